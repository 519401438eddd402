# SPDX-License-Identifier: Apache-2.0
"""The first doors for a purpose: name, number, and the way to all that is known of each."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Channel
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.labels import SelectableWords

DOORS_SHOWN = 3


class DoorList(QWidget):
    """A few doors below each other, then the way to every door."""

    go = Signal(str)

    def __init__(self, desk: Desk, purposes: Iterable[str]) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for door in first_doors(desk, purposes):
            self._add(door)
        self._column.addWidget(
            self._button(self.tr("See every door"), "life-buoy", "page:get-help"),
            0,
            Qt.AlignmentFlag.AlignLeading,
        )

    def _add(self, door: Channel) -> None:
        button = self._button(door.name, "arrow-right", f"channel:{door.id}")
        button.setAccessibleDescription(self.tr("Shows this door: who may use it, and how."))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        if door.phone:
            self._column.addWidget(SelectableWords(door.phone, "h3"))
            self._column.addSpacing(self._desk.look.px(6))

    def _button(self, text: str, icon: str, target: str) -> ActionButton:
        return ActionButton(self._desk.look, text, icon, "quiet", lambda: self.go.emit(target))


def first_doors(desk: Desk, purposes: Iterable[str]) -> tuple[Channel, ...]:
    """Return the first doors for these purposes here; none where the list can not be read."""
    try:
        return desk.channels.doors_for(purposes)[:DOORS_SHOWN]
    except CompanionError:
        return ()
