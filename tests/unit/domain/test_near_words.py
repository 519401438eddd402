# SPDX-License-Identifier: Apache-2.0
"""What somebody may have meant: slips of one letter, of two in long words, and of the first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.near_words import Spelling, slips_between

WORDS = (
    "blackmail", "groomed", "suicide", "snapchat", "nudes", "picture", "meeting", "missing",
    "phone", "secret", "secretive", "robux",
)  # fmt: skip


@pytest.fixture
def spelling():
    spelling = Spelling()
    spelling.add(WORDS)
    return spelling


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("blackmial", "blackmail"),
        ("balckmial", "blackmail"),
        ("blackmmaill", "blackmail"),
        ("grommed", "groomed"),
        ("gromed", "groomed"),
        ("sucide", "suicide"),
        ("suicidde", "suicide"),
        ("snapchta", "snapchat"),
        ("neudes", "nudes"),
        ("mising", "missing"),
        ("hpone", "phone"),
        ("hone", "phone"),
        ("fhone", "phone"),
        ("xphone", "phone"),
    ],
)
def test_slips_are_forgiven(spelling, typed, word):
    assert spelling.meant_by(typed, may_be_beginning=False) == [word]


@pytest.mark.parametrize("typed", ["", "a", "sn", "nud", "2024", "ndsue", "zzzzz", "x" * 300, "12"])
def test_too_short_too_long_or_too_far_is_nothing(spelling, typed):
    assert spelling.meant_by(typed, may_be_beginning=True) == []


def test_a_beginning_may_hold_a_slip_while_it_is_typed(spelling):
    assert spelling.meant_by("blakcm", may_be_beginning=True) == ["blackm"]
    assert spelling.meant_by("blakcm", may_be_beginning=False) == []


def test_the_nearest_come_first_and_whole_words_before_beginnings(spelling):
    assert spelling.meant_by("secrt", may_be_beginning=True) == ["secret"]


def test_the_same_first_letter_comes_before_another():
    spelling = Spelling()
    spelling.add(["talk", "walk", "tall"])
    assert spelling.meant_by("talq", may_be_beginning=False) == ["talk", "tall"]
    assert spelling.meant_by("xalk", may_be_beginning=False) == ["talk", "walk"]


@pytest.mark.parametrize(
    ("typed", "word", "slips"),
    [("ab", "ab", 0), ("ab", "ba", 1), ("abc", "ab", 1), ("ab", "abc", 1), ("abcd", "xyzw", 3)],
)
def test_slips_are_counted_up_to_a_limit(typed, word, slips):
    assert slips_between(typed, word, 2) == slips


words = st.text(st.sampled_from("abcd"), min_size=1, max_size=7)


@given(typed=words, word=words)
def test_slips_are_the_same_both_ways(typed, word):
    assert slips_between(typed, word, 9) == slips_between(word, typed, 9)
    assert (slips_between(typed, word, 9) == 0) == (typed == word)


@given(word=st.text(st.sampled_from("abcde"), min_size=8, max_size=12), data=st.data())
def test_every_single_slip_is_found(word, data):
    spelling = Spelling()
    spelling.add([word])
    at = data.draw(st.integers(1, len(word) - 2))
    slips = {
        word[:at] + word[at + 1 :],
        word[:at] + "z" + word[at:],
        word[:at] + "z" + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }
    for typed in slips - {word}:
        assert spelling.meant_by(typed, may_be_beginning=False) == [word]
