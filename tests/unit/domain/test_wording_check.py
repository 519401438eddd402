# SPDX-License-Identifier: Apache-2.0
"""The wording check and the picture check on small books."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.chat_spelling import ChatSpelling
from companion.domain.guide import Provenance
from companion.domain.journal import EntryText
from companion.domain.phrase_pattern import PatternReader
from companion.domain.picture_words import PictureBook, PictureRule, PictureTalk
from companion.domain.wording_check import (
    WordingAdvice,
    WordingBook,
    WordingKind,
    WordingRule,
)

SPELLING = ChatSpelling({}, frozenset())
READER = PatternReader(SPELLING.plain)


def read(*texts):
    return tuple(READER.read(text) for text in texts)


ADVICE = WordingAdvice(
    "blame", WordingKind.BLAME, "Blame?", "Say what the person did.", ("He kept asking.",),
    Provenance(("s1",), date(2026, 11, 1), date(2027, 5, 1)),
)  # fmt: skip
BOOK = WordingBook(
    {"blame": ADVICE},
    (
        WordingRule(
            "blame",
            frozenset({"saw", "asked"}),
            read("her fault", "her fault alone", "silly"),
            read("not her"),
        ),
    ),
    SPELLING,
    frozenset({"road", "street"}),
)


def check(**boxes):
    text = EntryText(**boxes)
    return [getattr(text, one.box)[one.span[0] : sum(one.span)] for one in BOOK.check(text)]


def test_finds_wording_in_its_boxes_only():
    assert check(saw="It is her fault.", think="It is her fault.") == ["her fault"]


def test_the_longest_of_what_overlaps_is_told_once():
    assert check(saw="Her fault alone, and silly, silly.") == ["Her fault alone", "silly", "silly"]


def test_unless_the_sentence_says_otherwise():
    assert check(saw="It is not her fault.") == []
    assert check(saw="It is not her. It is her fault.") == ["her fault"]


@pytest.mark.parametrize(
    "quoted", ["“her fault”", '"her fault"', "‘her fault’", "'her fault'", "„her fault“"]
)
def test_quotations_are_left_alone_but_not_in_what_was_asked(quoted):
    assert check(saw=f"He wrote {quoted} to me.") == []
    assert check(asked=f"I said {quoted} to him.") == ["her fault"]


def test_an_empty_entry_gives_nothing():
    assert BOOK.check(EntryText()) == ()


@given(st.text(), st.text())
def test_any_words_give_spans_inside_them(saw, asked):
    text = EntryText(saw=saw + " her fault", asked=asked)
    for one in BOOK.check(text):
        assert 0 <= one.span[0] < sum(one.span) <= len(getattr(text, one.box))


PICTURES = PictureBook(
    SPELLING,
    (
        PictureRule(PictureTalk.ASKED_FOR, read("asked for nudes")),
        PictureRule(
            PictureTalk.THERE_IS, read("nudes", "naked photo"), read("no nudes", "for nudes")
        ),
    ),
)


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("I saw nudes.", PictureTalk.THERE_IS),
        ("He asked for nudes.", PictureTalk.ASKED_FOR),
        ("He asked for nudes. He asked for nudes.", PictureTalk.ASKED_FOR),
        ("He asked for nudes. There was a naked photo.", PictureTalk.THERE_IS),
    ],
)
def test_pictures_told_of(text, talk):
    assert PICTURES.find(text).talk is talk


@pytest.mark.parametrize("text", ["", "There were no nudes.", "A school photo."])
def test_no_picture_told_of(text):
    assert PICTURES.find(text) is None
