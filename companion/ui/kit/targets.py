# SPDX-License-Identifier: Apache-2.0
"""Targets such as "page:plans#talk=4": which name a place, and which a wish that runs once."""

import re
from collections.abc import Callable

RECORD = re.compile(r"(?!starter=|watch=|looked=)(?:[a-z-]+=)?\d+")
"""A part that only shows something of the private pages: an entry, a review, a talk."""
OPEN_WISHES = (("talk", "table"),)
BACK = "page:back"
WAYS_BACK = (BACK, "page:back-open")
"""To the last place; to the last one that needs no passphrase."""


def record_of(part: str, kind: str) -> int:
    """Return the number in a part such as "talk=4" for this kind; 0 where it says another."""
    name, _, number = part.partition("=")
    return int(number) if name == kind and number.isdecimal() else 0


def place_before(trail: list[str], way: str, is_private: Callable[[str], bool]) -> str:
    """Take the place that a way back leads to off the trail, with what lies after it."""
    while trail:
        found = trail.pop()
        if way == BACK or not is_private(found):
            return found
    return "page:start"


def runs_once(page_id: str, part: str, *, is_private: bool) -> bool:
    """Return True where opening this part does something, such as beginning a new entry."""
    if is_private:
        return bool(part) and RECORD.fullmatch(part) is None
    return (page_id, part) in OPEN_WISHES
