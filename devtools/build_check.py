"""`dev.py build --check`: the package in a Debian that has no Python, used as a person would."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

from devtools import system_packages
from devtools.console import DevError, run, say
from devtools.environment import Environment

if TYPE_CHECKING:
    from pathlib import Path

SUITE = "bookworm"
PROGRAM_VARIABLE = "COMPANION_PROGRAM"
"""Read by tests/journey/real_app.py: the program to use instead of the source tree."""
PROCESS = "tests/journey/test_process.py"
PORTABLE = "tests/journey/test_portable.py"
NEEDED_TOOLS = ("debootstrap", "unshare", "chroot")
VAULT = "root/.local/share/Companion/vault.db"


def check(root: Path, deb: Path) -> None:
    """Try the packed folder here, then install the package in a clean Debian and try it there."""
    python = prepare(root)
    say("== The journey with the packed app, here")
    packed = root / "dist" / "companion" / "companion"
    journey(root, python, [str(packed)], PROCESS, PORTABLE)
    clean = CleanRoot(root, root / "build" / "clean-root")
    clean.make()
    try_installed(root, python, clean, deb)
    say("All of the check went well.")


def prepare(root: Path) -> str:
    """See that everything is there that a check needs; return the Python that has the tests."""
    if not system_packages.is_root():
        raise DevError("The check makes a clean Debian, which only root can do: use sudo.")
    missing = [tool for tool in NEEDED_TOOLS if shutil.which(tool) is None]
    if missing:
        raise DevError(f"Please install what the check needs: {', '.join(missing)}.")
    system_packages.ensure(with_test_tools=True)
    environment = Environment(root)
    environment.ensure("dev")
    return str(environment.python)


def try_installed(root: Path, python: str, clean: CleanRoot, deb: Path) -> None:
    """Install the package in a clean Debian, use it there, and take it away again."""
    clean.install(deb)
    clean.do("the installed app tries itself", "companion", "--self-test")
    say("== The journey with the installed app, there")
    journey(root, python, clean.command("companion"), PROCESS)
    clean.remove()


def journey(root: Path, python: str, program: list[str], *tests: str) -> None:
    """Run the tests that use the app as a process, with another program than the source tree."""
    variables = os.environ | {PROGRAM_VARIABLE: shlex.join(program), "PYTHONPATH": str(root)}
    variables["QT_QPA_PLATFORM"] = "offscreen"
    if run([python, "-m", "pytest", "-q", *tests], cwd=root, env=variables) != 0:
        raise DevError("The journey failed; the reason is above.")


class CleanRoot:
    """A folder with the least Debian that there is, in which programs can be run."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self.folder = folder

    def make(self) -> None:
        """Make it afresh, and see that it has no Python."""
        say(f"== A clean Debian ({SUITE}) in {self.folder}")
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.folder.chmod(0o755)
        if run(["debootstrap", "--variant=minbase", SUITE, str(self.folder)]) != 0:
            raise DevError("debootstrap failed; the reason is above.")
        self._refuse_python()

    def install(self, deb: Path) -> None:
        """Install the package with apt, which brings the libraries and nothing else."""
        (self.folder / "srv" / deb.name).write_bytes(deb.read_bytes())
        self.do("apt-get update", "apt-get", "update", "-q")
        options = ["-y", "-q", "--no-install-recommends"]
        self.do(f"install {deb.name}", "apt-get", "install", *options, f"/srv/{deb.name}")
        self._refuse_python()

    def remove(self) -> None:
        """Take the package away, with its settings, and see that the vault is left alone."""
        vault = self.folder / VAULT
        vault.parent.mkdir(parents=True)
        vault.write_bytes(b"words of a family")
        self.do("take it away again", "apt-get", "purge", "-y", "-q", "companion")
        if vault.read_bytes() != b"words of a family":
            raise DevError("Taking the package away changed the vault.")
        if (self.folder / "usr" / "lib" / "companion").exists():
            raise DevError("Taking the package away leaves parts of it behind.")

    def command(self, *words: str) -> list[str]:
        """Give the command that does something in there."""
        script = self._root / "build_spec" / "linux" / "in_root.sh"
        return ["sh", str(script), str(self.folder), *words]

    def do(self, what: str, *words: str) -> None:
        """Do something in there, or end with what went wrong."""
        say(f"== {what}")
        variables = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
        if run(self.command(*words), env=variables) != 0:
            raise DevError(f"In the clean Debian this failed: {what}.")

    def _refuse_python(self) -> None:
        command = ["find", str(self.folder / "usr" / "bin"), "-name", "python*"]
        found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        if found:
            raise DevError(f"The clean Debian has a Python, so it proves nothing: {found.strip()}")
