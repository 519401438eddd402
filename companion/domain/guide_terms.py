# SPDX-License-Identifier: Apache-2.0
"""What every part of the guide is described with: ages, readers, sources; and the first choices.

Apart from the rest of the guide, because the first page needs these and nothing else.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AgeBand(StrEnum):
    """The five age bands of the guidance (facts sheet C.2)."""

    UNDER_5 = "under-5"
    AGE_5_7 = "5-7"
    AGE_8_10 = "8-10"
    AGE_11_13 = "11-13"
    AGE_14_17 = "14-17"


class Audience(StrEnum):
    """Who may read an item: only the adult, or a child at the table too."""

    ADULT = "adult"
    TOGETHER = "together"


class ReactionKind(StrEnum):
    """The six ways in which a child may answer, in the order in which they are shown."""

    SHRUG = "shrug"
    SILENCE = "silence"
    JOKE = "joke"
    ANGER = "anger"
    TEARS = "tears"
    TELLS = "tells"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from. `date` is as printed there, or "undated"."""

    id: str
    publisher: str
    title: str
    date: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Why a statement may be shown: its sources, when it was checked, when to look again.

    `is_from_file` where a file of the person says so, and nobody can confirm it.
    """

    sources: tuple[str, ...]
    checked_on: date
    review_by: date
    is_from_file: bool = False

    def is_due(self, today: date) -> bool:
        """Return whether the statement is past its review date."""
        return today > self.review_by


@dataclass(frozen=True, slots=True)
class StartTile:
    """One answer to "What brings you here today?" and the page or card it opens."""

    id: str
    title: str
    text: str
    icon: str
    opens: str
    provenance: Provenance
