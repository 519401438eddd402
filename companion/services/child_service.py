# SPDX-License-Identifier: Apache-2.0
"""Children written about: a label each, never more than the person wants to give."""

from companion.domain.checklist import Child
from companion.domain.guide import AgeBand
from companion.services.changes import Change, OnChange
from companion.services.ports import ChildStore


class ChildService:
    """Adds and changes children."""

    def __init__(self, store: ChildStore, on_change: OnChange) -> None:
        self._store = store
        self._on_change = on_change

    def all(self) -> tuple[Child, ...]:
        """Return every child, in the order they were added."""
        return self._store.children()

    def add(self, label: str, age_band: AgeBand | None, *, has_extra_needs: bool = False) -> Child:
        """Add a child. Raises CompanionError."""
        child = self._store.add_child(label.strip(), age_band, has_extra_needs=has_extra_needs)
        self._on_change(Change.CHILDREN)
        return child

    def change(self, child: Child) -> None:
        """Keep another label, age band or need. Raises CompanionError."""
        self._store.change_child(child)
        self._on_change(Change.CHILDREN)
