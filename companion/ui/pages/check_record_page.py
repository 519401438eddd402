# SPDX-License-Identifier: Apache-2.0
"""Check the record: all that is kept here, or a file that was handed over. Nothing is changed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.domain.journal import Revision
from companion.domain.record_check import ChainCheck, Place, Problem, RecordCheck
from companion.services.private_room import PrivateRoom
from companion.services.record_check_service import verify_record
from companion.ui.dialogs.open_dialog import OpenDialog
from companion.ui.kit.access import announce
from companion.ui.kit.check_words import (
    Finding,
    file_finding,
    in_groups,
    meaning_words,
    vault_finding,
)
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.kit.record_file import read_record_file
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout


class CheckRecordPage(ScrollPage):
    """Two questions, one answer at a time; what it means stands below."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk, self._room = desk, room
        self._is_busy = False
        self.heading.setText(self.tr("Check the record"))
        self.setWindowTitle(self.heading.text())
        intro = self.tr(
            "Each saved wording is sealed with a fingerprint that holds the one before it. A check "
            "goes through all of them. It takes a moment and changes nothing."
        )
        self.column.addWidget(Words(intro))
        self.column.addWidget(self._build_ways())
        self._result = Card(desk.look)
        self._answer = QVBoxLayout()
        self._result.column.addLayout(self._answer)
        self._result.hide()
        self.column.addWidget(self._result)
        self.column.addWidget(self._build_meaning())
        self.column.addStretch(1)

    @override
    def refresh(self) -> None:
        """Show no answer of an earlier visit: notes may have been added since."""
        self._result.hide()
        clear_layout(self._answer)

    def _build_ways(self) -> QWidget:
        look = self._desk.look
        row = WrapRow(look.px(8))
        self.all = ActionButton(
            look, self.tr("Check all notes kept here"), "list-checks", "primary", self._on_all
        )
        self.file = ActionButton(
            look, self.tr("Check a file that was saved"), "file-text", on_click=self._on_file
        )
        self.file.setAccessibleDescription(
            self.tr("Asks for a record for checking: a JSON file made with a chronology.")
        )
        back = ActionButton(
            look,
            self.tr("Back to the journal"),
            "arrow-left",
            "quiet",
            partial(self.go.emit, "page:journal"),
        )
        for button in (self.all, self.file, back):
            row.add(button)
        return row

    def _build_meaning(self) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("What a check shows, and what it does not")))
        box.column.addWidget(SentenceList(self._desk.look, meaning_words()))
        return box

    def _on_all(self) -> None:
        if self._begin():
            self._desk.tasks.on_vault(
                self, self._room.record_check.verify, self._on_checked, self._on_failed
            )

    def _on_checked(self, check: ChainCheck) -> None:
        self._show_named(check.first_broken, None, partial(vault_finding, check))

    def _on_file(self) -> None:
        if self._is_busy:
            return
        kinds = self.tr("Records for checking (*.json)")
        dialog = OpenDialog(self._desk.look, kinds, self.leave_wanted.emit, self)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        if self._begin():
            self._desk.tasks.run(
                self, partial(read_record_file, path), self._on_read, self._on_failed
            )

    def _on_read(self, text: str | Problem) -> None:
        if isinstance(text, Problem):
            self._on_file_checked(RecordCheck(problem=text))
            return
        # The vault's thread is asked for hashes only: a long file would keep saving waiting.
        self._desk.tasks.on_vault(
            self,
            self._room.record_check.known_hashes,
            partial(self._on_hashes, text),
            self._on_failed,
        )

    def _on_hashes(self, text: str, known: dict[int, str]) -> None:
        check = partial(verify_record, text, known)
        self._desk.tasks.run(self, check, self._on_file_checked, self._on_failed)

    def _on_file_checked(self, check: RecordCheck) -> None:
        number = check.first_different if check.first_broken is None else check.first_broken
        found = partial(file_finding, check, has_vault=True)
        self._show_named(number, check.place, lambda wording: found(wording=wording))

    def _show_named(
        self, number: int | None, place: Place | None, finding: Callable[[Revision | None], Finding]
    ) -> None:
        """Show what was found, with the wording that it begins with where that can be read."""
        if number is None:
            self._show(finding(None))
            return
        self._desk.tasks.on_vault(
            self,
            partial(self._room.record_check.wording, number, place),
            lambda wording: self._show(finding(wording)),
            lambda _error: self._show(finding(None)),
        )

    def _begin(self) -> bool:
        """Say that it is working. False where it is already."""
        if self._is_busy:
            return False
        self._is_busy = True
        self.banner.hide()
        clear_layout(self._answer)
        self._answer.addWidget(Words(self.tr("Checking …")))
        self._result.show()
        return True

    def _on_failed(self, error: CompanionError) -> None:
        self._is_busy = False
        self.refresh()
        self.say_error(error)

    def _show(self, finding: Finding) -> None:
        self._is_busy = False
        clear_layout(self._answer)
        title = Heading(finding.title)
        self._answer.addWidget(title)
        for sentence in finding.more:
            self._answer.addWidget(Words(sentence))
        if finding.newest_hash:
            self._answer.addWidget(self._build_hash(finding.newest_hash))
        announce(self, " ".join((finding.title, *finding.more)))
        title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_hash(self, newest: str) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Words(
                self.tr(
                    "It stands on each chronology as well. Two that are the same letter by letter "
                    "come from the same saved wordings."
                )
            )
        )
        column.addWidget(SelectableWords(in_groups(newest)))
        return Fold(self._desk.look, self.tr("The newest fingerprint"), inner)
