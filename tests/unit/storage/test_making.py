# SPDX-License-Identifier: Apache-2.0
"""Making a vault: one of two makers wins, and however it is cut off no half vault is left."""

import os
import subprocess
import sys

import pytest

from companion.domain.errors import ErrorCode
from companion.storage.vault_files import VaultFiles
from tests.unit.storage import make_and_die, make_vault
from tests.unit.storage.vault_home import PASSPHRASE, Home, digest, refused

NEW = "another passphrase"
ROUNDS = 3
unix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def makers(folder, passphrases):
    """Return what two programs say that make a vault at the same time."""
    command = [sys.executable, "-m", make_vault.__name__, str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    programs = [subprocess.Popen([*command, one], **pipes) for one in passphrases]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("\n")
        program.stdin.flush()
    return [program.communicate(timeout=60)[0].strip() for program in programs]


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_two_that_make_a_vault_at_once_one_is_refused(tmp_path, number):
    folder = tmp_path / str(number)
    said = makers(folder, [PASSPHRASE, NEW])
    assert said.count("vault-exists") == 1
    winner = said.index(next(one for one in said if one != "vault-exists"))
    home = Home(folder, said[winner])
    assert home.names() == {"vault.db", "keys.json"}
    home.unlock([PASSPHRASE, NEW][winner]).close()
    home.keep(home.door.unlock_with_recovery_code(home.recovery_code, NEW))
    home.close()


def test_while_one_makes_a_vault_another_touches_nothing(empty_home):
    with VaultFiles(empty_home.folder).making() as (vault, keys):
        vault.write_bytes(b"half made")
        refused(ErrorCode.VAULT_EXISTS, empty_home.door.create, PASSPHRASE)
        assert vault.read_bytes() == b"half made"
        vault.write_bytes(b"vault")
        keys.write_bytes(b"keys")
    assert empty_home.names() == {"vault.db", "keys.json"}


@unix
@pytest.mark.slow
def test_cut_off_at_any_point_there_is_nothing_or_a_whole_vault(tmp_path):
    program = [sys.executable, "-m", make_and_die.__name__, str(tmp_path)]
    done = subprocess.run(program, check=True, timeout=60, capture_output=True, text=True)
    homes = [Home(tmp_path / str(number)) for number in range(int(done.stdout) + 1)]
    found = [home.door.exists() for home in homes]
    assert found.count(True) > 1
    assert found == sorted(found)
    for home, is_whole in zip(homes, found, strict=True):
        if not is_whole:
            home.door.create(PASSPHRASE)
        home.unlock().close()
        assert home.names() - {"vault.making"} == {"vault.db", "keys.json"}


def test_keys_without_their_vault_are_a_vault_that_is_missing(home):
    before = digest(home.keys_file)
    home.vault_file.rename(home.folder.parent / "vault.db")
    assert home.door.exists()
    refused(ErrorCode.VAULT_MISSING, home.door.unlock, PASSPHRASE)
    refused(ErrorCode.VAULT_MISSING, home.door.create, NEW)
    assert home.names() == {"keys.json"}
    assert digest(home.keys_file) == before
    (home.folder.parent / "vault.db").rename(home.vault_file)
    home.unlock()


def test_a_link_to_a_disk_that_is_not_connected_is_a_vault_that_is_missing(home):
    for path in (home.vault_file, home.keys_file):
        path.unlink()
        path.symlink_to(home.folder / "elsewhere" / path.name)
    assert home.door.exists()
    refused(ErrorCode.VAULT_EXISTS, home.door.create, NEW)


def test_keys_that_can_not_be_put_in_place_take_the_vault_back(empty_home, monkeypatch):
    from companion.storage import vault_files

    rename = vault_files.Path.rename

    def rename_no_keys(path, target):
        if path.name.startswith("keys"):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr("companion.storage.vault_files.Path.rename", rename_no_keys)
    refused(ErrorCode.DISK_FULL, empty_home.door.create, PASSPHRASE)
    assert empty_home.names() == set()


def test_a_vault_that_can_not_be_taken_back_is_finished_at_the_next_unlocking(
    empty_home, monkeypatch
):
    from companion.storage import vault_files

    rename = vault_files.Path.rename

    def rename_once(path, target):
        if path.name != "vault.db.new":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr("companion.storage.vault_files.Path.rename", rename_once)
    refused(ErrorCode.FILE_NOT_WRITABLE, empty_home.door.create, PASSPHRASE)
    monkeypatch.undo()
    assert empty_home.door.exists()
    refused(ErrorCode.VAULT_EXISTS, empty_home.door.create, NEW)
    empty_home.unlock().close()
    assert empty_home.names() == {"vault.db", "keys.json"}
