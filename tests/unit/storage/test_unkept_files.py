# SPDX-License-Identifier: Apache-2.0
"""What could not be kept waits in a file as cipher text, and goes once it is kept."""

import os
import stat
from pathlib import Path

import pytest

from companion import bootstrap, paths
from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import unkept_files
from companion.storage.unkept_files import LARGEST, NAME, UnkeptFiles
from companion.storage.vault import VaultFolder
from tests.fakes import FakeClock
from tests.unit.storage.test_sealed_words import closed, draft, refused_now
from tests.unit.storage.vault_home import CHEAP


@pytest.fixture
def places(tmp_path):
    folder, other = tmp_path / "data", tmp_path / "home" / "share" / "Companion"
    folder.mkdir()
    return folder, other


def test_it_lies_beside_the_vault_for_this_user_only(places):
    folder, other = places
    files = UnkeptFiles(folder, (other,))
    assert files.settle(["AAAA", "BBBB"], ())
    assert [path.name for path in folder.iterdir()] == [NAME]
    if os.name != "nt":
        assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600
    assert files.words() == ("AAAA", "BBBB")
    assert not other.exists()


def test_what_is_there_is_not_written_again(places):
    folder, _ = places
    UnkeptFiles(folder).settle(["AAAA"], ())
    before = (folder / NAME).stat().st_ino
    assert UnkeptFiles(folder).settle(["AAAA"], ["CCCC"])
    assert (folder / NAME).stat().st_ino == before


def test_another_place_takes_what_the_folder_can_not(places):
    folder, other = places
    folder.rmdir()
    files = UnkeptFiles(folder, (other,))
    assert files.settle(["AAAA"], ())
    assert not folder.exists()
    if os.name != "nt":
        assert stat.S_IMODE(other.stat().st_mode) == 0o700
    # On another way to the same stick it is found as well.
    elsewhere = UnkeptFiles(folder.with_name("D"), (other,))
    assert elsewhere.words() == ("AAAA",)
    elsewhere.settle((), ["AAAA"])
    assert not other.exists()


def refuse(*_: object) -> None:
    raise OSError


def test_nothing_is_dropped_where_nothing_takes_what_is_new(places, monkeypatch):
    files = UnkeptFiles(places[0])
    files.settle(["AAAA"], ())
    monkeypatch.setattr(unkept_files, "write_atomically", refuse)
    assert not files.settle(["BBBB"], ["AAAA"])
    assert files.words() == ("AAAA",)


def test_on_a_full_disk_it_can_still_go_and_else_stays(places, monkeypatch):
    files = UnkeptFiles(places[0])
    files.settle(["AAAA", "BBBB"], ())
    monkeypatch.setattr(unkept_files, "write_atomically", refuse)
    files.settle((), ["AAAA"])
    assert files.words() == ("AAAA", "BBBB")
    files.settle((), ["AAAA", "BBBB"])
    assert files.words() == ()


def test_what_is_kept_goes_and_the_rest_stays(places):
    files = UnkeptFiles(places[0])
    files.settle(["AAAA", "BBBB"], ())
    files.settle(["CCCC"], ["AAAA"])
    assert files.words() == ("BBBB", "CCCC")
    files.settle((), ["BBBB", "CCCC"])
    assert list(places[0].iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing here")
@pytest.mark.parametrize("kind", ["fifo", "folder", "link", "huge"])
def test_what_is_no_plain_file_is_left_alone_and_holds_nothing_up(places, kind, tmp_path):
    folder, other = places
    name = folder / NAME
    if kind == "fifo":
        os.mkfifo(name)
    elif kind == "folder":
        name.mkdir()
    elif kind == "link":
        (tmp_path / "theirs").write_text("AAAA\n")
        name.symlink_to(tmp_path / "theirs")
    else:
        with name.open("wb") as file:
            file.truncate(LARGEST + 1)
    before = name.lstat().st_mode
    files = UnkeptFiles(folder, (other,))
    assert files.words() == ()
    assert files.settle(["BBBB"], ())
    assert name.lstat().st_mode == before
    assert files.words() == ("BBBB",)


def test_wiping_takes_what_is_of_this_folder(places):
    folder, other = places
    gone, theirs = UnkeptFiles(folder / "gone", (other,)), UnkeptFiles(folder, (other,))
    gone.settle(["AAAA"], ())
    UnkeptFiles(other).settle(["BBBB"], ())
    gone.wipe()
    assert theirs.words() == ("BBBB",)
    (other / "settings.json").touch()
    UnkeptFiles(folder, (other,)).settle((), ["BBBB"])
    assert [path.name for path in other.iterdir()] == ["settings.json"]


def sealed_now(vault) -> str:
    vault.children.add_child("Mia", None, has_extra_needs=False)
    refused_now(vault, lambda: vault.journal.keep_draft(draft("held zq1", 1)))
    return closed(vault)


@pytest.fixture
def door(home, tmp_path):
    return VaultFolder(home.folder, FakeClock(), CHEAP, (tmp_path / "elsewhere",))


def test_no_word_can_be_read_in_it(door, home):
    assert door.unkept_files.settle([sealed_now(home.unlock())], ())
    assert b"zq1" not in (home.folder / NAME).read_bytes()


def test_wiping_everything_takes_it_from_both_places(door, home, tmp_path):
    sealed = sealed_now(home.unlock())
    assert door.unkept_files.settle([sealed], ())
    (home.folder / f"{NAME}.new").write_bytes(b"cut off")
    elsewhere = tmp_path / "elsewhere"
    UnkeptFiles(elsewhere / "none", (elsewhere,)).settle(["THEIRS"], ())
    with (elsewhere / NAME).open("a") as file:
        file.write(f"{(home.folder / NAME).read_text()}")
    door.begin_wipe(keeps_settings=False, is_open=False)
    door.finish_wipe()
    assert list(home.folder.iterdir()) == []
    assert door.unkept_files.words() == ("THEIRS",)


def test_a_wipe_that_could_not_begin_leaves_it(door, monkeypatch):
    door.unkept_files.settle(["AAAA"], ())

    def refuse_all(*_: object) -> None:
        raise CompanionError(ErrorCode.FILE_NOT_WRITABLE)

    monkeypatch.setattr("companion.storage.vault.finish_wipe", refuse_all)
    with pytest.raises(CompanionError):
        door.finish_wipe()
    assert door.unkept_files.words() == ("AAAA",)


def waiting_elsewhere(home, other: Path) -> UnkeptFiles:
    """Let words wait in the other place, as where the folder of the vault took none."""
    files = UnkeptFiles(home.folder, (other,))
    away = home.folder.with_name("away")
    home.folder.rename(away)
    assert files.settle(["AAAA"], ())
    away.rename(home.folder)
    assert (other / NAME).is_file()
    return files


def test_a_wipe_that_was_cut_off_takes_it_at_the_next_start(door, home, tmp_path, monkeypatch):
    other = tmp_path / "elsewhere"
    waiting_elsewhere(home, other)
    door.begin_wipe(keeps_settings=False, is_open=False)
    monkeypatch.setattr(paths, "other_folders", lambda: (other,))
    bootstrap._finish_wipe(home.folder)
    assert not other.exists()
    assert list(home.folder.iterdir()) == []


def test_whoever_looks_for_a_vault_finishes_it_too(door, home, tmp_path):
    other = tmp_path / "elsewhere"
    waiting_elsewhere(home, other)
    door.begin_wipe(keeps_settings=False, is_open=False)
    later = VaultFolder(home.folder, FakeClock(), CHEAP, (other,))
    assert not later.exists()
    assert not other.exists()


def test_one_folder_has_one_name_whatever_links_lead_to_it(places, tmp_path, monkeypatch):
    folder, other = places
    link = tmp_path / "link"
    try:
        link.symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    write = unkept_files.write_atomically

    def takes_elsewhere_only(place, data):
        if place.parent == folder:
            raise OSError
        write(place, data)

    monkeypatch.setattr(unkept_files, "write_atomically", takes_elsewhere_only)
    assert UnkeptFiles(link, (other,)).settle(["AAAA"], ())
    UnkeptFiles(folder, (link, other)).wipe()
    assert UnkeptFiles(link, (other,)).words() == ()
    assert folder.is_dir()


def test_half_of_a_file_that_a_power_cut_left_elsewhere_goes_too(places):
    folder, other = places
    other.mkdir(parents=True)
    files = UnkeptFiles(folder, (other,))
    half = other / f"{NAME}.new"
    half.write_bytes(b"AAA")
    files.wipe()
    assert not half.exists()
    folder.rmdir()
    assert files.settle(["AAAA"], ())
    half.write_bytes(b"AAA")
    assert files.settle((), ["AAAA"])
    assert not other.exists()


def test_where_one_thread_writes_it_another_waits_and_then_gives_up(places, monkeypatch):
    files = UnkeptFiles(*places[:1])
    monkeypatch.setattr(unkept_files, "WAIT_SECONDS", 0.0)
    with files._settling:
        assert not files.settle(["AAAA"], ())
    assert files.settle(["AAAA"], ())
    assert files.words() == ("AAAA",)
