# SPDX-License-Identifier: Apache-2.0
"""Making any text storable, and texts of dates and times."""

from datetime import UTC, datetime

UNREADABLE = "\ufffd"


def storable(text: str) -> str:
    """Return the text without NUL and lone surrogates, which a database can not keep.

    They are replaced, so no word is lost. Two halves that make a character are joined.
    """
    if text.isascii():
        return text.replace("\0", UNREADABLE)
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.replace("\0", UNREADABLE)


def utc_text(moment: datetime) -> str:
    """Return a moment as text in UTC that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
