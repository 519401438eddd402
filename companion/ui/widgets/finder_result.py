# SPDX-License-Identifier: Apache-2.0
"""Where the answers lead: one first door with its rules, and the next-best doors with why."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Purpose
from companion.domain.door_finder import FoundDoor
from companion.services.door_finder_service import DoorFinderService, Finding
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton, CompactTile, TileButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns, WrapRow
from companion.ui.widgets.door_list import door_title, number_beside
from companion.ui.widgets.door_mark import mark_old
from companion.ui.widgets.door_view import DoorView
from companion.ui.widgets.finder_sheet import finder_sheet
from companion.ui.widgets.finder_words import (
    emergency_words,
    first_door_words,
    for_child_words,
    lacking_words,
)
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.page_around import page_around
from companion.ui.widgets.scroll_to import scroll_to_top
from companion.ui.widgets.sheets import combined
from companion.ui.widgets.source_line import SourceLine

TILE_EM = 20


class FinderResult(QWidget):
    """What to do, the first door whole, what to mind meanwhile, and where to go from here."""

    go = Signal(str)
    door_wanted = Signal(object)
    """A FoundDoor."""
    print_wanted = Signal(object)
    """A Sheet."""

    def __init__(self, desk: Desk, finder: DoorFinderService, finding: Finding) -> None:
        super().__init__()
        self._desk = desk
        self._finder = finder
        self._finding = finding
        self._others = Heading(self.tr("Other doors that fit"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(10))
        self._build_first_words()
        for sentence in lacking_words(desk, finding):
            self._column.addWidget(Words(sentence))
        if finding.doors.first is not None:
            self._build_first_door(finding.doors.first)
        elif finding.outcome.path.else_first:
            self._column.addWidget(Heading(finding.outcome.path.else_first))
        self._build_meanwhile()
        self._build_others()
        self._build_ways_on()
        provenance = combined(finding.provenances)
        self._column.addWidget(SourceLine(desk, provenance))

    @property
    def title(self) -> str:
        """What to do, in a few words."""
        return self._finding.outcome.path.title

    def _build_first_words(self) -> None:
        outcome = self._finding.outcome
        if outcome.is_urgent:
            self._column.addWidget(self._build_danger())
        if outcome.first_words:
            self._column.addWidget(self._box("caution", outcome.first_words))
        for reason in outcome.reasons:
            self._column.addWidget(Words(reason, "lead"))

    def _build_danger(self) -> Card:
        card = Card(self._desk.look, "danger")
        card.column.addWidget(Heading(emergency_words(self._desk), 2))
        for words in self._finding.outcome.urgent_words:
            card.column.addWidget(Words(words))
        line = next(iter(self._finding.doors.others), None)
        if line is not None and line.purpose is Purpose.EMERGENCY:
            about = ActionButton(self._desk.look, self.tr("How to reach them"), "phone")
            about.clicked.connect(lambda: self.door_wanted.emit(line))
            card.column.addWidget(about, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _build_first_door(self, found: FoundDoor) -> None:
        self._column.addWidget(Heading(first_door_words(found)))
        self._column.addWidget(Words(self._finder.why(found)))
        if self._finding.doors.others:
            down = ActionButton(
                self._desk.look,
                self.tr("Go to the other doors"),
                "chevron-down",
                "quiet",
                self._on_others_wanted,
            )
            self._column.addWidget(down, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(door_alone(self, self._desk, found))

    def _build_meanwhile(self) -> None:
        warnings = self._finding.outcome.warnings
        if warnings:
            self._column.addWidget(Heading(self.tr("Meanwhile")))
            self._column.addWidget(self._box("info", warnings))

    def _build_others(self) -> None:
        others = self._finding.doors.others
        if others:
            self._column.addWidget(self._others)
        look = self._desk.look
        tiles = Columns(TILE_EM * look.em, spacing=look.px(8))
        for found in others:
            door = found.door
            tile = TileButton(
                look,
                door_title(door),
                self._finder.why(found),
                number=number_beside(door, is_urgent=found.purpose is Purpose.EMERGENCY),
            )
            mark_old(tile, self._desk, door)
            tile.setObjectName(f"door-{door.id}")
            tile.clicked.connect(lambda _on=False, found=found: self.door_wanted.emit(found))
            tiles.add(tile)
        self._column.addWidget(tiles)
        every = ActionButton(look, self.tr("See every door"), "life-buoy")
        every.clicked.connect(lambda: self.go.emit("page:get-help"))
        self._column.addWidget(every, 0, Qt.AlignmentFlag.AlignLeading)

    def _build_ways_on(self) -> None:
        look = self._desk.look
        self._column.addWidget(Heading(self.tr("And then")))
        self._column.addWidget(
            Words(self.tr("When you leave this page, your answers are forgotten."), "muted")
        )
        tiles = Columns(TILE_EM * look.em, spacing=look.px(8))
        for card in self._desk.guide.cards_named(self._finding.outcome.cards):
            tiles.add(self._tile(card.title, "file-text", f"card:{card.id}"))
        self._column.addWidget(tiles)
        row = WrapRow(look.px(8))
        row.add(ActionButton(look, self.tr("Print this page"), "printer", on_click=self._on_print))
        if self._finding.doors.first is None:
            # A door says so itself, below all that is known of it.
            row.add(
                ActionButton(
                    look,
                    self.tr("Write down whom you told"),
                    "send",
                    on_click=lambda: self.go.emit("page:reports#new"),
                )
            )
        self._column.addWidget(row)

    def _tile(self, title: str, icon: str, target: str) -> CompactTile:
        tile = CompactTile(self._desk.look, title, icon=icon)
        tile.clicked.connect(lambda: self.go.emit(target))
        return tile

    def _box(self, kind: str, sentences: Iterable[str]) -> Card:
        card = Card(self._desk.look, kind)
        card.column.addWidget(SentenceList(self._desk.look, sentences))
        return card

    def _on_others_wanted(self) -> None:
        page = page_around(self)
        if page is not None:
            scroll_to_top(page.scroll_area, self._others)
        self._others.setFocus()

    def _on_print(self) -> None:
        self.print_wanted.emit(finder_sheet(self._desk, self._finder, self._finding))


class FinderDoor(QWidget):
    """Another door that fits, whole: why it is named, then all that is known of it."""

    print_wanted = Signal(object)
    """A Sheet."""

    def __init__(self, desk: Desk, found: FoundDoor, why: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        column.addWidget(Words(why, "lead"))
        column.addWidget(door_alone(self, desk, found))


def door_alone(owner: FinderResult | FinderDoor, desk: Desk, found: FoundDoor) -> QWidget:
    """Return all about a door, without the way back to every door that it has elsewhere."""
    door, box = found.door, QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(desk.look.px(10))
    if door.is_for_child:
        words = Card(desk.look, "info")
        words.column.addWidget(Words(for_child_words()))
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
    is_urgent = found.purpose is Purpose.EMERGENCY
    view = DoorView(desk, door, has_back=False, is_urgent=is_urgent)
    view.print_wanted.connect(owner.print_wanted)
    column.addWidget(view)
    return box
