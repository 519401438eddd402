# SPDX-License-Identifier: Apache-2.0
"""Plain text as notes: as one, or split at dates or at empty lines."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from companion.domain.import_days import LONGEST, DayOrder, FoundDay, day_alone, day_at_start
from companion.domain.import_notes import Gathering, ReadNotes
from companion.domain.journal import Happened
from companion.domain.when_days import MONTHS, WEEKDAYS

_DRAWN_LINE = re.compile(r"\s*[-*=_~]{3,}\s*")
_BEFORE_DATE = " \t#*_-=>"
_FEWEST_DATES = 2
_BEGINNING = 2 * LONGEST
_NAMES = frozenset(name[:3] for name in (*MONTHS, *WEEKDAYS))

Line = tuple[int, str]
"""The number of a line in the file, and the line."""


class Split(StrEnum):
    """Where one note ends and the next begins."""

    WHOLE = "whole"
    DATES = "dates"
    GAPS = "gaps"


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, whatever ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def suggested_split(lines: Sequence[str], order: DayOrder) -> Split:
    """Return DATES where several lines begin with a date, else WHOLE."""
    dated = (line for line in lines if _date_of(line, order))
    return (
        Split.DATES
        if sum(1 for _ in zip(range(_FEWEST_DATES), dated, strict=False)) == (_FEWEST_DATES)
        else Split.WHOLE
    )


def dated_lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that begin with a date in any order of its numbers."""
    yield from (
        line for line in lines if any(_date_of(line, order) is not None for order in DayOrder)
    )


def read_text(lines: Sequence[str], split: Split, order: DayOrder) -> ReadNotes:
    """Return the notes of a text. A date that a note begins with is its day."""
    gathering = Gathering()
    for piece in _pieces(lines, split, order):
        if gathering.is_full:
            break
        filled = [number for number, line in piece if line.strip()]
        if filled:
            happened, words = _dated(piece, order)
            gathering.add(filled[0], happened, {"saw": words})
    return gathering.result()


def _pieces(lines: Sequence[str], split: Split, order: DayOrder) -> Iterator[list[Line]]:
    piece: list[Line] = []
    for line in enumerate(lines, 1):
        is_gap = split is Split.GAPS and _is_gap(line[1])
        is_date = split is Split.DATES and _date_of(line[1], order) is not None
        if is_gap or is_date:
            yield piece
            piece = []
        if not is_gap:
            piece.append(line)
    yield piece


def _is_gap(line: str) -> bool:
    return not line.strip() or _DRAWN_LINE.fullmatch(line) is not None


def _date_of(line: str, order: DayOrder) -> FoundDay | None:
    tidy = line[:_BEGINNING].lstrip(_BEFORE_DATE)
    begin = tidy.lstrip("[( ")[:3]
    # Most lines need no closer look: a date begins with a number, a month or a weekday.
    return day_at_start(tidy, order) if begin[:1].isdigit() or begin.lower() in _NAMES else None


def _dated(piece: list[Line], order: DayOrder) -> tuple[Happened, str]:
    """Return the day that a piece begins with, and its words without a line of the date alone."""
    lines = [line for _, line in piece]
    first = next(place for place, line in enumerate(lines) if line.strip())
    found = _date_of(lines[first], order)
    if found is None:
        return Happened(), "\n".join(lines[first:])
    tidy = lines[first].lstrip(_BEFORE_DATE)
    is_alone = len(tidy) <= LONGEST and day_alone(tidy, order) is not None
    rest = "\n".join(lines[first + 1 :])
    if is_alone and rest.strip():
        return found.happened, rest
    return found.happened, "\n".join(lines[first:])
