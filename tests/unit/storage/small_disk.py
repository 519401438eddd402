# SPDX-License-Identifier: Apache-2.0
"""A program that keeps notes on a disk of 4 MB until it is full, and goes on trying."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Draft, EntryText, Happened
from companion.storage.open_vault import UnlockedVault
from companion.storage.vault import VaultFolder
from tests.fakes import START, FakeClock
from tests.unit.storage.vault_home import CHEAP, PASSPHRASE

UNKNOWN = Happened()
MOST = 2_000


def main(disk: Path, refusals: int) -> None:
    """Print how often a save was refused, and how many notes were kept and are found again."""
    folder = disk / "data"
    door = VaultFolder(folder, FakeClock(), CHEAP)
    door.create(PASSPHRASE)
    vault = door.unlock(PASSPHRASE)
    child = vault.children.add_child("A", None, has_extra_needs=False).id
    kept: dict[int, str] = {}
    codes: list[ErrorCode] = []
    filler = disk / "filler"
    while len(codes) < refusals:
        words = f"seen{len(kept) + 1} " + "words " * 400
        try:
            entry = vault.journal.add_entry(child, UNKNOWN, EntryText(saw=words), START)
        except CompanionError as error:
            codes += [error.code, *_codes_of_a_draft(vault, child, words)]
            continue
        kept[entry.id] = words
        if not filler.exists():
            _fill(filler)
        assert len(kept) < MOST
    assert set(codes) == {ErrorCode.DISK_FULL}, set(codes)
    newest = max(kept)
    assert vault.journal.find(child, Wanted(f"seen{len(kept)}"), offset=0, limit=5).lines
    assert {one: vault.journal.entry(one).current.text.saw for one in kept} == kept
    filler.unlink()
    vault.journal.add_revision(newest, UNKNOWN, EntryText(saw="room again"), "", START)
    assert vault.journal.check_chain().first_broken is None
    assert vault._db.execute("pragma integrity_check").fetchone() == ("ok",)
    vault.close()
    print(len(codes), len(kept))  # noqa: T201


def _codes_of_a_draft(vault: UnlockedVault, child: int, words: str) -> list[ErrorCode]:
    try:
        vault.journal.keep_draft(Draft(child, None, UNKNOWN, EntryText(saw=words * 9), START))
    except CompanionError as error:
        return [error.code]
    return []


def _fill(path: Path) -> None:
    """Take what room is left, but for a little."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    os.truncate(path, max(0, path.stat().st_size - 120_000))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
