# SPDX-License-Identifier: Apache-2.0
"""`python -m companion.demo FOLDER [--entries N] [--passphrase P]`."""

import argparse
import sys
from pathlib import Path
from typing import TextIO

from companion.demo.making import DEMO_PASSPHRASE, make_demo
from companion.domain.errors import CompanionError


def main(argv: list[str]) -> int:
    """Make the vault, with its progress on the terminal, and say its passphrase."""
    parser = argparse.ArgumentParser(
        prog="companion.demo", description="Make a vault of an invented family."
    )
    parser.add_argument("folder", type=Path, help="where to make it; it must hold no vault yet")
    parser.add_argument("--entries", type=int, default=0, help="at least so many journal entries")
    parser.add_argument("--passphrase", default=DEMO_PASSPHRASE, help="another passphrase")
    given = parser.parse_args(argv)
    try:
        count = make_demo(given.folder, given.passphrase, given.entries, _say)
    except CompanionError as error:
        _say(f"The demo vault could not be made: {error.code}.", sys.stderr)
        return 1
    _say(f"An invented family, {count:,} journal entries.")
    _say(f"The demo passphrase is: {given.passphrase}")
    return 0


def _say(words: str, where: TextIO | None = None) -> None:
    # A packaged program without a terminal has nowhere to say it.
    place = where or sys.stdout
    if place is not None:
        place.write(f"{words}\n")
        place.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
