# SPDX-License-Identifier: Apache-2.0
"""Passphrase and recovery sheet: changed, renewed and tried, as a person does it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.recovery_code import new_recovery_code
from companion.ui.kit.paper import text_of
from companion.ui.main_window import MainWindow
from companion.ui.pages.plans_page import PlansPage
from companion.ui.pages.secrets_page import SecretsPage
from companion.ui.pages.settings_page import SettingsPage
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE

NEW = "copper lantern drift nine"
WAIT = 10_000


@pytest.fixture
def page(qtbot, desk, room):
    page = SecretsPage(desk, room)
    qtbot.addWidget(page)
    page.resize(820, 640)
    page.show()
    return page


@pytest.fixture
def code(desk, page):
    """A sheet in the person's hand."""
    return desk.tasks.now_on_vault(lambda: sheet_of(page), 10)


def sheet_of(page):
    made = page._secrets.draw_code(PASSPHRASE)
    page._secrets.use_code(PASSPHRASE, made)
    return made


def says(qtbot, page, text):
    qtbot.waitUntil(lambda: text in words(page), timeout=WAIT)


def type_into(page, *texts):
    """Type into the fields that are seen, one after the other."""
    fields = [one for one in page.findChildren(QLineEdit) if one.isVisible()]
    assert len(fields) == len(texts)
    for field, text in zip(fields, texts, strict=True):
        field.clear()
        QTest.keyClicks(field, text)


def opens(desk, passphrase):
    """Close the private room, and try to open it with this passphrase."""

    def again():
        desk.keeper.close()
        try:
            desk.keeper.open(passphrase)
        except CompanionError as error:
            return error.code
        return True

    return desk.tasks.now_on_vault(again, 10)


def change(page, current=PASSPHRASE, new=NEW, again=NEW):
    press(page, "Change the passphrase")
    type_into(page, current, new, again)
    press(page, "Change it now")


def test_the_passphrase_is_changed(qtbot, page, desk):
    change(page)
    says(qtbot, page, "Your new passphrase counts from now on.")
    assert page.heading.text() == "Passphrase and recovery sheet"
    assert opens(desk, PASSPHRASE) is ErrorCode.WRONG_PASSPHRASE
    assert opens(desk, NEW) is True


def test_a_wrong_present_passphrase_is_told_calmly_and_changes_nothing(qtbot, page, desk):
    change(page, current="not the passphrase")
    says(qtbot, page, "That is not the passphrase you have now.")
    assert "Nothing was changed." in words(page)
    assert page.change.new.words == NEW
    assert page.focusWidget() is page.change.current.edit
    assert opens(desk, PASSPHRASE) is True


def test_two_different_new_ones_and_the_present_one_again_are_refused(qtbot, page):
    change(page, again="something else")
    says(qtbot, page, "The two new passphrases are not the same.")
    type_into(page, PASSPHRASE, PASSPHRASE, PASSPHRASE)
    press(page, "Change it now")
    says(qtbot, page, "The new passphrase is the one you have now.")


def test_a_short_one_is_refused(qtbot, page, desk):
    change(page, new="short", again="short")
    says(qtbot, page, "A passphrase needs at least 10 characters.")
    assert opens(desk, PASSPHRASE) is True


def test_the_hint_speaks_of_length_and_of_what_repeats(qtbot, page):
    press(page, "Change the passphrase")
    seen = []
    for typed in ("", "nine nine", "aaaaaaaaaaaa", "1234567890", "wooden table", NEW):
        page.change.new.edit.setText(typed)
        seen.append(page.change.hint.text())
    assert seen[0].startswith("At least 10 characters.")
    assert seen[1] == "It needs 1 more character."
    assert "again and again" in seen[2]
    assert "12345" in seen[3]
    assert "One more word" in seen[4]
    assert "can not tell" in seen[5]
    assert "strong" not in " ".join(seen)


def test_caps_lock_is_noticed_from_what_is_typed(qtbot, page):
    press(page, "Change the passphrase")
    field = page.change.current
    QTest.keyClick(field.edit, Qt.Key.Key_A)
    assert "Caps Lock" not in words(page)
    QTest.sendKeyEvent(
        QTest.KeyAction.Click, field.edit, Qt.Key.Key_A, "A", Qt.KeyboardModifier.NoModifier
    )
    assert "Caps Lock may be on." in words(page)
    QTest.sendKeyEvent(
        QTest.KeyAction.Click, field.edit, Qt.Key.Key_A, "A", Qt.KeyboardModifier.ShiftModifier
    )
    assert "Caps Lock" not in words(page)


def test_what_is_typed_can_be_seen(qtbot, page):
    press(page, "Change the passphrase")
    press(page, "Show what I type")
    assert page.change.current.edit.echoMode() is QLineEdit.EchoMode.Normal


def test_keys_are_derived_away_from_the_window(qtbot, page, monkeypatch):
    from companion.storage import keys

    derive, threads = keys.derive_key, set()

    def watched(*arguments):
        threads.add(threading.current_thread())
        return derive(*arguments)

    monkeypatch.setattr(keys, "derive_key", watched)
    change(page)
    says(qtbot, page, "Your new passphrase counts from now on.")
    assert threads
    assert threading.main_thread() not in threads


def test_guessing_waits_and_keeps_what_is_typed(qtbot, page):
    press(page, "Change the passphrase")
    for _ in range(3):
        type_into(page, "not the passphrase", NEW, NEW)
        press(page, "Change it now")
        says(qtbot, page, "That is not the passphrase you have now.")
        page.banner.hide()
    press(page, "Change it now")
    says(qtbot, page, "the next one has to wait a little")
    assert page.change.new.words == NEW


def test_on_a_full_disk_the_present_passphrase_stays(qtbot, page, desk, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("companion.storage.atomic_file.make_private_file", full)
        change(page)
        says(qtbot, page, "Nothing was changed.")
    assert opens(desk, PASSPHRASE) is True


def test_a_new_sheet_counts_once_it_is_typed_back(qtbot, page, desk, code):
    press(page, "Make a new sheet")
    type_into(page, PASSPHRASE)
    press(page, "Show a new code")
    says(qtbot, page, "This code counts once you have typed it back.")
    new = page.new_sheet.sheet.code_label.text()
    assert new != code
    desk.tasks.now_on_vault(lambda: page._secrets.try_code(code), 10)
    type_into(page, new[:-1])
    press(page, "Use the new sheet")
    says(qtbot, page, "That is not the code on the sheet yet.")
    with qtbot.waitSignal(page.print_wanted) as printed:
        press(page, "Print the sheet")
    assert new in text_of(printed.args[0])
    type_into(page, new.lower().replace("-", " ").replace("0", "o"))
    press(page, "Use the new sheet")
    says(qtbot, page, "Your new sheet counts from now on.")
    says(qtbot, page, "Your sheet last worked on 3 December 2026.")
    desk.tasks.now_on_vault(lambda: page._secrets.try_code(new), 10)
    with pytest.raises(CompanionError):
        desk.tasks.now_on_vault(lambda: page._secrets.try_code(code), 10)


def test_a_wrong_passphrase_draws_no_code(qtbot, page):
    press(page, "Make a new sheet")
    type_into(page, "not the passphrase")
    press(page, "Show a new code")
    says(qtbot, page, "That is not the passphrase you have now.")
    assert page.new_sheet.sheet.code_label.text() == ""


def test_a_drawn_code_stays_on_the_screen_until_it_is_given_up(qtbot, page, desk, code):
    press(page, "Make a new sheet")
    type_into(page, PASSPHRASE)
    press(page, "Show a new code")
    says(qtbot, page, "This code counts once you have typed it back.")
    new = page.new_sheet.sheet.code_label.text()
    page.refresh()
    page.open_target("try")
    assert page.new_sheet.sheet.code_label.text() == new
    assert page.new_sheet.isVisible()
    press(page, "Keep the old sheet")
    assert page.new_sheet.sheet.code_label.text() == ""
    desk.tasks.now_on_vault(lambda: page._secrets.try_code(code), 10)


def test_a_typed_passphrase_is_gone_after_a_look_at_another_page(page):
    press(page, "Change the passphrase")
    type_into(page, PASSPHRASE, NEW, NEW)
    page.refresh()
    assert [one.text() for one in page.change.findChildren(QLineEdit)] == ["", "", ""]


def test_undo_brings_no_secret_back(page, code):
    press(page, "Change the passphrase")
    type_into(page, PASSPHRASE, NEW, NEW)
    press(page, "Leave it as it is")
    press(page, "Change the passphrase")
    press(page, "Show what I type")
    QTest.keyClick(page.change.current.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.change.current.words == ""
    page.open_target("try")
    type_into(page, code)
    press(page, "Not now")
    page.open_target("try")
    QTest.keyClick(page.try_sheet.code, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.try_sheet.code.text() == ""


def test_the_sheet_is_tried_and_the_day_is_kept(qtbot, page, code, clock):
    clock.forward(days=40)
    page.open_target("try")
    assert page.focusWidget() is page.try_sheet.code
    type_into(page, code.lower().replace("-", " ").replace("1", "l"))
    press(page, "Try this code")
    says(qtbot, page, "Your sheet works.")
    says(qtbot, page, "Your sheet last worked on 12 January 2027.")
    assert code not in words(page)


def test_an_older_sheet_and_a_slip_are_told_apart(qtbot, page, code):
    press(page, "Try the sheet")
    type_into(page, new_recovery_code())
    press(page, "Try this code")
    says(qtbot, page, "This code does not open your notes.")
    type_into(page, code[:-1] + "U")
    press(page, "Try this code")
    says(qtbot, page, "of the code are not right")


def test_a_sheet_works_though_the_day_can_not_be_kept(qtbot, page, code, monkeypatch):
    def full(_day):
        raise CompanionError(ErrorCode.DISK_FULL)

    press(page, "Try the sheet")
    type_into(page, code)
    with monkeypatch.context() as patch:
        patch.setattr(page._secrets._store, "keep_worked_on", full)
        press(page, "Try this code")
        says(qtbot, page, "Your sheet works.")


def test_plans_ask_quietly_after_a_month_and_only_who_has_a_sheet(qtbot, desk, room, page, clock):
    desk.tasks.now_on_vault(lambda: room.checklist.add_child("M"), 10)
    plans = PlansPage(desk, room)
    qtbot.addWidget(plans)
    plans.show()

    def asks():
        plans.reload()
        desk.tasks.now_on_vault(lambda: None, 10)
        says(qtbot, plans, "Plan")
        return "Does your recovery sheet still work?" in words(plans)

    clock.forward(days=400)
    assert not asks()
    desk.tasks.now_on_vault(lambda: sheet_of(page), 10)
    assert not asks()
    clock.forward(days=31)
    plans.reload()
    says(qtbot, plans, "Does your recovery sheet still work?")
    with qtbot.waitSignal(plans.go) as went:
        press(plans, "Try the sheet")
    assert went.args == ["page:secrets#try"]


def test_settings_lead_here_and_the_lock_stands_before_it(qtbot, desk, room):
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.go("page:settings")
    assert isinstance(window.page, SettingsPage)
    press(window.page, "Passphrase and recovery sheet")
    qtbot.waitUntil(lambda: window.page.heading.text() == "Open the private part")
    window.enter(room, "page:secrets")
    assert isinstance(window.page, SecretsPage)


@pytest.mark.parametrize(
    ("button", "target"),
    [("Make everything new", "page:new-key"), ("Wipe everything", "page:wipe")],
)
def test_the_ways_to_a_new_key_and_to_wiping(qtbot, page, button, target):
    with qtbot.waitSignal(page.go) as asked:
        press(page, button)
    assert asked.args == [target]


def test_settings_lead_to_wiping(qtbot, desk):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.go) as asked:
        press(page, "Wipe everything")
    assert asked.args == ["page:wipe"]
