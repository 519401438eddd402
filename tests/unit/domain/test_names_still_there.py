# SPDX-License-Identifier: Apache-2.0
"""Words that hold a left-out name, or look like one, are named: a user name gives a child away."""

import time

import pytest

from companion.domain.checklist import Child
from companion.domain.chronology import LeaveOut
from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.names_still_there import StillThere
from tests.unit.domain.chronology_story import entry, make, material, person

NO_CHILDREN = {"leave_out": (LeaveOut.OTHER_CHILDREN,)}
INITIALS = {"names_as_initials": True}
LONG, SHORT = "Xanthippe", "Tom"
LETTERS = 1_000_000
MOST_SECONDS = 6.0
"""Far more than it takes on a computer with nothing else to do: what is quadratic takes hours."""


def named(label, words, accounts=(), people=(), **chosen):
    """What is said to stand there still."""
    details = EntryDetails(accounts=tuple(AccountName(AccountKind.HANDLE, one) for one in accounts))
    read = material(
        entry(1, None, details, saw=words), other_children=(Child(2, label),), people=people
    )
    return make(read, **(chosen or NO_CHILDREN)).may_still_show


@pytest.mark.parametrize(
    "word",
    [
        *("itsxanthippe", "xXxanthippeXx", "xanthippelee", "X4nthippe", "Xanth1ppe", "Х4nthippe"),  # noqa: RUF001
        *("X\u0430nthippe", "Xαnthippe", "xanthıppefan"),  # noqa: RUF001
    ],
)
def test_a_long_name_is_seen_inside_any_word(word):
    assert named(LONG, f"He was with {word} at school.") == (word,)


@pytest.mark.parametrize(
    "word",
    [
        "T\u043em",
        "\u0422om",
        "T0m",
        "t0m_2011",
        "\u1d1b\u1d0f\u1d0d",
        "\u03a4\u03bfm",
        "\u0422\u043e\u043cs",
    ],
)
def test_a_short_name_is_seen_in_letters_of_the_same_look(word):
    assert named(SHORT, f"He was with {word} at school.") == (word,)


@pytest.mark.parametrize(("name", "word"), [("Lil", "1i1"), ("Lil", "LiI"), ("Ivo", "1v0")])
def test_one_and_capital_i_are_read_both_ways(name, word):
    assert named(name, f"with {word} there") == (word,)


@pytest.mark.parametrize("word", ["tomlee", "xXtomXx", "itstom", "TOMMO", "7omlee"])
def test_a_short_name_is_seen_inside_an_account(word):
    assert word in named(SHORT, "x", accounts=[word])


@pytest.mark.parametrize(
    "words",
    ["Write to tomlee@example.org", "His username is tomlee", "see www.example.org/tomlee"],
)
def test_a_short_name_is_seen_in_an_account_that_words_name(words):
    assert any("tomlee" in one for one in named(SHORT, words))


def test_a_name_that_a_line_cuts_or_that_runs_from_right_to_left_is_seen():
    assert named(LONG, "It was Xan-\nthippe there") == (LONG,)
    assert named(SHORT, "It was \u202emoT\u202c there") == (SHORT,)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (SHORT, "Tomorrow, custom, bottom, 10 times, 07700 900123, 7pm on the 4th"),
        ("Ali", "all of it fell ill"),
        ("Eli", "ring 311 or 3113"),
        ("Leo", "130 pounds"),
        ("Al", "A1 and AI"),
    ],
)
def test_ordinary_words_and_numbers_hold_no_short_name(name, words):
    assert named(name, words) == ()


def test_an_account_of_somebody_with_initials_is_named():
    people = (person(1, "Dave Smith"),)
    shown = named(SHORT, "x", accounts=["bigdavey", "@wolf"], people=people, **INITIALS)
    assert shown == ("bigdavey",)
    assert named(SHORT, "x", accounts=["bigdavey"], people=people) == ()


def test_an_account_that_is_left_out_is_not_named():
    details = EntryDetails(accounts=(AccountName(AccountKind.EMAIL, "tomlee@example.org"),))
    read = material(entry(1, None, details, saw="x"), other_children=(Child(2, SHORT),))
    both = (LeaveOut.OTHER_CHILDREN, LeaveOut.ADDRESSES)
    assert make(read, **NO_CHILDREN).may_still_show
    assert make(read, leave_out=both).may_still_show == ()


def test_what_else_somebody_is_called_is_named():
    people = (person(1, "tom", "Tommy", "Big T"), person(2, "Tomas"))
    assert "Tommy" in named(SHORT, "Tommy came with Tomas", people=people)
    assert named(SHORT, "Tomas came", people=people) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "It was at school, I think. ",
        "a",
        "éa",
        "Xanaathip1",
        "itsxanaathipz ",
        "-\n",
        "a-\n",
        "@a",
        "a b ",
    ],
)
def test_a_million_letters_and_many_names_take_no_longer_than_their_letters(piece):
    names = [f"Xan{chr(97 + one % 26)}{chr(97 + one // 26)}thip Quell" for one in range(100)]
    begun = time.process_time()
    StillThere(names, ["Davina Orrel"]).words([piece * (LETTERS // len(piece))])
    assert time.process_time() - begun < MOST_SECONDS
