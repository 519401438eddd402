# SPDX-License-Identifier: Apache-2.0
"""Checks of the worksheets: every question and door that is named is there, and one is general."""

from collections import Counter
from collections.abc import Iterator

from companion.content import pack_files
from companion.content.pack_files import Pack
from companion.content.problem import Problem
from companion.domain.preparation import GENERAL


def worksheet_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with the worksheets."""
    doors = {channel.id for one in pack.channels.values() for channel in one.channel}
    fields = {table.id for table in pack.worksheets.field}
    for table in pack.worksheets.worksheet:
        yield from _missing(f"worksheet.{table.id}.fields", table.fields, fields)
        yield from _missing(f"worksheet.{table.id}.channels", table.channels, doors)
    named = [one for table in pack.worksheets.worksheet for one in table.channels]
    yield from _twice("worksheet", named)
    if not any(table.id == GENERAL for table in pack.worksheets.worksheet):
        yield Problem(pack_files.WORKSHEETS, "worksheet", f"no worksheet {GENERAL}")


def _missing(key: str, named: list[str], known: set[str]) -> Iterator[Problem]:
    yield from _twice(key, named)
    for one in named:
        if one not in known:
            yield Problem(pack_files.WORKSHEETS, key, f"{one} does not exist")


def _twice(key: str, named: list[str]) -> Iterator[Problem]:
    for one, count in Counter(named).items():
        if count > 1:
            yield Problem(pack_files.WORKSHEETS, key, f"{one} is named twice")
