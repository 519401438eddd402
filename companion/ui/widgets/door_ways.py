# SPDX-License-Identifier: Apache-2.0
"""All ways to reach one door, under each other, the quickest first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Channel, WayKind, ways_of
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.kit.messages import Message, message_for
from companion.ui.widgets.card import Banner
from companion.ui.widgets.door_way import DoorWay


class DoorWays(QWidget):
    """What using each leaves behind is said beside it, until that is switched off for its kind."""

    large_wanted = Signal(object)
    """A way that should fill the page."""

    def __init__(self, desk: Desk, door: Channel, *, is_urgent: bool = False) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        self.ways = [
            DoorWay(desk, way, door.cost if way.shown == door.number() else "")
            for way in ways_of(door, is_urgent=is_urgent)
        ]
        for way in self.ways:
            way.large_wanted.connect(self.large_wanted)
            way.silence_wanted.connect(self._on_silence_wanted)
            column.addWidget(way)
        self._banner = Banner(desk.look)
        column.addWidget(self._banner)

    def _on_silence_wanted(self, kind: WayKind) -> None:
        silent = self._desk.preferences.now.with_trace(kind, is_said=False)
        try:
            self._desk.preferences.change(traces_not_said=silent)
        except CompanionError as error:
            self._banner.say(message_for(error))
        else:
            title = self.tr("Not said any more.")
            text = self.tr("You can switch it on again in Settings.")
            self._banner.say(Message(title, text, "ok"))
        for way in self.ways:
            if way.kind is kind:
                way.show_trace(is_shown=False)
