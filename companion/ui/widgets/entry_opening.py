# SPDX-License-Identifier: Apache-2.0
"""Everything the form needs of one entry, read in one go. Runs where the vault is."""

from dataclasses import dataclass, field

from companion.domain.journal import Draft, Entry, Revision
from companion.services.journal_service import JournalService


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """An entry with its unsaved wording and its history; `entry` is None for a new one."""

    child_id: int
    entry: Entry | None = None
    draft: Draft | None = None
    history: tuple[Revision, ...] = field(default=(), repr=False)
    tags: tuple[str, ...] = field(default=(), repr=False)
    """Tags that this child's entries have, to be offered."""

    @property
    def entry_id(self) -> int | None:
        """The id of the entry; None for a new one."""
        return self.entry.id if self.entry else None


def open_entry(journal: JournalService, child_id: int, entry_id: int | None) -> OpenedEntry:
    """Read an entry, or what is waiting of a new one. Raises CompanionError."""
    draft, tags = journal.resume_draft(child_id, entry_id), journal.tags(child_id)
    if entry_id is None:
        return OpenedEntry(child_id, draft=draft, tags=tags)
    entry = journal.entry(entry_id)
    shown = None if entry.is_struck_out else draft
    return OpenedEntry(child_id, entry, shown, journal.history(entry_id), tags)


def open_latest(journal: JournalService, child_id: int) -> OpenedEntry:
    """Read what was being written last and is not saved; without it, begin a new entry."""
    for draft in journal.drafts():
        if draft.child_id == child_id:
            opened = open_entry(journal, child_id, draft.entry_id)
            if opened.draft is not None:
                return opened
    return OpenedEntry(child_id, tags=journal.tags(child_id))
