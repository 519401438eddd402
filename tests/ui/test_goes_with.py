# SPDX-License-Identifier: Apache-2.0
"""What goes with a starter, a topic and a door: the way there, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from companion.ui.main_window import MainWindow
from companion.ui.pages.talk_page import TalkPage
from companion.ui.widgets.door_view import DoorView
from companion.ui.widgets.library_view import LibraryView
from companion.ui.widgets.passage_list import PassageList
from tests.ui.acting import press

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.ui.kit.desk import Desk

Key = Qt.Key
TACTIC = "page:understand#moving-to-private"


@pytest.fixture
def window(desk: Desk, qtbot) -> MainWindow:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.closeEvent = lambda event: event.accept()
    window.resize(1024, 640)
    window.go("page:start")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def unfold(widget: QWidget) -> PassageList:
    """Open what goes with it, all of it."""
    press(widget, "Goes with")
    QApplication.processEvents()
    rows = next(one for one in widget.findChildren(PassageList) if one.isVisible())
    for button in rows.parent().findChildren(QPushButton):
        if button.isVisible():
            button.click()
    return rows


def targets(rows: PassageList) -> list[str]:
    model = rows.model()
    return [model.target_at(row) for row in range(model.rowCount())]


def follow(qtbot, rows: PassageList, target: str) -> None:
    rows.enter_at(targets(rows).index(target))
    qtbot.keyClick(rows, Key.Key_Return)


def card_of(window: MainWindow, qtbot, item_id: str) -> QWidget:
    view = window.page.view
    assert isinstance(view, LibraryView)
    qtbot.waitUntil(lambda: view.is_whole)
    return view.show_item(item_id)


def test_a_starter_leads_to_its_tactic_sign_and_door(window, desk, qtbot):
    target = "starter:11-13-secrets-1"
    related = desk.links.of_starter("11-13-secrets-1")
    for way in (
        f"page:understand#{related.tactics[0].id}",
        f"sign:{related.signs[0].id}",
        f"channel:{desk.channels.doors_for(related.purposes)[0].id}",
    ):
        window.go(target)
        rows = unfold(window.page.one)
        follow(qtbot, rows, way)
        assert not isinstance(window.page, TalkPage)


def test_the_tactic_of_a_starter_leads_back_to_its_topic(window, desk, qtbot):
    starter = desk.guide.starter("11-13-secrets-1")
    tactic = desk.links.of_starter(starter.id).tactics[0]
    window.go(f"page:understand#{tactic.id}")
    card = card_of(window, qtbot, tactic.id)
    follow(qtbot, unfold(card), f"topic:{starter.topic}")
    assert window.page.filters.chosen.topic == starter.topic


def test_every_starter_and_topic_has_something(desk):
    for starter in desk.guide.starters():
        related = desk.links.of_starter(starter.id)
        assert desk.channels.doors_for(related.purposes), starter.id
    for topic in desk.guide.topics():
        assert desk.links.of_topic(topic.id).purposes


def test_a_topic_leads_to_its_tactics(window, desk, qtbot):
    topic = desk.content.tactics()["moving-to-private"].topics[0]
    window.go(f"topic:{topic}")
    rows = unfold(window.page)
    follow(qtbot, rows, TACTIC)
    assert window.page.view.show_item("moving-to-private") is not None


def test_a_door_leads_to_a_tactic_and_the_tactic_back_to_the_door(window, desk, qtbot):
    tactic = desk.links.of_tactic("moving-to-private")
    door = desk.channels.doors_for(tactic.purposes)[0]
    window.go(f"channel:{door.id}")
    rows = unfold(window.page.findChild(DoorView))
    follow(qtbot, rows, TACTIC)
    card = card_of(window, qtbot, "moving-to-private")
    follow(qtbot, unfold(card), f"channel:{door.id}")
    assert window.page.heading.text() == door.name


def test_a_door_names_its_cards_tactics_and_signs(window, desk, qtbot):
    window.go("channel:uk-ceop")
    found = targets(unfold(window.page.findChild(DoorView)))
    related = desk.links.of_channel("uk-ceop")
    assert found == [
        *(f"card:{one.id}" for one in related.cards),
        *(f"page:understand#{one.id}" for one in related.tactics),
        *(f"sign:{one.id}" for one in related.signs),
    ]


def test_a_door_to_which_nothing_leads_has_no_fold(desk, qtbot):
    lonely = next(
        door
        for code in desk.channels.countries()
        for door in desk.content.channels(code)
        if not desk.links.of_channel(door.id).cards
    )
    view = DoorView(desk, lonely)
    qtbot.addWidget(view)
    view.show()
    with pytest.raises(AssertionError):
        press(view, "Goes with")
