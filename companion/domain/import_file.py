# SPDX-License-Identifier: Apache-2.0
"""One file from its bytes to notes: what it seems to be, and reading it as the person says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from companion.domain.import_bytes import text_of
from companion.domain.import_days import DayOrder, OrderGuess, guess_order
from companion.domain.import_json import (
    BrokenJsonError,
    read_day_one,
    read_jrnl,
    read_json,
    source_of,
)
from companion.domain.import_notes import (
    LARGEST_FILE,
    MOST_LINES,
    Encoding,
    ReadNotes,
    Refusal,
    Source,
)
from companion.domain.import_record import children_in, read_record_notes
from companion.domain.import_table import (
    Delimiter,
    Role,
    Table,
    has_names,
    read_table,
    suggested_delimiter,
    suggested_roles,
    table_of,
)
from companion.domain.import_text import (
    Split,
    dated_lines,
    lines_of,
    read_text,
    suggested_split,
)
from companion.domain.record_check import (
    NotARecordError,
    Problem,
    RecordCheck,
    check_record,
    read_record,
)

TABLE_ENDINGS = ("csv", "tsv", "tab")


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What is known of a file before it is read as notes."""

    source: Source
    encoding: Encoding
    text: str = field(default="", repr=False)
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    check: RecordCheck | None = None
    children: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """How to read a file; only what fits its source counts."""

    source: Source
    order: DayOrder = DayOrder.DAY_FIRST
    split: Split = Split.WHOLE
    delimiter: Delimiter = Delimiter.COMMA
    with_names: bool = True
    roles: tuple[Role, ...] = ()
    child: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The notes of a file in one way, and what a person needs to choose another."""

    file: OpenedFile = field(repr=False)
    way: Way
    found: ReadNotes
    table: Table = field(default=Table(), repr=False)
    is_order_open: bool = False


def open_file(data: bytes, ending: str) -> OpenedFile | Refusal:
    """Return what a file seems to be. `ending` is what stands behind the last dot of its name."""
    if len(data) > LARGEST_FILE:
        return Refusal.TOO_LARGE
    read = text_of(data)
    if isinstance(read, Refusal):
        return read
    text, encoding = read
    is_json = ending.casefold() == "json"
    if is_json or text.lstrip()[:1] == "{":
        opened = _open_json(text, encoding)
        if is_json or isinstance(opened, OpenedFile) or opened is Refusal.NEWER:
            return opened
    if text.count("\n") + text.count("\r") > MOST_LINES:
        return Refusal.TOO_MANY
    is_table = ending.casefold() in TABLE_ENDINGS
    return OpenedFile(Source.TABLE if is_table else Source.TEXT, encoding, text)


def first_reading(file: OpenedFile, source: Source | None = None) -> Reading | Refusal:
    """Read a file in the way that seems to fit; as another source where the person says so."""
    match source or file.source:
        case Source.TABLE:
            return _first_table(file, suggested_delimiter(file.text))
        case Source.TEXT:
            lines = lines_of(file.text)
            guess = guess_order(dated_lines(lines))
            split = suggested_split(lines, guess.order)
            return reading(file, Way(Source.TEXT, guess.order, split), is_order_open=guess.is_open)
        case other:
            only = file.children[0] if len(file.children) == 1 else None
            return reading(file, Way(other, child=only))


def divided_by(file: OpenedFile, delimiter: Delimiter) -> Reading | Refusal:
    """Read a table that is divided in another way, with new guesses for its columns."""
    return _first_table(file, delimiter)


def reading(file: OpenedFile, way: Way, *, is_order_open: bool = False) -> Reading | Refusal:
    """Read a file in one way."""
    table = Table()
    match way.source:
        case Source.COMPANION:
            found = read_record_notes(file.data, way.child)
        case Source.DAY_ONE:
            found = read_day_one(file.data)
        case Source.JRNL:
            found = read_jrnl(file.data)
        case Source.TABLE:
            table = table_of(file.text, way.delimiter)
            found = read_table(table, way.roles, with_names=way.with_names, order=way.order)
        case _:
            found = read_text(lines_of(file.text), way.split, way.order)
    if found.is_refused or table.is_too_long:
        return Refusal.TOO_MANY
    return Reading(file, way, found, table, is_order_open)


def _first_table(file: OpenedFile, delimiter: Delimiter) -> Reading | Refusal:
    table = table_of(file.text, delimiter)
    with_names = has_names(table)
    guess = OrderGuess(DayOrder.DAY_FIRST, is_open=False)
    roles = suggested_roles(table, with_names=with_names, order=guess.order)
    if Role.DAY in roles:
        guess = guess_order(table.column(roles.index(Role.DAY)))
    way = Way(Source.TABLE, guess.order, delimiter=delimiter, with_names=with_names, roles=roles)
    return reading(file, way, is_order_open=guess.is_open)


def _open_json(text: str, encoding: Encoding) -> OpenedFile | Refusal:
    try:
        data = read_json(text)
    except BrokenJsonError:
        return Refusal.BROKEN_JSON
    source = source_of(data)
    if source is None or not isinstance(data, dict):
        return Refusal.UNKNOWN_JSON
    if source is not Source.COMPANION:
        return OpenedFile(source, encoding, data=data)
    return _open_record(text, encoding)


def _open_record(text: str, encoding: Encoding) -> OpenedFile | Refusal:
    """Read a record as strictly as a check does, and check its chain by itself."""
    try:
        data = read_record(text)
        check = check_record(data, {})
    except NotARecordError as error:
        return Refusal.NEWER if error.problem is Problem.NEWER else Refusal.UNKNOWN_JSON
    return OpenedFile(
        Source.COMPANION, encoding, data=data, check=check, children=children_in(data)
    )
