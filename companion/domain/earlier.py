# SPDX-License-Identifier: Apache-2.0
"""Events that were ticked before: what happened goes on counting until a tick is taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from companion.domain.checklist import Answer, Reply, Sign, StepUp
from companion.domain.urgency import Urgency


@dataclass(frozen=True, slots=True)
class EarlierTick:
    """A sign that told of an event before, with all that was answered to it since."""

    sign: Sign
    day: date
    """The last day it was ticked or noted."""
    floor: Urgency
    """The highest urgency that held without any question."""
    follow_ups: tuple[Reply | None, ...] = ()
    is_denied: bool = False
    """A later list said no: not again. It happened all the same."""
    is_noted: bool = False
    """It was a quick note, and no list has ticked it since."""
    reported_on: date | None = None
    """The last day on which a report was made since, of whatever kind. It changes no urgency."""

    @property
    def urgency(self) -> Urgency:
        """How soon to act. A NOW that was denied since is past: it still has to be told today."""
        found = max([self.floor, *(step.to for step in self._held())])
        return min(found, Urgency.REPORT) if self.is_denied else found

    @property
    def is_event(self) -> bool:
        """Whether the sign itself, or the answer to one of its questions, tells of an event."""
        return self.sign.is_event or any(step.is_event for step in self._held())

    def _held(self) -> list[StepUp]:
        asked = questions_of(self.sign)
        replies = zip_longest(asked, self.follow_ups[: len(asked)])
        return [step for step, reply in replies if reply is not Reply.NO]


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it was given: on which day, and what held for the child then."""

    answer: Answer
    day: date
    is_step_up_child: bool
    has_another: bool
    is_noted: bool = False


def carried(signs: Mapping[str, Sign], said: Iterable[Said]) -> tuple[EarlierTick, ...]:
    """Return the events that still count; what was said first comes first."""
    found: dict[str, EarlierTick] = {}
    for one in said:
        sign = signs.get(one.answer.sign_id)
        if sign is None:
            continue
        now = after(found.get(sign.id), sign, one)
        if now is None:
            found.pop(sign.id, None)
        else:
            found[sign.id] = now
    return tuple(found.values())


def after(before: EarlierTick | None, sign: Sign, said: Said) -> EarlierTick | None:
    """Return what still counts of a sign after one more answer, or None."""
    reply = said.answer.reply
    if reply is Reply.YES:
        tick = _ticked(before, sign, said)
        return tick if tick.is_event else None
    if before is not None and reply is Reply.NO:
        return None if said.answer.is_correction else replace(before, is_denied=True)
    return before


def questions_of(sign: Sign) -> list[StepUp]:
    """Return the steps of a sign that a question decides, in order."""
    return [step for step in sign.step_ups if step.ask]


def _ticked(before: EarlierTick | None, sign: Sign, said: Said) -> EarlierTick:
    steps = questions_of(sign)
    earlier = before.follow_ups if before is not None else ()
    replies = zip_longest(steps, earlier[: len(steps)], said.answer.follow_ups[: len(steps)])
    floor = _floor(sign, said)
    return EarlierTick(
        sign=sign,
        day=said.day,
        floor=max(floor, before.floor) if before is not None else floor,
        follow_ups=tuple(_settled(*one) for one in replies),
        is_noted=said.is_noted and (before is None or before.is_noted),
    )


def _floor(sign: Sign, said: Said) -> Urgency:
    held = (
        step.to
        for step in sign.step_ups
        if (step.with_another_sign and said.has_another)
        or (step.for_step_up_child and said.is_step_up_child)
    )
    return max([sign.urgency, *held])


def _settled(step: StepUp, before: Reply | None, now: Reply | None) -> Reply | None:
    """Return the reply that holds. A yes stays, but for a NOW: that asks about this moment."""
    is_past = before is Reply.YES and step.to < Urgency.NOW
    return before if now is None or is_past else now
