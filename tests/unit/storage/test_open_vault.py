# SPDX-License-Identifier: Apache-2.0
"""Opening the vault: the one right key, every clear refusal, the settings and the binding."""

import json
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import cipher, open_vault
from companion.storage.migrations import APPLICATION_ID, LATEST
from tests.counts import how_many
from tests.unit.storage.vault_home import PASSPHRASE, digest, refused

NEW = "another passphrase"


def add_child(vault, label="A"):
    return vault.children.add_child(label, None, has_extra_needs=False)


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


SECOND_STARTS = how_many(15, 50)
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
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def test_another_process_is_kept_out_until_the_vault_is_closed(home):
    vault = home.unlock()
    add_child(vault)
    assert other_process(home) == "vault-in-use"
    refused(ErrorCode.VAULT_IN_USE, home.door.unlock, PASSPHRASE)
    assert other_process(home) == "vault-in-use"
    vault.close()
    assert other_process(home) == "opened"


@pytest.mark.slow
@pytest.mark.bar(25)
def test_no_second_start_gets_in_or_writes_also_after_a_copy_was_made(home, tmp_path, tally):
    vault = home.unlock()
    add_child(vault)
    for number in range(SECOND_STARTS):
        if number % 3 == 0:
            vault.backups.keep(home.clock.now())
            vault.backups.write(str(tmp_path / "copy.zip"), home.clock.now())
        # Reading the file here would drop the locks that this process holds on it.
        before = home.vault_file.stat()
        assert other_process(home) == "vault-in-use"
        after = home.vault_file.stat()
        assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)
    tally(second_starts=SECOND_STARTS, let_in=0, writes=0)


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


@pytest.mark.bar(7)
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


# ── The binding ──────────────────────────────────────────────────────────────────────────────────


def test_the_door_is_light_to_import():
    heavy = "sqlite_utils sqlcipher3 argon2 Crypto sqlite3"
    program = "import sys, companion.storage.vault; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not set(heavy.split()) & set(done.stdout.split())


def test_the_binding_is_the_one_we_think():
    cipher.check_binding()


def test_sqlite_utils_before_the_driver_is_found_out():
    program = "import sqlite_utils; from companion.storage import cipher; cipher.check_binding()"
    arguments = [sys.executable, "-c", program]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
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
    assert problems == [ErrorCode.VAULT_IN_USE]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs the /proc of Linux")
def test_nothing_is_left_open_after_closing(home):
    home.unlock().close()
    opened = {str(handle.resolve()) for handle in Path("/proc/self/fd").iterdir()}
    assert not [path for path in opened if path.startswith(str(home.folder))]
