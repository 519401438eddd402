# SPDX-License-Identifier: Apache-2.0
"""All doors of the place, in groups by need; where there is none, words and what may help."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Channel, Purpose
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns, WrapRow
from companion.ui.widgets.door_facts import place_words
from companion.ui.widgets.door_needs import DANGER, MISSING, NEEDS, need_title
from companion.ui.widgets.door_notes import door_notes
from companion.ui.widgets.door_silent import SilentWays
from companion.ui.widgets.door_tile import DoorTile
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.missing_ways import missing_ways
from companion.ui.widgets.place_choice import is_place_known
from companion.ui.widgets.scroll_page import clear_layout

TILE_EM = 21


class DoorGroups(QWidget):
    """Draws one need, or all of them. Never empty."""

    door_wanted = Signal(object)
    """A Channel."""
    danger_door_wanted = Signal(object)
    """A Channel, from the group for danger."""
    need_wanted = Signal(str)
    go = Signal(str)
    print_wanted = Signal(object)
    """A Sheet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(10))

    def draw(self, need: str) -> None:
        """Show the doors for a need, or for every one. Raises CompanionError."""
        clear_layout(self._column)
        doors = self._desk.channels.channels()
        self._add_checked(doors)
        self._add_nations()
        groups = {one: _serving(doors, purposes) for one, purposes in NEEDS}
        line = self._desk.channels.emergency_line()
        lacking = [one for one, found in groups.items() if not (found or (one == DANGER and line))]
        for one, purposes in NEEDS:
            if need == one or (not need and one not in lacking):
                self._add_group(one, purposes, groups[one])
        if not need:
            self._add_notes()
            self._add_lacking(lacking)

    def _add_group(self, need: str, purposes: Sequence[Purpose], doors: list[Channel]) -> None:
        self._column.addWidget(Heading(need_title(need)))
        line = self._desk.channels.emergency_line()
        if need == DANGER and line:
            self._column.addWidget(self._build_danger(line))
        if not doors:
            doors = list(self._desk.channels.doors_for(purposes))
            for sentence in self._notes_for(need, purposes, has_doors=bool(doors)):
                self._column.addWidget(Words(sentence))
        if doors:
            wanted = self.danger_door_wanted if need == DANGER else self.door_wanted
            self._column.addWidget(self._build_tiles(doors, wanted))
        if need == MISSING:
            self._column.addWidget(self._build_missing())

    def _notes_for(
        self, need: str, purposes: Sequence[Purpose], *, has_doors: bool
    ) -> tuple[str, ...]:
        """Return what to say above a group that has no door of its own here."""
        notes = door_notes(self._desk, purposes)
        if need == DANGER:
            # The first says that there is no number; the rest is about lines to talk to.
            return notes[:1]
        if not is_place_known(self._desk):
            return (_choose_words(),)
        if has_doors:
            return (self.tr("We know no line made for this here. These may help instead."),)
        return notes

    def _build_missing(self) -> QWidget:
        ways = WrapRow(self._desk.look.px(8))
        for way in missing_ways(self._desk, self.go.emit, self.print_wanted.emit):
            ways.add(way)
        return ways

    def _build_danger(self, line: str) -> QWidget:
        box = Card(self._desk.look, "danger")
        number = self.tr("Phone {number}").format(number=line)
        box.column.addWidget(SelectableWords(number, "h1"))
        box.column.addWidget(SilentWays(self._desk))
        return box

    def _build_tiles(self, doors: list[Channel], wanted: SignalInstance) -> QWidget:
        look = self._desk.look
        tiles = Columns(TILE_EM * look.em, spacing=look.px(10))
        for door in doors:
            tile = DoorTile(self._desk, door, place_words(self._desk, door))
            tile.clicked.connect(partial(_on_door_clicked, wanted, door))
            tiles.add(tile)
        return tiles

    def _add_checked(self, doors: Sequence[Channel]) -> None:
        """Say when all of these were last checked: the oldest day counts."""
        days = [d.provenance.checked_on for d in doors if not d.provenance.is_from_file]
        if days:
            oldest = min(days)
            words = self.tr("Every door below was checked on {day} or later.")
            if len(days) < len(doors):
                words = self.tr(
                    "Every door below was checked on {day} or later, apart from what a file says."
                )
            self._column.addWidget(Words(words.format(day=formatting.day(oldest)), "small"))

    def _add_nations(self) -> None:
        names = self._desk.channels.nations_apart()
        if names:
            words = self.tr(
                "Some doors are only for one part of the country: {names}. Choose your part "
                "above to see them."
            )
            self._column.addWidget(Words(words.format(names=", ".join(names))))

    def _add_notes(self) -> None:
        country = self._desk.channels.country()
        if country.notes and country.emergency_line:
            box = Card(self._desk.look, "info")
            box.column.addWidget(SentenceList(self._desk.look, country.notes))
            self._column.addWidget(box)

    def _add_lacking(self, needs: list[str]) -> None:
        if not needs:
            return
        look = self._desk.look
        box = Card(look)
        self._column.addWidget(box)
        if not is_place_known(self._desk):
            box.column.addWidget(Words(_choose_words()))
            return
        box.column.addWidget(Heading(self.tr("What we could not find here")))
        box.column.addWidget(
            Words(self.tr("We know no line made for these. Choose one to see what may help."))
        )
        for need in needs:
            button = ActionButton(look, need_title(need), "arrow-right", "quiet")
            button.clicked.connect(partial(self._on_need_clicked, need))
            box.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _on_need_clicked(self, need: str) -> None:
        self.need_wanted.emit(need)


def _choose_words() -> str:
    return QCoreApplication.translate(
        "DoorGroups",
        "No country is chosen yet. Choose your country above to see its doors. Those shown now "
        "are for people in any country.",
    )


def _serving(doors: Sequence[Channel], purposes: Sequence[Purpose]) -> list[Channel]:
    """Return the doors for one of these purposes, in the order of the list."""
    return [door for door in doors if any(purpose in door.purposes for purpose in purposes)]


def _on_door_clicked(wanted: SignalInstance, door: Channel) -> None:
    wanted.emit(door)
