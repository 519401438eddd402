# SPDX-License-Identifier: Apache-2.0
"""Kept to read: the places of the guide that were put on a shelf. In the private part only."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from companion.domain.kept import Kept, Shelf
from companion.domain.local_time import local_day
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.guide_library import place_title
from companion.ui.widgets.kept_words import kept_words, shelf_words, where_words
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.record_row import RecordRow
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout


class KeptPage(ScrollPage):
    """Two shelves. Taking something off can be undone until the page changes."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._room = room
        self.heading.setText(self.tr("Kept to read"))
        self.setWindowTitle(self.heading.text())
        self.undo = NoticeLine(desk.look, "info", "bookmark")
        self.column.addWidget(self.undo)
        self._shelves = QVBoxLayout()
        self._shelves.setSpacing(desk.look.px(10))
        self.column.addLayout(self._shelves)
        self.column.addStretch(1)
        desk.signals.changed.connect(self._on_changed)
        self._reload()

    @override
    def open_target(self, target: str) -> None:
        """Keep a place first, if one is named: "later:card:blackmail"."""
        shelf, _, place = target.partition(":")
        self.undo.hide()
        if place and shelf in {one.value for one in Shelf}:
            self._keep(place, Shelf(shelf))

    @override
    def refresh(self) -> None:
        self._reload()

    def _keep(self, target: str, shelf: Shelf) -> None:
        self._desk.tasks.on_vault(
            self,
            partial(self._room.kept.keep, target, shelf),
            lambda _: self.undo.say(f"{kept_words(shelf)}. {where_words()}"),
            self.say_error,
        )

    def _reload(self) -> None:
        self._desk.tasks.on_vault(self, self._room.kept.kept, self._draw, self.say_error)

    def _draw(self, kept: tuple[Kept, ...]) -> None:
        clear_layout(self._shelves)
        if not kept:
            self._shelves.addWidget(self._build_empty())
        for shelf in Shelf:
            here = [one for one in kept if one.shelf is shelf]
            if here:
                self._shelves.addWidget(Heading(shelf_words(shelf)))
            for one in here:
                self._shelves.addWidget(self._build_row(one))

    def _build_empty(self) -> Card:
        look = self._desk.look
        box = Card(look)
        box.column.addWidget(
            Words(
                self.tr(
                    "What you want to read again stands here. Open a card or a page of the guide "
                    "and choose “Read later” or “Favourite”."
                )
            )
        )
        box.column.addWidget(
            ActionButton(
                look,
                self.tr("Look through the guide"),
                "book-open",
                on_click=partial(self.go.emit, "page:understand"),
            )
        )
        return box

    def _build_row(self, kept: Kept) -> RecordRow:
        look = self._desk.look
        title = place_title(self._desk, kept.target)
        day = formatting.day(local_day(kept.kept_at))
        lines = [(self.tr("Kept on {day}").format(day=day), "small")]
        if not title:
            lines.append((self.tr("The guide no longer has this."), "muted"))
        row = RecordRow(look, title or self.tr("Not in this guide"), tuple(lines))
        if title:
            opening = partial(self.go.emit, kept.target)
            button = ActionButton(look, self.tr("Open"), "arrow-right", on_click=opening)
            button.setAccessibleDescription(title)
            row.add_action(button)
        off = ActionButton(
            look, self.tr("Take off"), "x", "quiet", partial(self._take_off, kept, title)
        )
        off.setAccessibleDescription(title)
        row.add_action(off)
        return row

    def _take_off(self, kept: Kept, title: str) -> None:
        def say(_: None) -> None:
            words = self.tr("Taken off: {title}").format(title=title or self.tr("one place"))
            self.undo.say(words, self.tr("Undo"), partial(self._keep, kept.target, kept.shelf))
            self.heading.setFocus()

        put_back = partial(self._room.kept.put_back, kept.target, kept.shelf)
        self._desk.tasks.on_vault(self, put_back, say, self.say_error)

    def _on_changed(self, change: Change) -> None:
        if change is Change.KEPT:
            self._reload()
