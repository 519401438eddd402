# SPDX-License-Identifier: Apache-2.0
"""The chain against chance: 1,000 changes by SQL are all found, 10,000 honest wordings are not."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails, EntryKind
from companion.domain.journal import Certainty, EntryText, Happened
from companion.domain.new_entry import NewEntry
from tests.fakes import START

CHANGES = 1000
HONEST = 10_000
LISTS = ("tags", "people", "accounts", "sign_ids", "talk_ids", "report_ids")
OWN_WORDS = ("saw", "told_by", "child_words", "asked", "think", "who", "reason", "happened_said")
SEALS = ("hash", "previous_hash", "salt")
KINDS = ("written", "changed", "struck-out", "restored")
NUMBERS = {"entry_id": "revision", "child_id": "entry", "is_struck_out": "entry"}
SHOWN = ("created_at", "sort_key", "first_line")
RECEIPT = ("revisions", "first_revision", "last_revision")


@pytest.fixture
def picks():
    return random.Random(2026)  # noqa: S311 - the same order in every run


@pytest.fixture
def vault(home):
    vault = home.unlock()
    for label in ("A", "B", "C"):
        vault.children.add_child(label, None, has_extra_needs=False)
    return vault


def when(picks):
    day = date(2026, picks.randint(1, 12), picks.randint(1, 28))
    at = time(picks.randint(0, 23), picks.randint(0, 59)) if picks.random() < 0.5 else None
    return picks.choice((Happened(), Happened(Certainty.ABOUT, day, at, "at tea time")))


def wording(picks):
    words = [picks.choice(("a cape", "Zoë", "parcels", "9\0", "\n x ", "ﬁve")) for _ in range(6)]
    return EntryText(saw=" ".join(words), who=picks.choice(("", "Robin")))


def details(picks):
    return EntryDetails(
        picks.choice(tuple(EntryKind)),
        ("gaming",),
        (picks.choice(("Robin", "Zoë")),),
        (AccountName(AccountKind.OTHER, "fox"),),
        talk_ids=(1,),
    )


def tell(journal, picks, count):
    """Write, change, strike out and restore, until so many wordings more are there."""
    ids = [write(journal, picks, number % 3 + 1).id for number in range(count // 2)]
    left = count - len(ids)
    while left > 0:
        entry = picks.choice(ids)
        act = picks.choice((journal.strike_out, journal.restore, None))
        before = journal.entry(entry).current.id
        if act is None:
            changed = details(picks) if picks.random() < 0.5 else None
            journal.add_revision(entry, when(picks), wording(picks), "clearer", START, changed)
        else:
            act(entry, "a mistake", START)
        left -= journal.entry(entry).current.id != before


def write(journal, picks, child):
    at = START + timedelta(minutes=picks.randint(-99, 99))
    return journal.add_entry(child, when(picks), wording(picks), at, details(picks))


def unguard(db):
    """Take everything away by which the database itself refuses a change."""
    db.execute("pragma foreign_keys = off")
    for (name,) in db.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        db.execute(f"drop trigger {name}")
    db.execute("drop index entry_by_revision")


class Tamperer:
    """Changes something of a vault, picked at random."""

    def __init__(self, db, picks):
        self.db, self.picks = db, picks

    def id_of(self, table):
        return self.picks.choice([row[0] for row in self.db.execute(f"select id from {table}")])  # noqa: S608

    def put(self, table, number, column, value):
        """Put another value in; False where it is the same."""
        sql = f"update {table} set {column} = ? where id = ? and {column} is not ?"  # noqa: S608
        return self.db.execute(sql, [value, number, value]).rowcount == 1

    def rewrite(self, table, column):
        """Change, add or take out one letter."""
        number = self.id_of(table)
        sql = f"select {column} from {table} where id = ?"  # noqa: S608
        (old,) = self.db.execute(sql, [number]).fetchone()
        at, way = self.picks.randint(0, len(old)), self.picks.randint(0, 2)
        letter = self.picks.choice("abcdef0123456789")
        new = old[:at] + (letter if way else "") + old[at + (way != 1) :]
        return self.put(table, number, column, new)

    def edit_words(self):
        return self.rewrite("revision", self.picks.choice(OWN_WORDS))

    def edit_seal(self):
        return self.rewrite("revision", self.picks.choice(SEALS))

    def edit_list(self):
        column = self.picks.choice(LISTS)
        value = json.dumps([self.picks.choice(("x", ["handle", "y"], 3))])
        return self.put("revision", self.id_of("revision"), column, value)

    def edit_day(self):
        moment = when(self.picks)
        value = self.picks.choice((None, moment.day and moment.day.isoformat()))
        return self.put("revision", self.id_of("revision"), "happened_day", value)

    def edit_kind(self):
        return self.put("revision", self.id_of("revision"), "kind", self.picks.choice(KINDS))

    def edit_time_of_writing(self):
        moment = START + timedelta(seconds=self.picks.randint(1, 10**8))
        written = moment.isoformat(timespec="microseconds")
        return self.put("revision", self.id_of("revision"), "written_at", written)

    def edit_number(self):
        column = self.picks.choice(tuple(NUMBERS))
        table = NUMBERS[column]
        value = self.picks.randint(0, 1 if column == "is_struck_out" else 3)
        return self.put(table, self.id_of(table), column, value)

    def edit_what_is_shown(self):
        if self.picks.random() < 0.5:
            return self.rewrite("entry_text", "words")
        return self.rewrite("entry", self.picks.choice(SHOWN))

    def show_another(self):
        value = self.id_of("revision")
        return self.put("entry", self.id_of("entry"), "revision_id", value)

    def edit_wiped(self):
        if self.picks.random() < 0.5:
            return self.rewrite("wiped_revision", self.picks.choice(SEALS[:2]))
        column, value = self.picks.choice(RECEIPT), self.picks.randint(0, 60)
        return self.put("wipe", self.id_of("wipe"), column, value)

    def remove(self):
        table = self.picks.choice(("revision", "wiped_revision", "wipe", "entry", "entry_text"))
        sql = f"delete from {table} where id = ?"  # noqa: S608
        return self.db.execute(sql, [self.id_of(table)]).rowcount == 1

    def remove_the_newest(self):
        """Take an entry out with everything that is about it, the newest one or another."""
        entry = self.picks.choice((self.id_of("entry"), self.last_entry()))
        for table in ("revision", "mention", "entry_tag"):
            self.db.execute(f"delete from {table} where entry_id = ?", [entry])  # noqa: S608
        for table in ("entry_text", "entry"):
            self.db.execute(f"delete from {table} where id = ?", [entry])  # noqa: S608
        return True

    def last_entry(self):
        return self.db.execute("select max(id) from entry").fetchone()[0]

    def swap_places(self):
        one, two = self.id_of("revision"), self.id_of("revision")
        for new, old in ((-1, one), (one, two), (two, -1)):
            self.db.execute("update revision set id = ? where id = ?", [new, old])
        return one != two

    def swap_words(self):
        one, two = self.id_of("revision"), self.id_of("revision")
        sql = "select saw from revision where id = ?"
        (first,), (second,) = (self.db.execute(sql, [each]).fetchone() for each in (one, two))
        return self.put("revision", one, "saw", second) and self.put("revision", two, "saw", first)

    def ways(self):
        return [
            self.edit_words, self.edit_seal, self.edit_list, self.edit_day, self.edit_kind,
            self.edit_time_of_writing, self.edit_number, self.edit_what_is_shown,
            self.show_another, self.edit_wiped, self.remove, self.remove_the_newest,
            self.swap_places, self.swap_words,
        ]  # fmt: skip


@pytest.mark.bar(23)
def test_whatever_is_changed_by_sql_is_found(vault, picks, tally):
    tell(vault.journal, picks, 45)
    vault.records.wipe(3, "C.", START)
    db, journal = vault._db, vault.journal
    unguard(db)
    tamperer, missed, made = Tamperer(db, picks), [], 0
    ways = tamperer.ways()
    while made < CHANGES:
        way = ways[made % len(ways)]
        db.begin()
        if way():
            made += 1
            if journal.check_chain().first_broken is None:
                missed.append(way.__name__)
        db.rollback()
    assert missed == []
    tally(changes=CHANGES, missed=0)
    assert journal.check_chain().first_broken is None


@pytest.mark.bar(23)
def test_honest_writing_is_no_alarm(vault, picks, tally):
    journal = vault.journal
    words = EntryText(think="🙂parcels cafe\u0301")
    many = [NewEntry(when(picks), wording(picks), START, details(picks)) for _ in range(HONEST)]
    many[::9] = [replace(one, text=words) for one in many[::9]]
    with vault._db.atomic():
        journal.add_entries(2, many[: HONEST * 9 // 10])
        tell(journal, picks, HONEST // 10)
    check = journal.check_chain()
    assert (check.first_broken, check.revisions) == (None, HONEST)
    tally(honest=HONEST, alarms=0)
    vault.records.wipe(1, "A.", START)
    write(journal, picks, 2)
    after = journal.check_chain()
    assert (after.first_broken, after.revisions + after.wiped) == (None, HONEST + 1)
