# SPDX-License-Identifier: Apache-2.0
"""Fields of reports and talks: a line of words, a choice that may be typed, and a day."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QVBoxLayout,
    QWidget,
)

from companion.domain.long_words import broken
from companion.services.ports import Clock
from companion.ui.kit import formatting
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.calm_inputs import CalmComboBox, CalmDateEdit
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import (
    PRIVATE,
    LabelledField,
    PlainLine,
    WordsEdit,
    holds_only_words,
)
from companion.ui.widgets.wrapping import WrappingCheck

LONGEST = 500
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def today(clock: Clock) -> date:
    """Return the day on the calendar of this computer."""
    return formatting.local(clock.now()).date()


def fill(edit: WordsEdit, words: str) -> None:
    """Show stored words, with the caret at their end."""
    edit.setPlainText(words)
    edit.moveCursor(QTextCursor.MoveOperation.End)


class WordsLine(WordsEdit):
    """One line of words. Copies are marked "do not keep", pictures refused, as in `WordsEdit`."""

    entered = Signal()
    """The Enter key was pressed."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, 1)
        self.setFixedHeight(self.minimumHeight() + look.px(4))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(self.LineWrapMode.NoWrap)

    @property
    def words(self) -> str:
        """What is typed, without white space around it."""
        return " ".join(self.toPlainText().split())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.ignore()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def setPlainText(self, text: str) -> None:
        super().setPlainText(broken(text).replace("\n", " "))

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if holds_only_words(source):
            self.insert_pasted(" ".join(broken(source.text()).split()))
        else:
            super().insertFromMimeData(source)


class TypedChoice(CalmComboBox):
    """A list to choose from, where other words may be typed as well."""

    def __init__(self, look: Look, choices: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaximumWidth(look.em * 30)
        self._line = PlainLine()
        self._line.setMaxLength(LONGEST)
        self._line.setAcceptDrops(False)
        self.setLineEdit(self._line)
        # Keyboards ask the list, not its line.
        self.setInputMethodHints(PRIVATE)
        # Completing while typing would put a door into the record that nobody chose.
        self.setCompleter(None)  # type: ignore[arg-type]
        self.set_choices(choices)

    @property
    def words(self) -> str:
        """What is chosen or typed."""
        return self.currentText().strip()

    def set_choices(self, choices: tuple[str, ...]) -> None:
        """Offer other choices; what is typed stays."""
        typed = self.currentText()
        self.clear()
        self.addItems(choices)
        self.show_words(typed)

    def show_words(self, words: str) -> None:
        """Show stored words, with the start of long ones in view."""
        self.setCurrentIndex(self.findText(words))
        self.setEditText(words)
        self._line.setCursorPosition(0)


class DayField(QWidget):
    """A day with shortcuts. With `ask`, there is none until its box is ticked."""

    asked = Signal()
    changed = Signal()

    def __init__(self, look: Look, clock: Clock, label: str, ask: str = "") -> None:
        super().__init__()
        self._look, self._clock = look, clock
        self.edit = CalmDateEdit(look)
        self.box = WrappingCheck(ask)
        self.box.toggled.connect(self._on_toggled)
        self.edit.dateChanged.connect(self.changed)
        self.box.toggled.connect(self.changed)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        if ask:
            column.addWidget(self.box)
        self._row = WrapRow(look.px(8))
        self._row.add(self.edit)
        column.addWidget(self._row)
        field = LabelledField(look, label, inside)
        field.label.setBuddy(self.box if ask else self.edit)
        self.edit.setAccessibleName(inside.accessibleName())
        self.box.setAccessibleDescription(inside.accessibleName())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(field)
        self._is_optional = bool(ask)
        self.show_day(None if ask else today(clock))

    @property
    def day(self) -> date | None:
        """The day, or None where there is none."""
        if self._is_optional and not self.box.isChecked():
            return None
        picked = self.edit.date()
        return date(picked.year(), picked.month(), picked.day())

    def add_shortcut(self, words: str, days_on: int) -> None:
        """Offer a button for a day so many days from today."""

        def choose() -> None:
            self._set(today(self._clock) + timedelta(days=days_on))

        self._row.add(ActionButton(self._look, words, "", "quiet", choose))

    def show_day(self, day: date | None) -> None:
        """Show a stored day."""
        self._set(day or today(self._clock))
        self.box.setChecked(day is not None)
        self._row.setVisible(day is not None or not self._is_optional)

    def _set(self, day: date) -> None:
        self.edit.setDate(QDate(day.year, day.month, day.day))

    def _on_toggled(self, is_on: bool) -> None:
        self._row.setVisible(is_on or not self._is_optional)
        self.asked.emit()
