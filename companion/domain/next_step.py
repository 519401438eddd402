# SPDX-License-Identifier: Apache-2.0
"""The rule engine: from the answers of a review to an action. It never judges a child.

The rules themselves are data (`next_steps.toml`, restating facts sheet G.2).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from companion.domain.checklist import Answer, Child, Reply, Sign, Since, StepUp
from companion.domain.earlier import EarlierTick, Said, after
from companion.domain.guide import AgeBand, Provenance
from companion.domain.urgency import Urgency


@dataclass(frozen=True, slots=True)
class Condition:
    """All that is set must hold: so many yes answers of these urgencies, from these groups."""

    urgencies: tuple[Urgency, ...] = ()
    count: int = 0
    groups: tuple[str, ...] = ()
    new_eye: int = 0
    new_eye_groups: int = 0
    for_step_up_child: bool = False
    still_worried: bool = False
    no_ticks: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the rule table: when it fits, and the action it names."""

    id: str
    headline: str
    lead: str
    actions: tuple[str, ...]
    any_of: tuple[Condition, ...]
    call_purposes: tuple[str, ...]
    cards: tuple[str, ...]
    look_again_days: int
    provenance: Provenance

    @property
    def is_for_harm_or_danger(self) -> bool:
        """True where it answers a REPORT or a NOW: nobody is asked to watch and wait then."""
        return any(
            urgency >= Urgency.REPORT
            for condition in self.any_of
            for urgency in condition.urgencies
        )


@dataclass(frozen=True, slots=True)
class RuleTable:
    """The rules in falling order, and what they all count by: the numbers are our judgement."""

    rules: tuple[Rule, ...]
    usual_days: int
    """When to look again where a rule names no day."""
    new_since: tuple[Since, ...]
    careful_bands: tuple[AgeBand, ...]

    def is_new(self, answer: Answer) -> bool:
        """Return whether it began lately; not knowing counts as new unless it is usual."""
        return answer.since in self.new_since if answer.since else not answer.is_usual

    def is_step_up_child(self, child: Child) -> bool:
        """Return whether the cautious rule holds: by age, a learning disability, or in care.

        An age that was not given counts as young.
        """
        is_young = child.age_band is None or child.age_band in self.careful_bands
        return child.has_extra_needs or is_young


@dataclass(frozen=True, slots=True)
class Tick:
    """A yes answer with the urgency that holds for this child."""

    sign: Sign
    urgency: Urgency
    is_new: bool


@dataclass(frozen=True, slots=True)
class Fitting:
    """A rule that fits, with the signs that led to it: none where it looks at no tick."""

    rule: Rule
    because: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do: the headline rule, the rules below it that also fit, and why.

    `because` are the signs that led to the headline; `find_out` the signs answered "not sure".
    Every tick is a reason for the headline or for a rule in `also`.
    `stepped_up_to` is a higher rule that the person chose; it never stands below `rule`.
    """

    rule: Rule
    because: tuple[Sign, ...]
    also: tuple[Fitting, ...]
    find_out: tuple[Sign, ...]
    stepped_up_to: Rule | None = None
    earlier: tuple[EarlierTick, ...] = ()
    """Events of earlier times that count here: not ticked now, or as less grave than before."""

    @property
    def action(self) -> Rule:
        """What to do: the higher rule that the person chose, else the headline."""
        return self.stepped_up_to or self.rule


@dataclass(frozen=True, slots=True)
class Effect:
    """What changing an answer would do: the next step before and after."""

    before: NextStep
    after: NextStep

    @property
    def is_same(self) -> bool:
        """True where the headline stays."""
        return self.before.rule.id == self.after.rule.id


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules look at: the ticks, the child, and the last question."""

    ticks: tuple[Tick, ...]
    is_step_up_child: bool
    is_still_worried: bool


def urgency_of(sign: Sign, answer: Answer, *, is_step_up_child: bool, has_another: bool) -> Urgency:
    """Return the highest urgency that holds for this answer; not knowing takes the higher."""
    asked = iter(answer.follow_ups)

    def holds(step: StepUp) -> bool:
        if step.ask:
            return next(asked, None) is not Reply.NO
        return has_another if step.with_another_sign else is_step_up_child

    return max([sign.urgency, *(step.to for step in sign.step_ups if holds(step))])


def ticks_of(
    table: RuleTable, signs: Mapping[str, Sign], answers: Iterable[Answer], child: Child
) -> tuple[Tick, ...]:
    """Return the yes answers to known signs, each with its urgency."""
    said_yes = [a for a in answers if a.reply is Reply.YES and a.sign_id in signs]
    return tuple(
        Tick(
            sign=signs[answer.sign_id],
            urgency=urgency_of(
                signs[answer.sign_id],
                answer,
                is_step_up_child=table.is_step_up_child(child),
                has_another=len(said_yes) > 1,
            ),
            is_new=table.is_new(answer),
        )
        for answer in said_yes
    )


def next_step(  # noqa: PLR0913 - all that the rules look at
    table: RuleTable,
    signs: Mapping[str, Sign],
    answers: Sequence[Answer],
    child: Child,
    *,
    is_still_worried: bool,
    earlier: Sequence[EarlierTick] = (),
) -> NextStep:
    """Return the first rule that fits as the headline, with the reasons and the lower rules.

    `earlier` are events of before: they count on, unless an answer takes the tick back.
    Together the rules fit every set of answers.
    Raises ValueError where no rule fits, which a content test rules out.
    """
    ticked = ticks_of(table, signs, answers, child)
    now = still_counting(earlier, answers)
    situation = Situation(
        _with_earlier(ticked, now), table.is_step_up_child(child), is_still_worried
    )
    fitting = [
        Fitting(rule, _because(rule, situation))
        for rule in table.rules
        if any(fits(condition, situation) for condition in rule.any_of)
    ]
    if not fitting:
        raise ValueError("no rule fits")
    headline, *lower = fitting
    return NextStep(
        rule=headline.rule,
        because=headline.because,
        also=tuple(lower),
        find_out=_not_sure(signs, answers),
        earlier=_reasons_of_before(now, ticked),
    )


def still_counting(
    earlier: Iterable[EarlierTick], answers: Iterable[Answer]
) -> tuple[EarlierTick, ...]:
    """Return what the answers of now leave of events of before, with what they add to them."""
    said = {answer.sign_id: answer for answer in answers}
    found = (
        after(one, one.sign, Said(said[one.sign.id], one.day, False, False))
        if one.sign.id in said
        else one
        for one in earlier
    )
    return tuple(one for one in found if one is not None)


def _with_earlier(ticked: tuple[Tick, ...], earlier: Iterable[EarlierTick]) -> tuple[Tick, ...]:
    """Return the ticks of now and of before, each sign once with its higher urgency."""
    found = {tick.sign.id: tick for tick in ticked}
    for one in earlier:
        tick = found.get(one.sign.id, Tick(one.sign, one.urgency, is_new=False))
        found[one.sign.id] = replace(tick, urgency=max(tick.urgency, one.urgency))
    return tuple(found.values())


def _reasons_of_before(
    earlier: Iterable[EarlierTick], ticked: Iterable[Tick]
) -> tuple[EarlierTick, ...]:
    """Return the events that this review does not tick, or ticks as less grave than before."""
    urgencies = {tick.sign.id: tick.urgency for tick in ticked}
    return tuple(
        one
        for one in earlier
        if one.sign.id not in urgencies or one.urgency > urgencies[one.sign.id]
    )


def higher_rules(rules: Sequence[Rule], step: NextStep) -> tuple[Rule, ...]:
    """Return the rules above the headline, in their order: all that a person may step up to."""
    return tuple(rules[: list(rules).index(step.rule)])


def stepped_up(rules: Sequence[Rule], step: NextStep, rule_id: str) -> NextStep:
    """Return the next step with a higher rule. A rule that is not above it changes nothing."""
    for rule in higher_rules(rules, step):
        if rule.id == rule_id:
            return replace(step, stepped_up_to=rule)
    return step


def urgency_alone(table: RuleTable, sign: Sign, child: Child) -> Urgency:
    """Return the urgency of a sign noticed on its own, no follow-up answered yet."""
    (tick,) = ticks_of(table, {sign.id: sign}, [Answer(sign.id, Reply.YES)], child)
    return tick.urgency


def can_be_usual(table: RuleTable, sign: Sign, answer: Answer, child: Child) -> bool:
    """Return whether an answer may be called usual: never where it calls for somebody today."""
    urgency = urgency_of(
        sign, answer, is_step_up_child=table.is_step_up_child(child), has_another=True
    )
    return urgency < Urgency.TALK_TODAY


def _not_sure(signs: Mapping[str, Sign], answers: Iterable[Answer]) -> tuple[Sign, ...]:
    unsure = (answer.sign_id for answer in answers if answer.reply is Reply.NOT_SURE)
    return tuple(signs[sign_id] for sign_id in unsure if sign_id in signs)


def fits(condition: Condition, situation: Situation) -> bool:
    """Return whether everything that the condition sets holds."""
    if condition.still_worried and not situation.is_still_worried:
        return False
    if condition.for_step_up_child and not situation.is_step_up_child:
        return False
    if condition.no_ticks and situation.ticks:
        return False
    new_eye = _new_eye(situation)
    return (
        len(_counted(condition, situation)) >= condition.count
        and len(new_eye) >= condition.new_eye
        and len({tick.sign.group for tick in new_eye}) >= condition.new_eye_groups
    )


def _counted(condition: Condition, situation: Situation) -> list[Tick]:
    return [
        tick
        for tick in situation.ticks
        if tick.urgency in condition.urgencies
        and (not condition.groups or tick.sign.group in condition.groups)
    ]


def _new_eye(situation: Situation) -> list[Tick]:
    return [t for t in situation.ticks if t.urgency is Urgency.EYE and t.is_new]


def _because(rule: Rule, situation: Situation) -> tuple[Sign, ...]:
    reasons: list[Tick] = []
    for condition in rule.any_of:
        if fits(condition, situation):
            reasons += _counted(condition, situation)
            reasons += _new_eye(situation) if condition.new_eye else []
    chosen = {tick.sign.id for tick in reasons}
    return tuple(tick.sign for tick in situation.ticks if tick.sign.id in chosen)
