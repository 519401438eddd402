# SPDX-License-Identifier: Apache-2.0
"""A program that wipes the record of one child and says so; it may be killed at any moment."""

import sys
from pathlib import Path

from companion.storage.open_vault import open_vault
from tests.fakes import START


def main(path: Path, key: bytes, child_id: int) -> None:
    """Wipe, saying when it begins and when it is done."""
    vault = open_vault(path, key)
    print("begins", flush=True)  # noqa: T201
    vault.records.wipe(child_id, "K.L.", START)
    print("done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3]))
