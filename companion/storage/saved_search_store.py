# SPDX-License-Identifier: Apache-2.0
"""Searches with a name, in the vault."""

import json
from datetime import datetime

from companion.domain.entry_details import EntryKind
from companion.domain.entry_find import SavedSearch, SortBy, StruckOut, Wanted
from companion.storage.cipher import Database
from companion.storage.journal_rows import Row
from companion.storage.plain_values import text_of
from companion.storage.rows import day_of, day_text, get
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable, utc_text


class VaultSavedSearchStore:
    """Keeps searches of each child."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def save_search(self, child_id: int, name: str, wanted: Wanted, at: datetime) -> SavedSearch:
        """Add a search. One of the same name takes its place."""
        name = storable(name)
        row = {
            "child_id": child_id,
            "name": name,
            "wanted": json.dumps(_data_of(wanted)),
            "saved_at": utc_text(at),
        }
        with self._db.atomic():
            table = self._db.table("saved_search")
            table.delete_where("child_id = ? and name = ?", [child_id, name])
            number = int(table.insert(row).last_rowid or 0)
            return _search_of(get(self._db, "saved_search", number))

    @reading()
    def saved_searches(self, child_id: int) -> tuple[SavedSearch, ...]:
        """Return the searches of a child, in the order of saving."""
        rows = self._db.table("saved_search").rows_where("child_id = ?", [child_id], order_by="id")
        return tuple(_search_of(row) for row in rows)

    @known_errors()
    def drop_search(self, search_id: int) -> None:
        """Drop a search; harmless where it is gone."""
        self._db.table("saved_search").delete_where("id = ?", [search_id])


def _data_of(wanted: Wanted) -> Row:
    return {
        "words": storable(wanted.words),
        "from": day_text(wanted.from_day),
        "to": day_text(wanted.to_day),
        "kind": wanted.kind.value if wanted.kind else None,
        "person": wanted.person_id,
        "account": wanted.account_id,
        "sign": storable(wanted.sign_id),
        "tag": storable(wanted.tag),
        "struck_out": wanted.struck_out.value,
        "sort": wanted.sort.value,
    }


def _search_of(row: Row) -> SavedSearch:
    data = json.loads(row["wanted"])
    wanted = Wanted(
        words=text_of(data["words"]),
        from_day=day_of(data["from"]),
        to_day=day_of(data["to"]),
        kind=EntryKind(data["kind"]) if data["kind"] else None,
        person_id=data["person"],
        account_id=data["account"],
        sign_id=data["sign"],
        tag=data["tag"],
        struck_out=StruckOut(data["struck_out"]),
        sort=SortBy(data["sort"]),
    )
    saved_at = datetime.fromisoformat(row["saved_at"])
    return SavedSearch(row["id"], row["child_id"], row["name"], wanted, saved_at)
