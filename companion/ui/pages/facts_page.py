# SPDX-License-Identifier: Apache-2.0
"""How old the numbers are, which to check again, and where newer ones come in."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.domain.fact_age import FactAge
from companion.services.changes import Change
from companion.services.fact_service import FactAgeService
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.fact_words import age_words
from companion.ui.widgets.files_line import files_words
from companion.ui.widgets.fold_row import FoldRow, FoldWords
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout


class FactsPage(ScrollPage):
    """The chosen country first, the others folded. Nothing private; works while locked."""

    def __init__(self, desk: Desk, ages: FactAgeService) -> None:
        super().__init__(desk.look, "")
        self._desk, self._ages = desk, ages
        self.heading.setText(self.tr("How old the numbers are"))
        self.setWindowTitle(self.heading.text())
        intro = self.tr("Numbers and web pages change. Each door says on which day it was checked.")
        self.column.addWidget(Words(intro, "lead"))
        self._here = QVBoxLayout()
        self.column.addLayout(self._here)
        self.column.addWidget(self._build_check())
        self.column.addWidget(self._build_file())
        self.column.addWidget(self._build_others())
        self.column.addStretch(1)
        desk.signals.changed.connect(self._on_changed)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Show the country in use, and the files in use, as they are now."""
        self._in_use.setText(files_words(self._desk))
        self._in_use.setHidden(not self._in_use.text())
        clear_layout(self._here)
        try:
            age = self._ages.age(self._desk.channels.place[0])
        except CompanionError as error:
            self.say_error(error)
            return
        if age is not None:
            self._here.addWidget(self._build_here(age))

    def _build_here(self, age: FactAge) -> QWidget:
        box = Card(self.look)
        box.column.addWidget(Heading(age.name))
        box.column.addWidget(Words(age_words(age)))
        if not age.due:
            none = self.tr("None of them is past the day to be looked at again.")
            box.column.addWidget(Words(none))
            return box
        box.column.addWidget(Heading(self.tr("Check these before you rely on them"), 3))
        for door in age.due:
            words = self.tr("{door}: last checked on {day}").format(
                door=door.name, day=formatting.day(door.provenance.checked_on)
            )
            target = f"channel:{door.id}"
            if self._desk.channels.channel(door.id) is None:
                box.column.addWidget(Words(words))
                continue
            link = ActionButton(
                self.look, words, "arrow-right", "quiet", partial(self.go.emit, target)
            )
            box.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _build_check(self) -> QWidget:
        box = Card(self.look, "info")
        box.column.addWidget(Heading(self.tr("How to check a number"), 3))
        lines = (
            self.tr("Look it up yourself, on the organisation's own page or in a phone book."),
            self.tr("Do not take it from a message, or from the person you worry about."),
            self.tr("In danger, use the emergency number. Do not wait for a check."),
            self.tr("A newer version of Companion brings newer facts."),
        )
        box.column.addWidget(SentenceList(self.look, lines))
        return box

    def _build_file(self) -> QWidget:
        box = Card(self.look)
        box.column.addWidget(Heading(self.tr("Newer numbers from a file")))
        self._in_use = Words("")
        box.column.addWidget(self._in_use)
        words = self.tr(
            "A service you trust may give you a file with newer numbers. You see each change "
            "before it is used."
        )
        box.column.addWidget(Words(words))
        link = ActionButton(
            self.look,
            self.tr("Look at a file"),
            "file-text",
            on_click=partial(self.go.emit, "page:fact-file"),
        )
        link.setAccessibleDescription(
            self.tr("Asks for your passphrase first, so that nobody else can put numbers here.")
        )
        box.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        box.column.addWidget(
            Words(
                self.tr("It needs your passphrase, so that nobody else can put numbers here."),
                "muted",
            )
        )
        return box

    def _build_others(self) -> QWidget:
        row = FoldRow(self.look)
        words = FoldWords(
            self.tr("Show every country"), self.tr("Hide every country"), self.heading.text()
        )
        row.add_fold(words, "chevron-right", self._build_list)
        row.add(
            ActionButton(
                self.look,
                self.tr("Go to Get help"),
                "life-buoy",
                "quiet",
                partial(self.go.emit, "page:get-help"),
            )
        )
        return row

    def _build_list(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px(4))
        try:
            ages = self._ages.ages()
        except CompanionError as error:
            self.say_error(error)
            return inner
        for age in ages:
            column.addWidget(Heading(age.name, 3))
            column.addWidget(Words(age_words(age)))
            if age.due:
                due = self.tr("Check before you rely on these: {doors}.")
                names = ", ".join(door.name for door in age.due)
                column.addWidget(Words(due.format(doors=names)))
        return inner

    def _on_changed(self, change: Change) -> None:
        if change in (Change.DOORS, Change.PREFERENCES):
            self.refresh()
