# SPDX-License-Identifier: Apache-2.0
"""`--verify FILE`: check a handed-over record, or a vault, and say in plain words what was found.

Needs no window. The passphrase of a vault is asked for in the terminal; no note is changed. On
Windows the packed program has no terminal: there the exit code alone tells, and no vault is opened.
"""

import getpass
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.record_check import Problem, RecordCheck
from companion.services.record_check_service import verify_record
from companion.storage.vault import VaultFolder
from companion.ui.kit.check_words import (
    file_finding,
    fingerprint_words,
    meaning_words,
    vault_finding,
)
from companion.ui.kit.messages import message_for
from companion.ui.kit.record_file import read_record_file

SOUND, NOT_SOUND, NOT_CHECKED = 0, 1, 2
"""The exit codes."""
VAULT_FILES = ("vault.db", "keys.json")


class _Clock:
    """The clock that opening a vault asks for."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never jump back."""
        return monotonic()


def verify(place: str, ask: Callable[[str], str] = getpass.getpass) -> int:
    """Check what is at a place, print what was found, and return the exit code."""
    path = Path(place)
    if place and path.is_dir():
        return _verify_vault(path, ask)
    if path.name in VAULT_FILES:
        return _verify_vault(path.parent, ask)
    return _verify_file(place)


def _verify_file(place: str) -> int:
    text = read_record_file(place)
    check = RecordCheck(problem=text) if isinstance(text, Problem) else verify_record(text)
    finding = file_finding(check, has_vault=False)
    _say(finding.title, *finding.more, _newest(finding.newest_hash))
    is_nothing = not check.revisions and check.first_broken is None
    if check.problem is not None or is_nothing:
        return NOT_CHECKED
    return SOUND if finding.is_sound else NOT_SOUND


def _verify_vault(folder: Path, ask: Callable[[str], str]) -> int:
    passphrase = _asked(ask)
    if not passphrase:
        # Not tried: it would count as a wrong one, and slow down whoever knows the right one.
        return _not_checked(CompanionError(ErrorCode.WRONG_PASSPHRASE))
    try:
        vault = VaultFolder(folder, _Clock()).unlock(passphrase)
        try:
            finding = vault_finding(vault.journal.check_chain())
        finally:
            vault.close()
    except CompanionError as error:
        return _not_checked(error)
    _say(finding.title, *finding.more, _newest(finding.newest_hash))
    return SOUND if finding.is_sound else NOT_SOUND


def _not_checked(error: CompanionError) -> int:
    message = message_for(error)
    _say(message.title, message.text)
    return NOT_CHECKED


def _asked(ask: Callable[[str], str]) -> str:
    """Return the passphrase; nothing where there is nobody to ask."""
    if sys.stdin is None:
        # Windows would wait for keys of a terminal that is not there, without an end.
        return ""
    try:
        return ask("Passphrase: ")
    except EOFError:
        return ""


def _newest(newest_hash: str) -> str:
    return fingerprint_words(newest_hash) if newest_hash else ""


def _say(*sentences: str) -> None:
    if sys.stdout is None:
        return
    lines = [one for one in sentences if one]
    words = "\n".join((*lines, "", *meaning_words(), ""))
    letters = sys.stdout.encoding or "utf-8"
    # In a file or a pipe, Windows has fewer letters than we have.
    sys.stdout.write(words.encode(letters, "replace").decode(letters))
    sys.stdout.flush()
