# SPDX-License-Identifier: Apache-2.0
"""Preparations in memory. A contract test holds them to the real store."""

from datetime import UTC, datetime

from companion.domain.preparation import Preparation
from tests.fake_journal import Fault

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class InMemoryPreparationStore:
    """One of each kind for a child, the last written at the end."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._kept: dict[tuple[int, str], Preparation] = {}

    def keep_preparation(self, preparation: Preparation) -> None:
        self._fault.strike()
        self._kept.pop((preparation.child_id, preparation.worksheet_id), None)
        if not preparation.is_blank:
            self._kept[preparation.child_id, preparation.worksheet_id] = preparation

    def preparations(self, child_id: int) -> tuple[Preparation, ...]:
        self._fault.strike()
        own = [one for one in reversed(self._kept.values()) if one.child_id == child_id]
        return tuple(sorted(own, key=lambda one: one.written_at or LONG_AGO, reverse=True))
