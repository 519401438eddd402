# SPDX-License-Identifier: Apache-2.0
"""The folder of the vault: `vault.db` and `keys.json`. Making, unlocking, changing secrets, wiping.

Light to import: keys and the cipher driver are loaded when they are needed.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import known_file_errors
from companion.storage.kdf import KEY_LENGTH, KdfCost, refuse_weak
from companion.storage.put_back import clear_renewed, clear_tried, put_back
from companion.storage.recovery_code import new_recovery_code, read_recovery_code
from companion.storage.unkept_files import UnkeptFiles
from companion.storage.vault_files import VaultFiles
from companion.storage.wipe_all import begin_wipe, finish_wipe
from companion.storage.wrong_tries import WrongTries

if TYPE_CHECKING:
    from collections.abc import Callable

    from companion.domain.backup import Backup, BackupFacts, DoorNews
    from companion.domain.new_secrets import NewSecrets
    from companion.services.ports import Clock, OpenVault
    from companion.storage.keys import KeyFile, SlotKind


class VaultFolder:
    """The door of the vault. Methods that derive keys take a moment, on purpose."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        cost: KdfCost | None = None,
        elsewhere: tuple[Path, ...] = (),
        is_waited_for: Callable[[], bool] = lambda: False,
    ) -> None:
        """Know the folder; `elsewhere` is where words may wait that it does not take.

        `is_waited_for` tells whether other work for the open vault waits.
        """
        self._folder, self._elsewhere = folder, elsewhere
        self.unkept_files = UnkeptFiles(folder, elsewhere)
        self._files = VaultFiles(folder, elsewhere)
        self._cost = cost or KdfCost()
        self._tries = WrongTries(clock)
        self._is_waited_for = is_waited_for

    def exists(self) -> bool:
        """Return True where there is or was a vault, whether or not it can be opened.

        So too where nothing can be seen: unlocking then says why.
        """
        try:
            return self._files.any()
        except CompanionError:
            return True

    def seconds_to_wait(self) -> float:
        """Return how long after wrong tries until the next is let in; 0.0 for at once."""
        return self._tries.seconds_to_wait()

    def create(self, passphrase: str) -> str:
        """Make a new vault, wholly or not at all, and return the recovery code."""
        from companion.storage.keys import KeyFile, Slot, SlotKind
        from companion.storage.open_vault import build_vault

        refuse_weak(passphrase)
        self._files.refuse_existing()
        data_key, code = os.urandom(KEY_LENGTH), new_recovery_code()
        secrets = {
            SlotKind.PASSPHRASE: passphrase,
            SlotKind.RECOVERY: read_recovery_code(code),
        }
        slots = (Slot.wrap(kind, text, data_key, self._cost) for kind, text in secrets.items())
        keys = KeyFile(tuple(slots))
        with known_file_errors(), self._files.making() as (new_vault, new_keys):
            build_vault(new_vault, data_key)
            keys.write(new_keys)
        return code

    def unlock(self, passphrase: str) -> OpenVault:
        """Open with the passphrase. Raises CompanionError."""
        from companion.storage.keys import SlotKind

        _, data_key = self._unwrap(SlotKind.PASSPHRASE, passphrase)
        return self._open(data_key)

    def unlock_with_recovery_code(self, code: str, new_passphrase: str) -> OpenVault:
        """Open with the recovery code and set a new passphrase. Raises CompanionError."""
        from companion.storage.keys import SlotKind

        refuse_weak(new_passphrase)
        keys, data_key = self._unwrap(SlotKind.RECOVERY, read_recovery_code(code))
        vault = self._open(data_key)
        try:
            self._set_secret(keys, SlotKind.PASSPHRASE, new_passphrase, data_key)
        except BaseException:
            vault.close()
            raise
        return vault

    def change_passphrase(self, current: str, new: str) -> None:
        """Set another passphrase. Rewrites the keys only; the vault may stay open."""
        from companion.storage.keys import SlotKind

        refuse_weak(new)
        keys, data_key = self._unwrap(SlotKind.PASSPHRASE, current)
        self._set_secret(keys, SlotKind.PASSPHRASE, new, data_key)

    def draw_recovery_code(self, passphrase: str) -> str:
        """Return a new recovery code that opens nothing yet: nothing is written."""
        from companion.storage.keys import SlotKind

        self._unwrap(SlotKind.PASSPHRASE, passphrase)
        return new_recovery_code()

    def set_recovery_code(self, passphrase: str, code: str) -> None:
        """Let this code count; the one before opens nothing any more."""
        from companion.storage.keys import SlotKind

        spelling = read_recovery_code(code)
        keys, data_key = self._unwrap(SlotKind.PASSPHRASE, passphrase)
        self._set_secret(keys, SlotKind.RECOVERY, spelling, data_key)

    def forget_recovery_code(self, passphrase: str) -> None:
        """Let no recovery code open the vault any more. Raises CompanionError."""
        from companion.storage.keys import SlotKind

        keys, _ = self._unwrap(SlotKind.PASSPHRASE, passphrase)
        with known_file_errors():
            keys.without(SlotKind.RECOVERY).write(self._files.keys)

    def check_passphrase(self, passphrase: str) -> None:
        """Return where the passphrase would open the vault; open nothing and change nothing."""
        from companion.storage.keys import SlotKind

        self._unwrap(SlotKind.PASSPHRASE, passphrase)

    def check_recovery_code(self, code: str) -> None:
        """Return where the code would open the vault; open nothing and change nothing."""
        from companion.storage.keys import SlotKind

        self._unwrap(SlotKind.RECOVERY, read_recovery_code(code))

    def renew(self, vault: OpenVault, current: str, secrets: NewSecrets) -> None:
        """Let a vault with a new data key take the place of the open one, and close it."""
        from companion.storage.new_key import make_renewed

        refuse_weak(secrets.passphrase)
        self.check_passphrase(current)
        with known_file_errors():
            make_renewed(self._folder, vault, secrets, self._cost)
        # Decided. What can not be finished now is finished by whoever looks for the vault next.
        with contextlib.suppress(CompanionError):
            vault.close()
            self._files.any()

    def begin_wipe(self, *, keeps_settings: bool, is_open: bool) -> None:
        """Decide that everything goes; nothing is gone yet. Raises CompanionError."""
        if not is_open:
            from companion.storage.in_use import refuse_in_use

            refuse_in_use(self._files.vault)
        begin_wipe(self._folder, keeps_settings=keeps_settings)

    def finish_wipe(self) -> None:
        """Wipe what was decided on. The vault must be closed. Raises CompanionError."""
        finish_wipe(self._folder, self._elsewhere)

    def kept_backups(self) -> tuple[Backup, ...]:
        """Return the copies kept, newest first."""
        from companion.storage.vault_backups import FOLDER, described_copies

        with known_file_errors():
            return described_copies(self._folder / FOLDER)

    def set_aside(self) -> tuple[Backup, ...]:
        """Return the notes that were set aside, newest first."""
        from companion.storage.aside import set_aside

        with known_file_errors():
            return set_aside(self._folder)

    def news(self) -> DoorNews:
        """Return what whoever stands at the door should know."""
        from companion.domain.backup import DoorNews
        from companion.storage.aside import newest_aside

        with known_file_errors():
            return DoorNews(newest_aside(self._folder), self._files.was_strange)

    def try_backup(self, path: str, passphrase: str) -> BackupFacts:
        """Open a copy in a second place, and prove it. A wrong try counts as one at the door."""
        from companion.storage.try_backup import try_backup

        self._tries.refuse_too_early()
        try:
            return try_backup(self._folder, Path(path), passphrase)
        except CompanionError as error:
            if error.code is ErrorCode.WRONG_PASSPHRASE:
                self._tries.add()
            raise

    def put_back(self, *, is_copied: bool) -> None:
        """Let the copy that was tried take the place of the vault, which must be closed."""
        with known_file_errors():
            put_back(self._folder, is_copied=is_copied)

    def forget_tried(self) -> None:
        """Remove the copy that was tried from its second place."""
        with known_file_errors():
            clear_tried(self._folder)

    def _unwrap(self, kind: SlotKind, secret: str) -> tuple[KeyFile, bytes]:
        from companion.storage.keys import KeyFile

        self._tries.refuse_too_early()
        self._files.refuse_missing()
        with known_file_errors():
            self._files.finish()
        keys = KeyFile.read(self._files.keys)
        try:
            data_key = keys.unwrap(kind, secret)
        except CompanionError as error:
            if error.code is kind.wrong:
                self._tries.add()
            raise
        self._tries.forget()
        return keys, data_key

    def _open(self, data_key: bytes) -> OpenVault:
        from companion.storage.aside import come_in
        from companion.storage.open_vault import open_vault

        with contextlib.suppress(OSError):
            clear_renewed(self._folder)
        vault = open_vault(self._files.vault, data_key)
        try:
            vault.backups.is_waited_for = self._is_waited_for
            come_in(self._folder)
            self._files.drop_unfinished_keys()
        except BaseException:
            # No vault stays open behind a door that looks shut.
            vault.close()
            raise
        return vault

    def _set_secret(self, keys: KeyFile, kind: SlotKind, secret: str, data_key: bytes) -> None:
        from companion.storage.keys import Slot

        slot = Slot.wrap(kind, secret, data_key, self._cost)
        with known_file_errors():
            keys.with_slot(slot).write(self._files.keys)
