# SPDX-License-Identifier: Apache-2.0
"""Finding entries: words with slips, bold hits, filters, searches that are kept, another child."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails, EntryKind
from companion.domain.entry_find import Snippet, StruckOut, Wanted
from companion.domain.journal import Certainty, EntryText, Happened
from companion.domain.preferences import ThemeChoice
from companion.ui.models.entry_list_model import LINE_ROLE, SNIPPET_ROLE
from companion.ui.pages.journal_page import JournalPage
from companion.ui.widgets.bold_words import bold
from companion.ui.widgets.entry_delegate import brought_near
from companion.ui.widgets.entry_words import account_words, kind_words

HEADSET = "A headset from a friend"
WEEKEND = "Quiet after the weekend"
TALK = "We talked about games"
JAY = AccountName(AccountKind.HANDLE, "@jay_15")
TEACHER = "Her teacher rang about the weekend"


@pytest.fixture
def vault(desk, room):
    """Ways to write past the page, and to look into the vault."""

    def now(work):
        return desk.tasks.now_on_vault(work, 10)

    def write(child, words, day, **details):
        happened, text = Happened(Certainty.EXACT, day), EntryText(saw=words)
        made = EntryDetails(**details)
        return now(lambda: room.journal.save_entry(child.id, happened, text, made)).id

    return SimpleNamespace(
        now=now,
        write=write,
        strike=lambda entry_id: now(lambda: room.journal.strike_out(entry_id, "Wrong day")),
        child=lambda label: now(lambda: room.checklist.add_child(label)),
        saved=lambda child: now(lambda: room.saved_searches.saved(child.id)),
        draft=lambda child: now(lambda: room.journal.resume_draft(child.id)),
    )


@pytest.fixture
def mia(vault):
    """A child with four entries, of which each differs from the others in something."""
    child = vault.child("Mia")
    vault.write(
        child, HEADSET, date(2026, 5, 11), kind=EntryKind.SAW, people=("Jay",), accounts=(JAY,)
    )
    vault.write(child, WEEKEND, date(2026, 5, 8), tags=("school",))
    vault.write(child, TALK, date(2026, 5, 2), kind=EntryKind.TALK, people=("Aunt Sue",))
    vault.strike(vault.write(child, TEACHER, date(2026, 4, 20), kind=EntryKind.TOLD))
    return child


ALL = [HEADSET, WEEKEND, TALK, TEACHER]


@pytest.fixture
def open_page(qtbot, desk, room, mia):
    def make(width=840, height=600):
        page = JournalPage(desk, room)
        qtbot.addWidget(page)
        page.resize(width, height)
        desk.chosen_child.choose(mia.id)
        with qtbot.waitSignal(page.editor.opened):
            page.show()
        wait_for_rows(qtbot, page, ALL)
        return page

    return make


@pytest.fixture
def page(qtbot, open_page):
    """The journal with its filters unfolded, in a window that has room for the entries as well."""
    page = open_page(height=700)
    unfold(qtbot, page)
    return page


def rows(page):
    model = page.list.model
    return [model.index(row).data(LINE_ROLE).first_line for row in range(model.rowCount())]


def wait_for_rows(qtbot, page, expected):
    qtbot.waitUntil(lambda: rows(page) == expected)


def click(qtbot, button):
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def unfold(qtbot, page):
    click(qtbot, page.list.panel.fold.button)
    qtbot.waitUntil(lambda: page.list.panel.filters.person.count() > 1)


def pick(box, words):
    """Choose an option of a box with the keyboard, as its words are typed."""
    box.setFocus()
    at = box.findText(words)
    assert at >= 0, [box.itemText(row) for row in range(box.count())]
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(at):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == words


# Words


def test_a_slip_is_forgiven_said_and_its_word_is_bold(qtbot, open_page):
    page = open_page()
    assert not page.list.meant.isVisible()
    qtbot.keyClicks(page.list.search, "haedset")
    wait_for_rows(qtbot, page, [HEADSET])
    assert page.list.meant.isVisible()
    assert page.list.meant.text() == "Nothing has “haedset”. Shown: headset."
    snippet = page.list.model.index(0).data(SNIPPET_ROLE)
    assert [snippet.text[at : at + many] for at, many in snippet.spans] == ["headset"]
    assert page.list.count.text() == "1 found"
    page.list.search.clear()
    wait_for_rows(qtbot, page, ALL)
    assert not page.list.meant.isVisible()


def test_words_in_bold_are_counted_as_qt_counts():
    found = bold("😀 Jay from the game", (2, 3))
    assert (found.start, found.length) == (3, 3)


def test_a_hit_far_back_stands_in_the_first_line(qapp):
    words = "Something long was said before the important word came up in the talk"
    at = words.index("important")
    metrics = QFontMetrics(QFont())
    width = metrics.horizontalAdvance("was said before the word")
    near = brought_near(Snippet(words, ((at, 9),)), metrics, width)
    ((start, length),) = near.spans
    assert near.text[start : start + length] == "important"
    assert near.text.startswith("… ")
    assert metrics.horizontalAdvance(near.text[: start + length]) <= width


def test_a_row_of_a_search_has_room_for_two_lines_and_is_painted(qtbot, open_page):
    page = open_page()
    view = page.list.view
    before = view.visualRect(page.list.model.index(0)).height()
    page.list.search.setText("weekend")
    wait_for_rows(qtbot, page, [WEEKEND, TEACHER])
    view.grab()
    assert view.visualRect(page.list.model.index(0)).height() > before
    page.list.search.clear()
    wait_for_rows(qtbot, page, ALL)
    view.grab()
    assert view.visualRect(page.list.model.index(0)).height() == before


def test_the_arrow_down_leads_from_the_words_to_what_was_found(qtbot, open_page):
    page = open_page()
    qtbot.keyClicks(page.list.search, "weekend")
    wait_for_rows(qtbot, page, [WEEKEND, TEACHER])
    page.list.search.setFocus()
    with qtbot.waitSignal(page.editor.opened):
        qtbot.keyClick(page.list.search, Qt.Key.Key_Down)
    assert page.list.view.hasFocus()
    assert page.list.view.currentIndex().row() == 0


# Filters


def test_days_say_what_counts_where_the_day_is_not_known(page):
    filters = page.list.panel.filters
    assert not filters.unknown_days.isVisible()
    QTest.keyClick(filters.from_day.tick, Qt.Key.Key_Space)
    assert filters.unknown_days.isVisible()
    QTest.keyClick(filters.from_day.tick, Qt.Key.Key_Space)
    assert not filters.unknown_days.isVisible()


def test_each_filter_narrows_and_all_are_cleared_at_once(qtbot, page):
    filters = page.list.panel.filters
    pick(filters.kind, kind_words(EntryKind.TALK))
    wait_for_rows(qtbot, page, [TALK])
    assert page.list.panel.fold.button.text() == "Filters: one in use"
    pick(filters.struck_out, "Left out")
    assert page.list.panel.fold.button.text() == "Filters: 2 in use"
    click(qtbot, filters.clear)
    wait_for_rows(qtbot, page, ALL)
    assert page.list.panel.fold.button.text() == "Filters and kept searches"
    assert not filters.clear.isVisible()


@pytest.mark.parametrize(
    ("box", "choice", "expected"),
    [
        ("person", "Aunt Sue", [TALK]),
        ("account", account_words(JAY), [HEADSET]),
        ("tag", "school", [WEEKEND]),
        ("struck_out", "Left out", [HEADSET, WEEKEND, TALK]),
        ("struck_out", "Only these", [TEACHER]),
        ("sort", "When it was written, newest first", [TEACHER, TALK, WEEKEND, HEADSET]),
    ],
)
def test_what_is_chosen_is_shown(qtbot, page, box, choice, expected):
    pick(getattr(page.list.panel.filters, box), choice)
    wait_for_rows(qtbot, page, expected)


def test_only_signs_that_entries_of_this_child_have_can_be_chosen(qtbot, desk, page, vault, mia):
    signs = list(desk.content.signs().values())
    box = page.list.panel.filters.sign
    assert [box.itemText(row) for row in range(box.count())] == ["Any"]
    early, late = signs[3], signs[20]
    vault.write(mia, "With signs", date(2026, 5, 1), sign_ids=(late.id, early.id, "gone-sign"))
    tom = vault.child("Tom")
    vault.write(tom, "Another child", date(2026, 5, 1), sign_ids=(signs[5].id,))
    expected = ["Any", early.text, late.text, "A sign this list no longer has."]
    qtbot.waitUntil(lambda: [box.itemText(row) for row in range(box.count())] == expected)
    pick(box, late.text)
    wait_for_rows(qtbot, page, ["With signs"])
    desk.chosen_child.choose(tom.id)
    assert box.count() == 1
    qtbot.waitUntil(lambda: box.count() == 2)
    assert box.itemText(1) == signs[5].text


def test_a_kept_search_says_its_sign_in_words_where_no_entry_has_it(page, desk):
    filters = page.list.panel.filters
    sign = next(iter(desk.content.signs().values()))
    filters.choose(Wanted(sign_id=sign.id))
    assert filters.sign.currentText() == sign.text
    filters.choose(Wanted(sign_id="gone-sign", tag="old", person_id=99))
    assert filters.sign.currentText() == "A sign this list no longer has."
    assert filters.tag.currentText() == "old"
    assert filters.person.currentText() == "As kept with this search"


def test_days_limit_on_both_sides(qtbot, page):
    filters = page.list.panel.filters
    qtbot.keyClick(filters.from_day.tick, Qt.Key.Key_Space)
    filters.from_day.edit.setDate(date(2026, 5, 2))
    wait_for_rows(qtbot, page, [HEADSET, WEEKEND, TALK])
    qtbot.keyClick(filters.to_day.tick, Qt.Key.Key_Space)
    filters.to_day.edit.setDate(date(2026, 5, 8))
    wait_for_rows(qtbot, page, [WEEKEND, TALK])
    qtbot.keyClick(filters.from_day.tick, Qt.Key.Key_Space)
    wait_for_rows(qtbot, page, [WEEKEND, TALK, TEACHER])
    assert not filters.from_day.edit.isVisible()


def test_nothing_found_offers_to_clear_the_filters(qtbot, page):
    page.list.search.setText("headset")
    pick(page.list.panel.filters.kind, kind_words(EntryKind.TALK))
    qtbot.waitUntil(page.list.empty.isVisible)
    assert "Nothing found with these filters" in page.list.empty.why.text()
    assert page.list.clear.isVisible()
    click(qtbot, page.list.clear_filters)
    wait_for_rows(qtbot, page, [HEADSET])
    assert page.list.search.text() == "headset"


# Searches that are kept


def test_a_search_is_kept_chosen_dropped_and_brought_back(qtbot, page, vault, mia):
    kept, filters = page.list.panel.kept, page.list.panel.filters
    click(qtbot, kept.keep)
    assert "Type some words or choose a filter first" in kept.notice.words.text()
    pick(filters.person, "Jay")
    click(qtbot, kept.keep)
    assert kept.notice.words.text() == "Give this search a name first."
    qtbot.keyClicks(kept.name, "About Jay")
    click(qtbot, kept.keep)
    qtbot.waitUntil(lambda: kept.notice.words.text() == "Kept as “About Jay”.")
    assert [one.name for one in vault.saved(mia)] == ["About Jay"]

    click(qtbot, filters.clear)
    wait_for_rows(qtbot, page, ALL)
    assert kept.box.currentText() == "Choose one"
    kept.box.setFocus()
    qtbot.keyClick(kept.box, Qt.Key.Key_Down)
    wait_for_rows(qtbot, page, [HEADSET])
    assert filters.person.currentText() == "Jay"

    click(qtbot, kept.drop)
    qtbot.waitUntil(lambda: "is dropped" in kept.notice.words.text())
    assert vault.saved(mia) == ()
    click(qtbot, kept.notice.action)
    qtbot.waitUntil(lambda: "Kept as" in kept.notice.words.text())
    assert vault.saved(mia)[0].name == "About Jay"


def test_words_alone_name_a_search_and_filters_come_back_with_it(qtbot, page, vault, mia):
    kept, filters = page.list.panel.kept, page.list.panel.filters
    page.list.search.setText("weekend")
    pick(filters.struck_out, "Only these")
    wait_for_rows(qtbot, page, [TEACHER])
    click(qtbot, kept.keep)
    qtbot.waitUntil(lambda: kept.notice.words.text() == "Kept as “weekend”.")
    (one,) = vault.saved(mia)
    assert one.wanted.struck_out is StruckOut.ONLY
    page.list.search.clear()
    click(qtbot, filters.clear)
    wait_for_rows(qtbot, page, ALL)
    qtbot.keyClick(kept.box, Qt.Key.Key_Down)
    wait_for_rows(qtbot, page, [TEACHER])
    assert page.list.search.text() == "weekend"


# Another child, the keyboard, and little room


def test_nothing_of_one_child_is_seen_once_another_is_chosen(qtbot, desk, page, vault, mia):
    tom = vault.child("Tom")
    qtbot.waitUntil(lambda: page.choice.box.findData(tom.id) >= 0)
    page.list.search.setText("headset")
    pick(page.list.panel.filters.person, "Jay")
    wait_for_rows(qtbot, page, [HEADSET])
    page.list.panel.kept.name.setText("About Jay")
    qtbot.keyClicks(page.editor.form.saw, "Words of Mia")
    with qtbot.waitSignal(page.editor.opened):
        desk.chosen_child.choose(tom.id)
        filters = page.list.panel.filters
        assert rows(page) == []
        assert page.list.search.text() == ""
        assert filters.in_use == 0
        assert [filters.person.count(), filters.account.count(), filters.tag.count()] == [1, 1, 1]
        assert page.list.panel.kept.name.text() == ""
        assert not page.editor.isVisible()
        assert not page.list.count.isVisible()
    assert page.editor.isVisible()
    assert page.editor.form.saw.toPlainText() == ""
    assert vault.draft(mia).text.saw == "Words of Mia"
    assert vault.draft(tom) is None
    qtbot.waitUntil(page.list.empty.isVisible)


def test_tab_leads_from_the_fold_through_the_filters_to_the_list(page):
    panel = page.list.panel
    QTest.keyClick(panel.filters.from_day.tick, Qt.Key.Key_Space)
    panel.fold.button.setFocus()
    order = []
    while page.list.view not in order and len(order) < 40:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        order.append(page.focusWidget())
    assert order[0] is panel.filters.from_day.tick
    first = order.index(panel.filters.to_day.tick)
    places = [order.index(box) for box in (panel.filters.kind, panel.filters.sort, panel.kept.name)]
    assert places == sorted(places)
    assert 0 < first < places[0]
    assert order[-1] is page.list.view


def test_every_box_has_a_name_and_tab_reaches_it(page):
    panel = page.list.panel
    boxes = [one for one in panel.findChildren(QWidget) if one.isVisible()]
    wanted = {one for one in boxes if one.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert all(one.accessibleName() or one.text() for one in wanted)
    page.list.search.setFocus()
    reached = set()
    for _ in range(80):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        reached.add(page.window().focusWidget())
    assert wanted <= reached


@pytest.mark.parametrize("size", [100, 200])
def test_where_there_is_little_room_nothing_is_cut_off(qtbot, desk, open_page, size):
    desk.look.change(ThemeChoice.LIGHT, size)
    page = open_page(480, 400)
    unfold(qtbot, page)
    page.grab()
    assert page.list.width() <= 480
    for one in page.list.panel.findChildren(QWidget):
        if one.isVisible() and one.parentWidget() is not None:
            right = one.mapTo(page.list, one.rect().topRight()).x()
            assert right <= page.list.width(), one


# A low window


@pytest.fixture
def low_page(qtbot, open_page):
    """The journal as in a window of 640 pixels, with its filters unfolded."""
    page = open_page(height=560)
    unfold(qtbot, page)
    return page


def test_open_filters_take_the_column_of_a_low_window(qtbot, low_page):
    panel = low_page.list.panel
    assert not low_page.list.view.isVisible()
    assert panel.height() > low_page.list.height() / 2
    assert low_page.scroll_area.verticalScrollBar().maximum() == 0
    pick(panel.filters.kind, kind_words(EntryKind.TALK))
    wait_for_rows(qtbot, low_page, [TALK])
    assert low_page.list.count.isVisible()
    assert low_page.list.count.text() == "1 found"
    click(qtbot, panel.show_entries)
    assert low_page.list.view.isVisible()
    assert low_page.list.view.hasFocus()
    assert panel.fold.button.text() == "Filters: one in use"


def test_the_arrow_down_leads_past_open_filters_to_the_entries(qtbot, low_page):
    low_page.list.search.setFocus()
    qtbot.keyClick(low_page.list.search, Qt.Key.Key_Down)
    assert low_page.list.view.hasFocus()


def test_filters_that_find_nothing_lead_to_a_way_out_in_a_low_window(qtbot, low_page):
    low_page.list.search.setText("headset")
    pick(low_page.list.panel.filters.kind, kind_words(EntryKind.TALK))
    qtbot.waitUntil(lambda: low_page.list.count.text() == "Nothing found")
    click(qtbot, low_page.list.panel.show_entries)
    click(qtbot, low_page.list.clear_filters)
    wait_for_rows(qtbot, low_page, [HEADSET])


def test_with_room_for_both_the_entries_stay_beside_open_filters(page):
    assert page.list.view.isVisible()
    assert not page.list.panel.show_entries.isVisible()


def test_that_a_search_is_kept_is_said_where_one_looks(qtbot, low_page):
    kept, area = low_page.list.panel.kept, low_page.list.panel._area
    pick(low_page.list.panel.filters.kind, kind_words(EntryKind.TALK))
    qtbot.keyClicks(kept.name, "Talks")
    qtbot.keyClick(kept.name, Qt.Key.Key_Return)
    qtbot.waitUntil(kept.notice.isVisible)

    def is_seen():
        top = kept.notice.mapTo(area.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + kept.notice.height() <= area.viewport().height()

    qtbot.waitUntil(is_seen)
    assert kept.notice.words.text() == "Kept as “Talks”."


def test_escape_empties_the_search(qtbot, open_page):
    page = open_page()
    page.list.search.setFocus()
    qtbot.keyClicks(page.list.search, "headset")
    wait_for_rows(qtbot, page, [HEADSET])
    qtbot.keyClick(page.list.search, Qt.Key.Key_Escape)
    wait_for_rows(qtbot, page, ALL)
