# SPDX-License-Identifier: Apache-2.0
"""Trying a copy in a second place: unpack it there, open it with its own passphrase, look into it.

Whoever made the file may mean harm. It is opened to read only, and its schema must be, word for
word, one that we have made ourselves. Then it is made to forget where copies were to go.
"""

from pathlib import Path

from companion.domain.backup import BackupFacts
from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import backup_file, cipher
from companion.storage.aside import is_aside, unpack_aside
from companion.storage.atomic_file import known_file_errors
from companion.storage.copy_proof import prove_copy
from companion.storage.keys import KeyFile, SlotKind
from companion.storage.known_copies import expect_others
from companion.storage.put_back import PRIVATE_FOLDER, clear_tried, tried_folder
from companion.storage.second_place import forget_foreign
from companion.storage.sql_errors import known_errors

_PASSED_ON = (
    ErrorCode.WRONG_PASSPHRASE,
    ErrorCode.NEWER_VAULT,
    ErrorCode.DISK_FULL,
    ErrorCode.READ_ONLY,
    ErrorCode.NO_MEMORY,
)


def try_backup(folder: Path, path: Path, passphrase: str) -> BackupFacts:
    """Unpack and prove a copy, and return what it holds. After an error nothing is left of it.

    Raises CompanionError.
    """
    cipher.check_binding()
    if not path.is_file() and not is_aside(path):
        raise CompanionError(ErrorCode.BACKUP_DAMAGED)
    tried = tried_folder(folder)
    with known_file_errors():
        clear_tried(folder)
        try:
            tried.mkdir(mode=PRIVATE_FOLDER, parents=True)
            tried.parent.chmod(PRIVATE_FOLDER)
            return _look(path, tried, passphrase)
        except CompanionError as error:
            clear_tried(folder)
            if error.code in _PASSED_ON:
                raise
            raise CompanionError(ErrorCode.BACKUP_DAMAGED) from None
        except BaseException:
            clear_tried(folder)
            raise


def _look(path: Path, tried: Path, passphrase: str) -> BackupFacts:
    if is_aside(path):
        unpack_aside(path, tried)
    else:
        backup_file.unpack(path, tried, lambda: None)
    key = KeyFile.read(tried / backup_file.KEYS).unwrap(SlotKind.PASSPHRASE, passphrase)
    vault = tried / backup_file.VAULT
    with known_errors():
        connection = cipher.connect(vault, key)
        try:
            facts = prove_copy(connection, vault, key)
            forget_foreign(connection)
            expect_others(connection)
            return facts
        finally:
            connection.close()
