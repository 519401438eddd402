# SPDX-License-Identifier: Apache-2.0
"""What the packing program runs before the app, where it takes longer than it needs.

Measured with eleven hundred modules, in instructions of a whole start of 800 million: reading the
list of them 20 million, calling C for nothing 8 million (docs/performance.md).
"""

from __future__ import annotations

from pathlib import Path

from PyInstaller import loader
from PyInstaller.building.utils import compile_pymodule

STANDINS = Path(__file__).resolve().parent / "standins"
READER, CALLS_C = "pyimod01_archive", "pyimod03_ctypes"
PIECE_BY_PIECE, AT_ONCE = "marshal.load(fp)", "marshal.loads(fp.read())"
"""How the list of all modules is read from the end of the program, and how it is read soonest."""


def quicker(parts: list[tuple[str, str, str]], folder: Path) -> list[tuple[str, str, str]]:
    """Return the modules of the start with two of them replaced; `folder` takes what is made.

    Raises ValueError where the packing program is another one than the one this was written for.
    """
    own = {READER: _reader(folder), CALLS_C: STANDINS / f"{CALLS_C}.py"}
    missing = own.keys() - {name for name, _, _ in parts}
    if missing:
        raise ValueError(f"no such part of the start: {', '.join(sorted(missing))}")
    return [
        (name, _compiled(name, own[name], folder) if name in own else place, kind)
        for name, place, kind in parts
    ]


def _reader(folder: Path) -> Path:
    words = (Path(str(loader.__file__)).parent / f"{READER}.py").read_text(encoding="utf-8")
    if words.count(PIECE_BY_PIECE) != 1:
        raise ValueError("the packing program reads its list of modules another way now")
    made = folder / f"{READER}.py"
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text(words.replace(PIECE_BY_PIECE, AT_ONCE), encoding="utf-8")
    return made


def _compiled(name: str, source: Path, folder: Path) -> str:
    return str(compile_pymodule(name, str(source), str(folder), optimize=0))
