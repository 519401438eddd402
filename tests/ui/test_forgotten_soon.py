# SPDX-License-Identifier: Apache-2.0
"""A passphrase that was typed and not entered goes by itself, and when its page is left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.ui.pages.new_key_page import NewKeyPage
from companion.ui.pages.restore_page import RestorePage
from companion.ui.pages.secrets_page import SecretsPage
from companion.ui.pages.unlock_page import RECOVER, UnlockPage
from companion.ui.pages.wipe_page import WipePage
from companion.ui.widgets import forget_soon
from companion.ui.widgets.chronology_password import PasswordBox
from companion.ui.widgets.field import CodeLine, SecretField
from tests.ui.acting import press
from tests.ui.conftest import PASSPHRASE

TYPED = "demo demo demo"


@pytest.fixture(params=["unlock", "recover", "change", "draw", "try", "key", "wipe", "restore"])
def page(request, qtbot, desk, room):
    """Return each page that asks for a secret, where it does."""
    made = {
        **dict.fromkeys(("unlock", "recover"), lambda: UnlockPage(desk)),
        **dict.fromkeys(("change", "draw", "try"), lambda: SecretsPage(desk, room)),
        "key": lambda: NewKeyPage(desk, room),
        "wipe": lambda: WipePage(desk),
        "restore": lambda: RestorePage(desk),
    }[request.param]()
    qtbot.addWidget(made)
    made.show()
    if request.param == "recover":
        made.open_target(RECOVER)
    elif request.param in ("draw", "try"):
        made.open_target({"draw": "new", "try": "try"}[request.param])
    elif request.param == "change":
        press(made, "Change the passphrase")
    elif request.param == "restore":
        qtbot.waitUntil(made.choose.isEnabled)
        made._on_chosen("/nowhere/copy-0001.zip")
    qtbot.waitUntil(lambda: bool(secret_lines(made)))
    return made


@pytest.fixture
def soon(monkeypatch):
    monkeypatch.setattr(forget_soon, "WAIT_MS", 150)


def secret_lines(page: QWidget) -> list[QLineEdit]:
    return [line for line in page.findChildren(CodeLine) if line.isVisible() and line.isEnabled()]


def type_into_all(page: QWidget) -> list[QLineEdit]:
    lines = secret_lines(page)
    for line in lines:
        QTest.keyClicks(line, TYPED)
    for field in page.findChildren(SecretField):
        if field.isVisible():
            press(field, "Show what I type")
    return lines


@pytest.mark.usefixtures("soon")
def test_a_minute_after_the_last_key_it_is_gone(page, qtbot):
    lines = type_into_all(page)
    qtbot.waitUntil(lambda: not any(line.text() for line in lines))
    for field in page.findChildren(SecretField):
        assert field._show.text() == "Show what I type"
        assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    for line in lines:
        line.undo()
        assert not line.text()
    assert page.banner.isHidden()


def test_once_its_page_is_left_it_is_gone_at_once(page, qtbot):
    lines = type_into_all(page)
    assert all(line.text() for line in lines)
    page.hide()
    assert not any(line.text() for line in lines)


def test_the_minute_begins_again_with_each_key_in_any_of_the_fields(page, qtbot):
    lines = type_into_all(page)
    (timer,) = page.findChild(forget_soon.ForgetSoon).findChildren(QTimer)
    assert timer.interval() == 60_000
    timer.stop()
    QTest.keyClick(lines[-1], "z")
    assert timer.isActive()
    assert lines[0].text().startswith(TYPED)
    for line in lines:
        line.clear()
    assert not timer.isActive()


@pytest.mark.usefixtures("soon")
def test_the_password_of_a_locked_pdf_goes_too(qtbot, desk):
    box = PasswordBox(desk.look)
    qtbot.addWidget(box)
    box.show()
    QTest.keyClicks(box.first.edit, TYPED)
    qtbot.waitUntil(lambda: not box.password)


def test_the_code_of_a_new_sheet_stays_until_it_was_typed_back(qtbot, desk):
    page = UnlockPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.make_step.new.isVisible)
    for field in (page.make_step.new, page.make_step.again):
        QTest.keyClicks(field.edit, PASSPHRASE)
    press(page, "Make the private part")
    qtbot.waitUntil(lambda: bool(page.sheet_step.sheet.code), timeout=10_000)
    QTest.keyClicks(page.sheet_step.sheet.typed_back, "ABCD")
    page.hide()
    page.show()
    assert page.sheet_step.sheet.code
    assert page.sheet_step.sheet.typed_back.text() == "ABCD"
