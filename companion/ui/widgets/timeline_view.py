# SPDX-License-Identifier: Apache-2.0
"""The picture of the timeline, for eyes, mouse and keys. The same stands in words beside it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from companion.domain.timeline import NOON, Spot, Timeline
from companion.domain.timeline_stretch import Stretch, Zoom
from companion.ui.kit.access import set_role
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.timeline_painter import NAMES_EM, Shown, TimelinePainter

COLUMN_EM = 8
NARROW_EM = 40
"""Below this width the names of the lanes stand over them."""
WHEEL_STEP = 120
STEP = 0.75
"""The part of its width by which "earlier" and "later" move the picture."""
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


class TimelineView(QWidget):
    """Arrows move between marks and lanes, plus and minus zoom, Enter opens; so does a click."""

    current_changed = Signal(int)
    opened = Signal(int)
    stretch_changed = Signal()
    period_asked = Signal()
    """A key or a button moved the days that are shown."""
    pointed = Signal(int)
    """The mark under the mouse; -1 for none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.timeline = Timeline()
        self.current = -1
        self._today = 0.0
        self._pressed: QPoint | None = None
        self._pressed_at = 0.0
        self._turned = 0
        self._is_fresh = True
        self.stretch = Stretch(Zoom.MONTHS, 1.0, 1, look.em * COLUMN_EM)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(self, QAccessible.Role.Graphic)
        self.setAccessibleName(self.tr("Timeline, as a picture"))
        look.theme_changed.connect(self.update)

    def show_timeline(self, timeline: Timeline, today: int, *, is_other: bool) -> None:
        """Show marks. `is_other` where they are of another child; else the place is kept."""
        kept = self.timeline.marks[self.current] if self.current >= 0 and not is_other else None
        self.timeline, self._today = timeline, today + NOON
        self.current = timeline.place_of(kept)
        if self.current < 0:
            self.current = timeline.nearest(self._today)
        if is_other:
            self._is_fresh = True
        self._begin()
        self.updateGeometry()
        self.update()
        self.current_changed.emit(self.current)
        self.stretch_changed.emit()

    def zoom(self, by: int) -> None:
        """Show columns so many steps closer, around the chosen mark where it is in view."""
        moment = self.timeline.marks[self.current].moment if self.current >= 0 else self._today
        if not self.stretch.start <= moment <= self.stretch.end:
            moment = self.stretch.start + self.stretch.days / 2
        self._zoom(by, moment)
        self.period_asked.emit()

    def move_by(self, share: float) -> None:
        """Show later days, by a part of the width; earlier ones where it is negative."""
        self._show(self.stretch.moved(share * self.stretch.days))
        self.period_asked.emit()

    def show_today(self) -> None:
        """Put this day into the middle."""
        self._show(self.stretch.centred(self._today))

    def open_current(self) -> None:
        """Open the chosen mark."""
        if self.current >= 0:
            self.opened.emit(self.current)

    def choose(self, place: int) -> None:
        """Choose a mark, and bring it into view."""
        if place < 0:
            return
        self.current = place
        moment = self.timeline.marks[place].moment
        self._show(self.stretch.with_seen(moment, self._painter().room))
        self.current_changed.emit(place)

    @property
    def current_y(self) -> int:
        """How far down the chosen mark stands."""
        return round(self._painter().lane_y(self.timeline.marks[self.current].lane))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.em * COLUMN_EM * 2, self._painter().height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em * COLUMN_EM, self._painter().height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._painter().paint(painter)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        end, column = self.stretch.end, self.stretch.column
        width = max(1, self.width() - self._names)
        self.stretch = Stretch(self.stretch.zoom, 1.0, width, column).ending(end)
        self._begin()
        self.updateGeometry()
        self.stretch_changed.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        call = self._ways(has_control=bool(event.modifiers() & Control)).get(event.key())
        if call is None or self.current < 0:
            super().keyPressEvent(event)
        else:
            call()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Control:
            # The page scrolls.
            event.ignore()
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / WHEEL_STEP)
        if steps:
            self._turned -= steps * WHEEL_STEP
            self._zoom(steps, self.stretch.moment_at(self._along(event.position())))
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._pressed_at = self.stretch.start

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            spot = self._spot_at(event.position())
            self.setCursor(
                Qt.CursorShape.ArrowCursor if spot is None else Qt.CursorShape.PointingHandCursor
            )
            self.pointed.emit(-1 if spot is None else self._shown_of(spot))
            return
        moved = event.position().x() - self._pressed.x()
        if self.cursor().shape() is Qt.CursorShape.ClosedHandCursor or (
            abs(moved) >= QApplication.startDragDistance()
        ):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            days = (moved if self.isRightToLeft() else -moved) / self.stretch.per_day
            start = self._pressed_at + days
            self._show(self.stretch.moved(start - self.stretch.start))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragged = self.cursor().shape() is Qt.CursorShape.ClosedHandCursor
        was_pressed, self._pressed = self._pressed is not None, None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        spot = self._spot_at(event.position())
        if was_pressed and not was_dragged and spot is not None:
            self._on_spot_clicked(spot)

    @override
    def leaveEvent(self, event: object) -> None:
        self.pointed.emit(-1)

    def _ways(self, *, has_control: bool) -> dict[int, Callable[[], None]]:
        """Return what the keys do. Time runs with the reading direction."""
        timeline, place = self.timeline, self.current
        last = len(timeline) - 1
        on, back = (
            (Key.Key_Left, Key.Key_Right) if self.isRightToLeft() else (Key.Key_Right, Key.Key_Left)
        )
        return {
            on: lambda: self.choose(timeline.along(place, 1)),
            back: lambda: self.choose(timeline.along(place, -1)),
            Key.Key_Up: lambda: self.choose(timeline.across(place, -1)),
            Key.Key_Down: lambda: self.choose(timeline.across(place, 1)),
            Key.Key_Home: lambda: self.choose(0 if has_control else timeline.along(place, -last)),
            Key.Key_End: lambda: self.choose(last if has_control else timeline.along(place, last)),
            Key.Key_PageUp: lambda: self.move_by(-STEP),
            Key.Key_PageDown: lambda: self.move_by(STEP),
            Key.Key_Plus: lambda: self.zoom(1),
            Key.Key_Equal: lambda: self.zoom(1),
            Key.Key_Minus: lambda: self.zoom(-1),
            Key.Key_Return: self.open_current,
            Key.Key_Enter: self.open_current,
        }

    def _begin(self) -> None:
        """Show the newest days at first, once it is known how wide the picture is."""
        if not (self._is_fresh and self.timeline.marks and self.width() > self._look.em):
            return
        self._is_fresh = False
        month = self.stretch.column / self.stretch.per_day
        newest = min(self.timeline.marks[-1].moment, self._today + 3 * month)
        self.stretch = self.stretch.ending(max(self._today, newest) + month / 3)

    def _zoom(self, by: int, around: float) -> None:
        zoom = self.stretch.zoom.closer(by)
        if zoom is not self.stretch.zoom:
            self._show(self.stretch.zoomed(zoom, around))

    def _show(self, stretch: Stretch) -> None:
        """Show a stretch, but never one that is far from every mark and from today."""
        marks = self.timeline.marks
        if marks:
            first = min(marks[0].moment, self._today)
            stretch = stretch.held(first, max(marks[-1].moment, self._today))
        self.stretch = stretch
        self.update()
        self.stretch_changed.emit()

    @property
    def _names(self) -> int:
        """How wide the column with the names of the lanes is; 0 where there is no room for it."""
        em = self._look.em
        return round(NAMES_EM * em) if self.width() >= NARROW_EM * em else 0

    def _painter(self) -> TimelinePainter:
        shown = Shown(
            self.timeline,
            self.stretch,
            self._today,
            self.current,
            has_focus=self.hasFocus(),
            is_mirrored=self.isRightToLeft(),
            names=self._names,
        )
        return TimelinePainter(self._look, shown)

    def _along(self, position: QPointF) -> float:
        x = self.width() - position.x() if self.isRightToLeft() else position.x()
        return x - self._names

    def _spot_at(self, position: QPointF) -> Spot | None:
        painter = self._painter()
        reach = painter.room / 2
        for spot in painter.spots():
            away = painter.centre(spot) - position
            if max(abs(away.x()), abs(away.y())) <= reach:
                return spot
        return None

    def _shown_of(self, spot: Spot) -> int:
        """Return the mark of a spot that is shown: the chosen one, or its first."""
        is_chosen = self.current >= 0 and self.timeline.holds(spot, self.current)
        return self.current if is_chosen else self.timeline.first_of(spot)

    def _on_spot_clicked(self, spot: Spot) -> None:
        """Open a mark. Of a pile, look closer; where that is not possible, go from mark to mark."""
        if not spot.is_pile:
            self.choose(self.timeline.first_of(spot))
            self.open_current()
            return
        places = self.timeline.places(spot)
        after = self.current + 1 if self.current in places[:-1] else 0
        if self.stretch.zoom is not Zoom.DAYS:
            self.choose(places[0])
            self._zoom(1, self.timeline.marks[places[0]].moment)
        else:
            self.choose(next(place for place in places if place >= after))
