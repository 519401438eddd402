# SPDX-License-Identifier: Apache-2.0
"""Copies of the whole vault: what is known of one, when another is due, and synchronised places."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from companion.domain.errors import ErrorCode

DAY = timedelta(days=1)
_SYNCED = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("pcloud", "pCloud"),
    ("proton drive", "Proton Drive"),
    ("protondrive", "Proton Drive"),
    ("insync", "Insync"),
    ("box sync", "Box"),
    ("box-box", "Box"),
)
_WHOLE = {"Box": "Box"}
"""Names that many folders begin with: only the whole name, spelled so, is a sign."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that is kept beside the vault. `made_at` is None where it can not be read."""

    name: str
    path: str = field(repr=False)
    made_at: datetime | None
    has_others: bool = False
    """It has notes that are not here: it was made of another state of the notes than ours."""
    is_proved: bool = False
    """It is known to be ours, and not only by its own words. That takes the open vault."""


@dataclass(frozen=True, slots=True)
class OldCopy:
    """A copy, or notes set aside, that somebody may want to be rid of; why."""

    backup: Backup
    has_old_secrets: bool
    """It opens with a passphrase or a sheet from before, not with those of today."""
    holds_wiped: bool
    """It may still hold a record that was wiped."""
    is_set_aside: bool
    """Not a copy: what stood in the place of the vault before a copy was brought back."""
    is_second: bool = False
    """It lies in the second place."""
    is_left: bool = False
    """It has notes that are not here, and somebody chose that."""

    @property
    def reasons(self) -> int:
        """How many reasons there are to think of removing it."""
        return self.has_old_secrets + self.holds_wiped + self.is_left

    @property
    def is_asked_for(self) -> bool:
        """True where it may hold what is nowhere else: it is not removed with the others."""
        return self.is_set_aside or self.is_left or self.backup.has_others


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """A copy with notes that are not here, on which nobody has decided yet."""

    backup: Backup
    is_second: bool = False
    """It lies in the second place."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Notes that were set aside when a copy took their place."""

    at: datetime | None
    is_unseen: bool
    """Nobody has opened the notes that took their place yet."""


@dataclass(frozen=True, slots=True)
class DoorNews:
    """What happened to the folder of the notes that whoever stands at the door should know."""

    aside: Aside | None = None
    is_strange: bool = False
    """Something lay there that did not fit these notes. It was set aside, and nothing was done."""


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a copy holds, known only once it was opened. No words of the person."""

    entries: int
    records: int
    first: datetime | None
    last: datetime | None
    """None where there is no entry, or none of which the clock knew the day."""
    is_chain_whole: bool = True
    """No saved wording was changed, moved or taken out outside Companion, as far as that shows."""


@dataclass(frozen=True, slots=True)
class BackupState:
    """How it stands with the copies: those kept, newest first, and whether notes came since."""

    kept: tuple[Backup, ...]
    is_behind: bool
    place: str
    """The folder in which they lie."""
    trouble: ErrorCode | None = None
    """What was wrong with the last copy; None once a newer one is sound."""


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """A stick, another disk or a folder to which copies go as well; how it stands there."""

    path: str = field(repr=False)
    is_there: bool
    """It can be reached now. That says nothing about whether it can be written to."""
    is_same_disk: bool = False
    last_at: datetime | None = None
    """When the newest copy there was made, as far as is known."""
    kept: tuple[Backup, ...] = ()
    trouble: ErrorCode | None = None
    """Why the last try there did not work."""


def is_due(newest: datetime | None, changed: datetime, now: datetime) -> bool:
    """Return True where there is something new to copy, and no copy of the last day.

    A copy from the future, after the clock was set back, counts as old.
    """
    if newest is None:
        return True
    return is_behind(newest, changed, now) and not timedelta(0) <= now - newest < DAY


def is_behind(newest: datetime | None, changed: datetime, now: datetime) -> bool:
    """Return True where notes came since the newest copy, or nobody can know.

    The clock once ran ahead where a copy is from the future: it proves nothing for years.
    """
    return newest is None or changed > newest or newest > now + DAY


def synced_by(path: str) -> str:
    """Return the name of the program that carries what lies under a path to the internet, or ""."""
    for part in path.replace("\\", "/").split("/"):
        if part in _WHOLE:
            return _WHOLE[part]
        for beginning, name in _SYNCED:
            if part.casefold().startswith(beginning):
                return name
    return ""
