# SPDX-License-Identifier: Apache-2.0
"""Sealing what the vault could not take with its own key, and writing it when it is open again.

What is sealed holds no key and opens only with the data key, from which the one used here is made.
"""

import base64
import hmac
import json
import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText
from companion.domain.records import WaitingBeside
from companion.storage.cipher import Database, VaultDatabase
from companion.storage.edge_store import ON_THE_WAY, STRANGE, join_carried, take_off
from companion.storage.keys import NONCE_LENGTH
from companion.storage.owners import Owners, fits, words_of
from companion.storage.sealing import seal, unseal
from companion.storage.sql_errors import reading
from companion.storage.unkept import KEPT_AT, UnkeptRow
from companion.storage.waiting_beside import beside_record, of_record

if TYPE_CHECKING:
    from companion.services.unkept_ports import Carried

PURPOSE = b"companion unkept words 1"
_BOXES = frozenset(one.name for one in fields(EntryText))
_BOX = "saw"
_CARRIED = "carried"
_SAID = frozenset(("words", "filled"))
"""Columns that hold words of several fields, as JSON."""


class VaultUnkept:
    """What could not be kept before the last lock, or can not be kept before the next one."""

    def __init__(self, db: VaultDatabase, key: bytes) -> None:
        self._db = db
        self._key = hmac.digest(key, PURPOSE, "sha256")
        self._owners = Owners(db)
        db.held.owner_of = self._owners.last_known
        self._waiting: list[UnkeptRow] = []
        self._sealed: list[dict[str, Any]] = []
        """What was sealed last: it is not sealed twice."""
        self._carried: UnkeptRow | None = None

    @property
    def carried(self) -> "Carried | None":
        """Words on their way to the journal. Sealed twice, they still are the same row."""
        row = self._carried
        return None if row is None else (row.columns["box"], row.columns["words"])

    @carried.setter
    def carried(self, carried: "Carried | None") -> None:
        if carried == self.carried:
            return
        self._carried = None
        if carried is not None:
            box, words = carried
            self._carried = UnkeptRow(_CARRIED, {}, {"box": box, "words": words})

    def begin(self) -> None:
        """Hold what fails to be kept from now on. Any thread may call it."""
        self._db.held.begin()

    def sealed(self) -> str:
        """Return all that is not kept, readable for this vault only; "" where all is kept."""
        self._look_who_is_left()
        self._waiting += self._on_the_way
        self.carried = None
        self.put_back()
        return self.sealed_beside()

    def take_key(self, key: bytes) -> None:
        """Seal with another data key from now on: it is the vault's own by now."""
        self._key = hmac.digest(key, PURPOSE, "sha256")
        # Nobody can read what was sealed with the one before.
        self._sealed = []

    def sealed_beside(self) -> str:
        """Return the same without a look into the vault, which another thread may be holding."""
        waiting = (*self._waiting, *self._on_the_way)
        rows = [asdict(row) for row in (*self._db.held.rows, *waiting)]
        if not rows or rows == self._sealed:
            return ""
        self._sealed = rows
        # In half a letter there is nothing to lose, but all else must go along.
        packed = json.dumps({"rows": rows}, ensure_ascii=False).encode("utf-8", "surrogatepass")
        nonce = os.urandom(NONCE_LENGTH)
        return base64.b64encode(nonce + seal(self._key, nonce, packed, PURPOSE)).decode()

    @property
    def _on_the_way(self) -> tuple[UnkeptRow, ...]:
        """Words on their way to the journal; none where the record they were for was the last."""
        if self._carried is None or self._db.held.has_nobody_left:
            return ()
        return (self._carried,)

    def _look_who_is_left(self) -> None:
        with suppress(CompanionError), reading():
            self._db.held.has_nobody_left &= self._db.table("child").count == 0

    def take(self, sealed: str) -> bool:
        """Take back what was sealed. False where it is not of this vault."""
        with suppress(ValueError):
            raw = base64.b64decode(sealed, validate=True)
            nonce, locked = raw[:NONCE_LENGTH], raw[NONCE_LENGTH:]
            said = json.loads(unseal(self._key, nonce, locked, PURPOSE))
            # What waited over two locks may be here twice, sealed at each of them.
            for row in (UnkeptRow(**row) for row in said["rows"]):
                self._waiting += [row] if row not in self._waiting else []
            return True
        return False

    def put_back(self) -> int:
        """Write what waits, and return how many drafts are kept now. What fails waits on.

        So does what belongs to a child, an entry or a review that is not here. Words on their way
        to the journal go on waiting for a child to be chosen, in the vault.

        What came back already is passed over: since then it may be changed, or gone for a reason.
        """
        left, kept = [], 0
        # The newest first: an older wording must not take its place.
        for row in sorted(self._waiting, key=lambda one: one.moment, reverse=True):
            try:
                with reading(), self._db.atomic():
                    kept += self._put_once(row)
            except CompanionError:
                left.append(row)
        # They wait until then: who leaves meanwhile has them sealed.
        self._waiting = left
        self._owners.look_around()
        return kept

    def carry_strange(self) -> int:
        """Keep the words that belong to nobody here until somebody places them; return how many.

        What fails waits on.
        """
        left, carried = [one for one in self._waiting if _is_on_the_way(one)], 0
        for row in (one for one in self._waiting if not _is_on_the_way(one)):
            try:
                with reading(), self._db.atomic():
                    carried += self._carry(row)
            except CompanionError:
                left.append(row)
        self._waiting = left
        return carried

    def _put_once(self, row: UnkeptRow) -> bool:
        """Write a row and note that it came back: both or neither. False where it did before."""
        if _came_back(self._db, row):
            return False
        if _is_on_the_way(row):
            join_carried(self._db, ON_THE_WAY, (row.columns["box"], row.columns["words"]))
            _note(self._db, row)
            return False
        owner = self._owners.now(row.table, row.key, row.columns)
        if not fits(row.owner, owner):
            raise CompanionError(ErrorCode.ROW_NOT_READ)
        if row.owner.get("record") != owner.get("record"):
            # The form of another record: it is a new one here.
            row = replace(row, columns=row.columns | {"record_id": 0})
        if row.owner.get("stood") != owner.get("stood"):
            row = replace(row, key={"id": 0})
        _put(self._db, row)
        take_off(self._db, row.arrived)
        _note(self._db, row)
        return True

    def _carry(self, row: UnkeptRow) -> bool:
        """Keep what a row says. False where it says nothing that could be placed."""
        if fits(row.owner, self._owners.now(row.table, row.key, row.columns)):
            raise CompanionError(ErrorCode.STORAGE_FAILED)
        take_off(self._db, row.arrived)
        words = words_of(row.owner, row.columns)
        # A mark or a year of a child that is gone are no words to place.
        has_words = words != row.owner.get("child", "").strip()
        if has_words:
            join_carried(self._db, STRANGE, (_BOX, words))
        _note(self._db, row)
        return has_words

    @reading()
    def of_record(self, child_id: int) -> frozenset[str]:
        """Return by their names the rows that wait and go when this record is wiped."""
        waiting = (row for row in self._waiting if not _came_back(self._db, row))
        return of_record(self._db, self._owners, child_id, waiting)

    @reading()
    def beside_record(self, child_id: int) -> WaitingBeside:
        """Return what waits without a place, here or in the vault, when this record is wiped."""
        gone, said = self.of_record(child_id), beside_record(self._db, child_id).said
        lost = {row.id for row in self._waiting if self._has_no_place(row)}
        is_going, is_staying = bool(lost & gone), bool(lost - gone)
        return replace(
            said,
            is_going=said.is_going or is_going,
            is_staying=said.is_staying or is_staying,
        )

    def _has_no_place(self, row: UnkeptRow) -> bool:
        if _came_back(self._db, row):
            return False
        if _is_on_the_way(row):
            return True
        return not fits(row.owner, self._owners.now(row.table, row.key, row.columns))

    def let_go(self, names: Collection[str]) -> None:
        """Let rows wait no more: they went with their record."""
        self._waiting = [row for row in self._waiting if row.id not in names]

    @reading()
    def came_back(self) -> frozenset[str]:
        """Return by their names the rows that came back."""
        return frozenset(str(row["id"]) for row in self._db.query("select id from put_back"))

    @property
    def is_waiting(self) -> bool:
        """True while something could not be put back."""
        return bool(self._waiting)


def _is_on_the_way(row: UnkeptRow) -> bool:
    return row.table == _CARRIED


def _came_back(db: VaultDatabase, row: UnkeptRow) -> bool:
    return any(db.query("select id from put_back where id = ?", [row.id]))


def _note(db: VaultDatabase, row: UnkeptRow) -> None:
    note_back(db, [row.id])


def note_back(db: Database, names: Iterable[str]) -> None:
    """Let rows never come back again: they did, or they are of a record that is wiped."""
    with db.atomic():
        for name in names:
            db.execute("insert into put_back (id) values (?)", [name])


def _put(db: VaultDatabase, row: UnkeptRow) -> None:
    # A new one may have been written after all: then it stands there with the same words.
    key = row.columns if row.key.get("id") == 0 else row.key
    where = " and ".join(f"{name} is ?" for name in key)
    found = next(iter(db.table(row.table).rows_where(where, list(key.values()))), None)
    if found is None or (row.table == "form_draft" and _is_later(found, row)):
        db.table(row.table).insert(row.columns)
    elif _is_later(found, row):
        db.table(row.table).update(found["id"], _joined(found, row.columns))
    else:
        db.table(row.table).update(found["id"], row.columns)


def _is_later(found: dict[str, Any], row: UnkeptRow) -> bool:
    """Tell whether what stands there was written after the row could not be."""
    return any(found[name] > row.columns[name] for name in KEPT_AT if name in row.columns)


def _joined(found: dict[str, Any], held: dict[str, Any]) -> dict[str, Any]:
    """Return what changes, so that no word of either is lost: what stands there comes first."""
    texts = {name: _both(found[name], held[name]) for name in _BOXES & held.keys()}
    if "label" in held and held["label"] not in found["label"]:
        texts["label"] = f"{found['label']} {held['label']}".strip()
    return texts | {name: _both_said(found[name], held[name]) for name in _SAID & held.keys()}


def _both_said(found: str, held: str) -> str:
    one, other = json.loads(found), json.loads(held)
    names = {**one, **other}
    return json.dumps({name: _both(one.get(name, ""), other.get(name, "")) for name in names})


def _both(found: str, held: str) -> str:
    if held.strip() in found:
        return found
    return held if found.strip() in held else f"{found}\n\n{held}"
