# SPDX-License-Identifier: Apache-2.0
"""Weighted words: what they add to the patterns, what they take back, and which words are told."""

import pytest

from companion.domain.chat_spelling import ChatSpelling
from companion.domain.phrase_evidence import Stems, Weight, WordEvidence, beside
from companion.domain.phrase_pattern import PatternReader
from companion.domain.phrases import Cue, Phrase, PhraseBook, PhraseFinder, Strength, Wording
from tests.unit.services.local_fakes import SOURCED

SPELLING = ChatSpelling(same={}, known=frozenset())
STEMS = Stems(("ing", "s"), frozenset({"this"}), {"snap": "app", "kik": "app"})
WEIGHTS = WordEvidence(
    weights={
        "#app": Weight(1.0, (("app", 2.0),)),
        "hush": Weight(2.5, (("secret", 2.0), ("app", 0.5))),
        "keep hush": Weight(1.0, (("secret", 1.0),)),
        "you": Weight(1.0, (("secret", 3.0),)),
        "tea": Weight(-3.0, (("secret", 0.2),)),
    },
    enough=3.0,
    keeps=0.1,
    leeway=1.0,
    stems=STEMS,
    fillers=frozenset({"you"}),
)


def phrase(name, *, is_grave=False):
    cue = Cue(f"{name}-cue", "It does it.")
    return Phrase(
        name, name, name, ("How?",), "Today.", ("told",), (), (cue,), SOURCED, is_grave=is_grave
    )


def finder(strength=Strength.ALONE, *, is_grave=False, evidence=WEIGHTS):
    pattern = PatternReader(SPELLING.plain).read("meet me")
    return PhraseFinder(
        PhraseBook(
            phrases=(phrase("meeting", is_grave=is_grave), phrase("secret"), phrase("app")),
            together=(),
            spelling=SPELLING,
            denials=frozenset(),
            everyday=frozenset(),
            frames=(),
            wordings=(Wording(("meeting-cue",), strength, (pattern,)),),
            evidence=evidence,
        )
    )


def names(found):
    return [one.phrase.id for one in found]


def test_features_are_stems_kinds_and_pairs_that_stand_near():
    assert STEMS.features(("keeping", "this", "snap", "us")) == {
        "keep": (0, 1),
        "keep this": (0, 2),
        "keep snap": (0, 3),
        "this": (1, 2),
        "this snap": (1, 3),
        "this us": (1, 4),
        "snap": (2, 3),
        "#app": (2, 3),
        "snap us": (2, 4),
        "us": (3, 4),
    }


def test_a_word_counts_once_however_often_it_stands():
    once, twice = WEIGHTS.weigh(("hush",)), WEIGHTS.weigh(("hush", "hush"))
    assert once.total == twice.total == beside([once, twice]).total == 2.5
    assert beside([once, twice]).words == 3


def test_weighty_words_lead_to_a_phrase_and_are_told_without_fillers():
    text = "Keep it hush, you, tonight"
    (found,) = finder().find(text)
    assert found.phrase.id == "secret"
    told = [text[start : start + length] for start, length in found.shown_spans()]
    assert told == ["Keep it hush"]
    assert found.cues == ()


def test_what_the_words_fit_much_less_is_left_out():
    assert names(finder().find("keep hush on kik")) == ["secret", "app"]
    assert names(finder().find("keep hush you on kik")) == ["secret"]


def test_fillers_alone_lead_to_nothing():
    weights = WordEvidence(WEIGHTS.weights, 0.5, 0.0, fillers=frozenset({"you"}))
    assert finder(evidence=weights).find("you") == []


def test_light_words_lead_to_nothing():
    assert finder().find("hush") == []
    assert finder().find("keep hush, tea") == []


def test_what_stands_beside_in_the_line_counts_and_another_line_does_not():
    assert names(finder().find("hush. kik")) == ["app", "secret"]
    assert finder().find("hush\nkik") == []


@pytest.mark.parametrize(
    ("strength", "is_grave", "is_told"),
    [(Strength.ALONE, False, False), (Strength.PLAIN, False, True), (Strength.ALONE, True, True)],
)
def test_everyday_words_take_back_what_is_neither_plain_nor_grave(strength, is_grave, is_told):
    found = finder(strength, is_grave=is_grave).find("meet me for tea")
    assert names(found) == (["meeting"] if is_told else [])


def test_a_short_message_is_kept_and_without_a_list_everything_is():
    assert names(finder().find("meet me")) == ["meeting"]
    assert names(finder(evidence=None).find("meet me for tea")) == ["meeting"]


def test_what_the_patterns_found_stands_first_and_only_once():
    found = finder().find("meet me on kik, hush")
    assert names(found) == ["meeting", "app", "secret"]
    assert found[0].cues
