# SPDX-License-Identifier: Apache-2.0
"""The file of the door finder: how it is read, and what is wrong with it."""

import pytest

from companion.content.catalog import Catalog
from companion.content.checks import find_problems
from companion.content.pack_files import PackFiles, read_pack
from companion.content.problem import Problem
from companion.domain.channel import Purpose
from companion.domain.door_finder import next_question, offered, outcome_of
from companion.domain.errors import CompanionError
from tests.unit.content.small_pack import change, write_pack

FILE = "door_finder.toml"


@pytest.fixture
def folder(tmp_path):
    return write_pack(tmp_path)


def problems(folder):
    return find_problems(read_pack(PackFiles([folder])))


def test_it_is_read_once_and_whole(folder):
    catalog = Catalog(PackFiles([folder]))
    finder = catalog.door_finder()
    assert finder is catalog.door_finder()
    assert next_question(finder, {}).title == "Is anyone in danger?"
    assert next_question(finder, {"danger": "yes"}) is None
    told, unknown = offered(next_question(finder, {"danger": "unknown"}), {"danger": "unknown"})
    assert (told.title, unknown.id) == ("My child told me", "unknown")
    outcome = outcome_of(finder, {"danger": "unknown", "what": "told"})
    assert (outcome.path.id, outcome.cards) == ("unsure", ("off",))
    assert finder.reasons[Purpose.EMERGENCY].instead == "For danger."


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        (
            'title = "Yes"\n[[question.answer]]\nid = "unknown"',
            'title = "Yes"\n[[question.answer]]\nid = "no"',
            "question.danger.answer",
            "does not end with an answer for whoever does not know",
        ),
        ('id = "yes"', 'id = "unknown"', "question.danger.answer", "the id is used twice"),
        (
            'when = [{ danger = ["unknown"] }]\nsources',
            'when = [{ what = ["told"] }]\nsources',
            "question.what.when.what",
            "no such answer, or asked later",
        ),
        (
            'when = [{ what = ["told"] }]',
            'when = [{ what = ["tell"] }]',
            "extra.told.when.what",
            "no such answer, or asked later",
        ),
        (
            'when = [{ what = ["told"] }]',
            "when = [{}]",
            "extra.told.when",
            "fits everything",
        ),
        (
            'when = [{ what = ["told"] }]',
            "when = [{ what = [] }]",
            "extra.told.when.what",
            "no such answer, or asked later",
        ),
        ('cards = ["off"]', 'cards = ["on"]', "extra.told.cards", "on does not exist"),
        ('cards = ["told"]', 'cards = ["tell"]', "path.danger.cards", "tell does not exist"),
        (
            '["emergency", "adult-advice"]',
            '["adult-advice", "emergency"]',
            "path.danger.purposes",
            "the emergency number stands first or not at all",
        ),
        (
            'cards = ["off"]',
            'purposes = ["takedown"]',
            "extra.told.purposes",
            "no reason for takedown",
        ),
        (
            'purposes = ["adult-advice"]',
            'purposes = ["adult-advice"]\nwhen = [{ danger = ["unknown"] }]',
            "path.unsure.when",
            "the last path has to fit always",
        ),
    ],
)
def test_what_is_wrong_is_named(folder, old, new, key, what):
    change(folder, FILE, old, new)
    assert Problem(FILE, key, what) in problems(folder)


@pytest.mark.parametrize("name", ["for_parent", "online_only"])
def test_words_about_some_advisers_stand_at_advice_only(folder, name):
    change(folder, FILE, 'instead = "They may listen."', f'instead = "No."\n{name} = "For you."')
    assert problems(folder) == []
    change(folder, FILE, 'instead = "For danger."', f'instead = "No."\n{name} = "For you."')
    key = f"reason.emergency.{name}"
    assert problems(folder) == [Problem(FILE, key, "stands at adult-advice only")]


def test_a_reason_is_for_a_purpose_that_exists(folder):
    change(folder, FILE, 'id = "adult-advice"', 'id = "advice"')
    assert set(problems(folder)) == {
        Problem(FILE, "reason.advice", "no such purpose"),
        Problem(FILE, "path.danger.purposes", "no reason for adult-advice"),
        Problem(FILE, "path.unsure.purposes", "no reason for adult-advice"),
    }


def test_a_file_that_can_not_be_read_is_damaged(folder):
    change(folder, FILE, 'purposes = ["adult-advice"]', 'purposes = ["magic"]')
    with pytest.raises(CompanionError):
        Catalog(PackFiles([folder])).door_finder()
