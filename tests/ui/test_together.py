# SPDX-License-Identifier: Apache-2.0
"""Together mode: what the cards show, how to go through them, and what can not be reached."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu

from companion.bootstrap import _session
from companion.domain.guide import AgeBand, Audience
from companion.domain.preferences import ThemeChoice
from companion.domain.table import deck_named
from companion.handover import Handover, offer
from companion.options import Options, parse
from companion.services.table_service import TableService
from companion.ui.app import Relaunch
from companion.ui.kit.access import AccessFactory
from companion.ui.main_window import MainWindow
from companion.ui.together.together_window import TogetherWindow
from companion.wiring import Session
from tests.a11y import walk

if TYPE_CHECKING:
    from companion.ui.kit.desk import Desk

Key = Qt.Key
STARTERS = [f"starters/{band.value}" for band in AgeBand]
SIZES = [(1024, 640), (1920, 1080)]
PAGE_KEYS = [
    *(
        (getattr(Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        for number in range(1, 9)
    ),
    *((key, Qt.KeyboardModifier.ControlModifier) for key in (Key.Key_F, Key.Key_P, Key.Key_L)),
    (Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    (Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    (Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
]


def cards_of(desk: Desk, name: str):
    return TableService(desk.content).cards(deck_named(name))


def window_of(qtbot, desk: Desk, name: str, size=(1024, 640)) -> TogetherWindow:
    window = TogetherWindow(desk.look, cards_of(desk, name), "999 or 112")
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    # A closed window would ask to leave; tests take it apart instead.
    window.closeEvent = lambda event: event.accept()
    return window


@pytest.fixture
def smart(qtbot, desk):
    access = AccessFactory()
    access.install()
    return window_of(qtbot, desk, "smart")


def shown(window: TogetherWindow) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_the_decks_of_the_guide_are_not_empty(desk):
    ideas = desk.guide.smart_ideas()
    assert len(cards_of(desk, "smart")) == 3 * len(ideas)
    assert sum(len(cards_of(desk, name)) for name in STARTERS) > 20


def test_only_what_is_marked_together_can_be_reached(qtbot, desk):
    for name in ("smart", *STARTERS):
        if not cards_of(desk, name):
            continue
        window = window_of(qtbot, desk, name)
        allowed = {one.words for one in desk.guide.starters() if one.audience is Audience.TOGETHER}
        for idea in desk.guide.smart_ideas():
            assert idea.audience is Audience.TOGETHER
            allowed |= {idea.text, idea.adults, idea.ask_together}
        seen = set()
        for _ in cards_of(desk, name):
            seen.add(cards_of(desk, name)[window.place].words)
            words = shown(window)
            adult = (one for one in desk.guide.starters() if one.audience is Audience.ADULT)
            assert not [one.id for one in adult if one.words in words]
            QTest.keyClick(window, Key.Key_Right)
        assert seen <= allowed


def test_the_answers_and_the_reasons_are_for_the_adult_only(qtbot, desk):
    window = window_of(qtbot, desk, "starters/8-10")
    marked = [
        one
        for one in desk.guide.starters()
        if one.audience is Audience.TOGETHER and AgeBand.AGE_8_10 in one.ages
    ]
    for starter in marked:
        words = shown(window)
        assert starter.words in words
        private = (starter.why, starter.avoid, *(one.say for one in starter.reactions))
        assert not [text for text in private if text in words]
        QTest.keyClick(window, Key.Key_Right)


@pytest.mark.parametrize(
    "key",
    [
        *(Key.Key_Right, Key.Key_Space, Key.Key_PageDown, Key.Key_Down),
        *(Key.Key_Return, Key.Key_Enter),
    ],
)
def test_a_key_goes_on(smart, key):
    QTest.keyClick(smart.view, key)
    assert smart.place == 1
    assert "2 of 15" in shown(smart)


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_PageUp, Key.Key_Up])
def test_a_key_goes_back(smart, key):
    smart.go_to(3)
    QTest.keyClick(smart.view, key)
    assert smart.place == 2


def test_home_and_end(smart, desk):
    QTest.keyClick(smart.view, Key.Key_End)
    assert smart.place == len(cards_of(desk, "smart")) - 1
    assert not smart.next.isEnabled()
    QTest.keyClick(smart.view, Key.Key_Right)
    assert smart.place == len(cards_of(desk, "smart")) - 1
    QTest.keyClick(smart.view, Key.Key_Home)
    assert smart.place == 0
    assert not smart.back.isEnabled()


def test_a_click_on_either_half_and_on_the_sides(smart):
    view = smart.view.viewport()
    left, right = QPoint(40, 200), QPoint(view.width() - 40, 200)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=right)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=right)
    assert smart.place == 2
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=left)
    assert smart.place == 1
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=right)
    assert smart.place == 1
    QTest.mouseClick(smart.next, Qt.MouseButton.LeftButton)
    assert smart.place == 2
    QTest.mouseClick(smart.back, Qt.MouseButton.LeftButton)
    assert smart.place == 1


def test_the_sides_are_large_and_enter_presses_them(smart):
    assert min(smart.back.width(), smart.next.width()) >= 70
    assert min(smart.back.height(), smart.next.height()) >= 400
    smart.next.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(smart.next, Key.Key_Return)
    assert smart.place == 1
    smart.go_to(13)
    QTest.keyClick(smart.next, Key.Key_Return)
    assert QApplication.focusWidget() is smart.view


@pytest.mark.parametrize(("key", "modifier"), PAGE_KEYS)
def test_no_key_leads_to_a_page(smart, qtbot, key, modifier):
    with (
        qtbot.assertNotEmitted(smart.close_wanted),
        qtbot.assertNotEmitted(smart.leave_wanted),
    ):
        QTest.keyClick(smart.view, key, modifier)
    assert smart.isVisible()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [smart]


def test_there_is_nothing_to_press_but_the_cards_and_the_ways_out(smart, desk):
    buttons = [one.text() for one in smart.findChildren(QAbstractButton) if one.isVisible()]
    assert sorted(buttons) == ["Back", "Leave quickly", "Leave the cards", "Next"]
    assert smart.findChildren(QMenu) == []
    assert len(smart.findChildren(QShortcut)) == 7
    assert desk not in vars(smart).values()
    assert "Danger now? Phone 999 or 112" in shown(smart)


def test_escape_and_the_button_go_back(smart, qtbot):
    with qtbot.waitSignal(smart.close_wanted):
        QTest.keyClick(smart.view, Key.Key_Escape)
    with qtbot.waitSignal(smart.close_wanted):
        smart.top.done.click()


def test_leaving_quickly(smart, qtbot):
    with qtbot.waitSignal(smart.leave_wanted):
        smart.top.leave.click()
    with qtbot.waitSignal(smart.leave_wanted):
        for _ in range(3):
            qtbot.keyPress(smart.windowHandle(), Key.Key_Shift)
            qtbot.keyRelease(smart.windowHandle(), Key.Key_Shift)


@pytest.mark.parametrize("text_size", [100, 150, 200])
@pytest.mark.parametrize("size", [*SIZES, (800, 600)])
def test_no_word_of_any_card_is_cut(qtbot, desk, text_size, size):
    desk.look.change(ThemeChoice.LIGHT, text_size)
    problems = []
    for name in ("smart", "starters/8-10", "starters/14-17"):
        window = window_of(qtbot, desk, name, size)
        for place in range(len(cards_of(desk, name))):
            window.go_to(place)
            QApplication.processEvents()
            problems += [f"{name} {place}: {one}" for one in walk.clipping(window)]
            bar = window.view.verticalScrollBar()
            content = window.view.widget().height()
            if bar.maximum() == 0 and content > window.view.viewport().height():
                problems.append(f"{name} {place}: does not scroll")
        assert (window.width(), window.height()) == size
    assert not problems, "\n".join(problems[:5])


def test_a_very_long_word_shrinks(qtbot, desk):
    card = replace(
        cards_of(desk, "starters/8-10")[0], words="Donaudampfschifffahrtsgesellschaften? " * 2
    )
    desk.look.change(ThemeChoice.LIGHT, 200)
    window = TogetherWindow(desk.look, (card,), "999")
    qtbot.addWidget(window)
    window.closeEvent = lambda event: event.accept()
    window.resize(1024, 640)
    window.show()
    QApplication.processEvents()
    assert walk.clipping(window) == []


def test_a_long_card_is_read_to_its_end_before_the_next(qtbot, desk):
    desk.look.change(ThemeChoice.LIGHT, 200)
    window = window_of(qtbot, desk, "smart")
    bar = window.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    while bar.value() < bar.maximum():
        QTest.keyClick(window.view, Key.Key_Space)
        assert window.place == 0
    QTest.keyClick(window.view, Key.Key_Space)
    assert window.place == 1


def long_card(qtbot, desk) -> TogetherWindow:
    desk.look.change(ThemeChoice.LIGHT, 200)
    window = window_of(qtbot, desk, "smart")
    qtbot.waitUntil(lambda: window.view.verticalScrollBar().maximum() > 0)
    return window


def test_a_tap_forward_reads_a_long_card_to_its_end_first(qtbot, desk):
    window = long_card(qtbot, desk)
    view, bar = window.view.viewport(), window.view.verticalScrollBar()
    right = QPoint(view.width() - 40, 200)
    while bar.value() < bar.maximum():
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=right)
        assert window.place == 0
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=right)
    assert window.place == 1


def test_arrow_keys_scroll_a_long_card_and_turn_no_page(qtbot, desk):
    window = long_card(qtbot, desk)
    bar = window.view.verticalScrollBar()
    QTest.keyClick(window.view, Key.Key_Down)
    assert bar.value() > 0
    QTest.keyClick(window.view, Key.Key_Up)
    assert (bar.value(), window.place) == (0, 0)


def test_a_drag_is_no_click(smart):
    view, left = smart.view.viewport(), Qt.MouseButton.LeftButton
    begin = QPoint(view.width() - 40, 300)
    far = QPoint(0, QApplication.startDragDistance())
    for end in (begin - far * 4, begin):
        QTest.mousePress(view, left, pos=begin)
        QTest.mouseMove(view, begin - far * 4)
        QTest.mouseRelease(view, left, pos=end)
        assert smart.place == 0
    QTest.mousePress(view, left, pos=begin)
    QTest.mouseRelease(view, left, pos=begin + QPoint(1, 1))
    assert smart.place == 1


def test_letting_go_of_a_button_that_was_pressed_elsewhere_is_no_click(smart):
    QTest.mouseRelease(smart.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(600, 200))
    assert smart.place == 0


def test_a_finger_scrolls_a_long_card_and_turns_none(qtbot, desk):
    window = long_card(qtbot, desk)
    view, bar = window.view.viewport(), window.view.verticalScrollBar()
    device = QTest.createTouchDevice()
    at = QPoint(view.width() - 60, view.height() - 40)
    QTest.touchEvent(view, device).press(0, at, view).commit()
    for _ in range(12):
        at -= QPoint(0, 15)
        QTest.touchEvent(view, device).move(0, at, view).commit()
        QApplication.processEvents()
    qtbot.waitUntil(lambda: bar.value() > 0)
    QTest.touchEvent(view, device).release(0, at, view).commit()
    QApplication.processEvents()
    assert window.place == 0


def test_is_named_for_a_screen_reader(smart, desk):
    problems = [
        one
        for check in (walk.names, walk.fields, walk.check_boxes, walk.targets, walk.tab_walk)
        for one in check(smart)
    ]
    assert problems == []
    idea = desk.guide.smart_ideas()[0]
    assert smart.view.accessibleName() == f"{idea.letter} is for {idea.word}. {idea.text}"
    smart.go_to(1)
    assert smart.view.accessibleName() == f"{idea.word}: what the adults do. {idea.adults}"
    smart.go_to(2)
    assert smart.view.accessibleName() == f"{idea.word}: ask together. {idea.ask_together}"


def test_an_unknown_deck_has_no_cards_and_a_way_out(qtbot, desk):
    window = TogetherWindow(desk.look, (), "")
    qtbot.addWidget(window)
    window.closeEvent = lambda event: event.accept()
    window.show()
    assert "There are no cards for this." in shown(window)
    assert "Phone your emergency number" in shown(window)
    for key in (Key.Key_Right, Key.Key_End, Key.Key_Left):
        QTest.keyClick(window.view, key)
    with qtbot.waitSignal(window.close_wanted):
        window.top.done.click()


def test_the_main_window_asks_for_the_lock_and_stays_where_it_is(qtbot, desk):
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.closeEvent = lambda event: event.accept()
    window.go("page:talk")
    with qtbot.waitSignal(window.lock_wanted) as asked:
        window.go("together:starters/8-10/gaming")
    assert asked.args == ["together:starters/8-10/gaming"]


def test_the_table_starts_by_an_argument_and_leads_back_to_talk(qtbot, tmp_path):
    number = offer(Handover("together:smart", "40,40,1024,640"))
    options = parse(["--data-dir", str(tmp_path), "--handover", str(number)])
    session = _session(options, None)
    try:
        assert not isinstance(session, Session)
        session.app.show()
        window = session.app.window
        assert window.isFullScreen()
        assert window.windowTitle() == "Companion"
        assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
        again = []
        session.ways_out._relaunch = again.append
        window.top.done.click()
        assert again == [Relaunch("page:talk", "40,40,1024,640", is_quiet=False)]
        assert not window.isVisible()
    finally:
        session.storage.stop(10)
        session.app.window.deleteLater()


def test_a_bare_start_is_never_the_table(tmp_path):
    options = parse(["--data-dir", str(tmp_path)])
    assert isinstance(options, Options)
    assert options.table == ""


@pytest.mark.parametrize("name", ["starters", "starters/any/gaming", "nothing"])
def test_a_deck_without_an_age_opens_the_choice_on_talk_instead(qtbot, desk, name):
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.closeEvent = lambda event: event.accept()
    window.resize(1024, 640)
    window.go("page:start")
    window.show()
    with qtbot.assertNotEmitted(window.lock_wanted):
        window.go(f"together:{name}")
    assert "Choose the age first" in shown(window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.page.filters.age)


def test_a_tap_of_a_finger_turns_one_card(smart):
    view, device = smart.view.viewport(), QTest.createTouchDevice()
    # Not further right: the screen of the test is narrower than the window.
    right = QPoint(view.width() // 2 + 40, 200)
    QTest.touchEvent(view, device).press(0, right, view).commit()
    QTest.touchEvent(view, device).release(0, right, view).commit()
    QApplication.processEvents()
    assert smart.place == 1
