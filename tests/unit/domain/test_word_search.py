# SPDX-License-Identifier: Apache-2.0
"""Search in memory: folding, ranking, snippets and the words to embolden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.search import Document, Kind, WordIndex, fold


def document(target, title, text=""):
    return Document(Kind.CARD, target, title, text)


def search(query, *documents):
    return [hit.result() for hit in WordIndex(documents).search(query)]


def found(query, *documents):
    return [result.target for result in search(query, *documents)]


def bold(text, spans):
    return [text[start : start + length] for start, length in spans]


CARDS = (
    document("told", "Your child tells you", "Listen. Don't promise to keep a secret."),
    document("off", "Something feels off", "Tell them what you noticed in the café."),
    document("shared", "A picture was shared", "Nobody should share it again. Say thank you."),
)


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Café", "cafe"),
        ("DON'T", "dont"),
        ("don’t", "dont"),
        ("Straße", "strasse"),
        ("naïve’s", "naives"),
        ("Ⅳ", "iv"),
    ],
)
def test_folding(word, folded):
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("query", "targets"),
    [
        ("", []),
        ("  …  ", []),
        ("CAFE", ["off"]),
        ("café", ["off"]),
        ("dont", ["told"]),
        ("don’t promise", ["told"]),
        ("you noticed", ["off"]),
        ("noticed you", ["off"]),
        ("tel", ["told", "off"]),
        ("tell your", []),
        ("your tell", ["told"]),
        ("zebra", []),
        ("zebra child", []),
        ("child child", ["told"]),
    ],
)
def test_all_words_must_be_there_and_the_last_may_be_a_beginning(query, targets):
    assert found(query, *CARDS) == targets


def test_ranking():
    documents = (
        document("text-beginning", "One", "shared"),
        document("text-whole", "Two", "share"),
        document("title-beginning", "Shared"),
        document("title-whole", "Share"),
    )
    assert found("share", *documents) == [
        "title-whole",
        "title-beginning",
        "text-whole",
        "text-beginning",
    ]


def test_equal_results_keep_their_order():
    documents = [document(str(number), "Same") for number in range(5)]
    assert found("same", *documents) == ["0", "1", "2", "3", "4"]


def test_says_which_words_to_embolden():
    (result,) = search("your tell", *CARDS)
    assert bold(result.title, result.title_spans) == ["Your", "tells"]
    assert result.snippet_spans == ()
    (result,) = search("thank again", *CARDS)
    assert bold(result.snippet, result.snippet_spans) == ["again", "thank"]


def test_a_long_text_is_cut_at_spaces_around_the_first_word():
    text = "start " * 50 + "needle " + "end " * 100
    (result,) = search("needle", document("long", "Long", text))
    assert result.snippet.startswith("… start")
    assert result.snippet.endswith("end …")
    assert bold(result.snippet, result.snippet_spans) == ["needle"]
    assert len(result.snippet) < 200


def test_without_a_word_in_the_text_the_snippet_is_its_beginning():
    (result,) = search("title", document("a", "Title", "One line\nand " + "more " * 60))
    assert result.snippet.startswith("One line and more")
    assert result.snippet.endswith("more …")


def test_a_word_without_spaces_round_it_is_still_shown():
    text = "x" * 40 + "-" * 40 + "needle" + "-" * 300
    (result,) = search("needle", document("a", "Title", text))
    assert bold(result.snippet, result.snippet_spans) == ["needle"]


words = st.text(st.sampled_from("abéßI'’ \n-…"), max_size=60)


@given(title=words, text=words, query=words)
def test_spans_always_lie_inside(title, text, query):
    for result in search(query, document("a", title, text)):
        assert result.title_spans or result.snippet_spans
        for shown, spans in (
            (result.title, result.title_spans),
            (result.snippet, result.snippet_spans),
        ):
            for word in bold(shown, spans):
                assert fold(word)


@given(text=words)
def test_every_word_of_a_text_finds_it(text):
    index = WordIndex([document("a", "", text)])
    for word in text.split():
        if any(character.isalnum() for character in word):
            assert index.search(word)
