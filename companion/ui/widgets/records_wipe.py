# SPDX-License-Identifier: Apache-2.0
"""Before a record is wiped: what goes, what stays elsewhere, a copy first, and its label typed."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.records import Record, WaitingBeside, is_same_label
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.child_form import LONGEST_LABEL
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField, PlainLine
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.records_words import (
    handed_words,
    waiting_words,
    what_goes,
    what_remains,
)
from companion.ui.widgets.wrapping import WrappingCheck


class RecordsWipe(Card):
    """Asks for everything that a wipe needs. It wipes nothing itself."""

    wipe_wanted = Signal(object, str, bool)
    """A Child, the label as typed, and True where no copy is wanted."""
    refused = Signal()
    """Something is missing, and the focus is on it."""
    cancelled = Signal()
    go = Signal(str)

    def __init__(
        self,
        look: Look,
        record: Record,
        beside: WaitingBeside,
        *,
        is_carer: bool,
        is_whole: bool,
    ) -> None:
        """`is_whole` where what was handed over has all notes that there are now."""
        super().__init__(look)
        self._look = look
        self._child = record.child
        self._has_copy = is_whole
        self.title = Heading(self.tr("Wipe the record of {child}").format(child=record.child.label))
        self.column.addWidget(self.title)
        self.column.addWidget(Words(self._first_words(is_carer=is_carer)))
        self.column.addWidget(
            Words(
                self.tr(
                    "We found no public rule on how long a parent keeps notes. This is our own "
                    "advice."
                ),
                "small",
            )
        )
        self._add_list(self.tr("This goes, and nothing brings it back"), what_goes())
        self._add_list(self.tr("This stays, wherever it is"), what_remains())
        if waits := waiting_words(beside, record.child):
            self.column.addWidget(Words(waits))
        self._add_copy(record)
        self._add_label()
        self._add_foot()

    def show_busy(self, *, is_busy: bool) -> None:
        """Say that it is being done, and let nothing be pressed meanwhile."""
        for part in (self.wipe, self.keep, self.label, self.no_copy):
            part.setEnabled(not is_busy)
        self._busy.setVisible(is_busy)

    def _first_words(self, *, is_carer: bool) -> str:
        words = self.tr(
            "Keep the record while there is any worry or any case. Ask the police or the social "
            "worker whether it is still needed."
        )
        if not is_carer:
            return words
        service = self.tr(
            "At the end of a placement, ask your service first. Its rules may say what must be "
            "kept, and by whom."
        )
        return f"{service} {words}"

    def _add_list(self, title: str, sentences: tuple[str, ...]) -> None:
        self.column.addWidget(Heading(title, 3))
        self.column.addWidget(SentenceList(self._look, sentences))

    def _add_copy(self, record: Record) -> None:
        self.column.addWidget(Heading(self.tr("A copy first"), 3))
        self.no_copy = WrappingCheck(self.tr("I do not want a copy of this record"))
        if self._has_copy:
            self.column.addWidget(Words(handed_words(record)))
            self.no_copy.hide()
            return
        words = self.tr("This record was not handed over yet. You can do that first.")
        if record.handed_on is not None:
            words = self.tr(
                "{handed} Notes were written or changed since then. Whoever has that copy does "
                "not have them. You can hand over again first."
            ).format(handed=handed_words(record))
        self.column.addWidget(Words(words))
        row = WrapRow(self._look.px(8))
        for words, icon, target in (
            (self.tr("Make a document"), "file-text", "page:chronology"),
            (self.tr("Hand over"), "heart-handshake", "page:hand-over"),
        ):
            way = partial(self.go.emit, target)
            row.add(ActionButton(self._look, words, icon, on_click=way))
        self.column.addWidget(row)
        self.column.addWidget(self.no_copy)

    def _add_label(self) -> None:
        self.missing = NoticeLine(self._look, "caution", "triangle-alert")
        self.label = PlainLine()
        self.label.setMaxLength(LONGEST_LABEL)
        self.label.setMaximumWidth(self._look.em * 20)
        title = self.tr("Type {child} to show that this is the record you mean")
        self._labelled = LabelledField(
            self._look, title.format(child=self._child.label), self.label
        )
        self.column.addWidget(self.missing)
        self.column.addWidget(self._labelled)

    def _add_foot(self) -> None:
        look = self._look
        self.column.addWidget(
            Words(
                self.tr(
                    "Afterwards Companion locks, so that its memory is empty too. Open it again: "
                    "the receipt waits on this page."
                ),
                "muted",
            )
        )
        self._busy = Words(self.tr("Wiping. With many notes this takes a while."))
        self._busy.hide()
        self.column.addWidget(self._busy)
        self.keep = ActionButton(
            look, self.tr("Keep this record"), "", "primary", self.cancelled.emit
        )
        self.wipe = ActionButton(
            look, self.tr("Wipe it now"), "trash-2", "danger", self._on_wipe_clicked
        )
        row = WrapRow(look.px(8))
        row.add(self.keep)
        row.add(self.wipe)
        self.column.addWidget(row)

    def _on_wipe_clicked(self) -> None:
        missing = self._what_is_missing()
        if missing is not None:
            words, field = missing
            self.say_above(self._labelled if field is self.label else field, words)
            field.setFocus()
            self.refused.emit()
            return
        self.missing.hide()
        self.wipe_wanted.emit(self._child, self.label.text(), self.no_copy.isChecked())

    def say_above(self, field: QWidget, words: str) -> None:
        """Say why nothing was wiped, directly above what it is about."""
        self.column.removeWidget(self.missing)
        self.column.insertWidget(self.column.indexOf(field), self.missing)
        self.missing.say(words)

    def _what_is_missing(self) -> tuple[str, QWidget] | None:
        if not self._has_copy and not self.no_copy.isChecked():
            words = self.tr("Hand the record over first, or tick that you do not want a copy.")
            return words, self.no_copy
        if not is_same_label(self.label.text(), self._child.label):
            words = self.tr(
                "What you typed is not what this child is called here. Nothing is gone."
            )
            return words, self.label
        return None
