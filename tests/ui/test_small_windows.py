# SPDX-License-Identifier: Apache-2.0
"""The journal and the timeline in a small window and with large words: what matters is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QStyle

from companion.domain.journal import EntryText
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

SMALL, LARGE_WORDS = (100, (480, 400)), (200, (1024, 640))
LARGE_AND_WIDE = (200, (1340, 720))
NOT_SAVED = "Not saved yet."


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def open_stage(template):
    stages = []

    def make(text_size: int, size: tuple[int, int]) -> Stage:
        stage = Stage(template, text_size=text_size, size=size)
        stages.append(stage)
        stage.enter()
        stage.choose_child("M.")
        return stage

    yield make
    for stage in stages:
        assert stage.bugs == []
        stage.close()


def seen(stage: Stage, widget: QWidget) -> QRect:
    """Return the part of a widget that a person sees."""
    part = QRect(widget.mapTo(stage.window, QPoint(0, 0)), widget.size())
    around = widget
    while (around := around.parentWidget()) is not None:
        part &= QRect(around.mapTo(stage.window, QPoint(0, 0)), around.size())
    return part if widget.isVisible() else QRect()


def is_whole(stage: Stage, widget: QWidget) -> Callable[[], bool]:
    return lambda: seen(stage, widget).size() == widget.size()


@pytest.mark.parametrize(("text_size", "size"), [SMALL, LARGE_WORDS, LARGE_AND_WIDE])
def test_where_one_writes_and_saving_are_in_view(open_stage, text_size, size):
    stage = open_stage(text_size, size)
    stage.go("page:journal#new")
    editor = stage.window.page.editor
    stage.wait_until(is_whole(stage, editor.foot.save))
    assert editor.form.saw.hasFocus()
    lines = editor.form.saw.fontMetrics().lineSpacing()
    stage.wait_until(lambda: seen(stage, editor.form.saw).height() > 2 * lines)
    assert is_whole(stage, editor.title)()
    assert NOT_SAVED in editor.foot.status.text()
    assert not editor.notice.isVisible()


@pytest.mark.parametrize(("text_size", "size"), [SMALL, LARGE_WORDS, LARGE_AND_WIDE])
def test_an_entry_is_written_and_saved_without_scrolling(open_stage, text_size, size):
    stage = open_stage(text_size, size)
    stage.go("page:journal#new")
    editor = stage.window.page.editor
    editor.form.saw.clear()
    QTest.keyClicks(editor.form.saw, "He was quiet.")
    QTest.mouseClick(editor.foot.save, Qt.MouseButton.LeftButton)
    stage.wait_until(lambda: editor.foot.status.text().startswith("Saved"))
    assert is_whole(stage, editor.foot.save)()


def test_no_question_below_an_entry_is_cut_through(open_stage):
    stage = open_stage(100, (1024, 640))
    stage.go("page:journal#new")
    editor = stage.window.page.editor
    editor.form.saw.clear()
    said = "Yesterday evening gamer_k99 and @luna_1 and then @pixie_22 wrote to him."
    QTest.keyClicks(editor.form.saw, said)
    stage.wait_until(lambda: editor.offers.isVisible() and editor.form.name_offers.isVisible())
    area = editor.offers
    stage.wait_until(lambda: area.widget().height() > area.height())
    view = area.viewport()
    for button in area.widget().findChildren(QAbstractButton):
        if button.isVisible():
            top = button.mapTo(view, button.rect().topLeft()).y()
            bottom = button.mapTo(view, button.rect().bottomLeft()).y()
            assert bottom < view.height() or top >= view.height(), button.text()


def test_the_foot_goes_back_to_its_card_and_keeps_the_focus(open_stage):
    stage = open_stage(100, (1024, 640))
    stage.go("page:journal#new")
    editor = stage.window.page.editor
    editor.foot.save.setFocus()
    for size in ((480, 400), (1024, 640)):
        stage.resize(*size)
        assert editor.foot.save.hasFocus()
        stage.wait_until(is_whole(stage, editor.foot.save))
    assert editor.isAncestorOf(editor.foot)
    stage.resize(480, 400)
    stage.press("Back to all entries")
    assert not editor.foot.isVisible()


@pytest.mark.parametrize(("text_size", "size"), [SMALL, LARGE_WORDS])
def test_what_is_chosen_on_the_timeline_is_said_in_view(open_stage, text_size, size):
    stage = open_stage(text_size, size)
    stage.go("page:timeline")
    page = stage.window.page
    stage.wait_until(page.picture.hasFocus)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(page.picture, key)
        stage.settle()
        said = page.line.title.text().rstrip("…")
        assert said
        assert page.chosen.title.text().startswith(said)
        assert page.line.second.text()[:20] == page.chosen.second.text()[:20]
        assert is_whole(stage, page.line)()


def test_with_room_the_card_alone_says_what_is_chosen(open_stage):
    stage = open_stage(100, (1024, 640))
    stage.go("page:timeline")
    page = stage.window.page
    stage.wait_until(page.picture.hasFocus)
    assert not page.line.isVisible()
    assert is_whole(stage, page.chosen.title)()


@pytest.mark.parametrize("size", [(1024, 640), (480, 400)])
def test_the_newest_three_wordings_are_seen_whole(open_stage, size):
    stage = open_stage(100, size)
    child_id = stage.desk.chosen_child.id
    entry_id = stage.on_vault(lambda: stage.room.journal.lines(child_id))[0].id
    for number in range(5):
        entry = stage.on_vault(lambda: stage.room.journal.entry(entry_id))
        words = EntryText(saw=f"Another wording {number}")
        why = f"I looked it up once more, in the list on the wall of the kitchen ({number})"
        now = entry.current
        stage.on_vault(
            lambda words=words, now=now, why=why: stage.room.journal.change_entry(
                entry_id, now.happened, words, why, now.details
            )
        )
    stage.go(f"page:journal#{entry_id}")
    stage.press("Earlier wordings")
    rows = stage.window.page.editor.history.wordings
    newest = [rows.item(row) for row in range(rows.count() - 3, rows.count())]

    def is_in_view(item):
        # How wide a row is follows from the digits of the time: only its height counts.
        row = rows.visualItemRect(item)
        return row.top() >= 0 and row.bottom() < rows.viewport().height()

    stage.wait_until(lambda: all(is_in_view(item) for item in newest))


def test_the_menu_has_icons_as_large_as_its_words_and_one_column(open_stage):
    stage = open_stage(200, (1024, 640))
    stage.press("Menu")
    menu = stage.window.findChild(QMenu)
    side = menu.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, menu)
    assert side >= menu.fontMetrics().height() * 0.8
    lefts = {menu.actionGeometry(action).left() for action in menu.actions()}
    assert len(lefts) == 1
    menu.close()
