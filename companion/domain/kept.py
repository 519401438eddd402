# SPDX-License-Identifier: Apache-2.0
"""What the person keeps to read again: favourites, and things to read later."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Shelf(StrEnum):
    """Where a thing is kept, in the order of the list."""

    LATER = "later"
    FAVOURITE = "favourite"


@dataclass(frozen=True, slots=True)
class Kept:
    """A place of the guide, such as "card:blackmail", on a shelf."""

    target: str = field(repr=False)
    shelf: Shelf
    kept_at: datetime
