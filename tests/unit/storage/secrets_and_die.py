# SPDX-License-Identifier: Apache-2.0
"""A program that changes passphrase and recovery code, over and over, and is killed meanwhile.

`python -m tests.unit.storage.secrets_and_die FOLDER KILLS` prints what became of each kill.
"""

import itertools
import json
import os
import random
import shutil
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import companion.storage.open_vault  # noqa: F401 - loaded once for all
from companion.domain.errors import CompanionError
from tests.unit.storage.dying import is_cut_off, killed_after
from tests.unit.storage.vault_home import PASSPHRASE, Home

WATCHED = ("open", "os.", "fcntl.")
LONGEST_LIFE_SECONDS = 0.12
Secrets = tuple[list[str], list[str]]
"""The passphrases and the codes of which one must open the vault."""


def main(folder: Path, kills: int) -> None:
    """Kill that many times at random moments, then cut off before each file call."""
    home = Home(folder / "killed")
    secrets: Secrets = [PASSPHRASE], [home.door.create(PASSPHRASE)]
    found: Counter[str] = Counter(lost=0)
    picks = random.Random(7)  # noqa: S311 - the same kills in every run
    while found["kills"] < kills and all(secrets):
        number = found["kills"]
        secrets = killed(home, secrets, number, picks.uniform(0.0, LONGEST_LIFE_SECONDS))
        found["in the middle"] += max(map(len, secrets)) > 1
        secrets = still_open(home.folder, secrets)
        found["lost"] += not all(secrets)
        found["kills"] += 1
    if all(secrets):
        found += cut_off_everywhere(folder, secrets)
    print(json.dumps({"lost": 0} | found))  # noqa: T201


def cut_off_everywhere(folder: Path, secrets: Secrets) -> Counter[str]:
    """Change both in copies of the vault, each cut off before another file call."""
    found: Counter[str] = Counter()
    for number in itertools.count():
        home = Home(folder / str(number))
        shutil.copytree(folder / "killed", home.folder)
        was_cut, left = cut_off(home, secrets, number)
        found["lost"] += not all(still_open(home.folder, left))
        if not was_cut:
            break
        found["cut off"] += 1
    return found


def killed(home: Home, secrets: Secrets, number: int, seconds: float) -> Secrets:
    """Let a process change secrets until it is killed; return what may open the vault then."""
    lines = killed_after(seconds, partial(change_for_ever, home, secrets, number))
    return after(secrets, lines)


def change_for_ever(home: Home, secrets: Secrets, number: int, writing: int) -> None:
    """Change now the one and now the other, saying so before and after. Never returns."""
    (passphrase,), _ = secrets
    home.door.unlock(passphrase)
    for turn in itertools.count():
        new = f"passphrase {number} {turn}"
        os.write(writing, f"passphrase:{new}\n".encode())
        home.door.change_passphrase(passphrase, new)
        os.write(writing, b"done\n")
        passphrase = new
        code = home.door.draw_recovery_code(passphrase)
        os.write(writing, f"code:{code}\n".encode())
        home.door.set_recovery_code(passphrase, code)
        os.write(writing, b"done\n")


def cut_off(home: Home, secrets: Secrets, calls: int) -> tuple[bool, Secrets]:
    """Change both in a process that ends before one of its file calls."""
    (passphrase,), (old,) = secrets
    code = home.door.draw_recovery_code(passphrase)

    def work() -> None:
        home.door.change_passphrase(passphrase, "the new passphrase")
        home.door.set_recovery_code("the new passphrase", code)

    was_cut = is_cut_off(WATCHED, calls, lambda: work)
    both: Secrets = [passphrase, "the new passphrase"], [old, code]
    only_new: Secrets = ["the new passphrase"], [code]
    return was_cut, both if was_cut else only_new


def after(secrets: Secrets, lines: list[str]) -> Secrets:
    """Return what may open the vault after these lines: what counted, and what was begun."""
    passphrases, codes = secrets
    for place, line in enumerate(lines):
        kind, _, new = line.partition(":")
        is_done = "done" in lines[place + 1 : place + 2]
        if kind == "passphrase":
            passphrases = [new] if is_done else [*passphrases, new]
        elif kind == "code":
            codes = [new] if is_done else [*codes, new]
    return passphrases, codes


def still_open(folder: Path, secrets: Secrets) -> Secrets:
    """Return the one passphrase and the one code that open the vault; empty where none does."""
    passphrases, codes = secrets
    return (
        [one for one in passphrases if opens(Home(folder).unlock, one)][:1],
        [one for one in codes if opens(Home(folder).door.check_recovery_code, one)][:1],
    )


def opens(way: object, secret: str) -> bool:
    """Try a secret."""
    try:
        opened = way(secret)  # type: ignore[operator]
    except CompanionError:
        return False
    if opened is not None:
        opened.close()
    return True


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
