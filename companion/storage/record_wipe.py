# SPDX-License-Identifier: Apache-2.0
"""Wiping the record of one child: a new vault without it is made and proved, then takes the place.

Until then the vault is not touched, so that a full disk, an error or a kill leaves it as it was;
from then on the record is gone as a whole. The order of the steps is the promise.
"""

import contextlib
import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.records import WaitingBeside, Wipe
from companion.storage import cipher
from companion.storage.atomic_file import (
    known_file_errors,
    make_private_file,
    sync_file,
    sync_folder,
)
from companion.storage.copy_names import ENDING
from companion.storage.file_wipe import overwrite, wipe_file
from companion.storage.known_copies import aside_now, note_aside
from companion.storage.patiently import replace_patiently
from companion.storage.put_back import COPIES, clear_tried
from companion.storage.record_rows import CHILD, own_rows
from companion.storage.revision_chain import chain_end
from companion.storage.rows import day_of, day_text
from companion.storage.sealed_words import VaultUnkept, note_back
from companion.storage.sql_errors import known_errors
from companion.storage.stored_text import storable, utc_text
from companion.storage.vault_copies import copies
from companion.storage.vault_facts import heads, row_counts, schema, vault_facts, whole_chain
from companion.storage.waiting_beside import beside_record, names_of_record

WORKING, CLEAN = "vault.db.wiping", "vault.db.wiped"
_ENDINGS = ("", "-journal")
_REST = re.compile(
    rf"(before-update\.new|making(-there)?\.db|copy-[0-9]{{4,9}}\.zip{re.escape(ENDING)})(-journal)?"
)
"""The whole name: a file of somebody else's may begin or end like one of ours."""
_WORK_SETTINGS = (
    "foreign_keys = off",
    "secure_delete = on",
    # The copy is thrown away after an error: nobody needs its journal, nor each of its commits.
    "journal_mode = memory",
    "synchronous = off",
    "temp_store = memory",
)
_KEEP_HASHES = """
    insert into wiped_revision (id, previous_hash, hash, wipe_id)
    select id, previous_hash, hash, :wipe from revision where {own} order by id"""
_GONE = """
    select count(*), ifnull(min(id), 0), ifnull(max(id), 0) from revision where {own}"""
_HANDED_ON = "select max(handed_on) from hand_over where child_id = :child"
_SECURE = "insert into entry_fts (entry_fts, rank) values ('secure-delete', :is_on)"


class RecordWipe:
    """Wipes records of the open vault, whose connection is closed and opened again for it."""

    def __init__(
        self,
        db: cipher.VaultDatabase,
        path: Path,
        key: bytes,
        look: Callable[[], object],
        unkept: VaultUnkept,
    ) -> None:
        """`look` notes which copies there are that the vault does not know."""
        self._db = db
        self._path = path
        self._key = key
        self._look = look
        self._unkept = unkept

    def waiting_beside(self, child_id: int) -> WaitingBeside:
        """Return what waits beside the records, to be said before. Raises CompanionError."""
        return self._unkept.beside_record(child_id)

    def wipe(self, child_id: int, initials: str, at: datetime) -> Wipe:
        """Wipe all that is held for a child. After an error everything is as it was.

        A lock waits for it; leaving ends it before it begins to count. Raises CompanionError.
        """
        folder = self._path.parent
        with known_errors(), known_file_errors(), self._db.haste.working():
            try:
                _claim_journal(self._db)
                self._look()
                gone = self._unkept.of_record(child_id)
                wipe = self._make_clean(child_id, initials, at, gone)
                # From here on it is done to its end.
                self._db.haste.refuse_work()
                with self._forgetting(child_id):
                    self._put_in_place(folder / CLEAN)
                self._unkept.let_go(gone)
            finally:
                clear_leftovers(folder)
        with contextlib.suppress(CompanionError, OSError), known_errors():
            # The record is gone. What can not be tidied now is tidied at the next opening.
            finish_wipes(self._db, folder)
        return wipe

    def _forgetting(self, child_id: int) -> contextlib.AbstractContextManager[None]:
        """Let nothing of the record be held any more: a page may still show words of it."""
        names = names_of_record(self._db, child_id)
        return self._db.held.forgetting(names, is_last=self._db.table(CHILD).count == 1)

    def _make_clean(
        self, child_id: int, initials: str, at: datetime, gone: Collection[str]
    ) -> Wipe:
        """Make the file without the record, and prove that it is that and nothing less."""
        folder, rows = self._path.parent, own_rows(self._db)
        clear_leftovers(folder)
        working, clean = folder / WORKING, folder / CLEAN
        aside = aside_now(self._db, folder / COPIES)
        new = {"aside_at_wipe": len(aside), "put_back": len(gone)}
        expected = _expected(self._db, child_id, rows, new)
        _copy(self._db, working)
        connection = cipher.connect(working, self._key)
        try:
            for setting in _WORK_SETTINGS:
                connection.execute(f"pragma {setting}")
            db = cipher.Database(connection, execute_plugins=False)
            self._db.haste.refuse_work()
            wipe = _delete(db, child_id, initials, at, rows)
            self._db.haste.refuse_work()
            note_aside(db, aside)
            note_back(db, gone)
            # A second copy: it has no free pages, and no page with room that was used before.
            _copy(db, clean)
        finally:
            connection.close()
        sync_file(clean)
        self._verify(clean, expected)
        return wipe

    def _verify(self, clean: Path, expected: list[object]) -> None:
        connection = cipher.connect(clean, self._key)
        try:
            problems = connection.execute("pragma integrity_check").fetchall()
            found = vault_facts(cipher.Database(connection, execute_plugins=False))
        finally:
            connection.close()
        if problems != [("ok",)] or found != expected:
            raise CompanionError(ErrorCode.VAULT_DAMAGED)

    def _put_in_place(self, clean: Path) -> None:
        """Let the new file take the place of the vault, and open that."""
        self._db.refuse_moved()
        self._db.close()
        is_done = False
        try:
            if self._path.with_name(f"{self._path.name}-journal").exists():
                # It would be played back into the new file.
                raise CompanionError(ErrorCode.FILE_NOT_WRITABLE)
            _replace(clean, self._path)
            is_done = True
            with contextlib.suppress(OSError):
                sync_folder(self._path.parent)
        finally:
            with contextlib.suppress(CompanionError, cipher.DriverError) if is_done else _nothing():
                self._db.open_again(cipher.connect(self._path, self._key), self._path)


def clear_leftovers(folder: Path) -> None:
    """Remove what a wipe that was cut off left under other names. Raises OSError."""
    for name in (WORKING, CLEAN):
        for ending in _ENDINGS:
            wipe_file(folder / f"{name}{ending}")


def finish_wipes(db: cipher.Database, folder: Path) -> None:
    """Remove what still holds the record and is in no list: copies from before an update, rests."""
    if not db.table("wipe").exists() or not db.table("wipe").count_where("is_finished = 0"):
        return
    for copy in (*copies(folder), *_rests(folder)):
        wipe_file(copy)
    clear_tried(folder)
    with db.atomic():
        db.execute("update wipe set is_finished = 1")


def _rests(folder: Path) -> list[Path]:
    """Return what a kill left of copies that were being made."""
    found = [*folder.glob("before-update.new*"), *(folder / COPIES).glob("*")]
    return [path for path in found if _REST.fullmatch(path.name) and path.is_file()]


def _claim_journal(db: cipher.Database) -> None:
    """Write what is there already: a journal that a kill left behind then goes at closing.

    It may hold pages of the record, and it would be in the way of the new file.
    """
    (version,) = db.execute("pragma user_version").fetchone()
    with db.atomic():
        db.execute(f"pragma user_version = {version}")


def _nothing() -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext()


def _copy(db: cipher.Database, to: Path) -> None:
    make_private_file(to)
    cipher.copy_into(db, to)


def _delete(
    db: cipher.Database, child_id: int, initials: str, at: datetime, rows: Mapping[str, str]
) -> Wipe:
    """Take the record out in one transaction; of its revisions the hashes stay."""
    _, newest = chain_end(db)
    given, beside = {"child": child_id}, beside_record(db, child_id)
    gone = db.execute(_GONE.format(own=rows["revision"]), given).fetchone()
    receipt = Wipe(0, at, storable(initials), newest, False, *gone)
    with contextlib.suppress(ValueError):
        # Of a day that none of ours wrote nothing is said. The record goes all the same.
        (handed,) = db.execute(_HANDED_ON, given).fetchone()
        receipt = replace(receipt, handed_on=day_of(handed), is_hand_over_known=True)
    with db.atomic():
        row = {
            "wiped_at": utc_text(at),
            "initials": receipt.initials,
            "newest_hash": newest,
            "is_finished": 0,
            "revisions": receipt.revisions,
            "first_revision": receipt.first_revision,
            "last_revision": receipt.last_revision,
            "handed_on": (day_text(receipt.handed_on) or "")
            if receipt.is_hand_over_known
            else None,
        }
        wipe_id = int(db.table("wipe").insert(row).last_rowid or 0)
        keep = _KEEP_HASHES.format(own=rows["revision"])
        db.execute(keep, {**given, "wipe": wipe_id})
        # The index is built anew below: taking each word out of it with care is many times slower.
        db.execute(_SECURE, {"is_on": 0})
        for table, own in rows.items():
            db.execute(f"delete from {table} where {own}", given)  # noqa: S608 - names of ours
        beside.wipe(db)
        db.execute("insert into entry_fts (entry_fts) values ('rebuild')")
        db.execute(_SECURE, {"is_on": 1})
    return replace(receipt, id=wipe_id)


def _expected(
    db: cipher.Database, child_id: int, rows: Mapping[str, str], new: Mapping[str, int]
) -> list[object]:
    """Return the facts that a vault without the record must show."""
    counts = row_counts(db)
    given = {"child": child_id}
    own = {
        table: db.execute(f"select count(*) from {table} where {where}", given).fetchone()[0]  # noqa: S608 - ours
        for table, where in rows.items()
    }
    if own[CHILD] != 1:
        raise CompanionError(ErrorCode.STORAGE_FAILED, missing=CHILD, id=child_id)
    for table, count in own.items():
        counts[table] -= count
    beside = beside_record(db, child_id)
    counts["carried"] = len(beside.left)
    counts["child_draft"] -= len(beside.new_gone)
    counts["wipe"] += 1
    for table, count in new.items():
        counts[table] += count
    counts["wiped_revision"] += own["revision"]
    return [counts, whole_chain(db), schema(db), heads(db), []]


def _replace(new: Path, path: Path) -> None:
    """Put the new file in the place of the old one, and overwrite the old one."""
    if os.name == "nt":  # pragma: no cover - an open file can not be replaced there
        replace_patiently(new, path)
        return
    with path.open("r+b") as old:
        new.replace(path)
        # Another name of the old file would be somebody's copy: not ours to destroy.
        if os.fstat(old.fileno()).st_nlink == 0:
            with contextlib.suppress(OSError):
                # Until the new name is sure, a power cut may bring the old file back: so not yet.
                sync_folder(path.parent)
                overwrite(old)
