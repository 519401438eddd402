# SPDX-License-Identifier: Apache-2.0
"""Files that somebody else put beside our copies: they end none, push none out, and count for none.

The same in the folder of copies and in the second place.
"""

import hashlib
import json
import os
import shutil
import zipfile
from dataclasses import asdict
from datetime import timedelta

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.domain.new_secrets import NewSecrets
from companion.storage import copy_rank
from companion.storage.backup_file import read_manifest
from companion.storage.recovery_code import new_recovery_code
from tests.fakes import START
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE

DAY = timedelta(days=1)
NEW = "another passphrase"


class Place:
    """A place for copies of the open vault."""

    def __init__(self, home, vault, folder, most):
        self.home, self.vault, self.folder, self.most = home, vault, folder, most
        self.is_second = folder.name == "stick"

    def copy(self, days=0):
        backups = self.vault.backups
        work = backups.second.copy if self.is_second else backups.keep
        work(START + days * DAY)

    def is_due(self, days=0):
        backups = self.vault.backups
        return (backups.second if self.is_second else backups).is_due(START + days * DAY)

    def listed(self):
        backups = self.vault.backups
        return (backups.second.place() if self.is_second else backups.state()).kept

    def write(self, days=0):
        self.vault.journal.add_entry(1, Happened(), EntryText(saw="new"), START)
        later = (START + days * DAY).timestamp()
        os.utime(self.home.vault_file, (later, later))

    def made_on(self, name, days=0):
        later = (START + days * DAY).timestamp()
        os.utime(self.folder / name, (later, later))

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture(params=["here", "there"])
def place(request, home, tmp_path):
    vault = home.unlock()
    tell(vault, STAYS)
    if request.param == "here":
        return Place(home, vault, home.folder / "copies", 10)
    stick = tmp_path / "stick"
    stick.mkdir()
    vault.backups.second.choose(str(stick))
    return Place(home, vault, stick, 5)


def name(number):
    return f"copy-{number:04}.zip"


def junk(place, at, **changes):
    """Put a file there that says of itself what a copy of ours says."""
    manifest = asdict(read_manifest(place.folder / name(1)))
    vault, keys = os.urandom(4096 * 4), b"{}"
    manifest["keys_hash"] = hashlib.sha256(keys).hexdigest()
    manifest["vault_hash"] = hashlib.sha256(vault).hexdigest()
    told = {one: words for one, words in (manifest | changes).items() if words}
    with zipfile.ZipFile(place.folder / name(at), "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(
            "manifest.json", json.dumps({"format": "companion-copy", "version": 3} | told)
        )
        archive.writestr("keys.json", keys)
        archive.writestr("vault.db", vault)


def rotten(path):
    raw = bytearray(path.read_bytes())
    raw[20_000:22_000] = os.urandom(2_000)
    path.write_bytes(raw)


@pytest.mark.parametrize("number", [20261122, 999_999_998, 999_999_999])
def test_a_file_with_a_great_number_ends_no_copies(place, number):
    place.copy()
    (place.folder / name(number)).write_bytes(b"x")
    for days in range(1, place.most + 2):
        place.copy(days)
    ours = [name(one) for one in range(3, place.most + 3)]
    assert place.names() == sorted([*ours, name(number)])


def test_junk_with_our_mark_and_token_pushes_nothing_out_and_is_not_the_newest(place):
    place.copy()
    place.made_on(name(1))
    for number in range(100, 100 + place.most):
        junk(place, number)
        place.made_on(name(number), 9)
    place.write(2)
    assert place.is_due(2)
    place.copy(2)
    assert {name(1), name(100 + place.most)} <= set(place.names())
    assert [one.name for one in place.listed() if one.is_proved] == [
        name(100 + place.most),
        name(1),
    ]


def test_junk_with_a_proof_of_another_copy_proves_nothing(place):
    place.copy()
    junk(place, 2, number="2")
    assert [one.is_proved for one in place.listed()] == [False, True]


def test_a_copy_that_somebody_gave_another_name_stays(place):
    place.copy()
    kept = place.folder / "copy-20261122.zip"
    (place.folder / name(1)).rename(kept)
    for days in range(1, place.most + 3):
        place.copy(days)
    assert kept.is_file()
    ours = [name(one) for one in range(3, place.most + 3)]
    assert place.names() == sorted([*ours, kept.name])


def test_an_old_copy_under_many_names_pushes_nothing_out(place):
    place.copy()
    place.copy(1)
    for number in range(50, 50 + place.most):
        shutil.copy(place.folder / name(1), place.folder / name(number))
    place.copy(2)
    assert {name(1), name(2)} <= set(place.names())
    assert place.listed()[0].is_proved


def test_a_newest_copy_that_is_not_whole_makes_a_new_one_due_and_is_named(place):
    place.copy()
    place.made_on(name(1))
    place.copy(1)
    rotten(place.folder / name(2))
    place.made_on(name(2), 1)
    place.write(1)
    assert place.is_due(1.5)
    (newest, _) = place.listed()
    assert (newest.name, newest.made_at) == (name(2), None)


def test_while_other_work_waits_no_copy_is_read_to_its_end(place):
    place.copy()
    rotten(place.folder / name(1))
    place.made_on(name(1))
    place.vault.backups.is_waited_for = lambda: True
    assert not place.is_due(0.5)
    assert place.listed()[0].made_at is not None
    place.vault.backups.is_waited_for = lambda: False
    assert place.is_due(0.5)


def test_before_the_oldest_goes_the_newest_but_one_is_read(place):
    for days in range(place.most):
        place.copy(days)
    rotten(place.folder / name(place.most))
    place.copy(place.most)
    assert name(1) in place.names()
    assert name(place.most) in place.names()
    assert [one.made_at for one in place.listed()].count(None) == 1
    place.copy(place.most + 1)
    assert name(1) not in place.names()


def test_what_can_not_be_read_at_all_is_no_reason_to_drop_it(place, monkeypatch):
    for days in range(place.most):
        place.copy(days)

    def fail(path, *_):
        raise OSError(5, "rotten")

    monkeypatch.setattr(copy_rank, "unpack", fail)
    place.copy(place.most)
    assert len(place.names()) == place.most + 1


def test_copies_from_before_there_was_a_proof_are_read_and_go_first(place):
    place.copy()
    manifest = read_manifest(place.folder / name(1))
    raw = {}
    with zipfile.ZipFile(place.folder / name(1)) as archive:
        raw = {one: archive.read(one) for one in archive.namelist()}
    told = {"format": "companion-copy", "version": 3} | asdict(manifest)
    told = {one: words for one, words in told.items() if words}
    for one in ("number", "proof"):
        del told[one]
    with zipfile.ZipFile(place.folder / name(1), "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("manifest.json", json.dumps(told))
        for one in ("keys.json", "vault.db"):
            archive.writestr(one, raw[one])
    assert place.home.door.try_backup(str(place.folder / name(1)), PASSPHRASE).records == 1
    place.home.door.forget_tried()
    for days in range(1, place.most + 1):
        place.copy(days)
    assert place.names() == [name(one) for one in range(2, place.most + 2)]


def test_after_a_new_key_the_copies_from_before_go_in_their_turn(place):
    place.copy()
    place.copy(1)
    place.home.door.renew(place.vault, PASSPHRASE, NewSecrets(NEW, new_recovery_code()))
    place.vault = place.home.unlock(NEW)
    assert place.is_due(1)
    for days in range(2, place.most + 2):
        place.copy(days)
    assert place.names() == [name(one) for one in range(3, place.most + 3)]


def test_a_folder_of_that_name_is_no_copy(place):
    place.copy()
    (place.folder / name(500)).mkdir()
    place.copy(1)
    assert [one.name for one in place.listed()] == [name(2), name(1)]
    place.vault.backups.old_copies()


def test_a_reading_that_fails_otherwise_is_told(place, monkeypatch):
    def fail(*_):
        raise CompanionError(ErrorCode.NEWER_VAULT)

    place.copy()
    place.made_on(name(1))
    monkeypatch.setattr(copy_rank, "unpack", fail)
    if place.is_second:
        assert not place.is_due(0.5)
    else:
        with pytest.raises(CompanionError):
            place.is_due(0.5)
