# SPDX-License-Identifier: Apache-2.0
"""Which sticks, cards and disks on a cable are in now: asked each time, and never remembered.

Only what the system knows by itself is asked. A share in a network that is gone may not answer.
"""

import ctypes
import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

SYSTEM: str = sys.platform
MOUNTS = Path("/proc/self/mountinfo")
BLOCKS = Path("/sys/class/block")
MEDIA = ("/media/", "/run/media/", "/mnt/")
"""Where desktops, and people by hand, mount what they put in."""
VOLUMES = "/Volumes/"
PLUGGED = ("/usb", "/mmc_host/")
"""In the path of a device: it hangs on a cable, or is a card."""
FIRST_DRIVE, LAST_DRIVE, REMOVABLE_DRIVE = 2, 26, 2
"""Windows: from C on, for A and B were floppy disks; and DRIVE_REMOVABLE."""
_ESCAPED = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mounted:
    """One place of the list: the folder, what lies behind it, and whether it may be written."""

    folder: str
    device: str
    is_writable: bool


def sticks() -> tuple[str, ...]:
    """Return the folders of what was put in and can be written, the newest first."""
    with suppress(OSError, AttributeError, ValueError):
        if SYSTEM == "linux":
            return tuple(_linux_sticks())
        if SYSTEM == "win32":
            return tuple(filter(_is_ready, windows_drives()))
        if SYSTEM == "darwin":
            return tuple(one.folder for one in mac_volumes() if _is_on_a_disk(one))
    return ()


def mounted() -> list[Mounted]:
    """Return the list of Linux, in the order of mounting. Raises OSError, ValueError."""
    lines = os.fsdecode(MOUNTS.read_bytes()).split("\n")
    return [_read(line) for line in lines if line]


def can_be_pulled_out(device: str) -> bool:
    """Return True for a stick, a card or a disk on a cable, also where it is encrypted."""
    block = (BLOCKS / Path(device).resolve().name).resolve()
    if below := list(block.glob("slaves/*")):
        return any(can_be_pulled_out(f"/dev/{one.name}") for one in below)
    if any(sign in str(block) for sign in PLUGGED):
        return True
    # A part of a disk says nothing itself: the folder above is the disk.
    marks = [one / "removable" for one in (block, block.parent)]
    return any(mark.read_bytes().strip() == b"1" for mark in marks if mark.is_file())


def windows_drives() -> list[str]:
    """Return the drives that Windows calls removable, whether or not something is in."""
    system = ctypes.CDLL("kernel32")
    there = system.GetLogicalDrives()
    names = [f"{chr(ord('A') + n)}:/" for n in range(FIRST_DRIVE, LAST_DRIVE) if there >> n & 1]
    kinds = [system.GetDriveTypeW(ctypes.c_wchar_p(name.replace("/", "\\"))) for name in names]
    return [name for name, kind in zip(names, kinds, strict=True) if kind == REMOVABLE_DRIVE]


def mac_volumes() -> list[Mounted]:
    """Return the volumes of macOS."""
    return [
        Mounted(one.rootPath(), os.fsdecode(bytes(one.device().data())), not one.isReadOnly())
        for one in QStorageInfo.mountedVolumes()
    ]


def _linux_sticks() -> list[str]:
    return [
        one.folder
        for one in reversed(mounted())
        if one.is_writable
        and one.folder.startswith(MEDIA)
        and one.device.startswith("/dev/")
        and can_be_pulled_out(one.device)
    ]


def _read(line: str) -> Mounted:
    before, _, after = line.partition(" - ")
    *_, folder, options = before.split(" ")[:6]
    _, device, more = after.split(" ")[:3]
    is_writable = all("rw" in words.split(",") for words in (options, more))
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), folder)
    return Mounted(plain, device, is_writable)


def _is_ready(drive: str) -> bool:
    info = QStorageInfo(drive)
    return info.isReady() and not info.isReadOnly()


def _is_on_a_disk(volume: Mounted) -> bool:
    return (
        volume.is_writable
        and volume.folder.startswith(VOLUMES)
        and volume.device.startswith("/dev/")
    )
