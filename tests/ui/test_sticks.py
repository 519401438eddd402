# SPDX-License-Identifier: Apache-2.0
"""Dialogs for files begin at a stick that is in, and nothing remembers it."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QToolButton, QWidget
from shiboken6 import isValid

from companion.ui.dialogs.folder_dialog import FolderDialog
from companion.ui.dialogs.open_dialog import OpenDialog
from companion.ui.dialogs.quiet_file_dialog import folder_for_copies, forget_folders, start_folder
from companion.ui.dialogs.save_dialog import SaveDialog
from companion.ui.kit import sticks as sticks_module
from companion.ui.kit.own_folder import OWN_FOLDER
from companion.ui.kit.sticks import sticks
from companion.ui.pages.backups_page import BackupsPage
from tests.ui.acting import press, words

USB = "devices/pci0000:00/usb1/1-2/host4/block/sdb/sdb1"
USB_DISK = "devices/pci0000:00/usb2/2-1/host6/block/sdc/sdc1"
CARD = "devices/platform/mmc_host/mmc0/mmc0:1234/block/mmcblk0/mmcblk0p1"
INSIDE = "devices/pci0000:00/ata1/host0/block/sda/sda3"
CRYPT = "devices/virtual/block/dm-3"


class Computer:
    """What the system says of the disks that are in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mounts = folder / "mountinfo"
        self.blocks = folder / "class"
        self.media = folder / "media"
        for one in (self.blocks, self.media):
            one.mkdir()
        self.mounts.write_text("21 1 0:21 / /proc rw,relatime - proc proc rw\n")

    def plug(self, name: str, device: str = USB, options: str = "rw", kind: str = "vfat") -> Path:
        """Mount a folder of this name; return it."""
        self._add_block(device)
        place = self.media / name
        place.mkdir(exist_ok=True)
        shown = str(place).replace("\\", "\\134").replace(" ", "\\040")
        self.say(
            f"99 1 8:17 / {shown} {options},noatime shared:7 - {kind} /dev/{Path(device).name}"
        )
        return place

    def say(self, line: str) -> None:
        with self.mounts.open("a") as file:
            file.write(f"{line} rw,errors=ro\n")

    def pull_all(self) -> None:
        self.mounts.write_text("")

    def part_of(self, device: str, disk: str) -> None:
        """Let an encrypted disk lie on another."""
        self._add_block(disk)
        self._add_block(device)
        (self.folder / device / "slaves" / Path(disk).name).mkdir(parents=True)

    def is_removable(self, device: str, says: str) -> None:
        self._add_block(device)
        ((self.folder / device).parent / "removable").write_text(f"{says}\n")

    def _add_block(self, device: str) -> None:
        (self.folder / device).mkdir(parents=True, exist_ok=True)
        link = self.blocks / Path(device).name
        if not link.is_symlink():
            link.symlink_to(self.folder / device)


@pytest.fixture
def computer(tmp_path_factory, monkeypatch):
    computer = Computer(tmp_path_factory.mktemp("computer"))
    monkeypatch.setattr(sticks_module, "SYSTEM", "linux")
    monkeypatch.setattr(sticks_module, "MOUNTS", computer.mounts)
    monkeypatch.setattr(sticks_module, "BLOCKS", computer.blocks)
    monkeypatch.setattr(sticks_module, "MEDIA", (f"{computer.media}/",))
    return computer


@pytest.fixture
def notes_in(qapp):
    """Say where the notes of this run lie."""
    before = qapp.property(OWN_FOLDER)
    yield lambda folder: qapp.setProperty(OWN_FOLDER, str(folder))
    qapp.setProperty(OWN_FOLDER, before)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Give the person an empty folder of their own; return it."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return folder


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def shown_in(dialog):
    return dialog.directory().absolutePath()


class TestTheListOfWhatIsIn:
    def test_a_stick_a_card_and_a_disk_on_a_cable_count(self, computer):
        for name, device in (("STICK", USB), ("DISK", USB_DISK), ("CARD", CARD)):
            computer.plug(name, device)
        names = [Path(one).name for one in sticks()]
        assert names == ["CARD", "DISK", "STICK"]

    def test_a_disk_inside_does_not_count(self, computer):
        computer.is_removable(INSIDE, "0")
        computer.plug("Windows", INSIDE)
        assert sticks() == ()

    def test_a_disk_that_calls_itself_removable_counts(self, computer):
        computer.is_removable(INSIDE, "1")
        assert sticks() == ()
        computer.plug("OLD", INSIDE)
        assert [Path(one).name for one in sticks()] == ["OLD"]

    def test_an_encrypted_stick_counts_and_an_encrypted_disk_inside_does_not(self, computer):
        computer.part_of(CRYPT, USB)
        inside = "devices/virtual/block/dm-4"
        computer.part_of(inside, INSIDE)
        computer.plug("LOCKED", CRYPT, kind="ext4")
        computer.plug("INSIDE", inside, kind="ext4")
        assert [Path(one).name for one in sticks()] == ["LOCKED"]

    def test_what_can_only_be_read_does_not_count(self, computer):
        computer.plug("DVD", options="ro", kind="iso9660")
        assert sticks() == ()

    def test_a_share_in_a_network_is_not_even_touched(self, computer, monkeypatch):
        computer.say(f"99 1 0:52 / {computer.media}/share rw - cifs //server/share")
        monkeypatch.setattr(sticks_module, "can_be_pulled_out", lambda _: pytest.fail("asked"))
        assert sticks() == ()

    def test_where_a_system_runs_from_a_stick_its_own_folders_do_not_count(self, computer):
        computer.plug("STICK")
        computer.pull_all()
        computer.say("30 1 8:17 / / rw - ext4 /dev/sdb1")
        assert sticks() == ()

    @pytest.mark.parametrize("name", ["MY STICK", "clé", "a\\b", "two  words", "line\u2028end"])
    def test_a_name_with_odd_letters_is_read(self, computer, name):
        assert sticks_in_full(computer, name) == (str(computer.media / name),)

    def test_where_nothing_can_be_read_there_is_none(self, computer):
        computer.mounts.write_text("not at all a list\n")
        assert sticks() == ()
        computer.mounts.unlink()
        assert sticks() == ()


def sticks_in_full(computer, name):
    computer.plug(name)
    return sticks()


class TestOtherSystems:
    """Their lists are faked: only what is made of them can be seen here."""

    def test_on_windows_what_is_in_counts_and_an_empty_reader_does_not(self, monkeypatch):
        monkeypatch.setattr(sticks_module, "SYSTEM", "win32")
        kinds = {"A:\\": 2, "C:\\": 3, "D:\\": 2, "E:\\": 2, "Z:\\": 4}
        system = SimpleNamespace(
            GetLogicalDrives=lambda: sum(1 << ord(name[0]) - ord("A") for name in kinds),
            GetDriveTypeW=lambda name: kinds[name.value],
        )
        monkeypatch.setattr(sticks_module.ctypes, "CDLL", lambda _: system)
        monkeypatch.setattr(sticks_module, "_is_ready", lambda drive: drive == "E:/")
        assert sticks() == ("E:/",)

    def test_on_a_mac_volumes_on_a_disk_count(self, monkeypatch):
        monkeypatch.setattr(sticks_module, "SYSTEM", "darwin")
        found = [
            sticks_module.Mounted("/", "/dev/disk1s1", is_writable=True),
            sticks_module.Mounted("/Volumes/STICK", "/dev/disk4s1", is_writable=True),
            sticks_module.Mounted("/Volumes/Image", "/dev/disk5s1", is_writable=False),
            sticks_module.Mounted("/Volumes/share", "//server/share", is_writable=True),
        ]
        monkeypatch.setattr(sticks_module, "mac_volumes", lambda: found)
        assert sticks() == ("/Volumes/STICK",)

    def test_no_other_system_is_asked(self, computer, monkeypatch):
        computer.plug("STICK")
        monkeypatch.setattr(sticks_module, "SYSTEM", "freebsd14")
        assert sticks() == ()


class TestWhereADialogBegins:
    @pytest.mark.parametrize("has_documents", [True, False])
    def test_without_a_stick_in_the_documents(self, computer, desk, parent, home, has_documents):
        stick = computer.plug("STICK")
        if has_documents:
            (home / "Documents").mkdir()
        before = SaveDialog(desk.look, "page.pdf", "PDF (*.pdf)", lambda: None, parent)
        assert shown_in(before) == str(stick)
        computer.pull_all()
        dialog = SaveDialog(desk.look, "page.pdf", "PDF (*.pdf)", lambda: None, parent)
        assert shown_in(dialog) == str(home / "Documents" if has_documents else home)

    def test_all_three_begin_at_the_stick_and_the_name_stands_there(self, computer, desk, parent):
        stick = computer.plug("STICK")
        save = SaveDialog(desk.look, "page.pdf", "PDF (*.pdf)", lambda: None, parent)
        opens = OpenDialog(desk.look, "Copies (*.zip)", lambda: None, parent)
        folder = FolderDialog(desk.look, lambda: None, parent)
        assert [shown_in(one) for one in (save, opens, folder)] == [str(stick)] * 3
        assert save.findChild(QLineEdit, "fileNameEdit").text() == "page.pdf"

    def test_the_place_is_said_by_its_name_and_follows_the_way(self, computer, desk, parent):
        stick = computer.plug("STICK")
        dialog = SaveDialog(desk.look, "page.pdf", "PDF (*.pdf)", lambda: None, parent)
        assert dialog.where.text() == "It goes into the folder “STICK”."
        dialog.findChild(QToolButton, "toParentButton").click()
        assert dialog.where.text() == "It goes into the folder “media”."
        dialog.setDirectory("/")
        assert dialog.where.text() == f"It goes into the folder “{os.sep}”."
        dialog.setDirectory(str(stick))
        assert "STICK" in dialog.where.text()

    def test_each_one_looks_again(self, computer, desk, parent):
        stick = computer.plug("STICK")
        assert start_folder() == str(stick)
        computer.pull_all()
        dialog = SaveDialog(desk.look, "page.pdf", "PDF (*.pdf)", lambda: None, parent)
        assert not shown_in(dialog).startswith(str(stick))

    def test_another_stick_comes_before_that_of_the_notes(self, computer, notes_in):
        other = computer.plug("OTHER")
        own = computer.plug("OWN", USB_DISK)
        notes_in(own / "Companion" / "data")
        assert start_folder() == str(other)
        assert folder_for_copies() == str(other)

    def test_on_the_stick_of_the_notes_go_papers_and_no_copies(
        self, computer, notes_in, desk, parent
    ):
        own = computer.plug("OWN")
        notes_in(own / "Companion" / "data")
        assert start_folder() == str(own)
        assert not folder_for_copies().startswith(str(own))
        assert not shown_in(FolderDialog(desk.look, lambda: None, parent)).startswith(str(own))

    def test_a_copy_goes_to_the_second_place_first(self, computer):
        second = computer.plug("SECOND") / "copies"
        newest = computer.plug("NEWEST", USB_DISK)
        assert folder_for_copies(str(second)) == str(second)
        assert folder_for_copies() == str(newest)

    def test_a_second_place_in_a_network_is_left_alone(self, computer):
        stick = computer.plug("STICK")
        assert folder_for_copies("/mnt/share/copies") == str(stick)


@pytest.fixture
def page(desk, room, qtbot):
    page = BackupsPage(desk, room)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


def choose_second(page, folder, qtbot):
    press(page, "Choose a second place")
    dialog = page.findChild(FolderDialog)
    assert shown_in(dialog) == str(folder.parent)
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    qtbot.waitUntil(lambda: "The copy is made in the second place." in words(page))
    qtbot.waitUntil(lambda: page.second.folder == str(folder))


def save_copy(page, qtbot):
    """Press the button, then Save with the name that stands there; return where it began."""
    press(page, "Make a copy on a stick")
    dialog = page.findChild(SaveDialog)
    began = shown_in(dialog)
    box = dialog.findChild(QDialogButtonBox)
    box.button(QDialogButtonBox.StandardButton.Save).click()
    qtbot.waitUntil(lambda: "It was opened, and it is whole." in words(page))
    qtbot.waitUntil(lambda: not isValid(dialog))
    return began


def test_a_copy_on_a_stick_is_two_presses_away(page, computer, qtbot):
    stick = computer.plug("STICK")
    assert save_copy(page, qtbot) == str(stick)
    assert [one.suffix for one in stick.iterdir()] == [".zip"]


def test_the_second_place_is_where_the_next_copy_by_hand_begins(page, computer, qtbot):
    folder = computer.plug("STICK") / "copies"
    folder.mkdir()
    choose_second(page, folder, qtbot)
    computer.plug("NEWEST", USB_DISK)
    press(page, "Make a copy on a stick")
    dialog = page.findChild(SaveDialog)
    assert shown_in(dialog) == str(folder)
    dialog.reject()


def test_no_file_says_afterwards_where_the_stick_was(page, computer, qtbot, tmp_path):
    stick = computer.plug("VERY-OWN-STICK")
    save_copy(page, qtbot)
    QApplication.processEvents()
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert not [key for key in settings.allKeys() if "FileDialog" in key]
    home = Path(settings.fileName()).parent
    places = [one for top in (tmp_path, home) for one in top.rglob("*") if one.is_file()]
    assert not any(stick.name.encode() in one.read_bytes() for one in places)


@pytest.mark.skipif(sys.platform != "linux", reason="only there Qt takes another place for it")
def test_what_all_users_share_does_not_keep_the_file_of_qt(tmp_path, qapp):
    """On a Mac each program sees settings of the whole computer as its own as well."""
    native, scopes = QSettings.Format.NativeFormat, QSettings.Scope
    places = {scope: tmp_path / scope.name for scope in (scopes.UserScope, scopes.SystemScope)}
    before = {scope: Path(QSettings(scope, "QtProject").fileName()).parent for scope in places}
    shared = places[scopes.SystemScope] / "QtProject.conf"
    shared.parent.mkdir()
    shared.write_text("[Other]\nprogram=true\n", encoding="utf-8")
    try:
        for scope, place in places.items():
            QSettings.setPath(native, scope, str(place))
        own = QSettings(scopes.UserScope, "QtProject")
        assert own.contains("Other/program")
        own.setValue("FileDialog/lastVisited", "file:///very/own")
        own.sync()
        forget_folders()
        assert not Path(own.fileName()).exists()
    finally:
        for scope, place in before.items():
            QSettings.setPath(native, scope, str(place))
