# SPDX-License-Identifier: Apache-2.0
"""The shape of the library's files: tactics, guide pages, words that mean the same."""

from typing import Annotated

from companion.content.schema import File, Item, Strict
from companion.content.values import AtLeastOne, Id, Text
from companion.domain.channel import Purpose
from companion.domain.guide import Part


class TacticTable(Item, kw_only=True):
    """One stage, tactic or newer pattern."""

    title: Text
    looks_like: Text
    sounds_like: list[Text] = []
    why_it_works: Text
    what_you_can_do: Annotated[list[Text], AtLeastOne]
    ordinary_reasons: Annotated[list[Text], AtLeastOne]
    signs: list[str] = []
    topics: list[str] = []
    cards: list[str] = []
    call_purposes: list[Purpose] = []


class TacticsFile(File):
    """The file tactics.toml."""

    stage: Annotated[list[TacticTable], AtLeastOne]
    tactic: Annotated[list[TacticTable], AtLeastOne]
    pattern: Annotated[list[TacticTable], AtLeastOne]


class PointTable(Item, kw_only=True):
    """One statement of a guide page."""

    title: Text
    text: Annotated[list[Text], AtLeastOne]
    year: str = ""
    place: str = ""
    is_historic: bool = False
    links: list[str] = []


class PageTable(Strict):
    """One short page of the library."""

    id: Id
    part: Part
    title: Text
    intro: Text
    point: Annotated[list[PointTable], AtLeastOne]
    note: str = ""


class PagesFile(File):
    """A file pages/<name>.toml."""

    page: Annotated[list[PageTable], AtLeastOne]


class SynonymTable(Strict):
    """Everyday words that find the same things."""

    words: Annotated[list[Text], AtLeastOne]


class SynonymsFile(Strict):
    """The file synonyms.toml."""

    same: list[SynonymTable]
