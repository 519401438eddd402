# SPDX-License-Identifier: Apache-2.0
"""Renews a vault again and again and is killed at it, or meets a disk that is full."""

import itertools
import json
import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from companion.domain.errors import CompanionError
from companion.domain.new_secrets import NewSecrets
from companion.storage import in_use, new_key, open_vault  # noqa: F401 - loaded once for all
from companion.storage.recovery_code import new_recovery_code
from tests.unit.storage.dying import is_cut_off, killed_after
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, Home

WATCHED = ("open", "os.", "fcntl.", "shutil.")
LONGEST_LIFE_SECONDS = 0.25


@dataclass(frozen=True)
class Pair:
    """A passphrase and the code that belongs to it."""

    passphrase: str
    code: str


def kill(folder: Path, kills: int) -> None:
    """Kill that many times at random moments, then cut off before each file call."""
    home = Home(folder / "killed")
    now = Pair(PASSPHRASE, home.door.create(PASSPHRASE))
    vault = home.unlock()
    tell(vault, STAYS)
    expected = vault.journal.check_chain()
    vault.close()
    found: Counter[str] = Counter(lost=0, mixed=0, kills=0)
    found["left over"] = 0
    picks = random.Random(7)  # noqa: S311 - the same kills in every run
    while found["kills"] < kills:
        number = found["kills"]
        maybe = killed(home, now, number, picks.uniform(0.0, LONGEST_LIFE_SECONDS))
        found["in the middle"] += len(maybe) > 1
        now = opens(home.folder, maybe, expected, found) or now
        found["kills"] += 1
    for number in itertools.count():
        other = Home(folder / f"cut-{number}")
        shutil.copytree(folder / "killed", other.folder)
        new = Pair("the new passphrase", new_recovery_code())
        was_cut = cut_off(other, now, new, number)
        is_now = opens(other.folder, [now, new] if was_cut else [new], expected, found)
        shutil.rmtree(other.folder)
        if not was_cut:
            break
        found["cut off"] += 1
        found["cut off and new"] += is_now == new
    print(json.dumps(found))  # noqa: T201


def killed(home: Home, now: Pair, number: int, seconds: float) -> list[Pair]:
    """Let a process renew until it is killed; return what may open the vault then."""
    maybe = [now]
    for line in killed_after(seconds, partial(renew_for_ever, home, now, number)):
        if line == "done":
            maybe = maybe[-1:]
        else:
            maybe.append(Pair(*line.split("|")))
    return maybe


def renew_for_ever(home: Home, now: Pair, number: int, writing: int) -> None:
    """Renew, saying so before and after. Never returns."""
    for turn in itertools.count():
        vault = home.door.unlock(now.passphrase)
        new = Pair(f"passphrase {number} {turn}", new_recovery_code())
        os.write(writing, f"{new.passphrase}|{new.code}\n".encode())
        home.door.renew(vault, now.passphrase, NewSecrets(new.passphrase, new.code))
        os.write(writing, b"done\n")
        now = new


def cut_off(home: Home, now: Pair, new: Pair, calls: int) -> bool:
    """Renew in a process that ends before one of its file calls."""

    def begin() -> Callable[[], None]:
        vault = home.door.unlock(now.passphrase)
        secrets = NewSecrets(new.passphrase, new.code)
        return partial(home.door.renew, vault, now.passphrase, secrets)

    return is_cut_off(WATCHED, calls, begin)


def opens(folder: Path, maybe: list[Pair], expected: object, found: Counter[str]) -> Pair | None:
    """Return the one pair that opens the vault, and count what is not as it must be."""
    home = Home(folder)
    working = [one for one in maybe if does_open(home, one, expected)]
    found["lost"] += not working
    codes = [one for one in maybe if has_code(home, one)]
    found["mixed"] += codes != working or len(working) > 1
    left = home.names() - {"vault.db", "keys.json"}
    found["left over"] += bool(left)
    return working[0] if working else None


def does_open(home: Home, pair: Pair, expected: object) -> bool:
    """Open it, and see that all is there."""
    try:
        vault = Home(home.folder).door.unlock(pair.passphrase)
    except CompanionError:
        return False
    is_whole = vault.journal.check_chain() == expected and len(vault.children.children()) == 1
    vault.close()
    return is_whole


def has_code(home: Home, pair: Pair) -> bool:
    """Tell whether the code of a pair would open it."""
    try:
        Home(home.folder).door.check_recovery_code(pair.code)
    except CompanionError:
        return False
    return True


def full(folder: Path, pages: int) -> None:
    """Renew where no file may become longer than that, and say what came of it."""
    import resource

    home = Home(folder)
    vault = home.unlock()
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (pages * 4096, most))
    try:
        home.door.renew(vault, PASSPHRASE, NewSecrets("another passphrase", new_recovery_code()))
    except CompanionError as error:
        # The vault is still open and can be read.
        print(error.code.value, len(vault.children.children()))  # noqa: T201
    vault.close()


if __name__ == "__main__":
    {"kill": kill, "full": full}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
