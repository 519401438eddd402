# SPDX-License-Identifier: Apache-2.0
"""An odd row is told on its page. A mistake of ours is a bug, and never told as damage."""

import re

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Draft, EntryText, Happened
from companion.domain.missing import MissingSheet
from tests.fakes import START
from tests.unit.storage.two_records import STAYS, tell


@pytest.fixture
def told(home):
    vault = home.unlock()
    tell(vault, STAYS)
    return vault


def spoil_entry(vault):
    vault._db.execute("drop trigger revision_no_update")
    vault._db.execute("update revision set entry_kind = 'nonsense'")


def test_the_place_of_an_odd_row_is_named(told):
    spoil_entry(told)
    with pytest.raises(CompanionError) as caught:
        told.journal.lines(1, offset=0, limit=5)
    assert caught.value.code is ErrorCode.ROW_NOT_READ
    assert re.fullmatch(r"journal_rows\.py:[0-9]+", caught.value.parameters["place"])
    assert told.children.children()


@pytest.mark.parametrize("text", [EntryText(saw=7), None])
def test_a_wrong_thing_to_save_is_a_bug_and_nothing_is_kept(told, text):
    before = told.journal.count(1)
    with pytest.raises((TypeError, AttributeError)):
        told.journal.add_entry(1, Happened(), text, START)
    with pytest.raises((TypeError, AttributeError)):
        told.journal.keep_draft(Draft(1, None, Happened(), text, START))
    assert told.journal.count(1) == before
    assert told.journal.draft(1, None) is None


def test_to_change_an_odd_entry_is_told_and_changes_nothing(told):
    spoil_entry(told)
    with pytest.raises(CompanionError) as caught:
        told.journal.add_revision(1, Happened(), EntryText(saw="x"), "", START)
    assert caught.value.code is ErrorCode.ROW_NOT_READ


def test_words_that_can_not_join_an_odd_row_wait_on(home, told):
    told.missing.keep_missing_sheet(MissingSheet(1, {"name": "zq1"}, None, START))
    told.unkept.begin()
    told._db.execute("pragma query_only = on").fetchall()
    with pytest.raises(CompanionError):
        told.missing.keep_missing_sheet(MissingSheet(1, {"name": "zq2"}, None, START))
    told._db.execute("pragma query_only = off").fetchall()
    sealed = told.unkept.sealed()
    told._db.execute("update missing_sheet set words = 'nope', written_at = '9999'")
    told.close()
    again = home.unlock()
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == 0
    assert again.unkept.is_waiting
