# SPDX-License-Identifier: Apache-2.0
"""Kinds, tags, people, accounts and links of entries: stores alike; filters; the chain."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails, EntryKind
from companion.domain.entry_find import SortBy, StruckOut, Wanted
from companion.domain.errors import ErrorCode
from companion.domain.journal import Certainty, Draft, EntryText, Happened
from companion.storage import entry_search
from tests.fakes import START, InMemoryVault
from tests.unit.storage.vault_home import refused

FOX = AccountName(AccountKind.HANDLE, "@Dark_Fox")
FULL = EntryDetails(
    kind=EntryKind.TALK,
    tags=("School run", "Éva's party"),
    people=("Jay",),
    accounts=(FOX, AccountName(AccountKind.PHONE, "07700 900123")),
    sign_ids=("hides-phone",),
    talk_ids=(3, 4),
    report_ids=(5,),
)


@pytest.fixture(params=["real", "fake"])
def vault(request):
    return request.getfixturevalue("home").unlock() if request.param == "real" else InMemoryVault()


@pytest.fixture
def journal(vault):
    return vault.journal


@pytest.fixture
def child(vault):
    return vault.children.add_child("A", None, has_extra_needs=False).id


@pytest.fixture
def other_child(vault, child):
    return vault.children.add_child("B", None, has_extra_needs=False).id


def add(journal, child, words, day=None, **details):
    happened = Happened(Certainty.ABOUT, date(2026, 2, day)) if day else Happened()
    return journal.add_entry(
        child, happened, EntryText(saw=words), START, EntryDetails(**details)
    ).id


def found(journal, child, words="", limit=50, offset=0, **wanted):
    asked = Wanted(words, **wanted)
    return [one.id for one in journal.find(child, asked, offset=offset, limit=limit).lines]


def test_details_come_back_and_stay_with_every_later_revision(journal, child):
    entry = journal.add_entry(child, Happened(), EntryText(saw="x"), START, FULL)
    assert entry.current.details == FULL
    assert journal.strike_out(entry.id, "", START).current.details == FULL
    assert journal.restore(entry.id, "", START).current.details == FULL
    kept = journal.add_revision(entry.id, Happened(), EntryText(saw="y"), "", START)
    assert kept.current.details == FULL
    less = replace(FULL, tags=())
    changed = journal.add_revision(entry.id, Happened(), EntryText(saw="y"), "", START, less)
    assert [one.details for one in journal.revisions(entry.id)][-2:] == [FULL, less]
    assert changed.current.hash != kept.current.hash
    assert journal.check_chain().first_broken is None


def test_a_draft_holds_details_as_typed(journal, child):
    draft = Draft(child, None, Happened(), EntryText(), START, details=replace(FULL, tags=(" a ",)))
    journal.keep_draft(draft)
    assert journal.draft(child, None) == draft


@pytest.mark.parametrize("words", ["school ru", "EVA", '"eva\'s party"', "jay", "dark_f", "07700"])
def test_words_of_the_details_are_found(journal, child, words):
    add(journal, child, "other")
    entry = journal.add_entry(child, Happened(), EntryText(saw="x"), START, FULL)
    assert found(journal, child, words) == [entry.id]


def test_the_words_for_the_day_are_kept_and_found(journal, child):
    day = Happened(Certainty.ABOUT, date(2026, 2, 3), said="after the match")
    entry = journal.add_entry(child, day, EntryText(saw="x"), START)
    add(journal, child, "another")
    assert entry.current.happened == day
    assert found(journal, child, "match") == [entry.id]
    later = replace(day, said="after tea")
    journal.add_revision(entry.id, later, EntryText(saw="x"), "", START)
    assert found(journal, child, "match") == []
    assert [one.happened for one in journal.revisions(entry.id)] == [day, later]


def test_phrases_stand_together_in_this_order(journal, child):
    one = add(journal, child, "she met the dark fox online")
    add(journal, child, "the fox was dark")
    for typed in ('"dark fox"', "“dark fox”", '"the dark" online', '"dark fo', 'met "dark fox'):
        assert found(journal, child, typed) == [one], typed
    assert found(journal, child, '"dark fo"') == []


def test_filters_combine_with_words_and_each_other(journal, child, other_child):
    one = add(journal, child, "fox at home", 3, kind=EntryKind.TOLD, tags=("Night",))
    two = add(journal, child, "fox at school", 5, kind=EntryKind.TOLD, sign_ids=("new-gifts",))
    three = add(journal, child, "home alone", 7, kind=EntryKind.SAW, tags=("night",))
    add(journal, other_child, "fox", 3, kind=EntryKind.TOLD, tags=("night",))
    assert found(journal, child, kind=EntryKind.TOLD) == [two, one]
    assert found(journal, child, tag="#NIGHT ") == [three, one]
    assert found(journal, child, "fox", tag="night") == [one]
    assert found(journal, child, sign_id="new-gifts") == [two]
    assert found(journal, child, "home", kind=EntryKind.SAW, tag="night") == [three]
    assert found(journal, child, "home", kind=EntryKind.REPORT) == []
    assert found(journal, child, tag="nigh") == []


def test_days_include_both_ends_and_the_day_of_writing_stands_for_unknown(journal, child):
    days = {day: add(journal, child, "fox", day) for day in (3, 5, 7)}
    unknown = add(journal, child, "fox")
    feb = [date(2026, 2, day) for day in range(1, 10)]
    for words in ("", "fox"):
        assert found(journal, child, words, from_day=feb[4], to_day=feb[4]) == [days[5]]
        assert set(found(journal, child, words, to_day=feb[4])) == {days[3], days[5]}
        assert set(found(journal, child, words, from_day=feb[5])) == {days[7], unknown}
        assert found(journal, child, words, from_day=START.date()) == [unknown]


def test_struck_out_entries_with_without_and_only(journal, child):
    stays, goes = add(journal, child, "fox", 3, tags=("t",)), add(journal, child, "fox", 4)
    back = add(journal, child, "fox", 5)
    for one in (goes, back):
        journal.strike_out(one, "", START)
    journal.restore(back, "", START)
    for words in ("", "fox"):
        assert set(found(journal, child, words)) == {stays, goes, back}
        without = found(journal, child, words, struck_out=StruckOut.WITHOUT)
        assert set(without) == {stays, back}
        assert found(journal, child, words, struck_out=StruckOut.ONLY) == [goes]
    assert found(journal, child, tag="t", struck_out=StruckOut.WITHOUT) == [stays]
    assert found(journal, child, tag="t", struck_out=StruckOut.ONLY) == []


def test_sorting_by_event_and_by_writing(journal, child):
    late, early, middle = (add(journal, child, "fox", day) for day in (9, 1, 5))
    for words in ("", "fox"):
        assert found(journal, child, words, sort=SortBy.EVENT) == [late, middle, early]
        assert found(journal, child, words, sort=SortBy.WRITING) == [middle, early, late]
    assert found(journal, child, sort=SortBy.BEST) == [late, middle, early]


def test_more_can_be_read_behind_what_was_read(journal, child):
    ids = [add(journal, child, "fox", day, kind=EntryKind.SAW) for day in range(1, 8)]
    newest = ids[::-1]
    for wanted in ({}, {"words": "fox"}, {"kind": EntryKind.SAW}):
        by_event = {**wanted, "sort": SortBy.EVENT}
        assert found(journal, child, limit=3, offset=2, **by_event) == newest[2:5]
        assert found(journal, child, limit=3, offset=9, **by_event) == []


def test_tags_last_used_first(journal, child, other_child):
    first = add(journal, child, "x", tags=("Gaming", "night"))
    add(journal, child, "x", tags=("gaming ",) and ("gaming",))
    add(journal, other_child, "x", tags=("other",))
    assert [tag.casefold() for tag in journal.tags(child, 9)] == ["gaming", "night"]
    assert len(journal.tags(child, 1)) == 1
    journal.add_revision(first, Happened(), EntryText(saw="x"), "", START, EntryDetails())
    assert journal.tags(child, 9) == ("gaming",)


def test_a_line_of_a_search_has_its_kind_and_words(journal, child):
    add(journal, child, "met a fox", kind=EntryKind.TOLD, tags=("night",))
    found_now = journal.find(child, Wanted("fox"), offset=0, limit=9)
    (line,) = found_now.lines
    assert (line.kind, line.words) == (EntryKind.TOLD, "met a fox\nnight")
    snippet = found_now.snippet(line)
    assert (snippet.text, snippet.spans) == ("met a fox night", ((6, 3),))
    assert journal.lines(child, offset=0, limit=1)[0].kind is EntryKind.TOLD


def test_ten_thousand_tags_are_kept_and_found(journal, child):
    tags = tuple(f"tag {number}" for number in range(10_000))
    entry = add(journal, child, "x", tags=tags)
    assert journal.entry(entry).current.details.tags == tags
    assert found(journal, child, tag="tag 9999") == [entry]
    assert len(journal.tags(child, 20)) == 20
    assert journal.check_chain().first_broken is None


def test_the_chain_is_read_in_pages(journal, child, other_child):
    for words, whose in (("one", child), ("two", other_child), ("three", child)):
        add(journal, whose, words)
    first = journal.links(after=0, limit=2)
    assert [(one.revision.id, one.child_id) for one in first] == [(1, child), (2, other_child)]
    (last,) = journal.links(after=2, limit=9)
    check = journal.check_chain()
    assert (check.revisions, check.oldest, check.newest) == (3, START, START)
    assert check.newest_hash == last.revision.hash


def test_an_empty_chain(journal):
    check = journal.check_chain()
    assert (check.revisions, check.first_broken, check.oldest, check.newest_hash) == (
        0,
        None,
        None,
        "",
    )


class TestPeople:
    @pytest.fixture
    def named(self, journal, child):
        def name(day, *people, accounts=(), place="", told_by=""):
            text = EntryText(saw="x", place=place, told_by=told_by)
            details = EntryDetails(people=people, accounts=accounts)
            happened = Happened(Certainty.EXACT, date(2026, 2, day), said=f"the {day}th")
            return journal.add_entry(child, happened, text, START, details).id

        return name

    def test_first_seen_where_and_by_whom(self, vault, child, named):
        named(9, "Jay", place="school")
        first = named(2, "jay", accounts=(FOX,), place="Lantern Isles", told_by="Mia")
        (person,) = vault.people.people(child)
        assert (person.person.label, person.labels) == ("Jay", ("Jay",))
        seen = person.first
        assert (seen.entry_id, seen.happened.day) == (first, date(2026, 2, 2))
        assert seen.happened.said == "the 2th"
        assert (seen.place, seen.told_by, seen.written_at) == ("Lantern Isles", "Mia", START)
        (account,) = vault.people.accounts(child)
        assert (account.account.name, account.first) == (FOX, seen)

    def test_the_first_seen_stands_first_and_struck_out_entries_do_not_count(
        self, vault, journal, child, named
    ):
        named(5, "Late")
        struck = named(1, "Gone", accounts=(FOX,))
        named(3, "Early")
        journal.add_entry(child, Happened(), EntryText(saw="x"), START, EntryDetails(people=("U",)))
        journal.strike_out(struck, "", START)
        people = vault.people.people(child)
        assert [one.person.label for one in people] == ["Early", "Late", "U", "Gone"]
        assert people[-1].first is vault.people.accounts(child)[0].first is None

    def test_whoever_no_entry_names_any_more_is_not_listed(self, vault, journal, child, named):
        entry = named(1, "Jay", accounts=(FOX,))
        journal.add_revision(entry, Happened(), EntryText(saw="x"), "", START, EntryDetails())
        assert vault.people.people(child) == vault.people.accounts(child) == ()
        assert found(journal, child, person_id=1) == []

    def test_everybody_ever_named_is_known_by_every_label(self, vault, journal, child, named):
        entry = named(2, "Jay", "Sam", accounts=(FOX,))
        named(1, "Kit")
        journal.add_revision(
            entry, Happened(), EntryText(saw="x"), "", START, EntryDetails(people=("Jayden",))
        )
        jay = vault.people.find(child, "Jay")
        vault.people.merge(vault.people.find(child, "Jayden"), jay, START)
        found_now = vault.people.everybody(child)
        assert [one.labels for one in found_now] == [("Kit",), ("Jay", "Jayden"), ("Sam",)]
        assert [one.person.label for one in found_now] == ["Kit", "Jayden", "Sam"]
        assert found_now[2].first is None
        assert [one.labels for one in vault.people.people(child)] == [("Kit",), ("Jayden",)]

    def test_entries_of_a_person_and_of_an_account(self, vault, journal, child, named):
        one, two = named(1, "Jay"), named(2, accounts=(FOX,))
        three = named(3, "Jay", "Sam", accounts=(FOX,))
        jay, sam = (one.person.id for one in vault.people.people(child))
        (account,) = vault.people.accounts(child)
        assert found(journal, child, person_id=jay) == [three, one]
        assert found(journal, child, person_id=sam) == [three]
        assert found(journal, child, account_id=account.account.id) == [three, two]
        assert found(journal, child, person_id=99) == found(journal, child, account_id=99) == []
        vault.people.give_account(account.account.id, sam)
        assert found(journal, child, person_id=sam) == [three, two]
        assert vault.people.people(child)[1].accounts[0].person_id == sam
        vault.people.give_account(account.account.id, None)
        assert found(journal, child, person_id=sam) == [three]

    def test_merging_and_splitting_change_no_entry(self, vault, journal, child, named):
        ids = [named(day, label) for day, label in ((1, "Jay"), (2, "J."), (3, "Jason"))]
        before = journal.check_chain()
        jay, j, jason = (one.person.id for one in vault.people.people(child))
        inner = vault.people.merge(j, jason, START)
        outer = vault.people.merge(jay, j, START + timedelta(1))
        (one,) = vault.people.people(child)
        assert (one.person.label, one.labels) == ("Jay", ("Jay", "J.", "Jason"))
        assert found(journal, child, person_id=jay) == ids[::-1]
        assert vault.people.merges(child) == (outer, inner)
        undone = vault.people.split(outer.id, START + timedelta(2))
        assert undone.undone_at == START + timedelta(2)
        assert vault.people.split(outer.id, START + timedelta(9)) == undone
        assert vault.people.merges(child) == (undone, inner)
        assert [one.labels for one in vault.people.people(child)] == [("Jay",), ("J.", "Jason")]
        assert found(journal, child, person_id=jay) == ids[:1]
        vault.people.split(inner.id, START)
        assert len(vault.people.people(child)) == 3
        assert journal.check_chain() == before

    def test_merges_that_can_not_be(self, vault, journal, child, other_child, named):
        named(1, "Jay", "Sam", "Kit", accounts=(FOX,))
        journal.add_entry(
            other_child, Happened(), EntryText(saw="x"), START, EntryDetails(people=("Jay",))
        )
        (other,) = vault.people.people(other_child)
        vault.people.merge(1, 2, START)
        for pair in ((1, 1), (1, 2), (2, 3), (3, 2), (1, other.person.id), (1, 99), (99, 1)):
            refused(ErrorCode.STORAGE_FAILED, vault.people.merge, *pair, START)
        refused(ErrorCode.STORAGE_FAILED, vault.people.split, 99, START)
        refused(ErrorCode.STORAGE_FAILED, vault.people.give_account, 99, 1)
        refused(ErrorCode.STORAGE_FAILED, vault.people.give_account, 1, 99)
        refused(ErrorCode.STORAGE_FAILED, vault.people.give_account, 1, other.person.id)

    def test_one_person_is_asked_for_by_any_id_that_was_merged_into_it(self, vault, child, named):
        named(1, "Jay", "J.", "Jason", accounts=(FOX,))
        jay, j, jason = (one.person for one in vault.people.people(child))
        assert vault.people.person(jason.id) == jason
        vault.people.merge(j.id, jason.id, START)
        outer = vault.people.merge(jay.id, j.id, START)
        assert [vault.people.person(one.id) for one in (jay, j, jason)] == [jay] * 3
        vault.people.split(outer.id, START)
        assert vault.people.person(jason.id) == j
        (account,) = vault.people.accounts(child)
        assert vault.people.account(account.account.id) == account.account
        refused(ErrorCode.STORAGE_FAILED, vault.people.person, 99)
        refused(ErrorCode.STORAGE_FAILED, vault.people.account, 99)

    def test_a_name_is_found_however_it_is_written(self, vault, child, other_child, named):
        named(1, "Aunt Zoë", accounts=(FOX,))
        zoe, fox = vault.people.people(child)[0].person.id, vault.people.accounts(child)[0].account
        assert vault.people.find(child, " aunt  ZOË") == zoe
        assert vault.people.find(child, AccountName(AccountKind.HANDLE, "dark_fox")) == fox.id
        assert vault.people.find(child, AccountName(AccountKind.OTHER, "dark_fox")) is None
        assert vault.people.find(child, "Nobody") is vault.people.find(other_child, "Jay") is None
        assert vault.people.find(other_child, FOX) is None

    def test_accounts_of_merged_people_are_those_of_whoever_stands_for_them(
        self, vault, child, named
    ):
        phone = AccountName(AccountKind.PHONE, "07700 900123")
        named(1, "Jay", "J.", accounts=(FOX, phone))
        jay, j = (one.person.id for one in vault.people.people(child))
        for account, owner in zip(vault.people.accounts(child), (jay, j), strict=True):
            vault.people.give_account(account.account.id, owner)
        vault.people.merge(jay, j, START)
        (one,) = vault.people.people(child)
        assert {account.name for account in one.accounts} == {FOX, phone}

    def test_the_same_account_in_two_spellings_is_one(self, vault, child, named):
        named(1, accounts=(AccountName(AccountKind.LINK, "https://www.example.org/Fox/"),))
        named(2, accounts=(AccountName(AccountKind.LINK, "example.org/fox"),))
        named(3, accounts=(AccountName(AccountKind.OTHER, "example.org/fox"),))
        assert len(vault.people.accounts(child)) == 2


def test_signs_that_entries_of_a_child_are_linked_with(journal, child, other_child):
    entry = add(journal, child, "x", sign_ids=("hides-phone", "new-gifts"))
    add(journal, child, "y", sign_ids=("hides-phone",), tags=("secret",))
    add(journal, other_child, "z", sign_ids=("stays-up",))
    assert journal.sign_ids(child) == ("hides-phone", "new-gifts")
    assert journal.sign_ids(other_child) == ("stays-up",)
    journal.strike_out(entry, "", START)
    assert journal.sign_ids(child) == ("hides-phone", "new-gifts")
    journal.add_revision(entry, Happened(), EntryText(saw="x"), "", START, EntryDetails())
    assert journal.sign_ids(child) == ("hides-phone",)
    assert journal.sign_ids(99) == ()


class TestSavedSearches:
    def test_kept_with_every_filter_replaced_and_dropped(self, vault, child, other_child):
        store = vault.saved_searches
        wanted = Wanted(
            '"dark fox" ju', date(2026, 1, 2), date(2026, 3, 4), EntryKind.TOLD, 1, 2, "sign",
            "tag", StruckOut.ONLY, SortBy.WRITING,
        )  # fmt: skip
        one = store.save_search(child, "Foxes", wanted, START)
        two = store.save_search(child, "All", Wanted(), START)
        store.save_search(other_child, "Foxes", Wanted(), START)
        assert (one.name, one.wanted, one.saved_at) == ("Foxes", wanted, START)
        assert store.saved_searches(child) == (one, two)
        again = store.save_search(child, "Foxes", Wanted("new"), START)
        assert store.saved_searches(child) == (two, again)
        store.drop_search(two.id)
        store.drop_search(two.id)
        assert store.saved_searches(child) == (again,)
        assert len(store.saved_searches(other_child)) == 1


def test_a_closed_vault_refuses(vault, journal, child):
    vault.close()
    for call, *given in (
        (journal.tags, child, 1),
        (journal.check_chain,),
        (vault.people.people, child),
        (vault.people.accounts, child),
        (vault.people.merges, child),
        (vault.people.merge, 1, 2, START),
        (vault.saved_searches.saved_searches, child),
        (vault.saved_searches.drop_search, 1),
    ):
        refused(ErrorCode.VAULT_LOCKED, call, *given)


@pytest.fixture
def real(home):
    vault = home.unlock()
    vault.children.add_child("A", None, has_extra_needs=False)
    return vault


class TestManyHits:
    """The same answers where there are too many hits to look at each."""

    @pytest.fixture(autouse=True)
    def few_are_many(self, monkeypatch):
        monkeypatch.setattr(entry_search, "MOST_RANKED", 1)

    def test_sorts_days_and_filters(self, real):
        journal = real.journal
        late, early, middle = (add(journal, 1, "fox", day, tags=("t",)) for day in (9, 1, 5))
        assert found(journal, 1, "fox") == [middle, early, late]
        assert found(journal, 1, "fox", sort=SortBy.EVENT) == [late, middle, early]
        assert found(journal, 1, tag="t") == [late, middle, early]
        assert found(journal, 1, tag="t", sort=SortBy.WRITING) == [middle, early, late]
        up_to = date(2026, 2, 5)
        assert found(journal, 1, "fox", to_day=up_to) == [middle, early]
        assert found(journal, 1, "fox", to_day=up_to, sort=SortBy.WRITING) == [middle, early]
        journal.strike_out(early, "", START)
        assert found(journal, 1, "fox", to_day=up_to, struck_out=StruckOut.WITHOUT) == [middle]


class TestSlips:
    @pytest.fixture
    def entry(self, real):
        words = "the tablet was hidden on wednesday by a stranger who said friendship"
        return add(real.journal, 1, words)

    @pytest.mark.parametrize(
        "typed",
        [
            "tabelt",  # two letters changed places
            "tablt",  # one is missing
            "tabblet",  # one is too many
            "wendesday",  # two slips in a long word
            "teh tablet stragner",  # a short word is taken as it is
            "hiden tabelt",
            "frendsh",  # a beginning
            "friebds",
            "ablet",  # the first letter is missing
            "atblet",  # the first two changed places
            "rablet",  # the first letter is another
        ],
    )
    def test_words_with_slips_are_found(self, real, entry, typed):
        found_now = real.journal.find(1, Wanted(typed), offset=0, limit=9)
        if typed.startswith("teh"):
            assert found_now.lines == ()
            return
        assert [one.id for one in found_now.lines] == [entry]
        assert found_now.meant
        assert found_now.snippet(found_now.lines[0]).spans

    @pytest.mark.parametrize(
        "typed", ["xyzzyq", "telbat", "1234567", "tab1et2x", '"tabelt was"', "zz", "t" * 40]
    )
    def test_what_is_far_from_every_word_finds_nothing(self, real, entry, typed):
        found_now = real.journal.find(1, Wanted(typed), offset=0, limit=9)
        assert (found_now.lines, found_now.meant) == ((), ())

    def test_nothing_is_guessed_where_the_word_is_there(self, real, entry):
        add(real.journal, 1, "tables")
        assert real.journal.find(1, Wanted("table"), offset=0, limit=9).meant == ()
        assert found(real.journal, 1, "tables hidden") == []

    def test_new_words_are_known_at_once(self, real, entry):
        assert found(real.journal, 1, "lantrens") == []
        later = add(real.journal, 1, "lanterns")
        assert found(real.journal, 1, "lantrens") == [later]

    def test_words_of_another_child_help_nobody(self, real, entry):
        other = real.children.add_child("B", None, has_extra_needs=False).id
        assert found(real.journal, other, "tabelt") == []


def test_the_list_of_links_tells_damage(real):
    add(real.journal, 1, "x")
    db = real._db
    db.execute("drop trigger revision_no_update")
    db.execute("update revision set entry_kind = 'nonsense'")
    refused(ErrorCode.ROW_NOT_READ, lambda: real.journal.links(after=0, limit=9))
    assert real.journal.check_chain().first_broken == 1
    assert real.journal.check_chain().oldest is None


def test_moments_of_a_check_are_utc(real):
    add(real.journal, 1, "x")
    assert real.journal.check_chain().newest.utcoffset() == datetime.now(UTC).utcoffset()
