# SPDX-License-Identifier: Apache-2.0
"""Tab goes through a page, then through its foot, also where the page was built last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from companion.ui.widgets.scroll_page import ScrollPage


def test_the_foot_comes_last_in_both_directions(qtbot, desk):
    page = ScrollPage(desk.look, "A page")
    qtbot.addWidget(page)
    foot = QWidget()
    row = QHBoxLayout(foot)
    back, on = QPushButton("Back"), QPushButton("Next")
    row.addWidget(back)
    row.addWidget(on)
    page.set_foot(foot)
    first, last = QPushButton("First"), QPushButton("Last")
    page.column.addWidget(first)
    page.column.addWidget(last)
    page.resize(600, 600)
    page.show()
    page.activateWindow()
    first.setFocus()
    for expected in (last, back, on):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is expected
    for expected in (back, last, first):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
        assert page.focusWidget() is expected
