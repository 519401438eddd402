# SPDX-License-Identifier: Apache-2.0
"""Boxes that narrow the entries down: days, kind, person, account, tag, sign, struck out, order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from companion.domain.entry_details import EntryKind
from companion.domain.entry_find import SavedSearch, SortBy, StruckOut, Wanted
from companion.domain.people import AccountSeen, PersonSeen
from companion.ui.kit.desk import Desk
from companion.ui.kit.formatting import local
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.calm_inputs import CalmDateEdit
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.entry_words import account_words, kind_words
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Words
from companion.ui.widgets.name_target import NameTarget
from companion.ui.widgets.starter_filters import FilterBox

BOX_EM = 11
Option = tuple[str, object]
"""The words of a choice, and what it stands for."""
NOT_A_FILTER = Wanted()


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen for one child."""

    child_id: int
    people: tuple[PersonSeen, ...] = ()
    accounts: tuple[AccountSeen, ...] = ()
    tags: tuple[str, ...] = ()
    sign_ids: tuple[str, ...] = ()
    saved: tuple[SavedSearch, ...] = ()


NO_CHOICES = Choices(0)


class DayLimit(QWidget):
    """A day that counts only while its box is ticked."""

    changed = Signal()

    def __init__(self, desk: Desk, label: str) -> None:
        super().__init__()
        self._desk, self._label = desk, label
        self.tick = QCheckBox(label)
        self.tick.toggled.connect(self._on_toggled)
        self.edit: CalmDateEdit | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(4))
        self._column.addWidget(self.tick)

    @property
    def day(self) -> date | None:
        """The chosen day; None where it does not count."""
        if self.edit is None or not self.tick.isChecked():
            return None
        picked = self.edit.date()
        return date(picked.year(), picked.month(), picked.day())

    def choose(self, day: date | None) -> None:
        """Show a day, or that none counts."""
        with QSignalBlocker(self):
            self.tick.setChecked(day is not None)
            if day is not None:
                self._day_box().setDate(QDate(day.year, day.month, day.day))

    def _day_box(self) -> CalmDateEdit:
        """Return the box for the day, made when it is first wanted."""
        if self.edit is None:
            today = local(self._desk.clock.now()).date()
            self.edit = CalmDateEdit(self._desk.look)
            self.edit.setAccessibleName(self._label.replace("&", ""))
            self.edit.setDate(QDate(today.year, today.month, today.day))
            self.edit.dateChanged.connect(self.changed)
            self._column.addWidget(self.edit)
            QWidget.setTabOrder(self.tick, self.edit)
        return self.edit

    def _on_toggled(self, is_on: bool) -> None:
        self._day_box().setVisible(is_on)
        self.changed.emit()


class EntryFilters(QWidget):
    """What is chosen here is stored only with a search that is kept."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(8))
        self._boxes = Columns(BOX_EM * desk.look.em, most=3, spacing=desk.look.px(10))
        self.from_day = self._add_day(self.tr("From a day"))
        self.to_day = self._add_day(self.tr("Up to a day"))
        self.kind = self._add(self.tr("Kind"))
        self.person = self._add(self.tr("Person"))
        self.account = self._add(self.tr("Name or number used online"))
        self.tag = self._add(self.tr("Tag"))
        self.sign = self._add(self.tr("Sign"))
        self.struck_out = self._add(self.tr("Struck-out entries"))
        self.sort = self._add(self.tr("Order"))
        column.addWidget(self._boxes)
        self.unknown_days = Words(
            self.tr("Where the day is not known, the day on which you wrote it counts."), "small"
        )
        column.addWidget(self.unknown_days)
        self.clear = ActionButton(
            desk.look, self.tr("Clear filters"), "x", on_click=self._on_clear_clicked
        )
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeading)
        self._fill_fixed()
        self.show_choices(NO_CHOICES)
        self.forget()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        days = (self.from_day.tick, self.to_day.tick)
        details = (self.kind, self.person, self.account, self.tag, self.sign)
        return (*days, *details, self.struck_out, self.sort, self.clear)

    @property
    def in_use(self) -> int:
        """How many filters narrow the entries down; the order is none."""
        wanted = self.wanted()
        given = (
            wanted.from_day,
            wanted.to_day,
            wanted.kind,
            wanted.person_id,
            wanted.account_id,
            wanted.sign_id,
            wanted.tag,
            wanted.struck_out is not StruckOut.WITH,
        )
        return sum(bool(one) for one in given)

    def wanted(self, words: str = "") -> Wanted:
        """Return what is chosen, for these words."""
        return Wanted(
            words=words,
            from_day=self.from_day.day,
            to_day=self.to_day.day,
            kind=EntryKind(self.kind.currentData()) if self.kind.currentData() else None,
            person_id=self.person.currentData(),
            account_id=self.account.currentData(),
            sign_id=self.sign.currentData() or "",
            tag=self.tag.currentData() or "",
            struck_out=StruckOut(self.struck_out.currentData()),
            sort=SortBy(self.sort.currentData()),
        )

    def choose(self, wanted: Wanted) -> None:
        """Choose these filters and no others."""
        self.from_day.choose(wanted.from_day)
        self.to_day.choose(wanted.to_day)
        chosen = (
            (self.kind, wanted.kind),
            (self.person, wanted.person_id),
            (self.account, wanted.account_id),
            (self.tag, wanted.tag or None),
            (self.sign, wanted.sign_id or None),
            (self.struck_out, wanted.struck_out),
            (self.sort, wanted.sort),
        )
        for box, value in chosen:
            self._choose(box, value)
        self._on_changed()

    def reset(self) -> None:
        """Choose nothing; the order stays."""
        self.choose(replace(NOT_A_FILTER, sort=self.wanted().sort))

    def forget(self) -> None:
        """Choose nothing, and drop every name that belongs to a child."""
        with QSignalBlocker(self):
            self.choose(NOT_A_FILTER)
        self.show_choices(NO_CHOICES)

    def show_choices(self, choices: Choices) -> None:
        """Offer what entries of a child have; what is chosen stays chosen."""
        people = [(", ".join(one.labels), one.person.id) for one in choices.people]
        accounts = [(account_words(one.account.name), one.account.id) for one in choices.accounts]
        self._offer(self.person, self.tr("Anybody"), people)
        self._offer(self.account, self.tr("Any"), accounts)
        self._offer(self.tag, self.tr("Any"), [(tag, tag) for tag in choices.tags])
        signs = [(self._sign_words(sign_id), sign_id) for sign_id in self._order(choices.sign_ids)]
        self._offer(self.sign, self.tr("Any"), signs)

    def know(self, name: NameTarget) -> None:
        """Make a name one of the choices, before they are read."""
        is_person = name.wanted.person_id is not None
        box = self.person if is_person else self.account
        value = name.wanted.person_id if is_person else name.wanted.account_id
        if _place(box, value) < 0:
            with QSignalBlocker(box):
                box.addItem(name.words, value)

    def _order(self, sign_ids: Iterable[str]) -> list[str]:
        """Return signs in the order of the list of signs; those it no longer has stand last."""
        places = {sign_id: place for place, sign_id in enumerate(self._desk.content.signs())}
        return sorted(sign_ids, key=lambda one: (places.get(one, len(places)), one))

    def _sign_words(self, sign_id: str) -> str:
        sign = self._desk.content.signs().get(sign_id)
        return sign.text if sign else self.tr("A sign this list no longer has.")

    def _fill_fixed(self) -> None:
        kinds = [(kind_words(kind), kind.value) for kind in EntryKind]
        self._offer(self.kind, self.tr("Any"), kinds)
        self._offer(self.sign, self.tr("Any"), [])
        shown = {
            StruckOut.WITH: self.tr("Shown with the others"),
            StruckOut.WITHOUT: self.tr("Left out"),
            StruckOut.ONLY: self.tr("Only these"),
        }
        orders = {
            SortBy.BEST: self.tr("Best fit first"),
            SortBy.EVENT: self.tr("When it happened, newest first"),
            SortBy.WRITING: self.tr("When it was written, newest first"),
        }
        with QSignalBlocker(self.struck_out), QSignalBlocker(self.sort):
            for way, words in shown.items():
                self.struck_out.addItem(words, way.value)
            for order, words in orders.items():
                self.sort.addItem(words, order.value)

    def _offer(self, box: QComboBox, nothing: str, options: Iterable[Option]) -> None:
        chosen, words = box.currentData(), box.currentText()
        with QSignalBlocker(box):
            box.clear()
            box.addItem(nothing, None)
            for text, value in options:
                box.addItem(text, value)
            if chosen is not None and box.findData(chosen) < 0:
                box.addItem(words, chosen)
            box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)

    def _choose(self, box: QComboBox, value: object) -> None:
        at = _place(box, value)
        with QSignalBlocker(box):
            if at < 0:
                # Nothing may be left out in silence: a search that was kept says what it means.
                box.addItem(self._kept_words(box, value), value)
                at = box.count() - 1
            box.setCurrentIndex(at)

    def _kept_words(self, box: QComboBox, value: object) -> str:
        if not isinstance(value, str):
            return self.tr("As kept with this search")
        return self._sign_words(value) if box is self.sign else value

    def _add(self, label: str) -> QComboBox:
        box = FilterBox()
        box.currentIndexChanged.connect(self._on_changed)
        self._boxes.add(LabelledField(self._desk.look, label, box))
        return box

    def _add_day(self, label: str) -> DayLimit:
        limit = DayLimit(self._desk, label)
        limit.changed.connect(self._on_changed)
        self._boxes.add(limit)
        return limit

    def _on_changed(self) -> None:
        self.clear.setVisible(self.in_use > 0)
        has_days = bool(self.from_day.day or self.to_day.day)
        self.unknown_days.setVisible(has_days)
        self.changed.emit()

    def _on_clear_clicked(self) -> None:
        self.reset()
        self.from_day.tick.setFocus()


def _place(box: QComboBox, value: object) -> int:
    return next((row for row in range(box.count()) if box.itemData(row) == value), -1)
