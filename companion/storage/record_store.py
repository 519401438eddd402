# SPDX-License-Identifier: Apache-2.0
"""Records as wholes, hand-overs, receipts of wipes, and what the household said of itself."""

from datetime import date, datetime
from typing import Any

from companion.domain.records import HandOver, Record, WaitingBeside, Wipe
from companion.storage.child_store import child_of
from companion.storage.cipher import Database
from companion.storage.record_rows import receipts
from companion.storage.record_wipe import RecordWipe
from companion.storage.revision_chain import chain_end
from companion.storage.rows import day_of, day_text, moment_of, moment_text, put
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable

_RECORDS = """
    select child.*,
        (select min(written) from (
            select min(created_at) as written from entry where child_id = child.id
            union all select min(started_at) from review where child_id = child.id
            union all select min(written_at) from noticing where child_id = child.id
            union all select min(written_at) from report where child_id = child.id
            union all select min(written_at) from talk where child_id = child.id
            union all select min(decided_at) from watch where child_id = child.id)) as since,
        (select max(handed_on) from hand_over where child_id = child.id) as handed_on
    from child order by id"""


class VaultRecordStore:
    """Looks at records as wholes; wiping one is the work of `RecordWipe`."""

    def __init__(self, db: Database, wiping: RecordWipe) -> None:
        self._db = db
        self._wiping = wiping

    @reading()
    def records(self) -> tuple[Record, ...]:
        """Return the record of every child, in the order they were added."""
        return tuple(
            Record(child_of(row), moment_of(row["since"]), day_of(row["handed_on"]))
            for row in self._db.query(_RECORDS)
        )

    @known_errors()
    def is_carer(self) -> bool:
        return bool(self._db.table("household").count_where("is_carer = 1"))

    @known_errors()
    def set_carer(self, *, is_carer: bool) -> None:
        with self._db.atomic():
            self._db.table("household").upsert({"id": 1, "is_carer": int(is_carer)}, pk="id")

    @known_errors()
    def newest_hash(self) -> str:
        _, newest = chain_end(self._db)
        return newest

    @known_errors()
    def save_hand_over(self, hand_over: HandOver) -> HandOver:
        columns = {
            "child_id": hand_over.child_id,
            "handed_on": day_text(hand_over.handed_on),
            "to_whom": storable(hand_over.to_whom),
            "what": storable(hand_over.what),
            "pages": storable(hand_over.pages),
            "remains": storable(hand_over.remains),
            "entries": hand_over.entries,
            "newest_hash": hand_over.newest_hash,
            "written_at": moment_text(hand_over.written_at),
        }
        return _hand_over_of(put(self._db, "hand_over", hand_over.id, columns))

    @reading()
    def hand_overs(self, child_id: int) -> tuple[HandOver, ...]:
        sql = "select * from hand_over where child_id = ? order by handed_on desc, id desc"
        return tuple(map(_hand_over_of, self._db.query(sql, [child_id])))

    def waiting_beside(self, child_id: int) -> WaitingBeside:
        return self._wiping.waiting_beside(child_id)

    def wipe(self, child_id: int, initials: str, at: datetime) -> Wipe:
        return self._wiping.wipe(child_id, initials, at)

    @reading()
    def wipes(self) -> tuple[Wipe, ...]:
        return receipts(self._db)[::-1]


def _hand_over_of(row: dict[str, Any]) -> HandOver:
    return HandOver(
        id=row["id"],
        child_id=row["child_id"],
        handed_on=date.fromisoformat(row["handed_on"]),
        to_whom=row["to_whom"],
        what=row["what"],
        pages=row["pages"],
        remains=row["remains"],
        entries=row["entries"],
        newest_hash=row["newest_hash"],
        written_at=moment_of(row["written_at"]),
    )
