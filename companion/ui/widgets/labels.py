# SPDX-License-Identifier: Apache-2.0
"""Words on the screen: plain text only, wrapped, with the right role for a screen reader."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from companion.ui.kit.access import set_role
from companion.ui.kit.clipboard import copy_words
from companion.ui.kit.override import override
from companion.ui.widgets.wrapping import in_lines

LINE_CHARACTERS = 76
"""Line length at most (ux.md 2 asks for about 70 characters)."""
LEAST_CHARACTERS = 11
"""A longer word is broken rather than making its page wider than the window."""


class Words(QLabel):
    """A paragraph. Never interprets what it is given; breaks a word that no line has room for."""

    def __init__(self, text: str = "", look: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("look", look)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._limit_line()

    @override
    def heightForWidth(self, width: int) -> int:
        # A layout asks for the width it has, also where this label takes less of it.
        width = min(width, self.maximumWidth())
        if not self._must_break(width):
            return super().heightForWidth(width)
        metrics, lines = self.fontMetrics(), self._broken(width).count("\n")
        return super().minimumSizeHint().height() + lines * metrics.lineSpacing()

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        most = self.fontMetrics().averageCharWidth() * LEAST_CHARACTERS
        return QSize(min(hint.width(), most), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._must_break(self.width()):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = self._broken(self.width())
        painter.drawText(self.contentsRect(), self.alignment(), words)
        painter.end()

    def _must_break(self, width: int) -> bool:
        # The least width that Qt asks for is that of the longest word.
        return self.wordWrap() and width < super().minimumSizeHint().width()

    def _broken(self, width: int) -> str:
        return in_lines(self.text(), self.font(), width - self._beside())

    def _beside(self) -> int:
        return self.width() - self.contentsRect().width()

    def _limit_line(self) -> None:
        if self.property("look") in ("body", "muted", "lead", "quote"):
            width = QFontMetrics(self.font()).averageCharWidth() * LINE_CHARACTERS
            self.setMaximumWidth(width)


class SelectableWords(Words):
    """Words that can be selected and copied, such as a number. Copies are marked "do not keep"."""

    def __init__(self, text: str, look: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, look, parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self._copy).setEnabled(self.hasSelectedText())
        menu.addAction(self.tr("Select all"), lambda: self.setSelection(0, len(self.text())))
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        copy_words(self.selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))


class Heading(Words):
    """A heading: level 1 for the page, 2 for a part, 3 for a card."""

    def __init__(self, text: str = "", level: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(text, f"h{level}", parent)
        set_role(self, QAccessible.Role.Heading)
        if level == 1:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
