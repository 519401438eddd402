# SPDX-License-Identifier: Apache-2.0
"""People and accounts in the vault: where they were seen first, merging and splitting."""

from dataclasses import replace
from datetime import datetime

from companion.domain.entry_details import AccountKind, AccountName, fold_label
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.people import Account, AccountSeen, FirstSeen, Merge, Person, PersonSeen
from companion.domain.who_names import WhoBox
from companion.storage.cipher import Database
from companion.storage.journal_rows import Row, happened_of, sort_key
from companion.storage.rows import get, moment_of
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import utc_text

# Who stands for whom: each person with the one that is left when all merging is followed.
_STANDING = """
    with recursive standing (id, kept_id) as (
        select id, id from person where child_id = :child and merged_into is null
        union all
        select person.id, kept_id from person join standing on person.merged_into = standing.id
    )"""

_ALL_STANDING = """
    {standing} select standing.id, kept_id, kept.label as kept_label
    from standing join person as kept on kept.id = kept_id"""

_PERSON_CALLED = "select id from person where child_id = ? and folded = ?"
_ACCOUNT_CALLED = "select id from account where child_id = ? and kind = ? and folded = ?"

_STANDS_NOW = """
    with recursive up (id, merged_into) as (
        select id, merged_into from person where id = ?
        union all
        select person.id, person.merged_into from person join up on person.id = up.merged_into
    ) select id from up where merged_into is null"""

_EVERYBODY = """
    {standing} select label, kept_id from person join standing on standing.id = person.id
    order by person.id"""

_NAMED = """
    {standing}
    select person.id, person.child_id, person.label, kept_id from person
    join standing on standing.id = person.id
    where exists (select 1 from mention where mention.person_id = person.id)
        or exists (select 1 from account join mention on mention.account_id = account.id
            where account.person_id = person.id)
    order by person.id"""

_FIRST = """
    select named_id, entry_id, created_at, certainty, happened_day, happened_time, happened_said,
        place, told_by
    from (
        select named.named_id, created_at, revision_id, row_number() over (
            partition by named.named_id order by sort_key, entry.id) as number
        from named join entry on entry.id = named.entry_id where is_struck_out = 0
    ) join revision on revision.id = revision_id where number = 1"""

_FIRST_PEOPLE = """
    {standing}, named (named_id, entry_id) as (
        select kept_id, entry_id from mention join standing on standing.id = mention.person_id
        union
        select kept_id, entry_id from account join standing on standing.id = account.person_id
        join mention on mention.account_id = account.id
    )
    {first}"""

_FIRST_ACCOUNTS = """
    with named (named_id, entry_id) as (
        select account_id, entry_id from mention
        join account on account.id = mention.account_id where account.child_id = :child
    )
    {first}"""

_WHO_BOXES = """
    select entry.id, who from entry join revision on revision.id = revision_id
    where child_id = ? and is_struck_out = 0 and trim(who) <> '' order by sort_key, entry.id"""

_ACCOUNTS = """
    select * from account
    where child_id = ? and exists (select 1 from mention where account_id = account.id)
    order by id"""

_MERGES = """
    select person_merge.*, kept.label as kept_label, merged.label as merged_label, kept.child_id
    from person_merge join person as kept on kept.id = kept_id
    join person as merged on merged.id = merged_id
    where person_merge.id = :id or kept.child_id = :child
    order by person_merge.id desc"""


class VaultPeopleStore:
    """Reads whom entries name. Merging changes who stands for whom, and never an entry."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @reading()
    def people(self, child_id: int) -> tuple[PersonSeen, ...]:
        """Return everybody named, those merged as one, the first seen first."""
        firsts = self._firsts(_FIRST_PEOPLE, child_id)
        labels: dict[int, list[str]] = {}
        for row in self._db.query(_with_parts(_NAMED), {"child": child_id}):
            labels.setdefault(row["kept_id"], []).append(row["label"])
        standing = self._standing(child_id)
        kept = {one.id: one for one in standing.values()}
        accounts: dict[int, list[Account]] = {}
        for account in self._accounts(child_id):
            if account.person_id in standing:
                accounts.setdefault(standing[account.person_id].id, []).append(account)
        people = [
            PersonSeen(
                person=kept[kept_id],
                labels=tuple(named),
                accounts=tuple(accounts.get(kept_id, ())),
                first=firsts.get(kept_id),
            )
            for kept_id, named in labels.items()
        ]
        return tuple(sorted(people, key=lambda one: (*_order(one.first), one.person.id)))

    @reading()
    def everybody(self, child_id: int) -> tuple[PersonSeen, ...]:
        """Return the same, and whom only an earlier wording names, under every label ever used."""
        seen = {one.person.id: one for one in self.people(child_id)}
        labels: dict[int, list[str]] = {}
        for row in self._db.query(_with_parts(_EVERYBODY), {"child": child_id}):
            labels.setdefault(row["kept_id"], []).append(row["label"])
        kept = {one.id: one for one in self._standing(child_id).values()}
        for kept_id in labels.keys() - seen.keys():
            seen[kept_id] = PersonSeen(kept[kept_id], (), (), None)
        return tuple(
            replace(one, labels=tuple(labels[one.person.id]))
            for one in sorted(seen.values(), key=lambda one: (*_order(one.first), one.person.id))
        )

    @reading()
    def accounts(self, child_id: int) -> tuple[AccountSeen, ...]:
        """Return every account named, the first seen first."""
        firsts = self._firsts(_FIRST_ACCOUNTS, child_id)
        seen = [AccountSeen(one, firsts.get(one.id)) for one in self._accounts(child_id)]
        return tuple(sorted(seen, key=lambda one: (*_order(one.first), one.account.id)))

    @reading()
    def person(self, person_id: int) -> Person:
        """Return who stands for this person now."""
        for row in self._db.query(_STANDS_NOW, [person_id]):
            person_id = row["id"]
        row = get(self._db, "person", person_id)
        return Person(row["id"], row["child_id"], row["label"])

    @reading()
    def account(self, account_id: int) -> Account:
        return _account_of(get(self._db, "account", account_id))

    @reading()
    def find(self, child_id: int, name: str | AccountName) -> int | None:
        """Return the id of the person or account that is called so, however it is written."""
        if isinstance(name, AccountName):
            given = [child_id, name.kind.value, name.folded]
            found = self._db.query(_ACCOUNT_CALLED, given)
        else:
            found = self._db.query(_PERSON_CALLED, [child_id, fold_label(name)])
        return next((int(row["id"]) for row in found), None)

    @reading()
    def who_boxes(self, child_id: int) -> tuple[WhoBox, ...]:
        """Return the box for people of every entry that stands, the first event first."""
        rows = self._db.query(_WHO_BOXES, [child_id])
        return tuple(WhoBox(row["id"], row["who"]) for row in rows)

    @known_errors()
    def give_account(self, account_id: int, person_id: int | None) -> None:
        """Say whose account it is, or that nobody knows."""
        with self._db.atomic():
            child_id = get(self._db, "account", account_id)["child_id"]
            if person_id is not None:
                _refuse(get(self._db, "person", person_id)["child_id"] != child_id)
            self._db.table("account").update(account_id, {"person_id": person_id})

    @known_errors()
    def merge(self, kept_id: int, merged_id: int, at: datetime) -> Merge:
        """Let one person stand for another. Raises STORAGE_FAILED where that can not be."""
        with self._db.atomic():
            kept, merged = (get(self._db, "person", one) for one in (kept_id, merged_id))
            _refuse(kept["child_id"] != merged["child_id"] or kept_id == merged_id)
            _refuse(kept["merged_into"] is not None or merged["merged_into"] is not None)
            self._db.table("person").update(merged_id, {"merged_into": kept_id})
            row = {"kept_id": kept_id, "merged_id": merged_id, "merged_at": utc_text(at)}
            number = self._db.table("person_merge").insert(row).last_rowid
            return self._merge(int(number or 0))

    @known_errors()
    def split(self, merge_id: int, at: datetime) -> Merge:
        """Take a merging back; nothing happens to one that was taken back already."""
        with self._db.atomic():
            merge = self._merge(merge_id)
            if merge.undone_at is None:
                self._db.table("person").update(merge.merged.id, {"merged_into": None})
                self._db.table("person_merge").update(merge_id, {"undone_at": utc_text(at)})
            return self._merge(merge_id)

    @reading()
    def merges(self, child_id: int) -> tuple[Merge, ...]:
        """Return every merging, those taken back too, newest first."""
        rows = self._db.query(_MERGES, {"id": None, "child": child_id})
        return tuple(_merge_of(row) for row in rows)

    def _merge(self, merge_id: int) -> Merge:
        for row in self._db.query(_MERGES, {"id": merge_id, "child": None}):
            return _merge_of(row)
        raise CompanionError(ErrorCode.STORAGE_FAILED, missing="person_merge", id=merge_id)

    def _standing(self, child_id: int) -> dict[int, Person]:
        """Return for each person who stands for them."""
        rows = self._db.query(_with_parts(_ALL_STANDING), {"child": child_id})
        return {row["id"]: Person(row["kept_id"], child_id, row["kept_label"]) for row in rows}

    def _accounts(self, child_id: int) -> list[Account]:
        return [_account_of(row) for row in self._db.query(_ACCOUNTS, [child_id])]

    def _firsts(self, sql: str, child_id: int) -> dict[int, FirstSeen]:
        return {
            row["named_id"]: _first_of(row)
            for row in self._db.query(_with_parts(sql), {"child": child_id})
        }


def _with_parts(sql: str) -> str:
    return sql.format(standing=_STANDING, first=_FIRST)


def _refuse(is_wrong: object) -> None:
    if is_wrong:
        raise CompanionError(ErrorCode.STORAGE_FAILED, refused="people")


def _account_of(row: Row) -> Account:
    name = AccountName(AccountKind(row["kind"]), row["text"])
    return Account(row["id"], row["child_id"], name, row["person_id"])


def _first_of(row: Row) -> FirstSeen:
    return FirstSeen(
        entry_id=row["entry_id"],
        happened=replace(happened_of(row), said=row["happened_said"]),
        written_at=datetime.fromisoformat(row["created_at"]),
        place=row["place"],
        told_by=row["told_by"],
    )


def _merge_of(row: Row) -> Merge:
    return Merge(
        id=row["id"],
        kept=Person(row["kept_id"], row["child_id"], row["kept_label"]),
        merged=Person(row["merged_id"], row["child_id"], row["merged_label"]),
        merged_at=datetime.fromisoformat(row["merged_at"]),
        undone_at=moment_of(row["undone_at"]),
    )


def _order(first: FirstSeen | None) -> tuple[bool, str, int]:
    """Return what is sorted by: the first event, and those only in struck-out entries last."""
    if first is None:
        return True, "", 0
    return False, sort_key(first.happened, utc_text(first.written_at)), first.entry_id
