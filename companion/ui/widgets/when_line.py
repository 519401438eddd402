# SPDX-License-Identifier: Apache-2.0
"""A line to type a day in everyday words; says back what was read, and asks where it is unclear."""

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.when_pieces import DayMonthOrder, Refusal
from companion.domain.when_words import Reading, WhenRead, read_when
from companion.services.ports import Clock
from companion.ui.kit.access import announce
from companion.ui.kit.formatting import local
from companion.ui.kit.look import Look
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.field import LabelledField, PlainLine
from companion.ui.widgets.labels import Words
from companion.ui.widgets.when_said import reading_words, refusal_words, said_back

PAUSE_MS = 700
LONGEST = 120
LINE_EM = 24


class WhenLine(QWidget):
    """What can be read in one way counts at once; anything else waits for the person."""

    read = Signal(object)
    """What was read, a Happened; None where nothing is or where the person has to choose."""

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._look, self._clock = look, clock
        self._found = WhenRead()
        self.choice: ChoiceRow | None = None
        self.line = PlainLine()
        self.line.setMaxLength(LONGEST)
        self.line.setMaximumWidth(look.em * LINE_EM)
        self.answer = Words("", "small")
        self.answer.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(4))
        self._column.addWidget(
            LabelledField(
                look,
                self.tr("The day, in your own words"),
                self.line,
                self.tr("Such as “yesterday evening”, “about two weeks ago” or “12/3”."),
            )
        )
        self._column.addWidget(self.answer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._on_finished)

    @property
    def is_unclear(self) -> bool:
        """True while words stand here that give no day, or more than one."""
        is_chosen = self.choice is not None and self.choice.value is not None
        return bool(self.line.text().strip()) and len(self._found.readings) != 1 and not is_chosen

    def clear(self) -> None:
        """Forget what was typed."""
        self._pause.stop()
        self.line.clear()
        self._found = WhenRead()
        self._show_answer("")
        self._drop_choice()

    def _on_edited(self, words: str) -> None:
        self._drop_choice()
        self._found = self._read(words)
        readings = self._found.readings
        is_clear = len(readings) == 1
        self._show_answer(said_back(readings[0]) if is_clear else "")
        self.read.emit(readings[0].happened if is_clear else None)
        self._pause.start()

    def _on_finished(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._say()

    def _say(self) -> None:
        if self._found.must_choose:
            self._ask(self._found.readings)
        elif not self._found.readings and self._found.refusal is not Refusal.EMPTY:
            self._show_answer(refusal_words(self._found))
        if self.answer.text():
            announce(self, self.answer.text())

    def _ask(self, readings: tuple[Reading, ...]) -> None:
        self._drop_choice()
        choices = (Choice(str(at), reading_words(one)) for at, one in enumerate(readings))
        question = self.tr("Which one do you mean?")
        choice = ChoiceRow(self._look, question, tuple(choices))
        choice.changed.connect(self._on_chosen)
        self.choice = choice
        self._column.insertWidget(1, choice)
        choice.show()
        QWidget.setTabOrder(self.line, choice.buttons[0])
        announce(self, question)

    def _on_chosen(self) -> None:
        if self.choice is not None and self.choice.value is not None:
            reading = self._found.readings[int(self.choice.value)]
            self._show_answer(said_back(reading))
            announce(self, self.answer.text())
            self.read.emit(reading.happened)

    def _drop_choice(self) -> None:
        if self.choice is not None:
            self.choice.hide()
            self.choice.deleteLater()
            self.choice = None

    def _show_answer(self, words: str) -> None:
        self.answer.setText(words)
        self.answer.setVisible(bool(words))

    def _read(self, words: str) -> WhenRead:
        """Read the words; a date in digits that can be turned round is read both ways."""
        now = local(self._clock.now())
        is_month_first = QLocale().dateFormat(QLocale.FormatType.ShortFormat).startswith("M")
        orders = [DayMonthOrder.DAY_FIRST, DayMonthOrder.MONTH_FIRST]
        if is_month_first:
            orders.reverse()
        usual, turned = (read_when(words, now, order) for order in orders)
        if not (usual.readings and turned.readings):
            return usual
        return WhenRead(tuple(dict.fromkeys((*usual.readings, *turned.readings))))
