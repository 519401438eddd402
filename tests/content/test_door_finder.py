# SPDX-License-Identifier: Apache-2.0
"""Every path of the door finder, in every country and nation: it ends well, and at the right door.

A path is one way to answer all questions that are asked. Each test goes through all of them.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.domain.channel import Purpose, WayKind, ways_of
from companion.domain.door_finder import fits, next_question, offered, outcome_of
from companion.domain.door_order import INSTEAD
from companion.services.channel_service import ChannelService
from companion.services.door_finder_service import DoorFinderService
from tests.unit.services.local_fakes import StillClock

CATALOG = Catalog.built_in(Path(__file__).resolve().parents[2] / "resources" / "content")
FINDER = CATALOG.door_finder()
PLACES = [
    (code, nation)
    for code in CATALOG.countries()
    for nation in ("", *dict(CATALOG.country(code).nations))
]
MOST_QUESTIONS = 6
THE_PLACE = 1
"""Where nobody has said it, the country is asked as well."""
CEOP = "uk-ceop"
NEAR = ("known", "home")
LISTED = (Purpose.REPORT_IMAGES, Purpose.REPORT_HARMFUL_CONTENT)
"""Needs for which a list finds the right hotline or complaints office of a country."""

each_place = pytest.mark.parametrize("place", PLACES, ids=["-".join(p).strip("-") for p in PLACES])


def all_paths(answers=None):
    """Yield every way through the questions."""
    answers = answers or {}
    question = next_question(FINDER, answers)
    if question is None:
        yield answers
        return
    for one in offered(question, answers):
        yield from all_paths({**answers, question.id: one.id})


PATHS = tuple(all_paths())


@cache
def found_in(place):
    """Return (answers, finding) for every path in a place."""
    channels = ChannelService(CATALOG, StillClock(), *place)
    service = DoorFinderService(CATALOG, channels)
    return channels, [(answers, service.find(answers)) for answers in PATHS]


def each_finding(place):
    return found_in(place)[1]


def doors_in(finding):
    return [one for one in (finding.doors.first, *finding.doors.others) if one is not None]


def find(place, **answers):
    assert answers in PATHS, answers
    return next(finding for given, finding in each_finding(place) if given == answers)


def named(finding):
    return [one.door.id for one in doors_in(finding)]


def test_there_are_paths():
    assert len(PATHS) > 300


def test_no_path_asks_more_than_six_questions():
    assert max(map(len, PATHS)) + THE_PLACE <= MOST_QUESTIONS


def test_every_question_answer_path_and_extra_is_reached():
    asked = {(question, answer) for path in PATHS for question, answer in path.items()}
    assert asked == {(one.id, answer.id) for one in FINDER.questions for answer in one.answers}
    outcomes = [outcome_of(FINDER, path) for path in PATHS]
    assert {one.path.id for one in outcomes} == {one.id for one in FINDER.paths}
    extras = {extra.id for one in outcomes for extra in one.extras}
    assert extras == {one.id for one in FINDER.extras}


def test_no_question_is_asked_whose_answer_changes_nothing():
    """Of each question that is asked, at least two answers lead to different places."""
    for question in FINDER.questions:
        before = {
            tuple((one, path[one]) for one in path if _place(one) < _place(question.id))
            for path in PATHS
            if question.id in path
        }
        for given in before:
            ends = {
                frozenset(
                    _told(outcome_of(FINDER, path))
                    for path in PATHS
                    if path.get(question.id) == answer.id and set(given).issubset(path.items())
                )
                for answer in offered(question, dict(given))
            }
            assert len(ends) > 1, (question.id, given)


def _place(question):
    return [one.id for one in FINDER.questions].index(question)


def _told(outcome):
    return outcome.path.id, outcome.purposes, outcome.cards, outcome.warnings, outcome.first_words


@each_place
def test_no_dead_end(place):
    """Each path ends at a door, or at the words that stand in where the place has none."""
    channels = found_in(place)[0]
    for answers, finding in each_finding(place):
        outcome = finding.outcome
        if finding.doors.first is None and not (outcome.is_for_danger or outcome.path.else_first):
            calm = [one for one in outcome.purposes if one is not Purpose.EMERGENCY]
            assert set(channels.unserved(calm)) == set(calm), answers
        assert finding.outcome.path.title
        assert finding.outcome.reasons
        assert all(reason.strip() for reason in finding.outcome.reasons)


@each_place
def test_danger_leads_to_the_emergency_number_of_the_country_first(place):
    """As the first door, or above it where nobody knows; the number itself stands above both."""
    channels = found_in(place)[0]
    line = CATALOG.country(place[0]).emergency_line
    for answers, finding in each_finding(place):
        if answers["danger"] == "no" and answers.get("what") != "missing":
            continue
        assert finding.outcome.is_urgent, answers
        lines = [one for one in doors_in(finding) if one.purpose is Purpose.EMERGENCY]
        if finding.outcome.is_for_danger:
            assert lines[:1] == ([finding.doors.first] if finding.doors.first else [])
        else:
            assert lines[:1] == ([finding.doors.others[0]] if lines else [])
        if line and lines:
            numbers = [f"tel:{number}" for number in re.findall(r"\d+", line)]
            assert lines[0].door.dial in numbers, (answers, lines[0].door.id)
        has_line = any(Purpose.EMERGENCY in one.purposes for one in channels.channels())
        assert bool(lines) == has_line


@each_place
def test_without_danger_no_line_for_emergencies_only(place):
    for answers, finding in each_finding(place):
        if finding.outcome.is_urgent:
            continue
        for one in doors_in(finding):
            is_police = Purpose.POLICE_NON_EMERGENCY in one.door.purposes
            assert Purpose.EMERGENCY not in one.door.purposes or is_police, (answers, one.door.id)


@each_place
def test_only_doors_of_the_place_are_named(place):
    channels = found_in(place)[0]
    known = {door.id for door in channels.channels()}
    for answers, finding in each_finding(place):
        assert known.issuperset(named(finding)), answers


@each_place
def test_every_door_fits_its_reason(place):
    for answers, finding in each_finding(place):
        for one in doors_in(finding):
            assert one.purpose in finding.outcome.purposes
            if one.is_instead:
                assert set(INSTEAD[one.purpose].steps) & set(one.door.purposes), answers
        assert len(named(finding)) == len(set(named(finding)))


@each_place
def test_ceop_never_for_bullying_and_no_line_about_grooming_either(place):
    for answers, finding in each_finding(place):
        is_threat = answers.get("what") == "threats" and answers.get("who") == "child"
        if answers.get("what") == "bullying" or (is_threat and answers["pictures"] == "none"):
            assert CEOP not in named(finding)
            assert Purpose.REPORT_GROOMING not in finding.outcome.purposes


@each_place
def test_lines_about_behaviour_only_where_an_adult_nearby_or_a_child_is_the_worry(place):
    for answers, finding in each_finding(place):
        if answers.get("who") in (*NEAR, "child") or answers.get("what") == "harming":
            continue
        for one in doors_in(finding):
            assert Purpose.CONCERN_ABOUT_BEHAVIOUR not in one.door.purposes, answers


@each_place
def test_a_door_only_for_a_child_comes_first_only_to_take_a_picture_down(place):
    for answers, finding in each_finding(place):
        first = finding.doors.first
        if first is None or not first.door.is_for_child:
            continue
        has_adult_door = any(not one.door.is_for_child for one in doors_in(finding))
        is_takedown = first.purpose is Purpose.TAKEDOWN and finding.outcome.path.is_child_first
        assert is_takedown or not has_adult_door, answers


@each_place
def test_blackmail_leads_to_someone_the_child_can_talk_to(place):
    served = found_in(place)[0].doors_for([Purpose.CHILD_HELPLINE])
    for answers, finding in each_finding(place):
        if answers.get("what") == "threats":
            assert Purpose.CHILD_HELPLINE in finding.outcome.purposes
            assert not served or served[0].id in named(finding), answers


@each_place
def test_whoever_wants_to_talk_first_gets_the_adviser_first(place):
    for answers, finding in each_finding(place):
        if answers.get("talk") != "yes" and answers.get("who") != "home":
            continue
        calm = [one for one in finding.outcome.purposes if one is not Purpose.EMERGENCY]
        assert calm[0] is Purpose.ADULT_ADVICE, answers


def test_not_knowing_takes_the_careful_way():
    """Whoever does not know is never led to less than another answer would lead to."""
    for path in PATHS:
        outcome = outcome_of(FINDER, path)
        if path["danger"] == "unknown":
            assert outcome.is_urgent
        if path.get("watched") == "unknown":
            assert outcome.first_words == outcome_of(FINDER, {**path, "watched": "yes"}).first_words
        if path.get("pictures") == "unknown":
            assert Purpose.TAKEDOWN in outcome.purposes
        if path.get("talk") == "unknown":
            told = outcome_of(FINDER, {**path, "talk": "no"})
            assert outcome.purposes == told.purposes
        if path.get("who") == "unknown" and path.get("what") != "unknown":
            assert Purpose.REPORT_GROOMING in outcome.purposes
        if path.get("seen") == "unknown":
            wanted = {Purpose.REPORT_IMAGES, Purpose.REPORT_GROOMING}
            assert wanted.issubset(outcome.purposes)


def test_a_person_at_home_is_asked_about_the_computer_and_warned_before_any_door():
    at_home = [path for path in PATHS if path.get("who") == "home"]
    assert at_home
    for path in at_home:
        assert "watched" in path
        outcome = outcome_of(FINDER, path)
        is_told = any("this person cannot get into" in one for one in outcome.first_words)
        assert is_told == (path["watched"] != "no")
        assert "Do not warn or confront the person." in outcome.warnings
        assert "known-person" in outcome.cards


def test_a_sexual_picture_always_brings_the_warning_not_to_look():
    for path in PATHS:
        has_picture = path.get("pictures", "none") != "none" or path.get("seen") == "picture"
        if has_picture:
            told = " ".join(outcome_of(FINDER, path).warnings)
            assert "even as proof" in told, path


def test_whoever_says_yes_to_danger_is_asked_nothing_more():
    assert {"danger": "yes"} in PATHS
    assert all(path == {"danger": "yes"} for path in PATHS if path["danger"] == "yes")


def test_the_condition_of_each_path_fits_some_answers_before_the_last_row():
    for row in FINDER.paths:
        assert any(fits(row.when, path) for path in PATHS), row.id


@each_place
def test_not_knowing_about_danger_leads_to_no_less_than_no(place):
    """The same first door; or the next one for that need, where the police stand above already."""
    for answers, finding in each_finding(place):
        if answers["danger"] != "unknown" or answers["what"] == "missing":
            continue
        calm = find(place, **{**answers, "danger": "no"})
        first, other = finding.doors.first, calm.doors.first
        if first is None or first.door.id == other.door.id:
            continue
        above = {one.door.id for one in doors_in(finding) if one.purpose is Purpose.EMERGENCY}
        assert other.door.id in above, answers
        left = [
            door
            for door in found_in(place)[0].channels()
            if other.purpose in door.purposes and door.id not in above and not door.is_for_child
        ]
        assert not left or first.door in left, (answers, first.door.id)


@each_place
def test_a_list_of_lines_is_the_first_door_only_as_the_last_resort(place):
    for answers, finding in each_finding(place):
        first = finding.doors.first
        if first is None or Purpose.DIRECTORY not in first.door.purposes:
            continue
        wanted = [one for one in finding.outcome.purposes if one is not Purpose.EMERGENCY][:2]
        if first.purpose is wanted[0] and first.purpose in LISTED:
            continue
        for one in doors_in(finding):
            is_line = one.purpose is not Purpose.EMERGENCY and not one.door.is_for_child
            if is_line and Purpose.DIRECTORY not in one.door.purposes:
                assert not set(wanted) & set(one.door.purposes), (answers, one.door.id)


@each_place
def test_a_line_for_the_parent_alone_is_no_adviser(place):
    """It says so, and is the first door only where nothing else for an adult fits."""
    service = DoorFinderService(CATALOG, found_in(place)[0])
    for answers, finding in each_finding(place):
        for one in doors_in(finding):
            if one.door.is_for_parent:
                assert service.why(one).startswith("It is for you")
        first = finding.doors.first
        if first is not None and first.door.is_for_parent:
            assert answers["what"] in ("harming", "self-harm"), answers


@each_place
def test_without_danger_the_first_number_is_never_the_one_for_danger(place):
    dial = CATALOG.country(place[0]).emergency_dial
    for answers, finding in each_finding(place):
        for one in doors_in(finding):
            if one.purpose is Purpose.EMERGENCY:
                continue
            rung = next((way.link for way in ways_of(one.door) if way.kind is WayKind.PHONE), "")
            assert not dial or rung != dial, (answers, one.door.id)


def test_self_harm_stays_with_the_child_and_finds_out_who_ordered_it():
    found = [path for path in PATHS if path.get("what") == "self-harm"]
    assert {path["orders"] for path in found} == {"yes", "no", "unknown"}
    for path in found:
        outcome = outcome_of(FINDER, path)
        assert outcome.is_urgent
        assert outcome.first_words[0].startswith("Stay with your child.")
        assert outcome.cards[0] == "self-harm"
        is_ordered = path["orders"] != "no"
        assert (Purpose.REPORT_GROOMING in outcome.purposes) == is_ordered
        assert (Purpose.POLICE_NON_EMERGENCY in outcome.purposes) == is_ordered
        assert Purpose.CHILD_HELPLINE in outcome.purposes


BEYOND_ONLINE = [
    {"danger": "no", "what": "contact", "who": "home", "watched": "no"},
    {"danger": "no", "what": "harming"},
    {"danger": "no", "what": "self-harm", "orders": "no"},
]
GB, SCOTLAND, NORTH = ("GB", ""), ("GB", "GB-SCT"), ("GB", "GB-NIR")
ONLINE_THREAT = {"danger": "no", "what": "threats", "who": "online", "pictures": "real"}
UNSURE_THREAT = {**ONLINE_THREAT, "danger": "unknown"}


@pytest.mark.parametrize(
    ("place", "answers", "first", "among"),
    [
        (GB, {"danger": "yes"}, "uk-emergency-999", "uk-silent-55"),
        (GB, ONLINE_THREAT, CEOP, "uk-report-remove"),
        (SCOTLAND, ONLINE_THREAT, CEOP, "uk-sct-police"),
        (("US", ""), ONLINE_THREAT, "us-cybertipline", "us-take-it-down"),
        (("CA", ""), ONLINE_THREAT, "ca-cybertip", "ca-kids-help-phone"),
        (GB, {"danger": "no", "what": "bullying"}, "uk-nspcc-helpline", "uk-childline"),
        (("AU", ""), {"danger": "no", "what": "bullying"}, "au-esafety-bullying",
         "au-kids-helpline"),
        (GB, {"danger": "no", "what": "harming"}, "uk-stop-it-now", "uk-nspcc-helpline"),
        (NORTH, {"danger": "no", "what": "contact", "who": "known", "talk": "no"},
         "uk-nir-gateway", "uk-stop-it-now"),
        (GB, {"danger": "no", "what": "seen", "seen": "picture"}, "uk-iwf", "uk-police-101"),
        (GB, {"danger": "no", "what": "seen", "seen": "other"}, "uk-ofcom", "uk-ofcom"),
        (GB, {"danger": "unknown", "what": "bullying"}, "uk-nspcc-helpline", "uk-emergency-999"),
        (("FR", ""), {"danger": "no", "what": "bullying"}, "fr-3018", "fr-119"),
        (("SE", ""), {"danger": "yes"}, "se-police", "se-bris"),
        (("NZ", ""), {"danger": "no", "what": "meeting"}, "nz-police-105", "nz-netsafe"),
        (("ES", ""), ONLINE_THREAT, "es-017", "int-child-helplines"),
        (("ES", ""), UNSURE_THREAT, "es-017", "eu-112"),
        (("NL", ""), ONLINE_THREAT, "nl-police", "nl-helpwanted"),
        (("NL", ""), UNSURE_THREAT, "nl-helpwanted", "nl-police"),
        (("NL", ""), BEYOND_ONLINE[0], "nl-veilig-thuis", "nl-helpwanted"),
        (("NL", ""), BEYOND_ONLINE[2], "nl-veilig-thuis", "nl-police"),
        (("NL", ""), {"danger": "no", "what": "unknown", "who": "online"}, "nl-veilig-thuis",
         "nl-helpwanted"),
        (("FR", ""), BEYOND_ONLINE[0], "fr-119", "fr-3018"),
        (("NZ", ""), BEYOND_ONLINE[0], "nz-oranga-tamariki", "nz-netsafe"),
        (("ES", ""), BEYOND_ONLINE[0], "es-017", "int-child-helplines"),
        (("SE", ""), UNSURE_THREAT, "se-ecpat-hotline", "se-police"),
        (("BE", ""), ONLINE_THREAT, "be-child-focus", "int-child-helplines"),
        (("BE", ""), UNSURE_THREAT, "be-child-focus", "eu-112"),
        (("BE", "BE-VLG"), {"danger": "no", "what": "contact", "who": "known", "talk": "no"},
         "be-1712", "be-child-focus"),
        (("NO", ""), ONLINE_THREAT, "no-kripos", "no-116111"),
        (("NO", ""), UNSURE_THREAT, "no-kripos", "no-116111"),
        (("AT", ""), ONLINE_THREAT, "int-bik", "at-147"),
        (("IT", ""), ONLINE_THREAT, "it-19696", "it-19696"),
        (("IT", ""), UNSURE_THREAT, "it-19696", "eu-112"),
        (("AU", ""), {"danger": "no", "what": "seen", "seen": "other"}, "au-esafety-illegal",
         "au-esafety-bullying"),
        (("AU", ""), {"danger": "no", "what": "unknown", "who": "online"}, "au-accce",
         "au-lifeline"),
        (GB, {"danger": "no", "what": "self-harm", "orders": "unknown"}, CEOP, "uk-childline"),
        (GB, {"danger": "no", "what": "self-harm", "orders": "no"}, "uk-nspcc-helpline",
         "uk-emergency-999"),
    ],
)  # fmt: skip
def test_where_some_parents_are_led(place, answers, first, among):
    finding = find(place, **answers)
    assert finding.doors.first.door.id == first
    assert among in named(finding)


def test_a_number_of_the_place_itself_stands_alone():
    """The police of Scotland are rung on 101 as elsewhere: one line says so, not two."""
    known = {"danger": "no", "what": "contact", "who": "known", "talk": "no"}
    found = [named(find(SCOTLAND, **answers)) for answers in (ONLINE_THREAT, known)]
    assert all("uk-sct-police" in doors for doors in found)
    assert not any("uk-police-101" in doors for doors in found)
    assert "uk-police-101" in named(find(GB, **ONLINE_THREAT))


@pytest.mark.parametrize("code", ["NO", "KE", "NG", "ZA", "INT"])
def test_danger_where_no_emergency_line_is_a_door(code):
    """The number of the country, or the words about it, then stand there instead of a door."""
    finding = find((code, ""), danger="yes")
    assert finding.outcome.is_urgent
    assert finding.doors.first is None


@pytest.mark.parametrize("code", CATALOG.countries())
def test_every_statement_behind_a_path_has_sources(code):
    for _, finding in each_finding((code, "")):
        assert finding.provenances
        assert all(one.sources for one in finding.provenances)
