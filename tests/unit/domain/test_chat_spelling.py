# SPDX-License-Identifier: Apache-2.0
"""Hurried spelling: what is read as which words, and where those words stand in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.chat_spelling import AMOUNT, LONGEST_SENTENCE, ChatSpelling, fold

SPELLING = ChatSpelling(
    same={
        ("u",): ("you",),
        ("im",): ("i", "am"),
        ("do", "not"): ("dont",),
        ("why", "dont", "you"): ("can", "you"),
        ("right", "now"): (),
        ("lol",): (),
        ("👻",): ("snap",),
        ("<3",): ("love",),
        ("b4",): ("before",),
    },
    known=frozenset({"hey", "tell", "secret", "private", "beautiful", "soon"}),
    corrected=frozenset({"secret", "private", "picture"}),
    other=frozenset({"pirate"}),
    signers=frozenset({"mum"}),
)


def words(text):
    return SPELLING.plain(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("U", "you"),
        ("i'm", "i am"),
        ("I’M", "i am"),
        ("do not", "dont"),
        ("do lol not", "dont"),
        ("why do not", "why dont"),
        ("why dont you", "can you"),
        ("right now", ""),
        ("right", "right"),
        ("lol", ""),
        ("heyyyy", "hey"),
        ("tellll", "tell"),
        ("soon", "soon"),
        ("zzzz", "zzzz"),
        ("t3ll", "tell"),
        ("53cret", "secret"),
        ("b4", "before"),
        ("secrt", "secrt"),
        ("privte", "private"),
        ("privvate", "private"),
        ("pivrate", "private"),
        ("prviate", "private"),
        ("pictuer", "picture"),
        ("pirate", "pirate"),
        ("ticture", "ticture"),
        ("👻", "snap"),
        ("😀", "😀"),
        ("<3", "love"),
        ("£50", AMOUNT),
        ("$1,000.50", AMOUNT),
        ("7", "7"),
        ("07700", "100"),
        ("café", "cafe"),
        ("te\u200bll", "tell"),
        ("\uff54\uff45\uff4c\uff4c", "tell"),
        ("\u200b", ""),
        ("...", ""),
        ("a,b - c", "a b c"),
        ("שלום", "שלום"),
        ("x" * 100, "x" * 40),
    ],
)  # fmt: skip
def test_plain_words(text, read):
    assert words(text) == tuple(read.split())


def sentences(text):
    return [" ".join(one.words) for one in SPELLING.sentences(text)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a b. c", ["a b", "c"]),
        ("a.b c", ["a b c"]),
        ("a!? b", ["a", "b"]),
        ("a\nb\r\nc", ["a", "b", "c"]),
        ("see you, mum", ["see you", "mum"]),
        ("see you - mum x", ["see you", "mum x"]),
        ("see you, my mum", ["see you my mum"]),
        ("mum, see you", ["mum see you"]),
        ("see you, mum and dad", ["see you mum and dad"]),
        ("", []),
    ],
)
def test_sentences(text, read):
    assert sentences(text) == read


def test_lines_are_counted():
    assert [one.line for one in SPELLING.sentences("a. b\nc\n\nd")] == [0, 0, 1, 2]


def test_a_long_sentence_comes_in_pieces_that_overlap():
    text = " ".join(f"w{number}" for number in range(100))
    pieces = list(SPELLING.sentences(text))
    assert all(len(one.words) <= LONGEST_SENTENCE for one in pieces)
    assert pieces[0].words[-1] in pieces[1].words
    assert {word for one in pieces for word in one.words} == set(text.split())


def test_spans_lead_back_to_the_text():
    text = "Do  NOT tell, I'm £50"
    (sentence,) = SPELLING.sentences(text)
    assert sentence.words == ("dont", "tell", "i", "am", AMOUNT)
    start, length = sentence.span(0, 2)
    assert text[start : start + length] == "Do  NOT tell"
    start, length = sentence.span(2, 5)
    assert text[start : start + length] == "I'm £50"


def test_folding():
    assert fold("DON'T") == fold("don’t") == "dont"
    assert fold("Straße") == "strasse"


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    for sentence in SPELLING.sentences(text):
        assert len(sentence.words) == len(sentence.spans)
        assert all(0 <= start < start + size <= len(text) for start, size in sentence.spans)
