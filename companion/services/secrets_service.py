# SPDX-License-Identifier: Apache-2.0
"""Passphrase and recovery sheet while the vault is open. Each call that derives keys is slow."""

from contextlib import suppress
from datetime import date

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.passphrase import is_long_enough
from companion.domain.recovery_sheet import is_try_due
from companion.services.ports import Clock
from companion.services.record_ports import SheetStore
from companion.services.secrets_ports import SecretsDoor


class SecretsService:
    """Changes the two secrets. A recovery sheet counts once its code was typed back."""

    def __init__(self, door: SecretsDoor, store: SheetStore, clock: Clock) -> None:
        self._door = door
        self._store = store
        self._clock = clock

    def change_passphrase(self, current: str, new: str) -> None:
        """Set another passphrase. Raises CompanionError: then the present one stays."""
        self._door.change_passphrase(current, new)

    def draw_code(self, passphrase: str) -> str:
        """Return a code for a new sheet; it opens nothing yet. Raises CompanionError."""
        return self._door.draw_recovery_code(passphrase)

    def draw_code_for(self, passphrase: str, new: str) -> str:
        """Return a code to go with a new passphrase; neither opens anything yet.

        Raises CompanionError where one of the two passphrases will not do.
        """
        if not is_long_enough(new):
            raise CompanionError(ErrorCode.WEAK_PASSPHRASE)
        return self._door.draw_recovery_code(passphrase)

    def use_code(self, passphrase: str, code: str) -> None:
        """Let this code count instead of the one before. Raises CompanionError."""
        self._door.set_recovery_code(passphrase, code)
        self.note_worked()

    def try_code(self, code: str) -> None:
        """Return where the code would open the vault. Raises CompanionError where not."""
        self._door.check_recovery_code(code)
        self.note_worked()

    def note_worked(self) -> None:
        """Keep that the sheet works today."""
        # The sheet works, whether or not the day can be kept: nobody is told otherwise.
        with suppress(CompanionError):
            self._store.keep_worked_on(self._today())

    def worked_on(self) -> date | None:
        """Return when the sheet was last found to work. Raises CompanionError."""
        return self._store.worked_on()

    def due(self) -> date | None:
        """Return that day where it is long ago. Raises CompanionError."""
        day = self._store.worked_on()
        return day if is_try_due(day, self._today()) else None

    def _today(self) -> date:
        return self._clock.now().astimezone().date()
