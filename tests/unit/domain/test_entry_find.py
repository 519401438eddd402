# SPDX-License-Identifier: Apache-2.0
"""What is typed into the search of the journal, and the piece of an entry that is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.entry_find import (
    Found,
    Term,
    Wanted,
    fold_text,
    snippet_of,
    terms_of,
)
from companion.domain.journal import EntryLine, Happened
from tests.fakes import START


def line(words, first_line="first"):
    return EntryLine(1, 1, Happened(), START, first_line, words=words)


def shown(words, typed, *others):
    terms = tuple(Term(t.text, t.is_beginning, others) for t in terms_of(typed))
    snippet = Found((), terms).snippet(line(words))
    return [snippet.text[at : at + size] for at, size in snippet.spans]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", []),
        ('" - "', []),
        ("dark fo", [("dark", False), ("fo", True)]),
        ('"dark fox"', [("dark fox", False)]),
        ('"dark fo', [("dark fo", True)]),
        ("“dark fox” he", [("dark fox", False), ("he", True)]),
        ('phone "', [("phone", True)]),
        ('"a" "b c', [("a", False), ("b c", True)]),
        ("cafe\u0301", [("café", True)]),
    ],
)
def test_words_and_phrases(typed, terms):
    assert [(one.text, one.is_beginning) for one in terms_of(typed)] == terms


def test_very_much_is_cut():
    assert len(terms_of("one " * 10_000)) == 32


@given(st.text(max_size=80))
def test_any_text_is_only_words(typed):
    for term in terms_of(typed):
        assert term.tokens


@given(st.text(max_size=200))
def test_folding_keeps_every_place(text):
    assert len(fold_text(text)) == len(text)


@given(st.text(max_size=400), st.text(min_size=1, max_size=10))
def test_spans_lie_inside_the_snippet_in_order(text, typed):
    snippet = Found((), terms_of(typed)).snippet(line(text))
    at = 0
    for start, size in snippet.spans:
        assert at <= start
        assert size
        at = start + size
    assert at <= len(snippet.text)


@pytest.mark.parametrize(
    ("words", "typed", "bold"),
    [
        ("the tablet table", "tab", ["tablet", "table"]),
        ("the tablet tab", "tab he", ["tab"]),
        ("Zoë saw CRÈME", "zoe creme", ["Zoë", "CRÈME"]),
        ("the dark_fox ran", "dark_f", ["dark_fox"]),
        ("dark, fox; dark blue", '"dark fox"', ["dark, fox"]),
        ("a table", "stable", []),
    ],
)
def test_words_to_embolden(words, typed, bold):
    assert shown(words, typed) == bold


def test_words_that_were_meant_stand_out():
    assert shown("her tablet", "tabelt", "tablet") == ["tablet"]
    assert Found((), (Term("tabelt", others=("tablet",)),)).meant == ("tablet",)


def test_a_snippet_is_around_the_first_word_found():
    text = "before " * 40 + "needle " + "after " * 60
    snippet = Found((), terms_of("needle")).snippet(line(text))
    ((at, size),) = snippet.spans
    assert snippet.text[at : at + size] == "needle"
    assert snippet.text.startswith("… before")
    assert snippet.text.endswith(" …")
    assert len(snippet.text) < 200


def test_a_text_without_spaces_is_cut_where_it_must_be():
    snippet = snippet_of("x" * 999, None)
    assert snippet.text == "x" * 180 + " …"
    far = Found((), terms_of("needle")).snippet(line("-" * 300 + "needle" + "-" * 300))
    assert far.text.startswith("… needle-")


def test_lines_of_text_become_one():
    assert Found((line("a\r\nb\tc"),)).snippet(line("a\r\nb\tc")).text == "a  b c"


def test_without_words_the_first_line_is_shown():
    assert Found(()).snippet(line("", "first line")).text == "first line"


def test_private_words_are_not_in_a_log():
    assert "secret" not in repr(Wanted("secret", tag="secret"))
    assert "secret" not in repr(terms_of("secret"))
