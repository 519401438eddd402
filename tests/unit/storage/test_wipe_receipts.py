# SPDX-License-Identifier: Apache-2.0
"""Receipts of wipes: what a check makes of one that does not fit, and that no salt outlasts one."""

import pytest

from companion.domain.errors import ErrorCode
from companion.storage.open_vault import open_vault
from tests.fakes import START
from tests.unit.storage.test_record_wipe import FORGED_RECEIPT, raw_pages
from tests.unit.storage.two_records import GOES, STAYS, tell
from tests.unit.storage.vault_home import refused

PASSED_OFF_AS_WIPED = (
    """insert into wiped_revision select id, previous_hash, hash, last_insert_rowid()
        from revision where entry_id = 1""",
    "delete from revision where entry_id = 1",
    "delete from entry_text where id = 1",
    "delete from entry_tag where entry_id = 1",
    "delete from mention where entry_id = 1",
    "delete from entry where id = 1",
)


@pytest.fixture
def two(home):
    """An open vault, the child to wipe and the child that stays."""
    vault = home.keep(open_vault(home.vault_file, home.data_key()))
    tell(vault, STAYS)
    return vault, tell(vault, GOES), 1


def test_one_entry_passed_off_as_wiped_is_found(two):
    vault, _, _ = two
    db = vault._db
    db.execute("pragma foreign_keys = off")
    own = "select count(*) from revision where entry_id = 1"
    (count,) = db.execute(own).fetchone()
    db.execute(FORGED_RECEIPT)
    for sql in PASSED_OFF_AS_WIPED:
        db.execute(sql)
    check = vault.journal.check_chain()
    assert (check.first_broken, check.wiped) == (1, count)
    assert [one.initials for one in check.wipes] == ["X."]


@pytest.mark.parametrize(
    "sql",
    [
        "update wipe set revisions = 3",
        "update wipe set first_revision = 4",
        "update wipe set last_revision = 9",
        "update wipe set newest_hash = 'x'",
        "update wipe set newest_hash = (select hash from revision where id = 1)",
        "delete from wipe",
        FORGED_RECEIPT,
        FORGED_RECEIPT.replace("1, 1, 1, 1", "1, 0, 0, 0"),
    ],
)
def test_hashes_that_are_not_as_their_receipt_says_are_found(two, sql):
    vault, goes, _ = two
    vault.records.wipe(goes, "K.L.", START)
    check = vault.journal.check_chain()
    assert (check.first_broken, check.wipes) == (None, vault.records.wipes())
    vault._db.execute("pragma foreign_keys = off")
    vault._db.execute(sql)
    assert vault.journal.check_chain().first_broken is not None


def test_a_receipt_that_can_not_be_read_is_told(two):
    vault, goes, _ = two
    vault.records.wipe(goes, "K.L.", START)
    vault._db.execute("update wipe set wiped_at = 'soon'")
    refused(ErrorCode.ROW_NOT_READ, vault.journal.check_chain)


def test_a_record_without_one_entry_leaves_a_sound_chain(two):
    vault, _, _ = two
    child = vault.children.add_child("New", None, has_extra_needs=False)
    vault.records.wipe(child.id, "N.", START)
    check = vault.journal.check_chain()
    assert (check.first_broken, check.wiped, len(check.wipes)) == (None, 0, 1)


def test_the_salt_goes_with_the_record(two, home):
    vault, goes, _ = two
    sql = "select salt from revision join entry on entry.id = entry_id where child_id = ?"
    salts = [salt for (salt,) in vault._db.execute(sql, [goes]).fetchall()]
    vault.records.wipe(goes, "K.L.", START)
    vault.close()
    pages = raw_pages(home.vault_file, home.data_key())
    assert salts
    assert not [salt for salt in salts if salt.encode() in pages]
