# SPDX-License-Identifier: Apache-2.0
"""How to read a file: choices that fit it, each with what seems right chosen already."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.import_days import DayOrder
from companion.domain.import_file import Reading, divided_by, first_reading, reading
from companion.domain.import_notes import Refusal, Source
from companion.domain.import_table import Delimiter, Role, suggested_roles
from companion.domain.import_text import Split
from companion.ui.kit.look import Look
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.import_columns import ImportColumns
from companion.ui.widgets.labels import Words
from companion.ui.widgets.wrapping import WrappingCheck

FIELD_EM = 34
Again = Callable[[], Reading | Refusal]


class ImportWays(QWidget):
    """Each change asks for another reading of the same file."""

    wanted = Signal(object)
    """A callable without arguments that reads again, for another thread."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._reading: Reading | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(10))
        self._build()

    def show_reading(self, shown: Reading) -> None:
        """Show the choices that fit this file, and what is chosen."""
        self._reading = shown
        way, file = shown.way, shown.file
        is_table, is_text = way.source is Source.TABLE, way.source is Source.TEXT
        self._source_field.setVisible(is_table or is_text)
        self._split_field.setVisible(is_text)
        self._delimiter_field.setVisible(is_table)
        self.names.setVisible(is_table)
        self.columns.setVisible(is_table)
        self._order_field.setVisible(self._asks_order(shown))
        self.order_hint.setVisible(shown.is_order_open)
        self._child_field.setVisible(len(file.children) > 1)
        with QSignalBlocker(self.names):
            self.names.setChecked(way.with_names)
        _show(self.source, way.source.value)
        _show(self.split, way.split.value)
        _show(self.delimiter, way.delimiter.value)
        _show(self.order, way.order.value)
        self._show_children(file.children, way.child)
        if is_table:
            self.columns.show_reading(shown)

    def _asks_order(self, shown: Reading) -> bool:
        if shown.way.source is Source.TEXT:
            return any(note.happened.day for note in shown.found.notes[:100])
        return shown.way.source is Source.TABLE and Role.DAY in shown.way.roles

    def _build(self) -> None:
        self.source, self._source_field = self._choice(
            self.tr("Read it as"),
            (
                (Source.TEXT.value, self.tr("Plain text")),
                (Source.TABLE.value, self.tr("A table (CSV)")),
            ),
            self._on_source,
        )
        self.split, self._split_field = self._choice(
            self.tr("Where a new note begins"),
            (
                (Split.WHOLE.value, self.tr("Nowhere: the file is one note")),
                (Split.DATES.value, self.tr("At each line that begins with a date")),
                (Split.GAPS.value, self.tr("After each empty line")),
            ),
            self._on_split,
        )
        self.delimiter, self._delimiter_field = self._choice(
            self.tr("What stands between two cells"),
            (
                (Delimiter.COMMA.value, self.tr("A comma (,)")),
                (Delimiter.SEMICOLON.value, self.tr("A semicolon (;)")),
                (Delimiter.TAB.value, self.tr("A tab")),
                (Delimiter.BAR.value, self.tr("A bar (|)")),
            ),
            self._on_delimiter,
        )
        self.names = WrappingCheck(self.tr("The first row holds the names of the columns"))
        self.names.toggled.connect(self._on_names)
        self._column.addWidget(self.names)
        self.order, self._order_field = self._choice(
            self.tr("Dates such as 03/04/2024"),
            (
                (DayOrder.DAY_FIRST.value, self.tr("The day comes first (3 April)")),
                (DayOrder.MONTH_FIRST.value, self.tr("The month comes first (4 March)")),
            ),
            self._on_order,
        )
        self.order_hint = Words(
            self.tr("No date in this file shows which comes first. Please check the days below."),
            "muted",
        )
        self._column.addWidget(self.order_hint)
        self.child, self._child_field = self._choice(
            self.tr("The file is about more than one child. Bring in the notes about"),
            (),
            self._on_child,
        )
        self.columns = ImportColumns(self._look)
        self.columns.changed.connect(self._on_columns)
        self._column.addWidget(self.columns)

    def _choice(
        self, title: str, choices: tuple[tuple[str, str], ...], on_change: Callable[[], None]
    ) -> tuple[CalmComboBox, LabelledField]:
        box = CalmComboBox()
        for value, words in choices:
            box.addItem(words, value)
        box.setMaximumWidth(self._look.em * FIELD_EM)
        box.currentIndexChanged.connect(lambda _index: on_change())
        field = LabelledField(self._look, title, box)
        self._column.addWidget(field)
        return box, field

    def _show_children(self, children: tuple[int, ...], chosen: int | None) -> None:
        with QSignalBlocker(self.child):
            self.child.clear()
            self.child.setPlaceholderText(self.tr("Choose one"))
            for number in children:
                words = self.tr("Child number {number} of the file").format(number=number)
                self.child.addItem(words, number)
            self.child.setCurrentIndex(-1 if chosen is None else self.child.findData(chosen))

    def _ask(self, again: Callable[[Reading], Again]) -> None:
        if self._reading is not None:
            self.wanted.emit(again(self._reading))

    def _on_source(self) -> None:
        source = Source(self.source.currentData())
        self._ask(lambda now: partial(first_reading, now.file, source))

    def _on_delimiter(self) -> None:
        delimiter = Delimiter(self.delimiter.currentData())
        self._ask(lambda now: partial(divided_by, now.file, delimiter))

    def _on_split(self) -> None:
        split = Split(self.split.currentData())
        self._ask(lambda now: partial(reading, now.file, replace(now.way, split=split)))

    def _on_order(self) -> None:
        order = DayOrder(self.order.currentData())
        self._ask(lambda now: partial(reading, now.file, replace(now.way, order=order)))

    def _on_child(self) -> None:
        child = self.child.currentData()
        self._ask(lambda now: partial(reading, now.file, replace(now.way, child=child)))

    def _on_columns(self) -> None:
        roles = self.columns.roles
        self._ask(lambda now: partial(reading, now.file, replace(now.way, roles=roles)))

    def _on_names(self) -> None:
        is_named = self.names.isChecked()

        def again(now: Reading) -> Again:
            order = now.way.order
            roles = suggested_roles(now.table, with_names=is_named, order=order)
            return partial(reading, now.file, replace(now.way, with_names=is_named, roles=roles))

        self._ask(again)


def _show(box: CalmComboBox, value: str) -> None:
    with QSignalBlocker(box):
        box.setCurrentIndex(box.findData(value))
