# SPDX-License-Identifier: Apache-2.0
"""The shape of missing.toml: the sheet for a missing child."""

from typing import Annotated

from companion.content.schema import File, Item
from companion.content.values import AtLeastOne, Text
from companion.domain.missing import MissingPart
from companion.domain.preparation import FieldKind


class MissingNoteTable(Item, kw_only=True):
    """What is said beside a part."""

    part: MissingPart
    text: Text


class MissingFieldTable(Item, kw_only=True):
    """One question of a part."""

    part: MissingPart
    question: Text
    help: Text
    kind: FieldKind


class MissingFile(File):
    """The file missing.toml."""

    note: Annotated[list[MissingNoteTable], AtLeastOne]
    field: Annotated[list[MissingFieldTable], AtLeastOne]
