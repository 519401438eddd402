# SPDX-License-Identifier: Apache-2.0
"""Known errors: a code and parameters, never a sentence. The window turns them into words."""

from enum import StrEnum


class ErrorCode(StrEnum):
    """Everything that is known to go wrong."""

    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105 - a code, not a secret
    WRONG_RECOVERY_CODE = "wrong-recovery-code"
    NO_RECOVERY_CODE = "no-recovery-code"
    MISTYPED_RECOVERY_CODE = "mistyped-recovery-code"
    TRY_LATER = "try-later"
    WEAK_PASSPHRASE = "weak-passphrase"  # noqa: S105 - a code, not a secret
    VAULT_DAMAGED = "vault-damaged"
    ROW_NOT_READ = "row-not-read"
    VAULT_MISSING = "vault-missing"
    VAULT_EXISTS = "vault-exists"
    KEYS_DAMAGED = "keys-damaged"
    KEYS_MISSING = "keys-missing"
    NEWER_VAULT = "newer-vault"
    FOREIGN_FILE = "foreign-file"
    VAULT_IN_USE = "vault-in-use"
    READ_ONLY = "read-only"
    DISK_FULL = "disk-full"
    NO_MEMORY = "no-memory"
    FILE_NOT_READABLE = "file-not-readable"
    FILE_NOT_WRITABLE = "file-not-writable"
    VAULT_LOCKED = "vault-locked"
    STORAGE_FAILED = "storage-failed"
    CONTENT_DAMAGED = "content-damaged"
    PACK_REFUSED = "pack-refused"
    NO_SUCH_ENTRY = "no-such-entry"
    ENTRY_EMPTY = "entry-empty"
    TEXT_TOO_LONG = "text-too-long"
    STOPPED = "stopped"
    BACKUP_DAMAGED = "backup-damaged"
    WIPE_UNFINISHED = "wipe-unfinished"
    COPY_UNSURE = "copy-unsure"
    PLACE_MISSING = "place-missing"
    PLACE_REFUSED = "place-refused"


class CompanionError(Exception):
    """A known error. `parameters` hold ids, counts and file names of ours, never private text."""

    def __init__(self, code: ErrorCode, **parameters: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.parameters = parameters
