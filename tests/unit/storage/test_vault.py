# SPDX-License-Identifier: Apache-2.0
"""The folder of the vault: making it, changing secrets, and the fake door beside the real."""

import pytest

from companion.domain.errors import ErrorCode
from companion.storage import cipher, keys, open_vault
from companion.storage.keys import KeyFile
from companion.storage.vault import VaultFolder
from tests.fakes import FakeVaultDoor
from tests.rights import is_private
from tests.unit.storage.vault_home import CHEAP, PASSPHRASE, digest, refused

NEW = "another passphrase"


def add_child(vault, label="A"):
    return vault.children.add_child(label, None, has_extra_needs=False)


# ── Making ───────────────────────────────────────────────────────────────────────────────────────


def test_a_new_vault_is_two_private_encrypted_files(empty_home):
    assert not empty_home.door.exists()
    code = empty_home.door.create(PASSPHRASE)
    assert len(code) == 34
    assert empty_home.door.exists()
    assert empty_home.names() == {"vault.db", "keys.json"}
    assert is_private(empty_home.folder)
    for path in empty_home.folder.iterdir():
        assert is_private(path)
    assert not empty_home.vault_file.read_bytes().startswith(b"SQLite")
    assert empty_home.unlock().children.children() == ()


def test_the_journal_file_is_private_too_and_gone_after_closing(home):
    vault = home.unlock()
    add_child(vault)
    assert all(is_private(path) for path in home.folder.iterdir())
    vault.close()
    assert home.names() == {"vault.db", "keys.json"}


def test_a_folder_that_others_may_read_is_closed(empty_home):
    empty_home.folder.mkdir(mode=0o755)
    empty_home.door.create(PASSPHRASE)
    assert is_private(empty_home.folder)


def test_a_weak_passphrase_makes_nothing(empty_home):
    refused(ErrorCode.WEAK_PASSPHRASE, empty_home.door.create, "too short")
    assert not empty_home.folder.exists()


def test_an_existing_vault_is_never_overwritten(home):
    before = digest(home.vault_file), digest(home.keys_file)
    refused(ErrorCode.VAULT_EXISTS, home.door.create, NEW)
    assert (digest(home.vault_file), digest(home.keys_file)) == before


@pytest.mark.parametrize("step", ["build", "keys", "rename"])
def test_a_create_that_fails_leaves_nothing_and_can_be_done_again(empty_home, monkeypatch, step):
    def fail(*_arguments):
        raise OSError(28, "No space left on device")

    if step == "build":
        monkeypatch.setattr(open_vault, "build_vault", fail)
    elif step == "keys":
        monkeypatch.setattr(KeyFile, "write", fail)
    else:
        monkeypatch.setattr("companion.storage.vault_files.Path.rename", fail)
    refused(ErrorCode.DISK_FULL, empty_home.door.create, PASSPHRASE)
    assert empty_home.names() == set()
    monkeypatch.undo()
    empty_home.door.create(PASSPHRASE)
    empty_home.unlock()


def test_a_create_that_was_cut_off_does_not_block_a_later_one(empty_home):
    empty_home.folder.mkdir()
    for name in ("vault.db.new", "vault.db.new-journal", "keys.json.making", "vault.making"):
        (empty_home.folder / name).write_bytes(b"left behind")
    (empty_home.folder / "keys.json.making.new").write_bytes(b"left behind")
    empty_home.door.create(PASSPHRASE)
    assert empty_home.names() == {"vault.db", "keys.json"}
    empty_home.unlock()


def test_the_journal_of_a_vault_that_went_away_is_set_aside_and_not_lost(home):
    home.vault_file.rename(home.folder.parent / "vault.db")
    home.keys_file.rename(home.folder.parent / "keys.json")
    (home.folder / "vault.db-journal").write_bytes(b"journal of the old vault")
    (home.folder / "vault.db-journal.old-1").write_bytes(b"older still")
    home.door.create(NEW)
    assert (home.folder / "vault.db-journal.old-1").read_bytes() == b"older still"
    assert (home.folder / "vault.db-journal.old-2").read_bytes() == b"journal of the old vault"
    home.unlock(NEW)


def test_a_new_file_that_is_not_encrypted_is_a_bug_and_goes(empty_home, monkeypatch):
    monkeypatch.setattr(cipher, "PLAIN_HEADER", b"")
    with pytest.raises(RuntimeError, match="does not encrypt"):
        empty_home.door.create(PASSPHRASE)
    assert empty_home.names() == set()


def test_a_folder_that_can_not_be_made_is_told(tmp_path, home):
    (tmp_path / "file").write_text("")
    door = VaultFolder(tmp_path / "file" / "vault", home.clock, CHEAP)
    refused(ErrorCode.FILE_NOT_WRITABLE, door.create, PASSPHRASE)


def test_failing_to_sync_the_folder_at_the_end_does_not_take_the_vault_away(
    empty_home, monkeypatch
):
    def fail(_folder):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("companion.storage.vault_files.sync_folder", fail)
    empty_home.door.create(PASSPHRASE)
    empty_home.unlock()


# ── Secrets ──────────────────────────────────────────────────────────────────────────────────────


def test_the_recovery_code_opens_and_sets_a_new_passphrase(home):
    typed = home.recovery_code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    home.keep(home.door.unlock_with_recovery_code(typed, NEW)).close()
    refused(ErrorCode.WRONG_PASSPHRASE, home.door.unlock, PASSPHRASE)
    home.unlock(NEW).close()
    home.keep(home.door.unlock_with_recovery_code(home.recovery_code, PASSPHRASE)).close()
    home.unlock()


def test_a_mistyped_code_and_a_weak_passphrase_cost_no_try(home, monkeypatch):
    monkeypatch.setattr(keys, "derive_key", lambda *_arguments: pytest.fail("derived a key"))
    recover = home.door.unlock_with_recovery_code
    for _ in range(9):
        refused(ErrorCode.MISTYPED_RECOVERY_CODE, recover, home.recovery_code[:-1] + "U", NEW)
        refused(ErrorCode.WEAK_PASSPHRASE, recover, home.recovery_code, "short")
    assert home.door.seconds_to_wait() == 0


def test_another_code_is_wrong(home):
    from companion.storage.recovery_code import new_recovery_code

    recover = home.door.unlock_with_recovery_code
    refused(ErrorCode.WRONG_RECOVERY_CODE, recover, new_recovery_code(), NEW)


def test_recovery_that_can_not_be_kept_changes_nothing(home, monkeypatch):
    def fail(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(KeyFile, "write", fail)
    refused(ErrorCode.DISK_FULL, home.door.unlock_with_recovery_code, home.recovery_code, NEW)
    monkeypatch.undo()
    home.unlock()


def test_changing_the_passphrase_rewrites_the_keys_only_even_while_open(home):
    vault = home.unlock()
    before = home.vault_file.stat()
    home.door.change_passphrase(PASSPHRASE, NEW)
    after = home.vault_file.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    add_child(vault)
    vault.close()
    refused(ErrorCode.WRONG_PASSPHRASE, home.door.unlock, PASSPHRASE)
    home.unlock(NEW).close()
    home.keep(home.door.unlock_with_recovery_code(home.recovery_code, PASSPHRASE))


def test_changing_the_passphrase_needs_the_old_one_and_a_good_new_one(home):
    before = digest(home.keys_file)
    refused(ErrorCode.WRONG_PASSPHRASE, home.door.change_passphrase, "wrong", NEW)
    refused(ErrorCode.WEAK_PASSPHRASE, home.door.change_passphrase, PASSPHRASE, "short")
    assert digest(home.keys_file) == before


def test_a_new_recovery_code_ends_the_old_one(home):
    code = home.door.draw_recovery_code(PASSPHRASE)
    home.door.check_recovery_code(home.recovery_code)
    home.door.set_recovery_code(PASSPHRASE, code)
    recover = home.door.unlock_with_recovery_code
    refused(ErrorCode.WRONG_RECOVERY_CODE, recover, home.recovery_code, NEW)
    home.keep(recover(code, NEW)).close()
    home.unlock(NEW)


def test_every_vault_has_its_own_key(home, tmp_path):
    other = VaultFolder(tmp_path / "other", home.clock, CHEAP)
    other.create(PASSPHRASE)
    home.keys_file.write_bytes((tmp_path / "other" / "keys.json").read_bytes())
    refused(ErrorCode.VAULT_DAMAGED, home.door.unlock, PASSPHRASE)


# ── The fake door keeps the same promises ────────────────────────────────────────────────────────


@pytest.fixture(params=["real", "fake"])
def door(request):
    if request.param == "fake":
        return FakeVaultDoor()
    return request.getfixturevalue("empty_home").door


def test_a_door_from_first_to_last(door):
    assert not door.exists()
    refused(ErrorCode.VAULT_MISSING, door.unlock, PASSPHRASE)
    refused(ErrorCode.WEAK_PASSPHRASE, door.create, "short")
    code = door.create(PASSPHRASE)
    assert door.exists()
    refused(ErrorCode.VAULT_EXISTS, door.create, PASSPHRASE)
    refused(ErrorCode.WRONG_PASSPHRASE, door.unlock, NEW)
    vault = door.unlock(PASSPHRASE)
    child = add_child(vault)
    vault.close()
    refused(ErrorCode.VAULT_LOCKED, vault.children.children)
    refused(ErrorCode.MISTYPED_RECOVERY_CODE, door.unlock_with_recovery_code, code[:-1], NEW)
    refused(ErrorCode.WEAK_PASSPHRASE, door.unlock_with_recovery_code, code, "short")
    vault = door.unlock_with_recovery_code(code.lower(), NEW)
    assert vault.children.children() == (child,)
    vault.close()
    door.change_passphrase(NEW, PASSPHRASE)
    new_code = door.draw_recovery_code(PASSPHRASE)
    refused(ErrorCode.WRONG_RECOVERY_CODE, door.check_recovery_code, new_code)
    door.set_recovery_code(PASSPHRASE, new_code)
    door.check_recovery_code(new_code)
    refused(ErrorCode.MISTYPED_RECOVERY_CODE, door.check_recovery_code, code[:-1])
    refused(ErrorCode.WRONG_PASSPHRASE, door.set_recovery_code, NEW, code)
    refused(ErrorCode.WRONG_RECOVERY_CODE, door.unlock_with_recovery_code, code, NEW)
    door.unlock_with_recovery_code(new_code, NEW).close()
    assert door.seconds_to_wait() == 0


def test_keys_that_a_kill_left_half_in_place_are_gone_after_the_next_opening(home):
    home.unlock().close()
    left = home.folder / "keys.json.new"
    left.write_bytes((home.folder / "keys.json").read_bytes())
    home.unlock().close()
    assert not left.exists()
    home.unlock().close()
