# SPDX-License-Identifier: Apache-2.0
"""What is asked about a child: a label, and two things that make the next step more careful."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.guide import AgeBand
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField, PlainLine
from companion.ui.widgets.labels import Words

LONGEST_LABEL = 60


class ChildForm(QWidget):
    """Adds a child, or changes one. `saved` carries a Child, with id 0 for a new one."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._id = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(self._build_label())
        column.addWidget(self._build_age())
        column.addWidget(self._build_needs())
        column.addWidget(self._build_buttons())

    def show_child(self, child: Child | None, *, can_cancel: bool) -> None:
        """Fill the form with a child, or empty it for a new one."""
        self._id = child.id if child else 0
        self.label.setText(child.label if child else "")
        band = child.age_band if child else None
        self.age.setCurrentIndex(max(0, self.age.findData(band.value if band else "")))
        self.needs.setChecked(bool(child and child.has_extra_needs))
        self.save.setText(self.tr("Keep the change") if child else self.tr("Add this child"))
        self._cancel.setVisible(can_cancel)
        self._missing.hide()

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

    def _build_age(self) -> QWidget:
        self.age = CalmComboBox()
        self.age.setMaximumWidth(self._look.em * 20)
        bands = (
            (self.tr("I would rather not say"), ""),
            (self.tr("Under 5"), AgeBand.UNDER_5),
            (self.tr("5 to 7"), AgeBand.AGE_5_7),
            (self.tr("8 to 10"), AgeBand.AGE_8_10),
            (self.tr("11 to 13"), AgeBand.AGE_11_13),
            (self.tr("14 to 17"), AgeBand.AGE_14_17),
        )
        for words, band in bands:
            self.age.addItem(words, str(band))
        return LabelledField(
            self._look,
            self.tr("How old are they? You can leave this out"),
            self.age,
            self.tr("If you leave it out, the list takes the more careful way."),
        )

    def _build_needs(self) -> QWidget:
        self.needs = QCheckBox(self.tr("Has a learning disability or is in care"))
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
        label = self.label.text().strip()
        self._missing.setVisible(not label)
        if not label:
            self.label.setFocus()
            return
        band = self.age.currentData()
        child = Child(self._id, label, AgeBand(band) if band else None, self.needs.isChecked())
        self.saved.emit(child)
