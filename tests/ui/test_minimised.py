# SPDX-License-Identifier: Apache-2.0
"""Minimised on Wayland, which forgets it at once: acted out here, seen in docs/wayland.md."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QExposeEvent, QFocusEvent, QGuiApplication, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from companion.ui.kit.minimised import MINIMISED, Minimised, remember_minimised
from companion.ui.pages.settings_page import SettingsPage
from tests.ui.acting import words

NORMAL = Qt.WindowState.WindowNoState


@pytest.fixture
def wayland(monkeypatch):
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))


@pytest.fixture
def window(qtbot, request):
    request.getfixturevalue("wayland")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    remember_minimised(window)
    return window


def minimise_as_wayland_does(window: QWidget) -> None:
    """Take it away, and forget it in the same moment."""
    window.windowHandle().setWindowStates(MINIMISED)
    window.windowHandle().setWindowStates(NORMAL)


def take_up_again(window: QWidget) -> None:
    QApplication.sendEvent(window.windowHandle(), QFocusEvent(QEvent.Type.FocusIn))


@pytest.fixture
def gone(qtbot, window, monkeypatch):
    """The desktop took the window away, and another has the keyboard."""
    monkeypatch.setattr(QGuiApplication, "focusWindow", staticmethod(lambda: None))
    minimise_as_wayland_does(window)
    qtbot.waitUntil(window.isMinimized)
    watch = window.findChild(Minimised)
    qtbot.waitUntil(lambda: not watch._settling.isActive())
    return window


def test_a_window_that_was_minimised_says_so(gone):
    assert gone.isMinimized()


def test_a_window_that_is_used_again_is_not_minimised_any_more(qtbot, gone):
    take_up_again(gone)
    qtbot.waitUntil(lambda: not gone.isMinimized())


def test_it_can_be_minimised_again(qtbot, gone):
    take_up_again(gone)
    qtbot.waitUntil(lambda: not gone.isMinimized())
    minimise_as_wayland_does(gone)
    qtbot.waitUntil(gone.isMinimized)


def test_a_desktop_that_does_not_minimise_leaves_the_window_as_it_was(qtbot, window, monkeypatch):
    handle = window.windowHandle()
    monkeypatch.setattr(QGuiApplication, "focusWindow", staticmethod(lambda: handle))
    minimise_as_wayland_does(window)
    qtbot.waitUntil(window.isMinimized)
    qtbot.waitUntil(lambda: not window.isMinimized())


@pytest.mark.usefixtures("wayland")
def test_a_quiet_start_asks_again_once_the_window_is_on_the_screen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    window.windowHandle().setWindowStates(NORMAL)
    remember_minimised(window, is_quiet=True)
    asked: list[object] = []
    window.windowHandle().windowStateChanged.connect(asked.append)
    QApplication.sendEvent(window.windowHandle(), QExposeEvent(QRegion(0, 0, 9, 9)))
    qtbot.waitUntil(lambda: MINIMISED in asked)
    qtbot.waitUntil(window.isMinimized)


def test_elsewhere_nothing_is_watched(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    remember_minimised(window)
    assert window.findChild(Minimised) is None


def test_a_window_is_watched_once(window):
    remember_minimised(window)
    assert len(window.findChildren(Minimised)) == 1


@pytest.mark.usefixtures("wayland")
def test_settings_say_that_wayland_does_not_tell(qtbot, desk):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert "This desktop (Wayland) does not tell" in words(page)


def test_elsewhere_settings_say_nothing_of_it(qtbot, desk):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert "Wayland" not in words(page)
