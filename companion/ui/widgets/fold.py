# SPDX-License-Identifier: Apache-2.0
"""A part of a form that is folded away until it is wanted."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.scroll_to import bring_into_view


class Fold(QWidget):
    """A plain question to click on, and what belongs to it below."""

    opened = Signal()
    closed = Signal()

    def __init__(self, look: Look, title: str, body: QWidget) -> None:
        super().__init__()
        self.body = body
        self.button = ActionButton(look, title, "chevron-right", "quiet", self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(body)
        self.set_open(is_open=False)

    @property
    def is_open(self) -> bool:
        """True while the body is unfolded."""
        return not self.body.isHidden()

    def set_open(self, *, is_open: bool) -> None:
        """Unfold or fold; what is written inside stays."""
        self.body.setVisible(is_open)
        self.button.set_icon_name("chevron-down" if is_open else "chevron-right")
        self.button.setAccessibleDescription(
            self.tr("Open. Press to fold it away; what is written stays.")
            if is_open
            else self.tr("Folded away. Press to open it.")
        )

    def _on_clicked(self) -> None:
        self.set_open(is_open=not self.is_open)
        if self.is_open:
            self.opened.emit()
            # It has its place once it has been laid out.
            QTimer.singleShot(0, self, lambda: bring_into_view(self))
        else:
            self.closed.emit()
