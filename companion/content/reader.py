# SPDX-License-Identifier: Apache-2.0
"""Reads one TOML file into its struct. Every failure names file and key, never the text."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from companion.content.schema import Strict
from companion.domain.errors import CompanionError, ErrorCode

LARGEST_FILE = 1024 * 1024
MOST_DOTS = 8
"""Outside quotes a line of a list holds hardly any."""

_Shape = TypeVar("_Shape", bound=Strict)
_PLACE = re.compile(r" - at `\$\.?(?P<place>[^`]*)`\Z")
_FIELD = re.compile(
    r"\AObject (?:contains unknown|missing required) field `(?P<field>[\w-]{1,60})`"
)
_QUOTED = re.compile(r"""\"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|'[^']*(?:'|\Z)|#.*""", re.DOTALL)
"""Within one line: what stands in quotes, and what is said beside it."""
_LONG_KEY = r"""(?<![\w\\-])(?:(?:"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|[\w-]++)[ \t]*+\.[ \t]*+){17}"""
"""Sixteen dots and one more between the parts of one key. Compiled where it is needed."""
_LINE = re.compile(r"\(at (?P<line>line \d+), column \d+\)\Z")


def damaged(file: str, key: str = "") -> CompanionError:
    """Return the error that names a content file and the key in it."""
    return CompanionError(ErrorCode.CONTENT_DAMAGED, file=file, key=key)


def read_toml(path: Path, name: str, shape: type[_Shape]) -> _Shape:
    """Return the content of a file; `name` is what an error calls it. Raises CompanionError."""
    return parse_toml(_text(path, name), name, shape)


def read_toml_head(path: Path, name: str, shape: type[_Shape]) -> _Shape:
    """Return what stands before the first list of tables: reading all would take far longer.

    A file in which such a line stands elsewhere, as in a text of several lines, is refused.
    """
    return parse_toml(_text(path, name).partition("\n[[")[0], name, shape)


def parse_toml(text: str, name: str, shape: type[_Shape]) -> _Shape:
    """Return the content of a text as its struct. Raises CompanionError."""
    table = _parse(text, name)
    try:
        return msgspec.convert(table, shape, strict=True, builtin_types=(date,))
    except msgspec.ValidationError as error:
        raise damaged(name, _key(str(error))) from None


def parse_given_toml(text: str, name: str, shape: type[_Shape]) -> _Shape:
    """Return the content of a text that anybody may have written. Raises CompanionError.

    A key of thousands of parts fills the memory: such a line, and texts of several lines in which
    it could hide, are refused unread.
    """
    plain = text.replace("\r\n", "\n")
    has_long_text = '"""' in plain or "'''" in plain
    lines = plain.split("\n")
    if has_long_text or any(_QUOTED.sub("", one).count(".") > MOST_DOTS for one in lines):
        raise damaged(name)
    return parse_toml(plain, name, shape)


def refuse_long_keys(path: Path, name: str) -> None:
    """Raise CompanionError for a file with a key of so many parts that it fills the memory."""
    if re.search(_LONG_KEY, _text(path, name)):
        raise damaged(name)


def _text(path: Path, name: str) -> str:
    try:
        if not path.is_file():
            raise damaged(name)
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise damaged(name)
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        raise damaged(name) from None


def _parse(text: str, name: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        found = _LINE.search(str(error))
        raise damaged(name, found["line"] if found else "") from None


def _key(message: str) -> str:
    place, unknown = _PLACE.search(message), _FIELD.search(message)
    parts = (place["place"] if place else "", unknown["field"] if unknown else "")
    return ".".join(part for part in parts if part)
