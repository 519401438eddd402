# SPDX-License-Identifier: Apache-2.0
"""The steps of a chronology as they stand: what was chosen and typed, before anything is made."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from companion.domain.chronology import Choices, Reader, suggestion_for


@dataclass(frozen=True, slots=True)
class ChronologyForm(Choices):
    """The choices, and how far the person has come. It never becomes a record: `id` stays 0.

    `is_all`: nobody has touched the ticks, so every entry that is not struck out is meant.
    `left_alone`: wordings that stay as they are, as `wording_key` names them.
    """

    id: int = 0
    step: int = 0
    has_reader: bool = False
    is_all: bool = True
    left_alone: tuple[str, ...] = ()
    written_at: datetime | None = None
    """As every form has it; here it stays None."""

    def for_reader(self, reader: Reader) -> "ChronologyForm":
        """Return the form for another reader, with what is suggested for that one."""
        suggested = cast("ChronologyForm", suggestion_for(reader).applied_to(self))
        return replace(suggested, has_reader=True)


def wording_key(entry_id: int, revision_id: int) -> str:
    """Name a wording of an entry: a changed one has another name."""
    return f"{entry_id}:{revision_id}"
