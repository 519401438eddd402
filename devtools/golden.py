# SPDX-License-Identifier: Apache-2.0
"""Makes the example vault of this version, kept for ever: `python3 dev.py golden [--again]`.

One folder for each schema version that was released, under tests/golden/. Made once, when a schema
goes out, and opened by every later version in the tests. Never made anew after that.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from companion import __version__, paths
from companion.content.catalog import Catalog
from companion.demo.making import StoryClock, make_demo
from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.journal import EntryText
from companion.domain.kept import Shelf
from companion.services.private_room import PrivateRoom, RoomKeeper
from companion.storage.kdf import KdfCost
from companion.storage.vault import VaultFolder
from devtools.console import say

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden"
PASSPHRASE = "an invented family only"  # noqa: S105 - printed in expected.json as well
CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
WORD = "heliotrope"
DETAILS = EntryDetails(
    tags=("phone",), people=("Kai",), accounts=(AccountName(AccountKind.HANDLE, "kai_example"),)
)
FILES = ("vault.db", "keys.json", "elsewhere/copy.zip", "expected.json")


def main(arguments: list[str]) -> int:
    """Make the folder for the schema of today, unless it is there."""
    from companion.storage.migrations import LATEST  # noqa: PLC0415 - loads the cipher driver

    folder = GOLDEN / str(LATEST)
    if folder.exists() and "--again" not in arguments:
        say(f"{folder.relative_to(GOLDEN.parent.parent)} is there. It stays as it is.")
        say("Only while no version with it was released: python3 dev.py golden --again")
        return 0 if not arguments else 2
    with tempfile.TemporaryDirectory() as name:
        working = Path(name)
        expected = make(working) | {"schema": LATEST, "made_by": __version__}
        told = json.dumps(expected, indent=1, ensure_ascii=False, sort_keys=True)
        (working / "expected.json").write_text(f"{told}\n", encoding="utf-8")
        folder.mkdir(parents=True, exist_ok=True)
        for one in FILES:
            shutil.copyfile(working / one, folder / Path(one).name)
    say(f"Made {folder.relative_to(GOLDEN.parent.parent)}: {expected['entries']} entries.")
    return 0


def make(folder: Path) -> dict[str, Any]:
    """Make the vault of an invented family in a folder; return what a later version must find."""
    (folder / "elsewhere").mkdir()
    make_demo(folder, PASSPHRASE, 0, lambda _words: None, cost=CHEAP)
    clock = StoryClock()
    door = VaultFolder(folder, clock, CHEAP)
    code = door.draw_recovery_code(PASSPHRASE)
    door.set_recovery_code(PASSPHRASE, code)
    content = Catalog.built_in(paths.resources_folder() / "content")
    keeper = RoomKeeper(door, content, clock, lambda _change: None)
    _add(keeper.open(PASSPHRASE), folder)
    keeper.close()
    return _found(door) | {"passphrase": PASSPHRASE, "recovery_code": code, "word": WORD}


def _add(room: PrivateRoom, folder: Path) -> None:
    """Add what the demo family has none of: names, accounts, tags, a kept page; and a copy."""
    child = room.checklist.children()[0]
    text = EntryText(saw=f"A message about {WORD}.")
    entry = room.journal.save_entry(child.id, room.journal.happened_now(), text, DETAILS)
    room.journal.strike_out(entry.id, "written about the wrong day")
    room.kept.keep("card:blackmail", Shelf.LATER)
    room.backups.write(str(folder / "elsewhere" / "copy.zip"))


def _found(door: VaultFolder) -> dict[str, Any]:
    """Return what a later version must find: rows of each table, and the end of the chain."""
    vault = door.unlock(PASSPHRASE)
    try:
        check = vault.journal.check_chain()
        return {
            "children": [child.label for child in vault.children.children()],
            "entries": sum(vault.journal.count(child.id) for child in vault.children.children()),
            "revisions": check.revisions,
            "newest_hash": check.newest_hash,
        }
    finally:
        vault.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
