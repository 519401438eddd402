# SPDX-License-Identifier: Apache-2.0
"""Copies that were only seen: what they may hold, and what is known of them after a restore."""

import os
import shutil

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import backup_file
from companion.storage.copy_names import kept_copies
from companion.storage.known_copies import KnownCopies, Manifests
from tests.fakes import START
from tests.unit.storage.test_other_copies import (
    bring_back,
    keep,
    others,
    put_older_back,
    write,
)
from tests.unit.storage.two_records import GOES, STAYS, tell
from tests.unit.storage.vault_home import refused


@pytest.fixture
def told(home):
    vault = home.unlock()
    tell(vault, STAYS)
    tell(vault, GOES)
    return vault


@pytest.fixture
def older(home, told, tmp_path):
    """The file of the notes as it was before the tests wrote more."""
    return shutil.copyfile(home.vault_file, tmp_path / "older.db")


def old(vault):
    return [(one.backup.name, one.holds_wiped, one.is_left) for one in vault.backups.old_copies()]


def test_one_on_a_stick_in_the_drawer_during_the_wipe_is_named(home, told, older, tmp_path):
    stick, drawer = tmp_path / "stick", tmp_path / "drawer"
    stick.mkdir()
    told.backups.second.choose(str(stick))
    told.close()
    shutil.copyfile(home.vault_file, older)
    vault = home.unlock()
    write(vault, "written after")
    vault.backups.second.copy(START)
    vault = put_older_back(home, vault, older)
    stick.rename(drawer)
    vault.records.wipe(2, "G.L.", START)
    drawer.rename(stick)
    assert others(vault) == ["copy-0001.zip"]
    assert old(vault) == [("copy-0001.zip", True, False)]


def test_one_that_was_hidden_during_the_wipe_is_named_though_it_was_left(
    home, told, older, tmp_path
):
    copies, hidden = home.folder / "copies", tmp_path / "hidden.zip"
    keep(told)
    (copies / "copy-0001.zip").rename(hidden)
    vault = put_older_back(home, told, older)
    vault.records.wipe(2, "G.L.", START)
    hidden.rename(copies / "copy-0009.zip")
    assert others(vault) == ["copy-0009.zip"]
    vault.backups.leave_others()
    assert others(vault) == []
    assert old(vault) == [("copy-0009.zip", True, True)]


def test_one_made_after_the_wipe_is_not_named(home, told):
    told.records.wipe(2, "G.L.", START)
    keep(told)
    assert old(told) == []


def test_to_leave_other_copies_leaves_ours_as_they_are(home, told, older):
    keep(told)
    vault = put_older_back(home, told, older)
    keep(vault, 3)
    assert others(vault) == ["copy-0001.zip"]
    vault.backups.leave_others()
    keep(vault, 12)
    assert len(vault.backups.state().kept) == 11


def test_notes_saved_after_a_restore_and_put_back_later_say_of_newer_copies(home, told, tmp_path):
    saved = tmp_path / "saved.db"
    keep(told, 2)
    vault = bring_back(home, told, home.folder / "copies" / "copy-0001.zip")
    vault.close()
    # Before the first pause: a sync program carries the file away now.
    shutil.copyfile(home.vault_file, saved)
    vault = home.unlock()
    assert others(vault) == []
    write(vault, "written after")
    keep(vault)
    newest = vault.backups.state().kept[0].name
    vault = put_older_back(home, vault, saved)
    assert others(vault) == [newest]


@pytest.fixture
def full_disk(monkeypatch):
    """Let nothing be noted of copies."""

    def full(_self):
        raise CompanionError(ErrorCode.DISK_FULL)

    return lambda: monkeypatch.setattr(KnownCopies, "_quietly", full)


def test_on_a_full_disk_copies_are_shown_all_the_same_and_can_go(home, told, older, full_disk):
    keep(told)
    told.records.wipe(2, "G.L.", START)
    keep(told)
    (home.folder / "copies" / "copy-0001.zip").rename(home.folder / "first.zip")
    vault = put_older_back(home, told, older)
    vault.records.wipe(2, "G.L.", START)
    (home.folder / "first.zip").rename(home.folder / "copies" / "copy-0009.zip")
    full_disk()
    assert "copy-0009.zip" in others(vault)
    assert ("copy-0009.zip", True, False) in old(vault)
    vault.backups.drop_old((str(home.folder / "copies" / "copy-0009.zip"),))
    assert not (home.folder / "copies" / "copy-0009.zip").exists()


def test_a_wipe_needs_what_it_notes(home, told, older, full_disk):
    keep(told)
    vault = put_older_back(home, told, older)
    full_disk()
    with pytest.raises(CompanionError) as caught:
        vault.records.wipe(2, "G.L.", START)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert len(vault.children.children()) == 2


def tokens(vault):
    return {row[0]: row[1] for row in vault._db.execute("select token, kind from known_copy")}


def test_a_copy_is_looked_for_before_each_new_one(home, told, older):
    keep(told)
    other = told.backups._known.manifests.token(home.folder / "copies" / "copy-0001.zip")
    vault = put_older_back(home, told, older)
    assert other not in tokens(vault)
    keep(vault)
    assert tokens(vault)[other] == "other"


def test_of_other_notes_the_newest_five_stay_in_the_second_place(home, told, older, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    told.backups.second.choose(str(stick))
    told.close()
    shutil.copyfile(home.vault_file, older)
    vault = home.unlock()
    for _ in range(4):
        vault.backups.second.copy(START)
    vault = put_older_back(home, vault, older)
    for _ in range(4):
        vault.backups.second.copy(START)
    vault = put_older_back(home, vault, older)
    vault.backups.second.copy(START)
    assert len(vault.backups.second.own_copies()) == 6
    assert sum(one.has_others for one in vault.backups.second.place().kept) == 5


def stop_after(vault, monkeypatch, work):
    """Leave right when this is done."""
    done = getattr(backup_file, work)

    def stopping(*given):
        result = done(*given)
        vault.backups.stop()
        return result

    monkeypatch.setattr(backup_file, work, stopping)


def test_whoever_leaves_when_it_is_packed_leaves_no_copy_and_waits_for_nothing(
    home, told, monkeypatch
):
    stop_after(told, monkeypatch, "pack")
    refused(ErrorCode.STOPPED, told.backups.keep, START)
    assert not kept_copies(home.folder / "copies")
    # The token without a copy does no harm; to take it back would wait for the disk.
    assert set(tokens(told).values()) == {"ours"}


def test_what_goes_to_the_second_place_is_made_under_a_name_of_its_own(told, tmp_path, monkeypatch):
    pack, found = backup_file.pack, []

    def packed(to, vault, *given):
        found.append(vault.name)
        return pack(to, vault, *given)

    monkeypatch.setattr(backup_file, "pack", packed)
    told.backups.second.choose(str(tmp_path))
    keep(told)
    told.backups.second.copy(START)
    assert len(set(found)) == 2


def test_a_file_written_anew_with_the_same_size_is_read_again(home, told):
    keep(told, 2)
    first, second = kept_copies(home.folder / "copies")
    book = Manifests()
    data = {path: path.read_bytes() for path in (first, second)}
    before, after = book.token(first), Manifests().token(second)
    now = first.stat()
    first.write_bytes(data[second][: now.st_size].ljust(now.st_size, b"\0"))
    os.utime(first, ns=(now.st_atime_ns, now.st_mtime_ns + 1_000_000_000))
    assert len(data[first]) == len(data[second])
    assert before != after
    assert book.token(first) == after
