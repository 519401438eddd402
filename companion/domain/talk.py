# SPDX-License-Identifier: Apache-2.0
"""Talks planned and held, and decisions to look again at a later day."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class WhatNext(StrEnum):
    """What a person may want to do after a talk, in the order in which it is offered."""

    LOOK_AGAIN = "look-again"
    TALK_AGAIN = "talk-again"
    WRITE_ENTRY = "write-entry"
    ASK_ADVISER = "ask-adviser"


@dataclass(frozen=True, slots=True)
class Talk:
    """A planned or held conversation. `held_on` is None while it is only planned.

    `opening` holds the words to begin with, in the person's own wording; `starters` the ids of
    those it was made from, so that the answers a child may give can be looked up again.
    """

    id: int
    child_id: int
    topic: str = field(repr=False)
    opening: str = field(default="", repr=False)
    planned_for: date | None = None
    held_on: date | None = None
    how_it_went: str = field(default="", repr=False)
    written_at: datetime | None = None
    starters: tuple[str, ...] = field(default=(), repr=False)
    moment: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    child_words: str = field(default="", repr=False)
    what_next: tuple[WhatNext, ...] = field(default=(), repr=False)
    next_on: date | None = None
