# SPDX-License-Identifier: Apache-2.0
"""A chronology as a table (CSV) that a spreadsheet runs nothing of: one row for each item.

A last row says what was left out, where anything was.
"""

import csv
import io
import unicodedata

from companion.domain.chronology import Progress, go_on
from companion.domain.chronology_script import Script, printable

BYTE_ORDER_MARK = "\ufeff"
"""Excel takes the file for UTF-8 only with it."""
LONGEST_CELL = 32_000
"""A spreadsheet cuts longer cells off without a word."""
_SHOWN_START = 64
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def table_bytes(script: Script, progress: Progress) -> bytes:
    """Return the table. A cell that a spreadsheet would run begins with an apostrophe."""
    rows = io.StringIO(newline="")
    table = csv.writer(rows, quoting=csv.QUOTE_ALL)
    table.writerow([*map(_harmless, script.columns)])
    for done, item in enumerate(script.items):
        go_on(progress, done, script.length)
        for row in _rows(item.cells):
            table.writerow([*map(_harmless, row)])
    if script.left_out:
        table.writerow([_harmless(printable(script.left_out))])
    return (BYTE_ORDER_MARK + rows.getvalue()).encode()


def _rows(cells: tuple[str, ...]) -> list[list[str]]:
    """Return the cells of an item; what is too long for a cell goes on in the row below."""
    clean = [printable(cell) for cell in cells]
    longest = max(map(len, clean), default=0)
    starts = range(0, max(longest, 1), LONGEST_CELL)
    return [[cell[start : start + LONGEST_CELL] for cell in clean] for start in starts]


def _harmless(cell: str) -> str:
    # Full-width signs run as well as narrow ones.
    start = unicodedata.normalize("NFKC", cell[:_SHOWN_START]).lstrip(" ")
    return f"'{cell}" if start.startswith(_STARTS_FORMULA) else cell
