# SPDX-License-Identifier: Apache-2.0
"""What orders a wiping or another vault, and was not decided here: nothing is lost by it."""

import os
import shutil
from pathlib import Path

import pytest

from companion.domain.errors import ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.domain.new_secrets import NewSecrets
from companion.storage import aside as aside_module
from companion.storage import put_back
from companion.storage.recovery_code import new_recovery_code
from companion.storage.vault_backups import kept_copies
from companion.storage.wipe_mark import MARK, MARK_WITH_SETTINGS
from tests.fakes import START
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, Home, digest, refused

NEWEST = "the newest words of tonight"
OLD_FILES = ("vault.db", "keys.json")


@pytest.fixture
def older(home, tmp_path):
    """Have the vault and keys from before the newest words; those are in the vault then."""
    vault = home.unlock()
    tell(vault, STAYS)
    vault.backups.keep(START)
    vault.close()
    folder = tmp_path / "older"
    folder.mkdir()
    for name in OLD_FILES:
        shutil.copy(home.folder / name, folder / name)
    vault = home.unlock()
    vault.journal.add_entry(1, Happened(), EntryText(saw=NEWEST), START)
    vault.close()
    return folder


def has_newest(home):
    vault = home.unlock()
    lines = vault.journal.lines(1, offset=0, limit=99)
    found = any(vault.journal.entry(one.id).current.text.saw == NEWEST for one in lines)
    vault.close()
    return found


def planted(home, older, *names):
    restoring = home.folder / "restoring"
    restoring.mkdir()
    for name in names:
        shutil.copy(older / name, restoring / name)
    return restoring


@pytest.mark.parametrize("names", [OLD_FILES, ("vault.db",), ("keys.json",)])
@pytest.mark.parametrize("has_old", [True, False])
def test_a_vault_that_nobody_decided_on_takes_no_place(home, older, names, has_old):
    restoring = planted(home, older, *names)
    if has_old:
        (restoring / "old").mkdir()
    assert home.door.exists()
    assert has_newest(home)
    assert home.door.news().is_strange
    assert "restoring" not in home.names()
    place = home.folder / ("copies/before-0001" if "vault.db" in names else "restoring.old-1")
    assert {path.name for path in place.iterdir()} - {"old", "strange"} == set(names)
    assert home.door.news().aside is None


def test_an_empty_vault_and_an_unrelated_file_do_no_harm(home, older):
    restoring = planted(home, older)
    (restoring / "old").mkdir()
    (restoring / "vault.db").write_bytes(b"")
    (restoring / "my photo.jpg").write_bytes(b"x")
    assert has_newest(home)
    assert (home.folder / "copies" / "before-0001" / "my photo.jpg").read_bytes() == b"x"


def test_a_file_that_somebody_put_there_alone_is_kept(home):
    restoring = home.folder / "restoring"
    restoring.mkdir()
    (restoring / "my photo.jpg").write_bytes(b"x")
    home.unlock().close()
    assert (home.folder / "restoring.old-1" / "my photo.jpg").read_bytes() == b"x"


def test_a_file_or_a_link_of_that_name_is_not_followed(home, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "decided").write_text("a letter")
    (home.folder / "restoring").symlink_to(other)
    home.unlock().close()
    (home.folder / "restoring").write_text("a letter")
    home.unlock().close()
    assert (other / "decided").read_text() == "a letter"
    assert {"restoring.old-1", "restoring.old-2"} <= home.names()
    home.door.begin_wipe(keeps_settings=False, is_open=False)
    home.door.finish_wipe()
    assert home.names() == set()
    assert (other / "decided").read_text() == "a letter"


def cut_off(home, copy, monkeypatch, after):
    """Bring a copy back, and cut it off after so many renames from the decision on."""
    home.door.try_backup(str(copy), PASSPHRASE)
    rename, left = put_back.Path.rename, [after + 1]

    def rename_some(path, target):
        if path.name != "decided.new":
            if left[0] == 0:
                raise KeyboardInterrupt
            left[0] -= 1
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(put_back.Path, "rename", rename_some)
        with pytest.raises(KeyboardInterrupt):
            home.door.put_back(is_copied=False)


def the_copy(home):
    return kept_copies(home.folder / "copies")[0]


def test_cut_off_and_carried_without_its_empty_folder_it_sets_aside_all_the_same(
    home, older, monkeypatch
):
    cut_off(home, the_copy(home), monkeypatch, 0)
    (home.folder / "restoring" / "old").rmdir()
    assert not has_newest(home)
    aside = home.folder / "copies" / "before-0001"
    assert {"vault.db", "keys.json"} <= {path.name for path in aside.iterdir()}
    assert not home.door.news().is_strange


@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize("lost", ["vault.db", "keys.json", "decided"])
def test_where_the_new_notes_got_lost_meanwhile_the_old_ones_stand(
    home, older, monkeypatch, after, lost
):
    cut_off(home, the_copy(home), monkeypatch, after)
    (home.folder / "restoring" / lost).unlink()
    assert has_newest(home)
    assert home.door.news().is_strange


def test_new_notes_that_only_a_part_came_of_do_not_count(home, older, monkeypatch):
    cut_off(home, the_copy(home), monkeypatch, 0)
    (home.folder / "restoring" / "vault.db").write_bytes(bytes(4096))
    assert has_newest(home)


def test_a_new_vault_that_lost_its_keys_makes_room_for_the_old_one(home, older, monkeypatch):
    cut_off(home, the_copy(home), monkeypatch, 3)
    (home.folder / "restoring" / "keys.json").unlink()
    assert has_newest(home)
    assert (home.folder / "copies" / "before-0001" / "vault.db").is_file()


def test_what_was_decided_about_other_notes_is_not_done_here(home, older, tmp_path, monkeypatch):
    cut_off(home, the_copy(home), monkeypatch, 0)
    other = Home(tmp_path / "other")
    other.door.create(PASSPHRASE)
    shutil.copytree(home.folder / "restoring", other.folder / "restoring")
    before = digest(other.keys_file)
    other.unlock().close()
    assert digest(other.keys_file) == before
    assert other.door.news().is_strange


def test_what_stands_in_the_way_is_set_aside_and_never_replaced(home, older, monkeypatch):
    cut_off(home, the_copy(home), monkeypatch, 2)
    (home.folder / "vault.db").write_bytes(b"came back")
    assert home.door.exists()
    home.unlock().close()
    found = [one.read_bytes() for one in (home.folder / "copies").rglob("vault.db*")]
    assert b"came back" in found
    assert len(found) == 2


@pytest.mark.parametrize("name", [MARK, MARK_WITH_SETTINGS])
@pytest.mark.parametrize("words", ["", "no keys", "0" * 64, "a letter"])
def test_a_mark_from_elsewhere_wipes_nothing(home, name, words):
    (home.folder / name).write_text(words)
    home.unlock().close()
    assert home.names() == {"vault.db", "keys.json", f"{name}.old-1"}
    assert home.door.news().is_strange
    home.door.begin_wipe(keeps_settings=False, is_open=False)
    home.door.finish_wipe()
    assert home.names() == set()


def test_a_mark_of_the_other_computer_wipes_nothing(home, tmp_path):
    other = Home(tmp_path / "other")
    other.door.create(PASSPHRASE)
    other.door.begin_wipe(keeps_settings=True, is_open=False)
    shutil.copy(other.folder / MARK, home.folder / MARK)
    home.unlock().close()


def test_a_mark_that_is_a_folder_or_a_link_wipes_nothing(home, tmp_path):
    (home.folder / MARK).mkdir()
    (home.folder / MARK_WITH_SETTINGS).symlink_to(tmp_path / "nowhere")
    home.unlock().close()
    assert {f"{MARK}.old-1", f"{MARK_WITH_SETTINGS}.old-1"} <= home.names()


@pytest.mark.parametrize("begun", ["", "overwritten", "half", "gone"])
def test_a_mark_made_here_is_finished_whatever_became_of_the_keys(home, begun):
    home.door.begin_wipe(keeps_settings=False, is_open=False)
    raw = home.keys_file.read_bytes()
    if begun == "overwritten":
        home.keys_file.write_bytes(bytes(len(raw)))
    elif begun == "half":
        home.keys_file.write_bytes(raw[:512] + bytes(len(raw) - 512))
    elif begun == "gone":
        home.keys_file.unlink()
    assert not Home(home.folder).door.exists()
    assert home.names() == set()


def test_without_keys_it_can_be_wiped_and_is_finished(home):
    home.keys_file.unlink()
    home.door.begin_wipe(keeps_settings=False, is_open=False)
    assert not Home(home.folder).door.exists()
    assert home.names() == set()


def test_with_keys_that_can_not_be_read_it_waits(home):
    home.keys_file.unlink()
    home.keys_file.mkdir()
    home.door.begin_wipe(keeps_settings=False, is_open=False)
    refused(ErrorCode.KEYS_DAMAGED, home.door.unlock, PASSPHRASE)
    assert home.vault_file.exists()
    home.keys_file.rmdir()
    assert not home.door.exists()


def test_where_nothing_can_be_moved_it_opens_all_the_same(home, monkeypatch):
    def fail(*_):
        raise OSError(30, "read-only")

    (home.folder / MARK).write_text("")
    with monkeypatch.context() as patch:
        patch.setattr("companion.storage.vault_files.free_name", lambda path: path / "no" / "way")
        home.unlock().close()
    assert home.vault_file.exists()
    (home.folder / "restoring").write_text("")
    monkeypatch.setattr("companion.storage.vault_files.set_strange_aside", fail)
    home.unlock().close()


def test_a_new_key_that_was_cut_off_is_still_finished(home, monkeypatch):
    new = "another passphrase"
    vault = home.unlock()
    rename = put_back.Path.rename

    def rename_some(path, target):
        if path.parent.name == "restoring":
            raise OSError(5, "cut off")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(put_back.Path, "rename", rename_some)
        home.door.renew(vault, PASSPHRASE, NewSecrets(new, new_recovery_code()))
    assert "restoring" in home.names()
    home.unlock(new).close()
    assert home.names() == {"vault.db", "keys.json"}


@pytest.mark.parametrize("has_new", [True, False])
def test_notes_of_a_putting_back_that_lost_its_mark_are_listed(home, older, has_new):
    restoring = planted(home, older, *(OLD_FILES if has_new else ()))
    (restoring / "old").mkdir()
    for name in OLD_FILES:
        (home.folder / name).rename(restoring / "old" / name)
        shutil.copy(older / name, home.folder / name)
    newest = digest(restoring / "old" / "vault.db")
    assert home.door.exists()
    listed = [digest(Path(one.path) / "vault.db") for one in home.door.set_aside()]
    assert newest in listed
    assert len(listed) == 1 + has_new


NO_CALENDAR = 1_000_000_000_000


def test_an_odd_time_of_what_was_set_aside_locks_nobody_out(home, older, monkeypatch):
    aside = home.folder / "copies" / "before-0001"
    shutil.copytree(older, aside)
    real = Path.stat

    def odd(path, **named):
        found = real(path, **named)
        if path.name != aside.name:
            return found
        return os.stat_result([*found[:8], NO_CALENDAR, found[9]], {"st_mtime": float(NO_CALENDAR)})

    monkeypatch.setattr(Path, "stat", odd)
    assert aside.stat().st_mtime == NO_CALENDAR
    assert [one.name for one in home.door.set_aside()] == [aside.name]
    assert home.door.news().aside is not None
    assert has_newest(home)


def test_a_fault_after_opening_leaves_the_vault_closed(home, monkeypatch):
    def fail(_folder):
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(aside_module, "come_in", fail)
        with pytest.raises(RuntimeError):
            home.unlock()
    assert home.unlock().children.children() == ()
