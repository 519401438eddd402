# SPDX-License-Identifier: Apache-2.0
"""Reads the plainest of TOML, one `name = "words"` a line: far sooner than the whole of it.

For the two small files without which the window can not be painted. What it does not understand it
leaves out; tests hold it to what the real reader makes of the same files.
"""

TRUTHS = {"true": True, "false": False}


def read_plain(text: str) -> dict[str, dict[str, str | bool]]:
    """Return the values that stand in each table; those before the first one under ""."""
    tables: dict[str, dict[str, str | bool]] = {"": {}}
    table = tables[""]
    for line in text.split("\n"):
        name, is_value, value = line.partition(" = ")
        words = value.strip()
        if line.startswith("["):
            table = tables.setdefault(line.strip("[] "), {})
        elif is_value and words in TRUTHS:
            table[name.strip()] = TRUTHS[words]
        elif is_value and _is_plain(words):
            table[name.strip()] = words[1:-1]
    return tables


def _is_plain(words: str) -> bool:
    """Tell whether this is one text in quotes, with nothing in it that stands for another thing."""
    inside = words[1:-1]
    return words == f'"{inside}"' and '"' not in inside and "\\" not in inside
