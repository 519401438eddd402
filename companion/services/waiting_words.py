# SPDX-License-Identifier: Apache-2.0
"""Words in the vault that still wait for their place in the journal."""

from companion.services.edge_ports import EdgeStore


class WaitingWords:
    """Says which words lost the record they were written for, and lets words arrive."""

    def __init__(self, store: EdgeStore) -> None:
        self._store = store

    def strange(self) -> str:
        """Return words whose own child or entry is not here; "" for none. Raises CompanionError."""
        found = self._store.strange()
        return found[1] if found is not None else ""

    def let_arrive(self, words: str) -> None:
        """Let words wait no more: they are saved, or were given up. Raises CompanionError."""
        if words:
            self._store.let_arrive(words)
