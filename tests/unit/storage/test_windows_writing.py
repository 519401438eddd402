# SPDX-License-Identifier: Apache-2.0
"""Windows tells only when a file is opened that it can not be written: its answer is faked."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.domain.errors import ErrorCode
from companion.storage import windows_writing
from tests.unit.storage.vault_home import PASSPHRASE, refused


@pytest.fixture
def lock_switch(home, monkeypatch):
    """A stick with its switch on: asked beforehand, Windows says that it may be written."""
    real = Path.open

    def opened(path: Path, mode: str = "r", *more, **named):
        if path == home.vault_file and "+" in mode:
            raise PermissionError(13, "the disk is write-protected")
        return real(path, mode, *more, **named)

    monkeypatch.setattr(Path, "open", opened)


@pytest.mark.usefixtures("lock_switch")
def test_a_stick_with_its_switch_on_is_told_before_anything_is_typed(home, monkeypatch):
    monkeypatch.setattr(windows_writing, "SYSTEM", "win32")
    refused(ErrorCode.READ_ONLY, home.door.unlock, PASSPHRASE)


@pytest.mark.usefixtures("lock_switch")
def test_elsewhere_the_live_vault_is_not_opened_a_second_time(home):
    home.unlock().close()


def test_what_can_be_written_opens_there_as_well(home, monkeypatch):
    monkeypatch.setattr(windows_writing, "SYSTEM", "win32")
    home.unlock().close()
