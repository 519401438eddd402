# SPDX-License-Identifier: Apache-2.0
"""The power goes while notes are kept: nothing that was kept is lost, nothing is damaged."""

import random
import shutil
import subprocess
import sys

import pytest

from companion.domain.errors import CompanionError
from companion.domain.journal import EntryText, Happened
from companion.storage.open_vault import open_vault
from tests.counts import how_many
from tests.fakes import START
from tests.unit.storage import write_loop
from tests.unit.storage.power_cut import CALLS, Disk, OneFile, calls
from tests.unit.storage.test_crash import check

STATES = how_many(300, 2_000)
ACKNOWLEDGED = 24

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the calls of a program")


def log_of_writing(home, key, log):
    """Write until so many revisions were acknowledged, and leave the log of all calls."""
    assert shutil.which("strace"), "strace is not installed; see dev.py test"
    command = ["strace", "-f", "-qq", "-xx", "-s", "100000", "-e", f"trace={CALLS}", "-o", str(log)]
    command += [sys.executable, "-u", "-m", write_loop.__name__, str(home.vault_file), key.hex()]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    for _ in range(ACKNOWLEDGED):
        assert program.stdout.readline()
    subprocess.run(["pkill", "-KILL", "-P", str(program.pid)], check=True)
    program.communicate(timeout=20)


@pytest.fixture
def written(home, tmp_path):
    """The calls of a program that keeps notes; its folder is as it was before."""
    vault = open_vault(home.vault_file, home.data_key())
    child = vault.children.add_child("A", None, has_extra_needs=False)
    vault.journal.add_entry(child.id, Happened(), EntryText(saw="before"), START)
    vault.close()
    before = shutil.copytree(home.folder, tmp_path / "before")
    log = tmp_path / "calls.log"
    log_of_writing(home, home.data_key(), log)
    for path in home.folder.iterdir():
        path.unlink()
    shutil.copytree(before, home.folder, dirs_exist_ok=True)
    return list(calls(log))


def cut_again_and_again(home, written, states, to):
    """Cut the power that often; give the folder that is found, what was told, and the disk."""
    dice = random.Random(3)  # noqa: S311 - no secret
    first = next(at for at, call in enumerate(written) if call[0] == "pwrite64")
    disk, done = Disk(home.folder), 0
    for number, cut in enumerate(
        sorted(dice.randrange(first, len(written)) for _ in range(states))
    ):
        for call in written[done:cut]:
            disk.play(call)
        done = cut
        found = to / f"{number}"
        found.mkdir()
        disk.write_after_a_cut(found, dice)
        yield found / home.vault_file.name, acknowledged(disk.said), disk
        shutil.rmtree(found)


@pytest.mark.slow
@pytest.mark.bar(2)
def test_no_power_cut_loses_or_damages_anything(home, written, tmp_path, tally):
    key, torn, kept = home.data_key(), 0, []
    for vault_file, kept, disk in cut_again_and_again(home, written, STATES, tmp_path):
        torn += any(file.waiting for file in disk.files.values())
        check(open_vault(vault_file, key), kept)
    assert len(kept) >= ACKNOWLEDGED // 2
    assert torn
    tally(states=STATES, with_writes_on_the_way=torn, damaged=0, lost=0)


def test_a_file_that_ends_in_the_middle_of_a_page_is_put_right(home, written, tmp_path):
    disk = Disk(home.folder)
    file = disk.file(home.vault_file)
    for call in written:
        disk.play(call)
        grown = [one for one in file.waiting if one[0] >= len(file.data) and one[1]]
        if grown:
            break
    whole = len(file.data)
    file.data += grown[0][1][:512]
    file.waiting.clear()
    disk.write_after_a_cut(tmp_path, random.Random(1))  # noqa: S311 - no secret
    found = tmp_path / home.vault_file.name
    assert found.stat().st_size == whole + 512
    check(open_vault(found, home.data_key()), acknowledged(disk.said))
    assert found.stat().st_size == whole


def test_on_a_disk_that_breaks_its_word_something_is_lost(home, written, tmp_path, monkeypatch):
    monkeypatch.setattr(OneFile, "sync", lambda _file: None)
    key, lost = home.data_key(), 0
    for vault_file, kept, _disk in cut_again_and_again(home, written, 10, tmp_path):
        try:
            check(open_vault(vault_file, key), kept)
        except (AssertionError, CompanionError):
            lost += 1
    assert lost


def acknowledged(said):
    """Return the revisions that the program had told of: id and hash."""
    whole = said.rpartition(b"\n")[0].decode().splitlines()
    return [(int(number), digest) for number, digest in (line.split() for line in whole)]
