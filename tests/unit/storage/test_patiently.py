# SPDX-License-Identifier: Apache-2.0
"""Another program holds a file for a moment, as on Windows: the grip is faked at the edge."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import patiently as patiently_module
from companion.storage.atomic_file import known_file_errors, write_atomically
from companion.storage.file_wipe import wipe_file
from companion.storage.patiently import PAUSES, rename_patiently, replace_patiently
from companion.storage.vault_place import VaultPlace

NOT_READY, SHARING_VIOLATION, LOCK_VIOLATION, ACCESS_DENIED = 21, 32, 33, 5


def windows_error(number: int) -> OSError:
    """Return an error as Windows makes it: all of these have the same errno."""
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = number
    return error


class Grip:
    """Lets a call of `Path` fail so many times first, as a virus scanner does."""

    def __init__(self, monkeypatch, name: str, times: int) -> None:
        self.left = times
        self.waited: list[float] = []
        real = getattr(Path, name)

        def held(path: Path, *given, **named):
            if self.left:
                self.left -= 1
                raise windows_error(SHARING_VIOLATION)
            return real(path, *given, **named)

        monkeypatch.setattr(Path, name, held)
        monkeypatch.setattr(patiently_module, "SYSTEM", "win32")
        monkeypatch.setattr(patiently_module.time, "sleep", self.waited.append)


@pytest.mark.parametrize("times", [0, 1, len(PAUSES)])
def test_settings_are_written_once_the_grip_is_gone(tmp_path, monkeypatch, times):
    grip = Grip(monkeypatch, "replace", times)
    write_atomically(tmp_path / "settings.json", b"{}")
    assert (tmp_path / "settings.json").read_bytes() == b"{}"
    assert grip.waited == list(PAUSES[:times])


def test_a_grip_that_lasts_is_told_and_nothing_is_left(tmp_path, monkeypatch):
    Grip(monkeypatch, "replace", 1_000)
    with pytest.raises(CompanionError) as found, known_file_errors():
        write_atomically(tmp_path / "settings.json", b"{}")
    assert found.value.code is ErrorCode.FILE_NOT_WRITABLE
    assert list(tmp_path.iterdir()) == []


def test_a_folder_gets_its_name_and_a_file_goes_once_the_grip_is_gone(tmp_path, monkeypatch):
    (tmp_path / "made").mkdir()
    Grip(monkeypatch, "rename", 2)
    assert rename_patiently(tmp_path / "made", tmp_path / "there") == tmp_path / "there"
    (tmp_path / "there" / "keys.json").write_bytes(b"x")
    Grip(monkeypatch, "unlink", 2)
    wipe_file(tmp_path / "there" / "keys.json")
    assert list((tmp_path / "there").iterdir()) == []


def test_what_is_no_grip_is_not_waited_for(tmp_path, monkeypatch):
    grip = Grip(monkeypatch, "replace", 0)
    with pytest.raises(FileNotFoundError):
        replace_patiently(tmp_path / "gone", tmp_path / "there")
    assert grip.waited == []


def test_other_systems_hold_nothing_and_try_once(tmp_path, monkeypatch):
    grip = Grip(monkeypatch, "replace", 1)
    monkeypatch.setattr(patiently_module, "SYSTEM", "linux")
    with pytest.raises(PermissionError):
        replace_patiently(tmp_path / "gone", tmp_path / "there")
    assert grip.waited == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (NOT_READY, ErrorCode.FILE_NOT_WRITABLE),
        (SHARING_VIOLATION, ErrorCode.FILE_NOT_WRITABLE),
        (LOCK_VIOLATION, ErrorCode.FILE_NOT_WRITABLE),
        (ACCESS_DENIED, ErrorCode.READ_ONLY),
    ],
)
def test_only_a_refusal_speaks_of_a_place_that_can_not_be_written(number, code):
    with pytest.raises(CompanionError) as found, known_file_errors():
        raise windows_error(number)
    assert found.value.code is code


@pytest.mark.parametrize(
    ("number", "code"),
    [(NOT_READY, ErrorCode.VAULT_MISSING), (ACCESS_DENIED, ErrorCode.FILE_NOT_READABLE)],
)
def test_a_card_that_was_pulled_out_of_its_reader_is_not_there(tmp_path, monkeypatch, number, code):
    vault = tmp_path / "vault.db"
    vault.write_bytes(b"x")
    place = VaultPlace(vault)

    def refused(_path: Path):
        raise windows_error(number)

    monkeypatch.setattr(Path, "stat", refused)
    with pytest.raises(CompanionError) as found:
        place.refuse_moved()
    assert found.value.code is code
