# SPDX-License-Identifier: Apache-2.0
"""Records as wholes: the list, carer mode, handing a record over, and wiping one on purpose."""

from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from companion.domain.checklist import Child
from companion.domain.entry_find import SortBy, Wanted
from companion.domain.local_time import local_day
from companion.domain.record_check import Link
from companion.domain.records import (
    HandOver,
    Record,
    WaitingBeside,
    Wipe,
    initials_of,
    is_same_label,
)
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock, JournalStore
from companion.services.record_ports import RecordStore
from companion.services.record_service import FormDrafts

PAGE_LENGTH = 1000


class RecordsService:
    """What can be done with a record. Saving one of its hand-overs is `save`."""

    def __init__(
        self,
        store: RecordStore,
        journal: JournalStore,
        drafts: FormDrafts[HandOver],
        clock: Clock,
        on_change: OnChange,
    ) -> None:
        self._store = store
        self._journal = journal
        self.drafts = drafts
        self._clock = clock
        self._on_change = on_change
        self.wiping: Callable[[], AbstractContextManager[None]] = nullcontext
        """Stands around a wipe: words that wait for their record outside the vault go with it."""

    def records(self) -> tuple[Record, ...]:
        """Return the record of every child, in the order they were added."""
        return self._store.records()

    def is_carer(self) -> bool:
        """Return True where the person said that they care for children of other families."""
        return self._store.is_carer()

    def set_carer(self, *, is_carer: bool) -> None:
        """Keep what the person said. It stands in the vault: it tells of the household."""
        self._store.set_carer(is_carer=is_carer)
        self._on_change(Change.RECORDS)

    def save(self, hand_over: HandOver, draft_id: int = 0) -> HandOver:
        """Add or change a hand-over, and drop its draft. Raises CompanionError.

        A new one takes down how many entries there are now, and the newest hash.
        """
        dated = replace(hand_over, written_at=self._clock.now())
        if not dated.id:
            entries = self._journal.count(dated.child_id)
            dated = replace(dated, entries=entries, newest_hash=self._store.newest_hash())
        saved = self._store.save_hand_over(dated)
        self.drafts.drop_saved(draft_id)
        self._on_change(Change.RECORDS)
        return saved

    def of(self, child_id: int) -> tuple[HandOver, ...]:
        """Return what of this child was handed over, newest first."""
        return self._store.hand_overs(child_id)

    def is_handed_over_whole(self, child_id: int) -> bool:
        """Return True where no entry was written or changed since the last hand-over."""
        given = self._store.hand_overs(child_id)
        if not given:
            return False
        lines = self._journal.find(child_id, Wanted(sort=SortBy.WRITING), offset=0, limit=1).lines
        last = max(one.handed_on for one in given)
        if any(local_day(line.written_at) > last for line in lines):
            return False
        known = {one.newest_hash for one in given}
        hashes = self._journal.hashes()
        return not self._has_wording(child_id, max(_places(hashes, known), default=0))

    def _has_wording(self, child_id: int, after: int) -> bool:
        """Return True where the chain has a wording about a child behind that place."""
        while links := self._journal.links(after=after, limit=PAGE_LENGTH):
            if any(isinstance(one, Link) and one.child_id == child_id for one in links):
                return True
            after = links[-1].id
        return False

    def waiting_beside(self, child: Child) -> WaitingBeside:
        """Return what waits beside the records, to be said before a wipe. Raises CompanionError."""
        return self._store.waiting_beside(child.id)

    def wipe(self, child: Child, typed: str, *, wants_no_copy: bool) -> Wipe:
        """Wipe all that is held for a child. After a CompanionError all is as it was.

        Tells nobody of the change: lock right afterwards, so that pages with its words go too.
        Raises ValueError where the label was not typed, or where no copy was thought of: none of
        all notes was handed over, and nobody said that none is wanted.
        """
        if not is_same_label(typed, child.label):
            raise ValueError("the label was not typed")
        if not wants_no_copy and not self.is_handed_over_whole(child.id):
            raise ValueError("there is no hand-over of all, and nobody said that none is wanted")
        with self.wiping():
            return self._store.wipe(child.id, initials_of(child.label), self._clock.now())

    def wipes(self) -> tuple[Wipe, ...]:
        """Return the receipts of wiped records, newest first."""
        return self._store.wipes()


def _places(hashes: Mapping[int, str], known: Container[str]) -> Iterator[int]:
    """Return where in the chain the known hashes stand."""
    return (place for place, own in hashes.items() if own in known)
