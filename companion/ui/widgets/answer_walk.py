# SPDX-License-Identifier: Apache-2.0
"""Going from question to question with the keys that answer them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Reply
from companion.ui.kit.look import Look
from companion.ui.widgets.choice_row import Choice, ChoiceRow


class WalkView(QWidget):
    """A page of questions. A key answers the one with the focus, and goes on to the next open one.

    What stands between two questions, such as a note, is reached with Tab.
    """

    moved = Signal(object)
    """The ChoiceRow that the keys went to."""
    ended = Signal()
    """No open question follows."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px(10))

    def rows(self) -> Sequence[ChoiceRow]:
        """Return the questions that can be seen, in their order."""
        raise NotImplementedError

    def keep_words(self) -> None:
        """Keep what is still being typed."""

    def walk(self, row: ChoiceRow, by: int) -> None:
        """Go on from a row: to the next open one, or one step on or back."""
        rows = list(self.rows())
        at = rows.index(row)
        if at + by < 0:
            return
        rest = rows[at + by :] if by else [one for one in rows[at + 1 :] if one.value is None]
        if rest:
            rest[0].focus_answer()
            self.moved.emit(rest[0])
        else:
            self.ended.emit()


def reply_choices(yes: str, not_sure: str, no: str) -> tuple[Choice, ...]:
    """Return the three answers to a question with their words; the keys are always the same."""
    key_for_yes = QCoreApplication.translate("AnswerWalk", "Y")
    key_for_no = QCoreApplication.translate("AnswerWalk", "N")
    return (
        Choice(Reply.YES, yes, f"{key_for_yes}1"),
        Choice(Reply.NOT_SURE, not_sure, "?2"),
        Choice(Reply.NO, no, f"{key_for_no}3"),
    )


def key_hint() -> str:
    """Return the line that says which keys answer."""
    return QCoreApplication.translate(
        "AnswerWalk",
        "Keys: Y yes, ? not sure, N no, or 1, 2, 3. Each goes on to the next. Up goes back.",
    )
