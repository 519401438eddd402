# SPDX-License-Identifier: Apache-2.0
"""Keeps a worksheet in the vault from the first key: it survives locking and leaving."""

from collections.abc import Callable

from companion.domain.errors import CompanionError
from companion.domain.preparation import Preparation
from companion.services.preparation_service import PreparationService
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.autosave import Autosave


class PrepareKeeper(Autosave):
    """Writes the worksheet that is shown."""

    def __init__(
        self, desk: Desk, service: PreparationService, read: Callable[[], Preparation]
    ) -> None:
        super().__init__(desk)
        self._service, self._read_form = service, read

    @override
    def write(self) -> Callable[[], bool]:
        service, preparation = self._service, self._read_form()
        return lambda: service.keep(preparation)

    def keep_and_begin(self, failed: Callable[[CompanionError], None]) -> None:
        """Keep the worksheet that is left, behind what is on its way, and begin with another."""
        work = self.hand_over()
        self.begin()
        if work is not None:
            self._desk.tasks.on_vault(self, work, lambda _: None, failed)
