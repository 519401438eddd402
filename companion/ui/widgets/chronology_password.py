# SPDX-License-Identifier: Apache-2.0
"""A password for a locked PDF: typed twice, never stored, and nobody can reset it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible

from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.field import SecretField
from companion.ui.widgets.forget_soon import ForgetSoon
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList

LEAST, LONG = 10, 20


class PasswordBox(Card):
    """Says in words what would make the password harder to guess; gives no mark for it."""

    save_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.column.addWidget(Heading(self.tr("A password for the file"), 3))
        points = (
            self.tr("Nobody can reset it, not even us. Without it the file stays shut."),
            self.tr("Tell it to the reader by phone or in person, not in the same message."),
            self.tr("Do not use the passphrase of your notes."),
        )
        self.column.addWidget(SentenceList(look, points))
        self.first = SecretField(look, self.tr("Pass&word for the file"))
        self.again = SecretField(look, self.tr("The same password a&gain"))
        self.hint = Words("", "muted")
        self.problem = Words("", "h3")
        set_role(self.problem, QAccessible.Role.Notification)
        self.problem.hide()
        self.save = ActionButton(
            look, self.tr("Save the locked PDF"), "lock", "primary", self._on_save
        )
        for widget in (self.first, self.hint, self.again, self.problem):
            self.column.addWidget(widget)
        self.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeading)
        self.first.edit.textChanged.connect(self._on_typed)
        self.again.edit.returnPressed.connect(self._on_save)
        ForgetSoon(self)
        self._on_typed()

    @property
    def password(self) -> str:
        """What was typed."""
        return self.first.words

    def begin(self) -> None:
        """Put the focus where one types."""
        self.first.edit.setFocus()

    def forget(self) -> None:
        """Empty both fields."""
        self.first.clear()
        self.again.clear()
        self.problem.hide()

    def _hint(self) -> str:
        length = len(self.first.words)
        if length < LEAST:
            return self.tr("At least 10 characters. Four or five words are easy to remember.")
        if length < LONG:
            return self.tr("Longer is harder to guess. Add a word that does not belong to it.")
        return self.tr("That is long. Write it down where only you look.")

    def _on_typed(self) -> None:
        self.hint.setText(self._hint())
        self.problem.hide()

    def _on_save(self) -> None:
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if problem:
            announce(self, problem)
        else:
            self.save_wanted.emit()

    def _problem(self) -> str:
        if len(self.first.words) < LEAST:
            return self.tr("The password needs at least 10 characters.")
        if self.first.words != self.again.words:
            return self.tr("The two passwords are not the same.")
        return ""
