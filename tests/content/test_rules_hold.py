# SPDX-License-Identifier: Apache-2.0
"""What must hold for every set of answers, with the shipped signs and rules.

Together these try more than 10,000 sets. Worked examples stand in test_parent_stories.py.
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.content.catalog import Catalog
from companion.domain.checklist import Answer, Child, Reply, Since, StrengthAnswer
from companion.domain.earlier import Said, carried
from companion.domain.guide import AgeBand
from companion.domain.next_step import Condition, higher_rules, next_step, stepped_up, ticks_of
from companion.domain.urgency import Urgency
from companion.services.checklist_service import ChecklistService
from tests.content.test_words import AVOID, SAFE_ALLOWED, sentences
from tests.fakes import FakeClock, InMemoryVault

CATALOG = Catalog.built_in(Path(__file__).resolve().parents[2] / "resources" / "content")
SIGNS = CATALOG.signs()
TABLE = CATALOG.rule_table()
RULES = TABLE.rules
RANK = {rule.id: rank for rank, rule in enumerate(RULES)}
STRENGTHS = [one.id for one in CATALOG.strengths()]
OLDER_FIRST = [AgeBand.AGE_14_17, AgeBand.AGE_11_13, AgeBand.AGE_8_10, AgeBand.AGE_5_7,
               AgeBand.UNDER_5]  # fmt: skip
GRAVER = {Reply.NO: Reply.NOT_SURE, Reply.NOT_SURE: Reply.YES, Reply.YES: Reply.YES}
NEVER_SOFTENED = ("now", "report", "adviser-today")
"""Headlines that look at no sign being new."""
GRAVE_EVENTS = [one.id for one in SIGNS.values() if one.is_event and one.urgency >= Urgency.REPORT]
TEEN = Child(1, "A", AgeBand.AGE_14_17)

pytestmark = pytest.mark.slow


def many(examples):
    """Try so many sets of answers."""
    return settings(
        max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


REPLIES = [Reply.YES, Reply.NO, Reply.NOT_SURE]
SINCE = [None, *Since]
FOLLOW_UPS = [*product((None, *Reply), (None, *Reply), (None,))]
PARTS = [*product(REPLIES, SINCE, FOLLOW_UPS, (False, True))]
"""Of an answer: reply, since, follow-ups (more than any sign asks), is it usual."""


YES_ONLY = [one for one in PARTS if one[0] is Reply.YES]
QUIET = [one for one in PARTS if one[0] is not Reply.YES]
EYE = [sign.id for sign in SIGNS.values() if sign.urgency is Urgency.EYE]


def wide(seed):
    """Give an answer to any number of the signs: one draw, so that many can be tried."""
    random = Random(seed)  # noqa: S311 - for tests, not for secrets
    chosen = random.sample(list(SIGNS), random.randint(0, len(SIGNS)))
    likely = random.choice([PARTS, YES_ONLY, QUIET])
    return {sign_id: random.choice(likely) for sign_id in chosen}


def calm(seed):
    """Give some EYE signs, now and then one of the others: the lower half of the table."""
    random = Random(seed)  # noqa: S311 - for tests, not for secrets
    chosen = random.sample(EYE, random.randint(1, 6))
    chosen += random.sample(list(SIGNS), random.choice([0, 0, 1]))
    return {
        sign_id: (*random.choice(YES_ONLY)[:2], (Reply.NO,) * 3, random.random() < 0.5)
        for sign_id in chosen
    }


parts = st.sampled_from(PARTS)
replies = st.sampled_from(REPLIES)
few = st.lists(st.tuples(st.sampled_from(list(SIGNS)), parts), max_size=5).map(dict)
seeds = st.integers(0, 2**32)
answer_sets = st.one_of(few, seeds.map(wide), seeds.map(calm))
children = st.sampled_from(
    [Child(1, "A", band, needs) for band in (None, *AgeBand) for needs in (False, True)]
)


@st.composite
def one_more(draw):
    """Give a set of answers, and an answer of it (or one more) that is about to change."""
    said = draw(answer_sets)
    if said and draw(st.booleans()):
        sign_id = draw(st.sampled_from(sorted(said)))
        return said, sign_id, said[sign_id]
    return said, draw(st.sampled_from(list(SIGNS))), draw(parts)


def answers_of(said):
    return [Answer(sign_id, *values) for sign_id, values in said.items()]


def step(said, child, *, worried=False):
    return next_step(TABLE, SIGNS, answers_of(said), child, is_still_worried=worried)


def rank(said, child, *, worried=False):
    """Return the place of the headline in the rule order: the lower, the graver."""
    return RANK[step(said, child, worried=worried).rule.id]


# (a) A graver answer never lowers the headline


def graver_ones(values):
    """Yield the answer with one part of it graver, every way there is."""
    reply, since, follow_ups, is_usual = values
    yield GRAVER[reply], since, follow_ups, is_usual
    for at, said in enumerate(follow_ups):
        if said is not None:
            yield reply, since, (*follow_ups[:at], GRAVER[said], *follow_ups[at + 1 :]), is_usual
    yield reply, Since.THIS_WEEK, follow_ups, is_usual
    yield reply, since, follow_ups, False


@many(3000)
@given(case=one_more(), child=children, worried=st.booleans())
def test_a_graver_answer_never_lowers_the_headline(case, child, worried):
    said, sign_id, values = case
    without = rank({one: said[one] for one in said if one != sign_id}, child, worried=worried)
    before = rank(said | {sign_id: values}, child, worried=worried)
    assert before <= without
    for graver in graver_ones(values):
        assert rank(said | {sign_id: graver}, child, worried=worried) <= before


@many(2000)
@given(said=answer_sets, child=children)
def test_worry_need_and_youth_never_lower_the_headline(said, child):
    here = rank(said, child)
    worried = rank(said, child, worried=True)
    assert worried <= min(here, RANK["still-worried"])
    assert rank(said, replace(child, has_extra_needs=True)) <= here
    assert rank(said, replace(child, age_band=None)) <= here
    by_age = [rank(said, replace(child, age_band=band)) for band in OLDER_FIRST]
    assert by_age == sorted(by_age, reverse=True)


@many(1000)
@given(said=answer_sets, year=st.integers(2005, 2026), needs=st.booleans())
def test_a_later_year_of_birth_never_lowers_the_headline(said, year, needs):
    day = FakeClock().now().date()
    child = Child(1, "A", None, needs, year).as_of(day)
    younger = replace(child, birth_year=year + 1).as_of(day)
    assert rank(said, younger) <= rank(said, child)


# (b) Never an empty result, never a word from the avoid list


@cache
def wrong_words_in(text):
    """Return what the text holds that the reader must never be shown."""
    banned = [
        name for name, words in AVOID.items() if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)
    ]
    safe = [
        one for one in sentences(text)
        if re.search(r"\bsafe\b", one, re.IGNORECASE) and not SAFE_ALLOWED.match(one)
    ]  # fmt: skip
    return banned + safe


def shown(found):
    """Yield every text that a next step shows."""
    lower = (one.rule for one in found.also)
    for rule in (found.rule, *lower, *higher_rules(RULES, found)):
        yield from (rule.headline, rule.lead, *rule.actions)
    for sign in (*found.because, *found.find_out):
        yield from (sign.text, sign.also, sign.more_telling_at, *sign.ordinary_reasons)
        yield from sign.questions


@many(2000)
@given(said=answer_sets, child=children, worried=st.booleans())
def test_never_empty_and_never_a_banned_word(said, child, worried):
    found = step(said, child, worried=worried)
    ticked = ticks_of(TABLE, SIGNS, answers_of(said), child)
    assert found.rule.headline
    assert found.rule.lead
    assert found.rule.actions
    assert found.rule.call_purposes
    assert bool(found.because) == (bool(ticked) and found.rule.id != "still-worried")
    order = [RANK[rule.id] for rule in (found.rule, *(one.rule for one in found.also))]
    assert order == sorted(set(order))
    assert [(text, wrong) for text in shown(found) if (wrong := wrong_words_in(text))] == []


# (c) One grave sign is enough


@many(1500)
@given(said=answer_sets, child=children, worried=st.booleans())
def test_the_gravest_tick_alone_decides_the_top_of_the_table(said, child, worried):
    found = step(said, child, worried=worried)
    ticked = ticks_of(TABLE, SIGNS, answers_of(said), child)
    gravest = max((tick.urgency for tick in ticked), default=Urgency.EYE)
    assert (found.rule.id == "now") == (gravest is Urgency.NOW)
    assert (found.rule.id == "report") == (gravest is Urgency.REPORT)
    assert found.rule.is_for_harm_or_danger == (gravest >= Urgency.REPORT)
    assert gravest is not Urgency.TALK_TODAY or found.rule.id == "adviser-today"


@many(500)
@given(said=answer_sets, child=children, worried=st.booleans())
def test_every_grave_tick_is_named_as_a_reason(said, child, worried):
    found = step(said, child, worried=worried)
    if found.rule.is_for_harm_or_danger:
        wanted = Urgency.NOW if found.rule.id == "now" else Urgency.REPORT
        ticked = ticks_of(TABLE, SIGNS, answers_of(said), child)
        assert set(found.because) == {one.sign for one in ticked if one.urgency is wanted}


@many(1000)
@given(said=answer_sets, child=children, worried=st.booleans())
def test_every_tick_stands_among_the_reasons(said, child, worried):
    """No graver cause swallows another: each tick is named under a headline, high or low."""
    found = step(said, child, worried=worried)
    reasons = {sign.id for sign in found.because}
    for lower in found.also:
        reasons |= {sign.id for sign in lower.because}
    assert reasons == {sign_id for sign_id, values in said.items() if values[0] is Reply.YES}


# (d) Strengths, notes and what is usual lower nothing grave


@many(400)
@given(
    said=answer_sets,
    strengths=st.dictionaries(st.sampled_from(STRENGTHS), replies, max_size=len(STRENGTHS)),
    worried=st.booleans(),
)
def test_strengths_and_notes_change_nothing(said, strengths, worried):
    vault = InMemoryVault()
    service = ChecklistService(vault, CATALOG, FakeClock(), lambda _change: None)
    child = service.add_child("A", AgeBand.AGE_14_17)
    review = replace(
        service.start_or_continue(child.id),
        answers=tuple(answers_of(said)),
        is_still_worried=worried,
    )
    noted = replace(
        review,
        answers=tuple(replace(one, note="We had a calm talk.") for one in review.answers),
        strengths=tuple(StrengthAnswer(*pair) for pair in strengths.items()),
    )
    assert service.next_step(noted) == service.next_step(review)


@many(1500)
@given(said=answer_sets, child=children, worried=st.booleans())
def test_what_is_usual_never_softens_a_grave_headline(said, child, worried):
    new = {one: (reply, None, asked, False) for one, (reply, _, asked, _) in said.items()}
    old = {one: (reply, None, asked, True) for one, (reply, _, asked, _) in said.items()}
    before, after = step(new, child, worried=worried), step(old, child, worried=worried)
    if before.rule.id in NEVER_SOFTENED:
        assert (after.rule, after.because) == (before.rule, before.because)
    assert RANK[after.rule.id] <= RANK["still-worried"] or not worried
    assert (after.rule.id == "no-ticks") == (before.rule.id == "no-ticks")


# Events of earlier times


def at_times(said):
    """Give answers of earlier times as they were said, each on a day of its own."""
    return [
        Said(one, date(2026, 1, 1 + at), is_step_up_child=False, has_another=False)
        for at, answers in enumerate(said)
        for one in answers_of(answers)
    ]


def with_earlier(said, child, events, *, worried=False):
    answers = answers_of(said)
    return next_step(TABLE, SIGNS, answers, child, is_still_worried=worried, earlier=events)


earlier_times = st.lists(answer_sets, max_size=3)


@many(1500)
@given(said=answer_sets, before=earlier_times, child=children, worried=st.booleans())
def test_an_event_of_before_never_lowers_the_headline(said, before, child, worried):
    events = carried(SIGNS, at_times(before))
    rank = RANK[step(said, child, worried=worried).rule.id]
    for some in (events[:1], events):
        found = RANK[with_earlier(said, child, some, worried=worried).rule.id]
        assert found <= rank
        rank = found


@many(1000)
@given(said=answer_sets, before=earlier_times, child=children)
def test_every_event_of_before_stands_among_the_reasons(said, before, child):
    found = with_earlier(said, child, carried(SIGNS, at_times(before)))
    reasons = {sign.id for fit in (found, *found.also) for sign in fit.because}
    assert reasons >= {one.sign.id for one in found.earlier}


@many(1000)
@given(before=earlier_times, one=st.sampled_from(GRAVE_EVENTS), times=st.integers(0, 9))
def test_a_grave_event_survives_any_number_of_looks(before, one, times):
    ticked = {one: (Reply.YES, None, (), False)}
    denied = dict.fromkeys(SIGNS, (Reply.NO, None, (), False))
    events = carried(SIGNS, at_times([*before, ticked, *[denied] * times]))
    found = with_earlier(denied, TEEN, events)
    assert RANK[found.rule.id] <= RANK["report"]
    assert one in {sign.id for fit in (found, *found.also) for sign in fit.because}


@many(1000)
@given(before=earlier_times, child=children, seed=seeds)
def test_a_correction_removes_exactly_its_event(before, child, seed):
    events = carried(SIGNS, at_times(before))
    if not events:
        return
    gone = Random(seed).choice(events)  # noqa: S311 - for tests, not for secrets
    correction = Answer(gone.sign.id, Reply.NO, is_correction=True)
    rest = tuple(one for one in events if one is not gone)
    found = next_step(TABLE, SIGNS, [correction], child, is_still_worried=False, earlier=events)
    assert found == with_earlier({}, child, rest)
    later = Said(correction, date(2026, 2, 1), is_step_up_child=False, has_another=False)
    assert carried(SIGNS, [*at_times(before), later]) == rest


# (e) "Not sure" is neither yes nor no (G.2, rule 10)


@many(1000)
@given(said=answer_sets, child=children, worried=st.booleans())
def test_not_sure_counts_as_neither_and_is_listed(said, child, worried):
    found = step(said, child, worried=worried)
    as_no = {
        sign_id: (Reply.NO if values[0] is Reply.NOT_SURE else values[0], *values[1:])
        for sign_id, values in said.items()
    }
    plain = step(as_no, child, worried=worried)
    assert (found.rule, found.because, found.also) == (plain.rule, plain.because, plain.also)
    unsure = {sign_id for sign_id, values in said.items() if values[0] is Reply.NOT_SURE}
    assert {sign.id for sign in found.find_out} == unsure


@many(500)
@given(sign_ids=st.sets(st.sampled_from(list(SIGNS))), child=children, worried=st.booleans())
def test_not_sure_alone_never_raises_the_headline(sign_ids, child, worried):
    said = dict.fromkeys(sign_ids, (Reply.NOT_SURE, None, (), False))
    expected = "still-worried" if worried else "no-ticks"
    assert step(said, child, worried=worried).rule.id == expected


# Stepping up, and the group of the adult


@many(500)
@given(said=answer_sets, child=children, rule_id=st.sampled_from(["", "gone", *RANK]))
def test_a_person_may_step_up_and_never_down(said, child, rule_id):
    found = step(said, child)
    chosen = stepped_up(RULES, found, rule_id)
    assert RANK[chosen.action.id] <= RANK[found.rule.id]
    is_above = rule_id in RANK and RANK[rule_id] < RANK[found.rule.id]
    assert (chosen.stepped_up_to is not None) == is_above
    assert chosen.rule == found.rule


def as_before(one: Condition) -> Condition:
    return replace(one, groups=tuple(group for group in one.groups if group != "adult-around"))


@many(500)
@given(said=answer_sets, child=children, worried=st.booleans())
def test_the_group_of_its_own_changes_no_outcome(said, child, worried):
    """The sign of an adult stood among contacts and gifts in the facts sheet (A.2).

    It is tried with every urgency there is, for with its own one no rule looks at the group.
    """
    adult = SIGNS["adult-special-attention"]
    rules = tuple(replace(rule, any_of=tuple(map(as_before, rule.any_of))) for rule in RULES)
    said |= {adult.id: (Reply.YES, None, (), False)}

    def ids(table, group, urgency):
        signs = {**SIGNS, adult.id: replace(adult, group=group, urgency=urgency)}
        found = next_step(table, signs, answers_of(said), child, is_still_worried=worried)
        lower = [(one.rule.id, [sign.id for sign in one.because]) for one in found.also]
        return found.rule.id, [sign.id for sign in found.because], lower

    for urgency in Urgency:
        if urgency is not Urgency.EYE:
            before = ids(replace(TABLE, rules=rules), "contacts-and-gifts", urgency)
            assert ids(TABLE, adult.group, urgency) == before


def test_the_group_of_its_own_counts_for_the_cautious_rule():
    """Without its group in the rule, a lower urgency of the sign would reach nobody today."""
    adult = SIGNS["adult-special-attention"]
    signs = {**SIGNS, adult.id: replace(adult, urgency=Urgency.TALK)}
    ticked = [Answer(adult.id, Reply.YES)]
    for child, expected in (
        (Child(1, "A", AgeBand.AGE_8_10), "adviser-today"),
        (Child(1, "A", AgeBand.AGE_14_17), "talk-and-watch"),
    ):
        found = next_step(TABLE, signs, ticked, child, is_still_worried=False)
        assert found.rule.id == expected
