# SPDX-License-Identifier: Apache-2.0
"""Wipes everything and is killed at it; or holds a vault open until somebody presses Return."""

import itertools
import json
import os
import random
import select
import shutil
import signal
import sys
from collections import Counter
from pathlib import Path

from companion.domain.errors import CompanionError
from companion.storage import in_use, open_vault  # noqa: F401 - loaded once for all
from companion.storage.vault_copies import copy_before_update
from tests.fakes import START
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, Home

WATCHED = ("open", "os.", "fcntl.", "shutil.")
LONGEST_LIFE_SECONDS = 0.03


def kill(folder: Path, kills: int) -> None:
    """Kill that many times at random moments, then cut off before each file call."""
    template = made(folder / "template")
    found: Counter[str] = Counter(neither=0, kills=0)
    picks = random.Random(7)  # noqa: S311 - the same kills in every run
    while found["kills"] < kills:
        home = Home(folder / f"killed-{found['kills']}")
        shutil.copytree(template.folder, home.folder)
        killed(home, picks.uniform(0.0, LONGEST_LIFE_SECONDS))
        look(home, found)
        found["kills"] += 1
    for number in itertools.count():
        home = Home(folder / f"cut-{number}")
        shutil.copytree(template.folder, home.folder)
        was_cut = cut_off(home, number)
        look(home, found)
        if not was_cut:
            break
        found["cut off"] += 1
    print(json.dumps(found))  # noqa: T201


def made(folder: Path) -> Home:
    """Make a folder with a vault, copies, and one set aside."""
    home = Home(folder)
    home.door.create(PASSPHRASE)
    vault = home.unlock()
    tell(vault, STAYS)
    vault.backups.keep(START)
    copy_before_update(vault._db, folder, home.data_key())
    vault.close()
    home.door.try_backup(home.door.kept_backups()[0].path, PASSPHRASE)
    home.door.put_back(is_copied=False)
    return home


def wipe(home: Home) -> None:
    """Wipe as the window does."""
    home.door.begin_wipe(keeps_settings=False, is_open=False)
    home.door.finish_wipe()


def killed(home: Home, seconds: float) -> None:
    """Let a process wipe until it is killed."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.write(writing, b"b")
        wipe(home)
        os._exit(0)
    os.close(writing)
    os.read(reading, 1)
    select.select([], [], [], seconds)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(reading)


def cut_off(home: Home, calls: int) -> bool:
    """Wipe in a process that ends before one of its file calls."""
    process = os.fork()
    if process == 0:
        left = [calls]

        def watch(event: str, _arguments: tuple[object, ...]) -> None:
            if event.startswith(WATCHED):
                if not left[0]:
                    os._exit(9)
                left[0] -= 1

        sys.addaudithook(watch)
        wipe(home)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status) != 0


def look(home: Home, found: Counter[str]) -> None:
    """Look for the vault as the next start does, and count what is there."""
    if not home.door.exists():
        found["finished" if not home.names() else "neither"] += 1
    else:
        found["as before" if is_whole(home) else "neither"] += 1
    shutil.rmtree(home.folder)


def is_whole(home: Home) -> bool:
    """Tell whether everything that was there is there."""
    try:
        vault = home.door.unlock(PASSPHRASE)
    except CompanionError:
        return False
    has_all = len(vault.children.children()) == len(home.door.kept_backups()) == 1
    vault.close()
    return has_all


def hold(folder: Path) -> None:
    """Open the vault, and keep it open until a line comes in."""
    vault = Home(folder).door.unlock(PASSPHRASE)
    print("open", flush=True)  # noqa: T201
    sys.stdin.readline()
    vault.close()


if __name__ == "__main__":
    if sys.argv[1] == "kill":
        kill(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        hold(Path(sys.argv[2]))
