# SPDX-License-Identifier: Apache-2.0
"""Damaged vaults, full disks, places that can not be written: a known code each, nothing lost."""

import contextlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Draft, EntryText, Happened
from companion.storage import cipher
from companion.storage.open_vault import open_vault
from tests.counts import how_many
from tests.fakes import START
from tests.unit.storage import small_disk
from tests.unit.storage.vault_home import PASSPHRASE, Home, digest, refused

UNKNOWN = Happened()
NOBODY = 65534
REFUSED_SAVES = how_many(300, 1_000)
ROUNDS_ON_A_FULL_DISK = how_many(20, 100)
COPIES = how_many(200, 10_000)


@pytest.fixture
def filled(home):
    """A closed vault with thirty entries."""
    vault = home.unlock()
    child = vault.children.add_child("A", None, has_extra_needs=False).id
    with vault._db.atomic():
        for number in range(30):
            text = EntryText(saw=f"entry {number} " + f"word{number} " * 200)
            vault.journal.add_entry(child, UNKNOWN, text, START)
    vault.close()
    return home


def read_all(path, key):
    """Return every text there is."""
    vault = open_vault(path, key)
    try:
        lines = vault.journal.lines(1, offset=0, limit=99)
        vault.journal.find(1, Wanted("entry"), offset=0, limit=99)
        vault.journal.check_chain()
        return {line.id: vault.journal.entry(line.id).current.text.saw for line in lines}
    finally:
        vault.close()


def broken_copies(whole, picks, number):
    for _ in range(number):
        data = bytearray(whole)
        match picks.randrange(4):
            case 0:
                data[picks.randrange(len(data))] ^= 1 << picks.randrange(8)
            case 1:
                start = picks.randrange(len(data))
                data[start : start + 4096] = picks.randbytes(4096)[: len(data) - start]
            case 2:
                del data[picks.randrange(len(data)) & ~4095 :]
            case _:
                one, other = (picks.randrange(len(data) // 4096) * 4096 for _ in range(2))
                data[one : one + 4096] = data[other : other + 4096]
        yield bytes(data)


@pytest.mark.slow
@pytest.mark.bar(4)
def test_damage_is_told_and_never_shows_a_wrong_word(filled, tally):
    key, whole = filled.data_key(), filled.vault_file.read_bytes()
    expected = read_all(filled.vault_file, key)
    picks = random.Random(5)  # noqa: S311 - the same damage in every run
    told = []
    for data in broken_copies(whole, picks, COPIES):
        filled.vault_file.write_bytes(data)
        try:
            found = read_all(filled.vault_file, key)
        except CompanionError as error:
            told.append(error.code)
        else:
            assert found.items() <= expected.items()
    assert len(told) > COPIES // 2
    assert set(told) == {ErrorCode.VAULT_DAMAGED}
    tally(mutations=COPIES, told=len(told), wrong_words=0, crashes=0)


def test_a_damaged_first_page_is_not_a_wrong_passphrase(filled):
    data = bytearray(filled.vault_file.read_bytes())
    data[100] ^= 1
    filled.vault_file.write_bytes(data)
    before = digest(filled.vault_file)
    refused(ErrorCode.VAULT_DAMAGED, filled.unlock)
    assert digest(filled.vault_file) == before


@pytest.mark.bar(3)
def test_a_full_disk_loses_nothing_and_reading_goes_on(home, tally):
    vault = home.unlock()
    journal = vault.journal
    child = vault.children.add_child("A", None, has_extra_needs=False).id
    kept = journal.add_entry(child, UNKNOWN, EntryText(saw="kept words"), START)
    (pages,) = vault._db.execute("pragma page_count").fetchone()
    vault._db.execute(f"pragma max_page_count = {pages + 1}")
    big = EntryText(saw="too many words " * 5000)
    for _ in range(ROUNDS_ON_A_FULL_DISK):
        refused(ErrorCode.DISK_FULL, journal.add_entry, child, UNKNOWN, big, START)
        refused(ErrorCode.DISK_FULL, journal.add_revision, kept.id, UNKNOWN, big, "", START)
        draft = Draft(child, None, UNKNOWN, big, START)
        refused(ErrorCode.DISK_FULL, journal.keep_draft, draft)
        assert journal.entry(kept.id) == kept
        assert [
            line.id for line in journal.find(child, Wanted("kept"), offset=0, limit=5).lines
        ] == [kept.id]
    vault._db.execute(f"pragma max_page_count = {pages + 1000}")
    journal.add_entry(child, UNKNOWN, big, START)
    tally(refused_saves=3 * ROUNDS_ON_A_FULL_DISK, lost=0)
    assert journal.check_chain().first_broken is None
    vault._db.execute("insert into entry_fts (entry_fts, rank) values ('integrity-check', 1)")


ON_A_SMALL_DISK = 'mount -t tmpfs -o size=4m none "$1" && exec "$2" -m "$3" "$1" "$4"'


@pytest.mark.slow
@pytest.mark.bar(3)
def test_a_disk_of_four_megabytes_that_is_full_loses_nothing(tmp_path, tally):
    own_mounts = ["unshare", "--map-root-user", "--mount"]
    is_there = shutil.which("unshare") is not None
    if not is_there or subprocess.run([*own_mounts, "true"], check=False).returncode:
        pytest.skip("no disk of our own may be mounted here")
    arguments = [str(tmp_path), sys.executable, small_disk.__name__, str(REFUSED_SAVES)]
    command = [*own_mounts, "sh", "-c", ON_A_SMALL_DISK, "sh", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    refused_saves, kept = map(int, done.stdout.split())
    assert refused_saves >= REFUSED_SAVES
    assert kept >= 3
    tally(refused_saves=refused_saves, kept=kept, lost=0, tracebacks=0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of this kind are for Unix")
def test_a_write_that_fails_for_another_reason_loses_nothing(home):
    vault = home.unlock()
    child = vault.children.add_child("A", None, has_extra_needs=False).id
    big = EntryText(saw="too many words " * 50_000)
    with file_size_limit(500_000):
        refused(ErrorCode.STORAGE_FAILED, vault.journal.add_entry, child, UNKNOWN, big, START)
        assert vault.journal.count(child) == 0
    vault.journal.add_entry(child, UNKNOWN, big, START)
    vault.close()
    assert home.unlock().journal.count(child) == 1


@contextlib.contextmanager
def file_size_limit(size):
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_does_not_keep_anyone_from_reading(filled, monkeypatch):
    key = filled.data_key()

    class FullConnection:
        """Answers like a connection whose journal finds no room."""

        def __init__(self, connection):
            self._connection = connection

        def __getattr__(self, name):
            return getattr(self._connection, name)

        def execute(self, sql, *arguments):
            if sql.startswith("pragma user_version ="):
                self._connection.execute("rollback")
                error = cipher.sqlcipher.OperationalError("database or disk is full")
                error.sqlite_errorcode = 13
                raise error
            return self._connection.execute(sql, *arguments)

    connect = cipher.connect
    monkeypatch.setattr(cipher, "connect", lambda *given: FullConnection(connect(*given)))
    assert len(read_all(filled.vault_file, key)) == 30


# ── Places that can not be written ───────────────────────────────────────────────────────────────


@pytest.fixture
def ordinary_home(made_once):
    """A vault of somebody who is not root, in a folder where rights count."""
    source, code = made_once
    folder = Path(tempfile.mkdtemp(dir=tempfile.gettempdir()))
    is_root = os.name == "posix" and os.geteuid() == 0
    shutil.copytree(source, folder / "vault")
    home = Home(folder / "vault", code)
    if is_root:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield home
    home.close()
    for path in (folder, home.folder):
        path.chmod(0o700)
    if is_root:
        os.seteuid(0)
    shutil.rmtree(folder)


unix_rights = pytest.mark.skipif(os.name != "posix", reason="rights of this kind are for Unix")


@unix_rights
@pytest.mark.bar(26)
def test_a_folder_that_can_not_be_written_is_told(ordinary_home):
    home = ordinary_home
    before = digest(home.vault_file)
    home.folder.chmod(0o500)
    refused(ErrorCode.READ_ONLY, home.door.unlock, PASSPHRASE)
    refused(ErrorCode.READ_ONLY, home.door.change_passphrase, PASSPHRASE, "n" * 10)
    home.folder.chmod(0o700)
    assert digest(home.vault_file) == before
    home.unlock()


@unix_rights
@pytest.mark.bar(26)
def test_a_file_that_can_not_be_written_is_told(ordinary_home):
    home = ordinary_home
    home.vault_file.chmod(0o400)
    before = digest(home.vault_file)
    refused(ErrorCode.READ_ONLY, home.door.unlock, PASSPHRASE)
    assert digest(home.vault_file) == before
    home.vault_file.chmod(0o000)
    refused(ErrorCode.READ_ONLY, home.door.unlock, PASSPHRASE)
    home.vault_file.chmod(0o600)
    home.unlock()
    assert home.names() >= {"vault.db", "keys.json"}


@unix_rights
@pytest.mark.bar(26)
def test_a_folder_that_can_not_be_read_is_told(ordinary_home):
    home = ordinary_home
    key = home.data_key()
    home.folder.chmod(0o000)
    refused(ErrorCode.FILE_NOT_READABLE, open_vault, home.vault_file, key)
    assert home.door.exists()
    refused(ErrorCode.FILE_NOT_READABLE, home.door.unlock, PASSPHRASE)
    refused(ErrorCode.FILE_NOT_READABLE, home.door.create, PASSPHRASE)
    home.folder.chmod(0o700)
    home.unlock()


@unix_rights
def test_keys_that_can_not_be_read_are_not_called_damaged(ordinary_home):
    home = ordinary_home
    home.keys_file.chmod(0o000)
    refused(ErrorCode.FILE_NOT_READABLE, home.door.unlock, PASSPHRASE)
    home.keys_file.chmod(0o600)
    home.unlock()


@unix_rights
@pytest.mark.bar(26)
def test_a_vault_can_not_be_made_where_nothing_can_be_written(ordinary_home):
    home = ordinary_home
    home.vault_file.unlink()
    parent = home.folder.parent
    parent.chmod(0o500)
    other = Home(parent / "other")
    refused(ErrorCode.READ_ONLY, other.door.create, PASSPHRASE)
    parent.chmod(0o700)
    assert not other.folder.exists()
