# SPDX-License-Identifier: Apache-2.0
"""Buttons beside each other that say less where there is less room; their names stay whole."""

from PySide6.QtGui import QIcon

from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow

SPACING = 8


class ButtonRow(WrapRow):
    """Each button has its words and short ones; a button without short words keeps its icon."""

    def __init__(self, buttons: tuple[tuple[ActionButton, str], ...]) -> None:
        super().__init__(SPACING)
        self._buttons = [(button, button.text(), short) for button, short in buttons]
        for button, words, _short in self._buttons:
            button.setAccessibleName(words)
            self.add(button)

    def fit(self, room: int) -> bool:
        """Show words and icons, words only, or short words; False where even these wrap."""
        for show in (self._show_all, self._show_words, self._show_short):
            show()
            widths = [button.sizeHint().width() for button, _words, _short in self._buttons]
            if sum(widths) + SPACING * (len(widths) - 1) <= room:
                break
        else:
            return False
        self.updateGeometry()
        return True

    def _show_all(self) -> None:
        for button, words, _short in self._buttons:
            button.setText(words)
            button.set_icon_name(button.icon_name)

    def _show_words(self) -> None:
        for button, words, _short in self._buttons:
            button.setText(words)
            button.setIcon(QIcon())

    def _show_short(self) -> None:
        for button, _words, short in self._buttons:
            button.setText(short)
            if short:
                button.setIcon(QIcon())
            else:
                button.set_icon_name(button.icon_name)
