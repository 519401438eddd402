# SPDX-License-Identifier: Apache-2.0
"""Keeps worksheets in the vault from the first key: they survive locking and leaving."""

from collections.abc import Callable
from functools import partial

from companion.domain.errors import CompanionError
from companion.domain.preparation import Preparation
from companion.services.preparation_service import PreparationService
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.kit.tasks import do_each
from companion.ui.widgets.autosave import Autosave


class PrepareKeeper(Autosave):
    """Writes the worksheet that is shown, and before it those that were left and not kept yet."""

    def __init__(
        self, desk: Desk, service: PreparationService, read: Callable[[], Preparation | None]
    ) -> None:
        super().__init__(desk)
        self._service, self._read_form = service, read
        self._left: dict[tuple[int, str], Preparation] = {}

    @override
    def write(self) -> Callable[[], bool]:
        return self._keeping(self._read_form())

    def leave(self) -> None:
        """Begin with another worksheet; what is not kept of this one is tried until it is."""
        # What is on its way to the vault may fail as well.
        shown = self._read_form() if self._is_dirty or self._is_writing else None
        if shown is not None:
            self._left[shown.child_id, shown.worksheet_id] = shown
        self.begin()
        if self._left:
            work = self._keeping(None)
            self._desk.tasks.on_vault(
                self, work, lambda _: None, self._on_left_failed, is_keeping=True
            )

    def _keeping(self, shown: Preparation | None) -> Callable[[], bool]:
        # Without the keeper itself: the thread of the vault must never be the one to delete it.
        service, left, now = self._service, self._left, dict(self._left)

        def keep_left(key: tuple[int, str], one: Preparation) -> None:
            service.keep(one)
            if left.get(key) is one:
                del left[key]

        def work() -> bool:
            each = [partial(keep_left, key, one) for key, one in now.items()]
            do_each((*each, *([partial(service.keep, shown)] if shown is not None else [])))
            return shown is not None and not shown.is_blank

        return work

    def _on_left_failed(self, error: CompanionError) -> None:
        self.take_back()
        self.failed.emit(error)
