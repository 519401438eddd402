# SPDX-License-Identifier: Apache-2.0
"""Where things are: the data folder, portable mode, our own resources. Only bootstrap asks."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SYSTEM: str = sys.platform
APP_FOLDER = "Companion"
MARKER = "portable.txt"
"""Beside the program, it asks for portable mode; what it says does not matter."""
PORTABLE_DATA = "data"
PORTABLE_CACHE = "cache"
CACHE_VARIABLE = "XDG_CACHE_HOME"


def resources_folder() -> Path:
    """Return where `resources/` is, in a source tree or in a frozen app."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else _source_folder()
    return root / "resources"


def data_folder() -> Path:
    """Return the folder beside a portable program, else the user's own local one.

    Never one that is synchronised or roams.
    """
    beside = portable_folder()
    if beside is not None:
        return beside / PORTABLE_DATA
    return _linux_folder() or _own_folder()


def other_folders() -> tuple[Path, ...]:
    """Return where cipher text may wait that the data folder does not take.

    Nowhere in portable mode: nothing is left on a computer that is not the person's own.
    """
    if portable_folder() is not None:
        return ()
    running = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    is_there = running.is_absolute() and running.is_dir()
    return (data_folder(), *([running / APP_FOLDER] if is_there else []))


def portable_folder() -> Path | None:
    """Return the folder in which a portable program lies; None where it is not portable."""
    folder = _program_folder()
    return folder if (folder / MARKER).is_file() else None


def cache_folder() -> Path | None:
    """Return where libraries may write in portable mode, instead of in the user's home."""
    beside = portable_folder()
    return None if beside is None else beside / PORTABLE_CACHE


def for_qt(path: Path) -> str:
    """Return a name by which Qt finds a file. Of a name it drops what is no text.

    Then it is found by the number of its folder, which stays open.
    """
    try:
        path.parent.as_posix().encode()
    except UnicodeEncodeError:
        with suppress(OSError):
            return f"/proc/self/fd/{os.open(path.parent, os.O_RDONLY)}/{path.name}"
    return str(path)


@contextmanager
def caches_beside_the_program() -> Iterator[None]:
    """In portable mode, let what draws letters keep its cache beside the program too.

    Only while the app starts: a browser that is opened later must find its own folders.
    """
    folder, before = cache_folder(), os.environ.get(CACHE_VARIABLE)
    if folder is None:
        yield
        return
    os.environ[CACHE_VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[CACHE_VARIABLE]
        else:
            os.environ[CACHE_VARIABLE] = before


def _linux_folder() -> Path | None:
    """Return what the library for it would, which is the slowest part of asking, if it is plain."""
    wanted, home = (Path(os.environ.get(name, "")) for name in ("XDG_DATA_HOME", "HOME"))
    if SYSTEM != "linux":
        return None
    if wanted.is_absolute():
        return wanted / APP_FOLDER
    return home / ".local" / "share" / APP_FOLDER if home.is_absolute() else None


def _own_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_FOLDER, appauthor=False, roaming=False))


def _source_folder() -> Path:
    return Path(__file__).resolve().parent.parent


def _program_folder() -> Path:
    """Return the folder that a person sees the program in."""
    if not getattr(sys, "frozen", False):
        return _source_folder()
    folder = Path(sys.executable).resolve().parent
    # A Mac shows Companion.app as one thing, and the program lies inside it.
    bundle = folder.parent.parent
    return bundle.parent if bundle.suffix == ".app" else folder
