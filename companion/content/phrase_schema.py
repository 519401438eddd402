# SPDX-License-Identifier: Apache-2.0
"""The shape of the files of the phrase look-up: what is told, and how it is worded."""

from typing import Annotated

import msgspec

from companion.content.schema import File, Item, Strict
from companion.content.values import AtLeastOne, Id, Text
from companion.domain.channel import Purpose
from companion.domain.phrases import Reach

StrengthNumber = Annotated[int, msgspec.Meta(ge=1, le=3)]


class CueTable(Strict):
    """One thing that words can do, and why it may be ordinary."""

    id: Id
    says: Text
    ordinary: list[Text] = []


class PhraseTable(Item, kw_only=True):
    """A kind of wording and what to do about it.

    `ordinary` says why such words may be ordinary, `no_reason` for what there is no such reason.
    `warning` is what never to do, above everything that was found. `read` and `topic` stand in
    for the place and the topic of the tactic.
    """

    title: Text
    tactic: Id
    ordinary: list[Text] = []
    no_reason: str = ""
    warning: str = ""
    read: str = ""
    topic: str = ""
    ask: Annotated[list[Text], AtLeastOne]
    report_when: Text
    cards: Annotated[list[str], AtLeastOne]
    call_purposes: Annotated[list[Purpose], AtLeastOne]
    cue: Annotated[list[CueTable], AtLeastOne]
    is_grave: bool = False


class TogetherTable(Item, kw_only=True):
    """What it means when several kinds stand together."""

    any_of: Annotated[list[Id], AtLeastOne]
    with_any_of: Annotated[list[Id], AtLeastOne]
    text: Text
    cards: list[str] = []
    call_purposes: list[Purpose] = []


class PhrasesFile(File):
    """The file phrases.toml, in falling order of gravity."""

    phrase: Annotated[list[PhraseTable], AtLeastOne]
    together: list[TogetherTable] = []


class FrameTable(Strict):
    """Wording of everyday talk, or of talk about the subject."""

    reach: Reach
    patterns: Annotated[list[Text], AtLeastOne]
    unless: list[Text] = []


class WordingTable(Strict):
    """Patterns for one or more cues."""

    cues: Annotated[list[Id], AtLeastOne]
    strength: StrengthNumber
    patterns: Annotated[list[Text], AtLeastOne]
    unless: list[Text] = []
    needs: list[Text] = []


class PhraseWeightsFile(File):
    """The file phrase_weights.toml: words, and what they are more often found in. Never shown."""

    sources: Annotated[list[str], AtLeastOne]
    enough: float
    keeps: float
    leeway: float
    endings: str
    whole: str
    kinds: list[str]
    fillers: str
    phrases: list[Id]
    weights: str


class PhraseWordsFile(Strict):
    """The file phrase_words.toml: the language that the look-up knows. Nothing here is shown."""

    left_out: str
    signers: str
    denials: str
    everyday: str
    corrected: str
    other: str
    same: dict[str, str]
    groups: dict[str, str]
    frame: list[FrameTable]
    wording: Annotated[list[WordingTable], AtLeastOne]
