# SPDX-License-Identifier: Apache-2.0
"""Get help: the way to the right door, then the doors of the chosen country; one at a time."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Channel
from companion.domain.errors import CompanionError
from companion.services.changes import Change
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton, TileButton
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns, WrapRow
from companion.ui.widgets.door_groups import TILE_EM, DoorGroups
from companion.ui.widgets.door_list import IN_DANGER, door_title
from companion.ui.widgets.door_needs import NEEDS, need_title
from companion.ui.widgets.door_view import DoorView
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.missing_ways import missing_ways
from companion.ui.widgets.place_choice import PlaceChoice
from companion.ui.widgets.pocket_sheet import pocket_sheet
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout
from companion.ui.widgets.steps import Steps


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
        self._drawn_for: tuple[object, ...] | None = None
        desk.signals.changed.connect(self._on_changed)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Draw the doors again if the place or a file has changed, and show all of them."""
        self._show_all()
        if self._drawn_for != self._desk.channels.edition:
            self._place.show_chosen()
            self._draw_doors()

    @override
    def open_target(self, target: str) -> None:
        """Show one door, or all."""
        door_id = target.removesuffix(IN_DANGER)
        door = self._desk.channels.channel(door_id) if door_id else None
        if door is not None:
            self.show_door(door, is_urgent=door_id != target)

    def show_door(self, door: Channel, *, is_urgent: bool = False) -> None:
        """Show all that is known about one door."""
        self._drop_door()
        self._door_view = DoorView(self._desk, door, is_urgent=is_urgent)
        self._door_view.back_wanted.connect(self._show_all)
        self._door_view.print_wanted.connect(self.print_wanted)
        self._views.add(self._door_view)
        self._views.show_view(self._door_view)
        self.heading.setText(door_title(door))
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
        column.addWidget(self._build_first())
        column.addWidget(self._build_choices())
        self._groups = DoorGroups(self._desk)
        self._groups.door_wanted.connect(self.show_door)
        self._groups.danger_door_wanted.connect(partial(self.show_door, is_urgent=True))
        self._groups.need_wanted.connect(self._show_need)
        self._groups.go.connect(self.go)
        self._groups.print_wanted.connect(self.print_wanted)
        column.addWidget(self._groups)
        column.addWidget(self._build_last())

    def _build_first(self) -> QWidget:
        """Return what leads to one door for those who do not know which."""
        tile = TileButton(
            self._desk.look,
            self.tr("Find the right door"),
            self.tr("A few questions, nothing to type. Then one door first, and why."),
            "life-buoy",
        )
        tile.clicked.connect(partial(self._go, "page:door-finder"))
        return tile

    def _build_choices(self) -> QWidget:
        look = self._desk.look
        choices = Columns(TILE_EM * look.em, spacing=look.px(12))
        self._place = PlaceChoice(self._desk)
        self._place.changed.connect(self._on_place_changed)
        choices.add(self._place)
        self.need = CalmComboBox()
        self.need.setMaximumWidth(look.em * 24)
        self.need.addItem(self.tr("Show every door"), "")
        for need, _purposes in NEEDS:
            self.need.addItem(need_title(need), need)
        self.need.currentIndexChanged.connect(self._draw_doors)
        choices.add(LabelledField(look, self.tr("&What do you need?"), self.need))
        return choices

    def _build_last(self) -> QWidget:
        """Return what helps before and after, and how old all of this is."""
        look, row = self._desk.look, WrapRow(self._desk.look.px(8))
        targets = (
            (self.tr("Prepare a report"), "list-checks", "page:prepare"),
            (self.tr("Write down whom you told"), "send", "page:reports#new"),
        )
        for words, icon, target in targets:
            button = ActionButton(look, words, icon)
            button.clicked.connect(partial(self._go, target))
            row.add(button)
        pocket = ActionButton(
            look, self.tr("Print a pocket sheet"), "printer", on_click=self._on_pocket
        )
        pocket.setAccessibleDescription(
            self.tr("One page to fold: numbers, and what to do in the first hour.")
        )
        row.add(pocket)
        for button in missing_ways(self._desk, self.go.emit, self.print_wanted.emit):
            row.add(button)
        self.age = ActionButton(
            self._desk.look,
            self.tr("How old these numbers are"),
            "calendar-days",
            "quiet",
            lambda: self.go.emit("page:facts"),
        )
        row.add(self.age)
        return row

    def _go(self, target: str) -> None:
        self.go.emit(target)

    def _on_pocket(self) -> None:
        self.print_wanted.emit(pocket_sheet(self._desk))

    def _draw_doors(self) -> None:
        self._drawn_for = self._desk.channels.edition
        clear_layout(self._look_up.column)
        self._look_up.hide()
        try:
            self._groups.draw(self.need.currentData() or "")
            self._draw_look_up()
        except CompanionError as error:
            self.say_error(error)

    def _draw_look_up(self) -> None:
        """Show the country's notes on top where they say to look up the emergency number."""
        country = self._desk.channels.country()
        if country.notes and not country.emergency_line:
            self._look_up.column.addWidget(SentenceList(self._desk.look, country.notes))
            self._look_up.show()

    def _show_need(self, need: str) -> None:
        self.need.setCurrentIndex(self.need.findData(need))
        self.need.setFocus(Qt.FocusReason.OtherFocusReason)

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
        may_differ = change in (Change.PREFERENCES, Change.DOORS)
        if may_differ and self._drawn_for != self._desk.channels.edition:
            self._draw_doors()
