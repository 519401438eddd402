# SPDX-License-Identifier: Apache-2.0
"""The phrase look-up on a small book: patterns, frames, strengths, order and spans."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.channel import Purpose
from companion.domain.chat_spelling import ChatSpelling
from companion.domain.guide import Provenance
from companion.domain.phrase_pattern import BadPatternError, PatternReader
from companion.domain.phrases import (
    LONGEST_TEXT,
    MOST_SHOWN,
    MOST_SPANS,
    Cue,
    Frame,
    Phrase,
    PhraseBook,
    PhraseFinder,
    Reach,
    Strength,
    Together,
    Wording,
)

SOURCED = Provenance(("s1",), date(2026, 1, 1), date(2026, 7, 1))
SPELLING = ChatSpelling(
    same={("ur",): ("your",), ("u",): ("you",), ("so",): ()},
    known=frozenset({"secret"}),
    signers=frozenset({"mum", "nan"}),
)
READER = PatternReader(SPELLING.plain)
READER.add_group("parent", "mum dad")
READER.add_group("family", "<parent> nan step_dad")


def phrase(phrase_id, *cues):
    return Phrase(
        phrase_id, f"Title {phrase_id}", f"tactic-{phrase_id}", ("What happened?",), "Report it.",
        ("card",), (Purpose.ADULT_ADVICE,), tuple(Cue(one, f"It does {one}.") for one in cues),
        SOURCED,
    )  # fmt: skip


def patterns(*texts):
    return tuple(READER.read(text) for text in texts)


def wording(cue, strength, *texts, unless=(), needs=()):
    return Wording(
        (cue,), strength, patterns(*texts), unless=patterns(*unless), needs=patterns(*needs)
    )


PHRASES = (
    phrase("threat", "threat-cue"),
    phrase("secrecy", "dont-tell", "our-secret"),
    phrase("praise", "praise-cue"),
    phrase("asking", "asking-cue"),
    phrase("private", "private-cue"),
    phrase("age", "age-cue"),
)
BOOK = PhraseBook(
    phrases=PHRASES,
    together=(
        Together(
            "both", ("secrecy",), ("private",), "Both stand here.", (), (), SOURCED
        ),
    ),
    spelling=SPELLING,
    denials=frozenset({"never"}),
    everyday=frozenset({"homework"}),
    frames=(
        Frame(Reach.LINE, patterns("^ nan $")),
        Frame(Reach.SENTENCE, patterns("we learned"), unless=patterns("he said")),
    ),
    wordings=(
        wording("threat-cue", Strength.PLAIN, "i will post it"),
        wording("dont-tell", Strength.PLAIN, "dont tell your? <family>", unless=("birthday",)),
        wording("our-secret", Strength.ALONE, "our .. secret"),
        wording("praise-cue", Strength.ALONE, "pretty", needs=("you",)),
        wording("asking-cue", Strength.NEEDS_COMPANY, "where ... live"),
        wording("private-cue", Strength.ALONE, "go private|somewhere_quiet"),
        wording("age-cue", Strength.NEEDS_COMPANY, "how old"),
    ),
)  # fmt: skip
FINDER = PhraseFinder(BOOK)


def found(text):
    return [one.phrase.id for one in FINDER.find(text)]


def bold(text):
    return [
        text[start : start + length]
        for one in FINDER.find(text)
        for start, length in one.shown_spans()
    ]


def fits(pattern, words):
    return list(READER.read(pattern).find(words.split()))


@pytest.mark.parametrize(
    ("pattern", "words", "places"),
    [
        ("dont tell", "dont tell", [(0, 2)]),
        ("dont tell", "dont ever tell", []),
        ("dont .. tell", "dont you ever tell", [(0, 4)]),
        ("dont .. tell", "dont a b c d tell", []),
        ("dont ... tell", "dont a b c d tell", [(0, 6)]),
        ("tell your? mum", "tell mum", [(0, 2)]),
        ("tell your? mum", "tell your mum", [(0, 3)]),
        ("tell <family>", "tell step dad", [(0, 3)]),
        ("tell mum|step_dad", "tell step mum", []),
        ("^ tell", "do tell", []),
        ("^ tell", "tell", [(0, 1)]),
        ("a $", "a b a", [(2, 3)]),
        ("a b|$", "a c a", [(2, 3)]),
        ("a .. $", "a b", [(0, 2)]),
        ("a", "a a", [(0, 1), (1, 2)]),
        ("a .. b", "a a b b", [(0, 3)]),
        ("a", "", []),
        ("^ a", "", []),
        ("tell so mum", "tell mum", [(0, 2)]),
        ("tell ur mum", "tell your mum", [(0, 3)]),
        ("a step_dad", "a step", []),
    ],
)
def test_patterns(pattern, words, places):
    assert fits(pattern, words) == places


@pytest.mark.parametrize("text", ["", "a ..", ".. a", "a? b", "<none>", "a <none>", "$", "so", "^"])
def test_a_pattern_that_cannot_be_read_is_refused(text):
    with pytest.raises(BadPatternError):
        READER.read(text)


def test_a_group_that_holds_an_unknown_group_is_refused():
    with pytest.raises(BadPatternError):
        READER.add_group("other", "a <none>")


def test_words_and_spans_are_those_of_the_text():
    text = "Hey. DON'T so tell ur Mum, ok?"
    assert found("dont tell ur mum") == ["secrecy"]
    assert bold("hey. DONT so tell ur Mum ok") == ["DONT so tell ur Mum"]
    assert bold(text) == ["DON'T so tell ur Mum"]


def test_says_why():
    (finding,) = FINDER.find("dont tell mum its our little secret")
    assert [cue.id for cue in finding.cues] == ["dont-tell", "our-secret"]


def test_words_that_rule_out_and_words_that_must_be_there():
    assert found("dont tell mum its her birthday") == []
    assert found("pretty") == []
    assert found("u are pretty") == ["praise"]


def test_what_is_denied_is_not_said():
    assert found("i will post it") == ["threat"]
    assert found("never a b c i will post it") == ["threat"]
    assert found("never i will post it") == []


def test_everyday_words_silence_all_but_the_plainest():
    assert found("lets go private after homework") == []
    assert found("lets go private. Homework first") == []
    assert found("lets go private\nhomework first") == ["private"]
    assert found("dont tell mum about homework") == ["secrecy"]


def test_frames_reach_over_their_sentence_or_line():
    assert found("we learned dont tell mum") == []
    assert found("he said we learned dont tell mum") == ["secrecy"]
    assert found("we learned it. dont tell mum") == ["secrecy"]
    assert found("dont tell dad. see you soon, nan") == []
    assert found("dont tell dad\nsee you soon, nan") == ["secrecy"]
    far = "dont tell dad. a. b. c. d. see you soon, nan"
    assert found(far) == ["secrecy"]


def test_little_wording_needs_company_in_its_line():
    assert found("where do u live") == []
    assert found("where do u live how old") == ["asking", "age"]
    assert found("where do u live\nhow old") == []
    assert found("where do u live, lets go private") == ["private", "asking"]
    assert found("lets go private\nwhere do u live") == ["private"]


def test_the_plainest_comes_first_then_what_is_more_then_what_is_graver():
    assert found("u are pretty. i will post it") == ["threat", "praise"]
    assert found("go private. u are pretty. dont tell mum") == ["secrecy", "private", "praise"]
    assert found("u are pretty. go private") == ["praise", "private"]


def test_what_stands_together_comes_before_the_rest():
    findings = FINDER.find("u are pretty. our secret. go private")
    assert [one.phrase.id for one in findings] == ["secrecy", "private", "praise"]
    assert [one.id for one in FINDER.together(findings)] == ["both"]


def test_no_more_than_five_are_shown():
    text = "i will post it dont tell mum u are pretty where live go private how old"
    assert len(found(text)) == MOST_SHOWN


def test_spans_are_few_and_do_not_overlap():
    (finding,) = FINDER.find("\n".join(["our secret"] * 50))
    assert len(finding.shown_spans()) == MOST_SPANS
    (finding,) = FINDER.find("dont tell mum our secret our secret")
    assert finding.shown_spans() == ((0, 13), (14, 10), (25, 10))
    (finding,) = FINDER.find("our our secret")
    assert finding.shown_spans() == ((0, 14),)


def test_only_the_first_part_of_a_long_text_counts():
    assert found("x " * (LONGEST_TEXT // 2) + "dont tell mum") == []
    assert found("x\n" * (LONGEST_TEXT // 2 - 10) + "dont tell mum") == ["secrecy"]


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_spans_lie_inside(text):
    for finding in FINDER.find(text):
        for start, length in finding.shown_spans():
            assert 0 <= start < start + length <= len(text)
