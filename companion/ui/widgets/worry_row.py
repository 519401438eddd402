# SPDX-License-Identifier: Apache-2.0
"""The last question of a review, on the page that asks it and where its effect is tried."""

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import Reply
from companion.ui.kit.look import Look
from companion.ui.widgets.choice_row import Choice, ChoiceRow

translate = QCoreApplication.translate


class WorryRow(ChoiceRow):
    """Two answers. It may be left open."""

    def __init__(self, look: Look, *, is_worried: bool | None) -> None:
        choices = (
            Choice(Reply.YES, translate("CheckView", "Yes"), translate("CheckView", "Y") + "1"),
            Choice(Reply.NO, translate("CheckView", "No"), translate("CheckView", "N") + "3"),
        )
        super().__init__(look, worry_question(), choices)
        self.add_below_question(
            translate("CheckView", "A feeling you can't name counts too. You can leave this open.")
        )
        if is_worried is not None:
            self.show_value(Reply.YES if is_worried else Reply.NO)


def worry_question() -> str:
    """Return the question."""
    return translate("CheckView", "Are you still worried?")
