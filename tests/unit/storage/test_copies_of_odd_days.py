# SPDX-License-Identifier: Apache-2.0
"""Copies of notes that were written while the clock of the computer stood far from today."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from companion.domain.checklist import Answer, Reply
from companion.domain.journal import EntryText, Happened
from companion.domain.noticing import Noticing
from companion.storage.copy_names import kept_copies
from companion.storage.known_copies import Manifests
from tests.fakes import START
from tests.unit.storage.two_records import GOES, STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE

pytestmark = pytest.mark.bar(22)
YEARS = (1, 1970, 1980, 1999, 2000, 2999, 3000, 9999)


def at(year):
    return datetime(year, 1, 1, 0, 5, tzinfo=UTC)


def write(vault, moment):
    """Write of one more child in each place that keeps the moment of writing."""
    child = vault.children.add_child("Robin", None, has_extra_needs=False).id
    vault.journal.add_entry(child, Happened(), EntryText(saw="at night"), moment)
    review = vault.checklist.start_review(child, moment)
    vault.checklist.keep_answer(review.id, Answer("a", Reply.YES))
    vault.checklist.finish_review(review.id, is_still_worried=None, at=moment)
    vault.noticings.add_noticing(Noticing(0, child, "a", "at night", moment, moment))
    return child


def only_copy(home):
    (copy,) = kept_copies(home.folder / "copies")
    return copy


def brought_back(home, copy):
    facts = home.door.try_backup(str(copy), PASSPHRASE)
    home.door.put_back(is_copied=False)
    return facts, home.unlock()


@pytest.mark.parametrize("year", YEARS)
def test_a_copy_of_what_was_written_then_is_brought_back(home, vault, year):
    tell(vault, STAYS)
    child = write(vault, at(year))
    vault.backups.keep(START)
    vault.close()
    facts, again = brought_back(home, only_copy(home))
    (line,) = again.journal.lines(child, offset=0, limit=10)
    assert line.written_at == at(year)
    is_told = 2000 <= year <= 2999
    assert facts.first == min(START, at(year) if is_told else START)
    assert facts.last == max(START, at(year) if is_told else START)


@pytest.mark.parametrize("year", YEARS)
def test_a_copy_made_then_is_listed_and_brought_back(home, vault, year):
    tell(vault, STAYS)
    vault.backups.keep(at(year))
    (listed,) = vault.backups.state().kept
    assert listed.made_at == at(year)
    assert Manifests().of(only_copy(home)) is not None
    vault.close()
    facts, _ = brought_back(home, only_copy(home))
    assert facts.first == START


@pytest.mark.parametrize("year", YEARS)
def test_after_a_record_was_wiped_then_copies_are_made_and_brought_back(home, vault, year):
    child, other = tell(vault, GOES), tell(vault, STAYS)
    vault.backups.keep(START)
    vault.records.wipe(child, "K. L.", at(year))
    assert [one.holds_wiped for one in vault.backups.old_copies()] == [True]
    vault.backups.keep(START)
    vault.close()
    _, again = brought_back(home, kept_copies(home.folder / "copies")[-1])
    assert [one.id for one in again.children.children()] == [other]
    assert [one.wiped_at for one in again.records.wipes()] == [at(year)]


def test_where_no_day_is_known_none_is_said(home, vault):
    write(vault, at(1970))
    vault.backups.keep(START)
    facts = home.door.try_backup(str(only_copy(home)), PASSPHRASE)
    assert (facts.entries, facts.first, facts.last) == (1, None, None)


def test_a_copy_put_into_the_second_place_then_is_known_there(home, vault, tmp_path):
    tell(vault, STAYS)
    stick = tmp_path / "stick"
    stick.mkdir()
    vault.backups.second.choose(str(stick))
    vault.backups.second.copy(at(1980))
    place = vault.backups.second.place()
    assert place is not None
    assert [one.made_at for one in place.kept] == [at(1980)]
    assert replace(place, path="").last_at == at(1980)
