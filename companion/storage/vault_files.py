# SPDX-License-Identifier: Apache-2.0
"""The names of a vault's files, and putting both in place so that no kill leaves half a vault.

A new vault is made under other names. `vault.db` gets its name first and `keys.json` last. Cut off
before the first, there is nothing that a later try must heed; cut off between the two, the keys
still lie beside the vault under their other name, and the next unlocking puts them in place.
"""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import (
    PRIVATE_FOLDER,
    known_file_errors,
    make_private_file,
    make_private_folder,
    sync_folder,
)
from companion.storage.file_wipe import wipe_file
from companion.storage.one_maker import only_maker
from companion.storage.patiently import rename_patiently
from companion.storage.put_back import (
    RESTORING,
    finish_putting_back,
    free_name,
    set_strange_aside,
)
from companion.storage.wipe_all import finish_wipe
from companion.storage.wipe_mark import is_wiping, strange_marks


class VaultFiles:
    """Where the files of a vault are, and which of them are there."""

    def __init__(self, folder: Path, elsewhere: tuple[Path, ...] = ()) -> None:
        self._folder, self._elsewhere = folder, elsewhere
        self._new_vault = folder / "vault.db.new"
        self._new_keys = folder / "keys.json.making"
        self._lock = folder / "vault.making"
        self.vault = folder / "vault.db"
        self.keys = folder / "keys.json"
        self.was_strange = False
        """Something lay here that ordered a wiping or another vault, and nobody here decided it."""

    def any(self) -> bool:
        """Return True where there is a vault, or the keys of one. Raises CompanionError."""
        self._finish_begun()
        return _is_there(self.vault) or _is_there(self.keys)

    def refuse_missing(self) -> None:
        """Raise VAULT_MISSING where there is no vault, whether or not its keys are there."""
        self._finish_begun()
        if not _is_there(self.vault):
            raise CompanionError(ErrorCode.VAULT_MISSING)

    def refuse_existing(self) -> None:
        """Raise CompanionError for a vault, and for keys that wait for their vault."""
        self._finish_begun()
        if _is_there(self.vault):
            raise CompanionError(ErrorCode.VAULT_EXISTS)
        if _is_there(self.keys):
            raise CompanionError(ErrorCode.VAULT_MISSING)

    def finish(self) -> None:
        """Do the last step of a making that was cut off before it."""
        if self._is_cut_off():
            with only_maker(self._lock):
                if self._is_cut_off():
                    rename_patiently(self._new_keys, self.keys)

    def drop_unfinished_keys(self) -> None:
        """Take away keys that a kill left half in place. Only who has the vault open may ask."""
        with contextlib.suppress(OSError, CompanionError):
            wipe_file(self.keys.with_name(f"{self.keys.name}.new"))

    @contextmanager
    def making(self) -> Iterator[tuple[Path, Path]]:
        """Give the names under which to make vault and keys; both are put in place at the end.

        The vault is an empty file that is there already. Raises CompanionError, OSError.
        """
        make_private_folder(self._folder)
        with contextlib.suppress(OSError):  # some USB sticks know no rights
            self._folder.chmod(PRIVATE_FOLDER)
        with only_maker(self._lock):
            self.refuse_existing()
            self._clear()
            self._set_journal_aside()
            try:
                make_private_file(self._new_vault)
                yield self._new_vault, self._new_keys
                self._put_in_place()
            except BaseException:
                with contextlib.suppress(OSError):
                    if not self.vault.exists():
                        self._clear()
                raise

    def _finish_begun(self) -> None:
        """Do what is left of a wiping, or of a putting in place, if it was decided here."""
        if is_wiping(self._folder):
            finish_wipe(self._folder, self._elsewhere)
        for mark in strange_marks(self._folder):
            self._set_aside(partial(mark.rename, free_name(mark)))
        if _is_there(self._folder / RESTORING):
            with known_file_errors():
                finish_putting_back(self._folder)
            if _is_there(self._folder / RESTORING):
                self._set_aside(partial(set_strange_aside, self._folder))

    def _set_aside(self, work: Callable[[], object]) -> None:
        """Move what orders nothing out of the way. Where that can not be, it harms nobody."""
        self.was_strange = True
        with contextlib.suppress(OSError):
            work()

    def _put_in_place(self) -> None:
        rename_patiently(self._new_vault, self.vault)
        try:
            self._sync()
            rename_patiently(self._new_keys, self.keys)
        except BaseException:
            rename_patiently(self.vault, self._new_vault)
            raise
        self._sync()

    def _sync(self) -> None:
        # A disk that can not promise it is no reason to take the vault away again.
        with contextlib.suppress(OSError):
            sync_folder(self._folder)

    def _is_cut_off(self) -> bool:
        is_made = _is_there(self.vault) and _is_there(self._new_keys)
        return is_made and not _is_there(self.keys)

    def _clear(self) -> None:
        """Remove what a making of ours left under its other names."""
        for path in (self._new_vault, self._new_keys):
            for ending in ("", "-journal", ".new"):
                path.with_name(path.name + ending).unlink(missing_ok=True)

    def _set_journal_aside(self) -> None:
        """Rename, never delete, what belongs to a vault that somebody may yet put back."""
        journal = self.vault.with_name("vault.db-journal")
        if _is_there(journal):
            rename_patiently(journal, free_name(journal))


def _is_there(path: Path) -> bool:
    """Return True for a link that leads nowhere too: its disk may not be connected."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        raise CompanionError(ErrorCode.FILE_NOT_READABLE) from None
    return True
