# SPDX-License-Identifier: Apache-2.0
"""The small print of the next step: one line in view, the rest folded away."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.guide import Provenance
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.next_step_sheet import not_a_verdict, what_it_is_not
from companion.ui.widgets.source_line import SourceLine

ABOUT_THE_RULES = "page:understand#about-the-next-step"


class NextStepLimits(QWidget):
    """What the step is not stands in view; how it is found, and its sources, below a question."""

    go = Signal(str)

    def __init__(self, desk: Desk, provenance: Provenance) -> None:
        super().__init__()
        look = desk.look
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(look.px(24), 0, 0, 0)
        inner.setSpacing(look.px(6))
        inner.addWidget(SentenceList(look, what_it_is_not()[1:]))
        about = ActionButton(
            look,
            self.tr("Read about these rules"),
            "book-open",
            "quiet",
            partial(self.go.emit, ABOUT_THE_RULES),
        )
        inner.addWidget(about, 0, Qt.AlignmentFlag.AlignLeading)
        self.fold = Fold(look, self.tr("How the next step is found"), body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(Words(not_a_verdict(), "muted"))
        column.addWidget(self.fold)
        column.addWidget(SourceLine(desk, provenance))
