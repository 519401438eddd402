# SPDX-License-Identifier: Apache-2.0
"""Copies of the notes: making them by hand, the age of the last one, and bringing one back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtTest import QTest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.storage import backup_file
from companion.storage.vault_backups import kept_copies
from companion.ui.app import WaysOut
from companion.ui.kit import quiet_copies
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.quiet_copies import QuietCopies
from companion.ui.main_window import MainWindow
from companion.ui.pages.backups_page import BackupsPage
from companion.ui.pages.restore_page import RestorePage
from companion.ui.pages.settings_page import SettingsPage
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE

NEW = "a wholly other passphrase"


@pytest.fixture
def mia(desk, room):
    child = desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia"), 10)
    write(desk, room, "She hid the tablet.")
    return child


def write(desk, room, saw):
    save = room.journal.save_entry
    desk.tasks.now_on_vault(lambda: save(1, Happened(), EntryText(saw=saw)), 10)


def shown_page(page, qtbot):
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


@pytest.fixture
def page(desk, room, qtbot):
    return shown_page(BackupsPage(desk, room), qtbot)


@pytest.fixture
def restore(desk, qtbot):
    """The page of restoring, once it has looked for copies."""

    def open_it():
        page = shown_page(RestorePage(desk), qtbot)
        qtbot.waitUntil(lambda: page._kept.count() > 0)
        return page

    return open_it


def shown(page, qtbot, sentence):
    qtbot.waitUntil(lambda: sentence in words(page))


def copies(tmp_path):
    return [path.name for path in kept_copies(tmp_path / "copies")]


def type_and_try(page, secret):
    QTest.keyClicks(page.secret.edit, secret)
    press(page, "Try this copy")


def test_without_a_copy_it_says_so(page, qtbot):
    shown(page, qtbot, "There is no copy yet.")
    assert "None yet." in words(page)


@pytest.mark.usefixtures("mia")
def test_made_by_hand_it_is_listed_with_its_age(page, clock, qtbot, tmp_path):
    shown(page, qtbot, "There is no copy yet.")
    press(page, "Make a copy now")
    press(page, "Make a copy now")
    shown(page, qtbot, "The copy is made. It was opened, and it is whole.")
    shown(page, qtbot, "Your last good copy was made today at")
    assert copies(tmp_path) == ["copy-0001.zip"]
    assert "copy-0001.zip" in words(page)
    assert str(tmp_path / "copies") in words(page)
    for days, said in ((1, "yesterday"), (2, "on 3 December 2026")):
        clock.forward(days=days)
        page.refresh()
        shown(page, qtbot, f"Your last good copy was made {said}.")


@pytest.mark.usefixtures("mia")
def test_on_a_stick_there_is_one_file(page, qtbot, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    press(page, "Make a copy on a stick")
    dialog = page.findChild(quiet_dialog())
    dialog.fileSelected.emit(str(stick / "copy.zip"))
    dialog.reject()
    shown(page, qtbot, "It is “copy.zip”, in the folder “stick”.")
    assert [path.name for path in stick.iterdir()] == ["copy.zip"]
    assert copies(tmp_path) == []


@pytest.mark.usefixtures("mia")
def test_a_copy_on_the_disk_of_the_notes_is_not_said_to_be_on_a_stick(page, qtbot, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    page._on_chosen(str(home / "copy.zip"))
    shown(page, qtbot, "This folder is on the same disk as your notes.")
    assert "eject" not in words(page.notice)


@pytest.fixture
def other_disk(tmp_path):
    """A folder on another disk than the notes of the test."""
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this computer has no second disk to try")
    with TemporaryDirectory(dir=shared) as folder:
        yield Path(folder)


@pytest.mark.usefixtures("mia")
def test_on_another_disk_the_person_is_told_to_eject_it(page, qtbot, other_disk):
    page._on_chosen(str(other_disk / "copy.zip"))
    shown(page, qtbot, "Before you pull the stick out, tell the computer to eject it.")
    assert "same disk" not in words(page.notice)


def quiet_dialog():
    from companion.ui.dialogs.save_dialog import SaveDialog

    return SaveDialog


@pytest.mark.usefixtures("mia")
def test_in_a_synchronised_folder_it_asks_first(page, qtbot, tmp_path):
    folder = tmp_path / "OneDrive - Home"
    folder.mkdir()
    page._on_chosen(str(folder / "copy.zip"))
    assert "This folder belongs to OneDrive." in words(page)
    assert list(folder.iterdir()) == []
    press(page, "Make the copy there")
    shown(page, qtbot, "It is “copy.zip”, in the folder “OneDrive - Home”.")
    assert [path.name for path in folder.iterdir()] == ["copy.zip"]


def test_a_copy_that_fails_is_said_and_can_be_tried_again(page, room, qtbot, tmp_path, monkeypatch):
    def fail(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(room.backups._store, "keep", fail)
    press(page, "Make a copy now")
    shown(page, qtbot, "The disk is full")
    monkeypatch.undo()
    press(page, "Make a copy now")
    shown(page, qtbot, "The copy is made.")


def test_the_way_to_bring_one_back(page, qtbot):
    with qtbot.waitSignal(page.go) as asked:
        press(page, "Bring a copy back")
    assert asked.args == ["page:restore"]


@pytest.mark.usefixtures("mia")
def test_in_a_pause_a_copy_is_made_once_a_day(desk, room, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(quiet_copies, "PAUSE_MS", 1)
    page, watch = shown_page(BackupsPage(desk, room), qtbot), InputWatch()
    copier = QuietCopies(page, desk.tasks, room, watch)
    qtbot.waitUntil(lambda: copies(tmp_path) == ["copy-0001.zip"])
    shown(page, qtbot, "Your last good copy was made today at")
    watch.touched.emit()
    qtbot.waitUntil(lambda: not copier._pause.isActive())
    desk.tasks.now_on_vault(lambda: None, 10)
    assert copies(tmp_path) == ["copy-0001.zip"]


def test_a_pause_in_which_it_fails_interrupts_nobody(desk, room, qtbot, monkeypatch):
    asked = []

    def fail(now):
        asked.append(now)
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(quiet_copies, "PAUSE_MS", 1)
    monkeypatch.setattr(room.backups._store, "is_due", fail)
    page = shown_page(BackupsPage(desk, room), qtbot)
    QuietCopies(page, desk.tasks, room, InputWatch())
    qtbot.waitUntil(lambda: bool(asked))
    shown(page, qtbot, "There is no copy yet.")
    assert not page.banner.isVisible()


@pytest.mark.usefixtures("mia")
def test_bringing_back_puts_the_copy_in_place_and_the_notes_aside(
    desk, room, restore, qtbot, tmp_path
):
    desk.tasks.now_on_vault(room.backups.make, 10)
    write(desk, room, "Written after the copy.")
    page = restore()
    press(page, "copy-0001.zip")
    type_and_try(page, PASSPHRASE)
    shown(page, qtbot, "It opens. It has notes from 3 December 2026.")
    assert copies(tmp_path) == ["copy-0001.zip"]
    with qtbot.waitSignal(page.lock_wanted) as asked:
        press(page, "Put this copy in place")
    assert asked.args == ["page:journal"]
    again = desk.tasks.now_on_vault(lambda: desk.keeper.open(PASSPHRASE), 30)
    lines = desk.tasks.now_on_vault(lambda: again.journal.lines(1), 10)
    assert [line.first_line for line in lines] == ["She hid the tablet."]
    # The notes from before are a copy now, which can be brought back in the same way.
    assert copies(tmp_path) == ["copy-0001.zip", "copy-0002.zip"]


@pytest.mark.usefixtures("mia")
def test_with_a_damaged_vault_a_copy_still_comes_back(desk, room, restore, qtbot, tmp_path):
    desk.tasks.now_on_vault(room.backups.make, 10)
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    (tmp_path / "vault.db").write_bytes(b"torn")
    page = restore()
    press(page, "copy-0001.zip")
    type_and_try(page, PASSPHRASE)
    shown(page, qtbot, "It opens.")
    with qtbot.waitSignal(page.lock_wanted):
        press(page, "Put this copy in place")
    desk.tasks.now_on_vault(lambda: desk.keeper.open(PASSPHRASE), 30)
    assert (tmp_path / "copies" / "before-0001" / "vault.db").read_bytes() == b"torn"


def test_a_wrong_passphrase_is_said_calmly_and_nothing_changes(desk, room, restore, qtbot):
    desk.tasks.now_on_vault(room.backups.make, 10)
    page = restore()
    press(page, "copy-0001.zip")
    type_and_try(page, NEW)
    shown(page, qtbot, "That passphrase did not open the copy.")
    assert page.secret.words == ""
    assert not page.place.isVisible()
    type_and_try(page, PASSPHRASE)
    shown(page, qtbot, "It opens. There is nothing in its journal.")


def test_a_file_that_is_no_copy_is_said_calmly(room, restore, qtbot, tmp_path):
    (tmp_path / "holiday.zip").write_bytes(b"PK and more")
    page = restore()
    assert "No copies are kept on this computer." in words(page)
    page._on_chosen(str(tmp_path / "holiday.zip"))
    type_and_try(page, PASSPHRASE)
    shown(page, qtbot, "That file is no whole copy of notes.")


def test_who_thinks_again_leaves_everything(desk, room, restore, qtbot, tmp_path):
    desk.tasks.now_on_vault(room.backups.make, 10)
    page = restore()
    press(page, "copy-0001.zip")
    type_and_try(page, PASSPHRASE)
    shown(page, qtbot, "It opens.")
    press(page, "Leave everything as it is")
    shown(page, qtbot, "Nothing was changed.")
    qtbot.waitUntil(lambda: not (tmp_path / "copies" / "tried").exists())
    assert desk.tasks.now_on_vault(room.checklist.children, 10) == ()


def test_where_nothing_can_be_set_aside_nothing_is_replaced(
    desk, room, restore, qtbot, monkeypatch
):
    desk.tasks.now_on_vault(room.backups.make, 10)
    page = restore()
    press(page, "copy-0001.zip")
    type_and_try(page, PASSPHRASE)
    shown(page, qtbot, "It opens.")

    def fail(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(room.backups._store, "keep", fail)
    press(page, "Put this copy in place")
    shown(page, qtbot, "The disk is full")
    assert desk.tasks.now_on_vault(room.checklist.children, 10) == ()


def test_a_copy_that_can_not_be_read_is_listed_but_not_offered(room, restore, tmp_path):
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "copy-0001.zip").write_bytes(b"torn")
    page = restore()
    assert "copy-0001.zip: this one can not be read." in words(page)


@pytest.mark.usefixtures("mia")
def test_the_window_has_a_copy_made_while_the_person_pauses(
    desk, room, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(quiet_copies, "PAUSE_MS", 1)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.enter(room, "page:backups")
    qtbot.waitUntil(lambda: copies(tmp_path) == ["copy-0001.zip"])


def test_settings_lead_to_both_pages(desk, qtbot):
    page, asked = shown_page(SettingsPage(desk), qtbot), []
    page.go.connect(asked.append)
    press(page, "Copies of your notes")
    press(page, "Bring a copy back")
    assert asked == ["page:backups", "page:restore"]


@pytest.mark.usefixtures("mia")
def test_leaving_does_not_wait_for_a_copy_that_is_made(desk, room, qtbot, tmp_path, monkeypatch):
    begun = []

    def without_end(_to, _vault, _about, keep_going):
        begun.append(True)
        while True:
            keep_going()

    monkeypatch.setattr(backup_file, "pack", without_end)
    page, again = shown_page(BackupsPage(desk, room), qtbot), []
    press(page, "Make a copy now")
    qtbot.waitUntil(lambda: bool(begun))
    ways_out = WaysOut(desk, again.append, lambda: None)
    ways_out.start_again("page:journal", "")
    assert [one.target for one in again] == ["page:journal"]
    with pytest.raises(CompanionError) as caught:
        desk.tasks.now_on_vault(room.checklist.children, 10)
    assert caught.value.code is ErrorCode.VAULT_LOCKED
    assert list((tmp_path / "copies").iterdir()) == []
    shown_again = desk.tasks.now_on_vault(lambda: desk.keeper.open(PASSPHRASE), 30)
    assert desk.tasks.now_on_vault(shown_again.checklist.children, 10)
