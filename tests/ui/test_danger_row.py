# SPDX-License-Identifier: Apache-2.0
"""Every dialog says whom to phone in danger, and leads to the doors."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.ui.dialogs.already_open_dialog import AlreadyOpenDialog
from companion.ui.dialogs.crash_dialog import CrashDialog, show_crash
from companion.ui.dialogs.open_dialog import OpenDialog
from companion.ui.dialogs.print_dialog import PrintDialog
from companion.ui.dialogs.save_dialog import SaveDialog
from companion.ui.main_window import MainWindow
from companion.ui.page_registry import PAGES
from companion.ui.pages.get_help_page import GetHelpPage
from companion.ui.widgets.sheets import doors_on_paper
from tests.ui.acting import press, words

DANGER = "If anyone is in danger now, phone 999 or 112."


@pytest.fixture
def left():
    return []


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.go("card:blackmail")
    return window


@pytest.fixture
def leave(left):
    return lambda: left.append("left")


def printing(window):
    press(window.page, "Print this card")
    return window.findChild(PrintDialog)


def saving(window):
    over = printing(window)
    press(over, "Save as PDF")
    return over.findChild(SaveDialog)


def crashing(window):
    show_crash(window._desk.look, "report", lambda: None, window)
    return window.findChild(CrashDialog)


def choosing(window):
    dialog = OpenDialog(window._desk.look, "All files (*)", lambda: None, window.page)
    dialog.open()
    return dialog


def gone():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("show", [printing, saving, crashing, choosing])
def test_a_dialog_says_whom_to_phone_and_leads_to_help(window, show):
    dialog = show(window)
    assert DANGER in words(dialog)
    press(dialog, "Get help")
    gone()
    assert isinstance(window.page, GetHelpPage)
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("show", [printing, saving, crashing, choosing])
def test_it_is_the_number_of_the_chosen_country(window, desk, show):
    desk.channels.choose("US")
    desk.preferences.change(country="US")
    dialog = show(window)
    assert "If anyone is in danger now, phone 911." in words(dialog)
    dialog.reject()
    gone()


def test_a_country_without_a_number_still_says_what_to_do(window, desk):
    desk.channels.choose("KE")
    desk.preferences.change(country="KE")
    dialog = crashing(window)
    assert "phone your emergency number." in words(dialog)
    dialog.reject()
    gone()


def test_leaving_is_there_beside_it(qtbot, desk, left, leave):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = SaveDialog(desk.look, "page.pdf", "PDF files (*.pdf)", leave, parent)
    dialog.open()
    press(dialog, "Leave quickly")
    assert left == ["left"]
    dialog.reject()
    gone()


def test_a_second_start_shows_the_number_and_the_first_doors(qtbot, desk):
    doors = doors_on_paper(desk, ("report-grooming", "adult-advice", "child-helpline"))
    dialog = AlreadyOpenDialog(desk.look, "999 or 112", doors)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = words(dialog)
    assert "NSPCC Helpline: 0808 800 5000" in shown
    assert "For your child: Childline, 0800 1111" in shown
    press(dialog, "Close")
    assert not dialog.isVisible()


@pytest.mark.parametrize("way", ["button", "shift"])
def test_a_second_start_is_left_like_every_dialog(qtbot, desk, way):
    dialog = AlreadyOpenDialog(desk.look, "999 or 112", ())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    ended = []
    dialog.finished.connect(ended.append)
    if way == "button":
        press(dialog, "Leave quickly")
    else:
        for _ in range(3):
            assert not ended
            QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)
    assert not dialog.isVisible()
    assert len(ended) == 1


def test_a_second_start_in_a_country_without_doors_has_words(qtbot, desk):
    desk.channels.choose("INT")
    doors = doors_on_paper(desk, ("report-grooming", "adult-advice"))
    dialog = AlreadyOpenDialog(desk.look, "", doors)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, "Danger now? Phone your emergency number")
    dialog.show()
    assert "We know no line in this country" in words(dialog)


def opens_help(window, page_id):
    window.go(f"page:{page_id}")
    window.resize(480, 400)
    press(window, "Get help")
    return isinstance(window.page, GetHelpPage)


def test_help_is_one_click_from_every_page_while_locked(window):
    assert [spec.id for spec in PAGES if not opens_help(window, spec.id)] == []


def test_help_is_one_click_from_every_page_of_the_private_room(window, room):
    window.enter(room, "page:journal")
    assert [spec.id for spec in PAGES if not opens_help(window, spec.id)] == []
