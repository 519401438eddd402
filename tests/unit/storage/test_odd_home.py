# SPDX-License-Identifier: Apache-2.0
"""A folder of notes whose name is no text: old disks and sticks have such. All works there."""

import os
from datetime import timedelta

import pytest

from companion.domain.errors import ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.domain.new_secrets import NewSecrets
from tests.fakes import START
from tests.unit.storage.two_records import GOES, STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, Home, refused

pytestmark = pytest.mark.skipif(os.name == "nt", reason="names are text there")
NEW = "another horse another battery"


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / os.fsdecode(b"ren\xe9")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this disk takes no such name")
    home = Home(folder / "notes")
    home.recovery_code = home.door.create(PASSPHRASE)
    yield home
    home.close()


def write(vault, words):
    child = vault.children.children()[0].id
    vault.journal.add_entry(child, Happened(), EntryText(saw=words), START)


def test_notes_are_made_copied_and_brought_back(home):
    vault = home.unlock()
    tell(vault, STAYS)
    write(vault, "kept")
    vault.backups.keep(START)
    (copy,) = vault.backups.state().kept
    vault.close()
    assert home.door.try_backup(copy.path, PASSPHRASE).entries == 3
    home.door.put_back(is_copied=False)
    assert home.unlock().journal.count(1) == 3


def test_a_record_is_wiped(home):
    vault = home.unlock()
    tell(vault, STAYS)
    vault.records.wipe(tell(vault, GOES), "K.L.", START)
    assert [one.is_finished for one in vault.records.wipes()] == [True]
    write(vault, "goes on")


def test_the_key_is_changed(home):
    vault = home.unlock()
    tell(vault, STAYS)
    home.door.renew(vault, PASSPHRASE, NewSecrets(NEW, home.recovery_code))
    assert home.unlock(NEW).journal.check_chain().first_broken is None


def test_a_second_opening_is_refused(home):
    vault = home.unlock()
    tell(vault, STAYS)
    refused(ErrorCode.VAULT_IN_USE, home.door.unlock, PASSPHRASE)
    write(vault, "goes on")
    vault.backups.keep(START + timedelta(days=2))
