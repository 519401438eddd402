# SPDX-License-Identifier: Apache-2.0
"""A program with a small disk as its stick: full, locked, pulled out, and put in again."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.open_vault import open_vault
from companion.storage.second_place import VaultSecondPlace
from tests.fakes import START


def main(path: Path, key: bytes, stick: Path) -> None:
    """Choose the stick, and print what each state of it was called."""
    vault = open_vault(path, key)
    second = vault.backups.second
    _do("mount", "-t", "tmpfs", "-o", "size=2m", "none", str(stick))
    second.choose(str(stick))
    second.copy(START)
    place = second.place()
    assert place is not None
    assert (place.is_there, place.is_same_disk) == (True, False)
    for making in (_filled, _locked, _pulled_out):
        making(stick)
        print(_code_of(second))  # noqa: T201
    assert list(stick.iterdir()) == []
    _do("mount", "-t", "tmpfs", "-o", "size=2m", "none", str(stick))
    assert second.is_due(START)
    second.copy(START)
    assert _names(stick) == ["copy-0001.zip"]
    vault.close()


def _filled(stick: Path) -> None:
    with (stick / "filler").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    os.truncate(stick / "filler", (stick / "filler").stat().st_size - 40_960)


def _locked(stick: Path) -> None:
    assert _names(stick) == ["copy-0001.zip", "filler"]
    (stick / "filler").unlink()
    _do("mount", "-o", "remount,ro", str(stick))


def _pulled_out(stick: Path) -> None:
    assert _names(stick) == ["copy-0001.zip"]
    _do("umount", str(stick))


def _code_of(second: VaultSecondPlace) -> ErrorCode | None:
    try:
        second.copy(START)
    except CompanionError as error:
        return error.code
    return None


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _do(*command: str) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), Path(sys.argv[3]))
