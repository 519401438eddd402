# SPDX-License-Identifier: Apache-2.0
"""The clock of the computer jumps, by hours or by decades: no note and no copy is lost by it."""

import random
from datetime import timedelta

import pytest

from companion.domain.errors import ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.storage.copy_names import kept_copies
from companion.storage.second_place import KEPT_THERE
from companion.storage.vault_backups import KEPT
from tests.counts import how_many
from tests.fakes import START
from tests.unit.storage.vault_home import PASSPHRASE, refused

JUMPS = how_many(120, 3_000)
COPY_EVERY = 10
DAYS = (0, 0, 1, -1, 30, -30, 365, -365, 9_000, -9_000)
LONGEST_WAIT = 30.0


@pytest.mark.slow
@pytest.mark.bar(22)
def test_no_jump_loses_a_note_or_the_newest_copy(home, tmp_path, tally):
    dice, kept, made = random.Random(8), {}, 0  # noqa: S311 - no secret
    (tmp_path / "stick").mkdir()
    vault = home.unlock()
    child = vault.children.add_child("A", None, has_extra_needs=False).id
    vault.backups.second.choose(str(tmp_path / "stick"))
    for number in range(JUMPS):
        now = START + timedelta(days=dice.choice(DAYS), seconds=dice.randrange(86_400))
        words = f"seen{number}"
        kept[vault.journal.add_entry(child, Happened(), EntryText(saw=words), now).id] = words
        vault.backups.is_due(now)
        vault.backups.second.is_due(now)
        if number % COPY_EVERY == 0:
            vault.backups.keep(now)
            vault.backups.second.copy(now)
            made += 1
            newest = kept_copies(home.folder / "copies")[-1]
            assert home.door.try_backup(str(newest), PASSPHRASE).entries == len(kept)
            assert len(vault.backups.state().kept) == min(made, KEPT)
            assert len(vault.backups.second.own_copies()) == min(made, KEPT_THERE)
    assert {one: vault.journal.entry(one).current.text.saw for one in kept} == kept
    assert vault.journal.check_chain().first_broken is None
    assert len(vault.journal.lines(child, offset=0, limit=JUMPS)) == len(kept)
    tally(clock_jumps=JUMPS, copies_made=made, lost=0)


@pytest.mark.bar(9)
def test_no_jump_makes_guessing_quick_or_the_wait_long(home):
    dice = random.Random(2)  # noqa: S311 - no secret
    for _ in range(4):
        refused(ErrorCode.WRONG_PASSPHRASE, home.door.unlock, "wrong" * 3)
        home.clock.sleep_computer(dice.choice(DAYS) * 86_400)
        wait = home.door.seconds_to_wait()
        assert wait <= LONGEST_WAIT
        if wait:
            refused(ErrorCode.TRY_LATER, home.door.unlock, PASSPHRASE)
        home.clock.advance(wait)
    home.unlock()
