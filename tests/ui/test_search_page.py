# SPDX-License-Identifier: Apache-2.0
"""Search as a person uses it, over the content that is shipped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.search import Kind
from companion.ui.kit.override import override
from companion.ui.main_window import MainWindow
from companion.ui.models.passage_list_model import PASSAGE_ROLE
from companion.ui.pages.search_page import SearchPage
from companion.ui.widgets.passage_list import PassageList
from companion.ui.widgets.search_field import LONGEST
from tests.ui.acting import press

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from companion.ui.kit.desk import Desk
    from companion.ui.models.passage_list_model import Passage

Key = Qt.Key
HAS_MOST = "has all of your words"


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


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SearchPage:
    window.go("page:search")
    page = window.page
    assert isinstance(page, SearchPage)
    page.field.setText("a")
    qtbot.waitUntil(lambda: bool(page.count.text()))
    page.field.clear()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.field)
    return page


def shown(page: SearchPage, kind: Kind) -> list[Passage]:
    """Return the rows of a group that is seen."""
    group = page.results.groups[kind]
    model = group.rows.model()
    rows = range(model.rowCount() if group.isVisible() else 0)
    return [model.index(row, 0).data(PASSAGE_ROLE) for row in rows]


def kinds(page: SearchPage) -> list[Kind]:
    return [kind for kind, group in page.results.groups.items() if group.isVisible()]


def bold(passage: Passage) -> list[str]:
    return [
        text[start : start + length]
        for text, spans in (
            (passage.title, passage.title_spans),
            (passage.second, passage.second_spans),
        )
        for start, length in spans
    ]


def assert_fits(page: SearchPage) -> None:
    """Fail where the page is cut off, or goes on below its last row."""
    content = page.scroll_area.widget()
    needed = content.layout().totalHeightForWidth(content.width())
    assert content.height() == max(needed, page.scroll_area.viewport().height())


class PaintWatch(QObject):
    """Notes each painting of the page, and groups that had less or more room than they need."""

    def __init__(self, page: SearchPage) -> None:
        super().__init__(page)
        self._page = page
        self.painted = 0
        self.out_of_place: list[tuple[str, Kind]] = []
        page.scroll_area.widget().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.painted += 1
            self.out_of_place += [
                (self._page.field.text(), kind)
                for kind, group in self._page.results.groups.items()
                if group.isVisible()
                and group.height() != group.layout().totalHeightForWidth(group.width())
            ]
        return False


class TestFinding:
    def test_shows_results_while_typing_by_kind(self, page, qtbot):
        qtbot.keyClicks(page.field, "secret")
        assert {Kind.SIGN, Kind.STARTER, Kind.TACTIC, Kind.PAGE} <= set(kinds(page))
        found = page._desk.search.search("secret")
        assert page.count.text() == f"Found: {sum(group.found for group in found)}"
        assert page.count.isVisible()
        for group in found:
            targets = [passage.target for passage in shown(page, group.kind)]
            assert targets == [result.target for result in group.results]

    def test_cards_and_doors_stand_first(self, page, qtbot):
        qtbot.keyClicks(page.field, "report")
        assert kinds(page)[:2] == [Kind.CARD, Kind.CHANNEL]

    @pytest.mark.parametrize(
        ("typed", "title", "emboldened"),
        [
            ("blackmail", "Someone is blackmailing my child", "blackmailing"),
            ("sextortion", "Someone is blackmailing my child", "blackmailing"),
            ("blackmial", "Someone is blackmailing my child", "blackmailing"),
            ("uncle", "I am worried about someone we know", "someone we know"),
            ("ran away", "My child is missing", "child is missing"),
            ("paedophile", "Something feels off", "feels off"),
            ("his phone", "I found something on the phone", "found something on the phone"),
        ],
    )
    def test_leads_to_the_card_and_emboldens_why(self, page, qtbot, typed, title, emboldened):
        qtbot.keyClicks(page.field, typed)
        first = shown(page, Kind.CARD)[0]
        assert first.title == title
        assert emboldened in bold(first)
        with qtbot.waitSignal(page.go) as asked:
            qtbot.keyClick(page.field, Key.Key_Return)
        assert asked.args == [first.target]

    def test_says_so_where_nothing_has_all_words(self, page, qtbot):
        qtbot.keyClicks(page.field, "blackmail zebra")
        assert HAS_MOST in page.count.text()
        assert shown(page, Kind.CARD)[0].target == "card:blackmail"
        assert not any(group.note.isVisible() for group in page.results.groups.values())
        assert not page.nothing.isVisible()

    def test_says_so_of_cards_alone(self, page, qtbot):
        title = page._desk.guide.starters()[0].words
        qtbot.keyClicks(page.field, title)
        assert HAS_MOST not in page.count.text()
        group = page.results.groups[Kind.CARD]
        assert group.isVisible()
        assert group.note.isVisible()
        assert HAS_MOST in group.note.text()
        assert not page.results.groups[Kind.STARTER].note.isVisible()

    def test_says_what_to_try_when_nothing_is_found(self, page, qtbot):
        qtbot.keyClicks(page.field, "xyzzy")
        assert page.nothing.isVisible()
        assert page.count.text() == "Found: 0"
        assert kinds(page) == []
        with qtbot.waitSignal(page.go) as asked:
            press(page.nothing, "See every door")
        assert asked.args == ["page:get-help"]

    def test_doors_follow_the_place(self, page, desk, window, qtbot):
        qtbot.keyClicks(page.field, "garda")
        assert shown(page, Kind.CHANNEL) == []
        desk.channels.choose("IE")
        page.refresh()
        assert shown(page, Kind.CHANNEL)


class TestKeys:
    def test_go_through_all_groups_and_back(self, page, qtbot):
        qtbot.keyClicks(page.field, "secret")
        groups = [group for group in page.results.groups.values() if group.isVisible()]
        seen: list[PassageList] = []
        qtbot.keyClick(page.field, Key.Key_Down)
        for _ in range(sum(group.rows.count for group in groups)):
            rows = QApplication.focusWidget()
            assert isinstance(rows, PassageList)
            seen.append(rows)
            place = rows.visualRect(rows.currentIndex())
            view = page.scroll_area.viewport()
            top = rows.mapTo(view, place.topLeft()).y()
            assert 0 <= top <= view.height() - place.height()
            qtbot.keyClick(rows, Key.Key_Down)
        assert list(dict.fromkeys(seen)) == [group.rows for group in groups]
        for _ in seen:
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Up)
        assert QApplication.focusWidget() is page.field

    def test_escape_clears_from_the_field_and_from_the_results(self, page, qtbot):
        qtbot.keyClicks(page.field, "gift")
        qtbot.keyClick(page.field, Key.Key_Escape)
        assert page.field.text() == ""
        assert not page.count.isVisible()
        qtbot.keyClicks(page.field, "gift")
        qtbot.keyClick(page.field, Key.Key_Down)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
        assert page.field.text() == ""
        assert QApplication.focusWidget() is page.field

    def test_tab_goes_down_the_page_and_leaves_it(self, page, window, qtbot):
        qtbot.keyClicks(page.field, "phone")
        stops: list[QWidget] = [page.field]
        while True:
            qtbot.keyClick(stops[-1], Key.Key_Tab)
            now = QApplication.focusWidget()
            if now in stops or not page.isAncestorOf(now):
                break
            stops.append(now)
        content = page.scroll_area.widget()
        heights = [stop.mapTo(content, stop.rect().center()).y() for stop in stops]
        assert heights == sorted(heights)
        assert len(stops) > 8

    def test_every_result_can_be_reached_and_opened(self, page, qtbot):
        page.go.disconnect()
        qtbot.keyClicks(page.field, "phone")
        group = page.results.groups[Kind.CARD]
        assert group.rows.count == 5
        assert "more" in group.more.text()
        group.more.click()
        assert group.rows.count > 5
        assert QApplication.focusWidget() is group.rows
        assert group.rows.currentIndex().row() == 5
        with qtbot.waitSignal(page.go) as asked:
            qtbot.mouseClick(
                group.rows.viewport(),
                Qt.MouseButton.LeftButton,
                pos=group.rows.visualRect(group.rows.model().index(6, 0)).center(),
            )
        assert asked.args == [group.rows.model().target_at(6)]

    def test_more_can_be_asked_for_until_all_are_there(self, page, qtbot):
        qtbot.keyClicks(page.field, "someone")
        group = page.results.groups[Kind.STARTER]
        found = {one.kind: one.found for one in page._desk.search.search("someone")}
        while group.more.isVisible():
            before = group.rows.count
            group.more.click()
            assert group.rows.count > before
            assert_fits(page)
        assert group.rows.count == found[Kind.STARTER]


class TestBadInput:
    @pytest.mark.parametrize(
        "typed",
        [
            "🙂🙂🙂", "((((", ".*+?[", "\\", "\u202eسر", "سر كبير", "שלום", "%s {} \\1", "'’'", "…",
            "\u0301", "\U0001f468\u200d\U0001f469", "a\u0000b", "\u0007\u0008", "-- ; drop",
        ],
    )  # fmt: skip
    def test_odd_characters_are_words_like_others(self, page, typed):
        page.field.setText(typed)
        assert page.count.text().startswith(("Found:", "Nothing has"))

    def test_very_much_is_cut_and_searched(self, page, qtbot):
        QGuiApplication.clipboard().setText("blackmail " * 1_000)
        page.field.paste()
        assert len(page.field.text()) == LONGEST
        assert shown(page, Kind.CARD)[0].target == "card:blackmail"

    def test_lines_become_one(self, page):
        QGuiApplication.clipboard().setText("black\n\nmail\tphone\r\n")
        page.field.paste()
        assert "\n" not in page.field.text()
        assert page.count.isVisible()

    def test_a_picture_is_refused_calmly(self, page, qtbot):
        picture = QImage(4, 4, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        data = QMimeData()
        data.setImageData(picture)
        data.setText("file name")
        QGuiApplication.clipboard().setMimeData(data)
        with qtbot.waitSignal(page.field.picture_refused):
            page.field.paste()
        assert page.field.text() == ""

    def test_markup_and_found_words_are_plain_words(self, page, qtbot):
        qtbot.keyClicks(page.field, "<b>pay</b>")
        rows = page.results.groups[Kind.NEVER].rows
        assert all(
            label.textFormat() is not Qt.TextFormat.RichText for label in page.findChildren(QLabel)
        )
        assert "<b>" not in str(rows.model().index(0, 0).data())


class TestPage:
    def test_what_is_typed_before_the_index_is_there_is_searched_then(
        self, window, desk, qtbot, monkeypatch
    ):
        gate, prepare = threading.Event(), desk.search.prepare

        def slowly() -> None:
            gate.wait(10)
            prepare()

        monkeypatch.setattr(type(desk.search), "prepare", lambda _self: slowly())
        window.go("page:search")
        page = window.page
        assert isinstance(page, SearchPage)
        qtbot.keyClicks(page.field, "blackmail")
        assert kinds(page) == []
        assert not page.nothing.isVisible()
        gate.set()
        qtbot.waitUntil(lambda: kinds(page) != [])
        assert page.field.text() == "blackmail"
        assert shown(page, Kind.CARD)[0].target == "card:blackmail"

    def test_a_guide_that_cannot_be_read_is_said_and_tried_again(
        self, window, desk, qtbot, monkeypatch
    ):
        prepare = type(desk.search).prepare

        def fails(_self: object) -> None:
            raise CompanionError(ErrorCode.CONTENT_DAMAGED, file="cards.toml")

        monkeypatch.setattr(type(desk.search), "prepare", fails)
        window.go("page:search")
        page = window.page
        assert isinstance(page, SearchPage)
        qtbot.waitUntil(page.banner.isVisible)
        monkeypatch.setattr(type(desk.search), "prepare", prepare)
        qtbot.keyClicks(page.field, "gift")
        page.refresh()
        qtbot.waitUntil(lambda: kinds(page) != [])

    def test_words_stay_while_the_window_is_open(self, page, window, qtbot):
        qtbot.keyClicks(page.field, "gift")
        window.go("page:start")
        window.go("page:search")
        assert page.field.text() == "gift"
        assert page.field.selectedText() == "gift"

    def test_nothing_typed_is_kept_in_the_settings_or_by_the_search(self, page, desk, tmp_path):
        page.field.setText("zebracrossing")
        page.field.clear()
        files = [file for file in tmp_path.rglob("*") if file.is_file()]
        assert not any(b"zebracrossing" in file.read_bytes() for file in files)
        assert "zebracrossing" not in repr(vars(desk.search))
        assert desk.search._index().word("zebracrossing") == []

    def test_nothing_moves_sideways_while_typing(self, page, qtbot):
        width = page.field.width()
        for typed in ("", "phone", "xyzzy", "p"):
            page.field.setText(typed)
            assert page.field.width() == width

    def test_every_picture_shows_the_results_in_their_places(self, window, qtbot):
        window.go("page:search")
        page = window.page
        assert isinstance(page, SearchPage)
        watch = PaintWatch(page)
        page.field.setText("a")
        qtbot.waitUntil(lambda: bool(page.count.text()))
        for typed in ("uncle", "a", "xyzzy", "uncle", "blackmail zebra", "", "s"):
            painted = watch.painted
            page.field.setText(typed)
            qtbot.waitUntil(lambda painted=painted: watch.painted > painted)
            assert_fits(page)
        assert watch.out_of_place == []

    def test_all_words_of_a_result_are_painted(self, page):
        page.field.setText("phone")
        for group in page.results.groups.values():
            rows = group.rows
            heights = [
                rows.visualRect(rows.model().index(row, 0)).height() for row in range(rows.count)
            ]
            assert rows.height() >= sum(heights)

    def test_rows_fit_their_words_again_in_another_width(self, page, window, qtbot):
        page.field.setText("phone")
        rows = page.results.groups[Kind.STARTER].rows
        before = rows.height()
        window.resize(480, 640)
        qtbot.waitUntil(lambda: rows.height() > before)
        window.resize(1024, 640)
        qtbot.waitUntil(lambda: rows.height() == before)

    def test_examples_search_for_their_word(self, page, qtbot):
        button = page.examples.findChildren(QPushButton)[0]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert page.field.text() == button.text()
        assert kinds(page)
        assert not page.examples.isVisible()
        assert page.field.hasFocus()
