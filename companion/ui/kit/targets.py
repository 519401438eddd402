# SPDX-License-Identifier: Apache-2.0
"""Targets such as "page:plans#talk=4": which name a place, and which a wish that runs once."""

import re

RECORD = re.compile(r"(?!starter=|watch=|looked=)(?:[a-z-]+=)?\d+")
"""A part that only shows something of the private pages: an entry, a review, a talk."""
OPEN_WISHES = (("talk", "table"),)


def record_of(part: str, kind: str) -> int:
    """Return the number in a part such as "talk=4" for this kind; 0 where it says another."""
    name, _, number = part.partition("=")
    return int(number) if name == kind and number.isdecimal() else 0


def runs_once(page_id: str, part: str, *, is_private: bool) -> bool:
    """Return True where opening this part does something, such as beginning a new entry."""
    if is_private:
        return bool(part) and RECORD.fullmatch(part) is None
    return (page_id, part) in OPEN_WISHES
