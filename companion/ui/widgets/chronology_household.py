# SPDX-License-Identifier: Apache-2.0
"""Before anything leaves: what a file leaves behind, and who in the household could find it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList

NO, YES, UNSURE = "no", "yes", "unsure"


class HouseholdCheck(QWidget):
    """The answer is kept nowhere. It only chooses what is said next."""

    answered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(Heading(self.tr("What a file or a print-out leaves behind")))
        column.addWidget(SentenceList(look, self._traces()))
        self.question = ChoiceRow(
            look,
            self.tr("Could someone you are afraid of see the file, or the printer?"),
            (
                Choice(NO, self.tr("No")),
                Choice(YES, self.tr("Yes")),
                Choice(UNSURE, self.tr("I am not sure")),
            ),
        )
        self.question.changed.connect(self._on_changed)
        column.addWidget(self.question)
        self._advice = Words("")
        self._box = Card(look, "caution")
        self._box.column.addWidget(self._advice)
        self._box.hide()
        column.addWidget(self._box)

    @property
    def is_answered(self) -> bool:
        """Whether something was answered."""
        return self.question.value is not None

    def forget(self) -> None:
        """Ask again."""
        self.question.show_value(None)
        self._box.hide()

    def _traces(self) -> tuple[str, ...]:
        return (
            self.tr("The file is not locked, except the locked PDF. Anyone who finds it reads it."),
            self.tr("A printer may keep the pages for a while. Fetch them at once."),
            self.tr(
                "Some folders are copied to the internet by themselves, such as OneDrive, iCloud "
                "or Dropbox."
            ),
            self.tr("What you have handed over, Companion can not take back."),
            self.tr("Notes may be asked for in a court. Both sides may read them then."),
        )

    def _on_changed(self) -> None:
        words = {
            YES: self.tr(
                "Then wait with it, if you can. Make it at a friend's or at work, or ask the "
                "police or your social worker how to hand it over. Or choose a locked PDF, and "
                "save it on a stick that stays with you."
            ),
            UNSURE: self.tr(
                "Then treat it as if they could. A locked PDF on a stick that stays with you is "
                "one way. Do not print on a shared printer."
            ),
        }.get(self.question.value or "", "")
        self._advice.setText(words)
        self._box.setVisible(bool(words))
        self.answered.emit()
