# SPDX-License-Identifier: Apache-2.0
"""The parts of a worksheet under each other: which one, what it is, notes to tick, fields."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Words
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.prepare_about import PrepareAbout
from companion.ui.widgets.prepare_fields import PrepareFields
from companion.ui.widgets.prepare_notes import PrepareNotes
from companion.ui.widgets.scroll_page import settle
from companion.ui.widgets.scroll_to import scroll_to_top

CHOICE_EM = 24


class PrepareForm(QWidget):
    """Only shows; the page decides."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__()
        look = desk.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        self.sheets = CalmComboBox()
        self.sheets.setMaximumWidth(look.em * CHOICE_EM)
        self.about = PrepareAbout(desk)
        self.notes = PrepareNotes(desk, room)
        self.fold = Fold(look, self.tr("Fill in from your notes"), self.notes)
        words = self.tr("There are no notes about this child yet. You can type below.")
        self.empty = Words(words, "muted")
        self.said = NoticeLine(look, "ok", "check")
        self.refusal = NoticeLine(look, "caution", "triangle-alert")
        self.fields = PrepareFields(desk)
        column.addWidget(LabelledField(look, self.tr("Which re&port is it?"), self.sheets))
        for part in (self.about, self.fold, self.empty, self.said, self.refusal, self.fields):
            column.addWidget(part)

    def show_notes(self, *, has_notes: bool, is_open: bool) -> None:
        """Offer the notes where there are some, unfolded or folded away."""
        self.fold.setVisible(has_notes)
        self.empty.setVisible(not has_notes)
        self.fold.set_open(is_open=is_open)

    def hide_lines(self) -> None:
        """Hide what was told before."""
        for part in (self.said, self.refusal):
            part.hide()

    def show_said(self, area: QScrollArea, around: QWidget) -> None:
        """Show what was done, and the first field below it."""
        self.fields.focus_top()
        # From the inside out: what stands below the closed fold moves up first.
        for part in (self.fold, self, around):
            layout = part.layout()
            if layout is not None:
                layout.activate()
        settle(area)
        scroll_to_top(area, self.said)
