# SPDX-License-Identifier: Apache-2.0
"""Several promises in the form of a report: what, by when, and what became of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.report import Promise, PromiseState, Report
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.record_fields import DayField, fill
from companion.ui.widgets.record_form import RecordForm
from companion.ui.widgets.scroll_page import clear_layout
from companion.ui.widgets.tab_order import put_after

COLUMN_EM = 13


class PromiseRow(Columns):
    """One promise. Its state can be chosen once there is something to be done."""

    def __init__(self, desk: Desk, form: RecordForm[Report], number: int) -> None:
        super().__init__(COLUMN_EM * desk.look.em, most=3, spacing=desk.look.px(16))
        label = self.tr("They said they would …")
        if number > 1:
            label = self.tr("They also said they would … ({number})").format(number=number)
        self.words, words = form.line(label, self.tr("For example: ring me back"))
        ask = self.tr("They named a day")
        self.by = DayField(desk.look, desk.clock, self.tr("By when?"), ask)
        self.state = CalmComboBox()
        self.state.setMaximumWidth(desk.look.em * 14)
        for state, said in (
            (PromiseState.OPEN, self.tr("Not yet")),
            (PromiseState.KEPT, self.tr("Done")),
            (PromiseState.CHANGED, self.tr("It changed")),
        ):
            self.state.addItem(said, state.value)
        self._state_field = LabelledField(desk.look, self.tr("Did they do it?"), self.state)
        for part in (words, self.by, self._state_field):
            self.add(part)
        self.by.changed.connect(form.changed)
        self.state.currentIndexChanged.connect(form.changed)
        self.words.textChanged.connect(self._fit)
        self.by.asked.connect(self._fit)
        self._fit()

    def show_promise(self, promise: Promise) -> None:
        """Fill the row."""
        fill(self.words, promise.words)
        self.by.show_day(promise.by)
        self.state.setCurrentIndex(self.state.findData(promise.state.value))
        self._fit()

    def promise(self) -> Promise:
        """Return what the row says."""
        state = PromiseState(self.state.currentData())
        promise = Promise(self.words.words, self.by.day)
        return promise if promise.is_blank else Promise(promise.words, promise.by, state)

    def _fit(self) -> None:
        self._state_field.setVisible(bool(self.words.words) or self.by.day is not None)


class PromisesField(QWidget):
    """The rows, at least one; an empty row is no promise."""

    def __init__(self, desk: Desk, form: RecordForm[Report], after: QWidget) -> None:
        """Tab comes here from `after`, however late a row is made."""
        super().__init__()
        self._desk, self._form, self._after = desk, form, after
        self.rows: list[PromiseRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(8))
        self._column = QVBoxLayout()
        self._column.setSpacing(desk.look.px(12))
        column.addLayout(self._column)
        self.more = ActionButton(
            desk.look, self.tr("Add another &promise"), "plus", "quiet", self._on_more
        )
        column.addWidget(self.more)
        self.show_promises(())

    def show_promises(self, promises: tuple[Promise, ...]) -> None:
        """Show these, or one empty row."""
        clear_layout(self._column)
        self.rows.clear()
        for promise in promises or (Promise(),):
            self._add_row().show_promise(promise)

    def promises(self) -> tuple[Promise, ...]:
        """Return the rows that say something."""
        found = (row.promise() for row in self.rows)
        return tuple(promise for promise in found if not promise.is_blank)

    def _add_row(self) -> PromiseRow:
        row = PromiseRow(self._desk, self._form, len(self.rows) + 1)
        self._column.addWidget(row)
        row.show()
        self.rows.append(row)
        put_after(self._after, *self.rows, self.more)
        return row

    def _on_more(self) -> None:
        self._add_row().words.setFocus()
