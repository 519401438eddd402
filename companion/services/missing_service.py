# SPDX-License-Identifier: Apache-2.0
"""The sheet for a missing child, kept ready. It rings nobody and sends nothing."""

from dataclasses import dataclass, replace
from datetime import UTC, date

from companion.domain.missing import MissingDay, MissingSheet
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock
from companion.services.record_ports import MissingStore


@dataclass(frozen=True, slots=True)
class MissingRecord:
    """What is kept of a child: part one, and part two of each day, the newest first."""

    sheet: MissingSheet
    days: tuple[MissingDay, ...]


class MissingService:
    """Keeps what is typed, from the first key."""

    def __init__(self, store: MissingStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def of(self, child_id: int) -> MissingRecord:
        """Return what is kept of a child."""
        sheet = self._store.missing_sheet(child_id) or MissingSheet(child_id)
        return MissingRecord(sheet, self._store.missing_days(child_id))

    def keep(self, sheet: MissingSheet) -> MissingSheet:
        """Keep part one as it stands; the first words are looked at on the day of writing."""
        looked_on = sheet.looked_on or self.today()
        now = self._clock.now().astimezone(UTC)
        kept = replace(sheet, looked_on=looked_on, written_at=now)
        self._store.keep_missing_sheet(kept)
        self._on_change(Change.MISSING)
        return kept

    def keep_day(self, day: MissingDay) -> int:
        """Keep part two of a day as it stands, and return its id; 0 where no word is left."""
        now = self._clock.now().astimezone(UTC)
        return self._store.keep_missing_day(replace(day, written_at=now))

    def looked(self, child_id: int) -> MissingSheet:
        """Note that part one was read through today. Raises CompanionError."""
        sheet = self._store.missing_sheet(child_id) or MissingSheet(child_id)
        return self.keep(replace(sheet, looked_on=self.today()))

    def due(self, child_id: int) -> MissingSheet | None:
        """Return part one where it was last looked through long ago."""
        sheet = self._store.missing_sheet(child_id)
        return sheet if sheet is not None and sheet.is_due(self.today()) else None

    def today(self) -> date:
        """Return the day on the calendar of this computer."""
        return self._clock.now().astimezone().date()
