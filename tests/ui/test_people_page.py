# SPDX-License-Identifier: Apache-2.0
"""People and accounts as a person uses the page, over a real vault."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Certainty, EntryText, Happened
from companion.services.changes import Change
from companion.storage.many_entries import NewEntry, add_entries
from companion.ui.kit.clipboard import SECRET_FORMATS
from companion.ui.pages.journal_page import JournalPage
from companion.ui.pages.people_page import PeoplePage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.entry_names import EntryNames
from companion.ui.widgets.name_target import find_name, is_name
from companion.ui.widgets.people_list import ROWS
from companion.ui.widgets.people_words import sort_words
from companion.ui.widgets.scroll_page import ScrollPage
from tests.fakes import START
from tests.ui.acting import press, words

Key = Qt.Key
FOX = AccountName(AccountKind.HANDLE, "@foxy_22")
PHONE = AccountName(AccountKind.PHONE, "07700 900123")


@pytest.fixture
def vault(desk, room):
    """Ways to write past the page."""

    def now(work):
        return desk.tasks.now_on_vault(work, 20)

    def write(child, day, people=(), accounts=(), **boxes):
        happened = Happened(Certainty.ABOUT, date(2026, 5, day)) if day else Happened()
        text = EntryText(**{"saw": "Something", **boxes})
        details = EntryDetails(people=tuple(people), accounts=tuple(accounts))
        return now(lambda: room.journal.save_entry(child.id, happened, text, details)).id

    def id_of(label, child):
        people = now(lambda: room.people.people(child.id))
        return next(one.person.id for one in people if label in one.labels)

    return SimpleNamespace(
        now=now,
        write=write,
        id_of=id_of,
        child=lambda label: now(lambda: room.checklist.add_child(label)),
        strike=lambda entry_id: now(lambda: room.journal.strike_out(entry_id, "")),
        merges=lambda child: now(lambda: room.people.merges(child.id)),
    )


@pytest.fixture
def mia(vault):
    return vault.child("Mia")


@pytest.fixture
def family(vault, mia):
    vault.write(mia, 9, ["Jay"], [FOX])
    vault.write(mia, 2, ["Jay", "Aunt Zoë"], place="Lantern Isles", told_by="Her coach")
    vault.write(mia, 5, ["J."], [PHONE])
    return mia


@pytest.fixture
def open_page(qtbot, desk, room):
    def make(target="", width=980, height=640):
        page = PeoplePage(desk, room)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.gone, page.at = [], []
        page.go.connect(page.gone.append)
        page.moved.connect(page.at.append)
        page.show()
        page.activateWindow()
        page.open_target(target)
        page.focus_first()
        return page

    return make


@pytest.fixture
def page(qtbot, open_page, family):
    page = open_page()
    qtbot.waitUntil(page.overview.field.hasFocus)
    return page


def rows(shown):
    model = shown.rows.model() if hasattr(shown, "rows") else shown.model()
    return [
        model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]


def people(page):
    return [row.splitlines()[0] for row in rows(page.overview.people)]


def accounts(page):
    return [row.splitlines()[0] for row in rows(page.overview.accounts)]


def open_row(qtbot, shown, title):
    view = shown.rows
    at = next(row for row, text in enumerate(rows(shown)) if text.splitlines()[0] == title)
    place = view.visualRect(view.model().index(at, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_an_empty_page_says_what_will_be_here_with_an_example(qtbot, open_page, mia):
    page = open_page()
    qtbot.waitUntil(page.overview.write.hasFocus)
    assert "will stand here" in words(page)
    assert "Mia plays with" in words(page)
    press(page, "Write an entry")
    assert page.gone == ["page:journal#new"]


def test_the_first_seen_stands_first_with_day_place_and_who_told(page):
    assert people(page) == ["Aunt Zoë", "Jay", "J."] or people(page) == ["Jay", "Aunt Zoë", "J."]
    jay = next(row for row in rows(page.overview.people) if row.startswith("Jay"))
    assert "first seen: About Sat 2 May 2026 · Lantern Isles · told by: Her coach" in jay
    assert rows(page.overview.accounts) == [
        "07700 900123\nPhone number · first seen: About Tue 5 May 2026",
        "@foxy_22\nUser name · first seen: About Sat 9 May 2026",
    ]


def test_no_row_counts_entries_and_the_page_judges_nobody(page):
    assert "says nothing about what a person did" in words(page)
    assert not any("times" in row or "entries" in row for row in rows(page.overview.people))


def test_the_search_narrows_both_lists_as_it_is_typed_without_case_and_accents(qtbot, page):
    qtbot.keyClicks(page.overview.field, "zoe")
    assert (people(page), accounts(page)) == (["Aunt Zoë"], [])
    assert page.overview.said.text() == "Found: 1"
    page.overview.field.clear()
    qtbot.keyClicks(page.overview.field, "FOXY")
    assert (people(page), accounts(page)) == ([], ["@foxy_22"])
    qtbot.keyClicks(page.overview.field, "zzz")
    assert "Nothing found" in words(page)
    press(page, "Clear search")
    assert len(people(page)) == 3
    assert page.overview.field.hasFocus()


def test_keys_go_from_the_field_through_both_lists_and_back(qtbot, page):
    overview = page.overview
    qtbot.keyClick(overview.field, Key.Key_Down)
    assert overview.people.rows.hasFocus()
    for _ in range(3):
        QTest.keyClick(overview.people.rows, Key.Key_Down)
    assert overview.accounts.rows.hasFocus()
    QTest.keyClick(overview.accounts.rows, Key.Key_Up)
    assert overview.people.rows.hasFocus()
    assert overview.people.rows.currentIndex().row() == 2
    for _ in range(3):
        QTest.keyClick(overview.people.rows, Key.Key_Up)
    assert overview.field.hasFocus()
    qtbot.keyClicks(overview.field, "foxy")
    qtbot.keyClick(overview.field, Key.Key_Down)
    QTest.keyClick(overview.accounts.rows, Key.Key_Up)
    assert overview.field.hasFocus()
    qtbot.keyClick(overview.field, Key.Key_Return)
    assert page.account.title.text() == "@foxy_22"


def test_a_person_is_opened_and_leads_to_their_entries(qtbot, page, vault, family):
    open_row(qtbot, page.overview.people, "Jay")
    assert page.person.notes.hasFocus()
    shown = words(page)
    assert "First seen: About Sat 2 May 2026." in shown
    assert "Where: Lantern Isles" in shown
    assert "Who told you: Her coach" in shown
    number = vault.id_of("Jay", family)
    assert page.at[-1] == f"page:people#person={number}"
    press(page, "All entries with this name")
    press(page, "Open the first entry")
    assert page.gone == [f"page:journal#person={number}", "page:journal#2"]
    press(page, "Back to all names")
    assert page.overview.people.rows.hasFocus()
    assert people(page)[page.overview.people.rows.currentIndex().row()] == "Jay"
    assert page.at[-1] == "page:people"


def test_a_name_is_copied_marked_and_it_is_said(qtbot, desk, page):
    open_row(qtbot, page.overview.accounts, "@foxy_22")
    press(page, "Copy the name")
    held = QGuiApplication.clipboard().mimeData()
    assert held.text() == "@foxy_22"
    assert set(SECRET_FORMATS) <= set(held.formats())
    assert "It leaves the clipboard after 30 seconds" in words(page)
    press(page, "Back to all names")
    open_row(qtbot, page.overview.accounts, "07700 900123")
    assert "clipboard" not in words(page)
    desk.clipboard.clear_ours()
    assert not QGuiApplication.clipboard().text()


def test_an_account_is_given_to_a_person_and_taken_back(qtbot, page):
    open_row(qtbot, page.overview.accounts, "@foxy_22")
    assert "You have not said whose it is." in words(page)
    press(page, "Say whose account it is")
    assert page.account.picker.field.hasFocus()
    qtbot.keyClicks(page.account.picker.field, "jay")
    qtbot.keyClick(page.account.picker.field, Key.Key_Down)
    QTest.keyClick(page.account.picker.rows, Key.Key_Return)
    qtbot.waitUntil(lambda: "You said that it belongs to Jay." in words(page))
    qtbot.waitUntil(page.account.fold.button.hasFocus)
    press(page, "See this person")
    assert rows(page.person.accounts) == ["@foxy_22\nUser name · first seen: About Sat 9 May 2026"]
    open_row(qtbot, page.person.accounts, "@foxy_22")
    press(page, "I do not know whose it is")
    qtbot.waitUntil(lambda: "You have not said whose it is." in words(page))
    qtbot.waitUntil(page.account.fold.button.hasFocus)


def test_two_names_become_one_and_are_taken_apart_again(qtbot, page, vault, family, room):
    before = vault.now(room.record_check.verify)
    open_row(qtbot, page.overview.people, "Jay")
    press(page, "Another name for the same person")
    assert "Your entries are not changed" in words(page)
    assert not any(row.startswith("Jay") for row in rows(page.person.picker.rows))
    qtbot.keyClicks(page.person.picker.field, "j.")
    QTest.mouseClick(
        page.person.picker.rows.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.person.picker.rows.visualRect(
            page.person.picker.rows.model().index(0, 0)
        ).center(),
    )
    qtbot.waitUntil(lambda: "Also written as “J.”" in words(page))
    assert "stand here as one person now" in words(page)
    assert "You put “J.” together with “Jay” on Thu 3 Dec 2026" in words(page)
    assert page.person.fold.button.hasFocus()
    assert vault.now(room.record_check.verify) == before
    press(page, "Take apart again")
    qtbot.waitUntil(lambda: "You took them apart again on Thu 3 Dec 2026" in words(page))
    assert "Also written as" not in words(page)
    (merge,) = vault.merges(family)
    assert merge.undone_at is not None
    press(page, "Back to all names")
    assert sorted(people(page)) == ["Aunt Zoë", "J.", "Jay"]


def test_where_no_other_name_is_left_the_focus_stays_on_the_card(qtbot, open_page, vault, mia):
    vault.write(mia, 1, ["Jay", "J."])
    page = open_page(f"person={vault.id_of('Jay', mia)}")
    qtbot.waitUntil(page.person.notes.hasFocus)
    press(page, "Another name for the same person")
    page.person.picker.rows.open_row(0)
    qtbot.waitUntil(lambda: "Also written as “J.”" in words(page))
    assert not page.person.fold.isVisible()
    assert page.person.notes.hasFocus()


def test_the_history_takes_apart_as_well(qtbot, open_page, vault, family, room):
    jay, other = vault.id_of("Jay", family), vault.id_of("J.", family)
    vault.now(lambda: room.people.merge(jay, other))
    page = open_page(f"person={other}")
    qtbot.waitUntil(page.person.notes.hasFocus)
    assert page.person.title.text() == "Jay"
    button = next(
        one
        for one in page.person.findChildren(type(page.back))
        if one.accessibleName() == "Take “J.” and “Jay” apart again"
    )
    button.setFocus()
    button.click()
    qtbot.waitUntil(lambda: "“J.” and “Jay” stand apart again." in words(page))
    assert page.person.notes.hasFocus()


def test_a_struck_out_entry_is_nobodys_first(qtbot, open_page, vault, family):
    vault.strike(vault.write(family, 1, ["Jay"]))
    vault.strike(vault.write(family, 1, ["Gone"]))
    page = open_page()
    qtbot.waitUntil(lambda: len(people(page)) == 4)
    assert people(page)[-1] == "Gone"
    assert "only in entries you struck out" in rows(page.overview.people)[-1]
    jay = next(row for row in rows(page.overview.people) if row.startswith("Jay"))
    assert "2 May 2026" in jay
    open_row(qtbot, page.overview.people, "Gone")
    assert "Only entries that you struck out have this name." in words(page)
    assert not page.person.open_first.isVisible()


def test_an_unknown_day_and_what_was_said_of_it_are_shown(qtbot, open_page, vault, room, mia):
    vault.write(mia, 0, ["Sam"])
    said = Happened(Certainty.ABOUT, date(2026, 5, 1), said="around May Day")
    details = EntryDetails(people=("Kit",))
    vault.now(lambda: room.journal.save_entry(mia.id, said, EntryText(saw="x"), details))
    page = open_page()
    qtbot.waitUntil(lambda: len(people(page)) == 2)
    assert "first written Thu 3 Dec 2026" in rows(page.overview.people)[1]
    open_row(qtbot, page.overview.people, "Sam")
    assert "the day is not known. You wrote it down on Thu 3 Dec 2026" in words(page)
    press(page, "Back to all names")
    open_row(qtbot, page.overview.people, "Kit")
    assert "You wrote: “around May Day”" in words(page)


def test_another_child_is_another_family(qtbot, desk, open_page, vault, family):
    jonas = vault.child("Jonas")
    vault.write(jonas, 3, ["Rook"])
    page = open_page()
    assert not page.overview.isVisible()
    desk.chosen_child.choose(family.id)
    qtbot.waitUntil(lambda: len(people(page)) == 3)
    qtbot.keyClicks(page.overview.field, "jay")
    open_row(qtbot, page.overview.people, "Jay")
    desk.chosen_child.choose(jonas.id)
    assert "Jay" not in words(page)
    assert page.at[-1] == "page:people"
    assert page.person.lines.text() == ""
    assert rows(page.person.picker.rows) == []
    qtbot.waitUntil(lambda: people(page) == ["Rook"])
    assert page.overview.field.text() == ""


def test_a_target_opens_a_name_of_another_child(qtbot, desk, open_page, vault, family):
    jonas = vault.child("Jonas")
    vault.write(jonas, 3, ["Rook"], [FOX])
    desk.chosen_child.choose(family.id)
    page = open_page(f"person={vault.id_of('Rook', jonas)}")
    qtbot.waitUntil(lambda: page.person.title.text() == "Rook")
    assert desk.chosen_child.id == jonas.id
    qtbot.waitUntil(page.person.notes.hasFocus)
    page.open_target("account=1")
    qtbot.waitUntil(lambda: page.account.title.text() == "@foxy_22")
    assert desk.chosen_child.id == family.id
    page.open_target("")
    assert page.overview.isVisible()


def test_a_target_of_nobody_is_said_calmly(qtbot, open_page, vault, room, family):
    page = open_page("person=99")
    qtbot.waitUntil(lambda: "No entry has this name now." in words(page))
    qtbot.waitUntil(page.overview.field.hasFocus)
    page.banner.hide()
    gone = vault.write(family, 4, ["Once"])
    number = vault.id_of("Once", family)
    text = EntryText(saw="Nobody")
    vault.now(lambda: room.journal.change_entry(gone, Happened(), text, "", EntryDetails()))
    page.open_target(f"person={number}")
    qtbot.waitUntil(lambda: "No entry has this name now." in words(page))
    assert page.overview.isVisible()


def test_the_page_follows_what_is_written_elsewhere(qtbot, page, vault, family):
    page.hide()
    vault.write(family, 7, ["New friend"])
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: "New friend" in people(page))
    vault.write(family, 7, ["Newer friend"])
    qtbot.waitUntil(lambda: "Newer friend" in people(page))


def test_what_can_not_be_read_or_changed_is_said(qtbot, page, monkeypatch, room):
    def fail(*_given):
        raise CompanionError(ErrorCode.STORAGE_FAILED)

    open_row(qtbot, page.overview.accounts, "@foxy_22")
    monkeypatch.setattr(type(room.people), "give_account", fail)
    press(page, "Say whose account it is")
    page.account.picker.rows.open_row(0)
    qtbot.waitUntil(page.banner.isVisible)
    page.banner.hide()
    monkeypatch.setattr(type(room.people), "people", fail)
    page._desk.signals.on_change(Change.JOURNAL)
    qtbot.waitUntil(page.banner.isVisible)


def test_find_goes_to_the_field(qtbot, page):
    open_row(qtbot, page.overview.people, "Jay")
    page.focus_search()
    assert page.overview.field.hasFocus()


def test_ten_thousand_accounts_open_in_parts_and_are_found(qtbot, open_page, vault, mia, room):
    def fill():
        db = room.people._store._db
        day = date(2026, 5, 1)
        add_entries(
            db,
            mia.id,
            (
                NewEntry(
                    Happened(Certainty.EXACT, day),
                    EntryText(saw="x"),
                    START,
                    EntryDetails(
                        people=(f"Player {number}",),
                        accounts=(AccountName(AccountKind.HANDLE, f"@p_{number}"),),
                    ),
                )
                for number in range(10_000)
            ),
        )

    vault.now(fill)
    page = open_page()
    qtbot.waitUntil(lambda: accounts(page)[:1] == ["@p_0"], timeout=15_000)
    assert len(accounts(page)) == ROWS
    assert "from Player 0 to Player 199" in words(page)
    press(page.overview.accounts, "More names")
    assert accounts(page)[0] == "@p_200"
    assert page.overview.accounts.rows.hasFocus()
    press(page.overview.accounts, "Names before these")
    assert accounts(page)[0] == "@p_0"
    press(page, "Go to the accounts")
    assert page.overview.accounts.rows.hasFocus()
    page.overview.field.setText("p_9999")
    assert accounts(page) == ["@p_9999"]
    open_row(qtbot, page.overview.accounts, "@p_9999")
    press(page, "Say whose account it is")
    assert "There are more names" in words(page)
    qtbot.keyClicks(page.account.picker.field, "nobody at all")
    assert "No name fits." in words(page)


def test_every_sort_of_account_has_words():
    assert len({sort_words(kind) for kind in AccountKind}) == len(AccountKind)


@pytest.mark.parametrize(
    ("part", "expected"),
    [("person=3", True), ("account=12", True), ("3", False), ("talk=3", False), ("person=", False)],
)
def test_which_parts_name_somebody(part, expected):
    assert is_name(part) is expected


# In the journal


@pytest.fixture
def journal(qtbot, desk, room, family):
    page = JournalPage(desk, room)
    qtbot.addWidget(page)
    page.resize(900, 640)
    with qtbot.waitSignal(page.editor.opened):
        page.show()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    return page


def test_the_list_shows_only_the_entries_with_a_name_until_all_are_wanted(
    qtbot, journal, vault, room, family
):
    number = vault.id_of("Jay", family)
    name = vault.now(lambda: find_name(room.people, f"person={number}"))
    assert name.child_id == family.id
    journal.list.show_only(name)
    qtbot.waitUntil(lambda: journal.list.model.rowCount() == 2)
    assert "Only entries with “Jay”, or another name" in words(journal)
    journal.list.panel.fold.button.click()
    qtbot.waitUntil(lambda: journal.list.panel.filters.person.count() > 2)
    assert journal.list.panel.filters.person.currentText() == "Jay"
    journal.list.search.setText("nothing")
    qtbot.waitUntil(lambda: journal.list.model.rowCount() == 0)
    press(journal, "Show all entries")
    qtbot.waitUntil(lambda: journal.list.model.rowCount() == 3)
    assert "Only entries" not in words(journal)


def test_an_account_filter_goes_with_another_filter_or_child(qtbot, desk, journal, vault, room):
    name = vault.now(lambda: find_name(room.people, "account=1"))
    assert name.wanted == Wanted(account_id=1)
    journal.list.show_only(name)
    qtbot.waitUntil(lambda: journal.list.model.rowCount() == 1)
    assert "Only entries with the account “@foxy_22”." in words(journal)
    desk.chosen_child.choose(vault.child("Jonas").id)
    qtbot.waitUntil(lambda: journal.list.model.rowCount() == 0)
    assert "foxy" not in words(journal)


# In an entry


@pytest.fixture
def entry_names(qtbot, desk, room):
    page = ScrollPage(desk.look, "")
    qtbot.addWidget(page)
    page.gone = []
    page.go.connect(page.gone.append)
    page.names = EntryNames(desk, room.people)
    page.names.failed.connect(page.say_error)
    page.column.addWidget(page.names)
    page.resize(600, 400)
    page.show()
    return page


def ways(page):
    return [
        one.accessibleName() for one in page.names.findChildren(ActionButton) if one.isVisible()
    ]


def test_the_names_of_an_entry_lead_to_their_cards(qtbot, entry_names, vault, family):
    details = EntryDetails(people=("jay", "Tom & Co", "Not saved"), accounts=(FOX,))
    vault.write(family, 3, ["Tom & Co"])
    entry_names.names.show_names(family.id, details)
    qtbot.waitUntil(lambda: ways(entry_names) == ["jay", "Tom & Co", "@foxy_22"])
    press(entry_names, "jay")
    press(entry_names, "@foxy_22")
    jay = vault.id_of("Jay", family)
    assert entry_names.gone == [f"page:people#person={jay}", "page:people#account=1"]
    entry_names.names.show_names(family.id, EntryDetails())
    assert ways(entry_names) == []
    assert not entry_names.names.isVisible()


def test_names_of_an_entry_that_was_left_do_not_come_late(qtbot, entry_names, vault, family):
    entry_names.names.show_names(family.id, EntryDetails(people=("Jay",)))
    entry_names.names.forget()
    vault.now(lambda: None)
    qtbot.waitUntil(lambda: not entry_names.names.isVisible())
    many = [f"Player {number}" for number in range(40)]
    vault.write(family, 3, many)
    entry_names.names.show_names(family.id, EntryDetails(people=tuple(many)))
    qtbot.waitUntil(lambda: len(ways(entry_names)) == 13)
    press(entry_names, "All people and accounts")
    assert entry_names.gone == ["page:people"]


def test_names_of_an_entry_that_can_not_be_read_are_said(
    qtbot, entry_names, family, monkeypatch, room
):
    def fail(*_given):
        raise CompanionError(ErrorCode.STORAGE_FAILED)

    monkeypatch.setattr(type(room.people), "find", fail)
    entry_names.names.show_names(family.id, EntryDetails(people=("Jay",)))
    qtbot.waitUntil(entry_names.banner.isVisible)
