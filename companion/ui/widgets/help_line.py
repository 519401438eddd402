# SPDX-License-Identifier: Apache-2.0
"""A calm line that help is there now, below the answer that calls for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible

from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.place_choice import is_place_known
from companion.ui.widgets.place_now import PlaceNow


class HelpLine(Card):
    """The emergency line and the way to the doors. The person may go on with the list."""

    go = Signal(str)

    def __init__(self, desk: Desk, *, is_now: bool) -> None:
        super().__init__(desk.look, "info")
        self.is_now = is_now
        self._title = Heading(self._words_for_title(), 3)
        set_role(self._title, QAccessible.Role.Notification)
        self._text = Words(self._words_for_text(desk))
        self.doors = ActionButton(
            desk.look,
            self.tr("See who to phone"),
            "life-buoy",
            on_click=lambda: self.go.emit("page:get-help"),
        )
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)
        if not is_place_known(desk):
            self.place = PlaceNow(desk)
            self.place.chosen.connect(lambda: self._text.setText(self._words_for_text(desk)))
            self.column.addWidget(self.place)
        self.column.addWidget(self.doors, 0, Qt.AlignmentFlag.AlignLeading)

    def say(self) -> None:
        """Have the line spoken."""
        announce(self, f"{self._title.text()} {self._text.text()}")

    def _words_for_title(self) -> str:
        if self.is_now:
            return self.tr("Someone can help with this now")
        return self.tr("Someone can help with this today")

    def _words_for_text(self, desk: Desk) -> str:
        number = desk.channels.emergency_line_or_none()
        if number:
            danger = self.tr("In danger now? Phone {number}.").format(number=number)
        else:
            danger = self.tr("In danger now? Phone your local emergency number, or the police.")
        kept = self.tr("You don't need proof. What you put in here is kept.")
        return f"{danger} {kept}"
