# SPDX-License-Identifier: Apache-2.0
"""The phrase look-up on the shipped content: what it finds in sets of lines, and what it leaves."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.services.phrase_service import PhraseService

CONTENT = Path(__file__).resolve().parents[2] / "resources" / "content"
SETS = Path(__file__).resolve().parents[1] / "data"
BUILD, BUILD_2 = SETS / "phrases_build.tsv", SETS / "phrases_build_2.tsv"
HELD_OUT = SETS / "phrases_held_out.tsv"
EVERYDAY = "everyday"
AMONG_THE_FIRST = 3
FOUND_AT_LEAST, FALSE_AT_MOST = 0.85, 0.05
HELD_OUT_FOUND, HELD_OUT_FALSE = 0.80, 0.08
"""Lines that nobody looked at while building. The aim is the bar above; 84 % of the tactics were
found and 6.7 % of everyday lines matched at the first look: this guards against falling back."""


@dataclass
class Outcome:
    """How a set came out: how many of its lines, and the lines that went wrong."""

    tactic_lines: int = 0
    everyday_lines: int = 0
    missed: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)

    @property
    def found(self):
        return 1 - len(self.missed) / self.tactic_lines

    @property
    def false(self):
        return len(self.false_alarms) / self.everyday_lines


def lines_of(path):
    """Yield the labels and the text of each line of a set."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            labels, _, text = line.partition("\t")
            yield frozenset(labels.split("|")), text


def names_of(match):
    """What a set may call a match: its tactic, or the kind of wording where that says more."""
    return {match.tactic.id, match.phrase.id}


def evaluate(service, path):
    """Look up every line: a right tactic is among the first three, everyday talk gives nothing."""
    outcome = Outcome()
    for labels, text in lines_of(path):
        matches = service.look_up(text)
        if labels == {EVERYDAY}:
            outcome.everyday_lines += 1
            if matches:
                outcome.false_alarms.append(f"{text}: {[one.phrase.id for one in matches]}")
        else:
            outcome.tactic_lines += 1
            if not any(labels & names_of(one) for one in matches[:AMONG_THE_FIRST]):
                outcome.missed.append(f"{sorted(labels)}: {text}")
    return outcome


@pytest.fixture(scope="module")
def catalog():
    return Catalog.built_in(CONTENT)


@pytest.fixture(scope="module")
def service(catalog):
    return PhraseService(catalog)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(BUILD, id="build"),
        pytest.param(BUILD_2, id="build-2"),
    ],
)
def test_finds_tactics_and_is_silent_on_everyday_talk(service, path):
    outcome = evaluate(service, path)
    assert outcome.found >= FOUND_AT_LEAST, outcome.missed
    assert outcome.false <= FALSE_AT_MOST, outcome.false_alarms


def test_holds_on_lines_that_nobody_built_with(service):
    # Only the two numbers: whoever reads these lines while building spoils the set.
    outcome = evaluate(service, HELD_OUT)
    assert outcome.found >= HELD_OUT_FOUND
    assert outcome.false <= HELD_OUT_FALSE


def test_the_build_set_is_large_and_half_everyday(service):
    sets = [labels for labels, _ in lines_of(BUILD)]
    everyday = sum(labels == {EVERYDAY} for labels in sets)
    assert len(sets) >= 200
    assert 0.4 <= everyday / len(sets) <= 0.6


def test_every_tactic_and_newer_pattern_has_a_kind_of_wording(catalog):
    told = {phrase.tactic for phrase in catalog.phrases().phrases}
    expected = {one.id for one in catalog.tactics().values() if one.kind != "stage"}
    assert expected <= told


@pytest.mark.parametrize("path", [BUILD, BUILD_2])
def test_every_tactic_of_a_build_set_exists(catalog, path):
    labels = frozenset().union(*(labels for labels, _ in lines_of(path)))
    known = catalog.tactics().keys() | {one.id for one in catalog.phrases().phrases}
    assert labels <= known | {EVERYDAY}


def test_each_match_says_why_and_what_to_do(service):
    for _, text in (*lines_of(BUILD), *lines_of(BUILD_2)):
        for match in service.look_up(text):
            assert match.spans
            assert match.ordinary_reasons or match.phrase.no_reason
            assert match.phrase.ask
            assert match.phrase.report_when
            assert match.phrase.cards
            assert match.phrase.call_purposes


def test_no_line_of_the_set_stands_in_the_guide():
    told = []
    for file in CONTENT.rglob("*.toml"):
        if not file.name.endswith(("_words.toml", "_weights.toml")):
            told += strings(tomllib.loads(file.read_text(encoding="utf-8")))
    folded = {text.casefold().strip(" .?!“”") for text in told}
    lines = {
        text.casefold().strip(" .?!") for path in (BUILD, BUILD_2) for _, text in lines_of(path)
    }
    assert not lines & folded


def strings(value):
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in strings(part)]


@pytest.mark.parametrize(
    "text",
    [
        "dont tell ur mum",
        "DONT TELL UR MUM!!!",
        "d0nt t3ll ur mum",
        "donttt telllll ur mummm",
        "don’t 🤫 tell ur 😀 mum",
        "do\u200bnt te\u200bll ur mum",
        "".join(chr(ord(one) + 0xFEE0) if one != " " else " " for one in "dont tell ur mum"),
        "dont tell anyone plssss",
        "you cant tell yr mom ok",
    ],
)
def test_hurried_spelling_is_forgiven(service, text):
    assert service.look_up(text)[0].phrase.id == "asking-for-secrecy"


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("send me a pic of u in ur bra\ndont tell ur mum", "pictures-and-secrecy"),
        ("lets meet irl\nits our secret ok", "meeting-and-secrecy"),
        ("u home alone? send nudes", "alone-and-pictures"),
    ],
)
def test_what_stands_together_is_said(service, text, together):
    matches = service.look_up(text)
    assert any(one.id == together for match in matches for one in match.together)


def test_in_a_whole_chat_the_words_are_found_where_they_stand(service):
    chat = "\n".join(
        ["how was maths", "good u?", "u home alone?", "no my nan is here", "dinner brb"]
    )
    (match,) = service.look_up(chat)
    assert match.phrase.id == "checking-the-room"
    assert [chat[start : start + length] for start, length in match.spans] == ["u home alone"]


@pytest.mark.parametrize(
    "text",
    [
        "pay me or the pictures go out",
        "send more or i post it",
        "Send me another pic or I show everyone. Keep this our secret.",
        "if you dont ill tell your parents",
        "50 steam card or your followers see them",
        "move this money through your account or we post it",
    ],
)
def test_a_threat_stands_first_with_blackmail_and_what_never_to_do(service, text):
    first = service.look_up(text)[0]
    assert first.phrase.cards[0] == "blackmail"
    assert first.warning == "Do not pay, do not reply, do not delete."


@pytest.mark.parametrize(
    "phrase_id",
    [
        "self-harm-orders", "pay-or-share", "send-more-or-share", "threats", "ai-pictures",
        "asking-for-pictures", "sexual-talk",
    ],
)  # fmt: skip
def test_the_gravest_have_no_ordinary_reason(catalog, phrase_id):
    (phrase,) = (one for one in catalog.phrases().phrases if one.id == phrase_id)
    assert not phrase.ordinary
    assert not any(cue.ordinary for cue in phrase.cues)
    assert "no ordinary reason" in phrase.no_reason


@pytest.mark.parametrize(
    ("text", "phrase_id", "reason", "topic"),
    [
        ("lets meet irl", "plan-to-meet", "There are real meet-ups", "meeting-up"),
        ("if you leave me i will hurt myself", "holding-on", "Friends say hurtful", "consent"),
    ],
)
def test_reasons_and_reading_are_about_the_words(service, text, phrase_id, reason, topic):
    (match,) = (one for one in service.look_up(text) if one.phrase.id == phrase_id)
    assert match.ordinary_reasons[0].startswith(reason)
    assert match.read == match.phrase.read
    assert match.topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "we learned at school that nobody should ask for pictures",
        "never send nudes to anyone online",
        "if someone asks you for a picture, tell me",
        "The leaflet is about grooming and secrets",
    ],
)
def test_talk_about_the_subject_is_left_alone(service, text):
    assert service.look_up(text) == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "🙂", "....", "؟", "(?:[a-z]+)*$", "\x00\x01"])
def test_nothing_to_find_gives_nothing(service, text):
    assert service.look_up(text) == ()
