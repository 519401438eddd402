# SPDX-License-Identifier: Apache-2.0
"""The small round mark of a child: a colour and a shape of its own, and a name for both."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap

from companion.domain.checklist import ChildColour
from companion.ui.kit.look import Look

translate = QCoreApplication.translate

SIDE = 16
"""In pixels at 100 % text size."""
LINE = 2.2


def mark_name(colour: ChildColour) -> str:
    """Return what the mark is called, for the eye and for a screen reader."""
    return {
        ChildColour.SEA: translate("ChildMark", "Sea, a full circle"),
        ChildColour.MOSS: translate("ChildMark", "Moss, a ring"),
        ChildColour.PLUM: translate("ChildMark", "Plum, a ring with a dot"),
        ChildColour.SAND: translate("ChildMark", "Sand, half a circle"),
        ChildColour.SLATE: translate("ChildMark", "Slate, a ring with a line"),
        ChildColour.ROSE: translate("ChildMark", "Rose, a ring with a cross"),
    }[colour]


def mark_icon(look: Look, colour: ChildColour) -> QIcon:
    """Return the mark in the colours of the theme."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    side = look.px(SIDE)
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, colour, look.theme.colour(f"mark-{colour}"), side)
    painter.end()
    icon = QIcon(picture)
    # A chosen row of a list must not tint it: the colour is what tells the children apart.
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def _draw(painter: QPainter, colour: ChildColour, ink: QColor, side: int) -> None:
    width = side * LINE / SIDE
    ring = QRectF(0, 0, side, side).adjusted(width, width, -width, -width)
    painter.setPen(QPen(ink, width))
    painter.drawEllipse(ring)
    painter.setBrush(ink)
    shape = _SHAPES.get(colour)
    if shape is not None:
        shape(painter, ring)


def _full(painter: QPainter, ring: QRectF) -> None:
    painter.drawEllipse(ring)


def _half(painter: QPainter, ring: QRectF) -> None:
    painter.drawChord(ring, -90 * 16, 180 * 16)


def _dot(painter: QPainter, ring: QRectF) -> None:
    painter.drawEllipse(ring.center(), ring.width() / 8, ring.width() / 8)


def _line(painter: QPainter, ring: QRectF) -> None:
    middle = ring.center().y()
    painter.drawLine(QPointF(ring.left(), middle), QPointF(ring.right(), middle))


def _cross(painter: QPainter, ring: QRectF) -> None:
    _line(painter, ring)
    middle = ring.center().x()
    painter.drawLine(QPointF(middle, ring.top()), QPointF(middle, ring.bottom()))


_SHAPES: dict[ChildColour, Callable[[QPainter, QRectF], None]] = {
    ChildColour.SEA: _full,
    ChildColour.PLUM: _dot,
    ChildColour.SAND: _half,
    ChildColour.SLATE: _line,
    ChildColour.ROSE: _cross,
}
