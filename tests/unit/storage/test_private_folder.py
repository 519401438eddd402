# SPDX-License-Identifier: Apache-2.0
"""A folder for private files where the drive itself is gone: an error, and no endless loop."""

from pathlib import PureWindowsPath

import pytest

from companion.storage.atomic_file import make_private_folder


class GoneDrive:
    """A folder on a drive that was pulled out. The folder above such a drive is the drive."""

    def __init__(self, path: PureWindowsPath, made: list[str]) -> None:
        self._path = path
        self._made = made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GoneDrive) and self._path == other._path

    __hash__ = None

    def is_dir(self) -> bool:
        return False

    @property
    def parent(self) -> "GoneDrive":
        return GoneDrive(self._path.parent, self._made)

    def mkdir(self, **_: object) -> None:
        self._made.append(str(self._path))
        raise FileNotFoundError(2, "no drive")


def test_a_drive_that_is_gone_is_an_error_of_the_file_system():
    made = []
    with pytest.raises(FileNotFoundError):
        make_private_folder(GoneDrive(PureWindowsPath("E:\\Companion\\data"), made))
    assert made == ["E:\\"]


def test_a_folder_is_made_with_those_above_it(tmp_path):
    make_private_folder(tmp_path / "one" / "two")
    make_private_folder(tmp_path / "one" / "two")
    assert (tmp_path / "one" / "two").is_dir()
