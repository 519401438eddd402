"""Understand and Talk as a person uses them, over the content that is shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from companion.domain.guide import AgeBand
from companion.domain.preferences import ThemeChoice
from companion.services.guide_service import StarterFilter
from companion.ui.main_window import MainWindow
from companion.ui.page_registry import page_of
from companion.ui.pages.talk_page import TalkPage
from companion.ui.pages.understand_page import UnderstandPage
from companion.ui.widgets.fridge_sheet import fridge_sheet
from companion.ui.widgets.guide_library import SITUATIONS, SOURCES, Library
from companion.ui.widgets.library_paper import page_sheet
from companion.ui.widgets.library_view import LibraryView
from companion.ui.widgets.pocket_sheet import pocket_sheet
from companion.ui.widgets.sheets import first_steps_sheet
from companion.ui.widgets.source_line import SourceLine
from companion.ui.widgets.starter_view import StarterView, starter_sheet
from tests.ui.acting import press

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from companion.ui.kit.desk import Desk
    from companion.ui.widgets.scroll_page import ScrollPage

Key = Qt.Key
WIDTHS = [(100, 500), (100, 420), (200, 900)]
"""Text size and the width of a page: beside the list, narrow window, large text."""


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


def understand(window: MainWindow, target: str = "page:understand") -> UnderstandPage:
    window.go(target)
    page = window.page
    assert isinstance(page, UnderstandPage)
    while isinstance(page.view, LibraryView) and not page.view.is_whole:
        QApplication.processEvents()
    return page


def talk(window: MainWindow, target: str = "page:talk") -> TalkPage:
    window.go(target)
    assert isinstance(window.page, TalkPage)
    return window.page


def words(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel) + widget.findChildren(QPushButton)
    return "\n".join(one.text() for one in labels if one.isVisibleTo(widget))


def button(widget: QWidget, text: str) -> QPushButton:
    found = [one for one in widget.findChildren(QPushButton) if text in one.text()]
    assert found, text
    return found[0]


def clipped(widget: QWidget) -> list[str]:
    """Return what does not fit its label."""
    return [
        label.text()
        for label in widget.findChildren(QLabel)
        if label.isVisibleTo(widget)
        and label.text()
        and (
            label.heightForWidth(label.width()) > label.height()
            if label.wordWrap()
            else label.sizeHint().width() > label.width()
        )
    ]


def tab_walk(window: MainWindow, start: QWidget, qtbot: QtBot) -> list[QWidget]:
    """Return what Tab stops at inside the page, from `start` until the page is left."""
    start.setFocus()
    stops = [start]
    while True:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        now = QApplication.focusWidget()
        if now in stops or not window.page.isAncestorOf(now):
            return stops
        stops.append(now)


def downwards(page: ScrollPage, stops: list[QWidget]) -> list[int]:
    content = page.scroll_area.widget()
    return [stop.mapTo(content, stop.rect().center()).y() for stop in stops]


def is_in_view(page: ScrollPage, widget: QWidget) -> bool:
    view = page.scroll_area.viewport()
    shown = QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size())
    area = QRect(view.mapTo(page, view.rect().topLeft()), view.size())
    return area.contains(shown)


class TestUnderstand:
    def test_shows_each_card_and_opens_it(self, window, desk, qtbot):
        page = understand(window)
        names = {one.accessibleName() for one in page.findChildren(QPushButton)}
        assert {card.title for card in desk.guide.cards()} <= names
        tile = next(
            one
            for one in page.findChildren(QPushButton)
            if one.accessibleName() == desk.content.cards()["blackmail"].title
        )
        with qtbot.waitSignal(page.go) as asked:
            tile.click()
        assert asked.args == ["card:blackmail"]

    def test_every_sign_stands_with_its_ordinary_reasons(self, window, desk):
        seen = []
        for group in desk.content.sign_groups():
            page = understand(window, f"page:understand#{group.id}")
            shown = words(page)
            assert "reason to be curious" in shown
            assert "not proof" in shown
            for sign in desk.content.signs().values():
                if sign.group == group.id:
                    seen.append(sign.id)
                    assert sign.text in shown
                    assert all(reason in shown for reason in sign.ordinary_reasons)
                    assert sign.more_telling_at in shown
        assert len(seen) == len(desk.content.signs())

    def test_goes_on_to_the_list_for_a_child_without_ticks_here(self, window, qtbot):
        page = understand(window, "page:understand#threats")
        with qtbot.waitSignal(page.go) as asked:
            button(page, "Go through the list").click()
        assert asked.args == ["page:notice"]

    def test_shows_principles_smart_and_never_with_sources(self, window, desk):
        shown = words(understand(window, "page:understand#talking"))
        assert all(one.title in shown and one.text in shown for one in desk.guide.principles())
        page = understand(window, "page:understand#smart")
        shown = words(page)
        assert "Childnet" in shown
        assert all(idea.ask_together in shown for idea in desk.guide.smart_ideas())
        assert len(page.findChildren(SourceLine)) == len(desk.guide.smart_ideas())
        shown = words(understand(window, "page:understand#never"))
        assert all(rule.text in shown and rule.reason in shown for rule in desk.guide.never_rules())

    def test_every_target_of_the_search_lands_on_its_item(self, window, desk, qtbot):
        found = [
            result.target
            for group in desk.search.search("a", 1_000) + desk.search.search("n", 1_000)
            for result in group.results
            if page_of(result.target)[0] == "understand"
        ]
        items = [
            *(f"sign:{sign}" for sign in desk.content.signs()),
            *(f"principle:{one.id}" for one in desk.guide.principles()),
            *(f"smart:{one.id}" for one in desk.guide.smart_ideas()),
            *(f"never:{one.id}" for one in desk.guide.never_rules()),
            *(f"page:understand#{tactic}" for tactic in desk.content.tactics()),
            *(f"page:understand#{p.id}" for page in desk.content.pages() for p in page.points),
        ]
        assert len(found) > 50
        for target in dict.fromkeys(found + items):
            page = understand(window, target)
            name = target.rpartition("#")[2].rpartition(":")[2]
            if page.page_id == name:
                continue
            card = page.view.show_item(name)
            assert card is not None, target
            qtbot.waitUntil(lambda card=card: QApplication.focusWidget() is card.title)
            assert is_in_view(page, card.title), target

    def test_list_leads_with_keys_and_one_row_is_chosen_in_all(self, window, qtbot):
        page = understand(window)
        press(page, "Signs you may notice")
        signs = page._list.folds["signs"].rows
        signs.setFocus()
        assert page.page_id == "situations"
        first = signs.item(0).text()
        qtbot.keyClick(signs, Key.Key_Down)
        assert page.view.title.text() == first
        qtbot.keyClick(signs, Key.Key_Down)
        assert page.view.title.text() == signs.item(1).text()
        chosen = [part for part in page._list.parts if part.currentRow() >= 0]
        assert chosen == [signs]
        assert signs.currentRow() == 1

    @pytest.mark.parametrize("size", [(480, 400), (760, 600)])
    def test_narrow_window_shows_one_at_a_time(self, window, qtbot, size):
        page = understand(window)
        window.resize(*size)
        qtbot.waitUntil(lambda: not page.scroll_area.isVisible())
        part = page._list.parts[0]
        part.setFocus()
        part.setCurrentRow(1)
        qtbot.keyClick(part, Key.Key_Return)
        assert page.scroll_area.isVisible()
        assert not page._list.isVisible()
        back = button(page, "Back to the list")
        assert QApplication.focusWidget() is back
        qtbot.keyClick(back, Key.Key_Space)
        assert page._list.isVisible()
        assert QApplication.focusWidget() is part

    def test_tab_goes_through_list_and_page(self, window, qtbot):
        page = understand(window, "page:understand#threats")
        button(page.view, "Where this comes from").click()
        QApplication.processEvents()
        folds = page._list.folds
        stops = tab_walk(window, folds["when"].head, qtbot)
        parts = [folds[part].head for part in ("when", "grooming", "signs")]
        after = [folds[part].head for part in ("talk", "record", "background")]
        in_list = [*parts, folds["signs"].rows, *after]
        assert stops[: len(in_list)] == in_list
        heights = downwards(page, stops[len(in_list) :])
        assert heights == sorted(heights)
        assert set(page.view.findChildren(QPushButton)) <= set(stops)

    def test_every_page_prints_with_sources_and_emergency_line(self, window, desk, qtbot):
        page, sheets = understand(window), []
        # The window would open its print dialog for it; here only the sheet counts.
        page.print_wanted.disconnect()
        page.print_wanted.connect(sheets.append)
        for one in Library(desk.content).pages:
            if one.id == SITUATIONS:
                continue
            understand(window, f"page:understand#{one.id}")
            button(page, "Print this page").click()
            sheet = sheets.pop()
            assert sheet == page_sheet(desk, one)
            assert sheet.emergency_line
            assert bool(sheet.sources_note) is (one.id != SOURCES)
            text = "\n".join(block.text for block in sheet.blocks)
            assert all(item.title in text for item in one.items)

    @pytest.mark.parametrize(
        ("target", "title", "expected"),
        [
            ("page:understand#situations", "Print all cards", first_steps_sheet),
            ("page:understand#situations", "Print a pocket sheet", pocket_sheet),
            ("page:understand#smart", "Print for the fridge door", fridge_sheet),
        ],
    )
    def test_sheets_made_for_a_page_print(self, window, desk, target, title, expected):
        page, sheets = understand(window, target), []
        page.print_wanted.disconnect()
        page.print_wanted.connect(sheets.append)
        button(page, title).click()
        assert sheets == [expected(desk)]

    def test_a_page_can_be_kept(self, window, desk, room, qtbot):
        window.enter(room, "page:start")
        page = understand(window, "page:understand#figures")
        button(page, "Read later").click()
        qtbot.waitUntil(lambda: "Kept to read later" in words(page))
        kept = desk.tasks.now_on_vault(room.kept.kept, 10)
        assert [one.target for one in kept] == ["page:understand#figures"]

    @pytest.mark.parametrize(("size", "width"), WIDTHS)
    def test_nothing_is_clipped(self, desk, qapp, qtbot, size, width):
        desk.look.change(ThemeChoice.LIGHT, size)
        library = Library(desk.content)
        for one in library.pages[:-1]:
            view = LibraryView(desk, library, one)
            qtbot.addWidget(view)
            qtbot.waitUntil(lambda view=view: view.is_whole)
            view.resize(width, 10)
            view.show()
            view.resize(width, view.heightForWidth(width))
            assert view.width() == width, one.id
            assert clipped(view) == [], one.id

    def test_sources_unfold_with_their_date(self, window, desk):
        page = understand(window, "never:never-pay")
        line = page.view.show_item("never-pay").findChild(SourceLine)
        assert "Checked on" not in words(line)
        line.findChild(QPushButton).click()
        assert "Checked on 21 November 2026. To be looked at again by" in words(line)


class TestTalk:
    def test_goes_through_the_starters(self, window, desk, qtbot):
        page = talk(window)
        total = len(desk.guide.starters())
        assert page.one.position.text() == f"1 of {total}"
        assert not page.one.back.isEnabled()
        page.one.next.click()
        assert page.one.position.text() == f"2 of {total}"
        assert page.one.starter == desk.guide.starters()[1]
        page.one.back.click()
        assert page.one.position.text() == f"1 of {total}"

    def test_focus_stays_on_a_button_at_the_ends(self, window, qtbot):
        page = talk(window)
        page.filters.choose(StarterFilter(age=AgeBand.AGE_5_7, topic="gaming"))
        page.one.next.setFocus()
        while page.one.next.isEnabled():
            qtbot.keyClick(page.one.next, Key.Key_Space)
        assert QApplication.focusWidget() is page.one.back

    def test_shows_why_answers_and_what_to_avoid(self, window, desk):
        page = talk(window, "starter:8-10-gaming-1")
        starter = desk.guide.starter("8-10-gaming-1")
        assert page.one.starter == starter
        shown = words(page.one)
        assert starter.why not in shown
        button(page.one, "Why this works").click()
        shown = words(page.one)
        for part in (starter.words, starter.why, starter.avoid):
            assert part in shown

    def test_filters_combine_and_count(self, window, desk, qtbot):
        page = talk(window)
        for box in page.filters.boxes:
            assert box.itemText(0) == "Any"
        qtbot.keyClicks(page.filters.age, "8")
        assert page.filters.age.currentData() == "8-10"
        row = page.filters.topic.findData("gaming")
        expected = desk.guide.starters(StarterFilter(age=AgeBand.AGE_8_10, topic="gaming"))
        assert page.filters.topic.itemText(row) == f"Gaming ({len(expected)})"
        page.filters.topic.setCurrentIndex(row)
        assert page.one.position.text() == f"1 of {len(expected)}"
        assert page.one.starter == expected[0]
        assert desk.content.topics()["gaming"].points[0] in words(page)
        page.show_all.click()
        assert page.filters.chosen == StarterFilter()
        assert page.one.position.text().endswith(f" of {len(desk.guide.starters())}")

    def test_says_so_when_nothing_fits(self, window, desk, qtbot):
        page = talk(window)
        need = page.filters.need.findData("looked-after")
        page.filters.need.setCurrentIndex(need)
        empty = next(
            row
            for row in range(page.filters.situation.count())
            if page.filters.situation.itemText(row).endswith("(0)")
        )
        page.filters.situation.setCurrentIndex(empty)
        assert "Nothing fits" in words(page)
        assert not page.one.isVisible()
        page.show_all.click()
        assert page.one.isVisible()
        assert QApplication.focusWidget() is page.filters.age

    def test_list_holds_all_and_opens_one(self, window, desk, qtbot):
        page = talk(window)
        button(page, "Show as a list").click()
        assert page.all.isVisible()
        assert page.all.count == len(desk.guide.starters())
        page.all.setFocus()
        qtbot.keyClick(page.all, Key.Key_Down)
        qtbot.keyClick(page.all, Key.Key_End)
        qtbot.waitUntil(lambda: page.scroll_area.verticalScrollBar().value() > 0)
        qtbot.keyClick(page.all, Key.Key_Return)
        assert page.one.starter == desk.guide.starters()[-1]
        qtbot.waitUntil(lambda: QApplication.focusWidget() is page.one.words)
        assert is_in_view(page, page.one.words)

    def test_topic_and_starter_targets(self, window, desk, qtbot):
        page = talk(window, "page:talk#images")
        assert page.filters.chosen == StarterFilter(topic="images")
        talk(window, "starter:14-17-images-1")
        assert page.filters.chosen == StarterFilter()
        assert page.one.starter.id == "14-17-images-1"
        for starter in desk.guide.starters()[::20]:
            assert talk(window, f"starter:{starter.id}").one.starter == starter
        qtbot.waitUntil(lambda: QApplication.focusWidget() is page.one.words)

    def test_tab_goes_down_the_page_and_leaves_it(self, window, qtbot):
        page = talk(window, "page:talk#gaming")
        page.one.next.click()
        page.one.next.click()
        qtbot.waitUntil(page.one.words.isVisible)
        button(page.one, "Where this comes from").click()
        stops = tab_walk(window, page.filters.age, qtbot)
        heights = downwards(page, stops)
        assert heights == sorted(heights)
        shown = [
            one for one in page.findChildren(QPushButton) if one.isVisible() and one.isEnabled()
        ]
        assert set(shown) <= set(stops)

    def test_plans_and_prints_a_starter(self, window, desk, qtbot):
        page = talk(window, "starter:8-10-gaming-1")
        page.print_wanted.disconnect()
        page.go.disconnect()
        with qtbot.waitSignal(page.go) as asked:
            button(page.one, "Plan this talk").click()
        assert asked.args == ["page:plans#starter=8-10-gaming-1"]
        with qtbot.waitSignal(page.print_wanted) as asked:
            button(page.one, "Print").click()
        assert asked.args[0] == starter_sheet(desk, desk.guide.starter("8-10-gaming-1"))

    @pytest.mark.parametrize(("size", "width"), WIDTHS)
    def test_nothing_is_clipped(self, desk, qtbot, size, width):
        desk.look.change(ThemeChoice.LIGHT, size)
        view = StarterView(desk)
        qtbot.addWidget(view)
        view.show()
        for starter in desk.guide.starters():
            view.show_starters((starter,))
            button(view, "Why this works").click()
            for choice in view.reactions.row.buttons:
                choice.click()
                view.layout().activate()
                view.resize(width, view.heightForWidth(width))
                view.layout().activate()
                assert view.width() == width, starter.id
                assert clipped(view) == [], starter.id


def test_a_chosen_situation_leads_first_to_its_card(qtbot, desk):
    page = TalkPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.filters.choose(StarterFilter(situation="self-harm"))
    with qtbot.waitSignal(page.go) as gone:
        press(page, "Self-harm, or talk of suicide")
    assert gone.args == ["card:self-harm"]
    assert "Nothing is wrong" not in "\n".join(
        button.text() for button in page.findChildren(QPushButton) if button.isVisible()
    )
