# SPDX-License-Identifier: Apache-2.0
"""The ring around what has the focus: one overlay on the window, clipped to the scroll area."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.scroll_page import PageContent, bring_into_view

GAP = 2
WIDTH = 2.5
RADIUS = 10
FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}


class FocusRing(QWidget):
    """Draws the ring; takes no input and is nothing to a screen reader."""

    def __init__(self, window: QWidget, look: Look, watch: InputWatch) -> None:
        super().__init__(window)
        self._look = look
        self._watch = watch
        self._target: QWidget | None = None
        self._followed: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.resize(window.size())
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        # In a window that is on the screen already, nothing else shows it; and somebody may have
        # gone on by keys before it was there.
        self.show()
        self._on_focus_changed(None, QApplication.focusWidget())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in FOLLOWED:
            if watched is self.window():
                self.resize(self.window().size())
            self.update()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ring = self._ring()
        if ring is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(ring[1])
        painter.setPen(QPen(QColor(self._look.theme.colour("focus")), WIDTH))
        painter.drawRoundedRect(ring[0], RADIUS, RADIUS)
        painter.end()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed = []
        self._target = None
        if new is not None and new.window() is self.window() and self._wants_ring(new):
            self._target = new
            walk: QWidget | None = new
            while walk is not None and walk is not self.window():
                walk.installEventFilter(self)
                self._followed.append(walk)
                walk = walk.parentWidget()
            new.destroyed.connect(self._on_target_destroyed)
        if new is not None and QGuiApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self._bring_into_view(new)
        self.raise_()
        self.update()

    def _bring_into_view(self, widget: QWidget) -> None:
        """Scroll to what took the focus: Qt does so only within one scroll area."""
        walk: QWidget | None = widget.parentWidget()
        while walk is not None:
            if isinstance(walk, QScrollArea):
                bring_into_view(self._look, walk, widget)
            walk = walk.area if isinstance(walk, PageContent) else walk.parentWidget()

    def _on_target_destroyed(self) -> None:
        self._target = None
        self._followed = []

    def _wants_ring(self, widget: QWidget) -> bool:
        if isinstance(widget, QLabel):
            return False
        return self._watch.last_was_key or isinstance(widget, QLineEdit | QPlainTextEdit)

    def _ring(self) -> tuple[QRect, QRect] | None:
        target = self._target
        if target is None or not target.isVisible():
            return None
        box = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
        return box.adjusted(-GAP, -GAP, GAP, GAP), self._clip(target)

    def _clip(self, target: QWidget) -> QRect:
        clip = self.rect()
        walk = target.parentWidget()
        while walk is not None and walk is not self.window():
            if isinstance(walk, QScrollArea) or (
                isinstance(walk, QAbstractScrollArea) and walk is not target
            ):
                view = walk.viewport()
                clip &= QRect(view.mapTo(self.window(), QPoint(0, 0)), view.size())
            walk = walk.parentWidget()
        return clip
