# SPDX-License-Identifier: Apache-2.0
"""The phrase service: what a parent is given for the words, and that nothing is kept."""

import pytest

from companion.domain.chat_spelling import ChatSpelling
from companion.domain.guide import Tactic, TacticKind
from companion.domain.phrase_pattern import PatternReader
from companion.domain.phrases import (
    LONGEST_TEXT,
    Cue,
    Phrase,
    PhraseBook,
    Strength,
    Together,
    Wording,
)
from companion.services.phrase_service import PhraseService
from tests.unit.services.local_fakes import SOURCED, LittleContent

SPELLING = ChatSpelling(same={("ur",): ("your",)}, known=frozenset())
READER = PatternReader(SPELLING.plain)


def phrase(phrase_id, tactic):
    cue = Cue(f"{phrase_id}-cue", f"It asks for {phrase_id}.", ("Ordinary asking for it.",))
    return Phrase(
        phrase_id, phrase_id, tactic, ("How was it?",), "Report it today.", ("told",), (), (cue,),
        SOURCED, ordinary=(f"Ordinary {phrase_id}.",),
    )  # fmt: skip


def wording(phrase_id, *patterns):
    read = tuple(READER.read(one) for one in patterns)
    return Wording((f"{phrase_id}-cue",), Strength.ALONE, read)


TOGETHER = Together("both", ("secrecy",), ("meeting",), "Both.", ("told",), (), SOURCED)
BOOK = PhraseBook(
    phrases=(phrase("meeting", "sexual-stage"), phrase("secrecy", "isolation")),
    together=(TOGETHER,),
    spelling=SPELLING,
    denials=frozenset(),
    everyday=frozenset(),
    frames=(),
    wordings=(wording("meeting", "meet me"), wording("secrecy", "dont tell your mum")),
)


def tactic(tactic_id):
    return Tactic(
        tactic_id, TacticKind.TACTIC, tactic_id, "Looks.", (), "Works.", ("Do.",),
        (f"Ordinary {tactic_id}.",), (), (), (), (), SOURCED,
    )  # fmt: skip


class Content(LittleContent):
    """Content with a little phrase book."""

    def __init__(self):
        super().__init__()
        self.asked = 0

    def phrases(self):
        self.asked += 1
        return BOOK

    def tactics(self):
        return {one: tactic(one) for one in ("sexual-stage", "isolation")}


@pytest.fixture
def content():
    return Content()


@pytest.fixture
def service(content):
    return PhraseService(content)


def test_gives_tactic_words_reasons_and_what_to_do(service):
    text = "ok. Dont tell ur mum"
    (match,) = service.look_up(text)
    assert match.tactic.id == "isolation"
    assert match.ordinary_reasons == ("Ordinary secrecy.", "Ordinary asking for it.")
    assert match.warning == ""
    assert (match.read, match.topic) == ("page:understand#isolation", "")
    assert [text[start : start + length] for start, length in match.spans] == ["Dont tell ur mum"]
    assert [cue.says for cue in match.cues] == ["It asks for secrecy."]
    assert match.phrase.ask == ("How was it?",)
    assert match.phrase.report_when == "Report it today."
    assert match.together == ()


def test_says_what_stands_together_at_both(service):
    matches = service.look_up("meet me\ndont tell ur mum")
    assert [one.phrase.id for one in matches] == ["meeting", "secrecy"]
    assert [one.together for one in matches] == [(TOGETHER,), (TOGETHER,)]


def test_nothing_found_is_an_empty_answer(service):
    assert service.look_up("see you at tea") == ()


def test_a_long_text_is_said_to_be_cut(service):
    assert not service.is_cut("a" * LONGEST_TEXT)
    assert service.is_cut("a" * (LONGEST_TEXT + 1))


def test_the_book_is_read_once_and_can_be_read_before(service, content):
    assert content.asked == 0
    service.prepare()
    service.look_up("meet me")
    assert content.asked == 1


def test_nothing_typed_is_kept(service):
    service.look_up("dont tell ur mum Zyxwvut")
    assert "zyxwvut" not in held_by(service, set()).casefold()


def held_by(thing, seen):
    """Return all text that can be reached from a thing."""
    if id(thing) in seen:
        return ""
    seen.add(id(thing))
    if isinstance(thing, str):
        return thing
    slots = [getattr(thing, name, None) for name in getattr(type(thing), "__slots__", ())]
    inside = [*slots, *getattr(thing, "__dict__", {}).values()]
    if isinstance(thing, dict):
        inside += [*thing.keys(), *thing.values()]
    elif isinstance(thing, (list, tuple, set, frozenset)):
        inside += thing
    return " ".join(held_by(one, seen) for one in inside)
