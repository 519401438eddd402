# SPDX-License-Identifier: Apache-2.0
"""Get help: the doors of the chosen country, by what a person needs; one door at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Channel, Purpose
from companion.domain.errors import CompanionError
from companion.services.changes import Change
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton, TileButton
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.door_list import door_title, number_beside
from companion.ui.widgets.door_view import DoorView
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.place_choice import PlaceChoice
from companion.ui.widgets.pocket_sheet import pocket_sheet
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout
from companion.ui.widgets.steps import Steps

TILE_EM = 21

NEEDS: tuple[tuple[str, tuple[Purpose, ...]], ...] = (
    ("danger", (Purpose.EMERGENCY,)),
    (
        "report",
        (Purpose.REPORT_GROOMING, Purpose.POLICE_NON_EMERGENCY, Purpose.CRIME_TIP_ANONYMOUS),
    ),
    ("pictures", (Purpose.REPORT_IMAGES, Purpose.TAKEDOWN)),
    (
        "advice",
        (
            Purpose.ADULT_ADVICE,
            Purpose.EXPLOITATION_PARENT_SUPPORT,
            Purpose.CONCERN_ABOUT_BEHAVIOUR,
        ),
    ),
    ("child", (Purpose.CHILD_HELPLINE,)),
    ("missing", (Purpose.MISSING_CHILD,)),
    ("protection", (Purpose.CHILD_PROTECTION,)),
    ("content", (Purpose.BULLYING, Purpose.REPORT_HARMFUL_CONTENT)),
    ("more", (Purpose.INFORMATION, Purpose.DIRECTORY)),
)


class GetHelpPage(ScrollPage):
    """All doors, then one door. Works as plain text with no network."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self.heading.setText(self.tr("Get help"))
        self._views = Steps()
        self._all = QWidget()
        self._door_view: DoorView | None = None
        self._build_all()
        self._views.add(self._all)
        self.column.addWidget(self._views)
        self.column.addStretch(1)
        self._drawn_for: tuple[str, str] | None = None
        desk.signals.changed.connect(self._on_changed)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Draw the doors again if the place has changed, and show all of them."""
        self._show_all()
        if self._drawn_for != self._desk.channels.place:
            self._place.show_chosen()
            self._draw_doors()

    @override
    def open_target(self, target: str) -> None:
        """Show one door, or all."""
        door = self._desk.channels.channel(target) if target else None
        if door is not None:
            self.show_door(door)

    def show_door(self, door: Channel) -> None:
        """Show all that is known about one door."""
        self._drop_door()
        self._door_view = DoorView(self._desk, door)
        self._door_view.back_wanted.connect(self._show_all)
        self._door_view.print_wanted.connect(self.print_wanted)
        self._views.add(self._door_view)
        self._views.show_view(self._door_view)
        self.heading.setText(door.name)
        self.focus_first()

    def _build_all(self) -> None:
        look = self._desk.look
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        self._look_up = Card(look, "caution")
        column.addWidget(self._look_up)
        column.addWidget(
            Words(
                self.tr(
                    "You do not need proof. You may ring to think aloud with someone. This page "
                    "works with no internet; web pages need it."
                ),
                "lead",
            )
        )
        choices = Columns(TILE_EM * look.em, spacing=look.px(12))
        self._place = PlaceChoice(self._desk)
        self._place.changed.connect(self._on_place_changed)
        choices.add(self._place)
        self.need = CalmComboBox()
        self.need.setMaximumWidth(look.em * 24)
        self.need.currentIndexChanged.connect(self._draw_doors)
        choices.add(LabelledField(look, self.tr("&What do you need?"), self.need))
        column.addWidget(choices)
        self._doors = QVBoxLayout()
        self._doors.setSpacing(look.px(10))
        column.addLayout(self._doors)
        pocket = ActionButton(
            look, self.tr("Print a pocket sheet"), "printer", on_click=self._on_pocket
        )
        pocket.setAccessibleDescription(
            self.tr("One page to fold: numbers, and what to do in the first hour.")
        )
        column.addWidget(pocket, 0, Qt.AlignmentFlag.AlignLeading)

    def _on_pocket(self) -> None:
        self.print_wanted.emit(pocket_sheet(self._desk))

    def _draw_doors(self) -> None:
        self._drawn_for = self._desk.channels.place
        clear_layout(self._doors)
        clear_layout(self._look_up.column)
        self._look_up.hide()
        try:
            groups = self._groups()
        except CompanionError as error:
            self.say_error(error)
            return
        self._fill_needs([need for need, _ in groups])
        self._draw_notes()
        wanted = self.need.currentData()
        for need, doors in groups:
            if wanted in ("", None, need):
                self._doors.addWidget(Heading(self._need_title(need)))
                self._doors.addWidget(self._build_tiles(doors))

    def _groups(self) -> list[tuple[str, list[Channel]]]:
        """Return each need that has doors here, with its doors in the order of the sheet."""
        doors = self._desk.channels.channels()
        groups = [
            (need, [door for door in doors if any(p in door.purposes for p in purposes)])
            for need, purposes in NEEDS
        ]
        return [(need, found) for need, found in groups if found]

    def _draw_notes(self) -> None:
        """Show the country's notes: on top where they say to look up the emergency number."""
        country = self._desk.channels.country()
        is_first = bool(country.notes) and not country.emergency_line
        self._look_up.setVisible(is_first)
        if country.notes:
            box = self._look_up if is_first else Card(self._desk.look, "info")
            box.column.addWidget(SentenceList(self._desk.look, country.notes))
            if not is_first:
                self._doors.addWidget(box)

    def _build_tiles(self, doors: list[Channel]) -> QWidget:
        tiles = Columns(TILE_EM * self._desk.look.em, spacing=self._desk.look.px(10))
        for door in doors:
            tile = TileButton(
                self._desk.look, door_title(door), door.what_it_is, number=number_beside(door)
            )
            tile.setObjectName(f"door-{door.id}")
            tile.clicked.connect(lambda _checked=False, door=door: self.show_door(door))
            tiles.add(tile)
        return tiles

    def _fill_needs(self, needs: list[str]) -> None:
        if [self.need.itemData(row) for row in range(1, self.need.count())] == needs:
            return
        kept = self.need.currentData()
        self.need.blockSignals(True)
        self.need.clear()
        self.need.addItem(self.tr("Show every door"), "")
        for need in needs:
            self.need.addItem(self._need_title(need), need)
        self.need.setCurrentIndex(max(0, self.need.findData(kept)))
        self.need.blockSignals(False)

    def _need_title(self, need: str) -> str:
        return {
            "danger": self.tr("Danger now"),
            "report": self.tr("Report what someone did"),
            "pictures": self.tr("A picture or video of a child"),
            "advice": self.tr("Talk it over with someone"),
            "child": self.tr("For your child to ring or write to"),
            "missing": self.tr("A child is missing"),
            "protection": self.tr("Child protection services"),
            "content": self.tr("Bullying and harmful content"),
            "more": self.tr("To read, and other lists"),
        }[need]

    def _show_all(self) -> None:
        self._drop_door()
        self.heading.setText(self.tr("Get help"))
        self._views.show_view(self._all)

    def _drop_door(self) -> None:
        if self._door_view is not None:
            self._views.drop(self._door_view)
            self._door_view = None

    def _on_place_changed(self) -> None:
        country, nation = self._place.chosen
        try:
            self._desk.preferences.change(country=country, nation=nation)
        except CompanionError as error:
            self.say_error(error)

    def _on_changed(self, change: Change) -> None:
        if change is Change.PREFERENCES and self._drawn_for != self._desk.channels.place:
            self._draw_doors()
