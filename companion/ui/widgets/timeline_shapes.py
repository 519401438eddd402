# SPDX-License-Identifier: Apache-2.0
"""The shapes of the timeline: one for each kind of mark, all in one ink."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from companion.domain.journal import Certainty
from companion.domain.timeline import Lane

BEHIND = 0.45
"""How far the second shape of a pile looks out, in radii."""
Points = tuple[tuple[float, float], ...]
_CORNERS: dict[Lane, Points] = {
    Lane.SIGN: ((-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)),
    Lane.TALK: ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    Lane.REPORT: ((-0.75, 1.1), (-0.75, -1.1), (1, -0.45), (-0.4, 0.2), (-0.4, 1.1)),
    Lane.PROMISE: ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    Lane.WATCH: ((-0.9, -1.05), (0.9, -1.05), (0.2, 0), (0.9, 1.05), (-0.9, 1.05), (-0.2, 0)),
}


@dataclass(frozen=True, slots=True)
class Pencil:
    """What shapes are drawn with. An open shape shows the paper inside."""

    ink: QColor
    paper: QColor
    width: float
    is_mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a shape says: the kind, how sure the day is, several in one place, struck out."""

    lane: Lane
    certainty: Certainty = Certainty.EXACT
    is_pile: bool = False
    is_struck_out: bool = False


def draw_shape(
    painter: QPainter, pencil: Pencil, drawn: Drawn, centre: QPointF, radius: float
) -> None:
    """Draw a mark: full for a known day, open for "about", open and dashed for an unknown day."""
    pen = QPen(pencil.ink, pencil.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if drawn.is_pile:
        painter.setBrush(pencil.paper)
        step = radius * (-BEHIND if pencil.is_mirrored else BEHIND)
        behind = centre + QPointF(step, -radius * BEHIND)
        painter.drawPath(_path(drawn.lane, behind, radius, is_mirrored=pencil.is_mirrored))
    is_known = drawn.certainty is Certainty.EXACT
    if drawn.certainty is Certainty.UNKNOWN:
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
    painter.setBrush(pencil.ink if is_known else pencil.paper)
    painter.drawPath(_path(drawn.lane, centre, radius, is_mirrored=pencil.is_mirrored))
    if drawn.is_struck_out:
        _strike(painter, pencil, centre, radius)


def _path(lane: Lane, centre: QPointF, radius: float, *, is_mirrored: bool) -> QPainterPath:
    path = QPainterPath()
    if lane is Lane.ENTRY:
        path.addEllipse(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius))
        return path
    side = -1 if is_mirrored else 1
    corners = [centre + QPointF(x * side, y) * radius for x, y in _CORNERS[lane]]
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path


def _strike(painter: QPainter, pencil: Pencil, centre: QPointF, radius: float) -> None:
    """Cross a shape out; a rim in the colour of the paper keeps the line visible on it."""
    reach = QPointF(radius * 1.5, 0)
    for colour, width in ((pencil.paper, pencil.width * 3), (pencil.ink, pencil.width * 1.3)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(centre - reach, centre + reach)
