# SPDX-License-Identifier: Apache-2.0
"""Wiping everything, as a person does it: inside with the passphrase, outside with typed words."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion import bootstrap
from companion.demo.making import DEMO_PASSPHRASE
from companion.domain.preferences import ThemeChoice
from companion.storage import wipe_all
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.vault import VaultFolder
from companion.ui.widgets.wipe_words import are_typed
from tests.stage import CHEAP, Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = "Wipe everything now"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stage(template) -> Iterator[Stage]:
    stage = Stage(template, theme="dark")
    stage.go("page:wipe")
    yield stage
    assert stage.bugs == []
    stage.close()


@pytest.fixture
def inside(stage):
    stage.enter()
    stage.go("page:journal")
    stage.on_vault(stage.room.backups.make)
    stage.go("page:wipe")
    return stage


def page(stage):
    return stage.window.page


def names(stage):
    return {path.name for path in stage.folder.iterdir()}


def press_and_wait(stage):
    stage.press(NOW, page(stage))
    stage.wait_until(lambda: not page(stage).busy.isVisible())


def settings(stage):
    return JsonPreferencesFile(stage.folder / "settings.json").load()


def test_it_tells_first_what_goes_and_what_stays(stage):
    words = stage.words()
    for said in (
        "nothing brings it back",
        "Copies on a stick",
        "Paper, saved files",
        "printer queues",
        "Keep your notes while there is any worry or any case.",
        "Have you tried these?",
    ):
        assert said in words


def test_inside_the_passphrase_is_asked_for(inside):
    assert "Have you tried these?" not in inside.words()
    inside.type_into("Your passphrase", "not the passphrase")
    press_and_wait(inside)
    assert "That is not your passphrase. Nothing was wiped." in inside.words()
    assert {"vault.db", "keys.json", "copies"} <= names(inside)
    assert inside.relaunched == []
    page(inside).secret.clear()
    inside.type_into("Your passphrase", DEMO_PASSPHRASE)
    press_and_wait(inside)
    assert names(inside) == {"settings.json"}
    (again,) = inside.relaunched
    assert again.target == "page:first-start"
    assert not settings(inside).is_first_start_done
    assert settings(inside).theme is ThemeChoice.DARK


def test_settings_go_too_if_that_is_wanted(inside):
    inside.press("Forget my settings too", page(inside))
    inside.type_into("Your passphrase", DEMO_PASSPHRASE)
    press_and_wait(inside)
    assert names(inside) == set()


def test_without_the_passphrase_words_are_typed(stage):
    stage.type_into("Type “wipe my notes”", "wipe")
    press_and_wait(stage)
    assert "Those are not the words yet." in stage.words()
    assert {"vault.db", "keys.json"} <= names(stage)
    page(stage).typed.clear()
    stage.type_into("Type “wipe my notes”", "Wipe  my notes.")
    press_and_wait(stage)
    assert names(stage) == {"settings.json"}
    assert [one.target for one in stage.relaunched] == ["page:first-start"]


def test_the_next_start_is_a_first_start(stage):
    stage.type_into("Type “wipe my notes”", "wipe my notes")
    press_and_wait(stage)
    again = Stage(None, folder=stage.folder)
    try:
        assert again.window._page_id == "first-start"
        again.go("page:journal")
        assert "A private part for your notes" in again.words()
        again.go("page:wipe")
        assert "nothing to wipe" in again.words()
        assert not again.has_button(NOW)
    finally:
        again.close()


def test_it_can_be_left(inside):
    inside.press("Keep everything", page(inside))
    assert inside.window._page_id == "journal"
    assert {"vault.db", "keys.json"} <= names(inside)


def test_a_typed_passphrase_is_gone_after_a_look_at_another_page(inside):
    inside.type_into("Your passphrase", DEMO_PASSPHRASE)
    inside.go("page:start")
    inside.go("page:wipe")
    assert page(inside).secret.words == ""


def fail(*_arguments, **_more):
    raise OSError(errno.EACCES, "no")


def test_a_read_only_folder_is_told_calmly_and_nothing_goes(inside, monkeypatch):
    inside.type_into("Your passphrase", DEMO_PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr(wipe_all, "write_atomically", fail)
        press_and_wait(inside)
    words = inside.words()
    assert "This folder can not be written to." in words
    assert "Nothing was wiped." in words
    assert inside.on_vault(inside.room.checklist.children)
    assert inside.relaunched == []


def test_where_the_keys_can_not_go_nothing_goes_and_it_locks(inside, monkeypatch):
    inside.type_into("Your passphrase", DEMO_PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr(wipe_all, "wipe_file", fail)
        press_and_wait(inside)
        inside.settle()
    assert {"vault.db", "keys.json", "copies"} <= names(inside)
    assert [one.target for one in inside.relaunched] == ["page:wipe"]


def test_files_that_another_program_holds_are_told_of(stage, monkeypatch):
    real = wipe_all.wipe_file

    def held(path):
        if path.name == "vault.db":
            fail()
        real(path)

    stage.type_into("Type “wipe my notes”", "wipe my notes")
    with monkeypatch.context() as patch:
        patch.setattr(wipe_all, "wipe_file", held)
        press_and_wait(stage)
        assert "nobody can read them" in stage.words()
    assert names(stage) == {"vault.db", "wiping", "settings.json"}
    bootstrap._finish_wipe(stage.folder)
    assert names(stage) == {"settings.json"}


def test_a_start_finishes_what_was_cut_off_and_else_touches_nothing(stage, monkeypatch):
    before = names(stage)
    bootstrap._finish_wipe(stage.folder)
    assert names(stage) == before
    wipe_all.begin_wipe(stage.folder, keeps_settings=True)
    with monkeypatch.context() as patch:
        patch.setattr(wipe_all, "wipe_file", fail)
        bootstrap._finish_wipe(stage.folder)
    assert "keys.json" in names(stage)


def test_by_keyboard_alone_from_the_forgotten_passphrase(stage):
    stage.go("page:start")
    stage.go("page:journal")
    tab_to(stage, "I have forgotten my passphrase")
    assert "You have forgotten your passphrase" in stage.words()
    tab_to(stage, "Wipe everything")
    assert stage.window._page_id == "wipe"
    tab_to(stage, "Bring a copy back")
    assert stage.window._page_id == "restore"
    stage.go("page:wipe")
    tab_to(stage, "I have a recovery sheet")
    assert "You have forgotten your passphrase" in stage.words()
    assert stage.window._page_id == "unlock"
    assert page(stage).focusWidget() is page(stage).recover_step.code


def test_by_keyboard_alone_the_sheet_opens_the_notes(stage):
    door = VaultFolder(stage.folder, stage.desk.clock, CHEAP)
    code = door.draw_recovery_code(DEMO_PASSPHRASE)
    door.set_recovery_code(DEMO_PASSPHRASE, code)
    stage.go("page:start")
    stage.go("page:journal")
    tab_to(stage, "I have forgotten my passphrase")
    QTest.keyClicks(QApplication.focusWidget(), code.lower())
    for field in (page(stage).recover_step.new, page(stage).recover_step.again):
        while QApplication.focusWidget() is not field.edit:
            QTest.keyClick(stage.window, Qt.Key.Key_Tab)
        QTest.keyClicks(field.edit, "a wholly new passphrase")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    stage.wait_until(lambda: stage.window.is_unlocked)
    assert stage.window._page_id == "journal"
    door.check_passphrase("a wholly new passphrase")


def tab_to(stage, text):
    """Press Tab until a button has the focus, then Space."""
    for _ in range(60):
        focused = QApplication.focusWidget()
        said = getattr(focused, "text", str)().replace("&", "")
        if said == text and page(stage).isAncestorOf(focused):
            QTest.keyClick(focused, Qt.Key.Key_Space)
            stage.settle()
            return
        QTest.keyClick(stage.window, Qt.Key.Key_Tab)
    pytest.fail(f"Tab does not reach {text!r}")


@pytest.mark.parametrize("typed", ["wipe my notes", " Wipe My  Notes ", "“wipe my notes”."])
def test_the_words_count_however_they_are_typed(typed):
    assert are_typed(typed)


@pytest.mark.parametrize("typed", ["", "wipe", "wipemynotes", "do not wipe my notes"])
def test_other_words_do_not(typed):
    assert not are_typed(typed)
