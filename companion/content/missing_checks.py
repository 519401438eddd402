# SPDX-License-Identifier: Apache-2.0
"""Checks of the sheet for a missing child: both parts have questions and something said."""

from collections.abc import Iterator

from companion.content import pack_files
from companion.content.pack_files import Pack
from companion.content.problem import Problem
from companion.domain.missing import MissingPart


def missing_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with the sheet."""
    for part in MissingPart:
        for kind, tables in (("note", pack.missing.note), ("field", pack.missing.field)):
            if not any(table.part is part for table in tables):
                yield Problem(pack_files.MISSING, kind, f"nothing for the part {part.value}")
