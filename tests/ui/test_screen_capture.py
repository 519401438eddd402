# SPDX-License-Identifier: Apache-2.0
"""Our windows stay out of pictures of the screen where the system can: the system is a fake."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from companion.ui import app as app_module
from companion.ui.kit import screen_capture
from companion.ui.kit.screen_capture import BLACKEN, EXCLUDE, SHOW
from companion.ui.pages import settings_page
from tests.stage import Stage
from tests.ui.acting import words


class FakeWindows:
    """Notes which window was asked for what."""

    def __init__(self) -> None:
        self.now: dict[int, int] = {}
        self.asked: list[tuple[int, int]] = []
        self.knows = {EXCLUDE, BLACKEN, SHOW}

    def __call__(self, number: int, affinity: int) -> bool:
        self.asked.append((number, affinity))
        if affinity in self.knows:
            self.now[number] = affinity
        return affinity in self.knows


@pytest.fixture
def system(monkeypatch) -> FakeWindows:
    fake = FakeWindows()
    monkeypatch.setattr(app_module, "SYSTEM", "win32")
    monkeypatch.setattr(screen_capture, "SYSTEM", "win32")
    monkeypatch.setattr(screen_capture, "ask_windows", fake)
    return fake


@pytest.fixture
def stage(system):
    stage = Stage(None)
    yield stage
    stage.close()


def number_of(widget) -> int:
    return int(widget.winId())


def test_the_window_is_left_out_from_the_beginning(stage, system):
    assert system.now[number_of(stage.window)] == EXCLUDE


def test_dialogs_and_menus_are_left_out_too(stage, system, qtbot):
    stage.go("card:blackmail")
    stage.press("Print this card")
    dialog = QApplication.activeModalWidget()
    stage.window.watch.touched.emit()
    stage.wait_until(lambda: system.now.get(number_of(dialog)) == EXCLUDE)
    dialog.close()


def test_each_window_is_asked_for_once(stage, system):
    stage.session.app._refusal.look()
    before = len(system.asked)
    stage.session.app._refusal.look()
    assert len(system.asked) == before


def move_the_mouse(widget) -> None:
    """Move it over the window, as the system tells it."""
    handle, place = widget.window().windowHandle(), QPointF(3, 3)
    nothing, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    kind = QEvent.Type.MouseMove
    moved = QMouseEvent(kind, place, place, place, nothing, nothing, no_keys)
    QApplication.sendEvent(handle, moved)


def test_a_hint_that_comes_where_the_mouse_rests_is_left_out_too(stage, system):
    move_the_mouse(stage.window)
    hint = QLabel("a hint", None, Qt.WindowType.ToolTip)
    hint.show()
    stage.wait_until(lambda: system.now.get(number_of(hint)) == EXCLUDE)
    hint.close()


def test_a_menu_without_the_keyboard_is_watched_as_the_window_is(stage, system, qtbot):
    """On Windows a list that drops down never takes the keyboard."""
    refusal = stage.session.app._refusal
    menu = QLabel("a menu", None, Qt.WindowType.ToolTip)
    menu.show()
    refusal.look()
    with qtbot.waitSignal(stage.window.watch.stirred):
        move_the_mouse(menu)
    menu.close()


@pytest.mark.parametrize("is_on", [True, False], ids=["on", "off"])
def test_nothing_wakes_the_computer_while_nobody_touches_it(stage, system, is_on):
    refusal = stage.session.app._refusal
    refusal.timer.setInterval(1)
    refusal.set_on(is_on=is_on)
    move_the_mouse(stage.window)
    move_the_mouse(stage.window)
    stage.wait_until(lambda: not refusal.timer.isActive())
    own = [one for one in refusal.children() if isinstance(one, QTimer)]
    assert not any(one.isActive() for one in own)


def test_a_window_of_which_the_person_wants_pictures_is_not_asked_for(stage, system):
    stage.session.app._refusal.set_on(is_on=False)
    before = len(system.asked)
    move_the_mouse(stage.window)
    stage.window.watch.touched.emit()
    stage.settle()
    assert len(system.asked) == before


def test_an_older_windows_blackens_it_instead(stage, system):
    system.knows = {BLACKEN, SHOW}
    stage.session.app._refusal.set_on(is_on=False)
    stage.session.app._refusal.set_on(is_on=True)
    assert system.now[number_of(stage.window)] == BLACKEN


def test_the_switch_in_settings_takes_it_back_at_once(stage, system):
    stage.go("page:settings")
    stage.window.page.capture.click()
    assert not stage.desk.preferences.now.is_capture_refused
    assert system.now[number_of(stage.window)] == SHOW
    stage.window.page.capture.click()
    assert system.now[number_of(stage.window)] == EXCLUDE


def test_where_the_system_can_not_no_switch_is_shown_and_nothing_promised(desk, monkeypatch, qtbot):
    monkeypatch.setattr(screen_capture, "SYSTEM", "linux")
    page = settings_page.SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert "pictures of the screen" not in words(page)
    assert not hasattr(page, "capture")


def test_a_windows_without_the_call_refuses(monkeypatch):
    def no_library(_name: str) -> None:
        raise OSError("no such library")

    monkeypatch.setattr(screen_capture.ctypes, "CDLL", no_library)
    assert screen_capture.ask_windows(7, EXCLUDE) is False
