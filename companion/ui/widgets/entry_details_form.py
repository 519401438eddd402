# SPDX-License-Identifier: Apache-2.0
"""What belongs to an entry besides its boxes: its kind, the names that are kept, and its tags."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_details import AccountName, EntryDetails, EntryKind
from companion.ui.kit.desk import Desk
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.entry_links import EntryLinks
from companion.ui.widgets.entry_words import kind_words
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.form_undo import Place
from companion.ui.widgets.kept_names import KeptNames
from companion.ui.widgets.tag_field import TagField

Names = tuple[tuple[str, ...], tuple[AccountName, ...]]


class EntryDetailsForm(QWidget):
    """Shows and reads them."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
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
        self.links = EntryLinks(desk)
        for part in (self.kind, self.names, self.links, self.tag_fold):
            column.addWidget(part)
        for inner in (self.kind, self.names, self.links, self.tags):
            inner.changed.connect(self.changed)

    def details(self) -> EntryDetails:
        """Return them as they are shown."""
        details = replace(
            self._shown,
            kind=self._kind(),
            tags=self.tags.tags(),
            people=self.names.people,
            accounts=self.names.accounts,
        )
        return self.links.with_links(details).tidy()

    def show_details(self, details: EntryDetails) -> None:
        """Show those of an entry or a draft; tags are unfolded where there are any."""
        self._shown = details
        self.kind.show_value(details.kind.value)
        self.names.show_names(details)
        self.links.show_links(details)
        self.tags.show_tags(details.tags)
        self.tag_fold.set_open(is_open=bool(details.tags))

    def show_nothing(self) -> None:
        """Show those of a new entry: no kind is chosen before the person does."""
        self.show_details(EntryDetails())
        self.kind.show_value(None)

    def places(self) -> dict[str, Place]:
        """Return the parts that can be undone one by one."""
        return {
            "kind": Place(self._kind, self._show_kind, self._focus_kind),
            "names": Place(self._names, self._show_names, self._focus_names),
            "links": Place(
                lambda: self.links.with_links(EntryDetails()),
                self.links.show_changed,
                self.links.focus_first,
            ),
            "tags": Place(self.tags.tags, self._show_tags, self._focus_tags, is_typed=True),
        }

    def _kind(self) -> EntryKind:
        return EntryKind(self.kind.value or EntryKind.OTHER)

    def _names(self) -> Names:
        return self.names.people, self.names.accounts

    def _show_names(self, names: Names) -> None:
        people, accounts = names
        self.names.show_names(EntryDetails(people=people, accounts=accounts))

    def _focus_names(self) -> QWidget:
        return self.names.focus_first() or self._focus_kind()

    def _show_kind(self, kind: EntryKind) -> None:
        self.kind.show_value(kind.value)

    def _focus_kind(self) -> QWidget:
        self.kind.focus_answer()
        return self.kind

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        with QSignalBlocker(self.tags):
            self.tags.show_tags(tags)

    def _focus_tags(self) -> QWidget:
        self.tag_fold.set_open(is_open=True)
        self.tags.line.setFocus()
        return self.tags.line

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Show them to be read only."""
        self.kind.setEnabled(not is_read_only)
        self.tags.setEnabled(not is_read_only)
        self.names.set_read_only(is_read_only=is_read_only)
        self.links.set_read_only(is_read_only=is_read_only)
