# SPDX-License-Identifier: Apache-2.0
"""Whose page this is: the mark and the label of a child, in one line above what is asked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from companion.domain.checklist import Child
from companion.ui.kit.look import Look
from companion.ui.widgets.child_mark import SIDE, mark_icon, mark_name
from companion.ui.widgets.labels import Words

WIDE = 1_000
"""The stretch of the words, so that what they do not need is left at the end of the line."""


class ChildLine(QWidget):
    """Empty and hidden until a child is shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._child: Child | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        self._mark = QLabel()
        self.words = Words("", "muted")
        self._mark.setFixedWidth(look.px(SIDE))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, WIDE)
        row.addStretch(1)
        look.theme_changed.connect(self._draw)
        self.hide()

    def show_child(self, child: Child | None, more: str = "") -> None:
        """Show whom the page is about, and what else belongs into this line."""
        self._child = child
        about = self.tr("About {child}").format(child=child.label) if child else ""
        self.words.setText(" · ".join(part for part in (about, more) if part))
        marked = f"{self.words.text()}, {mark_name(child.colour)}" if child else ""
        self.words.setAccessibleName(marked)
        self._draw()
        self.setVisible(bool(self.words.text()))

    def _draw(self) -> None:
        self._mark.setVisible(self._child is not None)
        if self._child is not None:
            side = self._look.px(SIDE)
            self._mark.setPixmap(mark_icon(self._look, self._child.colour).pixmap(side, side))
