# SPDX-License-Identifier: Apache-2.0
"""A question with a few answers in a row: radio buttons in a group that bears the question."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words

NO_KEYS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. `key` chooses it while the group has the focus; "" for none."""

    value: str
    label: str
    key: str = ""


class ChoiceRow(QGroupBox):
    """One Tab stop; arrow keys go from answer to answer. Nothing chosen is an answer too."""

    changed = Signal()
    """The person chose another answer."""

    def __init__(self, look: Look, question: str, choices: tuple[Choice, ...]) -> None:
        super().__init__(question.replace("&", "&&"))
        self._choices = choices
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(2))
        self._question = Heading(question, 3)
        self._column.addWidget(self._question)
        self._group = QButtonGroup(self)
        self._row = WrapRow(look.px(8))
        self.buttons = [QRadioButton(choice.label) for choice in choices]
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
    def minimumSizeHint(self) -> QSize:
        # The group's own hint is as wide as its title in one line.
        return self._column.minimumSize()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        keys = [choice.key for choice in self._choices]
        if key and key in keys and event.modifiers() in NO_KEYS:
            button = self.buttons[keys.index(key)]
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            button.click()
        else:
            super().keyPressEvent(event)

    def _show_one_stop(self) -> None:
        # With nothing chosen Qt would stop at each; once one is chosen it keeps to that one.
        for place, button in enumerate(self.buttons):
            is_first = place == 0
            policy = Qt.FocusPolicy.StrongFocus if is_first else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
