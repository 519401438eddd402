# SPDX-License-Identifier: Apache-2.0
"""Keys as a Mac names them, and a Tab that reaches every button there: the system is faked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from companion.ui.kit import mac_keys
from tests.stage import Stage


@pytest.fixture
def mac(monkeypatch):
    """A Mac, as far as keys go: there Tab goes to boxes and lists alone."""
    monkeypatch.setattr(mac_keys, "SYSTEM", "darwin")
    hints = QGuiApplication.styleHints()
    before = hints.tabFocusBehavior()
    hints.setTabFocusBehavior(Qt.TabFocusBehavior.TabFocusTextControls)
    yield
    hints.setTabFocusBehavior(before)


@pytest.fixture
def form(qtbot):
    """Two boxes, and between them a button that only Tab leads to."""
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    first, button, last = QLineEdit(), QPushButton("Act"), QLineEdit()
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for one in (first, button, last):
        column.addWidget(one)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    first.setFocus()
    return form


@pytest.mark.usefixtures("mac")
def test_tab_reaches_a_button_on_a_mac_as_well(form, qtbot):
    mac_keys.let_tab_reach_all()
    qtbot.waitUntil(lambda: isinstance(form.focusWidget(), QLineEdit))
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(form.focusWidget(), QPushButton)


@pytest.mark.usefixtures("mac")
def test_the_window_names_the_keys_of_a_mac(qapp):
    stage = Stage(None)
    try:
        assert said_by(stage.window) == {
            "Search the whole guide. Command+F",
            "I noticed something. Command+Shift+N",
            "Quick note: I noticed something. Command, Shift and N.",
        }
    finally:
        stage.close()


def test_other_computers_say_ctrl(qapp, monkeypatch):
    monkeypatch.setattr(mac_keys, "SYSTEM", "linux")
    stage = Stage(None)
    try:
        assert said_by(stage.window) == {
            "Search the whole guide. Ctrl+F",
            "I noticed something. Ctrl+Shift+N",
            "Quick note: I noticed something. Control, Shift and N.",
        }
    finally:
        stage.close()


def said_by(window) -> set[str]:
    """Return what is said of keys, on the buttons and in the list at the side."""
    said = {one.accessibleDescription() for one in window.findChildren(QAbstractButton)}
    for rows in window.findChildren(QListWidget):
        items = [rows.item(at) for at in range(rows.count())]
        said |= {rows.toolTip(), *(one.data(Qt.ItemDataRole.AccessibleTextRole) for one in items)}
    names = ("Ctrl", "Control", "Command")
    return {one for one in said if one and any(name in one for name in names)}
