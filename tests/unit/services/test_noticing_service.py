# SPDX-License-Identifier: Apache-2.0
"""Quick notes: kept at once, with help at once where the sign is grave."""

from datetime import timedelta

import pytest

from companion.domain.checklist import StepUp
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import AgeBand
from companion.domain.next_step import Condition
from companion.domain.urgency import Urgency
from companion.services.changes import Change
from companion.services.checklist_service import ChecklistService
from companion.services.noticing_service import NoticingService
from tests.fake_journal import Fault
from tests.fakes import InMemoryNoticingStore
from tests.unit.services.local_fakes import (
    Ledger,
    LittleContent,
    StillClock,
    little_vault,
    rule,
    sign,
)


class GraveContent(LittleContent):
    def signs(self):
        asked = sign("asked", "one", Urgency.TALK)
        step_up = (StepUp(Urgency.NOW, ask="Are they hurt?"),)
        grave = {"told": sign("told", "one", Urgency.REPORT)}
        return super().signs() | grave | {"asked": type(asked)(**_fields(asked, step_up))}

    def rules(self):
        urgent = (Urgency.REPORT, Urgency.NOW)
        return (rule("report", Condition(urgencies=urgent, count=1)), *super().rules())


def _fields(one, step_ups):
    named = {name: getattr(one, name) for name in one.__dataclass_fields__}
    return named | {"step_ups": step_ups}


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def checklist(clock, ledger):
    return ChecklistService(little_vault(), GraveContent(), clock, ledger)


@pytest.fixture
def noticings(checklist, clock, ledger):
    store = InMemoryNoticingStore(Fault())
    return NoticingService(store, checklist, GraveContent(), clock, ledger)


@pytest.fixture
def child(checklist, ledger):
    child = checklist.add_child("S", AgeBand.AGE_14_17)
    ledger.changes.clear()
    return child.id


def test_a_sign_and_a_line_are_kept(noticings, child, clock, ledger):
    noted = noticings.note(child, "a", " Buzzed\nall night ")
    kept = noted.noticing
    assert (kept.sign_id, kept.words) == ("a", "Buzzed all night")
    assert kept.noticed_at == kept.written_at == clock.now()
    assert noticings.of(child) == (kept,)
    assert ledger.changes == [Change.NOTICINGS]


def test_it_may_have_been_noticed_before(noticings, child, clock):
    then = clock.now() - timedelta(hours=3)
    kept = noticings.note(child, words="x", noticed_at=then).noticing
    assert (kept.noticed_at, kept.written_at) == (then, clock.now())


@pytest.mark.parametrize(
    ("sign_id", "urgency", "rule_id", "shows_help"),
    [
        ("a", Urgency.EYE, "eye", False),
        ("b", Urgency.TALK, "talk", False),
        ("told", Urgency.REPORT, "report", True),
        ("asked", Urgency.NOW, "report", True),
    ],
)
def test_says_what_to_show_at_once(noticings, child, *, sign_id, urgency, rule_id, shows_help):
    noted = noticings.note(child, sign_id)
    assert (noted.urgency, noted.step.rule.id) == (urgency, rule_id)
    assert noted.shows_help_line is shows_help


def test_words_alone_are_enough_and_lead_to_nothing(noticings, child):
    noted = noticings.note(child, words="Said nothing at dinner")
    assert (noted.urgency, noted.step, noted.shows_help_line) == (None, None, False)


@pytest.mark.parametrize(
    ("sign_id", "words", "code"),
    [("", " \n ", ErrorCode.ENTRY_EMPTY), ("gone", "x", ErrorCode.NO_SUCH_ENTRY)],
)
def test_what_can_not_be_kept(noticings, child, ledger, *, sign_id, words, code):
    with pytest.raises(CompanionError) as caught:
        noticings.note(child, sign_id, words)
    assert caught.value.code is code
    assert noticings.of(child) == ()
    assert ledger.changes == []


def test_taking_back_leaves_the_note_and_its_time(noticings, child, clock, ledger):
    first = noticings.note(child, "a").noticing
    second = noticings.note(child, "a").noticing
    noticings.note(child, "b")
    clock.pass_days(1)
    back = noticings.take_back(second.id)
    assert back.taken_back_at == clock.now()
    assert back in noticings.of(child)
    assert noticings.of_sign(child, "a") == (first,)
    assert ledger.changes == [Change.NOTICINGS] * 4


def test_notes_are_no_input_of_a_review(noticings, checklist, child):
    noticings.note(child, "told")
    assert checklist.next_step(checklist.start_or_continue(child)).rule.id == "none"
