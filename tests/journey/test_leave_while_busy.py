# SPDX-License-Identifier: Apache-2.0
"""Leaving never waits: whatever is under way, the process ends and the words are there again.

They are typed when the vault is busy already. Where its thread does not come free, they are sealed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.demo.making import DEMO_PASSPHRASE
from companion.paths import resources_folder
from companion.services.private_room import RoomKeeper
from companion.storage.vault import VaultFolder
from tests.journey.leave_while_busy import BUSY, LOCK_SECONDS, OVER, WORDS
from tests.journey.real_app import CHEAP
from tests.journey.test_process import Now
from tests.stage import demo_template

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = 50
"""Less than what is under way takes: who waits for that fails here."""
AT_ONCE_SECONDS = 3.0
"""From the third press of Shift to the end of the process. A busy machine may stretch it."""


ENDED_BY = {"python": -14}
"""The alarm of the system: where Python's own lock is held, none of its threads can end it."""
ENTRIES = 4_000
WAYS = [(what, how) for what in BUSY for how in ("leave", "lock")] + [
    (what, "leave") for what in OVER
]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"), ENTRIES)


@pytest.fixture
def folder(tmp_path: Path, template: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(template, folder)
    return folder


@pytest.mark.parametrize(("what", "how"), WAYS)
@pytest.mark.bar(14)
def test_the_process_ends_and_the_words_are_there_again(folder, tmp_path, what, how):
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.journey.leave_while_busy", str(folder), what, how],
        env=os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "TMPDIR": str(home)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    ended = time.monotonic()
    assert done.returncode == ENDED_BY.get(what, 0), done.stderr
    waited = LOCK_SECONDS if how == "lock" else 0.0
    assert ended - float(done.stdout.splitlines()[-1]) < waited + AT_ONCE_SECONDS
    content = Catalog.built_in(resources_folder() / "content")
    keeper = RoomKeeper(VaultFolder(folder, Now(), CHEAP), content, Now(), lambda _change: None)
    try:
        room = keeper.open(DEMO_PASSPHRASE)
        child = next(one.id for one in room.checklist.children() if one.label == "M.")
        drafts = [one for one in room.journal.drafts() if one.child_id == child]
    finally:
        keeper.close()
    assert any(WORDS in draft.text.saw for draft in drafts)
    assert not keeper.is_strange
    written = [one for one in home.rglob("*") if one.is_file()]
    for trace in (str(folder).encode(), b"%PDF", WORDS.encode()):
        assert [one for one in written if trace in one.read_bytes()] == []
