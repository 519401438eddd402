# SPDX-License-Identifier: Apache-2.0
"""How two wordings of a box differ."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain import text_difference
from companion.domain.text_difference import Run, RunKind, differences

KEPT, REMOVED, ADDED = RunKind.KEPT, RunKind.REMOVED, RunKind.ADDED


def text_of(runs, *kinds):
    return "".join(run.text for run in runs if run.kind in kinds)


def assert_whole(old, new):
    runs = differences(old, new)
    assert text_of(runs, KEPT, REMOVED) == old
    assert text_of(runs, KEPT, ADDED) == new
    assert all(run.text for run in runs)
    kinds = [run.kind for run in runs]
    assert all(one != other for one, other in pairwise(kinds))
    return runs


def test_words_that_were_changed_stand_together():
    assert differences("She saw him on Monday.", "She met a man on Monday.") == (
        Run(KEPT, "She "),
        Run(REMOVED, "saw him"),
        Run(ADDED, "met a man"),
        Run(KEPT, " on Monday."),
    )


def test_words_are_whole():
    assert differences("He didn't go", "He didn’t go") == (
        Run(KEPT, "He "), Run(REMOVED, "didn't"), Run(ADDED, "didn’t"), Run(KEPT, " go"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("", "", ()),
        ("a", "a", (Run(KEPT, "a"),)),
        ("", "a b", (Run(ADDED, "a b"),)),
        ("a b", "", (Run(REMOVED, "a b"),)),
        ("a", "a b", (Run(KEPT, "a"), Run(ADDED, " b"))),
        ("one\ntwo", "uno\ndos", (
            Run(REMOVED, "one"), Run(ADDED, "uno"), Run(KEPT, "\n"),
            Run(REMOVED, "two"), Run(ADDED, "dos"),
        )),
    ],
)  # fmt: skip
def test_small_texts(old, new, runs):
    assert differences(old, new) == runs


def test_nothing_private_is_shown_by_accident():
    assert "Monday" not in repr(Run(KEPT, "Monday"))


WORDS = st.lists(st.sampled_from(["a", "b", " ", "\n", ". ", "don't", "é", "🙂", "\x00"])).map(
    "".join
)


@given(WORDS, WORDS)
def test_both_wordings_can_be_put_together_again(old, new):
    assert_whole(old, new)


@given(st.text(), st.text())
def test_any_text(old, new):
    assert_whole(old, new)


@given(WORDS, WORDS, st.integers(0, 60))
def test_also_where_there_is_little_time(old, new, most):
    before = text_difference._MOST_WORK
    text_difference._MOST_WORK = most
    try:
        assert_whole(old, new)
    finally:
        text_difference._MOST_WORK = before


def test_the_words_of_long_texts_are_found_sentence_by_sentence():
    rng = random.Random(5)  # noqa: S311 - no secret
    vocabulary = [f"word{number}" for number in range(2000)]
    sentences = [" ".join(rng.choices(vocabulary, k=12)) + ". " for _ in range(12000)]
    old = "".join(sentences)
    new = "".join(one.replace("word17 ", "other ") for one in sentences)
    runs = assert_whole(old, new)
    assert Run(ADDED, "other") in runs
    assert len(text_of(runs, ADDED)) < 2000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x\n" * 500_000, "\nx" * 400_000),
        ("a " * 500_000, "b " * 500_000),
        ("a b " * 250_000, "b a " * 250_000),
        ("The line of words here.\n" * 40_000, "The line of words there.\n" * 40_000),
        ("x" * 1_000_000, "y" * 1_000_000),
    ],
    ids=["lines", "words", "turned", "sentences", "one-word"],
)
def test_a_megabyte_is_compared_too(old, new):
    assert_whole(old, new)
