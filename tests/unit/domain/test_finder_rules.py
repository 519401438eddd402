# SPDX-License-Identifier: Apache-2.0
"""The engine of the door finder, on a small table of its own."""

from dataclasses import replace

import pytest

from companion.domain.channel import Purpose
from companion.domain.door_finder import (
    MOST_OTHERS,
    DoorFinder,
    Extra,
    FinderAnswer,
    Path,
    Question,
    doors_of,
    fits,
    next_question,
    offered,
    outcome_of,
)
from tests.unit.services.local_fakes import SOURCED, channel

YES, NO = FinderAnswer("yes", "Yes", "", ()), FinderAnswer("no", "No", "", ())
DANGER = Question("danger", "Danger?", "", (YES, NO), (), SOURCED)
WHAT = Question(
    "what", "What?", "", (NO, replace(YES, when=({"danger": ("yes",)},))),
    ({"danger": ("no",)},), SOURCED,
)  # fmt: skip
CALM = Path(
    "calm", "Talk", "Calm.", (Purpose.ADULT_ADVICE,), ("off",), ("Rest.",), (), False, SOURCED
)
URGENT = replace(
    CALM, id="urgent", purposes=(Purpose.EMERGENCY, Purpose.ADULT_ADVICE),
    when=({"danger": ("yes",)},),
)  # fmt: skip
HURRY = Extra(
    "hurry", "Phone first.", (Purpose.EMERGENCY,), True, ("now",), ("Stay.",), True,
    ({"what": ("yes",)},), SOURCED,
)  # fmt: skip
BEHIND = replace(
    HURRY, id="behind", why="", purposes=(Purpose.TAKEDOWN,), goes_first=False, stands_first=False
)
FINDER = DoorFinder((DANGER, WHAT), (URGENT, CALM), (HURRY, BEHIND), {})


@pytest.mark.parametrize(
    ("answers", "holds"),
    [({}, False), ({"a": "1"}, False), ({"a": "1", "b": "2"}, True), ({"c": "3"}, True)],
)
def test_a_condition_holds_where_all_of_one_row_holds(answers, holds):
    assert fits(({"a": ("1", "2"), "b": ("2",)}, {"c": ("3",)}), answers) is holds
    assert fits((), answers)


def test_questions_come_in_order_and_only_where_they_matter():
    assert next_question(FINDER, {}) is DANGER
    assert next_question(FINDER, {"danger": "yes"}) is None
    assert next_question(FINDER, {"danger": "no"}) is WHAT
    assert offered(WHAT, {"danger": "no"}) == (NO,)


def test_the_first_path_that_fits_holds():
    assert outcome_of(FINDER, {"danger": "yes"}).path is URGENT
    assert outcome_of(FINDER, {"danger": "no", "what": "no"}).path is CALM


def test_extras_add_before_and_behind_and_the_emergency_number_stands_first():
    outcome = outcome_of(FINDER, {"danger": "no", "what": "yes"})
    assert outcome.purposes == (Purpose.EMERGENCY, Purpose.ADULT_ADVICE, Purpose.TAKEDOWN)
    assert (outcome.is_urgent, outcome.is_for_danger) == (True, False)
    assert outcome.cards == ("off", "now")
    assert (outcome.first_words, outcome.warnings) == (("Stay.",), ("Rest.", "Stay."))
    assert (outcome.urgent_words, outcome.reasons) == (("Phone first.",), ("Calm.",))


def test_in_danger_only_an_emergency_line_is_the_first_door():
    outcome = outcome_of(FINDER, {"danger": "yes"})
    line, help_line = channel("line", Purpose.EMERGENCY), channel("help")
    assert doors_of((help_line, line), outcome).first.door is line
    found = doors_of((help_line,), outcome)
    assert found.first is None
    assert [one.door for one in found.others] == [help_line]


def test_a_line_for_danger_is_not_the_first_door_where_nobody_is_sure():
    outcome = outcome_of(FINDER, {"danger": "no", "what": "yes"})
    line, help_line = channel("line", Purpose.EMERGENCY), channel("help")
    found = doors_of((line, help_line), outcome)
    assert found.first.door is help_line
    assert found.others[0].door is line


def test_an_adult_is_first_led_to_a_door_for_adults_unless_the_row_says_so():
    outcome = outcome_of(FINDER, {"danger": "no", "what": "no"})
    child = replace(channel("child"), is_for_child=True)
    help_line = channel("help")
    assert doors_of((child, help_line), outcome).first.door is help_line
    for_child = replace(outcome, path=replace(CALM, is_child_first=True))
    assert doors_of((child, help_line), for_child).first.door is child
    assert doors_of((child,), outcome).first.door is child


def test_a_line_about_behaviour_is_left_out_unless_it_is_wanted():
    outcome = outcome_of(FINDER, {"danger": "no", "what": "no"})
    line = channel("line", Purpose.CONCERN_ABOUT_BEHAVIOUR, Purpose.ADULT_ADVICE)
    assert doors_of((line,), outcome).first is None
    wanted = replace(outcome, purposes=(*outcome.purposes, Purpose.CONCERN_ABOUT_BEHAVIOUR))
    assert doors_of((line,), wanted).first.door is line


def test_what_stands_in_is_marked_and_the_list_ends_somewhere():
    outcome = outcome_of(FINDER, {"danger": "no", "what": "no"})
    council = channel("council", Purpose.CHILD_PROTECTION)
    assert doors_of((council,), outcome).first.is_instead
    many = tuple(channel(f"c{number}") for number in range(MOST_OTHERS + 5))
    found = doors_of(many, outcome)
    assert not found.first.is_instead
    assert len(found.others) == MOST_OTHERS


def test_a_list_and_a_line_for_the_parent_alone_come_behind_a_door_that_takes_the_worry():
    outcome = outcome_of(FINDER, {"danger": "no", "what": "no"})
    wanted = replace(outcome, purposes=(Purpose.CHILD_HELPLINE, Purpose.ADULT_ADVICE))
    listing = channel("list", Purpose.DIRECTORY, Purpose.ADULT_ADVICE)
    for_parent = replace(channel("parent"), is_for_parent=True)
    council = channel("council", Purpose.CHILD_PROTECTION, Purpose.ADULT_ADVICE)
    assert doors_of((listing, for_parent, council), wanted).first.door is council
    assert doors_of((listing, for_parent), wanted).first.door is listing
    assert doors_of((for_parent,), wanted).first.door is for_parent
    list_wanted = channel("list", Purpose.DIRECTORY, Purpose.CHILD_HELPLINE)
    assert doors_of((list_wanted, council), wanted).first.door is list_wanted


def test_a_line_for_trouble_online_comes_behind_where_the_worry_may_be_none():
    calm = outcome_of(FINDER, {"danger": "no", "what": "no"})
    beyond = replace(calm, path=replace(CALM, is_beyond_online=True))
    online = replace(channel("online"), is_online_only=True)
    help_line = channel("help")
    assert doors_of((online, help_line), calm).first.door is online
    found = doors_of((online, help_line), beyond)
    assert found.first.door is help_line
    assert found.others[0].is_too_narrow
    assert doors_of((online,), beyond).first.door is online


def test_where_somebody_else_is_first_only_a_line_for_it_is_a_first_door():
    path = replace(CALM, is_beyond_online=True, else_first="First: your doctor")
    outcome = replace(outcome_of(FINDER, {"danger": "no", "what": "no"}), path=path)
    listing = channel("list", Purpose.DIRECTORY, Purpose.ADULT_ADVICE)
    online = replace(channel("online"), is_online_only=True)
    found = doors_of((online, listing), outcome)
    assert found.first is None
    assert {one.door for one in found.others} == {online, listing}
    help_line = channel("help")
    assert doors_of((online, listing, help_line), outcome).first.door is help_line


def test_what_is_found_for_danger_takes_no_place_of_a_calm_need():
    outcome = replace(
        outcome_of(FINDER, {"danger": "no", "what": "yes"}),
        purposes=(Purpose.EMERGENCY, Purpose.REPORT_GROOMING, Purpose.ADULT_ADVICE),
    )
    police = channel("police", Purpose.EMERGENCY, Purpose.REPORT_GROOMING)
    help_line, hotline = channel("help"), channel("hotline", Purpose.REPORT_GROOMING)
    found = doors_of((police, help_line, hotline), outcome)
    assert (found.first.door, found.first.purpose) == (hotline, Purpose.REPORT_GROOMING)
    assert [one.door for one in found.others] == [police, help_line]
