# SPDX-License-Identifier: Apache-2.0
"""Sheets for a missing child in memory. A contract test holds them to the real store."""

from dataclasses import replace

from companion.domain.missing import MissingDay, MissingSheet
from tests.fake_journal import Fault


class InMemoryMissingStore:
    """Part one by child, part two by id."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._sheets: dict[int, MissingSheet] = {}
        self._days: dict[int, MissingDay] = {}
        self._last = 0

    def keep_missing_sheet(self, sheet: MissingSheet) -> None:
        self._fault.strike()
        self._sheets.pop(sheet.child_id, None)
        if not sheet.is_blank:
            self._sheets[sheet.child_id] = sheet

    def missing_sheet(self, child_id: int) -> MissingSheet | None:
        self._fault.strike()
        return self._sheets.get(child_id)

    def keep_missing_day(self, day: MissingDay) -> int:
        self._fault.strike()
        if day.is_blank:
            self._days.pop(day.id, None)
            return 0
        if not day.id:
            self._last += 1
        kept = replace(day, id=day.id or self._last)
        self._days[kept.id] = kept
        return kept.id

    def missing_days(self, child_id: int) -> tuple[MissingDay, ...]:
        self._fault.strike()
        own = [day for day in self._days.values() if day.child_id == child_id]
        return tuple(sorted(own, key=lambda day: (day.begun_on, day.id), reverse=True))
