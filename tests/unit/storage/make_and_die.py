# SPDX-License-Identifier: Apache-2.0
"""A program that makes vaults, each in a process that ends before another of its file calls."""

import itertools
import os
import sys
from pathlib import Path

import companion.storage.open_vault  # noqa: F401 - loaded once for all
from tests.unit.storage.vault_home import PASSPHRASE, Home

WATCHED = ("open", "os.", "fcntl.")


def main(base: Path) -> None:
    """Make `base/0`, cut off before its first call, and so on; say which one was not cut off."""
    for number in itertools.count():
        process = os.fork()
        if process == 0:
            make(base / str(number), number)
        _, status = os.waitpid(process, 0)
        if os.waitstatus_to_exitcode(status) == 0:
            print(number)  # noqa: T201
            break


def make(folder: Path, calls: int) -> None:
    """Make a vault, and end at once when there were so many calls."""
    home, left = Home(folder), [calls]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(WATCHED) and event != "os.fork":
            if not left[0]:
                os._exit(9)
            left[0] -= 1

    sys.addaudithook(watch)
    home.door.create(PASSPHRASE)
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
