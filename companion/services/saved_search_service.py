# SPDX-License-Identifier: Apache-2.0
"""Searches that the person gave a name."""

from companion.domain.entry_find import SavedSearch, Wanted
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock
from companion.services.record_ports import SavedSearchStore

LONGEST_NAME = 80


class SavedSearchService:
    """Lists, saves and drops searches; `JournalService.find` runs them."""

    def __init__(self, store: SavedSearchStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def saved(self, child_id: int) -> tuple[SavedSearch, ...]:
        """Return the searches of a child, in the order of saving."""
        return self._store.saved_searches(child_id)

    def save(self, child_id: int, name: str, wanted: Wanted) -> SavedSearch:
        """Save a search; one of the same name is replaced. Without a name it has its words."""
        given = " ".join(name.split() or wanted.words.split())[:LONGEST_NAME]
        search = self._store.save_search(child_id, given, wanted, self._clock.now())
        self._on_change(Change.JOURNAL)
        return search

    def drop(self, search_id: int) -> None:
        """Drop a saved search; no entry is touched."""
        self._store.drop_search(search_id)
        self._on_change(Change.JOURNAL)
