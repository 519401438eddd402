# SPDX-License-Identifier: Apache-2.0
"""A program that makes a vault when it is told to, and says its recovery code or the refusal."""

import sys
from pathlib import Path

import companion.storage.open_vault  # noqa: F401 - loaded before the start, so that all begin at once
from companion.domain.errors import CompanionError
from tests.unit.storage.vault_home import Home


def main(folder: Path, passphrase: str) -> None:
    """Wait for a line, then make the vault."""
    home = Home(folder)
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    try:
        print(home.door.create(passphrase))  # noqa: T201
    except CompanionError as error:
        print(error.code)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
