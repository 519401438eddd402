# SPDX-License-Identifier: Apache-2.0
"""A line to type a day in everyday words; says back what was read, and asks where it is unclear."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.journal import Happened
from companion.domain.when_pieces import DayMonthOrder, Refusal
from companion.domain.when_words import Reading, WhenRead, read_when
from companion.services.ports import Clock
from companion.ui.kit.access import announce
from companion.ui.kit.formatting import local
from companion.ui.kit.look import Look
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.field import LabelledField, PlainLine
from companion.ui.widgets.labels import Words
from companion.ui.widgets.when_said import (
    kept_beside,
    reading_words,
    refusal_words,
    said_back,
    typed_on,
)

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
        self._is_settled = False
        self._last = ""
        self.typed_at = clock.now()
        """When the words were typed: "yesterday" is read from there."""
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
        # Told first, before what fits is read.
        self.line.inputRejected.connect(lambda: QTimer.singleShot(0, self, self._say_too_long))

    @property
    def is_unclear(self) -> bool:
        """True while words stand here that give no day, or more than one."""
        is_chosen = self.choice is not None and self.choice.value is not None
        is_clear = self._is_settled or is_chosen or len(self._found.readings) == 1
        return bool(self.said) and not is_clear

    @property
    def said(self) -> str:
        """The words that stand here."""
        return self.line.text().strip()

    def show_saved(self, said: str, typed_at: datetime | None = None) -> None:
        """Show words of long ago, or none; the day that was saved with them counts."""
        self._begin(said, typed_at)
        self._is_settled = True
        if said and local(self.typed_at).date() != local(self._clock.now()).date():
            self._show_answer(typed_on(self.typed_at))

    def show_begun(self, happened: Happened, typed_at: datetime) -> None:
        """Go on with words that were not saved; where they are not clear, ask again."""
        self._begin(happened.said, typed_at)
        self._found = self._read(happened.said)
        readings = self._found.readings
        chosen = replace(happened, said="")
        if len(readings) == 1 or any(one.happened == chosen for one in readings):
            self._is_settled = True
        elif self.said:
            self._say(is_spoken=False)

    def take(self, words: str) -> None:
        """Read these words as if they had been typed here."""
        self.line.setText(words)
        self._on_edited(words)
        self._on_finished()

    def settle(self) -> None:
        """Let the fields count, whatever the words say; the words stay."""
        self._pause.stop()
        self._is_settled = True
        self._drop_choice()
        self._show_answer(kept_beside() if self.said else "")

    def _begin(self, said: str, typed_at: datetime | None) -> None:
        self._pause.stop()
        self.typed_at = typed_at or self._clock.now()
        self._found, self._is_settled, self._last = WhenRead(), False, said
        # What an import brought may be longer than what is typed here.
        self.line.setMaxLength(max(LONGEST, len(said)))
        self.line.setText(said)
        self._show_answer("")
        self._drop_choice()

    def _on_edited(self, words: str) -> None:
        self._drop_choice()
        if not _goes_on(self._last, words):
            self.typed_at = self._clock.now()
        self._last, self._is_settled = words, False
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

    def _say_too_long(self) -> None:
        self._pause.stop()
        words = self.tr("Only {count} letters fit here. Write the rest in the box above.")
        self._show_answer(words.format(count=LONGEST))
        announce(self, self.answer.text())

    def _say(self, *, is_spoken: bool = True) -> None:
        if self._found.must_choose:
            self._ask(self._found.readings, is_spoken=is_spoken)
        elif not self._found.readings and self._found.refusal is not Refusal.EMPTY:
            self._show_answer(refusal_words(self._found))
        if self.answer.text() and is_spoken:
            announce(self, self.answer.text())

    def _ask(self, readings: tuple[Reading, ...], *, is_spoken: bool) -> None:
        self._drop_choice()
        choices = (Choice(str(at), reading_words(one)) for at, one in enumerate(readings))
        question = self.tr("Which one do you mean?")
        choice = ChoiceRow(self._look, question, tuple(choices))
        choice.changed.connect(self._on_chosen)
        self.choice = choice
        self._column.insertWidget(1, choice)
        choice.show()
        QWidget.setTabOrder(self.line, choice.buttons[0])
        if is_spoken:
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
        now = local(self.typed_at)
        is_month_first = QLocale().dateFormat(QLocale.FormatType.ShortFormat).startswith("M")
        orders = [DayMonthOrder.DAY_FIRST, DayMonthOrder.MONTH_FIRST]
        if is_month_first:
            orders.reverse()
        usual, turned = (read_when(words, now, order) for order in orders)
        if not (usual.readings and turned.readings):
            return usual
        return WhenRead(tuple(dict.fromkeys((*usual.readings, *turned.readings))))


def _goes_on(before: str, after: str) -> bool:
    """Return whether words were changed here and there, and not typed anew."""
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    return bool(before.strip()) and 2 * (start + end) >= len(before)


def _same(one: str, other: str) -> int:
    """Return how many letters two texts begin with in common."""
    differing = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))
