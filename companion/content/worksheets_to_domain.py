# SPDX-License-Identifier: Apache-2.0
"""From the structs of worksheets.toml to the worksheets of the domain."""

from companion.content import worksheet_schema as schema
from companion.content.to_domain import provenance
from companion.domain.preparation import SheetField, Worksheet


def worksheets(file: schema.WorksheetsFile) -> tuple[Worksheet, ...]:
    """Return the worksheets, in the order of the file."""
    known = {table.id: _field(table, file) for table in file.field}
    return tuple(
        Worksheet(
            id=table.id,
            title=table.title,
            intro=table.intro,
            way=table.way,
            channels=tuple(table.channels),
            is_own=table.is_own,
            notes=tuple(table.notes),
            ask=tuple(table.ask),
            fields=tuple(known[one] for one in table.fields if one in known),
            provenance=provenance(table, file),
        )
        for table in file.worksheet
    )


def _field(table: schema.FieldTable, file: schema.WorksheetsFile) -> SheetField:
    return SheetField(
        id=table.id,
        question=table.question,
        help=table.help,
        kind=table.kind,
        fills=tuple(table.fill),
        provenance=provenance(table, file),
    )
