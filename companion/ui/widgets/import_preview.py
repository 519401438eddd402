# SPDX-License-Identifier: Apache-2.0
"""What a file would bring in, before anything is stored: the first notes, and what stays out."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.import_file import Reading
from companion.domain.import_notes import Note
from companion.domain.journal import EntryText
from companion.ui.kit.look import Look
from companion.ui.widgets.entry_words import box_title, happened_in_full
from companion.ui.widgets.field import LabelledField, WordsEdit
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.import_words import about_file, ahead_line, remark_line, twin_line
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.record_row import RecordRow
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.wrapping import WrappingCheck

SHOWN = 5
BEGINNING = 300
LINES = 6
MOST_LINES = 20_000


class ImportAbout(QWidget):
    """What the file is, as sentences."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_reading(self, reading: Reading) -> None:
        """Say what was found."""
        clear_layout(self._column)
        self._column.addWidget(SentenceList(self._look, about_file(reading)))
        show_all(self._column)


class ImportPreview(QWidget):
    """The first notes; those that are there already; and the report, line by line."""

    twins_chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._reading: Reading | None = None
        self._there: frozenset[int] = frozenset()
        self._today = date.max
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        self.title = Heading("")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.px(8))
        self.twins = Words("")
        self.with_twins = WrappingCheck(self.tr("Bring these in as well"))
        self.with_twins.toggled.connect(lambda _on: self._on_twins_toggled())
        self.report = WordsEdit(look, LINES)
        self.report.setReadOnly(True)
        self.report.setFixedHeight(self.report.minimumHeight())
        body = LabelledField(
            look,
            self.tr("One line for each place in the file"),
            self.report,
        )
        self.fold = Fold(look, "", body)
        for widget in (self.twins, self.with_twins, self.fold, self.title):
            column.addWidget(widget)
        column.addLayout(self._rows)

    @property
    def chosen(self) -> tuple[Note, ...]:
        """The notes that come in as things stand."""
        if self._reading is None:
            return ()
        notes = self._reading.found.notes
        if self.with_twins.isChecked():
            return notes
        return tuple(note for place, note in enumerate(notes) if place not in self._there)

    def show_reading(
        self, reading: Reading | None, there: frozenset[int], today: date = date.max
    ) -> None:
        """Show the first notes and the report; `there` are the places of those known already."""
        self._reading, self._there, self._today = reading, there, today
        with QSignalBlocker(self.with_twins):
            self.with_twins.setChecked(False)
        self.with_twins.setVisible(bool(there))
        self.twins.setVisible(bool(there))
        self.twins.setText(self._twin_words(len(there)))
        self._show_report()
        self._show_rows()

    def _on_twins_toggled(self) -> None:
        self._show_rows()
        self.twins_chosen.emit()

    def _twin_words(self, count: int) -> str:
        words = self.tr(
            "Notes that stand in the journal already, or twice in the file: {count}. They have "
            "the same day and words. They are left out, so that nothing stands there twice."
        )
        return words.format(count=f"{count:,}")

    def _show_rows(self) -> None:
        clear_layout(self._rows)
        chosen = self.chosen
        self.title.setText(
            self.tr("The first notes, as they will stand")
            if len(chosen) > SHOWN
            else self.tr("The notes, as they will stand")
        )
        self.title.setVisible(bool(chosen))
        for note in chosen[:SHOWN]:
            self._rows.addWidget(_row(self._look, note))
        if len(chosen) > SHOWN:
            more = self.tr("And more: {count}.").format(count=f"{len(chosen) - SHOWN:,}")
            self._rows.addWidget(Words(more, "muted"))
        show_all(self._rows)

    def _show_report(self) -> None:
        lines = list(self._report_lines())
        self.fold.setVisible(bool(lines))
        self.fold.set_open(is_open=False)
        words = self.tr("What was left out or changed ({count})")
        self.fold.button.setText(words.format(count=f"{len(lines):,}"))
        shown = lines[:MOST_LINES]
        if len(lines) > MOST_LINES:
            more = self.tr("And more lines: {count}.")
            shown.append(more.format(count=f"{len(lines) - MOST_LINES:,}"))
        self.report.setPlainText("\n".join(shown))

    def _report_lines(self) -> Iterator[str]:
        if self._reading is None:
            return
        source, found = self._reading.way.source, self._reading.found
        lines = [(one.row, remark_line(source, one)) for one in found.remarks]
        lines += [
            (row, twin_line(source, row))
            for row in (found.notes[place].row for place in self._there)
        ]
        lines += [
            (one.row, ahead_line(source, one.row))
            for one in found.notes
            if one.happened.day is not None and one.happened.day > self._today
        ]
        yield from (line for _row, line in sorted(lines, key=lambda one: one[0]))


def _row(look: Look, note: Note) -> QWidget:
    lines: list[tuple[str, str]] = []
    for box in fields(EntryText):
        words = _shortened(getattr(note.text, box.name))
        if words:
            lines.append(
                (words if box.name == "saw" else f"{box_title(box.name)}: {words}", "body")
            )
    tags = ", ".join(note.details.shown_tags)
    if tags:
        words = QCoreApplication.translate("Import", "Tags: {tags}")
        lines.append((words.format(tags=tags), "muted"))
    return RecordRow(look, happened_in_full(note.happened), tuple(lines))


def _shortened(words: str) -> str:
    return words if len(words) <= BEGINNING else f"{words[:BEGINNING].rstrip()} …"
