# SPDX-License-Identifier: Apache-2.0
"""The shape of door_finder.toml: questions, the table of paths, what answers add, and reasons."""

from typing import Annotated

import msgspec

from companion.content.schema import File, Item, Strict
from companion.content.values import AtLeastOne, Id, Text
from companion.domain.channel import Purpose

When = list[dict[Id, list[Id]]]


class FinderAnswerTable(Strict):
    """One answer to a question."""

    id: Id
    title: Text
    text: str = ""
    when: When = msgspec.field(default_factory=list)


class QuestionTable(Item, kw_only=True):
    """One question of the door finder."""

    title: Text
    text: str = ""
    answer: Annotated[list[FinderAnswerTable], msgspec.Meta(min_length=2, max_length=12)]
    when: When = msgspec.field(default_factory=list)


class PathTable(Item, kw_only=True):
    """One row of the table: when it holds, and where it leads."""

    title: Text
    why: Text
    purposes: Annotated[list[Purpose], AtLeastOne]
    cards: list[str] = msgspec.field(default_factory=list)
    warnings: list[Text] = msgspec.field(default_factory=list)
    when: When = msgspec.field(default_factory=list)
    child_first: bool = False
    beyond_online: bool = False
    else_first: str = ""


class ExtraTable(Item, kw_only=True):
    """What some answers add to any row."""

    why: str = ""
    purposes: list[Purpose] = msgspec.field(default_factory=list)
    goes_first: bool = False
    cards: list[str] = msgspec.field(default_factory=list)
    warnings: list[Text] = msgspec.field(default_factory=list)
    stands_first: bool = False
    when: Annotated[When, AtLeastOne]


class ReasonTable(Item):
    """Why a kind of door is named; the id is its purpose."""

    text: Text
    instead: Text
    for_parent: str = ""
    online_only: str = ""


class DoorFinderFile(File):
    """The file door_finder.toml."""

    question: Annotated[list[QuestionTable], AtLeastOne]
    path: Annotated[list[PathTable], AtLeastOne]
    extra: list[ExtraTable]
    reason: Annotated[list[ReasonTable], AtLeastOne]
