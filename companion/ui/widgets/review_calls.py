# SPDX-License-Identifier: Apache-2.0
"""What stands first in Notice after a grave answer: who can help, and the step to take."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Purpose
from companion.domain.checklist import Review
from companion.domain.next_step import NextStep
from companion.domain.urgency import Urgency
from companion.services.noticing_service import Noted
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import OpenReview
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.help_line import HelpLine
from companion.ui.widgets.labels import Words
from companion.ui.widgets.note_step import NoteStep


@dataclass(frozen=True, slots=True)
class Calls:
    """What can not wait for a child: an open list, the last look, a note. Each may be missing."""

    open_review: Review | None = None
    last: tuple[Review, NextStep] | None = None
    noted: Noted | None = None
    is_now: bool = False

    @property
    def is_empty(self) -> bool:
        """True where nothing calls for help."""
        return self.open_review is None and self.last is None and self.noted is None


class ReviewCalls(QWidget):
    """The help line once, then the way to each step. Nothing here stops the person."""

    go = Signal(str)
    step_wanted = Signal(object)
    """A Review."""

    def __init__(self, desk: Desk, calls: Calls) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(8))
        self.help_line = HelpLine(desk, is_now=calls.is_now)
        self.help_line.go.connect(self.go)
        column.addWidget(self.help_line)
        row = WrapRow(desk.look.px(8))
        self.help_line.column.addWidget(row)
        if calls.open_review is not None:
            row.add(self._step_button(self.tr("Show the next step now"), calls.open_review))
        if calls.last is not None:
            review, step = calls.last
            words = self.tr("When you last looked, the next step was: “{step}”.")
            place = self.help_line.column.count() - 1
            said = Words(words.format(step=step.action.headline))
            self.help_line.column.insertWidget(place, said)
            row.add(self._step_button(self.tr("See that step again"), review))
            row.add(self._told_button())
        if calls.noted is not None:
            column.addWidget(self._build_noted(calls.noted))

    def _step_button(self, words: str, review: Review) -> ActionButton:
        return ActionButton(
            self._desk.look,
            words,
            "arrow-right",
            on_click=lambda: self.step_wanted.emit(review),
        )

    def _told_button(self) -> ActionButton:
        return ActionButton(
            self._desk.look,
            self.tr("Write down whom you told"),
            "send",
            on_click=lambda: self.go.emit("page:reports#new"),
        )

    def _build_noted(self, noted: Noted) -> QWidget:
        step = NoteStep(self._desk, noted, has_help_line=False)
        step.go.connect(self.go)
        return Fold(self._desk.look, self.tr("What to do about what you noticed"), step)


def calls_of(
    room: PrivateRoom, child_id: int, open_review: Review | None, finished: tuple[Review, ...]
) -> Calls:
    """Return what can not wait for a child. Call it where the vault is."""
    checklist = room.checklist
    begun = checklist.next_step(open_review) if open_review and open_review.answers else None
    last = checklist.next_step(finished[0]) if finished else None
    found = (room.noticings.noted(one.id, child_id) for one in room.noticings.standing(child_id))
    grave = [one for one in found if one is not None and one.shows_help_line]
    noted = max(grave, key=lambda one: one.urgency or Urgency.EYE, default=None)
    steps = [one for one in (begun, last) if one is not None and _calls(one)]
    return Calls(
        open_review if begun is not None and _calls(begun) else None,
        (finished[0], last) if last is not None and _calls(last) else None,
        noted,
        is_now=any(Purpose.EMERGENCY in one.action.call_purposes for one in steps)
        or (noted is not None and noted.urgency is Urgency.NOW),
    )


def calls_for_help(desk: Desk, review: OpenReview) -> bool:
    """Return whether an answer that stands on the screen asks for help today or now."""
    urgencies = (review.urgency(sign) for sign in desk.content.signs().values())
    return any(one is not None and one >= Urgency.REPORT for one in urgencies)


def _calls(step: NextStep) -> bool:
    return step.action.is_for_harm_or_danger
