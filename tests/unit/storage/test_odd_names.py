# SPDX-License-Identifier: Apache-2.0
"""Names of folders that are no text: refused calmly, and never told as damage of the notes."""

import os
from pathlib import Path

import pytest

from companion.domain.errors import ErrorCode
from tests.fakes import START
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import refused


@pytest.fixture
def told(home):
    vault = home.unlock()
    tell(vault, STAYS)
    return vault


@pytest.fixture
def odd(tmp_path):
    return tmp_path / os.fsdecode(b"caf\xe9")


def test_a_second_place_whose_name_can_not_be_kept_is_refused(told, odd):
    refused(ErrorCode.FILE_NOT_WRITABLE, told.backups.second.choose, str(odd))
    refused(ErrorCode.FILE_NOT_WRITABLE, told.backups.second.choose, f"{odd.parent}\0")
    assert told.backups.second.place() is None


def test_a_name_that_no_disk_can_hold_is_refused(told, tmp_path):
    refused(ErrorCode.FILE_NOT_WRITABLE, told.backups.write, f"{tmp_path}/a\0b.zip", START)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_copy_goes_into_any_folder_that_was_chosen_by_hand(told, odd):
    try:
        odd.mkdir()
    except OSError:
        pytest.skip("this disk takes no such name")
    told.backups.write(str(Path(odd) / "copy.zip"), START)
    assert [path.name for path in odd.iterdir()] == ["copy.zip"]
