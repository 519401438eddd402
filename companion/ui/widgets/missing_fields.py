# SPDX-License-Identifier: Apache-2.0
"""The fields of one part of the missing sheet, with what is said beside it and its sources."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.missing import MissingForm, MissingPart
from companion.domain.preparation import FieldKind, SheetField
from companion.ui.kit.desk import Desk
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.field import LabelledField, WordsEdit
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.record_fields import WordsLine, fill
from companion.ui.widgets.sheets import combined
from companion.ui.widgets.source_line import SourceLine

COLUMN_EM = 18
LINES = 3


class MissingFields(QWidget):
    """Short questions stand beside each other where there is room."""

    changed = Signal()
    picture_refused = Signal()

    def __init__(self, desk: Desk, form: MissingForm, part: MissingPart) -> None:
        super().__init__()
        self._desk = desk
        self.boxes: dict[str, WordsEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(12))
        notes = form.notes_of(part)
        column.addWidget(SentenceList(desk.look, [note.text for note in notes]))
        self.above = QVBoxLayout()
        column.addLayout(self.above)
        fields = form.ready if part is MissingPart.READY else form.day
        short: Columns | None = None
        for one in fields:
            box = self._build_field(one)
            if one.kind is FieldKind.LINES:
                short = None
                column.addWidget(box)
                continue
            if short is None:
                short = Columns(COLUMN_EM * desk.look.em, spacing=desk.look.px(16))
                column.addWidget(short)
            short.add(box)
        found = [*(note.provenance for note in notes), *(one.provenance for one in fields)]
        column.addWidget(SourceLine(desk, combined(found)))

    def show_words(self, words: Mapping[str, str]) -> None:
        """Show stored words, without telling anybody."""
        for field_id, box in self.boxes.items():
            with QSignalBlocker(box):
                fill(box, words.get(field_id, ""))

    def words(self) -> Mapping[str, str]:
        """Return what stands in the boxes."""
        return {field_id: box.toPlainText() for field_id, box in self.boxes.items()}

    def focus_first(self) -> None:
        """Put the focus into the first empty box, else into the first."""
        boxes = list(self.boxes.values())
        first = next((box for box in boxes if not box.toPlainText().strip()), boxes[0])
        first.setFocus()

    def _build_field(self, one: SheetField) -> QWidget:
        look = self._desk.look
        is_line = one.kind is FieldKind.LINE
        box: WordsEdit = WordsLine(look) if is_line else WordsEdit(look, LINES)
        box.setFixedHeight(box.minimumHeight())
        box.textChanged.connect(self.changed)
        box.picture_refused.connect(self.picture_refused)
        self.boxes[one.id] = box
        return LabelledField(look, one.question, box, one.help)
