# SPDX-License-Identifier: Apache-2.0
"""A record that Companion itself exported, read as notes: the newest wording of each entry."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails, EntryKind
from companion.domain.import_notes import UNKNOWN, Gathering, ReadNotes, What, happened_at
from companion.domain.journal import Certainty, EntryText, Happened, RevisionKind

Data = Mapping[str, Any]
_BOXES = tuple(box.name for box in fields(EntryText))
_LINKS = ("talks", "reports")
_ACCOUNT_KINDS = frozenset(one.value for one in AccountKind)
LONGEST_ID = 100


def children_in(data: Data) -> tuple[int, ...]:
    """Return the numbers of the children that the wordings in the file are about."""
    found = {one["child"] for one in _whole(data) if type(one.get("child")) is int}
    return tuple(sorted(found))


def read_record_notes(data: Data, child: int | None) -> ReadNotes:
    """Return the notes about one child of the file, as its newest wordings have them."""
    gathering = Gathering()
    for row, wordings in _by_entry(data, child, gathering).items():
        if gathering.is_full:
            break
        newest = wordings[-1]
        if _is_struck_out(wordings):
            gathering.remark(row, What.STRUCK_OUT)
            continue
        text = newest.get("text")
        boxes = (
            {name: text[name] for name in _BOXES if isinstance(text.get(name), str)}
            if (isinstance(text, dict))
            else {}
        )
        there = _moment(wordings[0].get("written_at"))
        happened = _happened(newest, row, gathering)
        gathering.add(row, happened, boxes, _details(newest, row, gathering), there)
    return gathering.result()


def _whole(data: Data) -> Iterator[Data]:
    """Yield the revisions that stand there in full. Their check has seen that they are objects."""
    yield from (one for one in data["revisions"] if "text" in one)


def _by_entry(data: Data, child: int | None, gathering: Gathering) -> dict[int, list[Data]]:
    found: dict[int, list[Data]] = {}
    for one in _whole(data):
        entry, number = one.get("entry"), one.get("id")
        if type(entry) is not int:
            gathering.remark(number if type(number) is int else 0, What.NOT_A_NOTE)
        elif one.get("child") == child:
            found.setdefault(entry, []).append(one)
    return found


def _is_struck_out(wordings: list[Data]) -> bool:
    marks = (RevisionKind.STRUCK_OUT.value, RevisionKind.RESTORED.value)
    kinds = [one.get("kind") for one in wordings if one.get("kind") in marks]
    return bool(kinds) and kinds[-1] == RevisionKind.STRUCK_OUT.value


def _moment(written_at: object) -> Happened:
    """Return when it was written there, on this computer's clock."""
    try:
        moment = datetime.fromisoformat(written_at) if isinstance(written_at, str) else None
        return happened_at(moment.astimezone()) if moment else UNKNOWN
    except (ValueError, OverflowError, OSError):
        return UNKNOWN


def _happened(one: Data, row: int, gathering: Gathering) -> Happened:
    said = one.get("said")
    said = said[:LONGEST_ID] if isinstance(said, str) else ""
    try:
        certainty = Certainty(str(one.get("certainty")))
        day = date.fromisoformat(one["day"]) if one.get("day") else None
        at = time.fromisoformat(one["time"]).replace(tzinfo=None) if one.get("time") else None
    except (ValueError, TypeError):
        gathering.remark(row, What.DAY_UNREAD)
        return Happened(said=said)
    if day is None or certainty is Certainty.UNKNOWN:
        return Happened(said=said)
    return Happened(certainty, day, at, said)


def _details(one: Data, row: int, gathering: Gathering) -> EntryDetails:
    """Return kind, tags, names and signs; talks and reports of another vault lead nowhere here."""
    details = one.get("details")
    if not isinstance(details, dict):
        return EntryDetails()
    if any(details.get(name) for name in _LINKS):
        gathering.remark(row, What.LINKS)
    return EntryDetails(
        _kind(details.get("kind")),
        tuple(_texts(details.get("tags"))),
        tuple(_texts(details.get("people"))),
        tuple(_accounts(details.get("accounts"))),
        tuple(one for one in _texts(details.get("signs")) if len(one) <= LONGEST_ID),
    )


def _kind(kind: object) -> EntryKind:
    try:
        return EntryKind(str(kind))
    except ValueError:
        return EntryKind.OTHER


def _texts(found: object) -> Iterator[str]:
    yield from (one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def _accounts(found: object) -> Iterator[AccountName]:
    for one in found if isinstance(found, list) else ():
        match one:
            case [str(kind), str(text)] if kind in _ACCOUNT_KINDS:
                yield AccountName(AccountKind(kind), text)
            case _:
                continue
