# SPDX-License-Identifier: Apache-2.0
"""What the forms for reports and talks have in common: fields in a column, and a foot."""

from typing import Generic

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.form_draft import R
from companion.ui.kit.access import set_role
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField, WordsEdit
from companion.ui.widgets.labels import Words
from companion.ui.widgets.record_fields import WordsLine


class RecordForm(QWidget, Generic[R]):
    """Shows and reads one record. Knows nothing of where it is kept."""

    changed = Signal()
    """Something was typed or chosen."""
    save_wanted = Signal()
    cancel_wanted = Signal()
    picture_refused = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px(12))

    def show_record(self, record: R) -> None:
        """Fill the form."""
        raise NotImplementedError

    def record(self) -> R:
        """Return what the form says."""
        raise NotImplementedError

    @property
    def is_blank(self) -> bool:
        """True while no word is written."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where writing begins."""
        raise NotImplementedError

    def words_box(self) -> QWidget:
        """Return the box in which a picture can be described."""
        raise NotImplementedError

    def show_kept(self, words: str) -> None:
        """Say that what is typed is kept; nothing to say hides the line."""
        self._kept.setText(words)
        self._kept.setVisible(bool(words))

    def line(self, label: str, help_text: str = "") -> tuple[WordsLine, LabelledField]:
        """Return a box for one line, and the field that holds it."""
        edit = WordsLine(self.look)
        edit.picture_refused.connect(self.picture_refused)
        edit.textChanged.connect(self.changed)
        return edit, LabelledField(self.look, label, edit, help_text)

    def lines(self, label: str, rows: int, help_text: str = "") -> tuple[WordsEdit, LabelledField]:
        """Return a box for several lines, and the field that holds it."""
        edit = WordsEdit(self.look, rows)
        edit.setFixedHeight(edit.minimumHeight())
        edit.picture_refused.connect(self.picture_refused)
        edit.textChanged.connect(self.changed)
        return edit, LabelledField(self.look, label, edit, help_text)

    def add_foot(self, save_words: str) -> None:
        """Put the buttons below the fields."""
        self.save = ActionButton(self.look, save_words, "", "primary", self.save_wanted.emit)
        cancel_words = QCoreApplication.translate("RecordForm", "Cancel")
        self.cancel = ActionButton(self.look, cancel_words, on_click=self.cancel_wanted.emit)
        self._kept = Words("", "muted")
        set_role(self._kept, QAccessible.Role.Notification)
        self._kept.hide()
        row = WrapRow(self.look.px(8))
        row.add(self.save)
        row.add(self.cancel)
        # The line comes and goes below the buttons: above, it would move them.
        self.column.addWidget(row)
        self.column.addWidget(self._kept)
