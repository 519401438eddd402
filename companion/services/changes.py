# SPDX-License-Identifier: Apache-2.0
"""What a service can say has changed, and the type of the listener."""

from collections.abc import Callable
from enum import Enum, auto


class Change(Enum):
    """Something that pages may want to draw again."""

    JOURNAL = auto()
    REVIEWS = auto()
    NOTICINGS = auto()
    WATCHES = auto()
    CHILDREN = auto()
    RECORDS = auto()
    REPORTS = auto()
    MISSING = auto()
    TALKS = auto()
    KEPT = auto()
    BACKUPS = auto()
    DOORS = auto()
    PREFERENCES = auto()


OnChange = Callable[[Change], None]
