# SPDX-License-Identifier: Apache-2.0
"""Everything the form needs of one entry, read in one go. Runs where the vault is."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from companion.domain.journal import Draft, Entry, Revision
from companion.services.private_room import PrivateRoom
from companion.ui.widgets.link_names import Linkable


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """An entry with its unsaved wording and its history; `entry` is None for a new one."""

    child_id: int
    entry: Entry | None = None
    draft: Draft | None = None
    history: tuple[Revision, ...] = field(default=(), repr=False)
    tags: tuple[str, ...] = field(default=(), repr=False)
    """Tags that this child's entries have, to be offered."""
    known: Linkable = field(default=Linkable(), repr=False)

    @property
    def entry_id(self) -> int | None:
        """The id of the entry; None for a new one."""
        return self.entry.id if self.entry else None

    @property
    def said_at(self) -> datetime | None:
        """When the words for the day were typed; None for a new one."""
        said = self.history[-1].happened.said if self.history else ""
        return next((one.written_at for one in self.history if one.happened.said == said), None)


def open_entry(room: PrivateRoom, child_id: int, entry_id: int | None) -> OpenedEntry:
    """Read an entry, or what is waiting of a new one. Raises CompanionError."""
    journal = room.journal
    draft, new = journal.resume_draft(child_id, entry_id), _new_entry(room, child_id)
    if entry_id is None:
        return replace(new, draft=draft)
    entry = journal.entry(entry_id)
    shown = None if entry.is_struck_out else draft
    return replace(new, entry=entry, draft=shown, history=journal.history(entry_id))


def open_latest(room: PrivateRoom, child_id: int) -> OpenedEntry:
    """Read what was being written last and is not saved; without it, begin a new entry."""
    for draft in room.journal.drafts():
        if draft.child_id == child_id:
            opened = open_entry(room, child_id, draft.entry_id)
            if opened.draft is not None:
                return opened
    return _new_entry(room, child_id)


def linkable(room: PrivateRoom, child_id: int) -> Linkable:
    """Read what an entry of this child may belong to."""
    return Linkable(tuple(room.talks.of(child_id)), tuple(room.reports.of(child_id)))


def _new_entry(room: PrivateRoom, child_id: int) -> OpenedEntry:
    return OpenedEntry(child_id, tags=room.journal.tags(child_id), known=linkable(room, child_id))
