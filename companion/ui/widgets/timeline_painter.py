# SPDX-License-Identifier: Apache-2.0
"""Paints the timeline: columns and their names, lanes, today, marks, and the ring of the focus."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from companion.domain.timeline import Lane, Spot, Timeline
from companion.domain.timeline_stretch import Column, Stretch
from companion.ui.kit.look import Look
from companion.ui.widgets.timeline_shapes import Drawn, Pencil, draw_shape
from companion.ui.widgets.timeline_words import (
    column_words,
    head_words,
    lane_words,
    short_column_words,
    today_words,
)

HEAD_EM, NAME_EM, MARKS_EM, FOOT_EM = 1.6, 1.6, 2.0, 1.5
"""Heights: a line of the head, the name of a lane, its marks, and the line for today."""
NAMES_EM = 9.5
"""The column with the names of the lanes. Without it, each name stands over its lane."""
ROOM_EM, RADIUS_EM, PAD_EM = 1.8, 0.42, 0.4
SMALL = 0.88


@dataclass(frozen=True, slots=True)
class Shown:
    """What the picture shows."""

    timeline: Timeline
    stretch: Stretch
    today: float
    current: int
    has_focus: bool
    is_mirrored: bool
    names: int = 0
    """How wide the column with the names is; 0 for none."""


class TimelinePainter:
    """Knows where everything stands, and draws it."""

    def __init__(self, look: Look, shown: Shown) -> None:
        self._look = look
        self._shown = shown
        self._em = look.em
        self._top = 2 * HEAD_EM * self._em
        self._above = 0 if shown.names else NAME_EM * self._em
        self._lane = self._above + MARKS_EM * self._em
        self._width = shown.names + shown.stretch.width

    @property
    def height(self) -> int:
        """How high the whole picture is."""
        return round(self._top + len(self._shown.timeline.lanes) * self._lane + FOOT_EM * self._em)

    @property
    def room(self) -> int:
        """How far apart marks stand at least, and how large they are for the mouse."""
        return round(ROOM_EM * self._em)

    def spots(self) -> list[Spot]:
        """Return every mark and pile in view, lane by lane."""
        timeline, stretch = self._shown.timeline, self._shown.stretch
        return [
            spot for lane in timeline.lanes for spot in timeline.spots(lane, stretch, self.room)
        ]

    def centre(self, spot: Spot) -> QPointF:
        """Return where a spot stands."""
        return QPointF(self._x(spot.x), self.lane_y(spot.lane))

    def lane_y(self, lane: Lane) -> float:
        """Return how far down the marks of a lane stand."""
        above = self._shown.timeline.lanes.index(lane) * self._lane + self._above
        return self._top + above + MARKS_EM / 2 * self._em

    def paint(self, painter: QPainter) -> None:
        """Draw everything."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_paper(painter)
        left, right = sorted((self._x(0), self._x(self._shown.stretch.width)))
        if self._shown.names:
            painter.drawLine(QPointF(self._x(0), 0), QPointF(self._x(0), self.height - 1))
        for place, lane in enumerate(self._shown.timeline.lanes):
            self._paint_edge(painter, self._top + place * self._lane)
            if self._shown.names:
                self._paint_lane_name(painter, lane, self._top + place * self._lane)
        painter.setClipRect(QRectF(left, 0, right - left, self.height))
        self._paint_columns(painter)
        spots = self.spots()
        self._paint_today(painter, spots)
        for place, lane in enumerate(self._shown.timeline.lanes):
            if not self._shown.names:
                self._paint_lane_name(painter, lane, self._top + place * self._lane)
        for spot in spots:
            self._paint_spot(painter, spot)
        painter.setClipping(False)

    @property
    def _line(self) -> float:
        return 2.0 if self._look.theme.is_contrast else 1.0

    def _x(self, along: float) -> float:
        x = self._shown.names + along
        return self._width - x if self._shown.is_mirrored else x

    def _font(self, *, is_bold: bool = False) -> QFont:
        font = QApplication.font()
        font.setPixelSize(round(self._em * SMALL))
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        return font

    def _paint_paper(self, painter: QPainter) -> None:
        colour = self._look.theme.colour
        paper = QRectF(0, 0, self._width, self.height)
        painter.setPen(QPen(colour("line"), self._line))
        painter.setBrush(colour("surface"))
        radius = self._look.px(8)
        painter.drawRoundedRect(paper.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_columns(self, painter: QPainter) -> None:
        stretch = self._shown.stretch
        columns = stretch.columns()
        for column in columns:
            self._paint_column(painter, column)
        for head in stretch.heads(columns):
            self._paint_name(painter, head, 0, head_words(stretch.zoom, head), is_bold=True)

    def _paint_column(self, painter: QPainter, column: Column) -> None:
        stretch, top = self._shown.stretch, HEAD_EM * self._em
        x = self._x(stretch.x_of(column.start))
        painter.setPen(QPen(self._look.theme.colour("line"), self._line))
        painter.drawLine(QPointF(x, top), QPointF(x, self.height - 1))
        for words in (column_words, short_column_words):
            if self._paint_name(painter, column, top, words(stretch.zoom, column), is_bold=False):
                break

    def _paint_name(
        self, painter: QPainter, column: Column, y: float, words: str, *, is_bold: bool
    ) -> bool:
        """Write a name into the part of its column that is in view; False where it has no room."""
        stretch, pad = self._shown.stretch, PAD_EM * self._em
        start = max(0.0, stretch.x_of(column.start)) + pad
        end = min(float(stretch.width), stretch.x_of(column.end)) - pad
        font = self._font(is_bold=is_bold)
        if QFontMetricsF(font).horizontalAdvance(words) > end - start:
            return False
        painter.setFont(font)
        painter.setPen(self._look.theme.colour("text"))
        self._write(painter, start, end, (y, HEAD_EM * self._em), words)
        return True

    def _write(
        self, painter: QPainter, start: float, end: float, rows: tuple[float, float], words: str
    ) -> None:
        left, right = sorted((self._x(start), self._x(end)))
        side = (
            Qt.AlignmentFlag.AlignRight if self._shown.is_mirrored else Qt.AlignmentFlag.AlignLeft
        )
        box = QRectF(left, rows[0], right - left, rows[1])
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, words)

    def _paint_today(self, painter: QPainter, spots: list[Spot]) -> None:
        stretch = self._shown.stretch
        along = self._shown.timeline.line_of(int(self._shown.today), spots, stretch)
        if not 0 <= along <= stretch.width:
            return
        painter.setPen(QPen(self._look.theme.colour("control"), 2 * self._line))
        foot = self.height - FOOT_EM * self._em
        painter.drawLine(QPointF(self._x(along), self._top), QPointF(self._x(along), foot))
        words, font, pad = today_words(), self._font(is_bold=True), PAD_EM * self._em
        width = QFontMetricsF(font).horizontalAdvance(words) + 2 * pad
        start = min(max(pad, along - width / 2), stretch.width - width - pad)
        painter.setFont(font)
        painter.setPen(self._look.theme.colour("text"))
        self._write(painter, start + pad, start + width, (foot, FOOT_EM * self._em), words)

    def _paint_edge(self, painter: QPainter, y: float) -> None:
        painter.setPen(QPen(self._look.theme.colour("line"), self._line))
        painter.drawLine(QPointF(0, y), QPointF(self._width, y))

    def _paint_lane_name(self, painter: QPainter, lane: Lane, y: float) -> None:
        """Show the shape and the name of a kind, beside its marks or over them."""
        theme, em = self._look.theme, self._em
        painter.setFont(self._font())
        name, pad = lane_words(lane), PAD_EM * em
        start = pad + 1.4 * em - self._shown.names
        end = start + QFontMetricsF(painter.font()).horizontalAdvance(name) + pad
        high = self._above or self._lane
        if self._above:
            # The lines of the columns would run through the words.
            left, right = sorted((self._x(1), self._x(end)))
            paper = QRectF(left, y + 2, right - left, high - 2)
            painter.fillRect(paper, theme.colour("surface"))
        centre = QPointF(self._x(start - 0.85 * em), y + high / 2)
        draw_shape(painter, self._pencil("muted"), Drawn(lane), centre, 0.3 * em)
        painter.setPen(theme.colour("muted"))
        self._write(painter, start, end, (y, high), name)

    def _pencil(self, ink: str) -> Pencil:
        theme = self._look.theme
        width = max(1.5, self._em * 0.1)
        return Pencil(theme.colour(ink), theme.colour("surface"), width, self._shown.is_mirrored)

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        timeline, current = self._shown.timeline, self._shown.current
        is_current = current >= 0 and timeline.holds(spot, current)
        mark = timeline.marks[current if is_current else timeline.first_of(spot)]
        centre = self.centre(spot)
        if is_current:
            self._paint_ring(painter, centre)
        drawn = Drawn(
            spot.lane,
            mark.certainty,
            is_pile=spot.is_pile,
            is_struck_out=mark.is_struck_out and not spot.is_pile,
        )
        draw_shape(painter, self._pencil("text"), drawn, centre, RADIUS_EM * self._em)

    def _paint_ring(self, painter: QPainter, centre: QPointF) -> None:
        """Mark what is chosen: a ring while the keys move it, a tint while they do not."""
        theme, reach = self._look.theme, ROOM_EM * self._em / 2
        edge = (
            QPen(theme.colour("focus"), 2.5)
            if self._shown.has_focus
            else QPen(theme.colour("primary"), self._line)
        )
        painter.setPen(edge)
        painter.setBrush(theme.colour("tint"))
        painter.drawEllipse(centre, reach, reach)
