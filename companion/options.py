# SPDX-License-Identifier: Apache-2.0
"""What the command line asks for. Loads nothing that reads arguments where there are none.

`--self-test` and `--verify` are listed here and handled in `__main__`; so is `--make-demo`, with
which `--demo` makes its throw-away vault.
"""

from pathlib import Path
from typing import NamedTuple

from companion import __version__, paths
from companion.ui.kit.override import override

DEMO_PASSPHRASE = "demo demo demo"  # noqa: S105 - of an invented family, and said at its door
TOGETHER = "together:"
"""What targets of together mode begin with, such as "together:smart"."""


class Options(NamedTuple):
    """What the command line asked for."""

    data_folder: Path
    target: str = ""
    geometry: str = ""
    is_quiet: bool = False
    content_folder: Path | None = None
    is_demo: bool = False
    table: str = ""
    """The deck of together mode, such as "smart"; empty for the window."""
    sealed: str = ""
    """What the vault could not take before the lock: only the vault can read it."""
    is_demo_window: bool = False
    """The window of `--demo`, or one that took its place: its folder goes with the last of them."""

    @override
    def __repr__(self) -> str:
        """Name where the notes are, and nothing that was handed over."""
        return f"Options({self.data_folder})"

    @property
    def is_shown_whole(self) -> bool:
        """True where there is no first step: nothing is painted, or its number may be another.

        Nor with words in hand: only the whole program can keep them, whenever it is ended.
        """
        return bool(self.table or self.sealed) or self.is_quiet or self.content_folder is not None


def parse(argv: list[str]) -> Options:
    """Return what arguments ask for; ends the process where they ask for nothing that is there."""
    if not argv:
        # As from the menu of the computer. What reads arguments takes a while to say so.
        return Options(paths.data_folder())
    import argparse

    parser = argparse.ArgumentParser(prog="companion", description="Companion", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--data-dir", metavar="FOLDER", help="keep everything in this folder")
    parser.add_argument("--content", metavar="FOLDER", help="use this guide if it is sound")
    parser.add_argument("--demo", action="store_true", help="look round with an invented family")
    parser.add_argument("--verify", metavar="FILE", help="check a record or a vault, and end")
    parser.add_argument("--self-test", action="store_true", help="try everything and end")
    parser.add_argument("--target", default="", help=argparse.SUPPRESS)
    parser.add_argument("--geometry", default="", help=argparse.SUPPRESS)
    parser.add_argument("--quiet", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--together", default="", metavar="DECK", help=argparse.SUPPRESS)
    parser.add_argument("--demo-window", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--handover", type=int, metavar="NUMBER", help=argparse.SUPPRESS)
    given = parser.parse_args(argv)
    if given.data_dir == "":
        parser.error("--data-dir needs the name of a folder")
    if given.demo and given.data_dir:
        parser.error("--demo has a folder of its own, which is thrown away: leave --data-dir out")
    table, target, sealed = given.together, given.target, ""
    geometry, is_quiet = given.geometry, given.quiet
    if given.handover is not None:
        from companion.handover import take

        handed = take(given.handover)
        table, target = _table_or_target(handed.target)
        geometry, is_quiet, sealed = handed.geometry, handed.is_quiet, handed.sealed
    folder = Path(given.data_dir).resolve() if given.data_dir else paths.data_folder()
    content = Path(given.content).resolve() if given.content else None
    return Options(
        data_folder=folder,
        target=target,
        geometry=geometry,
        is_quiet=is_quiet,
        content_folder=content,
        is_demo=given.demo,
        table=table,
        sealed=sealed,
        is_demo_window=given.demo_window,
    )


def _table_or_target(target: str) -> tuple[str, str]:
    """Return the deck of cards to show, if it is one, else the target."""
    is_deck = target.startswith(TOGETHER)
    return (target.removeprefix(TOGETHER), "") if is_deck else ("", target)
