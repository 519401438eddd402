# SPDX-License-Identifier: Apache-2.0
"""Marks on a door what comes from a file of the person."""

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Channel, FromFile, Touch, ways_of
from companion.ui.kit.desk import Desk
from companion.ui.widgets.card import Card
from companion.ui.widgets.fact_words import touch_words
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList


def file_box(desk: Desk, door: Channel) -> Card | None:
    """Return what to say of a door that a file touched; None for the others."""
    mark = door.from_file
    if mark is None:
        return None
    box = Card(desk.look, "caution")
    box.column.addWidget(Heading(touch_words(mark), 3))
    box.column.addWidget(Words(_meaning(door, mark)))
    if mark.touch is Touch.CHANGED and not _has_same_ways(door, mark):
        now = ways_of(door)
        own = [way.shown for way in mark.own if way not in now]
        box.column.addWidget(SentenceList(desk.look, own))
    return box


def _meaning(door: Channel, mark: FromFile) -> str:
    if mark.touch is Touch.LEFT_OUT:
        return QCoreApplication.translate(
            "FactMark", "It may be closed. What stands here is from Companion's own list."
        )
    if mark.touch is Touch.NEW:
        return QCoreApplication.translate(
            "FactMark", "Companion did not check this door. If you are unsure, use another one."
        )
    if _has_same_ways(door, mark):
        return QCoreApplication.translate(
            "FactMark",
            "Companion did not check what is new in it. Its own ways to reach it still stand.",
        )
    return QCoreApplication.translate(
        "FactMark", "Companion did not check what stands below. Its own list says:"
    )


def _has_same_ways(door: Channel, mark: FromFile) -> bool:
    """Return True where all our ways still stand; the file may have added one."""
    return set(mark.own) <= set(ways_of(door))
