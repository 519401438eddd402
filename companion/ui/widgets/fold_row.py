# SPDX-License-Identifier: Apache-2.0
"""Quiet buttons in one row. What each unfolds stands below the row, made when first wanted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.tab_order import put_after

CHEVRONS = ("chevron-right", "chevron-down")


@dataclass(frozen=True, slots=True)
class FoldWords:
    """What a button says while its part is folded and while it is open, and about what."""

    closed: str
    open: str
    about: str = ""


class FoldRow(QWidget):
    """Several folds that share one row of buttons, with plain links beside them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._bodies: list[QWidget | None] = []
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(4))
        self._row = WrapRow(look.px(12))
        self._column.addWidget(self._row)

    def add(self, button: QPushButton) -> None:
        """Add a link beside the folds."""
        self._row.add(button)
        self._buttons.append(button)

    def add_fold(self, words: FoldWords, icon: str, build: Callable[[], QWidget]) -> None:
        """Add a button, and what it unfolds."""
        place = len(self._bodies)
        self._bodies.append(None)
        button = ActionButton(self._look, words.closed, icon, "quiet")
        button.setAccessibleDescription(words.about)
        button.clicked.connect(lambda: self._toggle(place, button, words, build))
        self.add(button)

    def _toggle(
        self, place: int, button: ActionButton, words: FoldWords, build: Callable[[], QWidget]
    ) -> None:
        body = self._bodies[place]
        if body is None:
            body = self._bodies[place] = build()
            body.hide()
            earlier = sum(one is not None for one in self._bodies[:place])
            self._column.insertWidget(1 + earlier, body)
            put_after(self._buttons[-1], *(one for one in self._bodies if one is not None))
        body.setVisible(body.isHidden())
        is_open = not body.isHidden()
        button.setText(words.open if is_open else words.closed)
        if button.icon_name in CHEVRONS:
            button.set_icon_name(CHEVRONS[is_open])
