# SPDX-License-Identifier: Apache-2.0
"""The folder of the vault: making it, opening it, changing secrets, and every clear refusal."""

import json
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import cipher, keys, open_vault
from companion.storage.keys import KeyFile
from companion.storage.migrations import APPLICATION_ID, LATEST
from companion.storage.vault import VaultFolder
from tests.fakes import FakeVaultDoor
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
    assert empty_home.folder.stat().st_mode & 0o777 == 0o700
    for path in empty_home.folder.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600
    assert not empty_home.vault_file.read_bytes().startswith(b"SQLite")
    assert empty_home.unlock().children.children() == ()


def test_the_journal_file_is_private_too_and_gone_after_closing(home):
    vault = home.unlock()
    add_child(vault)
    assert {path.stat().st_mode & 0o777 for path in home.folder.iterdir()} == {0o600}
    vault.close()
    assert home.names() == {"vault.db", "keys.json"}


def test_a_folder_that_others_may_read_is_closed(empty_home):
    empty_home.folder.mkdir(mode=0o755)
    empty_home.door.create(PASSPHRASE)
    assert empty_home.folder.stat().st_mode & 0o777 == 0o700


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
        monkeypatch.setattr("companion.storage.vault.Path.rename", fail)
    refused(ErrorCode.DISK_FULL, empty_home.door.create, PASSPHRASE)
    assert empty_home.names() == set()
    monkeypatch.undo()
    empty_home.door.create(PASSPHRASE)
    empty_home.unlock()


def test_a_create_that_was_cut_off_does_not_block_a_later_one(empty_home):
    empty_home.folder.mkdir()
    for name in ("vault.db.new", "vault.db.new-journal", "keys.json.new", "keys.json"):
        (empty_home.folder / name).write_bytes(b"left behind")
    empty_home.door.create(PASSPHRASE)
    assert empty_home.names() == {"vault.db", "keys.json", "keys.json.old-1"}
    empty_home.unlock()


def test_keys_of_a_vault_that_went_away_are_set_aside_and_not_lost(home):
    old_keys = home.keys_file.read_bytes()
    home.vault_file.rename(home.folder.parent / "vault.db")
    (home.folder / "vault.db-journal").write_bytes(b"journal of the old vault")
    (home.folder / "keys.json.old-1").write_bytes(b"older still")
    home.door.create(NEW)
    assert (home.folder / "keys.json.old-2").read_bytes() == old_keys
    assert (home.folder / "keys.json.old-1").read_bytes() == b"older still"
    assert (home.folder / "vault.db-journal.old-1").exists()
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

    monkeypatch.setattr("companion.storage.vault.sync_folder", fail)
    empty_home.door.create(PASSPHRASE)
    empty_home.unlock()


# ── Opening ──────────────────────────────────────────────────────────────────────────────────────


def test_only_the_right_passphrase_opens(home):
    for wrong in (
        "",
        "x",
        PASSPHRASE[:-1],
        PASSPHRASE.upper(),
        f" {PASSPHRASE}",
        f"{PASSPHRASE}\0",
    ):
        home.clock.advance(60)
        refused(ErrorCode.WRONG_PASSPHRASE, home.door.unlock, wrong)
    home.clock.advance(60)
    home.unlock()


def test_both_spellings_of_an_accent_open(empty_home):
    empty_home.door.create("crème brûlée")
    empty_home.unlock(unicodedata.normalize("NFD", "crème brûlée"))


def test_wrong_tries_slow_down_and_never_wipe(home):
    for _ in range(3):
        refused(ErrorCode.WRONG_PASSPHRASE, home.door.unlock, "wrong")
    assert home.door.seconds_to_wait() == 1
    assert refused(ErrorCode.TRY_LATER, home.door.unlock, PASSPHRASE).parameters["seconds"] == 2
    home.clock.advance(1)
    home.unlock()
    assert home.door.seconds_to_wait() == 0


def test_what_was_written_is_there_again(home):
    vault = home.unlock()
    child = add_child(vault)
    vault.close()
    assert home.unlock().children.children() == (child,)


def test_closing_twice_is_harmless(home):
    vault = home.unlock()
    vault.close()
    vault.close()


def test_a_second_connection_is_told_that_the_vault_is_in_use(home):
    vault = home.unlock()
    refused(ErrorCode.VAULT_IN_USE, home.door.unlock, PASSPHRASE)
    add_child(vault)
    refused(ErrorCode.VAULT_IN_USE, home.door.unlock, PASSPHRASE)
    vault.close()
    assert len(home.unlock().children.children()) == 1


SECOND_PROCESS = """
import sys
from pathlib import Path
from companion.domain.errors import CompanionError
from companion.storage.open_vault import open_vault
try:
    open_vault(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).close()
except CompanionError as error:
    print(error.code)
else:
    print("opened")
"""


def other_process(home):
    arguments = [sys.executable, "-c", SECOND_PROCESS, home.vault_file, home.data_key().hex()]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=20)
    return done.stdout.strip()


def test_another_process_is_kept_out_until_the_vault_is_closed(home):
    vault = home.unlock()
    add_child(vault)
    assert other_process(home) == "vault-in-use"
    refused(ErrorCode.VAULT_IN_USE, home.door.unlock, PASSPHRASE)
    assert other_process(home) == "vault-in-use"
    vault.close()
    assert other_process(home) == "opened"


def test_missing_files_are_told_apart(home):
    keys_file = home.keys_file.read_bytes()
    home.keys_file.unlink()
    refused(ErrorCode.KEYS_MISSING, home.door.unlock, PASSPHRASE)
    home.keys_file.write_bytes(keys_file)
    home.vault_file.unlink()
    refused(ErrorCode.VAULT_MISSING, home.door.unlock, PASSPHRASE)
    refused(ErrorCode.VAULT_MISSING, open_vault.open_vault, home.vault_file, bytes(32))
    assert home.names() == {"keys.json"}


def test_damaged_keys_are_not_a_wrong_passphrase(home):
    data = json.loads(home.keys_file.read_text())
    wrapped = data["slots"][0]["wrapped"]
    data["slots"][0]["wrapped"] = wrapped[::-1]
    home.keys_file.write_text(json.dumps(data))
    refused(ErrorCode.KEYS_DAMAGED, home.door.unlock, PASSPHRASE)
    assert home.door.seconds_to_wait() == 0
    home.keep(home.door.unlock_with_recovery_code(home.recovery_code, NEW)).close()
    home.unlock(NEW)


def plain_database(path):
    connection = sqlite3.connect(path)
    connection.executescript("create table t (x); insert into t values ('somebody else');")
    connection.close()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ErrorCode.VAULT_DAMAGED),
        (b"x", ErrorCode.VAULT_DAMAGED),
        (b"\0" * 4095, ErrorCode.VAULT_DAMAGED),
        (b"\0" * 4097, ErrorCode.VAULT_DAMAGED),
        (b"\0" * 8192, ErrorCode.VAULT_DAMAGED),
        (b"Dear diary, " * 4096, ErrorCode.VAULT_DAMAGED),
        (plain_database, ErrorCode.FOREIGN_FILE),
    ],
)
def test_other_files_are_refused_untouched(home, content, code):
    home.vault_file.unlink()
    if callable(content):
        content(home.vault_file)
    else:
        home.vault_file.write_bytes(content)
    before = digest(home.vault_file)
    refused(code, home.door.unlock, PASSPHRASE)
    assert digest(home.vault_file) == before
    assert home.names() == {"vault.db", "keys.json"}


@pytest.mark.parametrize(
    ("pragma", "code"),
    [
        (f"user_version = {LATEST + 1}", ErrorCode.NEWER_VAULT),
        ("user_version = 2000000000", ErrorCode.NEWER_VAULT),
        ("user_version = 0", ErrorCode.FOREIGN_FILE),
        ("user_version = -1", ErrorCode.FOREIGN_FILE),
        ("application_id = 0", ErrorCode.FOREIGN_FILE),
        (f"application_id = {APPLICATION_ID + 1}", ErrorCode.FOREIGN_FILE),
    ],
)
def test_newer_and_foreign_vaults_are_refused_untouched(home, pragma, code):
    vault = home.unlock()
    vault._db.execute(f"pragma {pragma}")
    vault.close()
    before = digest(home.vault_file)
    refused(code, home.door.unlock, PASSPHRASE)
    assert digest(home.vault_file) == before
    assert home.names() == {"vault.db", "keys.json"}


def test_a_place_that_is_no_file_is_told(home):
    home.vault_file.unlink()
    home.vault_file.mkdir()
    with pytest.raises(CompanionError):
        home.door.unlock(PASSPHRASE)


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
    code = home.door.replace_recovery_code(PASSPHRASE)
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
    new_code = door.replace_recovery_code(PASSPHRASE)
    refused(ErrorCode.WRONG_RECOVERY_CODE, door.unlock_with_recovery_code, code, NEW)
    door.unlock_with_recovery_code(new_code, NEW).close()
    assert door.seconds_to_wait() == 0


# ── The binding ──────────────────────────────────────────────────────────────────────────────────


def test_the_door_is_light_to_import():
    heavy = "sqlite_utils sqlcipher3 cryptography sqlite3"
    program = "import sys, companion.storage.vault; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not set(heavy.split()) & set(done.stdout.split())


def test_the_binding_is_the_one_we_think():
    cipher.check_binding()


def test_sqlite_utils_before_the_driver_is_found_out():
    program = "import sqlite_utils; from companion.storage import cipher; cipher.check_binding()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "sqlite_utils was imported before" in done.stderr


def test_a_binding_that_is_not_the_one_we_think_is_found_out(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(cipher.sqlite_utils.utils, "OperationalError", sqlite3.OperationalError)
        with pytest.raises(RuntimeError, match="imported before"):
            cipher.check_binding()
    monkeypatch.setattr(cipher, "OLDEST_SQLITE", (99,))
    with pytest.raises(RuntimeError, match="too old"):
        cipher.check_binding()
    monkeypatch.setattr(cipher.sqlcipher, "connect", sqlite3.connect)
    with pytest.raises(RuntimeError, match="no cipher"):
        cipher.check_binding()


def test_the_settings_are_the_ones_that_were_measured(home):
    db = home.unlock()._db
    expected = {
        "journal_mode": "delete",
        "locking_mode": "exclusive",
        "synchronous": 3,
        "fullfsync": 1,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "recursive_triggers": 1,
        "application_id": APPLICATION_ID,
        "user_version": LATEST,
    }
    found = {name: db.execute(f"pragma {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_a_connection_belongs_to_its_thread(home):
    import threading

    vault, problems = home.unlock(), []

    def use():
        try:
            vault.children.children()
        except CompanionError as error:
            problems.append(error.code)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert problems == [ErrorCode.STORAGE_FAILED]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs the /proc of Linux")
def test_nothing_is_left_open_after_closing(home):
    home.unlock().close()
    opened = {str(handle.resolve()) for handle in Path("/proc/self/fd").iterdir()}
    assert not [path for path in opened if path.startswith(str(home.folder))]
