# SPDX-License-Identifier: Apache-2.0
"""Endings, and groups of words and phrases that mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.everyday_words import EverydayWords, key_of, stem


@pytest.mark.parametrize(
    "forms",
    [
        "nude nudes",
        "picture pictures",
        "image images",
        "groom grooms groomed grooming",
        "blackmail blackmailed blackmailing",
        "cut cuts cutting",
        "scare scares scared",
        "scar scars scarred",
        "game games gaming",
        "message messages messaging messaged",
        "cry cries cried",
        "bully bullies bullied bullying",
        "abuse abuses abused abusing",
        "touch touches touched",
        "sell selling",
        "kiss kisses kissed",
        "plan plans planned planning",
        "force forced forcing",
        "change changes changed",
        "play plays played",
        "tease teased",
    ],
)
def test_forms_of_a_word_are_the_same(forms):
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    ["scar scare", "miss missing", "bus bu", "string strng", "bring br", "speed spe", "need ne"],
)
def test_other_words_stay_apart(words):
    first, second = words.split()
    assert stem(first) != stem(second)


@pytest.mark.parametrize("word", ["", "s", "764", "ing", "café", "صور", "s's"])
def test_what_has_no_english_ending_stays(word):
    assert stem(word) == word


@given(st.text(max_size=20))
def test_any_word_has_a_stem(word):
    assert stem(word) or not word


@pytest.fixture
def everyday():
    return EverydayWords(
        [["nudes", "Naked picture", "n00ds"], ["ran away", "ran away from home"], ["solo"], ["…"]]
    )


def test_one_of_a_group_stands_for_the_others(everyday):
    naked_picture = key_of(["naked", "pictures"])
    assert set(everyday.others("nude")) == {naked_picture, "n00ds"}
    assert set(everyday.others(naked_picture)) == {"nude", "n00ds"}
    assert everyday.others("solo") == ()
    assert everyday.others("zebra") == ()


def test_the_longest_phrase_comes_first(everyday):
    words = [stem(word) for word in ("she", "ran", "away", "from", "home")]
    assert [len(phrase) for phrase in everyday.phrases_at(words, 1)] == [4, 2]
    assert everyday.phrases_at(words, 0) == []


def test_a_phrase_is_known_while_its_end_is_typed(everyday):
    assert everyday.phrase_begun_at(["she", "ran", "aw"], 1) == ("ran", "away")
    assert everyday.phrase_begun_at(["ran", "a"], 0) is None
    assert everyday.phrase_begun_at(["ran", "xx"], 0) is None
    assert everyday.phrase_begun_at(["ran"], 0) is None


def test_a_begun_word_stands_for_others_unless_it_may_be_many():
    groups = [[f"word{letter}", f"other{letter}"] for letter in "abcdefghijkl"]
    everyday = EverydayWords([["snapchat", "app"], *groups])
    assert everyday.others_begun("snapc") == ["snapchat", "app"]
    assert everyday.others_begun("sna") == []
    assert everyday.others_begun("word") == []
    assert everyday.others_begun("wordb") == ["wordb", "otherb"]


def test_a_phrase_may_stand_in_two_groups():
    everyday = EverydayWords([["ran away", "missing"], ["ran away", "runaway"]])
    assert set(everyday.others(key_of(["ran", "away"]))) == {"missing", "runaway"}
    assert everyday.phrases_at(["ran", "away"], 0) == [("ran", "away")]
