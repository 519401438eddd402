# SPDX-License-Identifier: Apache-2.0
"""Adds to an entry what it belongs to: a sign found by typing, a talk or a report from a list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_details import EntryDetails
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Words
from companion.ui.widgets.link_names import Linkable, talk_words
from companion.ui.widgets.report_words import report_title
from companion.ui.widgets.sign_finder import SignFinder


class RecordChooser(QWidget):
    """A list of records by day, and a button that adds the chosen one: going along adds none."""

    added = Signal(int)
    """The id of a record."""

    def __init__(self, desk: Desk, label: str, add: str) -> None:
        super().__init__()
        self.box = CalmComboBox()
        self.box.setPlaceholderText(self.tr("Choose one"))
        self.box.currentIndexChanged.connect(self._on_chosen)
        self.add = ActionButton(desk.look, add, "plus", "quiet", self._on_add_clicked)
        row = WrapRow(desk.look.px(8))
        row.add(self.box)
        row.add(self.add)
        around = LabelledField(desk.look, label, row)
        around.label.setBuddy(self.box)
        self.box.setAccessibleName(row.accessibleName())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(around)

    def show_records(self, records: list[tuple[int, str]]) -> None:
        """Offer these; hidden where there is none."""
        chosen = self.box.currentData()
        self.box.clear()
        for record_id, words in records:
            self.box.addItem(words, record_id)
        self.box.setCurrentIndex(self.box.findData(chosen) if chosen is not None else -1)
        self._on_chosen()
        self.setVisible(bool(records))

    def _on_chosen(self) -> None:
        self.add.setEnabled(self.box.currentIndex() >= 0)

    def _on_add_clicked(self) -> None:
        record_id = self.box.currentData()
        if record_id is not None:
            self.box.setFocus()
            self.added.emit(record_id)


class LinkChooser(QWidget):
    """What is linked already is not offered again."""

    added = Signal(str)
    """The key of a link, such as "talk=4"."""
    failed = Signal(object)
    picture_refused = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.finder = SignFinder(
            desk,
            self.tr("A sign of the list"),
            self.tr("Type a word, such as “phone”. The signs that fit come up."),
        )
        self.finder.changed.connect(self._on_sign_found)
        self.finder.failed.connect(self.failed)
        self.finder.picture_refused.connect(self.picture_refused)
        self.talks = RecordChooser(desk, self.tr("A talk"), self.tr("Add this talk"))
        self.talks.added.connect(lambda one: self.added.emit(f"talk={one}"))
        self.reports = RecordChooser(desk, self.tr("A report"), self.tr("Add this report"))
        self.reports.added.connect(lambda one: self.added.emit(f"report={one}"))
        self._none = Words(
            self.tr("Talks and reports can be added here once you have written some down."),
            "small",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(8))
        for part in (self.finder, self.talks, self.reports, self._none):
            column.addWidget(part)
        self.finder.prepare()

    def show_known(self, known: Linkable, details: EntryDetails) -> None:
        """Offer the talks and reports that the entry does not belong to yet."""
        talks = [(one.id, talk_words(one)) for one in known.talks]
        reports = [(one.id, report_title(one)) for one in known.reports]
        self.talks.show_records([one for one in talks if one[0] not in details.talk_ids])
        self.reports.show_records([one for one in reports if one[0] not in details.report_ids])
        self._none.setVisible(not (talks or reports))

    def focus_first(self) -> None:
        """Put the focus where a sign is looked for."""
        self.finder.focus_first()

    def _on_sign_found(self) -> None:
        sign_id = self.finder.sign_id
        if sign_id:
            self.finder.show_sign("")
            self.finder.focus_first()
            self.added.emit(f"sign={sign_id}")
