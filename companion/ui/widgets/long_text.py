# SPDX-License-Identifier: Apache-2.0
"""A long text of others, shown as they wrote it: plain, to be read and selected, not changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from companion.ui.kit.look import Look

LINES_EM = 14


class LongText(QPlainTextEdit):
    """Arrow keys move through it; Tab goes on to what comes after."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(look.em * LINES_EM)
