# SPDX-License-Identifier: Apache-2.0
"""A wipe that was cut off, and a renewal that was cut off, as the next real start finds them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLockFile

from companion.content.catalog import Catalog
from companion.domain.new_secrets import NewSecrets
from companion.paths import resources_folder
from companion.storage import put_back, wipe_all
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.recovery_code import new_recovery_code
from companion.storage.vault import VaultFolder
from tests.fakes import FakeClock
from tests.journey.real_app import CHEAP, Display, RealApp, make_vault, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.real_bus,
    pytest.mark.skipif(sys.platform != "linux", reason="needs a virtual X display"),
]
PASSPHRASE, NEW = "velvet otter canyon brass", "copper lantern drift nine"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    content = Catalog.built_in(resources_folder() / "content")
    make_vault(folder, PASSPHRASE, FakeClock(), content)
    return folder


@pytest.fixture
def start(tmp_path: Path, folder: Path) -> Iterator[object]:
    display = Display(tmp_path / "home")
    started: list[RealApp] = []

    def start_app(*arguments: str) -> RealApp:
        started.append(RealApp(display, folder, *arguments))
        return started[-1]

    yield start_app
    for app in started:
        app.kill()
    display.stop()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"window.lock"}


def test_a_wipe_that_was_cut_off_is_finished_before_the_window_comes(start, folder):
    wipe_all.begin_wipe(folder, keeps_settings=True)
    (folder / "keys.json").unlink()
    start()
    assert names(folder) == {"settings.json"}
    assert not JsonPreferencesFile(folder / "settings.json").load().is_first_start_done


def test_with_the_settings_gone_too_nothing_is_left(start, folder):
    wipe_all.begin_wipe(folder, keeps_settings=False)
    start()
    assert names(folder) == set()


def test_beside_another_window_nothing_is_finished(start, folder):
    other = QLockFile(str(folder / "window.lock"))
    assert other.tryLock(0)
    wipe_all.begin_wipe(folder, keeps_settings=True)
    start()
    assert {"vault.db", "keys.json", "wiping"} <= names(folder)
    other.unlock()


def test_a_renewal_that_was_cut_off_is_finished_at_the_lock(start, folder, monkeypatch):
    def die(_folder):
        raise OSError(5, "cut off")

    door = VaultFolder(folder, FakeClock(), CHEAP)
    vault = door.unlock(PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr("companion.storage.vault_files.finish_putting_back", die)
        door.renew(vault, PASSPHRASE, NewSecrets(NEW, new_recovery_code()))
    assert put_back.RESTORING in names(folder)
    app = start("--target", "page:journal")
    wait_until(lambda: put_back.RESTORING not in names(folder), "the renewal to be finished")
    app.kill()
    assert names(folder) == {"settings.json", "vault.db", "keys.json"}
    VaultFolder(folder, FakeClock(), CHEAP).unlock(NEW).close()
