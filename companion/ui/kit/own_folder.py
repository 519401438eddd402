# SPDX-License-Identifier: Apache-2.0
"""Where our own files lie: nothing that a person saves may take the place of one of them."""

import re
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication

OWN_FOLDER = "own-folder"
"""The property of the application that names the folder of the notes of this run."""
VAULT = "vault.db"
"""What gives another folder of notes away, such as one on a stick."""
COPY = re.compile(r"copy-\d{4,9}\.zip", re.ASCII | re.IGNORECASE)
"""What a copy of notes is called, in whatever folder."""


def guard(folder: str) -> None:
    """Let nothing be saved in this folder from now on, nor below it."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(OWN_FOLDER, folder)


def home_of_notes() -> str:
    """Return the folder of the notes of this run, or "" where nobody named one."""
    application = QCoreApplication.instance()
    return str(application.property(OWN_FOLDER) or "") if application is not None else ""


def is_among_own_files(path: str) -> bool:
    """Return True for a file in the folder of the notes, or anywhere below it."""
    # A link is followed: the file that it leads to would be written.
    places = Path(path).resolve().parents
    home = home_of_notes()
    return bool(home) and any(_are_same(place, Path(home)) for place in places)


def is_beside_notes(path: str) -> bool:
    """Return True for a file beside other notes, such as those on a stick."""
    return (Path(path).resolve().parent / VAULT).is_file()


def is_copy_of_notes(path: str) -> bool:
    """Return True where a copy of notes lies already: it may be the last one there is."""
    there = Path(path).resolve()
    return COPY.fullmatch(there.name) is not None and there.exists()


def is_on_same_disk(path: str, home: str) -> bool:
    """Return True where a file lies on the disk of the notes; True too where nobody can tell."""
    with suppress(OSError):
        return Path(path).resolve().parent.stat().st_dev == Path(home).stat().st_dev
    return True


def _are_same(place: Path, home: Path) -> bool:
    # Not their names: many disks take capitals and small letters for the same.
    with suppress(OSError):
        return place.samefile(home)
    return False
