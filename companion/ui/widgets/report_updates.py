# SPDX-License-Identifier: Apache-2.0
"""What came after a report, in its form: dated lines, one for each call, letter or visit."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.report import Report, Update
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.record_fields import DayField, fill, today
from companion.ui.widgets.record_form import RecordForm
from companion.ui.widgets.scroll_page import clear_layout
from companion.ui.widgets.tab_order import put_after

COLUMN_EM = 17
LINES = 2


class UpdateRow(Columns):
    """One dated line."""

    def __init__(self, desk: Desk, form: RecordForm[Report], number: int) -> None:
        super().__init__(COLUMN_EM * desk.look.em, spacing=desk.look.px(16))
        label = self.tr("What came, or what did you do?")
        if number > 1:
            label = self.tr("What else came, or did you do? ({number})").format(number=number)
        self.words, words = form.lines(label, LINES, self.tr("For example: they rang back"))
        self.on = DayField(desk.look, desk.clock, self.tr("On which day?"))
        self.add(words)
        self.add(self.on)
        self.on.changed.connect(form.changed)


class UpdatesField(QWidget):
    """The lines, none at first; a line without words is left out."""

    def __init__(self, desk: Desk, form: RecordForm[Report], after: QWidget) -> None:
        """Tab comes here from `after`, however late a row is made."""
        super().__init__()
        self._desk, self._form, self._after = desk, form, after
        self.rows: list[UpdateRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(8))
        self._column = QVBoxLayout()
        self._column.setSpacing(desk.look.px(12))
        column.addLayout(self._column)
        self.more = ActionButton(
            desk.look, self.tr("Add what &came since"), "plus", "quiet", self.add_line
        )
        column.addWidget(self.more)

    def show_updates(self, updates: tuple[Update, ...]) -> None:
        """Show these."""
        clear_layout(self._column)
        self.rows.clear()
        for update in updates:
            row = self._add_row()
            fill(row.words, update.words)
            row.on.show_day(update.on)

    def updates(self) -> tuple[Update, ...]:
        """Return the lines that say something, in the order of their days."""
        now = today(self._desk.clock)
        found = [Update(row.on.day or now, row.words.toPlainText().strip()) for row in self.rows]
        return tuple(sorted((one for one in found if one.words), key=lambda one: one.on))

    def add_line(self) -> None:
        """Begin a line of today."""
        self._add_row().words.setFocus()

    def _add_row(self) -> UpdateRow:
        row = UpdateRow(self._desk, self._form, len(self.rows) + 1)
        self._column.addWidget(row)
        row.show()
        self.rows.append(row)
        put_after(self._after, *self.rows, self.more)
        return row
