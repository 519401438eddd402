# SPDX-License-Identifier: Apache-2.0
"""Leaving never waits: whatever is under way, the process ends and the draft is there again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.demo.making import DEMO_PASSPHRASE
from companion.paths import resources_folder
from companion.services.private_room import RoomKeeper
from companion.storage.vault import VaultFolder
from tests.journey.leave_while_busy import BUSY, WORDS
from tests.journey.real_app import CHEAP
from tests.journey.test_process import Now
from tests.stage import demo_template

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = 50
"""Less than what is under way takes: who waits for that fails here."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def folder(tmp_path: Path, template: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(template, folder)
    return folder


@pytest.mark.parametrize("what", BUSY)
@pytest.mark.bar(14)
def test_the_process_ends_and_the_draft_is_there_again(folder, tmp_path, what):
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.journey.leave_while_busy", str(folder), what],
        env=os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "TMPDIR": str(home)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    content = Catalog.built_in(resources_folder() / "content")
    keeper = RoomKeeper(VaultFolder(folder, Now(), CHEAP), content, Now(), lambda _change: None)
    try:
        drafts = keeper.open(DEMO_PASSPHRASE).journal.drafts()
    finally:
        keeper.close()
    assert any(WORDS in draft.text.saw for draft in drafts)
    written = [one for one in home.rglob("*") if one.is_file()]
    assert [one for one in written if str(folder).encode() in one.read_bytes()] == []
