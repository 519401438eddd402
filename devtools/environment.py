"""The virtual environment in .venv: made, filled from the lock files, repaired.

Nothing is installed while the stamp of the wanted set of requirements is true. The stamp is
written only after an installation has ended well, so an interrupted one is done again.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devtools import system_packages
from devtools.console import DevError, complain, run, say

if TYPE_CHECKING:
    from pathlib import Path

LOCK_FILES = {
    "run": ("run.txt",),
    "dev": ("run.txt", "dev.txt"),
    "build": ("run.txt", "build.txt"),
}
NEEDED_MODULES = {
    "run": ("PySide6", "sqlcipher3", "sqlite_utils", "argon2", "Crypto", "msgspec", "platformdirs"),
    "dev": ("pytest", "pytestqt", "xdist", "hypothesis", "ruff", "mypy", "importlinter", "vulture"),
    "build": ("PyInstaller",),
}
# What pip says when it cannot get through; compared in lower case.
UNREACHABLE_SIGNS = (
    "connection broken",
    "connectionerror",
    "newconnectionerror",
    "failed to establish a new connection",
    "name resolution",
    "connecttimeout",
    "readtimeout",
    "read timed out",
    "max retries exceeded",
    "proxyerror",
    "no route to host",
    "network is unreachable",
)
UNREACHABLE = (
    "The package registry cannot be reached: check the internet connection (or pip's settings) "
    "and run the same command again."
)
WRONG_HASH = (
    "A downloaded package is not the one that the lock file names, so nothing was installed. "
    "Do not go on; try another connection, and tell the project if it stays so."
)
FAILED = "Installing the packages failed; pip's own words are above. Nothing else was changed."


@dataclass(frozen=True, slots=True)
class Environment:
    """The project folder and the virtual environment inside it."""

    root: Path
    folder: str = ".venv"

    @property
    def venv(self) -> Path:
        return self.root / self.folder

    @property
    def python(self) -> Path:
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def unfinished_mark(self) -> Path:
        return self.venv / "companion-installing"

    def stamp_file(self, kind: str) -> Path:
        return self.venv / f"companion-{kind}.stamp"

    def lock_files(self, kind: str) -> list[Path]:
        return [self.root / "requirements" / name for name in LOCK_FILES[kind]]

    def ensure(self, kind: str) -> None:
        """Make .venv hold the "run" or the "dev" requirements, exactly as locked."""
        version = self.probe(kind)
        if version and self._has_true_stamp(kind, version) and not self.unfinished_mark.exists():
            return
        self._ensure_venv()
        self._install(kind)
        self._write_stamps(kind)

    def probe(self, kind: str) -> str:
        """Give the version of the environment's Python; "" when it or a package is missing."""
        modules = NEEDED_MODULES["run"] + (NEEDED_MODULES[kind] if kind != "run" else ())
        code = (
            "import sys, importlib.util as u; "
            f"missing = [m for m in {modules!r} if u.find_spec(m) is None]; "
            "print('' if missing else sys.version.split()[0])"
        )
        return self._ask(code)

    def wanted_stamp(self, kind: str, version: str) -> str:
        """Give the text that the stamp must hold: the Python version and a hash of the locks."""
        digest = hashlib.sha256()
        for path in self.lock_files(kind):
            digest.update(path.read_bytes())
        return f"{version} {digest.hexdigest()}\n"

    def _has_true_stamp(self, kind: str, version: str) -> bool:
        try:
            found = self.stamp_file(kind).read_text(encoding="utf-8")
        except OSError:
            return False
        return found == self.wanted_stamp(kind, version)

    def _ask(self, code: str) -> str:
        try:
            answer = subprocess.run(
                [str(self.python), "-I", "-c", code], capture_output=True, text=True, check=True
            )
        except (OSError, subprocess.CalledProcessError):
            return ""
        return answer.stdout.strip()

    def _ensure_venv(self) -> None:
        if self.unfinished_mark.exists():
            say("The last installation was interrupted; starting afresh.")
        elif self._ask("import pip, sys; print(sys.version_info >= (3, 11))") == "True":
            return
        elif self.venv.exists():
            say("The virtual environment is broken; making it again.")
        self._make_venv()

    def _make_venv(self) -> None:
        ensure_venv_module()
        say(f"== Making the virtual environment {self.folder}")
        if self.venv.is_symlink():
            self.venv.unlink()
        elif self.venv.exists():
            shutil.rmtree(self.venv)
        if run([sys.executable, "-m", "venv", str(self.venv)]) != 0:
            raise DevError("The virtual environment could not be made; Python's words are above.")

    def _install(self, kind: str) -> None:
        say(f"== Installing the packages of requirements/{LOCK_FILES[kind][-1]}")
        arguments = ["--require-hashes", "--only-binary", ":all:"]
        arguments += ["-r", str(self.lock_files(kind)[-1])]
        self.unfinished_mark.touch()
        for name in LOCK_FILES:
            self.stamp_file(name).unlink(missing_ok=True)
        try:
            self.pip_install(arguments)
        except DevError:
            # pip gave up by itself, so it left nothing half done: no need to start afresh.
            self.unfinished_mark.unlink()
            raise

    def pip_install(self, arguments: list[str]) -> None:
        """Run pip's install inside the environment, and explain a failure in one sentence."""
        command = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check"]
        command += ["--retries", "2", "--timeout", "20", *arguments]
        result = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
        if result.returncode == 0:
            return
        reason = explain_failure(result.stderr)
        if reason != UNREACHABLE:
            complain(result.stderr.rstrip())
        raise DevError(reason)

    def _write_stamps(self, kind: str) -> None:
        version = self.probe(kind)
        if not version:
            raise DevError(
                f"The packages were installed but cannot be found in {self.folder}; delete it."
            )
        for name in ("run",) if kind == "run" else ("run", kind):
            text = self.wanted_stamp(name, version)
            self.stamp_file(name).write_text(text, encoding="utf-8")
        self.unfinished_mark.unlink(missing_ok=True)


def explain_failure(words_of_pip: str) -> str:
    """Choose the one sentence that fits what pip wrote to its error stream."""
    words = words_of_pip.lower()
    if "do not match the hashes" in words:
        return WRONG_HASH
    if any(sign in words for sign in UNREACHABLE_SIGNS):
        return UNREACHABLE
    return FAILED


def ensure_venv_module() -> None:
    """See that this Python can make environments; Debian keeps that in a package of its own."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    system_packages.install(
        [system_packages.venv_package()], reason="This Python cannot make virtual environments"
    )
