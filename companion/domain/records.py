# SPDX-License-Identifier: Apache-2.0
"""Records: what is held for one child, handing it to a service, and wiping it on purpose."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime

from companion.domain.checklist import Child

MOST_INITIALS = 4
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Record:
    """All that is held for one child, as far as a list shows it."""

    child: Child
    since: datetime | None
    """When the first thing was written down, None while there is nothing."""
    handed_on: date | None = None
    """The day of the last hand-over."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """What was given to a service: what, how much of it, when and to whom.

    `newest_hash` is that of the whole vault on that day. `pages` is as typed.
    """

    id: int
    child_id: int
    handed_on: date
    to_whom: str = field(default="", repr=False)
    what: str = field(default="", repr=False)
    pages: str = field(default="", repr=False)
    remains: str = field(default="", repr=False)
    """What stays on this computer, in the person's words; empty: all of it stays."""
    entries: int = 0
    newest_hash: str = ""
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wipe:
    """The receipt of a wiped record, and all that stays of it beside the hashes.

    `is_finished` is False while a copy made before an update still holds the record.
    """

    id: int
    wiped_at: datetime
    initials: str = field(repr=False)
    newest_hash: str
    is_finished: bool = True
    revisions: int = 0
    """How many saved wordings it took away, and between which numbers they stood."""
    first_revision: int = 0
    last_revision: int = 0
    is_hand_over_known: bool = False
    """False for receipts from before hand-overs were noted in them."""
    handed_on: date | None = None
    """The day of the last hand-over that was written down of it; None where none was."""


@dataclass(frozen=True, slots=True)
class WaitingBeside:
    """What waits beside the records when one of them is to be wiped."""

    is_going: bool = False
    """Words that wait for their place begin with this child, or there is no other: they go too."""
    is_staying: bool = False
    """Words wait for their place, and stay."""
    is_new_begun: bool = False
    """A new record is half typed, and stays."""


def initials_of(label: str) -> str:
    """Return the first letters of a label, such as "A.B."; of one that has none, its first sign."""
    words = _WORD.findall(unicodedata.normalize("NFC", label))[:MOST_INITIALS]
    return "".join(f"{word[0].upper()}." for word in words) or label.strip()[:1]


def is_like_initials(label: str) -> bool:
    """Return True for a label that names nobody: initials, or a letter with a number."""
    words = label.replace(".", " ").replace("-", " ").split()
    return all(len(word) == 1 or word.isdigit() or _is_run_of_capitals(word) for word in words)


def is_same_label(typed: str, label: str) -> bool:
    """Return True where somebody typed this label, whatever the case and the spaces."""
    return _folded(typed) == _folded(label) != ""


def begins_with_label(words: str, label: str) -> bool:
    """Return True where words begin with this label, as whole words, whatever the case."""
    return f"{_folded(words)} ".startswith(f"{_folded(label)} ")


def _is_run_of_capitals(word: str) -> bool:
    return word.isupper() and len(word) <= MOST_INITIALS


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
