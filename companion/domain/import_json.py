# SPDX-License-Identifier: Apache-2.0
"""JSON from somebody else: read within limits, and the exports of Day One and jrnl."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from companion.domain.entry_details import EntryDetails
from companion.domain.import_days import DayOrder, day_alone, time_alone
from companion.domain.import_notes import Gathering, ReadNotes, Source, What, happened_at
from companion.domain.journal import Certainty, Happened
from companion.domain.record_check import FORMAT

DEEPEST = 20
MOST_PARTS = 3_000_000
MEDIA = ("photos", "videos", "audios", "pdfAttachments")
_MEDIA_LINK = re.compile(
    r"!\[[^\]\n]{0,200}\]\((?:dayone-moment|photos?|file|https?):[^)\n]{0,500}\)"
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_ISO = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z", re.ASCII)
_TAG_SIGNS = "@#+ "

Data = Mapping[str, Any]


class BrokenJsonError(ValueError):
    """A text that is no JSON, or more of it than is read."""


class Twice(dict[str, Any]):
    """An object in which a name stands more than once; the last one is taken."""


def read_json(text: str) -> object:
    """Return the data of a JSON text. Raises BrokenJsonError."""
    if text.count("{") + text.count("[") > MOST_PARTS:
        raise BrokenJsonError
    try:
        data = json.loads(text, object_pairs_hook=_object, parse_constant=lambda _name: None)
    except (ValueError, RecursionError):
        raise BrokenJsonError from None
    if _is_too_deep(data):
        raise BrokenJsonError
    return data


def source_of(data: object) -> Source | None:
    """Return what wrote the data, or None where nobody known did."""
    if not isinstance(data, dict):
        return None
    if data.get("format") == FORMAT:
        return Source.COMPANION
    entries = data.get("entries")
    if not isinstance(entries, list):
        return None
    names = {name for one in entries[:50] if isinstance(one, dict) for name in one}
    if "creationDate" in names or ("metadata" in data and not names):
        return Source.DAY_ONE
    return Source.JRNL if names & {"title", "body"} else None


def read_day_one(data: Data) -> ReadNotes:
    """Return the notes of a Day One export: words, day and tags. Media are counted."""
    gathering = Gathering()
    for row, one in _objects(data, gathering):
        words, media = _day_one_words(one)
        if media:
            gathering.remark(row, What.MEDIA, media)
        if media and not words.strip():
            gathering.remark(row, What.NO_WORDS)
            continue
        happened = _day_one_moment(one, row, gathering)
        gathering.add(row, happened, {"saw": words}, _tagged(one), happened)
    return gathering.result()


def read_jrnl(data: Data) -> ReadNotes:
    """Return the notes of a jrnl export: title and body, day and tags."""
    gathering = Gathering()
    for row, one in _objects(data, gathering):
        words = "\n".join(part for name in ("title", "body") if (part := _words(one.get(name))))
        happened = _jrnl_moment(one, row, gathering)
        gathering.add(row, happened, {"saw": words}, _tagged(one), happened)
    return gathering.result()


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Twice(found)


def _is_too_deep(data: object) -> bool:
    level: list[object] = [data]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return False
    return True


def _inside(one: object) -> Iterator[object]:
    if isinstance(one, dict):
        yield from (inner for inner in one.values() if isinstance(inner, dict | list))
    elif isinstance(one, list):
        yield from (inner for inner in one if isinstance(inner, dict | list))


def _objects(data: Data, gathering: Gathering) -> Iterator[tuple[int, Data]]:
    """Yield the entries with their number; say which are none."""
    for row, one in enumerate(data["entries"], 1):
        if gathering.is_full:
            return
        if not isinstance(one, dict):
            gathering.remark(row, What.NOT_A_NOTE)
            continue
        if isinstance(one, Twice):
            gathering.remark(row, What.NAME_TWICE)
        yield row, one


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _tagged(one: Data) -> EntryDetails:
    tags = one.get("tags")
    if not isinstance(tags, list):
        return EntryDetails()
    return EntryDetails(tags=tuple(tag.lstrip(_TAG_SIGNS) for tag in tags if isinstance(tag, str)))


def _day_one_words(one: Data) -> tuple[str, int]:
    """Return the words without links to media, and how many media there were."""
    words, links = _MEDIA_LINK.subn("", _words(one.get("text")))
    listed = sum(len(found) for name in MEDIA if isinstance(found := one.get(name), list))
    return _ESCAPED.sub(r"\1", words), max(listed, links)


def _day_one_moment(one: Data, row: int, gathering: Gathering) -> Happened:
    found = _ISO.fullmatch(_words(one.get("creationDate")))
    try:
        moment = datetime.fromisoformat(found[1]).replace(tzinfo=UTC) if found else None
        local = _in_zone(moment, one, row, gathering) if moment else None
    except (ValueError, OverflowError, OSError):
        local = None
    if local is None:
        gathering.remark(row, What.DAY_UNREAD)
        return Happened()
    return happened_at(local, has_time=one.get("isAllDay") is not True)


def _in_zone(moment: datetime, one: Data, row: int, gathering: Gathering) -> datetime:
    """Return the moment as the clock showed it there; else as this computer's clock does."""
    name = _words(one.get("timeZone"))
    try:
        return moment.astimezone(ZoneInfo(name)) if name else moment.astimezone()
    except (ValueError, KeyError, OSError):
        gathering.remark(row, What.ZONE_UNREAD)
        return moment.astimezone()


def _jrnl_moment(one: Data, row: int, gathering: Gathering) -> Happened:
    found = day_alone(_words(one.get("date")), DayOrder.DAY_FIRST)
    day: date | None = found.happened.day if found else None
    if day is None:
        gathering.remark(row, What.DAY_UNREAD)
        return Happened()
    at = time_alone(_words(one.get("time")))
    if at is None:
        if one.get("time"):
            gathering.remark(row, What.TIME_UNREAD)
            return Happened(Certainty.ABOUT, day)
        return Happened(Certainty.EXACT, day)
    return Happened(Certainty.EXACT, day, at)
