# SPDX-License-Identifier: Apache-2.0
"""Whatever somebody put under the name of one of our files: nothing waits for it without end."""

import os
import socket
from threading import Thread

import pytest

from companion.domain.errors import CompanionError
from companion.domain.preferences import Preferences
from companion.storage.backup_file import read_manifest
from companion.storage.copy_names import kept_copies
from companion.storage.keys import KeyFile
from companion.storage.plain_file import is_plain, open_plain
from companion.storage.preferences_file import JsonPreferencesFile
from tests.fakes import START
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes have no such names there")
LONGEST_SECONDS = 20.0


def make_pipe(path):
    os.mkfifo(path)


def make_folder(path):
    path.mkdir()


def make_socket(path):
    here = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)  # such a name may be short only
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


def make_link_to_pipe(path):
    elsewhere = path.with_name("elsewhere")
    os.mkfifo(elsewhere)
    path.symlink_to(elsewhere)


def make_link_to_device(path):
    path.symlink_to("/dev/tty")


def make_link_to_nothing(path):
    path.symlink_to(path.with_name("nowhere"))


ODD = [make_pipe, make_folder, make_socket, make_link_to_pipe, make_link_to_device]
WITH_LINKS = [*ODD, make_link_to_nothing]


def answered(work):
    """Return what the work returned, or raised, on a thread of its own. Fails where it waits."""
    found = []

    def run():
        try:
            found.append(work())
        except (CompanionError, OSError) as error:
            found.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(LONGEST_SECONDS)
    assert not thread.is_alive()
    return found[0]


@pytest.mark.parametrize("make", WITH_LINKS)
def test_it_is_never_read(tmp_path, make):
    path = tmp_path / "one"
    make(path)
    assert not is_plain(path)
    for read in (open_plain, read_manifest, KeyFile.read):
        assert isinstance(answered(lambda read=read: read(path)), CompanionError | OSError)
    assert answered(JsonPreferencesFile(path).load) == Preferences()


def test_a_link_to_a_file_is_read_and_is_no_file_of_its_own(tmp_path):
    (tmp_path / "one").write_bytes(b"words")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    with open_plain(tmp_path / "two") as file:
        assert file.read() == b"words"
    assert is_plain(tmp_path / "one")
    assert not is_plain(tmp_path / "two")
    assert not is_plain(tmp_path / "three")


@pytest.mark.parametrize("name", ["vault.db", "keys.json", "vault.db-journal"])
@pytest.mark.parametrize("make", ODD)
def test_the_door_answers(home, make, name):
    (home.folder / name).unlink(missing_ok=True)
    make(home.folder / name)
    assert isinstance(answered(lambda: home.door.unlock(PASSPHRASE)), CompanionError)


def use_copies(home, stick):
    """Do on one thread all that looks at copies, and return their names here and there."""
    vault = home.door.unlock(PASSPHRASE)
    try:
        vault.backups.second.choose(str(stick))
        vault.backups.is_due(START)
        vault.backups.keep(START)
        vault.backups.second.copy(START)
        vault.backups.old_copies()
        vault.backups.other_copies()
        here = [one.name for one in vault.backups.state().kept]
        return here, [one.name for one in vault.backups.second.place().kept]
    finally:
        vault.close()


@pytest.mark.parametrize("make", WITH_LINKS)
def test_copies_are_made_beside_it_and_it_stays(home, vault, tmp_path, make):
    tell(vault, STAYS)
    vault.backups.keep(START)
    vault.close()
    stick, copies = tmp_path / "stick", home.folder / "copies"
    stick.mkdir()
    for folder, number in ((copies, 2), (stick, 1)):
        make(folder / f"copy-000{number}.zip")
    here, there = answered(lambda: use_copies(home, stick))
    assert here == ["copy-0003.zip", "copy-0001.zip"]
    assert there == ["copy-0002.zip"]
    assert os.path.lexists(copies / "copy-0002.zip")
    assert os.path.lexists(stick / "copy-0001.zip")
    assert [one.name for one in answered(home.door.kept_backups)] == here
    assert isinstance(
        answered(lambda: home.door.try_backup(str(copies / "copy-0002.zip"), PASSPHRASE)),
        CompanionError,
    )
    assert len(kept_copies(copies)) == 2
