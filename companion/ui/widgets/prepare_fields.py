# SPDX-License-Identifier: Apache-2.0
"""The fields of a worksheet: a question, why it is asked, a box, and a way to copy it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.preparation import FieldKind, SheetField, Worksheet
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField, WordsEdit
from companion.ui.widgets.record_fields import WordsLine, fill
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.sheets import combined
from companion.ui.widgets.source_line import SourceLine

LINES, MOST_LINES = 3, 14
PADDING = 8


class FieldBox(QWidget):
    """One question. Above all of them it is said that a gap is all right."""

    copy_wanted = Signal()

    def __init__(self, desk: Desk, one: SheetField) -> None:
        super().__init__()
        look = desk.look
        is_line = one.kind is FieldKind.LINE
        self.edit: WordsEdit = WordsLine(look) if is_line else WordsEdit(look, LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(LabelledField(look, one.question, self.edit, one.help))
        self.copy = ActionButton(look, self.tr("Copy this"), "copy", "quiet", self.copy_wanted.emit)
        self.copy.setAccessibleDescription(one.question)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        self._is_line, self._margin = is_line, look.px(PADDING)
        self.edit.textChanged.connect(self._fit)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    @property
    def is_blank(self) -> bool:
        """True where nothing is typed."""
        return self.edit.document().isEmpty()

    def show_words(self, words: str, *, from_top: bool) -> None:
        """Show words without telling anybody: to be read from the top, or to be gone on with."""
        if words == self.edit.toPlainText():
            return
        with QSignalBlocker(self.edit):
            fill(self.edit, words)
        if from_top:
            self.edit.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def _fit(self) -> None:
        self.copy.setVisible(not self.is_blank)
        self._fit_height()

    def _fit_height(self) -> None:
        """Make the box as high as its lines, within reason."""
        if self._is_line:
            return
        # Of plain text, the height is counted in lines.
        lines = min(max(LINES, round(self.edit.document().size().height()) + 1), MOST_LINES)
        spacing, beside = self.edit.fontMetrics().lineSpacing(), self.edit.frameWidth() * 2
        height = lines * spacing + beside + 2 * self._margin
        if height != self.edit.height():
            self.edit.setFixedHeight(height)


class PrepareFields(QWidget):
    """All fields of one worksheet, and below them where its questions come from."""

    changed = Signal()
    copy_wanted = Signal(str)
    """The id of a field."""
    picture_refused = Signal()
    copy_all_wanted = Signal()
    told_wanted = Signal()
    empty_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.boxes: dict[str, FieldBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(14))

    def show_sheet(self, worksheet: Worksheet) -> None:
        """Show the questions of another worksheet, with empty boxes."""
        self.forget()
        for one in worksheet.fields:
            box = FieldBox(self._desk, one)
            box.edit.textChanged.connect(self.changed)
            box.edit.picture_refused.connect(self.picture_refused)
            box.copy_wanted.connect(partial(self.copy_wanted.emit, one.id))
            self.boxes[one.id] = box
            self._column.addWidget(box)
        self._column.addWidget(self._build_end())
        found = combined([worksheet.provenance, *(one.provenance for one in worksheet.fields)])
        self._column.addWidget(SourceLine(self._desk, found))
        show_all(self._column)

    def show_words(self, words: Mapping[str, str], *, from_top: bool = False) -> None:
        """Show the words of the fields."""
        for field_id, box in self.boxes.items():
            box.show_words(words.get(field_id, ""), from_top=from_top)

    def words(self) -> Mapping[str, str]:
        """Return what stands in the boxes."""
        return {field_id: box.edit.toPlainText() for field_id, box in self.boxes.items()}

    def forget(self) -> None:
        """Show nothing of a child any more."""
        self.boxes = {}
        clear_layout(self._column)

    def focus_top(self) -> None:
        """Put the focus into the first box, to read from there."""
        for box in list(self.boxes.values())[:1]:
            box.edit.setFocus()

    def focus_first(self) -> None:
        """Put the focus into the first empty box, else into the first."""
        boxes = list(self.boxes.values())
        first = next((box for box in boxes if box.is_blank), boxes[0] if boxes else None)
        if first is not None:
            first.edit.setFocus()

    def _build_end(self) -> QWidget:
        look, row = self._desk.look, WrapRow(self._desk.look.px(8))
        ways = (
            (self.tr("Copy all"), "copy", self.copy_all_wanted),
            (self.tr("Write down whom you told"), "send", self.told_wanted),
            (self.tr("Empty this sheet"), "undo-2", self.empty_wanted),
        )
        for title, icon, wanted in ways:
            row.add(ActionButton(look, title, icon, "quiet", wanted.emit))
        return row
