# SPDX-License-Identifier: Apache-2.0
"""What belongs to an entry besides its boxes: its kind, the names that are kept, and its tags."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_details import EntryDetails, EntryKind
from companion.ui.kit.look import Look
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.entry_words import kind_words
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.kept_names import KeptNames
from companion.ui.widgets.tag_field import TagField


class EntryDetailsForm(QWidget):
    """Shows and reads them. Links to signs, talks and reports go through it unchanged."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._shown = EntryDetails()
        choices = tuple(Choice(kind.value, kind_words(kind)) for kind in EntryKind)
        self.kind = ChoiceRow(look, self.tr("What kind of entry is this?"), choices)
        self.names = KeptNames(look, self.kind.buttons[-1])
        self.tags = TagField(look)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(look.px(26), 0, 0, look.px(8))
        inside.addWidget(self.tags)
        self.tag_fold = Fold(look, self.tr("Tags to find it by"), body)
        self.tag_fold.opened.connect(self.tags.line.setFocus)
        self.names.emptied.connect(self.tag_fold.button.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        for part in (self.kind, self.names, self.tag_fold):
            column.addWidget(part)
        for change in (self.kind.changed, self.names.changed, self.tags.changed):
            change.connect(self.changed)

    def details(self) -> EntryDetails:
        """Return them as they are shown."""
        return replace(
            self._shown,
            kind=EntryKind(self.kind.value or EntryKind.OTHER),
            tags=self.tags.tags(),
            people=self.names.people,
            accounts=self.names.accounts,
        ).tidy()

    def show_details(self, details: EntryDetails) -> None:
        """Show those of an entry or a draft; tags are unfolded where there are any."""
        self._shown = details
        self.kind.show_value(details.kind.value)
        self.names.show_names(details)
        self.tags.show_tags(details.tags)
        self.tag_fold.set_open(is_open=bool(details.tags))

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Show them to be read only."""
        self.kind.setEnabled(not is_read_only)
        self.tags.setEnabled(not is_read_only)
        self.names.set_read_only(is_read_only=is_read_only)
