# SPDX-License-Identifier: Apache-2.0
"""What the app does with more than one file or name: each is prepared, done, and looked at.

The doing is recorded, and played again with power cuts in it (test_power_cut_names.py).
"""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.domain.new_secrets import NewSecrets
from companion.domain.preferences import Preferences
from companion.storage import cipher, migrations
from companion.storage.copy_names import kept_copies
from companion.storage.open_vault import open_vault
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.recovery_code import new_recovery_code
from companion.storage.second_place import KEPT_THERE
from companion.storage.vault_backups import KEPT
from companion.storage.vault_copies import copies
from companion.storage.wipe_mark import MARK, MARK_WITH_SETTINGS
from tests.fakes import START
from tests.unit.storage.older_vault import older_vault
from tests.unit.storage.two_records import GOES, STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, Home

DATA, STICK = "data", "stick"
NEW = "another passphrase"
KEY = bytes(range(32))
OLD_VERSION = 5
SETTINGS = (Preferences(country="GB"), Preferences(country="IE"))


@dataclass
class Told:
    """What was true before, and what the doing may need."""

    chain: object = None
    code: str = ""
    new_code: str = field(default_factory=new_recovery_code)
    child: int = 0

    @property
    def plain(self) -> dict[str, str | int]:
        """What another program needs."""
        return {"code": self.code, "new_code": self.new_code, "child": self.child}


@dataclass(frozen=True)
class Scheme:
    """One thing that the app does."""

    name: str
    prepare: Callable[[Path, "Base"], Told]
    do: Callable[[Path, Told], None]
    look: Callable[[Path, Told, bool], str]
    """Look at what is found; was it done? Return in a word what it is, or raise AssertionError."""


@dataclass(frozen=True)
class Base:
    """A closed vault with two records, made once."""

    folder: Path
    told: Told

    @classmethod
    def make(cls, folder: Path) -> "Base":
        """Make it."""
        home = Home(folder)
        code = home.door.create(PASSPHRASE)
        vault = home.unlock()
        tell(vault, STAYS)
        child = tell(vault, GOES)
        chain = vault.journal.check_chain()
        vault.close()
        return cls(folder, Told(chain, code, child=child))


def _home(top: Path) -> Home:
    return Home(top / DATA)


def _filled(top: Path, base: Base) -> Told:
    shutil.copytree(base.folder, top / DATA)
    (top / STICK).mkdir()
    return replace(base.told, new_code=new_recovery_code())


def _opens(top: Path, told: Told, passphrase: str = PASSPHRASE) -> bool:
    """Tell whether a secret opens it; where it does, everything must be there."""
    home = _home(top)
    try:
        vault = home.unlock(passphrase)
    except CompanionError as error:
        if error.code is ErrorCode.WRONG_PASSPHRASE:
            return False
        raise
    try:
        assert vault.journal.check_chain() == told.chain
        assert {one.label for one in vault.children.children()} >= {f"{STAYS} L."}
    finally:
        home.close()
    return True


def _has_code(top: Path, code: str) -> bool:
    try:
        _home(top).door.check_recovery_code(code)
    except CompanionError as error:
        if error.code is ErrorCode.WRONG_RECOVERY_CODE:
            return False
        raise
    return True


_sound: set[bytes] = set()
"""Copies that were tried before."""


def _sound_copies(top: Path, folder: Path) -> int:
    """Try every copy, and return how many there are."""
    kept = kept_copies(folder)
    for path in kept:
        digest = hashlib.sha256(path.read_bytes()).digest()
        if digest not in _sound:
            assert _home(top).door.try_backup(str(path), PASSPHRASE).records == 2
            _home(top).door.forget_tried()
            _sound.add(digest)
    return len(kept)


# ── Notes, copies ────────────────────────────────────────────────────────────────────────────────


def _make(top: Path, told: Told) -> None:
    told.code = _home(top).door.create(PASSPHRASE)


def _look_at_made(top: Path, _told: Told, is_done: bool) -> str:
    home = _home(top)
    if not is_done and not home.door.exists():
        home.door.create(PASSPHRASE)
        return "nothing yet"
    home.unlock().close()
    return "whole"


def _save(top: Path, told: Told) -> None:
    home = _home(top)
    vault = home.unlock()
    vault.journal.add_entry(told.child, Happened(), EntryText(saw="one more"), START)
    home.close()


def _look_at_saved(top: Path, told: Told, is_done: bool) -> str:
    home = _home(top)
    vault = home.unlock()
    more = vault.journal.check_chain().revisions - told.chain.revisions
    assert vault.journal.check_chain().first_broken is None
    home.close()
    assert more == 1 or (more == 0 and not is_done)
    return "with it" if more else "as before"


def _with_copies(top: Path, base: Base) -> Told:
    told = _filled(top, base)
    home = _home(top)
    vault = home.unlock()
    vault.backups.second.choose(str(top / STICK))
    for _ in range(KEPT):
        vault.backups.keep(START)
    for _ in range(KEPT_THERE):
        vault.backups.second.copy(START)
    home.close()
    return told


def _copy(top: Path, _told: Told) -> None:
    home = _home(top)
    home.unlock().backups.keep(START + timedelta(days=40))
    home.close()


def _look_at_copied(top: Path, told: Told, is_done: bool) -> str:
    assert _opens(top, told)
    found = kept_copies(top / DATA / "copies")
    assert _sound_copies(top, top / DATA / "copies") >= KEPT
    is_new = found[-1].name == f"copy-{KEPT + 1:04}.zip"
    assert is_new or not is_done
    return "new copy" if is_new else "old copies"


def _first_copy(top: Path, told: Told) -> None:
    _copy(top, told)


def _look_at_first_copy(top: Path, told: Told, is_done: bool) -> str:
    assert _opens(top, told)
    number = _sound_copies(top, top / DATA / "copies")
    assert number == 1 or not is_done
    return f"{number} copies"


def _copy_there(top: Path, _told: Told) -> None:
    home = _home(top)
    home.unlock().backups.second.copy(START + timedelta(days=40))
    home.close()


def _look_at_copied_there(top: Path, told: Told, is_done: bool) -> str:
    assert _opens(top, told)
    found = kept_copies(top / STICK)
    assert _sound_copies(top, top / STICK) >= KEPT_THERE
    is_new = found[-1].name == f"copy-{KEPT_THERE + 1:04}.zip"
    assert is_new or not is_done
    return "new copy" if is_new else "old copies"


# ── Secrets ──────────────────────────────────────────────────────────────────────────────────────


def _change(top: Path, _told: Told) -> None:
    _home(top).door.change_passphrase(PASSPHRASE, NEW)


def _look_at_changed(top: Path, told: Told, is_done: bool) -> str:
    is_old, is_new = _opens(top, told), _opens(top, told, NEW)
    assert is_old != is_new
    assert is_new or not is_done
    assert _has_code(top, told.code)
    return "new" if is_new else "old"


def _renew(top: Path, told: Told) -> None:
    home = _home(top)
    home.door.renew(home.unlock(), PASSPHRASE, NewSecrets(NEW, told.new_code))


def _look_at_renewed(top: Path, told: Told, is_done: bool) -> str:
    is_old, is_new = _opens(top, told), _opens(top, told, NEW)
    assert is_old != is_new
    assert is_new or not is_done
    assert _has_code(top, told.new_code) is is_new
    assert _has_code(top, told.code) is is_old
    return "new" if is_new else "old"


# ── Putting back, a newer version ────────────────────────────────────────────────────────────────


def _with_older_copy(top: Path, base: Base) -> Told:
    told = _filled(top, base)
    home = _home(top)
    vault = home.unlock()
    vault.backups.keep(START)
    vault.journal.add_entry(told.child, Happened(), EntryText(saw="one more"), START)
    home.close()
    return told


def _restore(top: Path, told: Told) -> None:
    door = _home(top).door
    door.try_backup(str(kept_copies(top / DATA / "copies")[0]), PASSPHRASE)
    door.put_back(is_copied=bool(told.child % 2))


def _look_at_restored(top: Path, told: Told, is_done: bool) -> str:
    home = _home(top)
    vault = home.unlock()
    found = vault.journal.check_chain()
    home.close()
    assert found.first_broken is None
    is_older = found == told.chain
    assert is_older or (not is_done and found.revisions == told.chain.revisions + 1)
    assert _sound_copies(top, top / DATA / "copies") == 1
    return "the copy" if is_older else "as before"


def _older(top: Path, _base: Base) -> Told:
    (top / DATA).mkdir(mode=0o700)
    vault = top / DATA / "vault.db"
    older_vault(vault, OLD_VERSION, KEY)
    for number in range(1, 4):
        shutil.copy(vault, vault.with_name(f"before-update-{number:04}.db"))
    return Told()


def _update(top: Path, _told: Told) -> None:
    open_vault(top / DATA / "vault.db", KEY).close()


def _look_at_updated(top: Path, _told: Told, is_done: bool) -> str:
    folder = top / DATA
    connection = cipher.connect(folder / "vault.db", KEY)
    (version,) = connection.execute("pragma user_version").fetchone()
    connection.close()
    assert version == migrations.LATEST or (version == OLD_VERSION and not is_done)
    kept = copies(folder)
    assert len(kept) >= 3
    assert kept[-1].name == "before-update-0004.db" or version == OLD_VERSION
    for path in kept:
        connection = cipher.connect(path, KEY)
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma user_version").fetchone() == (OLD_VERSION,)
        connection.close()
    vault = open_vault(folder / "vault.db", KEY)
    assert [one.label for one in vault.children.children()] == ["A"]
    vault.close()
    return f"version {version}"


# ── Wiping ───────────────────────────────────────────────────────────────────────────────────────


def _wipe_record(top: Path, told: Told) -> None:
    home = _home(top)
    home.unlock().records.wipe(told.child, "K.L.", START)
    home.close()


def _look_at_wiped_record(top: Path, told: Told, is_done: bool) -> str:
    home = _home(top)
    vault = home.unlock()
    labels = [one.label for one in vault.children.children()]
    assert vault.journal.check_chain().first_broken is None
    home.close()
    is_gone = labels == [f"{STAYS} L."]
    assert is_gone or (not is_done and set(labels) == {f"{STAYS} L.", f"{GOES} L."})
    return "gone" if is_gone else "as before"


def _everything(top: Path, base: Base) -> Told:
    told = _with_older_copy(top, base)
    home = _home(top)
    home.door.try_backup(str(home.door.kept_backups()[0].path), PASSPHRASE)
    home.door.put_back(is_copied=False)
    JsonPreferencesFile(top / DATA / "settings.json").save(SETTINGS[0])
    return told


def _wipe_all(top: Path, _told: Told) -> None:
    door = _home(top).door
    door.begin_wipe(keeps_settings=False, is_open=False)
    door.finish_wipe()


def _look_at_wiped_all(top: Path, told: Told, is_done: bool) -> str:
    home = _home(top)
    is_marked = any((home.folder / mark).exists() for mark in (MARK, MARK_WITH_SETTINGS))
    if home.door.exists():
        assert not is_done
        assert not is_marked
        assert _opens(top, told)
        assert _sound_copies(top, top / DATA / "copies") == 1
        return "as before"
    assert not home.names()
    return "finished now" if is_marked else "gone"


# ── Settings ─────────────────────────────────────────────────────────────────────────────────────


def _with_settings(top: Path, _base: Base) -> Told:
    (top / DATA).mkdir()
    JsonPreferencesFile(top / DATA / "settings.json").save(SETTINGS[0])
    return Told()


def _set(top: Path, _told: Told) -> None:
    JsonPreferencesFile(top / DATA / "settings.json").save(SETTINGS[1])


def _look_at_settings(top: Path, _told: Told, is_done: bool) -> str:
    found = JsonPreferencesFile(top / DATA / "settings.json").load()
    assert found == SETTINGS[1] or (found == SETTINGS[0] and not is_done)
    return "new" if found == SETTINGS[1] else "old"


def _nothing(_top: Path, _base: Base) -> Told:
    return Told()


SCHEMES = (
    Scheme("a first vault", _nothing, _make, _look_at_made),
    Scheme("an entry", _filled, _save, _look_at_saved),
    Scheme("a first copy", _filled, _first_copy, _look_at_first_copy),
    Scheme("one copy more", _with_copies, _copy, _look_at_copied),
    Scheme("a copy elsewhere", _with_copies, _copy_there, _look_at_copied_there),
    Scheme("another passphrase", _filled, _change, _look_at_changed),
    Scheme("everything new", _filled, _renew, _look_at_renewed),
    Scheme("a copy put back", _with_older_copy, _restore, _look_at_restored),
    Scheme("a newer version", _older, _update, _look_at_updated),
    Scheme("a record wiped", _filled, _wipe_record, _look_at_wiped_record),
    Scheme("everything wiped", _everything, _wipe_all, _look_at_wiped_all),
    Scheme("settings", _with_settings, _set, _look_at_settings),
)
