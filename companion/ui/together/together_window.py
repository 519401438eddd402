# SPDX-License-Identifier: Apache-2.0
"""The full-screen window with the cards. No menu, no rail, no page, no vault: cards only."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.table import TableCard
from companion.ui.kit import formatting
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.kit.paper import EMERGENCY_LINE
from companion.ui.together.card_view import CardView
from companion.ui.together.table_top import TableTop
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.focus_ring import FocusRing
from companion.ui.widgets.labels import Words

ON_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class TogetherWindow(QWidget):
    """Goes through cards, one at a time, and knows two ways out."""

    close_wanted = Signal()
    """Back to the open pages."""
    leave_wanted = Signal()
    """Hide everything and end."""

    def __init__(self, look: Look, cards: tuple[TableCard, ...], number: str) -> None:
        super().__init__()
        self._look = look
        self._cards = cards
        self._place = 0
        self.setProperty(EMERGENCY_LINE, number)
        self.watch = InputWatch()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(480, 400)
        self._build(number)
        look.dress(self)
        self._ring = FocusRing(self, look, self.watch)
        self._build_keys()
        self.watch.shift_pressed.connect(self.top.show_presses)
        self.watch.shift_pressed_thrice.connect(self.leave_wanted)
        self._draw()

    @property
    def place(self) -> int:
        """Which card is shown, from 0."""
        return self._place

    def go_to(self, place: int) -> None:
        """Show a card, or the one at the end where there is none."""
        place = max(0, min(place, len(self._cards) - 1))
        if place != self._place:
            self._place = place
            self._draw()
            announce(self, f"{self.position.text()}. {self.view.accessibleName()}")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.watch(self.windowHandle())
        self.view.setFocus()
        # The window manager may give the focus later, and to the first button.
        QTimer.singleShot(0, self, self.activateWindow)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.leave_wanted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ON_KEYS:
            self._read_on()
        elif event.key() == Qt.Key.Key_Up:
            self._step(-1)
        else:
            super().keyPressEvent(event)

    def _build(self, number: str) -> None:
        look = self._look
        self.top = TableTop(look, number)
        self.top.close_wanted.connect(self.close_wanted)
        self.top.leave_wanted.connect(self.leave_wanted)
        self.view = CardView(look)
        self.view.clicked.connect(self._on_card_clicked)
        self.back = self._side_button(self.tr("Back"), "arrow-left", -1)
        self.next = self._side_button(self.tr("Next"), "arrow-right", 1)
        middle = QHBoxLayout()
        middle.setSpacing(look.px(8))
        middle.addWidget(self.back)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.next)
        self.position = Words("", "h3")
        set_role(self.position, QAccessible.Role.Notification)
        self.checked = Words("", "small")
        self.checked.setWordWrap(False)
        foot = QHBoxLayout()
        foot.addWidget(self.position)
        foot.addStretch(1)
        foot.addWidget(self.checked)
        column = QVBoxLayout(self)
        side = look.px(16)
        column.setContentsMargins(0, 0, 0, look.px(12))
        middle.setContentsMargins(side, 0, side, 0)
        foot.setContentsMargins(side, 0, side, 0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _side_button(self, words: str, icon: str, by: int) -> ActionButton:
        button = ActionButton(self._look, words, icon, "quiet", lambda: self._step(by))
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # The ring says what has the focus; the style would shade the whole tall button as well.
        button.setStyleSheet("outline: none;")
        return button

    def _build_keys(self) -> None:
        last = len(self._cards) - 1
        is_mirrored = self.isRightToLeft()
        calls = {
            Qt.Key.Key_Right: lambda: self._step(-1 if is_mirrored else 1),
            Qt.Key.Key_Left: lambda: self._step(1 if is_mirrored else -1),
            Qt.Key.Key_PageDown: self._read_on,
            Qt.Key.Key_PageUp: lambda: self._step(-1),
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(last),
            Qt.Key.Key_Escape: self.close_wanted.emit,
        }
        for key, call in calls.items():
            QShortcut(QKeySequence(key), self).activated.connect(call)

    def _on_card_clicked(self, is_on: bool) -> None:
        if is_on:
            self._read_on()
        else:
            self._step(-1)

    def _read_on(self) -> None:
        """Show the rest of a long card first, then the next one."""
        if not self.view.scroll_on():
            self._step(1)

    def _step(self, by: int) -> None:
        self.go_to(self._place + by)

    def _draw(self) -> None:
        if not self._cards:
            self._draw_nothing()
            return
        card = self._cards[self._place]
        self.view.show_card(card)
        self.position.hide()
        self.position.setText(
            self.tr("{place} of {count}").format(place=self._place + 1, count=len(self._cards))
        )
        self.position.show()
        day = formatting.day(card.checked_on)
        self.checked.setText(self.tr("Checked on {day}.").format(day=day))
        for button, is_wanted in (
            (self.back, self._place > 0),
            (self.next, self._place + 1 < len(self._cards)),
        ):
            if button.hasFocus() and not is_wanted:
                # A button that can no longer be pressed must not take the focus with it.
                self.view.setFocus()
            button.setEnabled(is_wanted)

    def _draw_nothing(self) -> None:
        self.view.show_words(self.tr("There are no cards for this. Press “Leave the cards”."))
        self.back.setEnabled(False)
        self.next.setEnabled(False)
