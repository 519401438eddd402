# SPDX-License-Identifier: Apache-2.0
"""A chronology as data (JSON): the record that can be checked, or one that says it can not be.

The second has no hash: it fits nothing that the file holds, and would help to guess the rest.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from companion.domain.chronology import (
    Chronology,
    Item,
    Part,
    Piece,
    Progress,
    Wording,
    go_on,
)
from companion.domain.chronology_script import Script, printable
from companion.domain.journal import Happened
from companion.domain.record_check import CHRONOLOGY_FORMAT

VERSION = 1


def record_bytes(record: Mapping[str, object]) -> bytes:
    """Return a record as it is handed over: ASCII, so that no program changes a letter."""
    return json.dumps(record, ensure_ascii=True, indent=1).encode("ascii")


def data_bytes(script: Script, chronology: Chronology, progress: Progress) -> bytes:
    """Return a chronology with parts left out, which the hash chain can not bear out."""
    items = []
    for done, item in enumerate(chronology.all_items):
        go_on(progress, done, len(chronology.all_items))
        items.append(_item(item))
    data = {
        "format": CHRONOLOGY_FORMAT,
        "version": VERSION,
        "danger": script.danger,
        "can_be_checked": False,
        "note": script.not_checkable,
        "made_at": _moment(chronology.made_at),
        "reader": chronology.choices.reader.value,
        "about": chronology.child,
        "left_out": {one.what.value: one.count for one in chronology.left_out},
        "items": items,
    }
    return json.dumps(_clean(data), ensure_ascii=True, indent=1).encode("ascii")


def _item(item: Item) -> dict[str, object]:
    data: dict[str, object] = {
        "number": item.number,
        "kind": item.kind.value,
        "record_number": item.item_id,
        **_happened(item.happened),
        "written_at": _moment(item.written_at),
        "changed_at": _moment(item.changed_at),
        "parts": _parts(item.parts),
        "reason": _pieces(item.reason),
    }
    if item.revision_id:
        data["revision"] = item.revision_id
    if item.struck_out:
        reason = _pieces(item.struck_out.reason)
        data["struck_out"] = {"at": _moment(item.struck_out.at), "reason": reason}
    if item.earlier:
        data["earlier"] = [_wording(one) for one in item.earlier]
    return data


def _wording(wording: Wording) -> dict[str, object]:
    return {
        "kind": wording.kind.value,
        **_happened(wording.happened),
        "written_at": _moment(wording.written_at),
        "parts": _parts(wording.parts),
        "reason": _pieces(wording.reason),
        "revision": wording.revision_id,
    }


def _moment(moment: datetime | None) -> str:
    """Return the second of it: the rest helps only who tries out what was left out."""
    return moment.isoformat(timespec="seconds") if moment else ""


def _happened(happened: Happened) -> dict[str, object]:
    return {
        "certainty": happened.certainty.value,
        "day": happened.day.isoformat() if happened.day else "",
        "time": happened.at.isoformat() if happened.at else "",
    }


def _parts(parts: Iterable[Part]) -> list[dict[str, object]]:
    return [
        {"name": part.name, "words": _pieces(part.pieces), "codes": list(part.codes)}
        for part in parts
    ]


def _pieces(pieces: Iterable[Piece]) -> list[object]:
    """Return words as they are, and what is left out by its name."""
    return [
        {"left_out": piece.left_out.value, "words": piece.text} if piece.left_out else piece.text
        for piece in pieces
    ]


def _clean(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {name: _clean(one) for name, one in value.items()}
    return value
