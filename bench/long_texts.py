# SPDX-License-Identifier: Apache-2.0
"""Long texts and timelines: a megabyte compared, names looked for, 100,000 marks drawn."""

import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from bench.figures import Figure, median_ms
from companion.domain.identifiers import find_identifiers
from companion.domain.import_file import OpenedFile, first_reading, open_file
from companion.domain.preferences import ThemeChoice
from companion.domain.text_difference import differences
from companion.domain.timeline import Mark, Timeline, What
from companion.domain.timeline_stretch import Zoom
from companion.ui.kit.look import Look
from companion.ui.widgets.timeline_view import TimelineView

ROUNDS = 5
MARKS = 100_000
DAYS = 4_000
LANE, DOT = 40, 8
RESOURCES = Path(__file__).resolve().parents[1] / "resources"
TODAY = date(2026, 11, 22)
CHANGED = {
    "lines": ("x\n" * 500_000, "\nx" * 400_000),
    "all words": ("a " * 500_000, "b " * 500_000),
    "sentences": ("The line of words here.\n" * 40_000, "The line of words there.\n" * 40_000),
}
NAMES = {"words": "word ", "handles": "@name ", "numbers": "07700 900123 "}
LONG_TEXT = 200_000
ODD_FILES = {
    "brackets": ("", "[", "json"),
    "objects": ('{"entries": ', '{"a":', "json"),
    "links": ("", "![](", "txt"),
    "quotes": ("", '"', "csv"),
    "commas": ("", ",", "csv"),
    "returns": ("", "\r", "csv"),
    "half days": ("", "1/", "txt"),
    "months": ("", "may ", "txt"),
}
"""Files to bring in that could take long: how they begin, what is said again, their ending."""
_WORD = re.compile(r"\w+")


def measure() -> list[Figure]:
    """Compare, look for names, and draw."""
    figures = [
        Figure(
            f"differences of a megabyte: {name}",
            _median(partial(differences, old, new)),
            _median(partial(_WORD.findall, old + new)),
        )
        for name, (old, new) in CHANGED.items()
    ]
    for name, piece in NAMES.items():
        text = piece * (LONG_TEXT // len(piece))
        ours = _median(partial(find_identifiers, text))
        bare = _median(partial(_WORD.findall, text))
        figures.append(Figure(f"names in a long text: {name}", ours, bare))
    return [*figures, *_odd_files(), *_drawing()]


def _odd_files() -> list[Figure]:
    figures = []
    for name, (begin, again, ending) in ODD_FILES.items():
        data = (begin + again * (LONG_TEXT // len(again))).encode()
        ours = _median(partial(_read, data, ending))
        bare = _median(partial(_WORD.findall, data.decode()))
        figures.append(Figure(f"a file to bring in, nothing but {name}", ours, bare))
    return figures


def _read(data: bytes, ending: str) -> None:
    opened = open_file(data, ending)
    if isinstance(opened, OpenedFile):
        first_reading(opened)


def _drawing() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    whats = list(What)
    marks = [
        Mark(whats[number % len(whats)], TODAY - timedelta(number % DAYS), str(number))
        for number in range(MARKS)
    ]
    view = TimelineView(Look(RESOURCES, ThemeChoice.LIGHT, 100))
    view.show_timeline(Timeline(marks), TODAY.toordinal(), is_other=True)
    view.resize(1000, view.sizeHint().height())
    view.show()
    view.zoom(-len(Zoom))
    bare = _median(_dots)
    figures = []
    for zoom in Zoom:
        ours = _median(partial(_move, view))
        name = f"timeline of {MARKS:,} marks, {zoom.name.lower()}, against a dot a day"
        figures.append(Figure(name, ours, bare))
        view.zoom(1)
    del application
    return figures


def _move(view: TimelineView) -> None:
    view.move_by(-0.01)
    view.grab()


def _dots() -> None:
    """Draw as many dots as there are days: the least that a picture of all of them needs."""
    picture = QPixmap(1000, LANE * 6)
    painter = QPainter(picture)
    for day in range(DAYS):
        painter.drawEllipse(QRect(day % 1000, LANE * (day % 6), DOT, DOT))
    painter.fillRect(0, 0, 1, 1, Qt.GlobalColor.black)
    painter.end()


def _median(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median_ms(seconds)
