# SPDX-License-Identifier: Apache-2.0
"""Who else uses this computer, at any time: what to think of, and what stays behind."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.chronology_words import provenance_of
from companion.ui.widgets.household import (
    WhoElse,
    places_of_files,
    who_may_find_it,
    who_uses_it,
)
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.source_line import SourceLine

SYSTEM: str = sys.platform


class HouseholdPage(ScrollPage):
    """Questions whose answers are kept nowhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self.heading.setText(self.tr("Who else uses this computer?"))
        self.setWindowTitle(self.heading.text())
        not_kept = self.tr("Your answers are not kept. They only choose what we tell you now.")
        self.column.addWidget(Words(not_kept, "muted"))
        self.column.addWidget(WhoElse(desk.look, self.heading.text(), who_uses_it()))
        self.column.addWidget(self._build_found())
        self.column.addWidget(self._build_stays())
        self.column.addWidget(SourceLine(desk, provenance_of()))
        back = ActionButton(
            desk.look,
            self.tr("Back to Settings"),
            "arrow-left",
            "quiet",
            lambda: self.go.emit("page:settings"),
        )
        self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)

    def _build_found(self) -> QWidget:
        look = self._desk.look
        box = Card(look)
        question = self.tr("Who may find a paper or a file?")
        box.column.addWidget(Heading(question))
        box.column.addWidget(WhoElse(look, question, who_may_find_it()))
        box.column.addWidget(Heading(self.tr("Where it may end up"), 3))
        box.column.addWidget(SentenceList(look, places_of_files()))
        return box

    def _build_stays(self) -> QWidget:
        look = self._desk.look
        box = Card(look)
        box.column.addWidget(Heading(self.tr("What leaving quickly does not take away")))
        words = (
            self.tr("The history of your browser, and the list of calls of a phone."),
            self.tr("Other programs that are open, and what they show."),
            self.tr("Papers you printed, and files you saved."),
            self.tr("That Companion is on this computer, and that it was used."),
            self.tr("What someone saw on the screen before."),
            _about_pictures(self),
        )
        box.column.addWidget(SentenceList(look, words))
        return box


def _about_pictures(page: QWidget) -> str:
    if SYSTEM == "win32":
        return page.tr(
            "Companion asks Windows to leave its window out of pictures of the screen. A camera "
            "still sees it."
        )
    return page.tr(
        "Pictures of the screen: on this computer Companion can not keep other programs from "
        "taking them."
    )
