# SPDX-License-Identifier: Apache-2.0
"""A second place for copies on the page: chosen once, said calmly, and used by itself."""

import pytest
from PySide6.QtWidgets import QFileDialog

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.domain.new_secrets import NewSecrets
from companion.storage import backup_file
from companion.storage.recovery_code import new_recovery_code
from companion.ui.app import WaysOut
from companion.ui.dialogs.folder_dialog import FolderDialog
from companion.ui.kit import quiet_copies
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.quiet_copies import QuietCopies
from companion.ui.pages.backups_page import BackupsPage
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE


@pytest.fixture
def stick(tmp_path_factory):
    return tmp_path_factory.mktemp("stick")


@pytest.fixture
def mia(desk, room):
    desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia"), 10)
    save = room.journal.save_entry
    desk.tasks.now_on_vault(lambda: save(1, Happened(), EntryText(saw="She hid it.")), 10)


@pytest.fixture
def page(desk, room, mia, qtbot):
    page = BackupsPage(desk, room)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


def shown(page, qtbot, sentence):
    qtbot.waitUntil(lambda: sentence in words(page))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def choose(page, folder, button="Choose a second place"):
    press(page, button)
    dialog = page.findChild(FolderDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.reject()


@pytest.fixture
def chosen(page, stick, qtbot):
    choose(page, stick)
    shown(page, qtbot, "The copy is made in the second place.")
    shown(page, qtbot, "The last copy there was made today at")
    return page


def test_before_it_is_chosen_it_says_what_it_means(page):
    said = words(page)
    assert "It keeps the newest five of its own there." in said
    assert "Copies go to this folder too:" not in said


def test_the_dialog_asks_for_a_folder_and_leaves_no_trace(page):
    press(page, "Choose a second place")
    dialog = page.findChild(FolderDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.reject()
    assert "Copies go to this folder too:" not in words(page)


def test_once_chosen_a_copy_is_there_and_the_page_names_the_place(chosen, stick):
    assert names(stick) == ["copy-0001.zip"]
    said = words(chosen)
    assert str(stick) in said
    assert "on the same disk as your notes" in said


def test_the_place_is_in_no_file_that_can_be_read(chosen, stick, tmp_path):
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not any(str(stick).encode() in data for data in files)


def test_a_folder_that_goes_to_the_internet_is_asked_about_first(page, stick, qtbot):
    folder = stick / "Dropbox"
    folder.mkdir()
    choose(page, folder)
    assert "This folder belongs to Dropbox." in words(page)
    assert names(folder) == []
    press(page, "Use this folder")
    shown(page, qtbot, "The copy is made in the second place.")
    assert names(folder) == ["copy-0001.zip"]
    shown(page, qtbot, "This folder belongs to Dropbox.")


def test_the_folder_of_the_notes_is_refused(page, qtbot, tmp_path):
    choose(page, tmp_path)
    shown(page, qtbot, "Your notes themselves are in that folder.")
    assert "Copies go to this folder too:" not in words(page)


def test_a_stick_that_is_away_is_said_calmly_and_comes_back(chosen, clock, stick, qtbot):
    away = stick.rename(stick.with_name("away"))
    clock.forward(days=3)
    chosen.refresh()
    shown(chosen, qtbot, "This place is not connected now. The last copy there was made on 3 Dec")
    assert "Nothing is wrong." in words(chosen)
    assert not chosen.banner.isVisible()
    press(chosen, "Make a copy there now")
    shown(chosen, qtbot, "No copy was made: the place is not connected.")
    away.rename(stick)
    press(chosen, "Make a copy there now")
    shown(chosen, qtbot, "The copy is made in the second place.")
    assert "not connected" not in words(chosen.second.trouble)
    assert names(stick) == ["copy-0001.zip", "copy-0002.zip"]


@pytest.mark.parametrize(
    "failing",
    [
        (ErrorCode.DISK_FULL, "there is no room left there"),
        (ErrorCode.READ_ONLY, "A stick may have a small lock switch"),
        (ErrorCode.FILE_NOT_WRITABLE, "it could not be finished there"),
    ],
)
def test_a_stick_that_fails_is_said_once(chosen, room, qtbot, monkeypatch, failing):
    code, said = failing

    def fail(*_):
        raise CompanionError(code)

    monkeypatch.setattr(room.backups._store.second, "copy", fail)
    press(chosen, "Make a copy there now")
    shown(chosen, qtbot, said)
    press(chosen.second.trouble, "Close this message")
    chosen.refresh()
    shown(chosen, qtbot, "The last copy there was made today at")
    assert said not in words(chosen)


@pytest.fixture
def short_pauses(monkeypatch):
    monkeypatch.setattr(quiet_copies, "PAUSE_MS", 1)


@pytest.mark.usefixtures("short_pauses")
def test_in_a_pause_a_copy_goes_there_too(chosen, desk, room, stick, qtbot):
    (stick / "copy-0001.zip").unlink()
    QuietCopies(chosen, desk.tasks, room, InputWatch())
    qtbot.waitUntil(lambda: names(stick) == ["copy-0001.zip"])
    assert not chosen.second.trouble.isVisible()


def test_to_stop_leaves_what_is_there(chosen, stick, qtbot):
    press(chosen, "Stop using this place")
    shown(chosen, qtbot, "Companion makes no more copies there.")
    qtbot.waitUntil(lambda: "Copies go to this folder too:" not in words(chosen))
    assert names(stick) == ["copy-0001.zip"]


def test_another_place_can_be_chosen(chosen, tmp_path_factory, qtbot):
    other = tmp_path_factory.mktemp("other")
    choose(chosen, other, "Choose another place")
    shown(chosen, qtbot, str(other))
    assert names(other) == ["copy-0001.zip"]


def test_after_a_new_key_the_old_copies_there_can_go(desk, room, page, stick, qtbot):
    desk.tasks.now_on_vault(lambda: room.backups.second.choose(str(stick)), 10)
    secrets = NewSecrets("a wholly other passphrase", new_recovery_code())
    desk.tasks.now_on_vault(lambda: desk.keeper.renew(PASSPHRASE, secrets), 60)
    again = desk.tasks.now_on_vault(lambda: desk.keeper.open(secrets.passphrase), 60)
    later = BackupsPage(desk, again)
    qtbot.addWidget(later)
    later.show()
    shown(later, qtbot, "copy-0001.zip), in the second place: It opens with an older passphrase")
    press(later, "Make a new copy, then remove the older ones")
    shown(later, qtbot, "The older ones are gone.")
    assert names(stick) == ["copy-0002.zip"]


def test_leaving_does_not_wait_for_a_copy_that_goes_there(chosen, desk, stick, qtbot, monkeypatch):
    begun = []

    def without_end(_to, _vault, _about, keep_going):
        begun.append(True)
        while True:
            keep_going()

    monkeypatch.setattr(backup_file, "pack", without_end)
    press(chosen, "Make a copy there now")
    qtbot.waitUntil(lambda: bool(begun))
    again = []
    WaysOut(desk, again.append, lambda: None).start_again("page:journal", "")
    assert [one.target for one in again] == ["page:journal"]
    assert names(stick) == ["copy-0001.zip"]
