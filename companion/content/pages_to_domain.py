# SPDX-License-Identifier: Apache-2.0
"""From the structs of the library's files to the objects of the domain."""

from collections.abc import Iterable, Iterator

from companion.content import page_schema as schema
from companion.content.to_domain import provenance
from companion.domain.guide import GuidePage, Point, Tactic, TacticKind


def tactics(file: schema.TacticsFile) -> Iterator[Tactic]:
    """Yield the stages, then the tactics, then the newer patterns."""
    kinds = {
        TacticKind.STAGE: file.stage,
        TacticKind.TACTIC: file.tactic,
        TacticKind.PATTERN: file.pattern,
    }
    for kind, tables in kinds.items():
        for table in tables:
            yield _tactic(table, kind, file)


def _tactic(table: schema.TacticTable, kind: TacticKind, file: schema.TacticsFile) -> Tactic:
    return Tactic(
        id=table.id,
        kind=kind,
        title=table.title,
        looks_like=table.looks_like,
        sounds_like=tuple(table.sounds_like),
        why_it_works=table.why_it_works,
        what_you_can_do=tuple(table.what_you_can_do),
        ordinary_reasons=tuple(table.ordinary_reasons),
        signs=tuple(table.signs),
        topics=tuple(table.topics),
        cards=tuple(table.cards),
        call_purposes=tuple(table.call_purposes),
        provenance=provenance(table, file),
    )


def pages(file: schema.PagesFile) -> Iterator[GuidePage]:
    """Yield the pages of one file."""
    for table in file.page:
        yield GuidePage(
            id=table.id,
            part=table.part,
            title=table.title,
            intro=table.intro,
            note=table.note,
            points=tuple(_points(table.point, file)),
        )


def _points(tables: Iterable[schema.PointTable], file: schema.PagesFile) -> Iterator[Point]:
    for table in tables:
        yield Point(
            id=table.id,
            title=table.title,
            text=tuple(table.text),
            provenance=provenance(table, file),
            year=table.year,
            place=table.place,
            is_historic=table.is_historic,
            links=tuple(table.links),
        )
