# SPDX-License-Identifier: Apache-2.0
"""Reading a worksheet out on the phone: one field at a time, in large type."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.preparation import Worksheet, in_screens
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.prepare_words import left_empty

LARGE = 2
"""In em."""
ON_A_SCREEN = 320
"""So many characters stand on one screen; longer words go on on the next."""
WIDEST = 16_000


class PrepareReading(QWidget):
    """Screens of questions and words, and at the end what to ask."""

    done = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._screens: list[tuple[str, str]] = []
        self._place = 0
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px(12))
        self.counter = Words("", "muted")
        set_role(self.counter, QAccessible.Role.Notification)
        self.question = Heading("")
        self.words = Words("", "table")
        self.words.setMaximumWidth(WIDEST)
        self.words.setStyleSheet(f"font-size: {LARGE * look.em}px; font-weight: 600;")
        self.column.addWidget(self._build_row())
        for label in (self.counter, self.question, self.words):
            self.column.addWidget(label)
        self.column.addStretch(1)

    def _build_row(self) -> QWidget:
        look = self._look
        self.back = ActionButton(look, self.tr("Back"), "arrow-left", on_click=self._on_back)
        self.next = ActionButton(look, self.tr("Next"), "arrow-right", "primary", self._on_next)
        self.end = ActionButton(look, self.tr("Back to the sheet"), "x", "quiet", self.done.emit)
        row = WrapRow(look.px(8))
        for button in (self.back, self.next, self.end):
            row.add(button)
        for keys, call in (("PgDown", self._on_next), ("PgUp", self._on_back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.done)
        return row

    def show_sheet(self, worksheet: Worksheet, words: Mapping[str, str]) -> None:
        """Begin with the first field."""
        self._screens = []
        for one in worksheet.fields:
            said = words.get(one.id, "").strip() or left_empty()
            self._screens += [(one.question, part) for part in in_screens(said, ON_A_SCREEN)]
        title = self.tr("To ask, and to write down")
        self._screens += [(title, one) for one in worksheet.ask]
        self._show(0)
        self.next.setFocus()

    def forget(self) -> None:
        """Hold no words any more."""
        self._screens = []
        for label in (self.counter, self.question, self.words):
            label.clear()

    def _show(self, place: int) -> None:
        self._place = place
        question, words = self._screens[place]
        self.counter.setText(
            self.tr("{place} of {count}").format(place=place + 1, count=len(self._screens))
        )
        self.question.setText(question)
        self.words.setText(words)
        self.back.setEnabled(place > 0)
        self.next.setEnabled(place + 1 < len(self._screens))
        if not self.next.isEnabled():
            self.end.setFocus()
        announce(self, f"{question} {words}")

    def _on_next(self) -> None:
        if self._place + 1 < len(self._screens):
            self._show(self._place + 1)

    def _on_back(self) -> None:
        if self._place:
            self._show(self._place - 1)
            if not self.back.isEnabled():
                self.next.setFocus()
