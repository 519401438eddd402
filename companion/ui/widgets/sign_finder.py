# SPDX-License-Identifier: Apache-2.0
"""Finds one sign of the checklist while a person types, and shows the one they chose."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.domain.search import Kind
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.answer_words import reasons_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Words
from companion.ui.widgets.passage_list import PassageList
from companion.ui.widgets.search_field import SearchField

SHOWN = 6
SIGN = "sign:"


class SignFinder(QWidget):
    """A field, and below it the signs that fit; Enter takes the first, Down goes among them."""

    changed = Signal()
    """Another sign was chosen, or none any more."""
    grown = Signal()
    """Signs that fit are shown below the field."""
    failed = Signal(object)
    """A CompanionError, for the page's `say_error`."""
    picture_refused = Signal()

    def __init__(self, desk: Desk, label: str, help_text: str) -> None:
        super().__init__()
        self._desk = desk
        self._signs = desk.content.signs()
        self._sign_id = ""
        self._is_ready = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(6))
        self.field = SearchField()
        self.field.setMaximumWidth(desk.look.em * 30)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.field.down_pressed.connect(self._on_down_pressed)
        self.field.picture_refused.connect(self.picture_refused)
        self._ask = LabelledField(desk.look, label, self.field, help_text)
        column.addWidget(self._ask)
        self.count = Words("", "muted")
        set_role(self.count, QAccessible.Role.Notification)
        column.addWidget(self.count)
        self.rows = PassageList(desk.look, self.tr("Signs that fit"))
        self.rows.chosen.connect(self._on_row_chosen)
        self.rows.left_upwards.connect(self.field.setFocus)
        column.addWidget(self.rows)
        column.addWidget(self._build_chosen(label))
        self._show_sign()

    @property
    def sign_id(self) -> str:
        """The sign that is chosen, or ""."""
        return self._sign_id

    def show_sign(self, sign_id: str) -> None:
        """Show a stored choice; one that the list no longer has stays as it is."""
        self._sign_id = sign_id
        self.field.clear()
        self._show_sign()

    def focus_first(self) -> None:
        """Put the focus where a person types, or on the sign that is chosen."""
        (self.again if self._sign_id else self.field).setFocus()

    def prepare(self) -> None:
        """Make the search ready, away from the window."""
        if not self._is_ready:
            self._desk.tasks.run(
                self, self._desk.search.prepare, self._on_prepared, self.failed.emit
            )

    def _build_chosen(self, label: str) -> QWidget:
        look = self._desk.look
        self._chosen = QWidget()
        column = QVBoxLayout(self._chosen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(Words(label.replace("&", ""), "h3"))
        self.words = Words("")
        column.addWidget(self.words)
        self.reasons = Words("", "muted")
        column.addWidget(self.reasons)
        row = WrapRow(look.px(8))
        self.again = ActionButton(
            look, self.tr("Find another sign"), "search", "quiet", self._on_again_clicked
        )
        self.none = ActionButton(
            look, self.tr("Leave the sign out"), "x", "quiet", self._on_again_clicked
        )
        row.add(self.again)
        row.add(self.none)
        column.addWidget(row)
        return self._chosen

    def _show_sign(self) -> None:
        sign = self._signs.get(self._sign_id)
        self._ask.setVisible(not self._sign_id)
        self._chosen.setVisible(bool(self._sign_id))
        self.words.setText(sign.text if sign else self.tr("A sign this list no longer has."))
        self.reasons.setText(reasons_words(sign) if sign else "")
        self._search()

    def _on_prepared(self, _nothing: None) -> None:
        self._is_ready = True
        self._search()

    def _search(self) -> None:
        words = self.field.text().strip()
        if self._sign_id or not words or not self._is_ready:
            self._show_found((), "")
            return
        try:
            groups = self._desk.search.search(words, SHOWN, Kind.SIGN)
        except CompanionError as error:
            self.failed.emit(error)
            return
        found = [result for group in groups for result in group.results]
        passages = tuple(
            Passage(one.target, one.title, self._second(one.target), one.title_spans)
            for one in found
            if one.target.removeprefix(SIGN) in self._signs
        )
        if passages:
            said = self.tr("Signs that fit: {count}. Enter takes the first.")
            self._show_found(passages, said.format(count=len(passages)))
        else:
            nothing = self.tr("No sign fits. Try another word, or leave it out and write a line.")
            self._show_found((), nothing)

    def _second(self, target: str) -> str:
        return reasons_words(self._signs[target.removeprefix(SIGN)])

    def _show_found(self, passages: tuple[Passage, ...], said: str) -> None:
        self.rows.show_passages(passages)
        self.rows.setVisible(bool(passages))
        if said != self.count.text():
            self.count.setText(said)
            announce(self, said)
        self.count.setVisible(bool(said))
        if passages:
            self.grown.emit()

    def _on_return_pressed(self) -> None:
        if self.rows.count:
            self.rows.open_row(0)

    def _on_down_pressed(self) -> None:
        if self.rows.count:
            self.rows.enter_at(0)

    def _on_row_chosen(self, target: str) -> None:
        self._sign_id = target.removeprefix(SIGN)
        self.field.clear()
        self._show_sign()
        self.changed.emit()

    def _on_again_clicked(self) -> None:
        self._sign_id = ""
        self._show_sign()
        self.field.setFocus()
        self.changed.emit()
