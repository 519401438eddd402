# SPDX-License-Identifier: Apache-2.0
"""The rule engine: from the answers of a review to an action. It never judges a child.

The rules themselves are data (`next_steps.toml`, restating facts sheet G.2).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from companion.domain.checklist import Answer, Child, Reply, Sign, StepUp
from companion.domain.guide import Provenance
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
class Tick:
    """A yes answer with the urgency that holds for this child."""

    sign: Sign
    urgency: Urgency
    is_new: bool


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do: the headline rule, the rules below it that also fit, and why.

    `because` are the signs that led to the headline; `find_out` the signs answered "not sure".
    `stepped_up_to` is a higher rule that the person chose; it never stands below `rule`.
    """

    rule: Rule
    because: tuple[Sign, ...]
    also: tuple[Rule, ...]
    find_out: tuple[Sign, ...]
    stepped_up_to: Rule | None = None

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


def is_step_up_child(child: Child) -> bool:
    """Return whether the cautious rule holds: under 13, a learning disability, or in care.

    An age that was not given counts as under 13, as it does for the signs.
    """
    return child.has_extra_needs or _may_be_under_13(child)


def _may_be_under_13(child: Child) -> bool:
    return child.age_band is None or child.age_band.is_under_13


def urgency_of(sign: Sign, answer: Answer, child: Child, *, has_another: bool) -> Urgency:
    """Return the highest urgency that holds for this answer; not knowing takes the higher."""
    urgency = sign.urgency
    asked = 0
    for step in sign.step_ups:
        reply: Reply | None = None
        if step.ask:
            reply = answer.follow_ups[asked] if asked < len(answer.follow_ups) else None
            asked += 1
        if _holds(step, reply, child, has_another=has_another):
            urgency = max(urgency, step.to)
    return urgency


def _holds(step: StepUp, reply: Reply | None, child: Child, *, has_another: bool) -> bool:
    if step.ask:
        return reply is not Reply.NO
    if step.with_another_sign:
        return has_another
    return _may_be_under_13(child)


def ticks_of(
    signs: Mapping[str, Sign], answers: Iterable[Answer], child: Child
) -> tuple[Tick, ...]:
    """Return the yes answers to known signs, each with its urgency."""
    said_yes = [a for a in answers if a.reply is Reply.YES and a.sign_id in signs]
    return tuple(
        Tick(
            sign=signs[answer.sign_id],
            urgency=urgency_of(signs[answer.sign_id], answer, child, has_another=len(said_yes) > 1),
            is_new=answer.is_new,
        )
        for answer in said_yes
    )


def next_step(
    rules: Sequence[Rule],
    signs: Mapping[str, Sign],
    answers: Sequence[Answer],
    child: Child,
    *,
    is_still_worried: bool,
) -> NextStep:
    """Return the first rule that fits as the headline, with the reasons and the lower rules.

    `rules` stand in falling order; together they fit every set of answers.
    Raises ValueError where no rule fits, which a content test rules out.
    """
    situation = Situation(
        ticks_of(signs, answers, child), is_step_up_child(child), is_still_worried
    )
    fitting = [rule for rule in rules if any(fits(c, situation) for c in rule.any_of)]
    if not fitting:
        raise ValueError("no rule fits")
    headline, *lower = fitting
    return NextStep(
        rule=headline,
        because=_because(headline, situation),
        also=tuple(lower),
        find_out=_not_sure(signs, answers),
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


def urgency_alone(sign: Sign, child: Child) -> Urgency:
    """Return the urgency of a sign noticed on its own, no follow-up answered yet."""
    return urgency_of(sign, Answer(sign.id, Reply.YES), child, has_another=False)


def can_be_usual(sign: Sign, answer: Answer, child: Child) -> bool:
    """Return whether an answer may be called usual: never where it means REPORT or NOW."""
    return urgency_of(sign, answer, child, has_another=True) < Urgency.REPORT


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
