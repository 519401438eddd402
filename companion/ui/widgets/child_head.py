# SPDX-License-Identifier: Apache-2.0
"""The head of a page about one child: its heading, and beside it the choice of the child."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.labels import Heading

NARROW_EM = 40
"""Below this width of the page the choice stands below the heading."""


class ChildHead(QWidget):
    """Puts the parts of the head beside or below each other."""

    def __init__(
        self, look: Look, heading: Heading, choice: ChildChoice, between: Iterable[QWidget] = ()
    ) -> None:
        super().__init__()
        self._em = look.em
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(look.px(16))
        self.row.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        for widget in between:
            self.row.addWidget(widget)
        self.row.addWidget(choice, 1)

    def fit(self, width: int, *, has_child: bool) -> None:
        """Fit a page of this width. While a child is asked for, the form needs all of it."""
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        is_narrow = width < NARROW_EM * self._em or not has_child
        self.row.setDirection(down if is_narrow else along)
