# SPDX-License-Identifier: Apache-2.0
"""The files of the phrase look-up: what becomes of them, and what is wrong with broken ones."""

import pytest

from companion.content.catalog import Catalog
from companion.content.checks import find_problems
from companion.content.pack_files import PackFiles, read_pack
from companion.domain.errors import CompanionError
from companion.services.phrase_service import PhraseService
from tests.unit.content.small_pack import change, write_pack

TOLD, WORDS, WEIGHTS = "phrases.toml", "phrase_words.toml", "phrase_weights.toml"


@pytest.fixture
def folder(tmp_path):
    return write_pack(tmp_path / "pack")


def problems(folder):
    found = find_problems(read_pack(PackFiles([folder])))
    return {(one.file, one.key) for one in found if one.file in (TOLD, WORDS, WEIGHTS)}


def test_a_book_is_made_of_them(folder):
    service = PhraseService(Catalog(PackFiles([folder])))
    matches = service.look_up("so LETS go privvate. do not tell nan")
    assert [one.phrase.id for one in matches] == ["secrecy", "private-chat"]
    assert [one.id for one in matches[0].together] == ["private-and-secret"]
    assert service.look_up("lets go private, homework first") == ()
    secrecy, private = matches
    assert secrecy.ordinary_reasons == ()
    assert secrecy.phrase.no_reason == "There is no ordinary reason."
    assert secrecy.warning == "Do not pay."
    assert secrecy.read == "page:understand#vanishing"
    assert private.ordinary_reasons == ("Friends move about.", "Private can be quieter.")
    assert (private.read, private.topic) == ("page:understand#choosing", "gaming")
    assert service.look_up("hi miss do not tell mum") == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        (TOLD, 'id = "secrecy"', 'id = "private-chat"', "phrase.private-chat"),
        (TOLD, 'tactic = "vanishing"', 'tactic = "other"', "phrase.secrecy.tactic"),
        (TOLD, 'read = "page:understand#', 'read = "page:nowhere#', "phrase.private-chat.read"),
        (TOLD, 'topic = "gaming"', 'topic = "cooking"', "phrase.private-chat.topic"),
        (TOLD, 'no_reason = "There is no ordinary reason."', "", "phrase.secrecy.ordinary"),
        (TOLD, 'cards = ["off"]', 'cards = ["on"]', "phrase.private-chat.cards"),
        (TOLD, 'any_of = ["private-chat"]', 'any_of = ["x"]', "together.private-and-secret.any_of"),
        (TOLD, 'id = "keep-quiet"', 'id = "go-private"', "cue.go-private"),
        (WORDS, 'cues = ["keep-quiet"]', 'cues = ["go-private"]', "cue.keep-quiet"),
        (WORDS, 'cues = ["keep-quiet"]', 'cues = ["other"]', "cue.other"),
        (WORDS, '"lets go private"', '"lets .."', "wording.0.patterns.lets .."),
        (WORDS, '"birthday"', '"<none>"', "wording.1.unless.<none>"),
        (WORDS, '"<parent> nan"', '"<none> nan"', "groups.family"),
        (WEIGHTS, 'kinds = ["parent"]', 'kinds = ["none"]', "kinds.none"),
        (WEIGHTS, '"private-chat", "secrecy"', '"private-chat", "other"', "phrases"),
        (WEIGHTS, 'sources = ["s1"]', 'sources = ["none"]', "sources"),
        (WEIGHTS, "whisper|2.5|1:1.5", "whisper|2.5|2:1.5", "weights.0"),
        (WEIGHTS, "whisper|2.5|1:1.5", "whisper|2.5|-1:1.5", "weights.0"),
        (WEIGHTS, "whisper|2.5|1:1.5", "whisper|much|1:1.5", "weights.0"),
        (WEIGHTS, "only you|1.5|0:0.5 1:1.0", "only you|1.5", "weights.1"),
        (WEIGHTS, "checked_on = 2026", "checked_on = 2030", "review_by"),
    ],
)  # fmt: skip
def test_names_what_is_wrong(folder, file, old, new, key):
    change(folder, file, old, new)
    assert (file, key) in problems(folder)


def test_weighty_words_lead_to_a_phrase_without_a_cue(folder):
    service = PhraseService(Catalog(PackFiles([folder])))
    text = "I whispering this, only to you"
    (match,) = service.look_up(text)
    assert (match.phrase.id, match.cues, match.together) == ("secrecy", (), ())
    assert [text[start : start + length] for start, length in match.spans] == [
        "whispering",
        "only to you",
    ]
    assert service.look_up("I whisper this") == ()
    assert service.look_up("I whisper this, only dad, only you") != ()


def test_a_pattern_that_cannot_be_read_is_a_known_error(folder):
    change(folder, WORDS, '"lets go private"', '"go .. ?"')
    with pytest.raises(CompanionError):
        Catalog(PackFiles([folder])).phrases()
