# SPDX-License-Identifier: Apache-2.0
"""Wiping one record: its words are nowhere, all else is as before, and no moment is in between."""

import errno
import json
import os
import random
import shutil
import subprocess
import sys
from datetime import date

import pytest
from Crypto.Cipher import AES

from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.domain.record_check import WipedLink
from companion.domain.records import HandOver
from companion.services.record_check_service import RecordCheckService, verify_record
from companion.storage import cipher, record_wipe, vault_copies
from companion.storage.open_vault import open_vault
from companion.storage.record_rows import own_rows
from tests.counts import how_many
from tests.fakes import START, FakeClock
from tests.unit.storage import wipe_and_die
from tests.unit.storage.two_records import GOES, STAYS, tell
from tests.unit.storage.vault_home import refused

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
KILLS = how_many(12, 200)


@pytest.fixture
def key(home):
    return home.data_key()


@pytest.fixture
def two(home, key):
    """An open vault, the child to wipe and the child that stays."""
    vault = home.keep(open_vault(home.vault_file, key))
    tell(vault, STAYS)
    goes = tell(vault, GOES)
    return vault, goes, 1


def raw_pages(path, key):
    """Return every page of an encrypted file, free ones too, as it is inside."""
    data, pages = path.read_bytes(), b""
    for at in range(0, len(data), PAGE):
        page = data[at : at + PAGE]
        start = SALT if at == 0 else 0
        body, rest = page[start:-RESERVED], page[-RESERVED:]
        pages += AES.new(key, AES.MODE_CBC, rest[:IV]).decrypt(body)
    return pages.lower()


def holds(pages, word):
    """Tell whether a word, or the most of it that the index keeps apart, is in the pages."""
    return word.lower()[1:].encode() in pages


def own_counts(vault, child):
    db = vault._db
    counts = {}
    for table, own in own_rows(db).items():
        sql = f"select count(*) from {table} where {own}"  # noqa: S608 - names of ours
        (counts[table],) = db.execute(sql, {"child": child}).fetchone()
    return counts


def everything(vault, but=()):
    """Return every row of every table."""
    db = vault._db
    names = [name for name in db.table_names() if not name.startswith("entry_")]
    return {name: list(db.table(name).rows) for name in names if name not in but}


def test_every_table_with_a_child_in_it_is_found_and_filled(two):
    vault, goes, _ = two
    counts = own_counts(vault, goes)
    assert all(counts.values()), counts
    others = set(vault._db.table_names()) - set(counts)
    assert {one for one in others if not one.startswith(("entry_fts", "sqlite_"))} == {
        "_sqlite_migrations",
        "aside_at_wipe",
        "brought_back",
        "carried",
        "entry_vocabulary",
        "fact_file",
        "household",
        "kept",
        "known_copy",
        "lock_seen",
        "put_back",
        "recovery_sheet",
        "second_place",
        "unsure_copy",
        "wipe",
        "wiped_revision",
    }


@pytest.mark.bar(24)
def test_the_words_are_in_no_page_and_no_block_of_the_index(two, home, key):
    vault, goes, stays = two
    assert holds(raw_pages(home.vault_file, key), GOES)
    before = own_counts(vault, stays)
    vault.records.wipe(goes, "K.L.", START)
    assert set(own_counts(vault, goes).values()) == {0}
    assert own_counts(vault, stays) == before
    terms = vault._db.execute("select term from entry_vocabulary").fetchall()
    assert not [term for (term,) in terms if GOES.lower() in term]
    vault.close()
    pages = raw_pages(home.vault_file, key)
    assert not holds(pages, GOES)
    assert holds(pages, STAYS)
    assert home.names() == {"vault.db", "keys.json"}


def test_the_other_record_goes_on_in_the_same_open_vault(two):
    vault, goes, stays = two
    vault.records.wipe(goes, "K.L.", START)
    assert [one.child.id for one in vault.records.records()] == [stays]
    entry = vault.journal.add_entry(stays, Happened(), EntryText(saw="afterwards"), START)
    assert vault.journal.find(stays, Wanted("afterwards"), offset=0, limit=5).lines
    assert vault.journal.find(stays, Wanted(STAYS), offset=0, limit=5).lines
    assert not vault.journal.find(stays, Wanted(GOES), offset=0, limit=5).lines
    assert entry.current.id == 9
    vault._db.execute("insert into entry_fts (entry_fts, rank) values ('integrity-check', 1)")
    setting = "select v from entry_fts_config where k = 'secure-delete'"
    assert vault._db.execute(setting).fetchone() == (1,)
    assert vault.children.add_child("New", None, has_extra_needs=False).id == goes + 1


def test_the_chain_holds_and_says_how_many_stand_as_a_hash_only(two):
    vault, goes, stays = two
    before = vault.journal.check_chain()
    checks = RecordCheckService(vault.journal, FakeClock())
    old = json.dumps(checks.record({1, 2, 3, 4}))
    wipe = vault.records.wipe(goes, "K.L.", START)
    after = vault.journal.check_chain()
    assert (before.wiped, after.wiped) == (0, 4)
    assert after.revisions == before.revisions - 4
    assert after.first_broken is None
    assert after.newest_hash == before.newest_hash == wipe.newest_hash
    vault.journal.add_entry(stays, Happened(), EntryText(saw="later"), START)
    assert vault.journal.check_chain().first_broken is None
    found = verify_record(old, checks.known_hashes())
    assert (found.first_broken, found.first_different) == (None, None)
    new = verify_record(json.dumps(checks.record({1, 2})))
    assert (new.first_broken, new.left_out) == (None, 5)
    assert sum(isinstance(one, WipedLink) for one in vault.journal.links(after=0, limit=99)) == 4
    assert [one.id for one in vault.journal.links(after=3, limit=2)] == [4, 5]


def test_nothing_but_its_own_hash_can_take_the_place_of_a_revision(two):
    vault, _, _ = two
    db = vault._db
    db.execute(FORGED_RECEIPT)
    for sql in (
        "delete from revision where id = 1",
        "insert into wiped_revision select id, previous_hash, 'x', 1 from revision where id = 1",
        "insert into wiped_revision values (99, '', 'y', 1)",
        "update revision set hash = 'x' where id = 1",
    ):
        with pytest.raises(cipher.DriverError, match=r"only"):
            db.execute(sql)
    db.execute("insert into wiped_revision select id, previous_hash, hash, 1 from revision")
    for sql in ("delete from wiped_revision", "update wiped_revision set hash = id"):
        with pytest.raises(cipher.DriverError, match="revisions are only added"):
            db.execute(sql)
    # A revision and its hash, both in the same place: that shows as well.
    assert vault.journal.check_chain().first_broken == 1


FORGED_RECEIPT = """
    insert into wipe (wiped_at, initials, newest_hash, is_finished, revisions, first_revision,
        last_revision)
    select '2026-01-01T00:00:00+00:00', 'X.', hash, 1, 1, 1, 1 from revision
    order by id desc limit 1"""


def test_a_hash_that_was_moved_or_doubled_shows(two):
    vault, goes, _ = two
    vault.records.wipe(goes, "K.L.", START)
    db = vault._db
    db.execute("drop trigger wiped_revision_no_update")
    db.execute("update wiped_revision set previous_hash = 'x' where id = 6")
    assert vault.journal.check_chain().first_broken == 6


def test_the_receipt_stays_and_says_no_more(two, home):
    vault, goes, _ = two
    vault.records.wipe(goes, "K.L.", START)
    (one,) = vault.records.wipes()
    assert (one.initials, one.wiped_at, one.is_finished) == ("K.L.", START, True)
    assert (one.revisions, one.first_revision, one.last_revision) == (4, 5, 8)
    vault.close()
    again = home.unlock()
    assert again.records.wipes() == (one,)
    assert again._db.table("wipe").get(1).keys() == {
        "id", "wiped_at", "initials", "newest_hash", "is_finished", "revisions",
        "first_revision", "last_revision", "handed_on",
    }  # fmt: skip


def test_the_receipt_says_when_a_hand_over_was_written_down_last(two, home):
    vault, goes, stays = two
    for day in (date(2026, 11, 20), date(2026, 11, 18)):
        vault.records.save_hand_over(HandOver(0, goes, day, "A service", "all"))
    vault.records.save_hand_over(HandOver(0, stays, date(2026, 11, 21)))
    last = max(one.handed_on for one in vault.records.hand_overs(goes))
    vault.records.wipe(goes, "K.L.", START)
    (one,) = vault.records.wipes()
    assert (one.is_hand_over_known, one.handed_on) == (True, last)
    vault.close()
    assert home.unlock().records.wipes() == (one,)


def test_the_receipt_says_that_no_hand_over_was_written_down(two):
    vault, goes, stays = two
    vault._db.execute("delete from hand_over where child_id = ?", [goes])
    vault.records.save_hand_over(HandOver(0, stays, date(2026, 11, 21)))
    vault.records.wipe(goes, "K.L.", START)
    (one,) = vault.records.wipes()
    assert (one.is_hand_over_known, one.handed_on) == (True, None)


def test_a_hand_over_of_no_day_stops_no_wipe_and_nothing_is_said_of_it(two):
    vault, goes, _ = two
    vault.records.save_hand_over(HandOver(0, goes, date(2026, 11, 20)))
    vault._db.execute("update hand_over set handed_on = 'yesterday'")
    vault.records.wipe(goes, "K.L.", START)
    (one,) = vault.records.wipes()
    assert (one.is_hand_over_known, one.handed_on) == (False, None)


def test_a_receipt_from_before_that_was_kept_says_neither(two):
    vault, goes, _ = two
    vault.records.wipe(goes, "K.L.", START)
    vault._db.execute("update wipe set handed_on = null")
    (one,) = vault.records.wipes()
    assert (one.is_hand_over_known, one.handed_on) == (False, None)


def test_copies_from_before_an_update_go_too(two, home, key):
    vault, goes, _ = two
    vault_copies.copy_before_update(vault._db, home.folder, key)
    assert holds(raw_pages(home.folder / "before-update-0001.db", key), GOES)
    vault.records.wipe(goes, "K.L.", START)
    vault.close()
    assert home.names() == {"vault.db", "keys.json"}


def test_a_copy_that_can_not_go_yet_goes_at_the_next_opening(two, home, key, monkeypatch):
    vault, goes, _ = two
    vault_copies.copy_before_update(vault._db, home.folder, key)
    wiped = record_wipe.wipe_file

    def refuse(path):
        if path.name.startswith("before"):
            raise PermissionError
        wiped(path)

    monkeypatch.setattr(record_wipe, "wipe_file", refuse)
    vault.records.wipe(goes, "K.L.", START)
    assert [one.is_finished for one in vault.records.wipes()] == [False]
    assert vault.records.records()
    vault.close()
    monkeypatch.undo()
    again = home.unlock()
    assert [one.is_finished for one in again.records.wipes()] == [True]
    assert home.names() - {"vault.db-journal"} == {"vault.db", "keys.json"}


class _FullError(cipher.DriverError):
    sqlite_errorcode = 13


def full_disk(*_):
    raise _FullError


def refusing(*_):
    raise PermissionError(errno.EACCES, "")


def lost_rows(*given):
    return [{"entry": -1}, *record_wipe_expected(*given)[1:]]


record_wipe_expected = record_wipe._expected


@pytest.mark.parametrize(
    ("step", "fault", "code"),
    [
        ("_copy", full_disk, ErrorCode.DISK_FULL),
        ("_delete", full_disk, ErrorCode.DISK_FULL),
        ("sync_file", refusing, ErrorCode.READ_ONLY),
        ("_expected", lost_rows, ErrorCode.VAULT_DAMAGED),
        ("_replace", refusing, ErrorCode.READ_ONLY),
    ],
)
def test_after_a_failure_all_is_as_it_was_and_goes_on(two, home, monkeypatch, step, fault, code):  # noqa: PLR0917
    vault, goes, stays = two
    before = everything(vault)
    monkeypatch.setattr(record_wipe, step, fault)
    refused(code, vault.records.wipe, goes, "K.L.", START)
    assert everything(vault) == before
    assert home.names() - {"vault.db-journal"} == {"vault.db", "keys.json"}
    vault.journal.add_entry(stays, Happened(), EntryText(saw="goes on"), START)
    assert vault.journal.check_chain().first_broken is None
    monkeypatch.undo()
    vault.records.wipe(goes, "K.L.", START)
    assert set(own_counts(vault, goes).values()) == {0}


def test_a_disk_that_is_full_before_the_second_copy(two, home, monkeypatch):
    vault, goes, _ = two
    before, copied = everything(vault), record_wipe._copy

    def second_is_full(db, to):
        copied(db, to)
        if to.name == record_wipe.CLEAN:
            raise _FullError

    monkeypatch.setattr(record_wipe, "_copy", second_is_full)
    refused(ErrorCode.DISK_FULL, vault.records.wipe, goes, "K.L.", START)
    assert everything(vault) == before
    assert home.names() - {"vault.db-journal"} == {"vault.db", "keys.json"}


def test_a_journal_left_beside_the_closed_vault_stops_it(two, home, monkeypatch):
    vault, goes, _ = two
    before = everything(vault)
    close = cipher.VaultDatabase.close

    def leaves_a_journal(db):
        close(db)
        (home.folder / "vault.db-journal").touch()

    monkeypatch.setattr(cipher.VaultDatabase, "close", leaves_a_journal)
    refused(ErrorCode.FILE_NOT_WRITABLE, vault.records.wipe, goes, "K.L.", START)
    monkeypatch.undo()
    assert everything(vault) == before


def test_a_journal_that_a_kill_left_before_goes_too(two, home, key):
    vault, goes, stays = two
    vault.close()
    (home.folder / "vault.db-journal").write_bytes(bytes(512) + GOES.encode())
    again = home.keep(open_vault(home.vault_file, key))
    assert "vault.db-journal" in home.names()
    again.records.wipe(goes, "K.L.", START)
    assert [one.child.id for one in again.records.records()] == [stays]
    again.close()
    assert home.names() == {"vault.db", "keys.json"}


def test_a_vault_that_can_not_be_opened_again_is_wiped_all_the_same(two, home, key, monkeypatch):
    vault, goes, stays = two

    def refuse(*_):
        raise CompanionError(ErrorCode.VAULT_IN_USE)

    monkeypatch.setattr(cipher.VaultDatabase, "open_again", refuse)
    vault.records.wipe(goes, "K.L.", START)
    refused(ErrorCode.VAULT_LOCKED, vault.records.wipes)
    again = home.keep(open_vault(home.vault_file, key))
    assert [one.child.id for one in again.records.records()] == [stays]


def test_a_child_that_is_not_there_changes_nothing(two, home):
    vault, _, _ = two
    before = everything(vault)
    refused(ErrorCode.STORAGE_FAILED, vault.records.wipe, 77, "X.", START)
    assert everything(vault) == before


def test_another_name_of_the_old_file_is_left_alone(two, home, key):
    vault, goes, _ = two
    os.link(home.vault_file, home.folder / "somebody-elses.db")
    vault.records.wipe(goes, "K.L.", START)
    assert holds(raw_pages(home.folder / "somebody-elses.db", key), GOES)


def test_the_old_file_is_overwritten(two, home, key):
    vault, goes, _ = two
    with home.vault_file.open("rb") as old:
        vault.records.wipe(goes, "K.L.", START)
        assert set(old.read()) == {0}


def test_what_a_cut_off_wipe_left_goes_at_the_next_opening(two, home, key):
    vault, _, _ = two
    vault.close()
    for name in (record_wipe.WORKING, record_wipe.CLEAN, f"{record_wipe.WORKING}-journal"):
        shutil.copy(home.vault_file, home.folder / name)
    home.unlock()
    assert home.names() == {"vault.db", "keys.json"}


@pytest.mark.slow
@pytest.mark.bar(24)
def test_killed_at_any_moment_the_record_is_wholly_there_or_wholly_gone(two, home, key, tally):
    vault, goes, stays = two
    there, kept = own_counts(vault, goes), own_counts(vault, stays)
    vault_copies.copy_before_update(vault._db, home.folder, key)
    vault.close()
    template, picks = home.folder.with_name("template"), random.Random(7)  # noqa: S311 - repeatable
    moments = iter([0.0, *(picks.uniform(0.0, 0.12) for _ in range(KILLS)), 60.0])
    shutil.copytree(home.folder, template)
    ends = set()
    for _ in range(KILLS + 2):
        shutil.rmtree(home.folder)
        shutil.copytree(template, home.folder)
        wipe_until_killed(home, key, goes, next(moments))
        vault = open_vault(home.vault_file, key)
        counts = own_counts(vault, goes)
        is_gone = not any(counts.values())
        assert is_gone or counts == there
        assert own_counts(vault, stays) == kept
        assert vault.journal.check_chain().first_broken is None
        assert vault._db.execute("pragma integrity_check").fetchone() == ("ok",)
        vault.close()
        names = home.names() - {"vault.db-journal"}
        assert not is_gone or names == {"vault.db", "keys.json"}
        assert names <= {"vault.db", "keys.json", "before-update-0001.db"}
        ends.add(is_gone)
    assert ends == {True, False}
    tally(kills=KILLS, half=0)


def wipe_until_killed(home, key, child, seconds):
    arguments = [sys.executable, "-u", "-m", wipe_and_die.__name__, home.vault_file, key.hex()]
    process = subprocess.Popen([*arguments, str(child)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "begins\n"
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()


def test_words_on_their_way_to_the_journal_go_with_the_last_record(two, home, key):
    vault, goes, stays = two
    vault.edges.keep_carried(("saw", "Kiebitz was asked"))
    vault.records.wipe(goes, "K.L.", START)
    # They may belong to the record that stays.
    assert vault.edges.carried() == ("saw", "Kiebitz was asked")
    vault.records.wipe(stays, "K.L.", START)
    assert vault.edges.carried() is None
    assert not holds(raw_pages(home.vault_file, key), "Kiebitz")
