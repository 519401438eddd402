# SPDX-License-Identifier: Apache-2.0
"""Trying a copy in a second place, and putting it back: whatever the file is, nothing is lost."""

import json
import random
import struct
import time
import zipfile
from pathlib import Path

import pytest
from argon2 import low_level
from argon2.exceptions import HashingError

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.storage import backup_file, cipher, put_back
from companion.storage.kdf import KdfCost
from companion.storage.keys import KeyFile, Slot, SlotKind
from companion.storage.vault_backups import kept_copies
from tests.counts import how_many
from tests.fakes import START
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, Home, digest, refused

MUTATIONS = how_many(300, 10_000)
LONGEST_SECONDS = 5.0
CALM = {
    ErrorCode.BACKUP_DAMAGED,
    ErrorCode.WRONG_PASSPHRASE,
    ErrorCode.NEWER_VAULT,
}


@pytest.fixture
def told(vault):
    tell(vault, STAYS)
    vault.backups.keep(START)
    return vault


@pytest.fixture
def copy(home, told):
    (path,) = kept_copies(home.folder / "copies")
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def entries(vault):
    return vault._db.table("entry").count


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_of(path, members, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def with_hashes(found):
    """Return the members with a manifest that fits them, as a sender who means harm makes it."""
    import hashlib

    manifest = json.loads(found["manifest.json"])
    manifest["keys_hash"] = hashlib.sha256(found["keys.json"]).hexdigest()
    manifest["vault_hash"] = hashlib.sha256(found["vault.db"]).hexdigest()
    return list((found | {"manifest.json": json.dumps(manifest).encode()}).items())


def of_no_zone(found):
    return found["manifest.json"].replace(b'+00:00"', b'"')


def test_a_sound_copy_says_what_it_holds_and_changes_nothing(home, told, copy):
    before = digest(home.keys_file)
    facts = home.door.try_backup(str(copy), PASSPHRASE)
    assert (facts.entries, facts.records) == (entries(told), 1)
    assert facts.first == facts.last == START
    assert digest(home.keys_file) == before
    home.door.forget_tried()
    home.door.forget_tried()
    assert names(home.folder / "copies") == [copy.name]


def change_a_wording(db):
    """Change a saved wording as another program would, and leave the schema as it was."""
    find = "select sql from sqlite_master where name = 'revision_no_update'"
    ((trigger,),) = db.execute(find).fetchall()
    with db.atomic():
        db.execute("drop trigger revision_no_update")
        db.execute("update revision set reason = 'changed' where id = 1")
        db.execute(trigger)


def test_a_copy_whose_chain_does_not_fit_says_so_and_can_be_brought_back(home, told, copy):
    assert home.door.try_backup(str(copy), PASSPHRASE).is_chain_whole
    change_a_wording(told._db)
    assert told.journal.check_chain().first_broken == 1
    told.backups.keep(START)
    newest = kept_copies(home.folder / "copies")[-1]
    facts = home.door.try_backup(str(newest), PASSPHRASE)
    assert not facts.is_chain_whole
    assert facts.entries == entries(told)


def test_an_empty_copy_has_no_days(home, vault):
    vault.backups.keep(START)
    (copy,) = kept_copies(home.folder / "copies")
    assert home.door.try_backup(str(copy), PASSPHRASE).first is None


def test_a_wrong_passphrase_leaves_nothing_and_counts_as_a_try(home, copy):
    for _ in range(2):
        refused(ErrorCode.WRONG_PASSPHRASE, home.door.try_backup, str(copy), "not this one")
    for _ in range(20):
        with pytest.raises(CompanionError) as caught:
            home.door.try_backup(str(copy), "not this one")
        if caught.value.code is ErrorCode.TRY_LATER:
            break
    assert caught.value.code is ErrorCode.TRY_LATER
    assert names(home.folder / "copies") == [copy.name]


def test_too_little_memory_is_told_as_that_at_the_door_and_for_a_copy(home, copy, monkeypatch):
    def has_none(*_arguments, **_more):
        raise HashingError("Memory allocation error")

    with monkeypatch.context() as patch:
        patch.setattr(low_level, "hash_secret_raw", has_none)
        for _ in range(5):
            refused(ErrorCode.NO_MEMORY, home.door.unlock, PASSPHRASE)
        refused(ErrorCode.NO_MEMORY, home.door.try_backup, str(copy), PASSPHRASE)
    assert names(home.folder / "copies") == [copy.name]
    assert home.door.try_backup(str(copy), PASSPHRASE).entries


def test_a_copy_opens_with_the_passphrase_of_its_day(home, copy):
    home.door.change_passphrase(PASSPHRASE, "another passphrase")
    refused(ErrorCode.WRONG_PASSPHRASE, home.door.try_backup, str(copy), "another passphrase")
    assert home.door.try_backup(str(copy), PASSPHRASE).records == 1


def test_put_back_the_vault_is_the_copy_and_the_old_one_stands_aside(home, told, copy):
    held = entries(told)
    told.journal.add_entry(1, Happened(), EntryText(saw="later"), START)
    told.close()
    old = digest(home.vault_file), digest(home.keys_file)
    home.door.try_backup(str(copy), PASSPHRASE)
    home.door.put_back(is_copied=False)
    assert entries(home.unlock()) == held
    aside = home.folder / "copies" / "before-0001"
    assert (digest(aside / "vault.db"), digest(aside / "keys.json")) == old
    # The journal stands there while it is open: what is in the copies was noted at opening.
    assert {*names(home.folder)} - {"vault.db-journal"} == {"copies", "keys.json", "vault.db"}


def test_what_was_copied_before_is_not_kept_twice(home, told, copy):
    told.close()
    home.door.try_backup(str(copy), PASSPHRASE)
    home.door.put_back(is_copied=True)
    assert names(home.folder / "copies") == [copy.name]
    home.unlock()


def test_on_an_empty_machine_it_becomes_the_vault(home, told, copy, tmp_path):
    new = Home(tmp_path / "new")
    new.folder.mkdir()
    facts = new.door.try_backup(str(copy), PASSPHRASE)
    new.door.put_back(is_copied=False)
    vault = new.unlock()
    assert entries(vault) == facts.entries == entries(told)
    assert vault.journal.check_chain() == told.journal.check_chain()
    assert names(new.folder / "copies") == []
    new.close()


def test_a_damaged_vault_and_its_journal_stand_aside_as_they_are(home, told, copy):
    told.close()
    home.vault_file.write_bytes(b"torn")
    journal = home.folder / "vault.db-journal"
    journal.write_bytes(b"half")
    (home.folder / "copies" / "before-0001").mkdir()
    home.door.try_backup(str(copy), PASSPHRASE)
    home.door.put_back(is_copied=False)
    home.unlock()
    aside = home.folder / "copies" / "before-0002"
    assert (aside / "vault.db").read_bytes() == b"torn"
    assert (aside / "vault.db-journal").read_bytes() == b"half"


def test_without_a_tried_copy_nothing_is_put_back(home):
    before = digest(home.vault_file)
    refused(ErrorCode.BACKUP_DAMAGED, lambda: home.door.put_back(is_copied=False))
    assert digest(home.vault_file) == before


def test_cut_off_at_any_rename_it_is_the_old_vault_or_the_new(home, told, copy, monkeypatch):
    """Each way to go on after the cut: opening, asking whether there is one, making one."""
    told.close()
    rename, cuts = Path.rename, 0
    for cut in range(20):
        left = [cut]

        def rename_some(path, target, left=left):
            if left[0] == 0:
                raise KeyboardInterrupt
            left[0] -= 1
            return rename(path, target)

        home.door.try_backup(str(copy), PASSPHRASE)
        monkeypatch.setattr(Path, "rename", rename_some)
        try:
            home.door.put_back(is_copied=True)
        except KeyboardInterrupt:
            cuts += 1
        else:
            break
        finally:
            monkeypatch.setattr(Path, "rename", rename)
        assert home.door.exists()
        refused(ErrorCode.VAULT_EXISTS, home.door.create, "another passphrase")
        vault = home.unlock()
        assert entries(vault) > 0
        vault.close()
    assert cuts > 4
    assert names(home.folder) == ["copies", "keys.json", "vault.db"]


@pytest.mark.parametrize(
    "change",
    [
        lambda found: [*found.items(), ("more.txt", b"x")],
        lambda found: [*list(found.items())[:2], ("../vault.db", found["vault.db"])],
        lambda found: list(found.items())[:2],
        lambda found: [*list(found.items())[:2], ("vault.db", b"")],
        lambda found: with_hashes(found | {"vault.db": found["vault.db"][:-1]}),
        lambda found: with_hashes(found | {"vault.db": b"SQLite format 3\0" + bytes(4080)}),
        lambda found: with_hashes(found | {"vault.db": bytes(8192)}),
        lambda found: with_hashes(found | {"keys.json": b"[" * 60_000}),
        lambda found: with_hashes(found | {"keys.json": b"x" * 70_000}),
        lambda found: [*(found | {"manifest.json": b"[" * 60_000}).items()],
        lambda found: [*(found | {"manifest.json": b"[]"}).items()],
        lambda found: [*(found | {"manifest.json": b'{"format": "companion-copy"}'}).items()],
        lambda found: [*(found | {"manifest.json": of_no_zone(found)}).items()],
        lambda found: [*(found | {"vault.db": found["vault.db"][::-1]}).items()],
    ],
)  # fmt: skip
def test_a_zip_that_is_not_ours_is_refused(home, copy, tmp_path, change):
    path = zip_of(tmp_path / "bad.zip", change(parts(copy)))
    refused(ErrorCode.BACKUP_DAMAGED, home.door.try_backup, str(path), PASSPHRASE)
    assert names(home.folder / "copies") == [copy.name]


def test_a_newer_copy_is_named_as_such(home, copy, tmp_path):
    found = parts(copy)
    found["manifest.json"] = found["manifest.json"].replace(b'"version": 3', b'"version": 4')
    path = zip_of(tmp_path / "newer.zip", found.items())
    refused(ErrorCode.NEWER_VAULT, home.door.try_backup, str(path), PASSPHRASE)


def test_a_compressed_zip_is_refused_before_it_is_unpacked(home, copy, tmp_path):
    members = {**parts(copy), "vault.db": bytes(200 * 1024 * 1024)}
    path = zip_of(tmp_path / "bomb.zip", members.items(), zipfile.ZIP_DEFLATED)
    refused(ErrorCode.BACKUP_DAMAGED, home.door.try_backup, str(path), PASSPHRASE)


def test_a_list_that_claims_to_be_elsewhere_is_not_read(home, copy, tmp_path):
    raw = copy.read_bytes()
    end = len(raw) - 22
    long = raw[:end] + b"PK\x06\x07" + bytes(16) + raw[end:]
    shifted = bytearray(raw)
    (begin,) = struct.unpack_from("<L", raw, end + 16)
    struct.pack_into("<L", shifted, end + 16, begin - 1)
    for number, bad in enumerate((long, bytes(shifted), raw[:10], b"")):
        path = tmp_path / f"{number}.zip"
        path.write_bytes(bad)
        refused(ErrorCode.BACKUP_DAMAGED, home.door.try_backup, str(path), PASSPHRASE)
    refused(ErrorCode.BACKUP_DAMAGED, home.door.try_backup, str(tmp_path), PASSPHRASE)


@pytest.mark.parametrize(
    "sql",
    [
        "create trigger more after insert on child begin delete from entry; end",
        "create table more (id integer)",
        "drop index revision_by_entry",
        "pragma application_id = 7",
        "pragma user_version = 0",
        "update entry set created_at = 'never'",
        "update entry set created_at = '2026-03-01T00:00:00'",
    ],
)
def test_a_vault_inside_that_is_not_as_we_make_them_is_refused(home, copy, tmp_path, sql):
    path = changed_inside(home, copy, tmp_path, sql)
    refused(ErrorCode.BACKUP_DAMAGED, home.door.try_backup, str(path), PASSPHRASE)


def changed_inside(home, copy, tmp_path, sql):
    """Return a copy whose vault was changed, with the list that says so."""
    found, key = parts(copy), home.data_key()
    inside = tmp_path / "inside.db"
    inside.write_bytes(found["vault.db"])
    connection = cipher.connect(inside, key)
    connection.execute(sql)
    connection.commit()
    connection.close()
    return zip_of(tmp_path / "bad.zip", with_hashes(found | {"vault.db": inside.read_bytes()}))


@pytest.mark.parametrize(
    "sql",
    [
        "update talk set planned_for = '2026-99-99'",
        "update talk set child_id = 1, what_next = '{'",
        "insert into form_draft values (null, 'report', 1, 0, '{', 'x')",
        "insert into kept (target, shelf, kept_at) values ('page:start', 'later', 'x')",
        "insert or replace into recovery_sheet values (1, 'soon')",
        "insert into fact_file values ('GB', 'not toml', 'x')",
    ],
)
def test_rows_that_no_page_could_show_are_refused(home, copy, tmp_path, sql):
    path = changed_inside(home, copy, tmp_path, sql)
    refused(ErrorCode.BACKUP_DAMAGED, home.door.try_backup, str(path), PASSPHRASE)
    assert names(home.folder / "copies") == [copy.name]


def test_keys_of_another_vault_are_refused(home, copy, tmp_path):
    slot = Slot.wrap(SlotKind.PASSPHRASE, PASSPHRASE, bytes(32), KdfCost(8 * 1024, 1, 1))
    KeyFile((slot,)).write(tmp_path / "keys.json")
    found = parts(copy) | {"keys.json": (tmp_path / "keys.json").read_bytes()}
    path = zip_of(tmp_path / "bad.zip", with_hashes(found))
    refused(ErrorCode.BACKUP_DAMAGED, home.door.try_backup, str(path), PASSPHRASE)


def test_an_error_that_nobody_knows_leaves_nothing_behind(home, copy, monkeypatch):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(backup_file, "unpack", fail)
    with pytest.raises(RuntimeError):
        home.door.try_backup(str(copy), PASSPHRASE)
    assert names(home.folder / "copies") == [copy.name]


def test_a_full_disk_while_unpacking_is_said_as_such(home, copy, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_file, "unpack", fail)
    refused(ErrorCode.DISK_FULL, home.door.try_backup, str(copy), PASSPHRASE)
    assert names(home.folder / "copies") == [copy.name]


def mutated(raw, dice):
    """Return the bytes with one or a few accidents, most of them where a zip says what it is."""
    data = bytearray(raw)
    vital = [*range(200), *range(len(data) - 400, len(data))]
    for _ in range(dice.choice((1, 1, 2, 8))):
        place = dice.choice(vital) if dice.random() < 0.6 else dice.randrange(len(data))
        place = min(place, len(data) - 1)
        kind = dice.randrange(4)
        if kind == 0:
            data[place] ^= 1 << dice.randrange(8)
        elif kind == 1:
            data[place : place + 4] = dice.randbytes(4)
        elif kind == 2:
            del data[place : place + dice.randrange(1, 4096)]
        else:
            data[place:place] = dice.randbytes(dice.randrange(1, 64))
        if not data:
            break
    return bytes(data)


@pytest.mark.slow
@pytest.mark.bar(5)
def test_of_mutated_zips_none_crashes_hangs_or_changes_the_vault(home, told, copy, tmp_path, tally):
    told.close()
    before, raw = (digest(home.vault_file), digest(home.keys_file)), copy.read_bytes()
    dice, seen = random.Random(7), []  # noqa: S311 - the same accidents every time
    for _ in range(MUTATIONS):
        path = tmp_path / "mutated.zip"
        path.write_bytes(mutated(raw, dice))
        begun = time.monotonic()
        try:
            home.door.try_backup(str(path), PASSPHRASE)
            seen.append(None)
        except CompanionError as error:
            seen.append(error.code)
        assert time.monotonic() - begun < LONGEST_SECONDS
        home.door.forget_tried()
        home.clock.advance(60)
    assert (digest(home.vault_file), digest(home.keys_file)) == before
    assert set(seen) - {None} <= CALM
    # What is bent where nothing is said, such as a time in the list, does no harm.
    assert seen.count(None) < MUTATIONS / 10
    tally(mutations=MUTATIONS, crashes=0, changed_vaults=0)
    assert names(home.folder) == ["copies", "keys.json", "vault.db"]


def test_the_second_place_is_one_of_ours(home):
    assert put_back.tried_folder(home.folder) == home.folder / "copies" / "tried"


def test_a_vault_whose_index_belongs_to_another_table_is_refused(home, copy, tmp_path):
    """Every page can be decrypted and the schema is the right one: only a full check sees it."""
    found = parts(copy)
    inside = tmp_path / "inside.db"
    inside.write_bytes(found["vault.db"])
    connection = cipher.connect(inside, home.data_key())
    connection.execute("pragma writable_schema = on")
    connection.execute(
        "update sqlite_master set rootpage = (select rootpage from sqlite_master "
        "where name = 'entry_by_writing') where name = 'revision_by_entry'"
    )
    connection.commit()
    connection.close()
    path = zip_of(tmp_path / "bad.zip", with_hashes(found | {"vault.db": inside.read_bytes()}))
    refused(ErrorCode.BACKUP_DAMAGED, home.door.try_backup, str(path), PASSPHRASE)


def test_copies_are_listed_without_opening_the_vault(home, told, copy):
    told.close()
    (found,) = home.door.kept_backups()
    assert (found.name, found.path, found.made_at) == (copy.name, str(copy), START)
