# SPDX-License-Identifier: Apache-2.0
"""Which column of a table is what: one choice for each, with an example from the file."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.import_file import Reading
from companion.domain.import_table import Role, Table
from companion.ui.kit.look import Look
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.entry_words import box_title
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Heading
from companion.ui.widgets.scroll_page import clear_layout

EXAMPLE, LONGEST_WORD = 60, 12
COLUMN_EM = 20
FIELD_EM = 26


class ImportColumns(QWidget):
    """The columns beside each other where there is room."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shape: tuple[object, ...] = ()
        self._boxes: list[CalmComboBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(8))

    @property
    def roles(self) -> tuple[Role, ...]:
        """What is chosen for each column."""
        return tuple(Role(box.currentData()) for box in self._boxes)

    def show_reading(self, reading: Reading) -> None:
        """Show what each column is read as; the choices stay where the columns do."""
        table, with_names = reading.table, reading.way.with_names
        names = table.rows[0].cells if with_names and table.rows else ()
        shape = (reading.file.text[:EXAMPLE], reading.way.delimiter, names, table.columns)
        if shape != self._shape:
            self._shape = shape
            self._build(table, names, skipped=int(with_names))
        for box, role in zip(self._boxes, reading.way.roles, strict=False):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(role.value))

    def _build(self, table: Table, names: tuple[str, ...], skipped: int) -> None:
        clear_layout(self._column)
        self._boxes = []
        self._column.addWidget(Heading(self.tr("What each column holds"), 3))
        columns = Columns(self._look.em * COLUMN_EM)
        for place in range(table.columns):
            name = _short_name(names[place]) if place < len(names) else ""
            title = name or self.tr("Column {number}").format(number=place + 1)
            columns.add(self._field(title, _example(table, place, skipped)))
        self._column.addWidget(columns)

    def _field(self, title: str, example: str) -> QWidget:
        box = CalmComboBox()
        for role in Role:
            box.addItem(role_words(role), role.value)
        box.setMaximumWidth(self._look.em * FIELD_EM)
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._boxes.append(box)
        words = self.tr("For example: {words}").format(words=example) if example else ""
        field = LabelledField(self._look, title.replace("&", "&&"), box, words)
        # The words are those of the file, and only words.
        field.label.setTextFormat(Qt.TextFormat.PlainText)
        box.setAccessibleName(title)
        return field


def role_words(role: Role) -> str:
    """Return what a column holds."""
    match role:
        case Role.NOTHING:
            return QCoreApplication.translate("ImportColumns", "Leave this column out")
        case Role.DAY:
            return QCoreApplication.translate("ImportColumns", "The day, or day and time")
        case Role.TIME:
            return QCoreApplication.translate("ImportColumns", "The time")
        case Role.TAGS:
            return QCoreApplication.translate("ImportColumns", "Tags")
        case box:
            return box_title(box.value)


def _short_name(name: str) -> str:
    """Return the name of a column in words that fit a narrow page."""
    words = name[: 4 * EXAMPLE].split()
    short = " ".join(w if len(w) <= LONGEST_WORD else f"{w[:LONGEST_WORD]}…" for w in words)
    return short if len(short) <= EXAMPLE else f"{short[:EXAMPLE]}…"


def _example(table: Table, place: int, skipped: int) -> str:
    """Return the first cell that holds words, shortened, in one line."""
    for row in table.rows[skipped:]:
        if place < len(row.cells) and row.cells[place].strip():
            words = " ".join(row.cells[place][: 4 * EXAMPLE].split())
            return words if len(words) <= EXAMPLE else f"{words[:EXAMPLE]}…"
    return ""
