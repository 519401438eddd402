# SPDX-License-Identifier: Apache-2.0
"""What Notice puts on paper: the empty list, the next step, and the answers of one time."""

from PySide6.QtCore import QObject, Signal

from companion.domain.checklist import Review
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import Outcome, outcome_of
from companion.ui.widgets.checklist_sheets import blank_checklist_sheet, review_sheet
from companion.ui.widgets.next_step_sheet import next_step_sheet


class NoticePaper(QObject):
    """Makes the sheets. The label of a child stands on one only where it was asked for."""

    print_wanted = Signal(object)
    """A Sheet."""
    failed = Signal(object)
    """A CompanionError."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__()
        self._desk = desk
        self._room = room

    def print_blank(self) -> None:
        """Hand over the empty list."""
        self.print_wanted.emit(blank_checklist_sheet(self._desk))

    def print_step(self, outcome: Outcome) -> None:
        """Hand over the next step, without notes and without a label."""
        self.print_wanted.emit(next_step_sheet(self._desk, outcome.step, outcome.review))

    def print_answers(self, outcome: Outcome, *, is_named: bool) -> None:
        """Hand over the answers, with or without the label."""
        label = outcome.child.label if is_named else ""
        self.print_wanted.emit(review_sheet(self._desk, outcome, label))

    def print_review(self, review: Review, *, is_named: bool) -> None:
        """Work out the next step of an earlier time, and hand over its answers."""
        self._desk.tasks.on_vault(
            self,
            lambda: outcome_of(self._room, review),
            lambda outcome: self.print_answers(outcome, is_named=is_named),
            self.failed.emit,
        )
