# SPDX-License-Identifier: Apache-2.0
"""A program that writes into a vault until it is killed. Says each revision once it is kept."""

import sys
from pathlib import Path

from companion.domain.journal import Draft, EntryText, Happened
from companion.storage.open_vault import open_vault
from tests.fakes import START

CANARY = "Kanarienvogel"


def main(path: Path, key: bytes) -> None:
    """Write entries, changes and drafts for ever."""
    journal = open_vault(path, key).journal
    number = 0
    while True:
        number += 1
        text = EntryText(saw=f"{CANARY} seen{number}")
        entry = journal.add_entry(1, Happened(), text, START)
        print(entry.current.id, entry.current.hash, flush=True)  # noqa: T201
        changed = EntryText(saw=f"{CANARY} changed{number}")
        entry = journal.add_revision(entry.id, Happened(), changed, "", START)
        print(entry.current.id, entry.current.hash, flush=True)  # noqa: T201
        journal.keep_draft(Draft(1, None, Happened(), changed, START))


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
