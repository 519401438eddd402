# SPDX-License-Identifier: Apache-2.0
"""The timeline on paper: the days that the picture shows, in their order."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.timeline import Mark
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.sheets import combined, emergency_line, sheet_of
from companion.ui.widgets.timeline_words import mark_second, mark_title, period_words

MOST_ON_PAPER = 500
"""More fills hundreds of pages; then the sheet says where it stops."""

translate = QCoreApplication.translate


def timeline_sheet(
    desk: Desk, label: str, marks: tuple[Mark, ...], first: date, last: date
) -> Sheet:
    """Return the marks from one day to another; `label` names the child."""
    signs = desk.content.signs()
    about = translate("TimelineSheet", "About: {child}").format(child=label)
    blocks = [Block("words", about), Block("note", _what_it_is())]
    shown = marks[:MOST_ON_PAPER]
    for mark in shown:
        blocks.append(Block("point", mark_title(mark, signs)))
        blocks.append(Block("note", mark_second(mark, signs), is_kept=True))
    if not shown:
        blocks.append(Block("words", translate("TimelineSheet", "Nothing is written down here.")))
    if len(marks) > len(shown):
        blocks.append(Block("words", _stops_at(marks[MOST_ON_PAPER].day)))
    title = translate("TimelineSheet", "Timeline")
    found = [signs[one.sign_id].provenance for one in shown if one.sign_id in signs]
    if not found:
        note = translate("TimelineSheet", "These are your own notes.")
        period = period_words(first, last)
        return Sheet(title, period, tuple(blocks), emergency_line(desk), "", note)
    return sheet_of(desk, title, period_words(first, last), blocks, combined(found))


def _what_it_is() -> str:
    return translate(
        "TimelineSheet",
        "Your notes, in the order of their days. It shows when, not why: one thing after another "
        "may be chance.",
    )


def _stops_at(day: date) -> str:
    words = translate(
        "TimelineSheet",
        "This print-out stops before {day}, because it would be very long. For the days after "
        "that, look closer and print again.",
    )
    return words.format(day=formatting.day(day))
