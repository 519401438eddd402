# SPDX-License-Identifier: Apache-2.0
"""Checks of signs and of the rule table, so that every set of answers leads to an action."""

from collections.abc import Iterator

from companion.content import pack_files, schema
from companion.content.pack_files import Pack
from companion.content.problem import Problem
from companion.domain.checklist import Since
from companion.domain.guide import AgeBand
from companion.domain.urgency import Urgency


def rule_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with the signs and the rule table."""
    groups = {group.id for group in pack.signs.group}
    for sign in pack.signs.sign:
        yield from _sign(sign, groups)
    for rule in pack.next_steps.rule:
        for condition in rule.any_of:
            yield from _condition(f"rule.{rule.id}.any_of", condition, groups)
    yield from _cover(pack)
    yield from _measures(pack.next_steps)


def _measures(file: schema.NextStepsFile) -> Iterator[Problem]:
    """Find what leaves something out that is newer, or younger, than what counts."""
    if file.new_since != list(Since)[: len(file.new_since)]:
        yield Problem(pack_files.NEXT_STEPS, "new_since", "not from the newest on")
    if file.careful_bands != list(AgeBand)[: len(file.careful_bands)]:
        yield Problem(pack_files.NEXT_STEPS, "careful_bands", "not from the youngest on")


def _sign(sign: schema.SignTable, groups: set[str]) -> Iterator[Problem]:
    key = f"sign.{sign.id}"
    if sign.group not in groups:
        yield Problem(pack_files.SIGNS, f"{key}.group", f"no group {sign.group}")
    for step in sign.step_ups:
        deciders = [bool(step.ask.strip()), step.with_another_sign, step.for_step_up_child]
        if sum(deciders) != 1:
            yield Problem(pack_files.SIGNS, f"{key}.step_ups", "needs exactly one decider")
        if step.is_event and not step.ask.strip():
            yield Problem(pack_files.SIGNS, f"{key}.step_ups", "an event needs a question")
        if step.to.urgency <= sign.urgency.urgency:
            yield Problem(pack_files.SIGNS, f"{key}.step_ups", "not a step up")


def _condition(key: str, condition: schema.ConditionTable, groups: set[str]) -> Iterator[Problem]:
    for group in condition.groups:
        if group not in groups:
            yield Problem(pack_files.NEXT_STEPS, key, f"no group {group}")
    if bool(condition.urgencies) != bool(condition.count):
        yield Problem(pack_files.NEXT_STEPS, key, "urgencies and count go together")
    if condition.groups and not condition.count:
        yield Problem(pack_files.NEXT_STEPS, key, "groups without a count")
    if condition.new_eye_groups > condition.new_eye:
        yield Problem(pack_files.NEXT_STEPS, key, "more groups than signs")
    if condition == schema.ConditionTable():
        yield Problem(pack_files.NEXT_STEPS, key, "fits everything")


def _cover(pack: Pack) -> Iterator[Problem]:
    """Without these conditions some set of answers would lead to nothing."""
    conditions = [condition for rule in pack.next_steps.rule for condition in rule.any_of]
    if schema.ConditionTable(no_ticks=True) not in conditions:
        yield Problem(pack_files.NEXT_STEPS, "rule", "no rule for no ticks")
    alone = {
        word.urgency
        for condition in conditions
        if condition == schema.ConditionTable(urgencies=condition.urgencies, count=1)
        for word in condition.urgencies
    }
    for urgency in Urgency:
        if urgency not in alone:
            yield Problem(pack_files.NEXT_STEPS, "rule", f"no rule for one {urgency.name}")
