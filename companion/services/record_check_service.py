# SPDX-License-Identifier: Apache-2.0
"""Checking a vault and an exported record against the hash chain. The words are the window's."""

from collections.abc import Collection, Iterator

from companion.domain.journal import Revision
from companion.domain.record_check import (
    ChainCheck,
    ChainLink,
    Link,
    NotARecordError,
    Place,
    RecordCheck,
    check_record,
    read_record,
    record_data,
)
from companion.services.ports import Clock, JournalStore

PAGE_LENGTH = 1000
MOST = 2**63
"""A file may name a number that no vault can hold."""


class RecordCheckService:
    """Says what was found, and never what it means: see docs/record-integrity.md."""

    def __init__(self, store: JournalStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def verify(self) -> ChainCheck:
        """Check every revision of every child in the open vault."""
        return self._store.check_chain()

    def known_hashes(self) -> dict[int, str]:
        """Return the hash of every revision in the open vault, to check a record against."""
        return self._store.hashes() or {0: ""}

    def wording(self, number: int, place: Place | None = None) -> Revision | None:
        """Return a saved wording by its number; with a place in a file, only if it is the same."""
        links = self._store.links(after=number - 1, limit=1) if 0 < number < MOST else ()
        link = links[0] if links else None
        if not isinstance(link, Link) or link.id != number:
            return None
        own = link.revision
        if place is not None and (own.hash, own.previous_hash) != (place.hash, place.previous_hash):
            return None
        return own

    def record(self, entry_ids: Collection[int]) -> dict[str, object]:
        """Return the record of these entries as JSON data, with only hashes of all others."""
        return record_data(self._links(), frozenset(entry_ids), self._clock.now())

    def _links(self) -> Iterator[ChainLink]:
        last = 0
        while links := self._store.links(after=last, limit=PAGE_LENGTH):
            yield from links
            last = links[-1].id


def verify_record(text: str, known: dict[int, str] | None = None) -> RecordCheck:
    """Check an exported record by itself, and against what the vault knows. Needs no vault open."""
    try:
        return check_record(read_record(text), known or {})
    except NotARecordError as error:
        return RecordCheck(problem=error.problem)
