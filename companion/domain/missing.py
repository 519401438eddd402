# SPDX-License-Identifier: Apache-2.0
"""The sheet for a missing child: part one is kept ready, part two is for the day itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from companion.domain.guide import Provenance
from companion.domain.preparation import SheetField

LOOK_AGAIN_AFTER = timedelta(days=183)
"""About six months: our own judgement, and said so wherever it is shown."""


class MissingPart(StrEnum):
    """Which of the two parts something belongs to."""

    READY = "ready"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class MissingNote:
    """What is said beside a part."""

    id: str
    part: MissingPart
    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class MissingForm:
    """The questions of both parts, and what is said beside them."""

    notes: tuple[MissingNote, ...]
    ready: tuple[SheetField, ...]
    day: tuple[SheetField, ...]

    def notes_of(self, part: MissingPart) -> tuple[MissingNote, ...]:
        """Return what is said beside a part."""
        return tuple(note for note in self.notes if note.part is part)

    @property
    def provenances(self) -> list[Provenance]:
        """Where everything on the sheet comes from."""
        fields = (one.provenance for one in (*self.ready, *self.day))
        return [*(note.provenance for note in self.notes), *fields]


@dataclass(frozen=True, slots=True)
class MissingSheet:
    """Part one for a child: the words of each field by its id. `looked_on`: last read through."""

    child_id: int
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    looked_on: date | None = None
    written_at: datetime | None = None

    @property
    def is_blank(self) -> bool:
        """True where no field has a word."""
        return _is_blank(self.words)

    def is_due(self, today: date) -> bool:
        """Return whether it was last looked through long ago."""
        return self.looked_on is not None and self.looked_on + LOOK_AGAIN_AFTER <= today


@dataclass(frozen=True, slots=True)
class MissingDay:
    """Part two for one day on which the child was missing. `id` is 0 until it is kept."""

    id: int
    child_id: int
    begun_on: date
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    written_at: datetime | None = None

    @property
    def is_blank(self) -> bool:
        """True where no field has a word."""
        return _is_blank(self.words)


def _is_blank(words: Mapping[str, str]) -> bool:
    return not any(text.strip() for text in words.values())
