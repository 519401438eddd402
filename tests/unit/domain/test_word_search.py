# SPDX-License-Identifier: Apache-2.0
"""Search in memory: folding, ranking, everyday words, slips, snippets, words to embolden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.everyday_words import EverydayWords
from companion.domain.search import Document, Kind, fold
from companion.domain.word_index import WordIndex
from companion.domain.word_search import search as search_in


def document(target, title, text=""):
    return Document(Kind.CARD, target, title, text)


def index_of(*documents, groups=()):
    return WordIndex(documents, EverydayWords(groups))


def search(query, *documents, groups=()):
    hits = search_in(index_of(*documents, groups=groups), query)
    return [hits.result(number) for number in hits.with_all]


def found(query, *documents, groups=()):
    return [result.target for result in search(query, *documents, groups=groups)]


def found_some(query, *documents, groups=()):
    hits = search_in(index_of(*documents, groups=groups), query)
    return [hits.result(number).target for number in hits.with_most]


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
        ("noticed café", ["off"]),
        ("café noticed", ["off"]),
        ("tel", ["told", "off"]),
        ("promise liste", ["told"]),
        ("lis promise", []),
        ("zebra", []),
        ("zebra promise", []),
        ("child child", ["told"]),
        ("your child", ["told"]),
        ("my child noticed", ["off"]),
    ],
)
def test_all_words_must_be_there_and_the_last_may_be_a_beginning(query, targets):
    assert found(query, *CARDS) == targets


def test_ranking():
    documents = (
        document("text-beginning", "One", "pictorial"),
        document("text-same", "One", "a photo"),
        document("text-form", "One", "pictures"),
        document("text-whole", "Two", "a picture"),
        document("text-often", "Two", "a picture, another picture"),
        document("title-beginning", "Picturesque"),
        document("title-same", "Photo"),
        document("title-form", "Pictures"),
        document("title-whole", "Picture"),
    )
    groups = [["picture", "photo"]]
    ranked = ["whole", "form", "same"]
    expected = [
        *(f"title-{one}" for one in ranked),
        "title-beginning",
        "text-often",
        *(f"text-{one}" for one in ranked),
    ]
    assert found("picture", *documents, groups=groups) == expected
    beginnings = found("pict", *documents)
    assert beginnings.index("title-whole") < beginnings.index("text-whole")
    assert set(beginnings) == {one.target for one in documents} - {"title-same", "text-same"}


def test_a_rare_word_counts_for_more_than_a_common_one():
    common = [document(f"common{number}", "Phone") for number in range(20)]
    documents = (*common, document("a", "A phone", "gift"), document("b", "A gift", "phone"))
    assert found("phone gift", *documents) == ["b", "a"]


GROUPS = [
    ["nudes", "naked picture", "sexual picture was sent"],
    ["uncle", "someone we know"],
    ["snapchat", "private app"],
]
SITUATIONS = (
    document("asked", "Someone asked for a picture", "A naked one."),
    document("sent", "A sexual picture was sent", "Help exists."),
    document("known", "I am worried about someone we know", "A friend or a teacher."),
    document("app", "A new private app", "Asked to move."),
)


@pytest.mark.parametrize(
    ("query", "targets"),
    [
        ("nudes", ["sent"]),
        ("nude", ["sent"]),
        ("naked pictures", ["sent", "asked"]),
        ("naked pictu", ["sent", "asked"]),
        ("my uncle", ["known"]),
        ("unc", []),
        ("snapc", ["app"]),
        ("snapchta", ["app"]),
        ("someone we know", ["known"]),
        ("uncle teacher", ["known"]),
        ("teecher", ["known"]),
        ("teach", ["known"]),
        ("teaech", ["known"]),
        ("teecher friend", ["known"]),
    ],
)
def test_everyday_words_and_slips(query, targets):
    assert found(query, *SITUATIONS, groups=GROUPS) == targets


def test_a_phrase_may_be_of_little_words_alone():
    documents = (document("own", "As it is, it is"), document("other", "So it was"))
    assert found("it is", *documents, groups=[["it is", "nothing else"]]) == ["own"]


def test_no_slip_is_seen_in_a_word_that_is_known():
    documents = (document("form", "A form"), document("from", "Word from home"))
    assert found("form", *documents) == ["form"]


def test_with_no_document_for_all_words_those_with_most_come_first():
    documents = (
        document("one", "Gift", "One word."),
        document("two", "Gift and secret", "Two words."),
        document("three", "Gift and secret", "With a phone: three words."),
        document("none", "Zebra"),
    )
    assert found("gift secret phone hotel", *documents) == []
    assert found_some("gift secret phone hotel", *documents) == ["three", "two"]
    assert set(found_some("gift hotel", *documents)) == {"one", "two", "three"}


def test_little_words_are_left_out_unless_there_is_nothing_else():
    documents = (document("a", "To be or not to be"), document("b", "A nude", "Nobody else."))
    assert found("my child has been sent a nude", *documents) == []
    assert found("has my child a nude", *documents) == ["b"]
    assert found("to be or", *documents) == ["a"]


@pytest.mark.parametrize("length", [10_000, 1_000_000])
@pytest.mark.parametrize(
    "piece", ["x", "gift ", "a b c ", "🙂 ", "(?:.*)+$ ", "\u202eسر ", "\x00\x07\n"]
)
def test_of_very_much_only_the_first_words_are_looked_at(piece, length):
    documents = (document("gift", "Gift"),)
    hits = search_in(index_of(*documents), piece * (length // len(piece)))
    assert [*hits.with_all] == ([0] if piece == "gift " else [])


@pytest.mark.parametrize(
    "query", ["", " ", "🙂", "…", ".*", "(", "\\", "'", "\x00", "\ud800", "\u202e", "{}"]
)
def test_what_holds_no_word_finds_nothing(query):
    assert found(query, *CARDS) == []


def test_words_of_other_scripts_are_found():
    documents = (document("ar", "سر كبير"), document("uk", "Таємниця"), document("zh", "秘密"))
    assert found("سر", *documents) == ["ar"]
    assert found("ТАЄМ", *documents) == ["uk"]
    assert found("秘密", *documents) == ["zh"]


def test_documents_added_last_can_be_taken_away():
    index = index_of(*CARDS)
    index.add([document("zebra", "Zebra", "Zebra child, zebra.")])
    assert search_in(index, "zebra").with_all == [3]
    index.cut(3)
    assert not search_in(index, "zebra").with_all
    assert search_in(index, "child").with_all == [0]
    index.add([document("lion", "Lion child")])
    assert search_in(index, "lion").with_all == [3]


def test_equal_results_keep_their_order():
    documents = [document(str(number), "Same") for number in range(5)]
    assert found("same", *documents) == ["0", "1", "2", "3", "4"]


def test_says_which_words_to_embolden():
    (result,) = search("secret tell", *CARDS)
    assert bold(result.title, result.title_spans) == ["tells"]
    assert bold(result.snippet, result.snippet_spans) == ["secret"]
    (result,) = search("thank again", *CARDS)
    assert bold(result.snippet, result.snippet_spans) == ["again", "thank"]


def test_emboldens_other_words_and_what_was_meant():
    (result,) = search("uncle", *SITUATIONS, groups=GROUPS)
    assert bold(result.title, result.title_spans) == ["someone we know"]
    (result,) = search("teecher", *SITUATIONS, groups=GROUPS)
    assert bold(result.snippet, result.snippet_spans) == ["teacher"]
    first, second = search("naked picture", *SITUATIONS, groups=GROUPS)
    assert bold(first.title, first.title_spans) == ["sexual picture was sent"]
    assert bold(second.snippet, second.snippet_spans) == ["naked"]


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
    index = index_of(document("a", "", text))
    for word in text.split():
        if any(character.isalnum() for character in word):
            hits = search_in(index, word)
            assert [*hits.with_all, *hits.with_most] == [0]


@given(query=st.text(max_size=80))
def test_nothing_typed_breaks_it(query):
    hits = search_in(index_of(*SITUATIONS, groups=GROUPS), query)
    for number in (*hits.with_all, *hits.with_most):
        assert hits.result(number).target
