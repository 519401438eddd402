# SPDX-License-Identifier: Apache-2.0
"""Bringing notes in from a file that was read: which are there already, and storing the rest."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import UTC, datetime, time

from companion.domain.import_notes import Note, likeness, twins
from companion.domain.journal import EntryLine
from companion.domain.new_entry import NewEntry
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock, JournalStore

LINES_AT_ONCE = 2_000
COMPARED = 200
"""A list holds no more of a first line than this."""
Origin = Callable[[Note], str]
"""Says of a note where it came from: kept as the reason of its first wording."""


class ImportService:
    """Compares with what is there, then stores everything or nothing."""

    def __init__(self, store: JournalStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def already_there(self, child_id: int, notes: Sequence[Note]) -> frozenset[int]:
        """Return the places of notes whose day and words the child's record, or the file, has.

        What has another time of the same day is another note.
        """
        wanted = {(note.happened.day, _beginning(note.text.first_line)) for note in notes}
        known: dict[tuple[str, str], set[time | None]] = {}
        for line in self._lines(child_id):
            if (line.happened.day, _beginning(line.first_line)) in wanted:
                now = self._store.entry(line.id).current
                known.setdefault(likeness(now.happened, now.text), set()).add(now.happened.at)
        there = (place for place, note in enumerate(notes) if _is_in(note, known))
        return frozenset(there) | twins(notes)

    def are_of(self, child_id: int, notes: Sequence[Note]) -> bool:
        """Return whether most of the notes stand in the record of this child already."""
        once = len(notes) - len(twins(notes))
        there = self.already_there(child_id, notes) - twins(notes)
        return once > 0 and 2 * len(there) > once

    def bring_in(self, child_id: int, notes: Iterable[Note], origin: Origin, tag: str) -> int:
        """Store notes as new entries, written now, and return how many. Raises CompanionError.

        Either all are stored or none.
        """
        at = self._clock.now().astimezone(UTC)
        new = [_entry_of(note, at, origin(note), tag) for note in notes]
        self._store.add_entries(child_id, new)
        self._on_change(Change.JOURNAL)
        return len(new)

    def _lines(self, child_id: int) -> Iterator[EntryLine]:
        offset = 0
        while lines := self._store.lines(child_id, offset=offset, limit=LINES_AT_ONCE):
            yield from lines
            offset += len(lines)


def _beginning(line: str) -> str:
    """Return the first word of a first line: enough to look closer at few entries only."""
    return next(iter(line[:COMPARED].split()), "")


def _is_in(note: Note, known: Mapping[tuple[str, str], Set[time | None]]) -> bool:
    """Return True for the same day and words, unless two times say that it was twice."""
    at, times = note.happened.at, known.get(note.likeness, frozenset())
    return bool(times) and (at is None or None in times or at in times)


def _entry_of(note: Note, at: datetime, origin: str, tag: str) -> NewEntry:
    details = replace(note.details, tags=(*note.details.tags, tag)).tidy()
    return NewEntry(note.happened, note.text, at, details, origin)
