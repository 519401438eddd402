# SPDX-License-Identifier: Apache-2.0
"""The recovery code as people type it: every spelling opens, every slip is found."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.recovery_code import ALPHABET, new_recovery_code, read_recovery_code, spell
from tests.counts import how_many

TRIES = how_many(100, 1_000)
CODES = st.lists(st.integers(0, 31), min_size=26, max_size=26).map(spell)


def is_caught(typed):
    try:
        read_recovery_code(typed)
    except CompanionError as error:
        return error.code is ErrorCode.MISTYPED_RECOVERY_CODE
    return False


def test_a_code_is_seven_groups_of_four():
    assert re.fullmatch(f"([{ALPHABET}]{{4}}-){{6}}[{ALPHABET}]{{4}}", new_recovery_code())


def test_codes_differ():
    assert len({new_recovery_code() for _ in range(200)}) == 200


@pytest.mark.bar(10)
@settings(deadline=None, max_examples=TRIES)
@given(code=CODES, data=st.data())
def test_every_way_to_type_it_is_the_same_code(code, data):
    swaps = {"0": "0oO\uff2f", "1": "1iIlL\uff11"}
    gaps = st.sampled_from(
        ["", " ", "-", " - ", "\u2011", "\u2013", "\t", "\n", "\u00a0", "\u200b"]
    )
    typed = ""
    for character in code.replace("-", ""):
        choices = swaps.get(character, character + character.lower())
        typed += data.draw(st.sampled_from(choices)) + data.draw(gaps)
    assert read_recovery_code(typed) == code.replace("-", "")


@pytest.mark.bar(10)
@settings(deadline=None, max_examples=TRIES)
@given(code=CODES, place=st.integers(0, 27), step=st.integers(1, 31))
def test_every_wrong_character_is_caught(code, place, step):
    letters = list(code.replace("-", ""))
    letters[place] = ALPHABET[(ALPHABET.index(letters[place]) + step) % 32]
    assert is_caught("".join(letters))


@settings(deadline=None)
@given(code=CODES, place=st.integers(0, 26), distance=st.integers(1, 27))
def test_two_characters_that_changed_places_are_caught(code, place, distance):
    letters = list(code.replace("-", ""))
    other = min(27, place + distance)
    letters[place], letters[other] = letters[other], letters[place]
    assert is_caught("".join(letters)) or letters[place] == letters[other]


@settings(deadline=None)
@given(code=CODES, place=st.integers(0, 27))
def test_a_character_left_out_or_doubled_is_caught(code, place):
    letters = code.replace("-", "")
    assert is_caught(letters[:place] + letters[place + 1 :])
    assert is_caught(letters[:place] + letters[place] + letters[place:])


@pytest.mark.parametrize("typed", ["", "-", "hello", "U" * 28, "\0" * 28, "\ud800" * 28, "é" * 28])
def test_what_is_no_code_is_caught(typed):
    assert is_caught(typed)
