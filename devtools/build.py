"""`dev.py build`: the packed app, and the packages of the system that it is run on."""

from __future__ import annotations

import ast
import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from devtools import (
    build_check,
    build_debian,
    build_elsewhere,
    build_linux,
    build_paths,
    system_packages,
)
from devtools.console import DevError, run, say
from devtools.environment import Environment

ROOT = Path(__file__).resolve().parent.parent
CHECK_DEBIAN = "--check-debian"
FOLDER_ONLY = "--folder-only"
OPTIONS = {FOLDER_ONLY, "--twice", "--check", CHECK_DEBIAN}
TOO_OLD_FOR_ZIP = 315_532_800
"""The first of January 1980: what packing takes where there is neither a commit nor a wish."""
SYSTEM: str = sys.platform


@dataclass(frozen=True, slots=True)
class Build:
    """One build: with which Python, of which version, with which time in every file."""

    root: Path
    python: str
    version: str
    epoch: int

    @property
    def dist(self) -> Path:
        return self.root / "dist"

    @property
    def work(self) -> Path:
        return self.root / "build"

    def variables(self) -> dict[str, str]:
        """Give what makes two builds of one commit the same."""
        return os.environ | {
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": str(self.epoch),
            "PYINSTALLER_CONFIG_DIR": str(self.work / "pyinstaller"),
            "PYTHONPATH": str(self.root),
            "QT_QPA_PLATFORM": "offscreen",
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
        }

    def freeze(self, spec: str) -> None:
        """Pack what a spec file says into dist/."""
        say(f"== Packing with build_spec/{spec}")
        command = [self.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
        command += ["--distpath", str(self.dist), "--workpath", str(self.work / "work")]
        command.append(str(self.root / "build_spec" / spec))
        if run(command, cwd=self.root, env=self.variables()) != 0:
            raise DevError("Packing failed; the reason is above.")

    def pack_app(self) -> None:
        """Pack the app as its system wants it, and without a folder of this computer in it."""
        if SYSTEM in build_elsewhere.SPECS:
            build_elsewhere.draw_icon(self, SYSTEM)
            self.freeze(build_elsewhere.SPECS[SYSTEM])
        else:
            self.freeze("companion.spec")
            build_paths.take_out(self.dist / "companion")

    def program(self, *arguments: str) -> None:
        """Run one of our own small programs with the Python that packs."""
        if run([self.python, *arguments], cwd=self.root, env=self.variables()) != 0:
            raise DevError(f"{arguments[1]} failed; the reason is above.")


def build(arguments: list[str]) -> int:
    """Make the packed app, its packages, and what was asked for beside."""
    if not set(arguments) <= OPTIONS:
        raise DevError(f"build knows only these words: {' '.join(sorted(OPTIONS))}")
    if arguments == [CHECK_DEBIAN]:
        build_debian.check(ROOT)
        return 0
    if not is_linux() and not set(arguments) <= {FOLDER_ONLY}:
        raise DevError(f"On this system, build knows only one word: {FOLDER_ONLY}")
    this = prepare(ROOT)
    this.pack_app()
    test_itself(this.dist / build_elsewhere.PROGRAMS.get(SYSTEM, "companion/companion"))
    if FOLDER_ONLY in arguments:
        return 0
    packages = make_packages(this)
    if "--twice" in arguments:
        compare_with_second(this, packages)
    if "--check" in arguments:
        build_check.check(this.root, build_linux.deb_among(packages))
    if CHECK_DEBIAN in arguments:
        build_debian.check(this.root)
    return 0


def pack_for_bench() -> None:
    """Pack the app, and what it is measured by, in the same way."""
    # What is measured is said on the standard output, and nothing else.
    with contextlib.redirect_stdout(sys.stderr):
        this = prepare(ROOT)
        this.freeze("companion.spec")
        this.freeze("bench.spec")


def prepare(root: Path) -> Build:
    """Make the environment for packing, which is apart from the one for developing."""
    system_packages.ensure(with_test_tools=False)
    missing = [tool for tool in build_linux.NEEDED_TOOLS if shutil.which(tool) is None]
    if is_linux() and missing:
        raise DevError(f"Please install what packing needs: {', '.join(missing)}.")
    if not has_shared_python():
        raise DevError(
            "Packing needs the shared library of Python, which is a package of its own here:\n\n"
            "  apt-get install libpython3-dev"
        )
    environment = Environment(root, "build/environment")
    environment.venv.parent.mkdir(exist_ok=True)
    environment.ensure("build")
    return Build(root, str(environment.python), version_of(root), epoch_of(root))


def has_shared_python() -> bool:
    """Tell whether the library of the Python that packs can be found: the packed app holds it."""
    name = sysconfig.get_config_var("INSTSONAME") or ""
    if not is_linux() or not name.startswith("libpython"):
        return True
    if (Path(sysconfig.get_config_var("LIBDIR") or "/usr/lib") / name).exists():
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def version_of(root: Path) -> str:
    """Read the version from the package, without importing it."""
    tree = ast.parse((root / "companion" / "__init__.py").read_text(encoding="utf-8"))
    found = (
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"
    )
    return str(next(found))


def epoch_of(root: Path) -> int:
    """Give the time that every packed file gets: what was asked for, or that of the commit."""
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    if asked.isdecimal():
        return int(asked)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        answer = ""
    return int(answer) if answer.strip().isdecimal() else TOO_OLD_FOR_ZIP


def test_itself(program: Path) -> None:
    """Let the packed app try everything once."""
    say("== The packed app tries itself")
    if run([str(program), "--self-test"]) != 0:
        raise DevError("The packed app does not pass its own test.")


def is_linux() -> bool:
    """Tell whether packages are made for Linux."""
    return SYSTEM.startswith("linux")


def make_packages(this: Build) -> list[Path]:
    """Make all that this system gets, and say what it is."""
    if SYSTEM in build_elsewhere.SPECS:
        packages = build_elsewhere.make_packages(this, SYSTEM)
    else:
        icons = this.work / "icons"
        this.program("-m", "build_spec.draw_icons", str(icons))
        packages = build_linux.Packages(this.root, this.version, this.epoch, icons).make()
    for path in packages:
        say(f"   {path.stat().st_size / 1e6:6.1f} MB  {path.relative_to(this.root)}")
    return packages


def compare_with_second(this: Build, packages: list[Path]) -> None:
    """Build again, and end with an error unless every byte is the same."""
    kept = this.work / "first"
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for path in packages:
        path.rename(kept / path.name)
    shutil.rmtree(this.work / "work", ignore_errors=True)
    shutil.rmtree(this.work / "pyinstaller", ignore_errors=True)
    this.pack_app()
    again = make_packages(this)
    other = [path.name for path in again if path.read_bytes() != (kept / path.name).read_bytes()]
    if other:
        raise DevError(f"The second build differs: {', '.join(other)}. The first is in {kept}.")
    say("Both builds are the same, byte for byte.")
