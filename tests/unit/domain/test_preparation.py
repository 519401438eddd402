# SPDX-License-Identifier: Apache-2.0
"""Worksheets got ready: notes never take the place of what the person wrote."""

from dataclasses import replace
from datetime import date

import pytest

from companion.domain.guide import Provenance
from companion.domain.preparation import (
    GENERAL,
    Preparation,
    Way,
    Worksheet,
    in_screens,
    worksheet_for,
)

SOURCED = Provenance(("s1",), date(2026, 1, 1), date(2026, 7, 1))


def sheet(name, *channels):
    return Worksheet(name, name, "", Way.FORM, channels, False, (), (), (), SOURCED)


def test_notes_fill_what_is_empty():
    now = Preparation(1, "a").with_notes({"what": "from notes", "who": ""})
    assert (now.words, now.filled) == ({"what": "from notes"}, {"what": "from notes"})


@pytest.mark.parametrize("blank", ["", "  \n "])
def test_a_blank_field_counts_as_empty(blank):
    assert Preparation(1, "a", words={"what": blank}).may_fill("what")


def test_notes_leave_alone_what_was_typed():
    typed = Preparation(1, "a", words={"what": "my own"})
    assert typed.with_notes({"what": "from notes"}).words == {"what": "my own"}
    assert typed.left_alone({"what": "from notes", "who": "", "when": "then"}) == ("what",)


def test_filled_words_change_with_the_notes_until_the_person_changes_them():
    filled = Preparation(1, "a").with_notes({"what": "one note"})
    assert filled.with_notes({"what": "two notes"}).words == {"what": "two notes"}
    changed = replace(filled, words={"what": "one note, and more"})
    assert changed.with_notes({"what": "two notes"}).words == {"what": "one note, and more"}


@pytest.mark.parametrize(
    ("words", "is_blank"), [({}, True), ({"a": " "}, True), ({"a": "b"}, False)]
)
def test_is_blank_without_words(words, is_blank):
    assert Preparation(1, "a", words=words).is_blank is is_blank


def test_words_of_other_sheets_are_for_empty_fields_only():
    now = Preparation(1, "a", words={"what": "mine", "who": " "})
    others = [
        Preparation(1, "b", words={"what": "theirs", "who": "Kai"}),
        Preparation(1, "c", words={"who": "K.", "when": "May", "where": ""}),
    ]
    assert now.words_elsewhere(others) == {"who": "Kai", "when": "May"}


def test_a_door_without_a_worksheet_of_its_own_has_the_general_one():
    known = (sheet("ceop", "uk-ceop"), sheet(GENERAL))
    assert worksheet_for(known, "uk-ceop").id == "ceop"
    assert worksheet_for(known, "a-school").id == GENERAL
    assert worksheet_for((), "uk-ceop") is None


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("", ()),
        ("short", ("short",)),
        ("one two three", ("one two", "three")),
        ("one\ntwo three", ("one\ntwo", "three")),
        ("abcdefghijklmnop", ("abcdefgh", "ijklmnop")),
    ],
)
def test_long_words_go_on_on_the_next_screen(words, parts):
    assert in_screens(words, 8) == parts


def test_no_letter_is_lost_between_screens():
    words = "He wrote again. " * 3_000
    parts = in_screens(words, 320)
    assert "".join("".join(parts).split()) == "".join(words.split())
    assert max(map(len, parts)) <= 320
