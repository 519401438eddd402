# SPDX-License-Identifier: Apache-2.0
"""Words nobody writes by hand: they cost no more than their length, and hide no name."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.catalog import Catalog
from companion.domain.folded_text import fold
from companion.domain.long_words import broken
from companion.domain.names_still_there import StillThere
from companion.domain.private_words import PrivateFinder
from companion.paths import resources_folder

PRIVATE = PrivateFinder(Catalog.built_in(resources_folder() / "content").wording().streets)
STILL_THERE = StillThere(["Dave"], [])
LETTERS = 40_000
MOST_SECONDS = 1.0
ONE_SIGN_FOR_FOUR_WORDS = "\ufdfa"
SIGNS = ("a", "é", "\u4e2d", "a.", "a-", "@a", "a@", "a b ", "_", ONE_SIGN_FOR_FOUR_WORDS)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("find", [PRIVATE.find, lambda words: STILL_THERE.words([words])])
def test_a_word_without_a_gap_takes_no_longer_than_its_letters(find, sign):
    begun = time.process_time()
    assert len(list(find(sign * LETTERS))) <= 1
    assert time.process_time() - begun < MOST_SECONDS


@pytest.mark.parametrize(
    "words",
    [
        *("dave07", "07dave", "x_dave", "_dave_", "@dave.x", "#mydave", "mydave_1", "a b @xdavex"),
        *("dave\u0661", "him@home.dave", "D_a_v_e", "x" * 5_000 + "_dave"),
    ],
)
def test_a_name_inside_an_account_is_still_seen(words):
    assert STILL_THERE.words([words])[0].casefold() in words.casefold().replace("d_a_v_e", "dave")


@pytest.mark.parametrize("words", ["mydanx", "dance", "xdan", "xdan_", "him@home"])
def test_a_short_name_inside_an_everyday_word_is_none(words):
    assert StillThere(["Dan"], []).words([words]) == ()


def test_a_sign_for_a_name_is_unfolded_and_one_for_a_whole_saying_is_not():
    assert fold("\ufdf4").plain == "محمد"
    assert fold("\u33c2").plain == "a.m."
    assert fold(ONE_SIGN_FOR_FOUR_WORDS).plain == ONE_SIGN_FOR_FOUR_WORDS


def test_a_word_without_a_gap_gets_a_line_break_after_every_thousand_letters():
    assert broken("a" * 1_000) == "a" * 1_000
    assert broken(f"x {'a' * 2_500} y") == f"x {'a' * 1_000}\n{'a' * 1_000}\n{'a' * 500} y"
    assert broken("\u00a0" * 1_001) == "\u00a0" * 1_000 + "\n\u00a0"


@pytest.mark.parametrize("words", ["ab cd " * 5_000, "\u4e2d" * 5_000, ("a" * 999 + "\n") * 20])
def test_words_with_gaps_stay_as_they_are(words):
    assert broken(words) == words


@given(st.text(alphabet="a \n\t\u00a0\u4e2d", max_size=50).map(lambda text: text * 90))
def test_only_line_breaks_come_in_and_a_second_time_none(words):
    once = broken(words)
    assert once.replace("\n", "") == words.replace("\n", "")
    assert broken(once) == once
    assert not re.search(r"[a\u00a0]{1001}", once)
