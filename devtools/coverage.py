"""What the content pack restates of a facts sheet, what it misses, and why."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_HEADING = re.compile(r"#{2,4} (?P<id>[0A-K](?:\.\d+)*)\b")
_NUMBERED = re.compile(r"(?P<number>\d+)\. +(?P<words>.+)")
_ROW_ID = re.compile(r"(?:\*\*)?`(?P<sign>[a-z0-9-]+)`|(?P<number>[A-K]\.\d+)\Z")
_RULER = re.compile(r"\|[ |:-]+\|\Z")
_REASON = re.compile(r"- `(?P<first>[^`]+)`(?: to `(?P<last>[^`]+)`)?: \S")
_CITED = re.compile(r"\bP(\d+)\b")
_PUBLIC = re.compile(r"p\d+\Z")
_WHOLE = re.compile(r"C\.4\.[1-9]\d*\Z")
"""Sections that count as one thing: a situation card."""

LONGEST_WORDS = 70


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of the sheet: where it stands, and how it begins."""

    id: str
    words: str

    @property
    def section(self) -> str:
        """The section it stands in."""
        return self.id.rpartition(".")[0] or self.id


def facts_of(sheet: str) -> list[Fact]:
    """Return the statements of a facts sheet in their order, up to its source list."""
    return list(_facts(sheet.partition("\n## Source list")[0].splitlines()))


def citations_of(sheet: str) -> dict[str, set[str]]:
    """Return which public pages each statement of a facts sheet cites, such as "p66"."""
    found: dict[str, set[str]] = {}
    for place, line in _placed(sheet.partition("\n## Source list")[0].splitlines()):
        own = [place.section] if place.is_one_fact else [one.id for one in place.fact_in(line)]
        for one in own:
            found.setdefault(one, set()).update(f"p{page}" for page in _CITED.findall(line))
    return found


def _facts(lines: Iterable[str]) -> Iterator[Fact]:
    for place, line in _placed(lines):
        if not place.is_one_fact:
            yield from place.fact_in(line)
        elif line.startswith("#"):
            yield Fact(place.section, line.lstrip("# "))


def _placed(lines: Iterable[str]) -> Iterator[tuple[_Place, str]]:
    """Yield the lines of the sections with ids, each with its section."""
    place = _Place("")
    for line in lines:
        heading = _HEADING.match(line)
        if heading or line.startswith("#"):
            place = _Place(heading["id"] if heading else "")
        if place.section:
            yield place, line


@dataclass(slots=True)
class _Place:
    """Where the reading stands in a section, and how many of its statements were read."""

    section: str
    items: int = 0
    paragraphs: int = 0
    is_in_table: bool = False

    @property
    def is_one_fact(self) -> bool:
        return bool(_WHOLE.match(self.section))

    def fact_in(self, line: str) -> Iterator[Fact]:
        """Yield the statement of a line: numbered, a row, a bullet, or a paragraph of its own."""
        is_head = line.startswith("|") and not self.is_in_table
        self.is_in_table = line.startswith("|")
        numbered = _NUMBERED.match(line)
        if numbered:
            self.items = int(numbered["number"])
            yield self._fact(str(self.items), numbered["words"])
        elif self.is_in_table:
            if not is_head and not _RULER.match(line):
                yield self._row(line)
        elif line.startswith("- "):
            self.items += 1
            yield self._fact(str(self.items), line[2:])
        elif line[:1].isalnum() or line.startswith("**"):
            self.paragraphs += 1
            yield self._fact(f"p{self.paragraphs}", line)

    def _row(self, line: str) -> Fact:
        """Return a row of a table: by the id in its first cell, or by its place."""
        self.items += 1
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        words = " \u00b7 ".join(cells[:2])
        own = _ROW_ID.match(cells[0])
        if own is not None:
            return Fact(own["sign"] or own["number"], words[:LONGEST_WORDS])
        is_rule = self.section == "G.2" and cells[0].isdigit()
        return self._fact(cells[0] if is_rule else str(self.items), words)

    def _fact(self, number: str, words: str) -> Fact:
        return Fact(f"{self.section}.{number}", words[:LONGEST_WORDS])


def ids_in_pack(pack: Path) -> set[str]:
    """Return the ids that the items of a pack restate; a sign has the id of its row."""
    found: set[str] = set()
    for file in sorted(pack.rglob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        found.update(_named(table))
        if file.name == "signs.toml":
            found.update(sign["id"] for sign in table["sign"])
    return found


def _named(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "facts":
                yield from part
            else:
                yield from _named(part)
    if isinstance(value, list):
        for part in value:
            yield from _named(part)


def uncited_in_pack(pack: Path, citations: dict[str, set[str]]) -> list[str]:
    """Return the items that name a public page which none of their statements cites."""
    found: list[str] = []
    for file in sorted(pack.rglob("*.toml")):
        for item in _items(tomllib.loads(file.read_text(encoding="utf-8"))):
            # A sign restates the row with its own id.
            facts = [*item["facts"], *([item["id"]] if file.name == "signs.toml" else [])]
            cited = {page for one in facts for page in citations.get(one, ())}
            pages = [page for page in item["sources"] if _PUBLIC.match(page)]
            bare = [page for page in pages if page not in cited]
            if bare:
                found.append(f"{item['id']}: {', '.join(bare)}")
    return found


def _items(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"id", "facts", "sources"} <= value.keys():
            yield value
        for part in value.values():
            yield from _items(part)
    if isinstance(value, list):
        for part in value:
            yield from _items(part)


def ids_with_reason(decisions: str, known: list[str]) -> set[str]:
    """Return the ids that a decisions page leaves out with a reason, ranges spelled out."""
    found: set[str] = set()
    for line in decisions.splitlines():
        reason = _REASON.match(line)
        if reason is None or reason["first"] not in known:
            continue
        first = known.index(reason["first"])
        last = known.index(reason["last"]) if reason["last"] in known else first
        found.update(known[first : last + 1])
    return found


def unknown_in(decisions: str, known: list[str]) -> list[str]:
    """Return the ids that a decisions page names in its list but the sheet does not have."""
    found: list[str] = []
    for line in decisions.splitlines():
        reason = _REASON.match(line)
        if reason is not None:
            found += [one for one in reason.groups() if one and one not in known]
    return found


def report(facts: list[Fact], covered: set[str], reasons: set[str]) -> tuple[list[str], int]:
    """Return the lines to print, and how many statements are missing without a reason."""
    lines: list[str] = []
    missing = [fact for fact in facts if fact.id not in covered | reasons]
    for section in dict.fromkeys(fact.section for fact in facts):
        ids = [fact.id for fact in facts if fact.section == section]
        restated = sum(one in covered for one in ids)
        left = sum(one in reasons - covered for one in ids)
        lines.append(f"{section:6} restated {restated:3} of {len(ids):3}, left out {left}")
    known = {fact.id for fact in facts}
    lines += [f"unknown  {one}" for one in sorted(covered - known)]
    lines += [f"missing  {fact.id}: {fact.words}" for fact in missing]
    return lines, len(missing) + len(covered - known)
