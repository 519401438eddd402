# SPDX-License-Identifier: Apache-2.0
"""What is asked about a child: a label, a mark, and what makes the next step more careful."""

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child, ChildColour
from companion.services.ports import Clock
from companion.ui.kit.look import Look
from companion.ui.widgets.age_field import AgeField
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.child_mark import SIDE, mark_icon, mark_name
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField, PlainLine
from companion.ui.widgets.labels import Words
from companion.ui.widgets.wrapping import WrappingCheck

LONGEST_LABEL = 60


class ChildForm(QWidget):
    """Adds a child, or changes one. `saved` carries a Child, with id 0 for a new one."""

    saved = Signal(object)
    cancelled = Signal()
    changed = Signal()
    """Something was typed or chosen."""

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._look = look
        self._child: Child | None = None
        self._is_filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        self._initials = Words(
            self.tr("You care for children of other families: write initials here, not a name.")
        )
        self._initials.hide()
        column.addWidget(self._initials)
        column.addWidget(self._build_label())
        self._age = AgeField(look, clock)
        self.age, self.year = self._age.age, self._age.year
        column.addWidget(self._age)
        column.addWidget(self._build_mark())
        column.addWidget(self._build_needs())
        column.addWidget(self._build_buttons())
        for told in (self.label.textChanged, self.needs.toggled):
            told.connect(self._on_changed)
        for box in (self.age, self.year, self.mark):
            box.currentIndexChanged.connect(self._on_changed)
        look.theme_changed.connect(self._draw_marks)

    def show_child(
        self, child: Child | None, free: ChildColour = ChildColour.SEA, *, can_cancel: bool
    ) -> None:
        """Fill the form with a child, or empty it for a new one, with a mark that is free."""
        self._child = child
        self.show_typed(child or Child(0, "", colour=free))
        self.save.setText(self.tr("Keep the change") if child else self.tr("Add this child"))
        self._cancel.setVisible(can_cancel)
        self._missing.hide()

    def show_typed(self, said: Child) -> None:
        """Fill the form with what is stored, or was typed before."""
        self._is_filling = True
        self.label.setText(said.label)
        self._age.show_age(said.birth_year, said.age_band)
        self.mark.setCurrentIndex(self.mark.findData(said.colour.value))
        self.needs.setChecked(said.has_extra_needs)
        self._is_filling = False

    def typed(self) -> Child:
        """Return what the form says, with id 0 for a new child; the label may be empty."""
        return replace(
            self._child or Child(0, ""),
            label=self.label.text().strip(),
            age_band=self._age.band,
            has_extra_needs=self.needs.isChecked(),
            birth_year=self._age.birth_year,
            colour=ChildColour(self.mark.currentData()),
        )

    def ask_for_initials(self, *, is_asked: bool) -> None:
        """Ask for initials, of somebody who cares for children of other families."""
        self._initials.setVisible(is_asked)

    def _build_label(self) -> QWidget:
        self.label = PlainLine()
        self.label.setMaxLength(LONGEST_LABEL)
        self.label.setMaximumWidth(self._look.em * 20)
        self.label.returnPressed.connect(self._on_save_clicked)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(2))
        column.addWidget(
            LabelledField(
                self._look,
                self.tr("What do you want to call this child here?"),
                self.label,
                self.tr("Initials or a nickname are enough."),
            )
        )
        self._missing = Words(self.tr("Please write initials or a nickname first."))
        self._missing.hide()
        column.addWidget(self._missing)
        return box

    def _build_mark(self) -> QWidget:
        self.mark = CalmComboBox()
        self.mark.setMaximumWidth(self._look.em * 20)
        self.mark.setIconSize(QSize(self._look.px(SIDE), self._look.px(SIDE)))
        for colour in ChildColour:
            self.mark.addItem(mark_name(colour), colour.value)
        self._draw_marks()
        return LabelledField(
            self._look,
            self.tr("Mark"),
            self.mark,
            self.tr("It stands beside the name, so that you see at once whose notes are open."),
        )

    def _draw_marks(self) -> None:
        for place, colour in enumerate(ChildColour):
            self.mark.setItemIcon(place, mark_icon(self._look, colour))

    def _build_needs(self) -> QWidget:
        self.needs = WrappingCheck(self.tr("Has a learning disability or is in care"))
        why = self.tr(
            "Why we ask: someone trained should then help you sooner. You can leave it out. "
            "It stays in this locked part."
        )
        self.needs.setAccessibleDescription(why)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.needs)
        column.addWidget(Words(why, "muted"))
        return box

    def _build_buttons(self) -> QWidget:
        wrap = WrapRow(self._look.px(8))
        self.save = ActionButton(
            self._look, self.tr("Add this child"), "check", "primary", self._on_save_clicked
        )
        self._cancel = ActionButton(
            self._look, self.tr("Leave it as it is"), "", "secondary", self.cancelled.emit
        )
        wrap.add(self.save)
        wrap.add(self._cancel)
        return wrap

    def _on_save_clicked(self) -> None:
        child = self.typed()
        self._missing.setVisible(not child.label)
        if not child.label:
            self.label.setFocus()
            return
        self.saved.emit(child)

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.changed.emit()
