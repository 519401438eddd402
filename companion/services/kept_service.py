# SPDX-License-Identifier: Apache-2.0
"""Favourites and things to read later. They say what worries a person, so the vault holds them."""

from companion.domain.kept import Kept, Shelf
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock
from companion.services.record_ports import KeptStore


class KeptService:
    """What is kept to read again."""

    def __init__(self, store: KeptStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def keep(self, target: str, shelf: Shelf) -> None:
        """Keep a place of the guide. Harmless where it is kept already. Raises CompanionError."""
        self._store.keep(target, shelf, self._clock.now())
        self._on_change(Change.KEPT)

    def put_back(self, target: str, shelf: Shelf) -> None:
        """Take a place off a shelf. Raises CompanionError."""
        self._store.put_back(target, shelf)
        self._on_change(Change.KEPT)

    def kept(self) -> tuple[Kept, ...]:
        """Return everything that is kept, newest first. Raises CompanionError."""
        return self._store.kept()
