# SPDX-License-Identifier: Apache-2.0
"""The handbook as a person reads it: each chapter, its ways, on paper, by keys, from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.main_window import MainWindow
from companion.ui.page_registry import page_of
from companion.ui.pages.handbook_page import HandbookPage
from companion.ui.widgets.guide_library import handbook
from companion.ui.widgets.guide_words import page_words
from companion.ui.widgets.library_paper import page_sheet
from tests.ui.acting import press, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from companion.ui.kit.desk import Desk


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.go("page:settings")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def at(window: MainWindow, qtbot: QtBot, target: str) -> HandbookPage:
    window.go(target)
    page = window.page
    assert isinstance(page, HandbookPage)
    qtbot.waitUntil(lambda: page.view.is_whole)
    return page


def test_every_chapter_opens_and_shows_all_it_says(window, desk, qtbot):
    for chapter in desk.content.handbook():
        page = at(window, qtbot, f"page:handbook#{chapter.id}")
        shown = words(page)
        assert page.page_id == chapter.id
        assert all(said in shown for said in (chapter.title, chapter.intro, chapter.note))
        for point in chapter.points:
            assert all(said in shown for said in (point.title, *point.text))


def test_every_way_out_of_a_chapter_has_words_and_leads_to_its_page(window, desk, qtbot):
    for page in handbook(desk.content).pages:
        for item in page.items:
            for title, target in item.opens:
                assert title, target
                card = at(window, qtbot, f"page:handbook#{item.id}").view.show_item(item.id)
                press(card, title)
                page_id, _ = page_of(target)
                assert window._page_id in (page_id, "unlock")


def test_settings_leads_to_the_handbook_and_to_what_is_protected(window, qtbot):
    press(window.page, "How Companion works")
    assert isinstance(window.page, HandbookPage)
    window.go("page:settings")
    press(window.page, "What is protected, and what is not")
    assert window.page.page_id == "what-is-protected"
    assert "What we cannot protect you from" in words(at(window, qtbot, "page:security"))


def test_the_arrow_keys_and_enter_go_through_the_chapters(window, desk, qtbot):
    page = at(window, qtbot, "page:handbook#quick-start")
    page._list.focus_current()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert page.page_id == "whose-computer"
    assert window._target == "page:handbook#whose-computer"


def test_back_and_a_new_text_size_lead_to_the_chapter_that_was_read(window, desk, qtbot):
    at(window, qtbot, "page:handbook#printing")
    window.go("page:settings")
    window.rebuild()
    window.go("page:handbook")
    assert window.page.page_id == "printing"
    window.go("page:understand")
    assert window.page.page_id == "situations"


def test_a_narrow_window_shows_the_list_or_a_chapter(window, desk, qtbot):
    window.resize(480, 400)
    window.go("page:handbook")
    page = window.page
    qtbot.waitUntil(page._list.isVisible)
    window.go("page:handbook#copies-stick")
    qtbot.waitUntil(lambda: not page._list.isVisible())
    press(page, "Back to the list")
    qtbot.waitUntil(page._list.isVisible)


def test_a_chapter_goes_on_paper_with_its_words_and_its_sources(desk):
    for page in handbook(desk.content).pages:
        sheet = page_sheet(desk, page)
        printed = "\n".join(block.text for block in sheet.blocks)
        for item in page.items:
            assert all(said in printed for line in item.lines for said in line.sentences)
        assert sheet.sources_note


def test_nothing_of_the_handbook_asks_to_be_kept_in_the_private_part(window, desk, qtbot):
    page = at(window, qtbot, "page:handbook#quick-start")
    shown = [one.text() for one in page.view.findChildren(QPushButton) if one.isVisible()]
    assert "Print this page" in shown
    assert "Read later" not in shown


def test_a_source_names_the_statements_of_the_handbook(desk):
    uses = {one.target for one in desk.links.uses("this-program")}
    assert "page:handbook#leaving-how" in uses
    assert page_words("page:handbook") == "How Companion works"


def test_a_damaged_handbook_is_said_and_the_rest_goes_on(window, desk, monkeypatch):
    def damaged():
        raise CompanionError(ErrorCode.CONTENT_DAMAGED, file="handbook/begin.toml", key="page")

    monkeypatch.setattr(desk.content, "handbook", damaged)
    window.go("page:handbook")
    assert "A part of the guide can not be read." in words(window.page)
    monkeypatch.setattr(desk.content, "handbook", tuple)
    window.go("page:settings")
    window.go("page:handbook")
    assert "A part of the guide can not be read." in words(window.page)
    monkeypatch.undo()
    window.go("page:settings")
    window.go("page:handbook")
    assert window.page.page_id == "quick-start"


def test_a_long_title_scrolls_with_the_list_where_there_is_hardly_room(window, desk, qtbot):
    window.resize(480, 400)
    window.go("page:handbook")
    heading, rows = window.page.heading, window.page._list
    qtbot.waitUntil(rows.isVisible)
    assert not rows.isAncestorOf(heading)
    heading.setText(heading.text() * 8)
    window.resize(481, 400)
    qtbot.waitUntil(lambda: rows.isAncestorOf(heading) and heading.isVisible())
    qtbot.waitUntil(lambda: heading.height() >= heading.heightForWidth(heading.width()))
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: not rows.isAncestorOf(heading) and heading.isVisible())
