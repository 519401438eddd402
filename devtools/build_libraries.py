"""Which libraries of the system the packed app needs, and which Debian packages bring them.

The packed app holds Python, Qt and what else is locked in requirements/. All other libraries are
the system's, which mends their faults by its own updates.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LIBRARIES: dict[str, str] = {
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libexpat.so.1": "libexpat1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""Name of the library -> what the .deb depends on, newest name first."""
BY_NAME = frozenset({"libcups.so.2"})
"""Loaded by its name while the app runs (companion/ui/kit/cups_library.py): no program says so."""

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_2\.(\d+)\b")


def depends(oldest_glibc: str) -> str:
    """Give the line for the .deb: each package once, in the order of the alphabet."""
    packages = sorted(set(LIBRARIES.values()))
    return ", ".join(f"{one} (>= {oldest_glibc})" if one == "libc6" else one for one in packages)


def oldest_glibc(folder: Path) -> str:
    """Return the oldest C library with which everything in the folder can be loaded."""
    found = {
        int(number)
        for path in folder.rglob("*")
        if path.is_file() and is_elf(path)
        for number in _GLIBC.findall(said_of(path))
    }
    return f"2.{max(found, default=0)}"


def unknown_in(folder: Path) -> dict[str, list[str]]:
    """Return the libraries that are neither in the folder nor in the table -> who wants them."""
    programs = [path for path in folder.rglob("*") if path.is_file() and is_elf(path)]
    own = {path.name for path in folder.rglob("*")}
    found: dict[str, list[str]] = {}
    for path in programs:
        for name in needed_by(path):
            if name not in own and name not in LIBRARIES:
                found.setdefault(name, []).append(path.name)
    return found


def unused(folder: Path) -> list[str]:
    """Return the packages of the table that nothing in the folder asks for."""
    wanted = {LIBRARIES[name] for name in BY_NAME}
    for path in folder.rglob("*"):
        if path.is_file() and is_elf(path):
            wanted.update(LIBRARIES.get(name, "") for name in needed_by(path))
    return sorted(set(LIBRARIES.values()) - wanted)


def needed_by(path: Path) -> Iterable[str]:
    """Return which libraries a program or library names as needed."""
    return _NEEDED.findall(said_of(path))


def said_of(path: Path) -> str:
    """Return what a program or library says of itself, as objdump writes it."""
    command = ["objdump", "-p", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or a library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
