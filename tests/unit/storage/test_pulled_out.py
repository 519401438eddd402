# SPDX-License-Identifier: Apache-2.0
"""A stick is pulled out in the middle of a call: from there on every call to it fails."""

import errno
import random
import re
import shutil
import subprocess
import sys
from collections import Counter

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import backup_file, cipher
from companion.storage.copy_names import copy_name, kept_copies
from companion.storage.open_vault import open_vault
from tests.counts import how_many
from tests.fakes import START
from tests.unit.storage import use_until_pulled_out
from tests.unit.storage.vault_home import refused

MOMENTS = how_many(3, 100)
CALLS = (
    "openat", "newfstatat", "pread64", "pwrite64", "read", "write", "fsync", "fdatasync",
    "ftruncate", "unlink", "rename",
)  # fmt: skip
_CALL = re.compile(r"\d+ +(\w+)\(")
CALM = {
    ErrorCode.STORAGE_FAILED, ErrorCode.FILE_NOT_WRITABLE, ErrorCode.FILE_NOT_READABLE,
    ErrorCode.VAULT_MISSING, ErrorCode.PLACE_MISSING, ErrorCode.VAULT_LOCKED,
    # Only the journal can not be opened: the sentence speaks of the stick.
    ErrorCode.READ_ONLY,
}  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="lets the calls of a program fail")


def use(what, home, on_the_stick, log, failing_from):
    """Run the program; of each call to the stick so many work. Return what it said."""
    assert shutil.which("strace"), "strace is not installed; see dev.py test"
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join(CALLS)}"]
    for path in on_the_stick:
        command += ["-P", str(path)]
    for name, works in failing_from.items():
        command += ["-e", f"inject={name}:error=EIO:when={works + 1}+"]
    command += [sys.executable, "-m", use_until_pulled_out.__name__, what, str(home.folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return [line.split() for line in done.stdout.splitlines()]


def pulled_out_again_and_again(what, home, on_the_stick, tmp_path):
    """Pull it out at many moments; give what was said, each time with all as it was before."""
    dice, before = random.Random(9), tmp_path / "before"  # noqa: S311 - no secret
    places = [home.folder, tmp_path / "stick"]
    for place in places:
        shutil.copytree(place, before / place.name)
    log = tmp_path / "calls.log"
    use(what, home, on_the_stick, log, {})
    played = [found[1] for found in map(_CALL.match, log.read_text().splitlines()) if found]
    assert len(played) > 20
    for moment in sorted(dice.sample(range(len(played)), min(MOMENTS, len(played)))):
        for place in places:
            shutil.rmtree(place)
            shutil.copytree(before / place.name, place)
        works = Counter(played[:moment])
        yield use(what, home, on_the_stick, log, {name: works[name] for name in CALLS})


def check(home, said):
    """Assert that everything that was kept is there, and that only calm words were said."""
    told = {ErrorCode(words[1]) for words in said if words[0] == "told"}
    assert told <= CALM, told - CALM
    kept = {int(words[1]): words[2] for words in said if words[0] == "kept"}
    vault = open_vault(home.vault_file, home.data_key())
    stored = {row["id"]: row["hash"] for row in vault._db.query("select id, hash from revision")}
    assert kept.items() <= stored.items()
    assert vault.journal.check_chain().first_broken is None
    assert vault._db.execute("pragma integrity_check").fetchone() == ("ok",)
    vault.close()
    return len(kept)


@pytest.fixture
def used(home, tmp_path):
    vault = home.unlock()
    vault.children.add_child("A", None, has_extra_needs=False)
    (tmp_path / "stick").mkdir()
    vault.backups.second.choose(str(tmp_path / "stick"))
    vault.backups.second.copy(START)
    vault.close()
    return home


@pytest.mark.slow
@pytest.mark.bar(26)
def test_the_notes_are_on_the_stick(used, tmp_path, tally):
    names = ("", "vault.db", "vault.db-journal", "keys.json")
    on_the_stick = [used.folder / name for name in names]
    said = []
    for one in pulled_out_again_and_again("write", used, on_the_stick, tmp_path):
        said.append(one)
        check(used, one)
    assert any(words[0] == "told" for one in said for words in one)
    tally(pulled_out=len(said), lost=0, tracebacks=0)


@pytest.mark.slow
@pytest.mark.bar(26)
def test_copies_are_on_the_stick(used, tmp_path, tally):
    stick, looked_at = tmp_path / "stick", 0
    names = ("", copy_name(1), copy_name(2))
    half = [path.name for path in half_made(used)]
    on_the_stick = [stick / name for name in (*names, *half)]
    said = pulled_out_again_and_again("copy", used, on_the_stick, tmp_path)
    number = 0
    for one in said:
        number += 1
        assert ["end"] in one
        assert check(used, one) == use_until_pulled_out.ROUNDS
        for path in kept_copies(stick):
            backup_file.unpack(path, None, lambda: None)
            looked_at += 1
        assert (stick / copy_name(1)).exists()
    tally(pulled_out=number, copies_read=looked_at, lost=0, tracebacks=0)


def half_made(home):
    """Return where a copy to the second place is made before it gets its name."""
    vault, found = home.unlock(), []
    make = vault.backups.second._make
    vault.backups.second._make = lambda *given: found.append(given[1]) or make(*given)
    vault.backups.second.copy(START)
    vault.close()
    (found[0].parent / copy_name(2)).unlink()
    return found


class Fails(cipher.DriverError):
    """What the driver raises where it takes a page that can not be read for a damaged one."""

    sqlite_errorcode = 11


def fail(*_arguments, **_more):
    raise Fails


@pytest.mark.parametrize("is_there", [True, False])
def test_what_the_driver_calls_damage_is_told_as_a_stick_that_is_gone(used, monkeypatch, is_there):
    vault = used.unlock()
    db, code = vault._db, ErrorCode.VAULT_DAMAGED if is_there else ErrorCode.VAULT_MISSING
    if not is_there:
        used.vault_file.rename(used.folder / "elsewhere")
    with monkeypatch.context() as patch:
        patch.setattr(cipher.Database, "execute", fail)
        patch.setattr(cipher.Database, "query", fail)
        refused(code, vault.journal.check_chain)
        refused(code, vault.children.children)
        with pytest.raises(Fails if is_there else CompanionError):
            list(db.query("select 1"))
        with pytest.raises(Fails if is_there else CompanionError), db.atomic():
            fail()


@pytest.mark.parametrize("is_read", [True, False])
def test_damage_is_told_at_opening_only_where_the_file_can_be_read(used, monkeypatch, is_read):
    key, opened = used.data_key(), type(used.vault_file).open

    def gone(path, *given):
        if path == used.vault_file and not is_read:
            raise OSError(errno.EIO, "pulled out")
        return opened(path, *given)

    monkeypatch.setattr(cipher, "connect", fail)
    monkeypatch.setattr(type(used.vault_file), "open", gone)
    code = ErrorCode.VAULT_DAMAGED if is_read else ErrorCode.FILE_NOT_READABLE
    refused(code, open_vault, used.vault_file, key)
    monkeypatch.undo()
    open_vault(used.vault_file, key).close()


def test_a_stick_that_goes_right_after_the_first_page_is_told_as_that(used, monkeypatch):
    key, opened = used.data_key(), type(used.vault_file).open

    def gone(path, *given):
        if path == used.vault_file:
            raise OSError(errno.EIO, "pulled out")
        return opened(path, *given)

    monkeypatch.setattr(cipher, "settle", fail)
    monkeypatch.setattr(type(used.vault_file), "open", gone)
    refused(ErrorCode.FILE_NOT_READABLE, open_vault, used.vault_file, key)


@pytest.mark.parametrize("code", [ErrorCode.BACKUP_DAMAGED, ErrorCode.STOPPED])
def test_a_copy_that_can_not_be_proved_is_not_called_damaged(used, monkeypatch, code):
    def unpack(*_arguments):
        raise CompanionError(code)

    monkeypatch.setattr(backup_file, "unpack", unpack)
    told = ErrorCode.STOPPED if code is ErrorCode.STOPPED else ErrorCode.FILE_NOT_WRITABLE
    refused(told, used.unlock().backups.keep, START)


FAILS_AT_THE_SECOND = """
    with recursive c (n) as (select 1 union all select n + 1 from c where n < 5)
    select boom(n) from c"""


@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize(
    "read",
    [
        lambda db: list(db.query(FAILS_AT_THE_SECOND)),
        lambda db: list(db.execute(FAILS_AT_THE_SECOND)),
        lambda db: db.execute(FAILS_AT_THE_SECOND).fetchall(),
        lambda db: list(iter(db.execute(FAILS_AT_THE_SECOND).fetchone, None)),
    ],
)
def test_a_stick_that_goes_in_the_middle_of_a_list_is_told_as_that(used, read, is_there):
    vault = used.unlock()

    def boom(number):
        if number > 1:
            if not is_there:
                used.vault_file.rename(used.folder / "elsewhere")
            raise ZeroDivisionError
        return number

    vault._db.conn.create_function("boom", 1, boom)
    if is_there:
        with pytest.raises(cipher.DriverError):
            read(vault._db)
    else:
        refused(ErrorCode.VAULT_MISSING, read, vault._db)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_statement_that_fails_tells_where_the_file_is_gone(used, monkeypatch, is_there):
    db = used.unlock()._db
    if not is_there:
        used.vault_file.rename(used.folder / "elsewhere")
    with monkeypatch.context() as patch:
        patch.setattr(cipher.Database, "execute", fail)
        with pytest.raises(Fails if is_there else CompanionError):
            db.execute("select 1")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_change_that_fails_tells_where_the_file_is_gone(used, is_there):
    db = used.unlock()._db

    def change():
        with db.atomic():
            if not is_there:
                used.vault_file.rename(used.folder / "elsewhere")
            raise Fails

    with pytest.raises(Fails if is_there else CompanionError):
        change()
