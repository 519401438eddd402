"""What Linux must bring along: shared libraries that Qt loads, and programs the tests use.

Found by trying; installed with apt as root, otherwise named in one command to copy. Alone, for a
hosted service: `sudo python3 -B -m devtools.system_packages`.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.console import DevError, complain, run, say

if TYPE_CHECKING:
    from collections.abc import Iterable

SKIP_VARIABLE = "COMPANION_SKIP_SYSTEM_CHECK"

# Library -> Debian packages that may hold it, newest name first.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libcups.so.2": ("libcups2t64", "libcups2"),
}

# Program -> package. A path with * is looked for as a file, anything else on PATH.
TOOLS: dict[str, str] = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus",
    "dbus-daemon": "dbus",
    "strace": "strace",
    "usr/lib*/**/at-spi-bus-launcher": "at-spi2-core",
    "usr/lib/python3*/**/pyatspi/__init__.py": "python3-pyatspi",
    "usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """What was not found, and the packages that may bring it."""

    things: tuple[str, ...]
    packages: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.things)


def ensure(*, with_test_tools: bool) -> None:
    """See that libraries (and the tests' programs) are there; install them or say how."""
    if not is_linux() or os.environ.get(SKIP_VARIABLE):
        return
    missing = find_missing(with_test_tools=with_test_tools)
    if not missing:
        return
    reason = f"Missing on this computer: {', '.join(missing.things)}"
    if shutil.which("apt-get") is None:
        complain(f"{reason}. Please install what holds them, in your system's way.")
        return
    say(f"{reason}.")
    if is_root():
        update()
    install([choose_package(names) for names in missing.packages], reason="", is_updated=True)


def is_linux() -> bool:
    """Tell whether this is Linux; asked so that types are checked for every system."""
    return sys.platform.startswith("linux")


def find_missing(*, with_test_tools: bool) -> Missing:
    """Try every library and, when wanted, every program."""
    found_missing: dict[str, tuple[str, ...]] = {
        name: packages for name, packages in LIBRARIES.items() if not has_library(name)
    }
    if with_test_tools:
        # The path of a file says little to a person; the name of its package says more.
        found_missing |= {
            (package if "*" in name else name): (package,)
            for name, package in TOOLS.items()
            if not has_tool(name)
        }
    return Missing(tuple(found_missing), tuple(dict.fromkeys(found_missing.values())))


def has_library(name: str) -> bool:
    """Tell whether the loader finds a shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_tool(name: str, root: Path = Path("/")) -> bool:
    """Tell whether a program is on PATH, or a file is where the pattern says."""
    if "*" in name:
        return next(root.glob(name), None) is not None
    return shutil.which(name) is not None


def choose_package(names: Iterable[str]) -> str:
    """Choose the name this system's apt knows; the oldest one when it knows none."""
    last = ""
    for last in names:
        if is_known_to_apt(last):
            return last
    return last


def is_known_to_apt(name: str) -> bool:
    """Tell whether apt has a real package of this name (not only a virtual one)."""
    try:
        answer = subprocess.run(
            ["apt-cache", "show", name], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return f"Package: {name}\n" in answer.stdout


def venv_package() -> str:
    """Name the Debian package that lets this Python make virtual environments."""
    exact = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return choose_package([exact, "python3-venv"])


def is_root() -> bool:
    """Tell whether this user may install system packages as they are."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_command(packages: Iterable[str]) -> list[str]:
    """Give the apt command for these packages, each named once."""
    names = sorted(set(packages))
    return ["apt-get", "install", "-y", "--no-install-recommends", *names]


def update() -> None:
    """Bring apt's lists up to date; an old list may still do, so failing is no end."""
    say("== apt-get update")
    if run(["apt-get", "update"]) != 0:
        complain("apt-get update failed; going on with the lists that are there.")


def install(packages: list[str], *, reason: str, is_updated: bool = False) -> None:
    """Install packages as root; for others, end with the one command that does it."""
    command = install_command(packages)
    if shutil.which("apt-get") is None:
        raise DevError(f"{reason}. Please install it in your system's way ({' '.join(packages)}).")
    if not is_root():
        intro = f"{reason}. Please run" if reason else "Please run"
        raise DevError(
            f"{intro} this once, then the same command again:\n\n  sudo {' '.join(command)}\n"
        )
    if not is_updated:
        say(f"{reason}.")
        update()
    say(f"== {' '.join(command)}")
    if run(command, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}) != 0:
        raise DevError("apt-get could not install what is missing; its own words are above.")


def main() -> int:
    """Install all that the app and its tests need. The Python of a system may be an older one."""
    try:
        ensure(with_test_tools=True)
    except DevError as error:
        complain(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
