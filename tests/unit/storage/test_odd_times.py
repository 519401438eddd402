# SPDX-License-Identifier: Apache-2.0
"""Some disks keep times that no calendar has: copies go on being made, and each page is there."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes import START
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE

NO_CALENDAR = 1_000_000_000_000
ODD = ("vault.db", "copies/copy-0001.zip", "copies/before-0001/vault.db")


@pytest.fixture
def told(home):
    """Notes with a copy, and others that were set aside."""
    vault = home.unlock()
    tell(vault, STAYS)
    vault.backups.keep(START)
    (copy,) = vault.backups.state().kept
    vault.close()
    home.door.try_backup(copy.path, PASSPHRASE)
    home.door.put_back(is_copied=False)
    return home.unlock()


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("sign", [1, -1])
def test_a_time_of_no_calendar_stops_no_copy_and_no_page(home, told, monkeypatch, name, sign):
    odd, ask = home.folder / name, Path.stat

    def stat(path, **how):
        found = ask(path, **how)
        if path != odd:
            return found
        named = {"st_mtime": float(sign * NO_CALENDAR)}
        named |= {one: getattr(found, one) for one in ("st_atime_ns", "st_mtime_ns")}
        return os.stat_result(list(found), named)

    monkeypatch.setattr(Path, "stat", stat)
    assert len(told.backups.state().kept) == 1
    told.backups.old_copies()
    told.backups.other_copies()
    told.backups.is_due(START + timedelta(days=2))
    told.backups.keep(START)
    assert len(told.backups.state().kept) == 2


def test_where_the_time_of_the_notes_says_nothing_a_copy_is_due(home, told, monkeypatch):
    ask = Path.stat

    def stat(path, **how):
        found = ask(path, **how)
        if path != home.vault_file:
            return found
        return os.stat_result(list(found), {"st_mtime": -float(NO_CALENDAR)})

    monkeypatch.setattr(Path, "stat", stat)
    later = told.backups.state().kept[0].made_at + timedelta(days=30_000)
    assert told.backups.is_due(later)
