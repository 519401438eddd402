# SPDX-License-Identifier: Apache-2.0
"""All ways to reach one door, under each other, the quickest first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Channel, ways_of
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.kit.messages import Message, message_for
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Banner
from companion.ui.widgets.door_way import DoorWay


class DoorWays(QWidget):
    """What using each leaves behind is said beside it, until the person switches that off."""

    large_wanted = Signal(object)
    """A way that should fill the page."""

    def __init__(self, desk: Desk, door: Channel) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        self.ways = [
            DoorWay(desk, way, door.cost if way.shown == door.phone else "")
            for way in ways_of(door)
        ]
        for way in self.ways:
            way.large_wanted.connect(self.large_wanted)
            column.addWidget(way)
        self._banner = Banner(desk.look)
        column.addWidget(self._banner)
        self._no_more = ActionButton(
            desk.look, self.tr("Do not say this every time"), "eye-off", "quiet", self._on_no_more
        )
        self._no_more.setAccessibleDescription(
            self.tr("Hides what a call or an opened page leaves behind. Settings brings it back.")
        )
        column.addWidget(self._no_more, 0, Qt.AlignmentFlag.AlignLeading)
        self._no_more.setHidden(not (self.ways and desk.preferences.now.is_trace_said))

    def _on_no_more(self) -> None:
        try:
            self._desk.preferences.change(is_trace_said=False)
        except CompanionError as error:
            self._banner.say(message_for(error))
        else:
            title = self.tr("Not said any more.")
            text = self.tr("You can switch it on again in Settings.")
            self._banner.say(Message(title, text, "ok"))
        for way in self.ways:
            way.show_trace(is_shown=False)
        self._no_more.hide()
