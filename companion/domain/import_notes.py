# SPDX-License-Identifier: Apache-2.0
"""Notes read from somebody else's file: what was read, what was not, and the limits."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from companion.domain.entry_details import EntryDetails
from companion.domain.journal import NO_DETAILS, Certainty, EntryText, Happened
from companion.domain.long_words import broken

LARGEST_FILE = 50 * 1024 * 1024
MOST_NOTES = 100_000
MOST_LINES = 2_000_000
LONGEST_BOX = 1_000_000
MOST_TAGS = 10_000
UNREADABLE = "\ufffd"
UNKNOWN = Happened()


class Source(StrEnum):
    """What wrote the file, or how it is read."""

    COMPANION = "companion"
    DAY_ONE = "day-one"
    JRNL = "jrnl"
    TABLE = "table"
    TEXT = "text"


class Encoding(StrEnum):
    """How letters are stored in the file. WESTERN is a guess where nothing else fits."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    WESTERN = "western"


class Refusal(StrEnum):
    """Why a file is not read at all."""

    NOT_FOUND = "not-found"
    TOO_LARGE = "too-large"
    EMPTY = "empty"
    ZIP = "zip"
    OFFICE = "office"
    NOT_WORDS = "not-words"
    BROKEN_JSON = "broken-json"
    UNKNOWN_JSON = "unknown-json"
    NEWER = "newer"
    TOO_MANY = "too-many"


class What(StrEnum):
    """What happened to a part of the file on the way in."""

    EMPTY = "empty"
    NOT_A_NOTE = "not-a-note"
    STRUCK_OUT = "struck-out"
    NO_WORDS = "no-words"
    DAY_UNREAD = "day-unread"
    TIME_UNREAD = "time-unread"
    ZONE_UNREAD = "zone-unread"
    TRIMMED = "trimmed"
    TAGS_TRIMMED = "tags-trimmed"
    LETTERS = "letters"
    LONG_WORD = "long-word"
    MEDIA = "media"
    NAME_TWICE = "name-twice"
    MORE_CELLS = "more-cells"
    QUOTES = "quotes"
    LINKS = "links"


LEFT_OUT = frozenset({What.EMPTY, What.NOT_A_NOTE, What.STRUCK_OUT, What.NO_WORDS})
"""With these the whole note stays out; the others change something in one that comes in."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about one place of the file: its line, or the number of the note in it."""

    row: int
    what: What
    count: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """One note as it can be stored. `there` is when it was written there, if the file says so."""

    row: int
    happened: Happened
    text: EntryText = field(repr=False)
    details: EntryDetails = NO_DETAILS
    there: Happened = UNKNOWN

    @property
    def likeness(self) -> tuple[str, str]:
        """What two notes have in common that are the same: the day and the words."""
        return likeness(self.happened, self.text)


@dataclass(frozen=True, slots=True)
class ReadNotes:
    """Everything that was read in one way. `is_refused` where there are too many notes."""

    notes: tuple[Note, ...] = field(default=(), repr=False)
    remarks: tuple[Remark, ...] = ()
    is_refused: bool = False

    @property
    def media(self) -> int:
        """Return how many pictures, films, sounds and documents stayed out."""
        return sum(one.count for one in self.remarks if one.what is What.MEDIA)


class Gathering:
    """Collects notes and remarks, and holds to the limits."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._remarks: list[Remark] = []

    @property
    def is_full(self) -> bool:
        """True where the file holds more notes than are taken."""
        return len(self._notes) > MOST_NOTES

    def remark(self, row: int, what: What, count: int = 0) -> None:
        """Say something about a place of the file."""
        self._remarks.append(Remark(row, what, count))

    def add(
        self,
        row: int,
        happened: Happened,
        boxes: dict[str, str],
        details: EntryDetails = NO_DETAILS,
        there: Happened = UNKNOWN,
    ) -> bool:
        """Take a note in; False, with a remark, where it holds no words."""
        text = EntryText(**{name: self._box(row, words) for name, words in boxes.items()})
        if text.is_blank:
            self.remark(row, What.EMPTY)
            return False
        tags = self._tags(row, details.tags)
        kept = EntryDetails(
            details.kind, tags, details.people, details.accounts, details.sign_ids
        ).tidy()
        self._notes.append(Note(row, happened, text, kept, there))
        return True

    def result(self) -> ReadNotes:
        """Return what was gathered, both in the order of the file."""
        if self.is_full:
            return ReadNotes(is_refused=True)
        remarks = sorted(self._remarks, key=lambda one: one.row)
        return ReadNotes(tuple(self._notes), tuple(remarks))

    def _box(self, row: int, words: str) -> str:
        cleaned = clean(words)
        if cleaned != with_plain_ends(words):
            self.remark(row, What.LETTERS)
        whole, cleaned = cleaned, broken(cleaned)
        if cleaned != whole:
            self.remark(row, What.LONG_WORD)
        if len(cleaned) > LONGEST_BOX:
            self.remark(row, What.TRIMMED, len(cleaned) - LONGEST_BOX)
            cleaned = cleaned[:LONGEST_BOX]
        return cleaned.strip()

    def _tags(self, row: int, tags: tuple[str, ...]) -> tuple[str, ...]:
        if len(tags) > MOST_TAGS:
            self.remark(row, What.TAGS_TRIMMED, len(tags) - MOST_TAGS)
        return tuple(map(clean, tags[:MOST_TAGS]))


def clean(text: str) -> str:
    """Return the text as it can be stored: no NUL, no half characters, plain ends of lines."""
    text = with_plain_ends(text)
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\0", UNREADABLE)


def with_plain_ends(text: str) -> str:
    """Return the text with one sign at the end of each line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def happened_at(moment: datetime, *, has_time: bool = True) -> Happened:
    """Return the day, and to the minute the time, of a moment as the file has it."""
    if not has_time:
        return Happened(Certainty.EXACT, moment.date())
    return Happened(
        Certainty.EXACT, moment.date(), moment.time().replace(second=0, microsecond=0, tzinfo=None)
    )


def likeness(happened: Happened, text: EntryText) -> tuple[str, str]:
    """Return the day and the words as they are compared: without differences of white space."""
    day = happened.day.isoformat() if happened.day else ""
    return day, " ".join(text.all_words.split())


def twins(notes: Iterable[Note]) -> frozenset[int]:
    """Return the places of notes that stand earlier in the same file, with the same time."""
    seen: set[tuple[tuple[str, str], time | None]] = set()
    found: set[int] = set()
    for place, note in enumerate(notes):
        key = (note.likeness, note.happened.at)
        if key in seen:
            found.add(place)
        seen.add(key)
    return frozenset(found)
