# SPDX-License-Identifier: Apache-2.0
"""Keeps both parts of the missing sheet in the vault from the first key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from companion.domain.errors import CompanionError
from companion.domain.missing import MissingDay, MissingSheet
from companion.services.missing_service import MissingService
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.autosave import Autosave


@dataclass(slots=True)
class Stored:
    """What the vault has of what is shown. Work there brings it up to date."""

    sheet: MissingSheet = field(repr=False)
    day: MissingDay = field(repr=False)


Words = tuple[Mapping[str, str], Mapping[str, str]]
"""The words of part one, and those of part two."""


class MissingKeeper(Autosave):
    """Writes only the part that was changed."""

    def __init__(self, desk: Desk, service: MissingService, read: Callable[[], Words]) -> None:
        super().__init__(desk)
        self._service, self._read_form = service, read
        self.stored: Stored | None = None

    def attend(self, stored: Stored | None) -> None:
        """Begin with another sheet, or with none."""
        self.begin()
        self.stored = stored

    @override
    def note_change(self) -> None:
        if self.stored is not None:
            super().note_change()

    @override
    def write(self) -> Callable[[], bool]:
        service, stored, (ready, day) = self._service, self.stored, self._read_form()

        def work() -> bool:
            if stored is None:
                return False
            try:
                if not _same(ready, stored.sheet.words):
                    stored.sheet = service.keep(replace(stored.sheet, words=ready))
            finally:
                # Where one part can not be kept, the other is tried all the same.
                if not _same(day, stored.day.words):
                    kept_id = service.keep_day(replace(stored.day, words=day))
                    stored.day = replace(stored.day, id=kept_id, words=day)
            return True

        return work

    def keep_and_leave(self, failed: Callable[[CompanionError], None]) -> None:
        """Keep what is shown, behind what is on its way, and attend to nothing."""
        work = self.hand_over()
        self.attend(None)
        if work is not None:
            self._desk.tasks.on_vault(self, work, lambda _: None, failed, is_keeping=True)


def _same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(one.get(key, "") == other.get(key, "") for key in one.keys() | other.keys())
