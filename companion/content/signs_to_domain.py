# SPDX-License-Identifier: Apache-2.0
"""Signs, strengths and the rules that follow from them: from structs to objects of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.content.to_domain import provenance
from companion.domain.checklist import Sign, SignGroup, StepUp, Strength
from companion.domain.next_step import Condition, Rule, RuleTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.content import schema


def sign_groups(file: schema.SignsFile) -> tuple[SignGroup, ...]:
    """Return the groups of signs."""
    return tuple(
        SignGroup(id=one.id, title=one.title, intro=one.intro, kind=one.kind) for one in file.group
    )


def strengths(file: schema.StrengthsFile) -> tuple[Strength, ...]:
    """Return the strengths."""
    return tuple(
        Strength(id=one.id, text=one.text, build_on=one.build_on, provenance=provenance(one, file))
        for one in file.strength
    )


def signs(file: schema.SignsFile) -> tuple[Sign, ...]:
    """Return the signs."""
    return tuple(
        Sign(
            id=sign.id,
            group=sign.group,
            text=sign.text,
            ordinary_reasons=tuple(sign.ordinary_reasons),
            more_telling_at=sign.more_telling_at,
            urgency=sign.urgency.urgency,
            step_ups=tuple(_step_up(step) for step in sign.step_ups),
            also=sign.also,
            cards=tuple(sign.cards),
            provenance=provenance(sign, file),
            is_harm_already=sign.is_harm_already,
            is_event=sign.is_event,
        )
        for sign in file.sign
    )


def _step_up(step: schema.StepUpTable) -> StepUp:
    return StepUp(
        to=step.to.urgency,
        ask=step.ask,
        with_another_sign=step.with_another_sign,
        for_step_up_child=step.for_step_up_child,
        is_event=step.is_event,
    )


def rule_table(file: schema.NextStepsFile) -> RuleTable:
    """Return the rule table, in its order."""
    return RuleTable(
        rules=tuple(_rule(rule, file) for rule in file.rule),
        usual_days=file.usual_days,
        new_since=tuple(file.new_since),
        careful_bands=tuple(file.careful_bands),
    )


def _rule(rule: schema.RuleTable, file: schema.NextStepsFile) -> Rule:
    return Rule(
        id=rule.id,
        headline=rule.headline,
        lead=rule.lead,
        actions=tuple(rule.actions),
        any_of=_conditions(rule.any_of),
        call_purposes=tuple(rule.call_purposes),
        cards=tuple(rule.cards),
        look_again_days=rule.look_again_days,
        provenance=provenance(rule, file),
    )


def _conditions(tables: Sequence[schema.ConditionTable]) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            urgencies=tuple(word.urgency for word in table.urgencies),
            count=table.count,
            groups=tuple(table.groups),
            new_eye=table.new_eye,
            new_eye_groups=table.new_eye_groups,
            for_step_up_child=table.for_step_up_child,
            still_worried=table.still_worried,
            no_ticks=table.no_ticks,
        )
        for table in tables
    )
