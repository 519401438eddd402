# SPDX-License-Identifier: Apache-2.0
"""What is derived from the newest wording of an entry: words, marks, tags, people, accounts.

All of it can be made again from the revisions, which alone are the record.
"""

from collections.abc import Iterable, Sequence

from companion.domain.entry_details import AccountName, EntryDetails, fold_label
from companion.domain.journal import Revision
from companion.storage.cipher import Database
from companion.storage.journal_rows import Row
from companion.storage.search_words import STRUCK_OUT, indexable, marks_of


class EntryIndex:
    """Keeps the index of entries. Call it inside the transaction that adds the revision."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, revision: Revision, child_id: int, *, is_struck_out: bool) -> None:
        """Index an entry as its newest revision words it."""
        entry_id = revision.entry_id
        for table in ("entry_tag", "mention"):
            self._db.table(table).delete_where("entry_id = ?", [entry_id])
        self._db.table("entry_text").upsert(
            self.row(revision, child_id, is_struck_out=is_struck_out), pk="id"
        )

    def row(self, revision: Revision, child_id: int, *, is_struck_out: bool = False) -> Row:
        """Return the row of `entry_text`, after adding tags and mentions for the entry."""
        entry_id, details = revision.entry_id, revision.details
        people = [self._person(child_id, label) for label in details.people]
        accounts = [self._account(child_id, name) for name in details.accounts]
        self._add_mentions(entry_id, people, accounts)
        self._add_tags(entry_id, child_id, details.tags)
        marks = marks_of(child_id, details, people=people, accounts=accounts)
        return {
            "id": entry_id,
            "marks": " ".join([*marks, STRUCK_OUT] if is_struck_out else marks),
            "words": words_of(revision),
        }

    def _add_mentions(self, entry_id: int, people: Sequence[int], accounts: Sequence[int]) -> None:
        nobody = {"person_id": None, "account_id": None}
        rows = [{"entry_id": entry_id, **nobody, "person_id": one} for one in people]
        rows += [{"entry_id": entry_id, **nobody, "account_id": one} for one in accounts]
        if rows:
            self._db.table("mention").insert_all(rows)

    def _add_tags(self, entry_id: int, child_id: int, tags: Iterable[str]) -> None:
        rows = [
            {"entry_id": entry_id, "child_id": child_id, "folded": fold_label(tag), "tag": tag}
            for tag in tags
        ]
        if rows:
            self._db.table("entry_tag").insert_all(rows)

    def _person(self, child_id: int, label: str) -> int:
        """Return the person with this label, who is new where nobody has it."""
        known = {"child_id": child_id, "folded": fold_label(label)}
        return self._one("person", known, {"label": label})

    def _account(self, child_id: int, name: AccountName) -> int:
        known = {"child_id": child_id, "kind": name.kind.value, "folded": name.folded}
        return self._one("account", known, {"text": name.text})

    def _one(self, table: str, known: Row, rest: Row) -> int:
        where = " and ".join(f"{column} = ?" for column in known)
        for row in self._db.table(table).rows_where(where, list(known.values()), select="id"):
            return int(row["id"])
        return int(self._db.table(table).insert({**known, **rest}).last_rowid or 0)


def words_of(revision: Revision) -> str:
    """Return everything that a search by words finds this wording by."""
    return indexed_words(_typed(revision), revision.details)


def _typed(revision: Revision) -> str:
    """Return the boxes, and the words that were typed for the day."""
    boxes, said = revision.text.all_words, revision.happened.said
    return f"{boxes}\n{said}" if said else boxes


def indexed_words(boxes: str, details: EntryDetails) -> str:
    """Return everything that a search by words looks into."""
    return indexable("\n".join([boxes, *details.words]))
