"""`dev.py build --check-debian`: the package built with a clean Debian's own Python, and tried.

What is committed is cloned into a clean Debian. The commands that the README gives are then run
there, word by word; the package that they make is installed in another clean Debian.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from devtools import build_check
from devtools.build_check import CleanRoot
from devtools.console import DevError, run, say

CHAPTER = "## Install it"
BEFORE = ["git", "python3", "ca-certificates"]
"""What the README takes for granted: a clone, Python, and a way to the package registry."""
HANDED_IN = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pip.conf")
"""How this computer reaches the registry; a clean system would not know."""
CLONE = "srv/companion"
BUILDS = "dev.py build"


def check(root: Path) -> None:
    """Build in a clean Debian as the README says, then try the package in one without Python."""
    python = build_check.prepare(root)
    builder = CleanRoot(root, root / "build" / "building-root")
    builder.make()
    deb = build(root, builder)
    clean = CleanRoot(root, root / "build" / "clean-root")
    clean.make()
    build_check.try_installed(root, python, clean, deb)
    say("Built with Debian's own Python, installed and used: all of it went well.")


def build(root: Path, builder: CleanRoot) -> Path:
    """Do in there what the README says, up to the package; return it."""
    builder.do("apt-get update", "apt-get", "update", "-q")
    options = ["-y", "-q", "--no-install-recommends"]
    builder.do(f"install {' '.join(BEFORE)}", "apt-get", "install", *options, *BEFORE)
    clone = builder.folder / CLONE
    if run(["git", "clone", "-q", str(root), str(clone)]) != 0:
        raise DevError("The source tree could not be cloned; the reason is above.")
    for name in HANDED_IN:
        if Path(name).is_file():
            shutil.copy(name, builder.folder / name.lstrip("/"))
    for command in commands_of((clone / "README.md").read_text(encoding="utf-8")):
        builder.do(command, "sh", "-c", f"cd /{CLONE} && {command}")
    return next((clone / "dist").glob("*.deb"))


def commands_of(readme: str) -> list[str]:
    """Return the commands for installing, up to the one that builds, as root would type them."""
    _, _, chapter = readme.partition(f"\n{CHAPTER}\n")
    lines = re.findall(r"^ {4}(\S.*?)(?:\s+#.*)?$", chapter.partition("\n## ")[0], re.MULTILINE)
    ends = [place for place, line in enumerate(lines) if BUILDS in line]
    if not ends:
        raise DevError(f"The README has no line with “{BUILDS}” under “{CHAPTER}”.")
    wanted = [line.removeprefix("sudo ") for line in lines[: ends[0] + 1]]
    # Nobody sits there to answer the question of apt.
    return [f"{line} -y" if line.startswith("apt-get ") else line for line in wanted]
