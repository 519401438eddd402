# SPDX-License-Identifier: Apache-2.0
"""From the structs of missing.toml to the form of the domain."""

from companion.content import missing_schema as schema
from companion.content.to_domain import provenance
from companion.domain.missing import MissingForm, MissingNote, MissingPart
from companion.domain.preparation import SheetField


def missing_form(file: schema.MissingFile) -> MissingForm:
    """Return both parts, each in the order of the file."""
    notes = (MissingNote(one.id, one.part, one.text, provenance(one, file)) for one in file.note)
    return MissingForm(
        tuple(notes), _fields(file, MissingPart.READY), _fields(file, MissingPart.DAY)
    )


def _fields(file: schema.MissingFile, part: MissingPart) -> tuple[SheetField, ...]:
    return tuple(
        SheetField(one.id, one.question, one.help, one.kind, (), provenance(one, file))
        for one in file.field
        if one.part is part
    )
