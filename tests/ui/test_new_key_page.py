# SPDX-License-Identifier: Apache-2.0
"""Somebody knows the passphrase: everything is made new, as a person does it; then old copies."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.vault_backups import kept_copies
from companion.ui.kit.paper import text_of
from companion.ui.pages.backups_page import BackupsPage
from companion.ui.pages.new_key_page import NewKeyPage
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE

NEW = "copper lantern drift nine"
WAIT = 20_000


def shown(page, qtbot):
    qtbot.addWidget(page)
    page.resize(820, 640)
    page.show()
    return page


@pytest.fixture
def page(qtbot, desk, room):
    return shown(NewKeyPage(desk, room), qtbot)


def says(qtbot, page, text):
    qtbot.waitUntil(lambda: text in words(page), timeout=WAIT)


def type_into(page, *texts):
    fields = [one for one in page.findChildren(QLineEdit) if one.isVisible()]
    assert len(fields) == len(texts)
    for field, text in zip(fields, texts, strict=True):
        field.clear()
        QTest.keyClicks(field, text)


def go_on(qtbot, page):
    """Type the passphrases and return the code that is shown then."""
    type_into(page, PASSPHRASE, NEW, NEW)
    press(page, "Go on")
    says(qtbot, page, "Nothing has changed yet.")
    return page.new_sheet.sheet.code_label.text()


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


def sheet_worked_on(desk):
    return desk.tasks.now_on_vault(desk.keeper._open.sheet.worked_on, 10)


def change(qtbot, page):
    with qtbot.waitSignal(page.lock_wanted, timeout=WAIT) as asked:
        press(page, "Change everything now")
    return asked.args[0]


def test_all_is_made_new_once_the_code_is_typed_back(qtbot, page, desk, clock):
    code = go_on(qtbot, page)
    with qtbot.waitSignal(page.print_wanted) as printed:
        press(page, "Print the sheet")
    assert code in text_of(printed.args[0])
    type_into(page, code[:-1])
    press(page, "Change everything now")
    says(qtbot, page, "That is not the code on the sheet yet.")
    type_into(page, code.lower().replace("-", " ").replace("0", "o"))
    assert change(qtbot, page) == "page:backups"
    assert code not in words(page)
    assert opens(desk, PASSPHRASE) is ErrorCode.WRONG_PASSPHRASE
    assert opens(desk, NEW) is True
    assert sheet_worked_on(desk) == clock.now().date()


def test_the_sheet_can_be_declined(qtbot, page, desk):
    code = go_on(qtbot, page)
    press(page, "I do not want a recovery sheet")
    change(qtbot, page)
    with pytest.raises(CompanionError) as tried:
        desk.keeper.open_with_recovery_code(code, "somebody else chose this")
    assert tried.value.code is ErrorCode.NO_RECOVERY_CODE
    assert opens(desk, NEW) is True
    assert sheet_worked_on(desk) is None


def test_a_wrong_passphrase_a_short_one_and_a_slip_are_told_first(qtbot, page, desk):
    for current, new, again, said in (
        ("not the passphrase", NEW, NEW, "That is not the passphrase you have now."),
        (PASSPHRASE, "short", "short", "A passphrase needs at least 10 characters."),
        (PASSPHRASE, NEW, NEW + "x", "The two new passphrases are not the same."),
        (PASSPHRASE, PASSPHRASE, PASSPHRASE, "The new passphrase is the one you have now."),
    ):
        type_into(page, current, new, again)
        press(page, "Go on")
        says(qtbot, page, said)
    assert page.ask.isVisible()
    assert opens(desk, PASSPHRASE) is True


def test_until_the_last_button_it_can_be_left(qtbot, page, desk):
    code = go_on(qtbot, page)
    page.refresh()
    assert page.new_sheet.sheet.code_label.text() == code
    with qtbot.waitSignal(page.go) as asked:
        press(page, "Leave everything as it is")
    assert asked.args == ["page:secrets"]
    assert page.new_sheet.sheet.code_label.text() == ""
    assert page._new == page._current == ""
    assert opens(desk, PASSPHRASE) is True


def test_a_full_disk_changes_nothing_and_the_notes_stay_open(qtbot, page, desk, room, monkeypatch):
    def full(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    code = go_on(qtbot, page)
    type_into(page, code)
    with monkeypatch.context() as patch:
        patch.setattr("companion.storage.renewal.make_private_file", full)
        press(page, "Change everything now")
        says(qtbot, page, "What opened your notes before still opens them.")
    assert page.new_sheet.sheet.typed_back.text() == code
    assert desk.tasks.now_on_vault(room.checklist.children, 10) == ()
    change(qtbot, page)
    assert opens(desk, NEW) is True


def test_pressed_twice_it_is_done_once(qtbot, page, desk):
    type_into(page, go_on(qtbot, page))
    with qtbot.waitSignal(page.lock_wanted, timeout=WAIT):
        page._on_change_clicked()
        page._on_change_clicked()
    assert page.banner.property("look") == "ok"
    assert opens(desk, NEW) is True


def test_it_says_what_it_can_not_do(page):
    shown_words = words(page)
    for said in ("Think of yourself first", "spying program", "Copies from before still open"):
        assert said in shown_words


@pytest.fixture
def backups(qtbot, desk, room, clock):
    """The page of copies, some of them made before all was made new."""

    def prepare():
        for _ in range(2):
            clock.forward(days=1)
            room.backups.make()
        room.secrets.change_passphrase(PASSPHRASE, NEW)

    desk.tasks.now_on_vault(prepare, 20)
    return shown(BackupsPage(desk, room), qtbot)


def in_folder(tmp_path):
    return [path.name for path in kept_copies(tmp_path / "copies")]


def test_copies_with_older_secrets_are_listed_and_replaced(qtbot, backups, tmp_path, clock):
    says(qtbot, backups, "Older copies kept here")
    assert words(backups).count("It opens with an older passphrase or sheet.") == 2
    clock.forward(days=1)
    press(backups, "Make a new copy, then remove the older ones")
    says(qtbot, backups, "The older ones are gone.")
    assert in_folder(tmp_path) == ["copy-0003.zip"]
    qtbot.waitUntil(lambda: not backups.old.isVisible())


def test_they_can_be_kept(qtbot, backups, tmp_path):
    says(qtbot, backups, "Older copies kept here")
    press(backups, "Keep the older ones")
    assert not backups.old.isVisible()
    assert in_folder(tmp_path) == ["copy-0001.zip", "copy-0002.zip"]
    backups.refresh()
    says(qtbot, backups, "Older copies kept here")


def test_where_no_new_copy_can_be_made_no_old_one_goes(qtbot, backups, room, tmp_path, monkeypatch):
    def full(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    says(qtbot, backups, "Older copies kept here")
    monkeypatch.setattr(room.backups._store, "keep", full)
    press(backups, "Make a new copy, then remove the older ones")
    says(qtbot, backups, "The disk is full")
    assert in_folder(tmp_path) == ["copy-0001.zip", "copy-0002.zip"]


def test_what_was_set_aside_goes_only_if_it_is_ticked(qtbot, backups, tmp_path):
    aside = tmp_path / "copies" / "before-0001"
    aside.mkdir()
    (aside / "keys.json").write_bytes(b"other keys")
    backups.refresh()
    says(qtbot, backups, "set aside when a copy was brought back")
    press(backups, "Make a new copy, then remove the older ones")
    says(qtbot, backups, "Notes that were set aside stay until you say otherwise.")
    assert aside.exists()
    press(backups, "Remove what was set aside as well")
    press(backups, "Make a new copy, then remove the older ones")
    qtbot.waitUntil(lambda: not aside.exists(), timeout=WAIT)
