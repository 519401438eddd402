# SPDX-License-Identifier: Apache-2.0
"""From the structs of door_finder.toml to the door finder of the domain."""

from types import MappingProxyType

from companion.content import finder_schema as schema
from companion.content.to_domain import provenance
from companion.domain.channel import Purpose
from companion.domain.door_finder import (
    DoorFinder,
    Extra,
    FinderAnswer,
    Path,
    Question,
    Reason,
    When,
)


def door_finder(file: schema.DoorFinderFile) -> DoorFinder:
    """Return the door finder, in the order of the file."""
    reasons = {Purpose(one.id): _reason(one, file) for one in file.reason}
    return DoorFinder(
        questions=tuple(_question(one, file) for one in file.question),
        paths=tuple(_path(one, file) for one in file.path),
        extras=tuple(_extra(one, file) for one in file.extra),
        reasons=MappingProxyType(reasons),
    )


def _question(table: schema.QuestionTable, file: schema.DoorFinderFile) -> Question:
    return Question(
        id=table.id,
        title=table.title,
        text=table.text,
        answers=tuple(
            FinderAnswer(one.id, one.title, one.text, _when(one.when)) for one in table.answer
        ),
        when=_when(table.when),
        provenance=provenance(table, file),
    )


def _path(table: schema.PathTable, file: schema.DoorFinderFile) -> Path:
    return Path(
        id=table.id,
        title=table.title,
        why=table.why,
        purposes=tuple(table.purposes),
        cards=tuple(table.cards),
        warnings=tuple(table.warnings),
        when=_when(table.when),
        is_child_first=table.child_first,
        is_beyond_online=table.beyond_online,
        else_first=table.else_first,
        provenance=provenance(table, file),
    )


def _extra(table: schema.ExtraTable, file: schema.DoorFinderFile) -> Extra:
    return Extra(
        id=table.id,
        why=table.why,
        purposes=tuple(table.purposes),
        goes_first=table.goes_first,
        cards=tuple(table.cards),
        warnings=tuple(table.warnings),
        stands_first=table.stands_first,
        when=_when(table.when),
        provenance=provenance(table, file),
    )


def _reason(table: schema.ReasonTable, file: schema.DoorFinderFile) -> Reason:
    told = provenance(table, file)
    return Reason(table.text, table.instead, told, table.for_parent, table.online_only)


def _when(tables: schema.When) -> When:
    return tuple(
        MappingProxyType({question: tuple(answers) for question, answers in one.items()})
        for one in tables
    )
