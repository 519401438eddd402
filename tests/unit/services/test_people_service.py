# SPDX-License-Identifier: Apache-2.0
"""People, accounts and saved searches through their services."""

import pytest

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.entry_find import Wanted
from companion.domain.journal import EntryText, Happened
from companion.domain.people import Merge, Person, merges_about
from companion.services.changes import Change
from companion.services.journal_service import JournalService
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


def test_a_report_may_name_everybody_but_those_of_struck_out_entries(vault, people):
    jay, other = (one.person.id for one in people.people(1))
    (seen,) = people.accounts(1)
    people.merge(jay, other)
    people.give_account(seen.account.id, other)
    gone = EntryDetails(people=("Gone",), accounts=(AccountName(AccountKind.OTHER, "gone"),))
    entry = vault.journal.add_entry(1, Happened(), EntryText(saw="x"), START, gone)
    vault.journal.strike_out(entry.id, "", START)
    named = people.for_report(1)
    (person,), (account,) = named.people, named.accounts
    assert person.labels == ("Jay", "J.")
    assert person.accounts == (account.name,)
    assert (account.name.text, account.whose) == ("@fox", "Jay")
    assert person.first == account.first == seen.first
    people.give_account(seen.account.id, None)
    assert people.for_report(1).accounts[0].whose == ""
    assert people.for_report(2).people == ()


def test_signs_of_entries_are_those_they_are_linked_with(vault, ledger):
    journal = JournalService(vault.journal, FakeClock(), ledger)
    assert journal.sign_ids(1) == ()
    signs = EntryDetails(sign_ids=("hides-phone",))
    vault.journal.add_entry(1, Happened(), EntryText(saw="x"), START, signs)
    assert journal.sign_ids(1) == ("hides-phone",)


def test_one_person_and_one_account_are_found_by_their_ids(people):
    jay, other = (one.person for one in people.people(1))
    people.merge(jay.id, other.id)
    assert people.person(other.id) == jay
    assert people.account(1).name.text == "@fox"
    assert people.find(1, "j.") == other.id


def test_merges_are_those_of_a_person_and_of_everybody_who_stands_under_them():
    def merge(number, kept, merged, undone=None):
        one, two = (Person(each, 1, str(each)) for each in (kept, merged))
        return Merge(number, one, two, START, undone)

    outer, inner, undone, others = (
        merge(1, 1, 2),
        merge(2, 2, 3),
        merge(3, 3, 4, START),
        merge(4, 8, 9),
    )
    merges = (others, undone, inner, outer)
    assert merges_about(1, merges) == (undone, inner, outer)
    assert merges_about(4, merges) == (undone,)
    assert merges_about(7, merges) == ()


def test_a_search_is_saved_by_name_or_by_its_words_and_dropped(searches, ledger):
    named = searches.save(1, "  The \n fox ", Wanted("fox"))
    worded = searches.save(1, " ", Wanted(" dark  fox"))
    assert [one.name for one in searches.saved(1)] == ["The fox", "dark fox"]
    assert named.saved_at == START
    searches.drop(worded.id)
    assert searches.saved(1) == (named,)
    assert len(searches.save(1, "x" * 999, Wanted()).name) == 80
    assert ledger.changes == [Change.JOURNAL] * 4
