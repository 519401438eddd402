# SPDX-License-Identifier: Apache-2.0
"""A question with a few answers in a row: radio buttons in a group that bears the question."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.wrapping import WrappingGroup, WrappingRadio

HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Backspace: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. Each letter of `keys` chooses it while the group has the focus."""

    value: str
    label: str
    keys: str = ""


class _WalkButton(WrappingRadio):
    """Leaves the keys that go from question to question to its row."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoiceRow(WrappingGroup):
    """One Tab stop; arrow keys go from answer to answer. Nothing chosen is an answer too."""

    changed = Signal()
    """The person chose another answer."""
    walked = Signal(object, int)
    """This row, where it is one of many: 0 it was answered by a key, 1 on, -1 back."""

    def __init__(
        self,
        look: Look,
        question: str,
        choices: tuple[Choice, ...],
        *,
        is_one_of_many: bool = False,
    ) -> None:
        super().__init__(question.replace("&", "&&"))
        self._choices = choices
        self._is_one_of_many = is_one_of_many
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(2))
        self._question = Heading(question, 3)
        self._column.addWidget(self._question)
        self._group = QButtonGroup(self)
        self._row = WrapRow(look.px(8))
        kind = _WalkButton if is_one_of_many else WrappingRadio
        self.buttons: list[QRadioButton] = [kind(choice.label) for choice in choices]
        for place, button in enumerate(self.buttons):
            self._group.addButton(button, place)
            self._row.add(button)
        self._column.addWidget(self._row)
        self._show_one_stop()
        self._group.idClicked.connect(lambda _place: self.changed.emit())

    @property
    def value(self) -> str | None:
        """The value that is chosen, or None."""
        place = self._group.checkedId()
        return self._choices[place].value if place >= 0 else None

    def show_value(self, value: str | None) -> None:
        """Choose an answer, or none, without saying so."""
        for button, choice in zip(self.buttons, self._choices, strict=True):
            if choice.value == value:
                button.setChecked(True)
                return
        self._group.setExclusive(False)
        for button in self.buttons:
            button.setChecked(False)
        self._group.setExclusive(True)
        self._show_one_stop()

    def add_below_question(self, *texts: str) -> None:
        """Add lines between the question and its answers."""
        for place, text in enumerate(texts, 1):
            self._column.insertWidget(place, Words(text, "muted"))

    def add_beside_answers(self, widget: QWidget) -> None:
        """Add a widget at the end of the row of answers."""
        self._row.add(widget)

    def focus_answer(self) -> None:
        """Put the focus on the chosen answer, or on the first."""
        place = self._group.checkedId()
        self.buttons[max(0, place)].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = STEPS.get(Qt.Key(event.key()), 0) if self._is_one_of_many else 0
        button = self._button_for(event)
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            button.click()
            if self._is_one_of_many:
                self.walked.emit(self, 0)
        elif by:
            self.walked.emit(self, by)
        else:
            super().keyPressEvent(event)

    def _button_for(self, event: QKeyEvent) -> QRadioButton | None:
        """Return the answer that a key chooses. A key that is held down chooses once."""
        key = event.text().upper()
        if not key or event.isAutoRepeat() or event.modifiers() & ~HARMLESS:
            return None
        pairs = zip(self.buttons, self._choices, strict=True)
        return next((button for button, choice in pairs if key in choice.keys), None)

    def _show_one_stop(self) -> None:
        # With nothing chosen Qt would stop at each; once one is chosen it keeps to that one.
        for place, button in enumerate(self.buttons):
            is_first = place == 0
            policy = Qt.FocusPolicy.StrongFocus if is_first else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
