# SPDX-License-Identifier: Apache-2.0
"""The mark on a door in a list that was not checked in time, or that a file touched."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout

from companion.domain.channel import Channel
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import TileButton
from companion.ui.widgets.fact_words import touch_words
from companion.ui.widgets.icon_view import IconView
from companion.ui.widgets.labels import Words


def mark_old(tile: TileButton, desk: Desk, door: Channel) -> None:
    """Say on a tile that a file touched its door, or that it was not checked in time."""
    if door.from_file is not None:
        _say(tile, desk, touch_words(door.from_file))
    if not desk.channels.is_due(door.provenance):
        return
    sentence = QCoreApplication.translate(
        "DoorTile", "Check before you rely on it: last checked on {day}."
    ).format(day=formatting.day(door.provenance.checked_on))
    _say(tile, desk, sentence)


def _say(tile: TileButton, desk: Desk, sentence: str) -> None:
    """Add a sentence at the end of a tile, for the eye and for the ear."""
    words = Words(sentence, "small")
    icon = IconView(desk.look, "triangle-alert", "caution", 16)
    for part in (words, icon):
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout()
    row.setSpacing(desk.look.px(6))
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    # Before the stretch that ends the column.
    tile.words.insertLayout(tile.words.count() - 1, row)
    described = (tile.accessibleDescription(), sentence)
    tile.setAccessibleDescription(" ".join(part for part in described if part))
