"""The library as a parent reads it: tactics, figures, what goes with what, sources, old dates."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from companion.domain.guide import GuidePage, Part
from companion.domain.preferences import ThemeChoice
from companion.ui.main_window import MainWindow
from companion.ui.pages.card_page import CardPage
from companion.ui.pages.understand_page import UnderstandPage
from companion.ui.widgets.guide_library import SOURCES, Library
from companion.ui.widgets.library_items import point_item
from companion.ui.widgets.library_paper import page_sheet, shown_sources
from companion.ui.widgets.library_view import LibraryView
from companion.ui.widgets.passage_list import PassageList
from companion.ui.widgets.sources_view import SourceCard, SourcesView
from tests.ui.acting import press, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from companion.ui.kit.desk import Desk
    from companion.ui.widgets.item_card import MarkedCard
    from tests.ui.conftest import SteadyClock

Key = Qt.Key
DUE = "This should have been looked at again by"


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.go("page:start")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def at(window: MainWindow, qtbot: QtBot, target: str) -> UnderstandPage:
    window.go(target)
    page = window.page
    assert isinstance(page, UnderstandPage)
    qtbot.waitUntil(lambda: isinstance(page.view, SourcesView) or page.view.is_whole)
    return page


def card_of(page: UnderstandPage, item_id: str) -> MarkedCard:
    card = page.view.show_item(item_id)
    assert card is not None, item_id
    return card


def unfold(widget: QWidget, text: str) -> PassageList:
    press(widget, text)
    QApplication.processEvents()
    return widget.findChildren(PassageList)[-1]


def rows_of(rows: PassageList) -> dict[str, str]:
    """Return what each row opens, with its title."""
    model = rows.model()
    return {model.target_at(row): model.index(row).data() for row in range(model.rowCount())}


class TestTactics:
    def test_each_stands_whole_with_its_ordinary_reasons_in_view(self, window, desk, qtbot):
        for tactic in desk.content.tactics().values():
            page = at(window, qtbot, f"page:understand#{tactic.id}")
            shown = words(card_of(page, tactic.id))
            assert "May be ordinary because" in shown
            for sentence in (
                tactic.title,
                tactic.looks_like,
                tactic.why_it_works,
                *tactic.sounds_like,
                *tactic.what_you_can_do,
                *tactic.ordinary_reasons,
            ):
                assert sentence in shown, (tactic.id, sentence)

    def test_print_with_all_of_their_words(self, desk):
        library = Library(desk.content)
        printed = ""
        for page_id in ("stages", "tactics", "patterns"):
            sheet = page_sheet(desk, library.page(page_id))
            assert sheet.sources_note
            printed += "\n".join(block.text for block in sheet.blocks)
        for tactic in desk.content.tactics().values():
            for sentence in (*tactic.ordinary_reasons, *tactic.what_you_can_do):
                assert sentence in printed

    def test_go_on_to_signs_cards_words_and_doors_and_back(self, window, desk, qtbot):
        page = at(window, qtbot, "page:understand#moving-to-private")
        rows = unfold(card_of(page, "moving-to-private"), "Goes with")
        tactic = desk.content.tactics()["moving-to-private"]
        targets = rows_of(rows)
        assert {f"card:{one}" for one in tactic.cards} <= set(targets)
        assert {f"topic:{one}" for one in tactic.topics} <= set(targets)
        assert any(target.startswith("channel:") for target in targets)
        sign = next(target for target in targets if target.startswith("sign:"))
        rows.enter_at(list(targets).index(sign))
        qtbot.keyClick(rows, Key.Key_Return)
        card = card_of(window.page, sign.removeprefix("sign:"))
        assert "page:understand#moving-to-private" in rows_of(unfold(card, "Goes with"))

    def test_nothing_unfolded_takes_one_row(self, window, desk, qtbot):
        page = at(window, qtbot, "page:understand#tactics")
        assert not [rows for rows in page.view.findChildren(PassageList) if rows.isVisible()]
        card = card_of(page, "moving-to-private")
        foot = [one for one in card.findChildren(QPushButton) if one.isVisible()]
        assert [one.text() for one in foot] == ["Goes with", "Where this comes from"]
        assert len({one.mapTo(card, one.rect().center()).y() for one in foot}) == 1

    def test_on_this_page_jumps_to_an_item(self, window, desk, qtbot):
        page = at(window, qtbot, "page:understand#tactics")
        rows = unfold(page.view, "On this page")
        rows.enter_at(rows.count - 1)
        qtbot.keyClick(rows, Key.Key_Return)
        last = list(rows_of(rows))[-1].partition("#")[2]
        card = card_of(page, last)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is card.title)


class TestPages:
    def test_every_point_stands_on_its_page_with_its_year_and_place(self, window, desk, qtbot):
        for one in desk.content.pages():
            page = at(window, qtbot, f"page:understand#{one.id}")
            for point in one.points:
                shown = words(card_of(page, point.id))
                assert all(sentence in shown for sentence in (point.title, *point.text))
                assert point.year in shown
                assert point.place in shown
                assert ("Historic figure" in shown) is point.is_historic

    def test_an_old_figure_says_so_first(self, desk):
        point = desk.content.pages()[0].points[0]
        old = replace(point, year="2008", place="UK", is_historic=True)
        assert point_item(old).figure == "Historic figure, 2008, UK"
        assert point_item(replace(old, is_historic=False)).figure == "Counted: 2008, UK"

    def test_every_link_of_the_content_has_a_title_and_a_place(self, window, desk, qtbot):
        for one in desk.content.pages():
            for point in one.points:
                if not point.links:
                    continue
                page = at(window, qtbot, f"page:understand#{point.id}")
                rows = unfold(card_of(page, point.id), "Goes with")
                while any(b.isVisible() for b in rows.parent().findChildren(QPushButton)):
                    press(rows.parent(), "Show all")
                shown = rows_of(rows)
                assert list(shown) == list(dict.fromkeys(point.links)), point.id
                assert all(shown.values())

    def test_ids_of_pages_and_items_are_found_where_they_stand(self, desk):
        library = Library(desk.content)
        assert len({page.id for page in library.pages}) == len(library.pages)
        for page in library.pages:
            assert library.find(page.id) == (page, "")
            for item in page.items:
                assert library.find(f"{item.kind}:{item.id}") == (page, item.id)

    def test_parts_stand_in_order_and_fold(self, window, desk, qtbot):
        page = at(window, qtbot, "page:understand")
        heads = [fold.head.accessibleName() for fold in page._list.folds.values()]
        assert heads == [
            "When something has happened", "What grooming is", "Signs you may notice",
            "Talking with a child", "Writing it down", "Behind this guide",
        ]  # fmt: skip
        grooming = page._list.folds["grooming"]
        assert not grooming.rows.isVisible()
        press(page, "What grooming is")
        assert grooming.rows.isVisible()
        last = [grooming.rows.item(row).text() for row in range(grooming.rows.count())][-3:]
        assert last == ["Stages", "Tactics", "Newer patterns"]
        press(page, "What grooming is")
        assert not grooming.rows.isVisible()

    def test_coming_from_elsewhere_unfolds_that_part_only(self, window, qtbot):
        page = at(window, qtbot, "page:understand#tactics")
        unfolded = [part for part, fold in page._list.folds.items() if fold.is_open]
        assert unfolded == ["grooming"]
        row = page._list.folds["grooming"].rows.currentItem()
        assert row.text() == "Tactics"

    def test_a_part_that_the_person_unfolded_stays(self, window, qtbot):
        page = at(window, qtbot, "page:understand")
        press(page, "Talking with a child")
        page = at(window, qtbot, "page:understand#tactics")
        unfolded = [part for part, fold in page._list.folds.items() if fold.is_open]
        assert unfolded == ["grooming", "talk"]

    def test_every_page_of_signs_prints_an_empty_list(self, desk, qtbot):
        for group in desk.content.sign_groups():
            library = Library(desk.content)
            view = LibraryView(desk, library, library.page(group.id))
            qtbot.addWidget(view)
            view.show()
            with qtbot.waitSignal(view.print_wanted) as asked:
                press(view, "Print an empty list")
            sheet = asked.args[0]
            assert sheet.title == "Signs you may notice"
            printed = "\n".join(block.text for block in sheet.blocks)
            assert all(sign.text in printed for sign in desk.content.signs().values())


class TestCard:
    def test_goes_with_signs_tactics_and_words(self, window, desk, qtbot):
        window.go("card:blackmail")
        assert isinstance(window.page, CardPage)
        rows = unfold(window.page, "Goes with")
        press(rows.parent(), "Show all")
        related = desk.links.of_card("blackmail")
        assert set(rows_of(rows)) == {
            "situation:blackmail",
            *(f"sign:{one.id}" for one in related.signs),
            *(f"page:understand#{one.id}" for one in related.tactics),
        }

    def test_words_for_the_situation_open_talk(self, window, desk, qtbot):
        window.go("card:blackmail")
        rows = unfold(window.page, "Goes with")
        rows.enter_at(list(rows_of(rows)).index("situation:blackmail"))
        qtbot.keyClick(rows, Key.Key_Return)
        assert window.page.windowTitle() == "Talk"


class TestSources:
    def test_every_source_is_in_the_list_and_the_filter_finds_it(self, window, desk, qtbot):
        page = at(window, qtbot, "page:understand#sources")
        view = page.view
        known = {source.id for source in shown_sources(desk)}
        assert {source.id for source in desk.content.sources()} <= known
        assert set(rows_of(view.rows)) == known
        assert view.found.text() == f"Sources: {len(known)}"
        qtbot.keyClicks(view.field, "Strategic Overview 2009")
        assert list(rows_of(view.rows)) == ["ceop-2010"]
        view.field.clear()
        qtbot.keyClicks(view.field, "zzzz")
        assert "No source has these words" in words(view)

    def test_one_source_shows_all_that_is_known_and_copies_its_address(
        self, window, desk, qtbot, opened
    ):
        source = desk.content.source("p3")
        page = at(window, qtbot, "source:p3")
        shown = words(page.view)
        for part in (source.title, source.publisher, source.date, source.address):
            assert part in shown
        press(page.view, "Copy the address")
        assert QApplication.clipboard().text() == source.address
        assert opened == []

    def test_from_a_statement_to_its_source_and_back(self, window, desk, qtbot):
        sign = desk.content.signs()["moved-to-private-app"]
        page = at(window, qtbot, f"sign:{sign.id}")
        card = card_of(page, sign.id)
        press(card, "Where this comes from")
        press(card, "About this source")
        first = desk.content.source(sign.provenance.sources[0])
        shown = page.view.findChild(SourceCard)
        assert shown.title.text() == first.title
        rows = shown.findChild(PassageList)
        rows.enter_at(list(rows_of(rows)).index(f"sign:{sign.id}"))
        qtbot.keyClick(rows, Key.Key_Return)
        again = card_of(window.page, sign.id)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is again.title)

    def test_each_lists_the_statements_that_stand_on_it(self, window, desk, qtbot):
        page = at(window, qtbot, "page:understand#sources")
        for source in shown_sources(desk)[::9]:
            window.go(f"source:{source.id}")
            uses = desk.links.uses(source.id)
            rows = page.view.findChild(SourceCard).findChild(PassageList)
            assert (rows.count if rows else 0) == len(uses)

    def test_all_sources_come_back(self, window, qtbot):
        page = at(window, qtbot, "source:p3")
        assert not page.view.rows.isVisible()
        press(page.view, "All sources")
        assert page.view.rows.isVisible()
        assert page.view.rows.hasFocus()

    def test_titles_of_others_are_named_as_such(self, window, qtbot):
        page = at(window, qtbot, "page:understand#sources")
        assert "They are the words of others" in words(page.view)

    def test_all_go_on_paper_with_their_addresses(self, desk):
        page = Library(desk.content).page(SOURCES)
        printed = "\n".join(block.text for block in page_sheet(desk, page).blocks)
        for source in desk.content.sources():
            assert source.title in printed
            assert (source.address or "") in printed

    def test_doors_have_their_sources_there_too(self, window, desk, qtbot):
        door = desk.channels.channels()[0]
        for source_id in door.provenance.sources:
            page = at(window, qtbot, f"source:{source_id}")
            rows = page.view.findChild(SourceCard).findChild(PassageList)
            assert f"channel:{door.id}" in rows_of(rows)


class TestReviewDates:
    TARGETS = (
        "sign:moved-to-private-app",
        "page:understand#moving-to-private",
        "page:understand#never-pay",
        "card:blackmail",
        "starter:8-10-gaming-1",
        "channel:uk-ceop",
    )

    @pytest.mark.parametrize("target", TARGETS)
    def test_nothing_is_said_before_the_day(self, window, target):
        window.go(target)
        assert DUE not in words(window.page)

    @pytest.mark.parametrize("target", TARGETS)
    def test_what_is_past_its_day_says_so_in_view(self, window, target, clock: SteadyClock):
        clock.forward(days=3_000)
        window.go(target)
        shown = words(window.page)
        assert DUE in shown
        assert "check before you rely on it" in shown

    def test_a_card_says_so_once_and_before_its_steps(self, window, clock: SteadyClock):
        clock.forward(days=3_000)
        window.go("card:blackmail")
        shown = words(window.page)
        assert shown.count(DUE) == 1
        box = next(one for one in window.page.findChildren(QLabel) if DUE in one.text())
        QApplication.processEvents()
        assert box.mapTo(window, box.rect().bottomLeft()).y() < 250


class TestSpeed:
    @pytest.fixture
    def long_page(self, desk) -> GuidePage:
        points = [point for page in desk.content.pages() for point in page.points]
        sixty = [replace(points[n % len(points)], id=f"point-{n}") for n in range(60)]
        return GuidePage("long", Part.GROOMING, "Long", "All of it.", "", tuple(sixty))

    def test_a_page_of_sixty_points_is_on_the_screen_at_once(
        self, window, desk, qtbot, long_page, monkeypatch
    ):
        pages = (*desk.content.pages(), long_page)
        monkeypatch.setattr(type(desk.content), "pages", lambda _self: pages)
        page = at(window, qtbot, "page:understand#never")
        taken = []
        for _ in range(3):
            window.go("page:understand#never")
            began = time.process_time()
            window.go("page:understand#long")
            page.repaint()
            taken.append(time.process_time() - began)
        assert sorted(taken)[1] < 0.1
        assert not page.view.is_whole
        qtbot.waitUntil(lambda: page.view.is_whole)

    def test_an_item_far_down_is_reached_at_once(self, window, desk, qtbot, long_page, monkeypatch):
        pages = (*desk.content.pages(), long_page)
        monkeypatch.setattr(type(desk.content), "pages", lambda _self: pages)
        window.go("page:understand#point-57")
        page = window.page
        card = page.view.show_item("point-57")
        qtbot.waitUntil(lambda: QApplication.focusWidget() is card.title)
        qtbot.waitUntil(lambda: page.view.is_whole)
        top = card.title.mapTo(page.scroll_area.viewport(), card.title.rect().topLeft()).y()
        assert 0 <= top < page.scroll_area.viewport().height()

    def test_tab_goes_through_all_in_order(self, window, desk, qtbot, long_page, monkeypatch):
        pages = (*desk.content.pages(), long_page)
        monkeypatch.setattr(type(desk.content), "pages", lambda _self: pages)
        page = at(window, qtbot, "page:understand#long")
        buttons = [one for one in page.view.findChildren(QPushButton) if one.isVisible()]
        buttons[0].setFocus()
        for expected in buttons[1:]:
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
            assert QApplication.focusWidget() is expected


@pytest.mark.parametrize(("size", "width"), [(100, 500), (100, 420), (200, 900)])
def test_what_unfolds_is_not_clipped(desk, qtbot, size, width):
    desk.look.change(ThemeChoice.LIGHT, size)
    library = Library(desk.content)
    view = LibraryView(desk, library, library.page("tactics"))
    qtbot.addWidget(view)
    view.resize(width, 10)
    view.show()
    card = view.show_item("moving-to-private")
    press(card, "Goes with")
    press(card, "Where this comes from")
    view.resize(width, view.heightForWidth(width))
    QApplication.processEvents()
    assert view.width() == width
    rows = card.findChild(PassageList)
    assert rows.height() >= rows.visualRect(rows.model().index(rows.count - 1)).bottom()
    for button in card.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
