# SPDX-License-Identifier: Apache-2.0
"""Printing the answers of a review: asks first whether the child's label stands on the paper."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Words


class PaperChoice(QWidget):
    """Folded away: what is on the paper, and with or without the label."""

    wanted = Signal(bool)
    """True with the label."""

    def __init__(self, desk: Desk, label: str) -> None:
        super().__init__()
        look = desk.look
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(look.px(24), 0, 0, 0)
        inner.setSpacing(look.px(8))
        inner.addWidget(
            Words(
                self.tr(
                    "Your answers and your notes are on this paper. Someone else may find it. "
                    "Do you want the name you use here for your child on it?"
                )
            )
        )
        row = WrapRow(look.px(8))
        named = self.tr("With the name “{label}”").format(label=label.replace("&", "&&"))
        for words, is_named in ((self.tr("Without the name"), False), (named, True)):
            wish = partial(self.wanted.emit, is_named)
            row.add(ActionButton(look, words, "printer", on_click=wish))
        inner.addWidget(row)
        self.fold = Fold(look, self.tr("Print my answers and notes"), body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
