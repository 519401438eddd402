# SPDX-License-Identifier: Apache-2.0
"""Making any text storable, and texts of dates and times."""

from collections.abc import Iterable
from datetime import UTC, datetime

from companion.domain.errors import CompanionError, ErrorCode

UNREADABLE = "\ufffd"
LONGEST_TEXT = 64_000_000
"""So many letters one column may hold. No more is written, and no copy with more is brought back.

A whole entry with a million letters in each box is less, also where lists are kept as JSON.
"""


def storable(text: str) -> str:
    """Return the text without NUL and lone surrogates, which a database can not keep.

    They are replaced, so no word is lost. Two halves that make a character are joined.
    """
    if text.isascii():
        return text.replace("\0", UNREADABLE)
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.replace("\0", UNREADABLE)


def refuse_long(values: Iterable[object]) -> None:
    """Raise TEXT_TOO_LONG where one of these could not be read back from a copy."""
    for value in values:
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise CompanionError(ErrorCode.TEXT_TOO_LONG)


def utc_text(moment: datetime) -> str:
    """Return a moment as text in UTC that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
