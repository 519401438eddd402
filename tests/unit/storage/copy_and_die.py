# SPDX-License-Identifier: Apache-2.0
"""A program that makes one copy after the other; it may be killed at any moment."""

import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from companion.storage.open_vault import open_vault
from tests.fakes import START


def main(path: Path, key: bytes, stick: Path) -> None:
    """Keep copies beside the vault, in a second place and on a stick; say when each is done."""
    vault = open_vault(path, key)
    vault.backups.second.choose(str(stick))
    print("begins", flush=True)  # noqa: T201
    for number in count():
        at = START + timedelta(minutes=number)
        vault.backups.keep(at)
        vault.backups.second.copy(at)
        vault.backups.write(str(stick / "copy.zip"), at)
        print("done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), Path(sys.argv[3]))
