# SPDX-License-Identifier: Apache-2.0
"""The shape of the files of the wording check: what it suggests, and the words it looks for."""

from typing import Annotated

import msgspec

from companion.content.schema import File, Item, Strict
from companion.content.values import AtLeastOne, Id, Text
from companion.domain.picture_words import PictureTalk
from companion.domain.wording_check import WordingKind


class AdviceTable(Item, kw_only=True):
    """What is suggested about a kind of wording."""

    kind: WordingKind
    title: Text
    why: Text
    instead: Annotated[list[Text], AtLeastOne]


class WordingFile(File):
    """The file wording.toml."""

    advice: Annotated[list[AdviceTable], AtLeastOne]


class WordingRuleTable(Strict):
    """Patterns for one kind of wording, in some boxes of an entry."""

    advice: Id
    boxes: Annotated[list[Text], AtLeastOne]
    patterns: Annotated[list[Text], AtLeastOne]
    unless: list[Text] = msgspec.field(default_factory=list)


class PictureTable(Strict):
    """Patterns for wording that tells of a picture of a child."""

    talk: PictureTalk
    patterns: Annotated[list[Text], AtLeastOne]
    unless: list[Text] = msgspec.field(default_factory=list)


class WordingWordsFile(Strict):
    """The file wording_words.toml: the language of the check. Nothing here is shown."""

    left_out: str
    streets: str
    groups: dict[str, str]
    rule: Annotated[list[WordingRuleTable], AtLeastOne]
    picture: Annotated[list[PictureTable], AtLeastOne]
