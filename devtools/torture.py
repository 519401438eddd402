"""dev.py torture: try to break the promises of docs/bars.md, and print what was tried."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from devtools.console import DevError, run, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
MARK = "bar"
LONG = "COMPANION_TORTURE"
"""tests/counts.py reads it."""
USAGE = "python3 dev.py torture [--long] [--resume] [--only NUMBER]"
ALL = "all"
NOTHING_TRIED = 5
"""How pytest ends where every test was left out."""
LOSSES = frozenset({
    "alarms", "bad", "between", "changed_vaults", "crashes", "damaged", "half", "left over",
    "let_in", "lines_with_a_secret", "lost", "missed", "mixed", "neither", "network_calls",
    "opened", "other_keys", "read_as_tags", "tracebacks", "writes", "wrong_words",
})  # fmt: skip
"""Counts of what must never be; everything else that a test counts is what it tried."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line."""

    is_long: bool
    resumes: bool
    only: str


def torture(python: str, arguments: list[str], variables: Mapping[str, str]) -> int:
    """Run the tests of all bars, or of one, and print a table of counts.

    The long run goes bar by bar and keeps what each said, so that it can be cut off and resumed,
    and several may run side by side.
    """
    wanted = _wanted(arguments)
    folder = ROOT / "build" / "torture" / ("long" if wanted.is_long else "short")
    folder.mkdir(parents=True, exist_ok=True)
    files = bars()
    if wanted.only and wanted.only not in files:
        raise DevError(f"No test has the mark of bar {wanted.only}.")
    every = list(files) if wanted.is_long else [ALL]
    reports = {bar: folder / f"{bar}.xml" for bar in ([wanted.only] if wanted.only else every)}
    worst = 0
    for bar, report in reports.items():
        if wanted.resumes and report.exists() and _went_well(report):
            say(f"== Bar {bar} was tried before")
            continue
        report.unlink(missing_ok=True)
        of_it = files.get(bar) or sorted({one for all_of_it in files.values() for one in all_of_it})
        environment = {**variables, **({LONG: "long"} if wanted.is_long else {})}
        worst = max(worst, _try([python, "-m", "pytest", *of_it], bar, report, environment))
    say("\n".join(table([report for report in reports.values() if report.exists()])))
    return worst


def bars() -> dict[str, list[str]]:
    """Return for every bar, lowest first, the files that have a test with its mark."""
    mark = re.compile(rf"mark\.{MARK}\((\d+)\)")
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for number in set(mark.findall(path.read_text(encoding="utf-8"))):
            found[number].append(str(path))
    return {number: found[number] for number in sorted(found, key=int)}


def _try(command: list[str], bar: str, report: Path, variables: Mapping[str, str]) -> int:
    """Try one bar, or all; the report gets its name at the very end."""
    say(f"== Bar {bar}")
    making = report.with_suffix(".making")
    options = ["-q", "-m", MARK, f"--junitxml={making}", "-p", "no:cacheprovider"]
    options += [] if bar == ALL else [f"--bar={bar}"]
    code = run([*command, *options], cwd=ROOT, env=variables)
    if making.exists():
        making.replace(report)
    return 0 if code == NOTHING_TRIED else code


def _went_well(report: Path) -> bool:
    return not any(_has_failed(case) for case in _cases([report]))


def _wanted(arguments: list[str]) -> Wanted:
    words = {"--long", "--resume"}
    is_long, resumes = (word in arguments for word in ("--long", "--resume"))
    match [one for one in arguments if one not in words]:
        case []:
            return Wanted(is_long, resumes, "")
        case ["--only", number] if number.isdecimal():
            return Wanted(is_long, resumes, number)
    raise DevError(f"That is not understood. {USAGE}")


def table(reports: list[Path]) -> list[str]:
    """Return a table that can be pasted: a row for every test of a bar, and what it counted."""
    found: dict[int, set[str]] = defaultdict(set)
    for case in _cases(reports):
        said = {
            one.get("name", ""): one.get("value", "")
            for one in case.iterfind("properties/property")
        }
        numbers = said.pop(MARK, "").split()
        if "of another bar" not in _why_skipped(case):
            for number in numbers:
                found[int(number)].add(_row(number, case, said))
    head = [
        "| # | Test | Tried | Lost, wrong or let through | Went |",
        "| --- | --- | --- | --- | --- |",
    ]
    return head + [row for number in sorted(found) for row in sorted(found[number])]


def _row(number: str, case: ElementTree.Element, said: Mapping[str, str]) -> str:
    tried = ", ".join(
        f"{value} {key.replace('_', ' ')}" for key, value in said.items() if key not in LOSSES
    )
    losses = [int(value) for key, value in said.items() if key in LOSSES]
    skipped = _why_skipped(case)
    went = "FAILED" if _has_failed(case) else f"skipped: {skipped}" if skipped else "ok"
    name = (case.get("name") or "").removeprefix("test_").replace("_", " ")
    lost = str(sum(losses)) if losses else "-"
    return f"| {number} | {name} | {tried or '-'} | {lost} | {went} |"


def _has_failed(case: ElementTree.Element) -> bool:
    return any(case.find(word) is not None for word in ("failure", "error"))


def _why_skipped(case: ElementTree.Element) -> str:
    skipped = case.find("skipped")
    return "" if skipped is None else skipped.get("message") or "no reason given"


def _cases(reports: list[Path]) -> Iterator[ElementTree.Element]:
    for report in reports:
        root = ElementTree.fromstring(report.read_text(encoding="utf-8"))  # noqa: S314 - our own
        yield from root.iter("testcase")
