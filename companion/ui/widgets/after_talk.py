# SPDX-License-Identifier: Apache-2.0
"""What to do after a talk: boxes to tick, and a day if there is one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.talk import WhatNext
from companion.ui.kit.desk import Desk
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading
from companion.ui.widgets.record_fields import DayField
from companion.ui.widgets.talk_words import what_next_words
from companion.ui.widgets.wrapping import WrappingCheck, WrappingGroup


class AfterTalk(QWidget):
    """Several may be ticked, or none. Nothing is done by ticking: it is a note to oneself."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        question = self.tr("What next, if anything?")
        group = WrappingGroup(question)
        inside = QVBoxLayout(group)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.px(2))
        inside.addWidget(Heading(question, 3))
        row = WrapRow(look.px(8))
        self.boxes = {one: WrappingCheck(what_next_words(one)) for one in WhatNext}
        for box in self.boxes.values():
            row.add(box)
            box.toggled.connect(self.changed)
        inside.addWidget(row)
        self.day = DayField(
            look, desk.clock, self.tr("On a certain day?"), self.tr("Yes, I have a da&y in mind")
        )
        self.day.add_shortcut(self.tr("Tomorrow"), 1)
        self.day.add_shortcut(self.tr("In a week"), 7)
        self.day.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        column.addWidget(group)
        column.addWidget(self.day)

    @property
    def chosen(self) -> tuple[WhatNext, ...]:
        """What is ticked, in the order in which it is offered."""
        return tuple(one for one, box in self.boxes.items() if box.isChecked())

    def choose(self, chosen: tuple[WhatNext, ...]) -> None:
        """Tick these and no others."""
        for one, box in self.boxes.items():
            box.setChecked(one in chosen)
