# SPDX-License-Identifier: Apache-2.0
"""People, accounts and saved searches through their services."""

import pytest

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.entry_find import Wanted
from companion.domain.journal import EntryText, Happened
from companion.services.changes import Change
from companion.services.people_service import PeopleService
from companion.services.saved_search_service import SavedSearchService
from tests.fakes import START, FakeClock, InMemoryVault
from tests.unit.services.local_fakes import Ledger


@pytest.fixture
def vault():
    vault = InMemoryVault()
    names = EntryDetails(people=("Jay", "J."), accounts=(AccountName(AccountKind.HANDLE, "@fox"),))
    vault.journal.add_entry(1, Happened(), EntryText(saw="x"), START, names)
    return vault


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def people(vault, ledger):
    return PeopleService(vault.people, FakeClock(), ledger)


@pytest.fixture
def searches(vault, ledger):
    return SavedSearchService(vault.saved_searches, FakeClock(), ledger)


def test_merging_and_splitting_are_dated_and_said(people, ledger):
    jay, other = (one.person.id for one in people.people(1))
    merge = people.merge(jay, other)
    assert merge.merged_at == START
    assert [one.person.label for one in people.people(1)] == ["Jay"]
    undone = people.split(merge.id)
    assert people.merges(1) == (undone,)
    assert len(people.people(1)) == 2
    assert ledger.changes == [Change.JOURNAL] * 2


def test_an_account_is_given_and_said(people, ledger):
    (seen,) = people.accounts(1)
    people.give_account(seen.account.id, people.people(1)[0].person.id)
    assert people.people(1)[0].accounts[0].name.text == "@fox"
    assert ledger.changes == [Change.JOURNAL]


def test_a_search_is_saved_by_name_or_by_its_words_and_dropped(searches, ledger):
    named = searches.save(1, "  The \n fox ", Wanted("fox"))
    worded = searches.save(1, " ", Wanted(" dark  fox"))
    assert [one.name for one in searches.saved(1)] == ["The fox", "dark fox"]
    assert named.saved_at == START
    searches.drop(worded.id)
    assert searches.saved(1) == (named,)
    assert len(searches.save(1, "x" * 999, Wanted()).name) == 80
    assert ledger.changes == [Change.JOURNAL] * 4
