# SPDX-License-Identifier: Apache-2.0
"""A program that uses a vault on a stick, or copies to one; the stick may be gone at any call."""

import sys
from collections.abc import Callable
from pathlib import Path

from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError
from companion.domain.journal import Draft, EntryText, Happened
from companion.storage.open_vault import UnlockedVault
from companion.storage.vault import VaultFolder
from tests.fakes import START, FakeClock
from tests.unit.storage.vault_home import CHEAP, PASSPHRASE

ROUNDS = 4


def say(*words: object) -> None:
    """Print a line at once."""
    print(*words, flush=True)  # noqa: T201


def tried(work: Callable[[], object]) -> object:
    """Do something; say what a person would be told where it can not be done."""
    try:
        return work()
    except CompanionError as error:
        say("told", error.code.value)
        return None


def write(vault: UnlockedVault) -> None:
    """Keep notes and read them; say each revision once it is kept."""
    for number in range(ROUNDS):
        text = EntryText(saw=f"seen{number} " + "words " * 900)
        entry = tried(lambda text=text: vault.journal.add_entry(1, Happened(), text, START))
        if entry is not None:
            say("kept", entry.current.id, entry.current.hash)
        draft = Draft(1, None, Happened(), text, START)
        tried(lambda draft=draft: vault.journal.keep_draft(draft))
        tried(lambda: vault.journal.find(1, Wanted("seen"), offset=0, limit=9))
        tried(lambda: vault.journal.lines(1, offset=0, limit=9))


def main(what: str, folder: Path) -> None:
    """Use a vault on the stick, or one at home with a stick for its copies."""
    door = VaultFolder(folder, FakeClock(), CHEAP)
    vault = tried(lambda: door.unlock(PASSPHRASE))
    if vault is None:
        return
    if what == "copy":
        tried(lambda: vault.backups.second.copy(START))
        tried(vault.backups.second.place)
    write(vault)
    tried(vault.close)
    say("end")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
