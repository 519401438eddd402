# SPDX-License-Identifier: Apache-2.0
"""Reads the plainest of JSON, one `"name": value` a line: for what is read before the window.

The whole reader takes as long to load as a window needs for half of its first line.
"""

from __future__ import annotations

TRUTHS = {"true": True, "false": False}
LONGEST_NUMBER = 9


def read_plain_json(text: str) -> dict[str, object] | None:
    """Return the values of one object; None where it takes the whole reader to tell."""
    text = text.removesuffix("\n")
    if not (text.startswith("{\n") and text.endswith("\n}")):
        return None
    values: dict[str, object] = {}
    for line in text[2:-2].split(",\n"):
        name, _, words = line.strip(" ").partition(": ")
        value = _value(words)
        if value is None or not _is_words(name):
            return None
        values[name[1:-1]] = value
    return values


def _value(words: str) -> object:
    if words in TRUTHS:
        return TRUTHS[words]
    if words == "[]":
        return []
    if _is_words(words):
        return words[1:-1]
    is_number = words.isascii() and words.isdigit() and len(words) <= LONGEST_NUMBER
    return int(words) if is_number and not words.startswith("0") else None


def _is_words(words: str) -> bool:
    """Tell whether this is one text in quotes, with nothing in it that stands for another thing."""
    inside = words[1:-1]
    is_plain = inside.isprintable() and '"' not in inside and "\\" not in inside
    return is_plain and words == f'"{inside}"'
