# SPDX-License-Identifier: Apache-2.0
"""A program that lets words wait and then arrive in a draft, until it is killed."""

import sys
from pathlib import Path

from companion.domain.journal import Draft, EntryText, Happened
from companion.storage.open_vault import open_vault
from tests.fakes import START


def main(path: Path, key: bytes) -> None:
    """Carry new words for ever. Says each once they are kept to wait."""
    vault = open_vault(path, key)
    before = vault.journal.draft(1, None)
    all_words = before.text.saw if before is not None else ""
    number = len(all_words.split())
    while True:
        number += 1
        words = f"w{number}w"
        vault.edges.keep_carried(("saw", words))
        print(words, flush=True)  # noqa: T201
        all_words = f"{all_words} {words}".strip()
        text = EntryText(saw=all_words)
        vault.journal.keep_draft(Draft(1, None, Happened(), text, START, arrived=words))


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
