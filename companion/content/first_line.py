# SPDX-License-Identifier: Apache-2.0
"""The number to phone in danger, read before anything else of the content can be.

What checks the content takes as long to load as a whole window. So the heads of two files are read
here as they are; a test holds what comes out to what the checked content says.
"""

from contextlib import suppress
from pathlib import Path

from companion.domain.plain_toml import read_plain

LARGEST_HEAD = 64 * 1024
NO_COUNTRY = "INT"
LINE = "emergency_line"
LONG_QUOTES = ('"""', "'''")


def emergency_line(built_in: Path, country: str) -> str:
    """Return the number of a country such as "999 or 112"; empty where it is not known."""
    countries = read_plain(_text(built_in / "pack.toml")).get("countries", {})
    code = country if country in countries else NO_COUNTRY
    text = _text(built_in / "channels" / f"{code}.toml")
    if text.count(LINE) != 1 or any(quotes in text for quotes in LONG_QUOTES):
        # A text of several lines may hold one that looks like it: none is better than a wrong one.
        return ""
    line = read_plain(text)[""].get(LINE)
    return line if isinstance(line, str) else ""


def _text(path: Path) -> str:
    """Return what stands before the first list of tables; nothing where it can not be read."""
    text = ""
    with suppress(OSError), path.open("rb") as file:
        text = file.read(LARGEST_HEAD).decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").partition("\n[[")[0]
