# SPDX-License-Identifier: Apache-2.0
"""The timeline: dated marks in lanes, which of them share a place, and the ways between them.

Pure arithmetic. Nothing here adds marks up for anybody to read: there are no totals.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from companion.domain.journal import Certainty
from companion.domain.timeline_stretch import Stretch

NOON = 0.5
MINUTES_A_DAY = 24 * 60


class Lane(StrEnum):
    """The kinds of marks, each in a row of its own, from the top down."""

    ENTRY = "entry"
    SIGN = "sign"
    TALK = "talk"
    REPORT = "report"
    PROMISE = "promise"
    WATCH = "watch"


class What(StrEnum):
    """What happened on the day of a mark."""

    WRITTEN = "written"
    LOOKED = "looked"
    TICKED = "ticked"
    USUAL = "usual"
    NOTED = "noted"
    TALKED = "talked"
    TALK_PLANNED = "talk-planned"
    REPORTED = "reported"
    PROMISE_OPEN = "promise-open"
    HEARD_SINCE = "heard-since"
    COME_BACK = "come-back"
    PROMISE_KEPT = "promise-kept"
    PROMISE_CHANGED = "promise-changed"
    WATCH_DECIDED = "watch-decided"
    LOOK_AGAIN = "look-again"
    WATCH_ENDED = "watch-ended"


_LANES = {
    What.WRITTEN: Lane.ENTRY,
    What.LOOKED: Lane.SIGN,
    What.TICKED: Lane.SIGN,
    What.USUAL: Lane.SIGN,
    What.NOTED: Lane.SIGN,
    What.TALKED: Lane.TALK,
    What.TALK_PLANNED: Lane.TALK,
    What.REPORTED: Lane.REPORT,
    What.PROMISE_OPEN: Lane.PROMISE,
    What.HEARD_SINCE: Lane.REPORT,
    What.COME_BACK: Lane.REPORT,
    What.PROMISE_KEPT: Lane.PROMISE,
    What.PROMISE_CHANGED: Lane.PROMISE,
    What.WATCH_DECIDED: Lane.WATCH,
    What.LOOK_AGAIN: Lane.WATCH,
    What.WATCH_ENDED: Lane.WATCH,
}
_ORDER = {what: place for place, what in enumerate(What)}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the timeline, and the target that shows it.

    `day` is the day of writing where the day of the event is not known.
    """

    what: What
    day: date
    target: str
    words: str = field(default="", repr=False)
    at: time | None = None
    certainty: Certainty = Certainty.EXACT
    sign_id: str = field(default="", repr=False)
    is_struck_out: bool = False

    @property
    def lane(self) -> Lane:
        """The row that it stands in."""
        return _LANES[self.what]

    @property
    def moment(self) -> float:
        """Days since the first day of the calendar; noon where nobody said the hour."""
        if self.at is None:
            return self.day.toordinal() + NOON
        return self.day.toordinal() + (self.at.hour * 60 + self.at.minute) / MINUTES_A_DAY


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a lane: one mark, or a pile of marks that follow each other in that lane.

    `first` and `end` are places in the lane; `end` is not part of it.
    """

    lane: Lane
    x: float
    first: int
    end: int

    @property
    def is_pile(self) -> bool:
        """True where several marks share the place."""
        return self.end - self.first > 1


class Timeline:
    """Marks in the order of their days. A mark is known by its place in `marks`."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.marks = tuple(sorted(marks, key=_order))
        self._places: dict[Lane, array[int]] = {lane: array("q") for lane in Lane}
        self._moments: dict[Lane, array[float]] = {lane: array("d") for lane in Lane}
        for place, mark in enumerate(self.marks):
            self._places[mark.lane].append(place)
            self._moments[mark.lane].append(mark.moment)
        self.lanes = tuple(lane for lane in Lane if self._places[lane])

    def __len__(self) -> int:
        return len(self.marks)

    def first_of(self, spot: Spot) -> int:
        """Return the earliest mark of a spot."""
        return self._places[spot.lane][spot.first]

    def places(self, spot: Spot) -> tuple[int, ...]:
        """Return the marks of a spot, the earliest first."""
        return tuple(self._places[spot.lane][spot.first : spot.end])

    def place_of(self, mark: Mark | None) -> int:
        """Return where a mark of an earlier reading is now; -1 where it is not."""
        if mark is None:
            return -1
        same = (mark.what, mark.target, mark.sign_id)
        alike = [
            place
            for place, one in enumerate(self.marks)
            if (one.what, one.target, one.sign_id) == same
        ]
        # A report may have several promises: one that says the same is the one.
        equal = (place for place in alike if self.marks[place] == mark)
        return next(equal, alike[0] if alike else -1)

    def nearest(self, moment: float) -> int:
        """Return the last mark up to a moment, else the first; -1 where there is none."""
        if not self.marks:
            return -1
        return max(0, bisect_right(self.marks, moment, key=lambda mark: mark.moment) - 1)

    def along(self, place: int, by: int) -> int:
        """Return the mark so many places later in the same lane, or the last one there is."""
        lane = self._places[self.marks[place].lane]
        to = bisect_left(lane, place) + by
        return lane[min(max(0, to), len(lane) - 1)]

    def across(self, place: int, by: int) -> int:
        """Return the nearest mark in time so many lanes below; the same where there is no lane."""
        mark = self.marks[place]
        to = self.lanes.index(mark.lane) + by
        if not 0 <= to < len(self.lanes):
            return place
        moments = self._moments[self.lanes[to]]
        after = bisect_left(moments, mark.moment)
        around = [one for one in (after, after - 1) if 0 <= one < len(moments)]
        nearest = min(around, key=lambda one: abs(moments[one] - mark.moment))
        return self._places[self.lanes[to]][nearest]

    def within(self, start: float, end: float) -> tuple[Mark, ...]:
        """Return the marks from a moment up to another, in the order of their days."""
        first = bisect_left(self.marks, start, key=lambda mark: mark.moment)
        last = bisect_left(self.marks, end, key=lambda mark: mark.moment)
        return self.marks[first:last]

    def spots(self, lane: Lane, seen: Stretch, room: int) -> list[Spot]:
        """Return what a lane shows in a seen. Spots stand at least `room` apart.

        A spot never leaves the column that its marks belong to.
        """
        moments, half = self._moments[lane], room / 2
        found = []
        for column in seen.columns():
            slots = max(1, int((column.end - column.start) * seen.per_day / room))
            length = (column.end - column.start) / slots
            end = bisect_left(moments, column.start)
            for slot in range(slots):
                start = column.start + slot * length
                first, end = end, bisect_left(moments, start + length)
                if first < end:
                    left, right = seen.x_of(start) + half, seen.x_of(start + length) - half
                    x = min(max(seen.x_of(moments[first]), left), max(left, right))
                    found.append(Spot(lane, x, first, end))
        return found

    def line_of(self, day: int, spots: Iterable[Spot], seen: Stretch) -> float:
        """Return where the line of a day stands: at its noon, or at a mark up to that day.

        Marks keep apart, so that one of that day may stand later than its noon. To the right of
        the line it would seem to be still to come.
        """
        until = [spot.x for spot in spots if self._moments[spot.lane][spot.end - 1] < day + 1]
        return max([seen.x_of(day + NOON), *until])

    def holds(self, spot: Spot, place: int) -> bool:
        """Return whether a mark stands in a spot."""
        if self.marks[place].lane is not spot.lane:
            return False
        lane = self._places[spot.lane]
        return lane[spot.first] <= place <= lane[spot.end - 1]


def _order(mark: Mark) -> tuple[float, int, str, str]:
    return mark.moment, _ORDER[mark.what], mark.target, mark.sign_id
