# SPDX-License-Identifier: Apache-2.0
"""One folder from one script, always the same way: for the app and for what it is measured by.

Imported by the packing program only, which has its own modules beside it.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from PyInstaller.building.api import COLLECT, EXE, PYZ
from PyInstaller.building.build_main import Analysis
from PyInstaller.config import CONF

from build_spec.quick_start import STANDINS, quicker
from build_spec.slim import LEFT_OUT, NOT_ON_LINUX, is_kept

ROOT = Path(__file__).resolve().parent.parent
BUILD_SPEC = ROOT / "build_spec"
IS_LINUX = sys.platform == "linux"
WORDS = [
    (str(ROOT / "resources"), "resources"),
    (str(ROOT / "LICENSES"), "licences/LICENSES"),
    (str(ROOT / "LICENSE"), "licences"),
    (str(ROOT / "NOTICE"), "licences"),
]
"""What the app brings along beside its programs."""
DOCX = Path(str(find_spec("docx").origin)).parent
# It finds its templates by way of this folder, which must be there.
WORDS.append((str(DOCX / "parts" / "__init__.py"), "docx/parts"))

NO_HOOKS = {"pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_pyside6"} if IS_LINUX else set()
"""What runs before the app and is not needed: it would load Qt first, and so all else slowly.

Tried on Linux only, so other systems keep it.
"""


def take_stand_ins(modules: list[tuple[str, str, str]]) -> None:
    """Let our own stand for a module of Python's also where Python's own parts asked for it.

    Those are looked through before the packing program hears where else to look.
    """
    understood = CONF["code_cache"].get(id(modules)) or {}
    for place, (name, source, kind) in enumerate(modules):
        own = STANDINS / f"{name}.py"
        if own.is_file() and Path(source) != own:
            modules[place] = (name, str(own), kind)
            understood.pop(name, None)


def one_folder(
    script: str, name: str, datas: list[tuple[str, str]], **for_program: object
) -> COLLECT:
    """Pack a script; further names go to the program, such as its icon."""
    found = Analysis(
        [str(ROOT / script)],
        pathex=[str(STANDINS), str(ROOT)],
        datas=datas,
        excludes=[*LEFT_OUT, *(NOT_ON_LINUX if IS_LINUX else ())],
        runtime_hooks=[str(BUILD_SPEC / "start_hook.py")],
        optimize=2,
    )
    slim = {"strip": IS_LINUX, "upx": False}
    scripts = [one for one in found.scripts if one[0] not in NO_HOOKS]
    take_stand_ins(found.pure)
    modules = PYZ(found.pure)
    if IS_LINUX:
        modules.dependencies = quicker(modules.dependencies, Path(CONF["workpath"]) / "quick")
    program = EXE(
        modules,
        scripts,
        exclude_binaries=True,
        name=name,
        console=False,
        **slim,
        **for_program,
    )
    kept = [
        [one for one in part if is_kept(one[0], one[1])] for part in (found.binaries, found.datas)
    ]
    return COLLECT(program, *kept, name=name, **slim)
