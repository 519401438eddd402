# SPDX-License-Identifier: Apache-2.0
"""What the steps of a chronology have in common: a column, and ticks with a line of help."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.chronology_form import ChronologyForm
from companion.ui.kit.desk import Desk
from companion.ui.kit.look import Look
from companion.ui.widgets.labels import Words
from companion.ui.widgets.wrapping import WrappingCheck

INDENT = 28
GAP = 10


class StepView(QWidget):
    """One question. It shows a form, and returns the form with what was chosen."""

    changed = Signal()
    """The person chose or typed something."""
    go = Signal(str)
    failed = Signal(object)
    """A CompanionError."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(desk.look.px(GAP))

    @property
    def title(self) -> str:
        """The question, for the heading."""
        raise NotImplementedError

    @property
    def missing(self) -> str:
        """What has to be chosen before the next step, in words; empty where nothing is."""
        return ""

    def show_form(self, form: ChronologyForm, child: Child) -> None:
        """Show what is chosen, and read what is needed for it."""
        raise NotImplementedError

    def filled(self, form: ChronologyForm) -> ChronologyForm:
        """Return the form with what is chosen here."""
        return form

    def leave(self) -> None:
        """Stop what is under way: another step, or another child, is shown."""

    def forget(self) -> None:
        """Show nothing of a child any more: another one is chosen."""

    def focus_first(self) -> None:
        """Put the focus where the answer begins."""
        raise NotImplementedError


class HelpedTick(QWidget):
    """Something to tick, and below it what that means."""

    def __init__(self, look: Look, label: str, help_text: str = "") -> None:
        super().__init__()
        self.tick = WrappingCheck(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tick)
        if help_text:
            column.addWidget(indented(look, Words(help_text, "muted")))
            self.tick.setAccessibleDescription(help_text)

    @property
    def is_on(self) -> bool:
        """Whether it is ticked."""
        return self.tick.isChecked()

    def show_on(self, *, is_on: bool) -> None:
        """Tick it or not, without saying so."""
        set_quietly(self.tick, is_on=is_on)


def indented(look: Look, words: QWidget) -> QWidget:
    """Return the words so that they stand below the words of a tick, not below its box."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(look.px(INDENT), 0, 0, look.px(4))
    column.addWidget(words)
    return place


def set_quietly(button: QAbstractButton, *, is_on: bool) -> None:
    """Check a button without telling anybody."""
    with QSignalBlocker(button):
        button.setChecked(is_on)
