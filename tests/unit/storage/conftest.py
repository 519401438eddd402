# SPDX-License-Identifier: Apache-2.0
"""Real encrypted vaults, closed after each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.storage.open_vault import UnlockedVault
from companion.storage.vault import VaultFolder
from tests.fakes import FakeClock
from tests.unit.storage.vault_home import CHEAP, PASSPHRASE, Home


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A new vault that every test copies, so that it is made only once."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    return folder, VaultFolder(folder, FakeClock(), CHEAP).create(PASSPHRASE)


@pytest.fixture
def home(made_once: tuple[Path, str], tmp_path: Path) -> Iterator[Home]:
    folder, code = made_once
    shutil.copytree(folder, tmp_path / "vault")
    home = Home(tmp_path / "vault", code)
    yield home
    home.close()


@pytest.fixture
def empty_home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path / "vault")
    yield home
    home.close()


@pytest.fixture
def vault(home: Home) -> UnlockedVault:
    return home.unlock()
