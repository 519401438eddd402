# SPDX-License-Identifier: Apache-2.0
"""A program that brings in many notes until it is killed. Says when it begins, and each end."""

import sys
from pathlib import Path

from companion.domain.journal import EntryText, Happened
from companion.domain.new_entry import NewEntry
from companion.storage.open_vault import open_vault
from tests.fakes import START

MANY = 400


def main(path: Path, key: bytes) -> None:
    """Bring in the same number of notes again and again."""
    journal = open_vault(path, key).journal
    notes = [NewEntry(Happened(), EntryText(saw=f"note {n}"), START) for n in range(MANY)]
    while True:
        print("begin", flush=True)  # noqa: T201
        journal.add_entries(1, notes)
        print("end", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
