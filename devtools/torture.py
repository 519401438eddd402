"""dev.py torture: try to break the promises of docs/bars.md, and print what was tried."""

from __future__ import annotations

import tempfile
from collections import defaultdict
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
USAGE = "python3 dev.py torture [--long] [--only NUMBER]"


def torture(python: str, arguments: list[str], variables: Mapping[str, str]) -> int:
    """Run the tests of all bars, or of one, and print a table of counts."""
    is_long, only = _wanted(arguments)
    environment = {**variables, **({LONG: "long"} if is_long else {})}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ["-q", "-m", MARK, f"--junitxml={report}", "-p", "no:cacheprovider"]
        options += [f"--bar={only}"] if only else []
        code = run([python, "-m", "pytest", *options], cwd=ROOT, env=environment)
        if report.exists():
            say("\n".join(table(report.read_text(encoding="utf-8"))))
    return code


def _wanted(arguments: list[str]) -> tuple[bool, str]:
    is_long = "--long" in arguments
    match [one for one in arguments if one != "--long"]:
        case []:
            return is_long, ""
        case ["--only", number] if number.isdecimal():
            return is_long, number
    raise DevError(f"That is not understood. {USAGE}")


def table(report: str) -> list[str]:
    """Return a line for every test of a bar: its number, its name, how it went, its counts."""
    found: dict[int, list[str]] = defaultdict(list)
    for case in _cases(report):
        said = {
            one.get("name", ""): one.get("value", "")
            for one in case.iterfind("properties/property")
        }
        failed = any(case.find(word) is not None for word in ("failure", "error"))
        state = "FAILED" if failed else "skipped" if case.find("skipped") is not None else "ok"
        counts = ", ".join(f"{key} {value}" for key, value in said.items() if key != MARK)
        for number in said.get(MARK, "0").split():
            found[int(number)].append(f"{number:>3}  {state:7}  {case.get('name')}  {counts}")
    return [line.rstrip() for number in sorted(found) for line in found[number]]


def _cases(report: str) -> Iterator[ElementTree.Element]:
    return ElementTree.fromstring(report).iter("testcase")  # noqa: S314 - our own file
