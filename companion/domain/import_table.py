# SPDX-License-Identifier: Apache-2.0
"""Tables (CSV) as notes: how they are divided, and which column is what."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from companion.domain.entry_details import EntryDetails
from companion.domain.import_days import DayOrder, day_in_cell, time_alone
from companion.domain.import_notes import (
    LARGEST_FILE,
    MOST_NOTES,
    Gathering,
    ReadNotes,
    What,
    clean,
)
from companion.domain.journal import Certainty, Happened
from companion.domain.who_names import accounts_in, people_in

MOST_COLUMNS = 40
LONGEST_SAID = 120
_LOOKED_AT = 64 * 1024
_ROWS_LOOKED_AT = 50
_HALF = 0.5
_GUARDED = tuple(f"'{sign}" for sign in "=+-@|%")
csv.field_size_limit(LARGEST_FILE)


class Delimiter(StrEnum):
    """What stands between two cells."""

    COMMA = ","
    SEMICOLON = ";"
    TAB = "\t"
    BAR = "|"


class Role(StrEnum):
    """What a column holds. The boxes are called as in EntryText."""

    NOTHING = "nothing"
    SAW = "saw"
    TOLD_BY = "told_by"
    CHILD_WORDS = "child_words"
    ASKED = "asked"
    SEEMED = "seemed"
    THINK = "think"
    DID = "did"
    OUTCOME = "outcome"
    PLACE = "place"
    WHO = "who"
    DAY = "day"
    TIME = "time"
    TAGS = "tags"


_NOT_BOXES = frozenset({Role.NOTHING, Role.DAY, Role.TIME, Role.TAGS})
_NAMES: Mapping[Role, tuple[str, ...]] = {
    Role.DAY: (
        "date", "day", "when", "created", "timestamp", "happened", "datetime", "date time",
        "when it happened",
    ),
    Role.TIME: ("time", "hour", "clock"),
    Role.TAGS: ("tag", "tags", "label", "labels", "keyword", "keywords", "category"),
    Role.TOLD_BY: ("told by", "told me", "reported by", "source", "who told you"),
    Role.CHILD_WORDS: (
        "child said", "exact words", "child's words", "quote", "words of the child",
        "the child's exact words",
    ),
    Role.ASKED: ("asked", "question", "questions", "i asked", "what you asked"),
    Role.SEEMED: (
        "mood", "seemed", "how they seemed", "feeling", "behaviour", "how the child seemed",
    ),
    Role.THINK: ("think", "i think", "opinion", "thoughts", "what you think (opinion)"),
    Role.DID: ("did", "i did", "action", "actions", "action taken", "what you did"),
    Role.OUTCOME: ("outcome", "result", "what came of it", "follow up"),
    Role.PLACE: ("where", "place", "location", "app", "platform", "site", "where it was"),
    Role.WHO: ("who", "person", "people", "name", "names", "contact", "who was in it"),
    Role.SAW: (
        "text", "note", "notes", "entry", "body", "content", "what", "what happened", "event",
        "description", "details", "message", "title", "subject", "saw", "words", "comment",
        "what you saw or heard",
    ),
}  # fmt: skip
_ROLE_OF = {name: role for role, names in _NAMES.items() for name in names}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, and the line of the file it begins in."""

    line: int
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """All rows. `odd_line` is where the quote marks stop to fit, or 0."""

    rows: tuple[TableRow, ...] = field(default=(), repr=False)
    odd_line: int = 0
    is_too_long: bool = False

    @property
    def columns(self) -> int:
        """Return how many columns there are, up to the most that are looked at."""
        return min(MOST_COLUMNS, max((len(row.cells) for row in self.rows), default=0))

    def column(self, place: int) -> Iterator[str]:
        """Yield the cells of a column that hold words."""
        for row in self.rows:
            if place < len(row.cells) and row.cells[place].strip():
                yield row.cells[place]


def suggested_delimiter(text: str) -> Delimiter:
    """Return what divides most rows into the same number of cells."""
    begin = text[:_LOOKED_AT]
    return max(Delimiter, key=lambda one: (_evenness(begin, one), -list(Delimiter).index(one)))


def table_of(text: str, delimiter: Delimiter) -> Table:
    """Return the rows of a table that hold anything."""
    text = text.replace("\0", "\ufffd")
    rows: list[TableRow] = []
    for line, cells in _rows(text, delimiter):
        if any(cell.strip() for cell in cells):
            rows.append(TableRow(line, tuple(cells)))
        if len(rows) > MOST_NOTES + 1:
            return Table(is_too_long=True)
    return Table(tuple(rows), _odd_line(text, delimiter))


def has_names(table: Table) -> bool:
    """Return True where the first row seems to hold the names of the columns."""
    first = table.rows[0].cells if table.rows else ()
    return any(_folded(cell) in _ROLE_OF for cell in first)


def suggested_roles(table: Table, *, with_names: bool, order: DayOrder) -> tuple[Role, ...]:
    """Return what each column seems to hold: by its name, else by its cells."""
    first = table.rows[0].cells if with_names and table.rows else ()
    roles = [
        _ROLE_OF.get(_folded(first[place]) if place < len(first) else "", Role.NOTHING)
        for place in range(table.columns)
    ]
    for single in (Role.DAY, Role.TIME):
        for place in [at for at, role in enumerate(roles) if role is single][1:]:
            roles[place] = Role.NOTHING
    free = [place for place, role in enumerate(roles) if role is Role.NOTHING]
    if Role.DAY not in roles:
        dated = next((place for place in free if _is_dated(table, place, order)), None)
        if dated is not None:
            roles[dated] = Role.DAY
            free.remove(dated)
    if all(role in _NOT_BOXES for role in roles) and free:
        roles[max(free, key=lambda place: _length(table, place))] = Role.SAW
    return tuple(roles)


def read_table(
    table: Table, roles: Sequence[Role], *, with_names: bool, order: DayOrder
) -> ReadNotes:
    """Return the notes of a table, one for each row."""
    gathering = Gathering()
    if table.odd_line:
        gathering.remark(table.odd_line, What.QUOTES)
    for row in table.rows[1 if with_names else 0 :]:
        if any(cell.strip() for cell in row.cells[len(roles) :]):
            gathering.remark(row.line, What.MORE_CELLS)
        by_role = _by_role(row, roles)
        boxes = {role.value: "\n".join(by_role[role]) for role in by_role if role not in _NOT_BOXES}
        if not any(words.strip() for words in boxes.values()):
            gathering.remark(row.line, What.EMPTY)
            continue
        tags = tuple(tag for cell in by_role.get(Role.TAGS, ()) for tag in _tags(cell))
        happened = _happened(by_role, order, row.line, gathering)
        who = "\n".join(by_role.get(Role.WHO, ()))
        details = EntryDetails(tags=tags, people=people_in(who), accounts=accounts_in(who))
        gathering.add(row.line, happened, boxes, details)
    return gathering.result()


def _rows(text: str, delimiter: Delimiter) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the line they begin in; a quote that is never closed ends with the text."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter.value)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        return


def _odd_line(text: str, delimiter: Delimiter) -> int:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter.value, strict=True)
    line = 1
    try:
        for _ in reader:
            line = reader.line_num + 1
    except csv.Error:
        return line
    return 0


def _evenness(begin: str, delimiter: Delimiter) -> float:
    """Return how evenly this divides the first rows; 0 where it divides nothing."""
    found = zip(range(_ROWS_LOOKED_AT), _rows(begin, delimiter), strict=False)
    sizes = Counter(len(cells) for _, (_, cells) in found if cells)
    (size, count), *_ = sizes.most_common(1) or [(0, 0)]
    return count / sum(sizes.values()) if size > 1 else 0.0


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").strip(" :?.\ufeff").split())


def _is_dated(table: Table, place: int, order: DayOrder) -> bool:
    looked = [cell for _, cell in zip(range(_ROWS_LOOKED_AT), table.column(place), strict=False)]
    dated = sum(day_in_cell(cell, order) is not None for cell in looked)
    return bool(looked) and dated > len(looked) * _HALF


def _length(table: Table, place: int) -> int:
    looked = zip(range(_ROWS_LOOKED_AT), table.column(place), strict=False)
    return sum(len(cell) for _, cell in looked)


def _by_role(row: TableRow, roles: Sequence[Role]) -> dict[Role, list[str]]:
    found: dict[Role, list[str]] = {}
    for role, cell in zip(roles, row.cells, strict=False):
        if role is not Role.NOTHING and cell.strip():
            found.setdefault(role, []).append(_bare(cell.strip()))
    return found


def _bare(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith(_GUARDED) else cell


def _tags(cell: str) -> list[str]:
    for sign in (";", ",", "|"):
        if sign in cell:
            return cell.split(sign)
    return cell.split() if cell.lstrip().startswith(("#", "@")) else [cell]


def _happened(
    by_role: Mapping[Role, Sequence[str]], order: DayOrder, line: int, gathering: Gathering
) -> Happened:
    """Return the day and time of a row. What can not be read stays as the words for it."""
    cell, clock = (" ".join(by_role.get(role, ())) for role in (Role.DAY, Role.TIME))
    said = clean(" ".join(f"{cell} {clock}".split()))[:LONGEST_SAID]
    found = day_in_cell(cell, order) if cell else None
    if found is None:
        if said:
            gathering.remark(line, What.DAY_UNREAD)
        return Happened(said=said)
    at = time_alone(clock) if clock else None
    is_whole = not found.is_rest_left and (at is not None or not clock)
    if not is_whole:
        gathering.remark(line, What.TIME_UNREAD)
    said = "" if is_whole else said
    day = found.happened.day
    if at is not None:
        return Happened(Certainty.EXACT, day, at, said)
    certainty = found.happened.certainty if is_whole else Certainty.ABOUT
    return Happened(certainty, day, found.happened.at, said)
