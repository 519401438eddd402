# SPDX-License-Identifier: Apache-2.0
"""What this program is: its version, how old its facts are, where it keeps things, who made it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import __version__
from companion.domain.content_age import ContentAge
from companion.domain.errors import CompanionError
from companion.services.about_service import AboutService
from companion.services.changes import Change
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.content_age_words import ago_words, checked_words
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout


class AboutPage(ScrollPage):
    """Nothing private; works while locked."""

    def __init__(self, desk: Desk, about: AboutService) -> None:
        super().__init__(desk.look, "")
        self._desk, self._about = desk, about
        self.heading.setText(self.tr("About Companion"))
        self.setWindowTitle(self.heading.text())
        version = self.tr("This is version {version}.").format(version=__version__)
        self.column.addWidget(Words(version, "lead"))
        self.column.addWidget(self._build_age())
        self.column.addWidget(self._build_place())
        self.column.addWidget(self._build_makers())
        self.column.addStretch(1)
        desk.signals.changed.connect(self._on_changed)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Say how old the facts are on this day."""
        clear_layout(self._ages)
        try:
            doors, guide = self._about.doors(), self._about.guide()
        except CompanionError as error:
            self.say_error(error)
            return
        self._add_age(self.tr("The list of doors to help"), doors)
        self._add_age(self.tr("The guide"), guide)

    def _add_age(self, what: str, age: ContentAge | None) -> None:
        if age is None:
            return
        self._ages.addWidget(Words(f"{checked_words(what, age)} {ago_words(age)}"))
        if age.is_old:
            words = self.tr("That is long ago. Look for a newer version, and check each number.")
            self._ages.addWidget(Words(words))

    def _build_age(self) -> QWidget:
        box = Card(self.look)
        box.column.addWidget(Heading(self.tr("How old the facts are")))
        self._ages = QVBoxLayout()
        box.column.addLayout(self._ages)
        words = self.tr(
            "A newer version brings newer facts. Companion never looks for one by itself."
        )
        box.column.addWidget(Words(words, "muted"))
        self._add_link(box, self.tr("How old the numbers are"), "calendar-days", "page:facts")
        return box

    def _build_place(self) -> QWidget:
        box = Card(self.look)
        box.column.addWidget(Heading(self.tr("Where your notes are")))
        box.column.addWidget(Words(self.tr("Your notes are kept in this folder:")))
        box.column.addWidget(SelectableWords(self._desk.data_folder, "h3"))
        lines = (
            self.tr("They are encrypted. Your passphrase opens them, or your recovery sheet."),
            self.tr("If you remove the program, this folder stays. Nothing is deleted."),
        )
        box.column.addWidget(SentenceList(self.look, lines))
        self._add_link(box, self.tr("Copies of your notes"), "copy", "page:backups")
        return box

    def _build_makers(self) -> QWidget:
        box = Card(self.look)
        box.column.addWidget(Heading(self.tr("Who made it")))
        lines = (
            self.tr("Companion is free. Anyone may use it, pass it on, read how it works."),
            self.tr("Its code is under the Apache License 2.0."),
            self.tr("Its own texts are under Creative Commons Attribution 4.0."),
            self.tr("It stands on programs of others. Their licences come with it."),
        )
        box.column.addWidget(SentenceList(self.look, lines))
        self._add_link(box, self.tr("Programs of others"), "file-text", "page:licences")
        return box

    def _add_link(self, box: Card, words: str, icon: str, target: str) -> None:
        link = ActionButton(self.look, words, icon, "quiet", partial(self.go.emit, target))
        box.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)

    def _on_changed(self, change: Change) -> None:
        if change is Change.DOORS:
            self.refresh()
