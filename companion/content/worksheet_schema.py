# SPDX-License-Identifier: Apache-2.0
"""The shape of worksheets.toml: the questions, and which door asks which of them."""

from typing import Annotated

import msgspec

from companion.content.schema import File, Item
from companion.content.values import AtLeastOne, Id, Text
from companion.domain.preparation import FieldKind, Fill, Way


class FieldTable(Item, kw_only=True):
    """One question of a worksheet, in plain words."""

    question: Text
    help: Text
    kind: FieldKind
    fill: list[Fill] = msgspec.field(default_factory=list)


class WorksheetTable(Item, kw_only=True):
    """What one form or call handler asks, as far as we know."""

    title: Text
    intro: Text
    way: Way
    channels: list[Id] = msgspec.field(default_factory=list)
    is_own: bool
    notes: list[Text] = msgspec.field(default_factory=list)
    ask: list[Text] = msgspec.field(default_factory=list)
    fields: Annotated[list[Id], AtLeastOne]


class WorksheetsFile(File):
    """The file worksheets.toml."""

    field: Annotated[list[FieldTable], AtLeastOne]
    worksheet: Annotated[list[WorksheetTable], AtLeastOne]
