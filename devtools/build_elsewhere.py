"""Packages for Windows and Mac from what was packed there. Never run on either yet.

What could be tried without them is tried in tests/dev; docs/building-elsewhere.md has the steps by
hand, and how to sign.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from build_spec.identity import NAME, PACKAGE
from build_spec.windows.version_info import numbers_of
from devtools.console import DevError, run, say

if TYPE_CHECKING:
    from devtools.build import Build

WINDOWS, MAC = "win32", "darwin"
SPECS = {WINDOWS: "windows/companion.spec", MAC: "macos/companion.spec"}
PROGRAMS = {
    WINDOWS: f"{PACKAGE}/{PACKAGE}.exe",
    MAC: f"{NAME}.app/Contents/MacOS/{PACKAGE}",
}
"""Where the packed program lies in dist/."""
ICONS = {WINDOWS: "companion.ico", MAC: "companion.icns"}
NO_SETUP = """\
Inno Setup is not on this computer ("iscc" was not found), so no setup program was made. The
portable zip is whole without it."""
UNSIGNED = """\
Nothing of this is signed, so the system will warn whoever opens it. How to sign stands in
docs/building-elsewhere.md."""


def draw_icon(this: Build, system: str) -> None:
    """Draw the icon that the spec file of this system asks for."""
    icons = this.work / "icons"
    this.program("-m", "build_spec.draw_icons", str(icons))
    this.program("-m", "build_spec.icon_files", str(icons), str(this.work / ICONS[system]))


def make_packages(this: Build, system: str) -> list[Path]:
    """Make what people get on this system, with the sums of it, and say that it is not signed."""
    made = for_windows(this) if system == WINDOWS else for_mac(this)
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
    listed = this.dist / "SHA256SUMS"
    listed.write_text("".join(sums), encoding="ascii", newline="\n")
    say(UNSIGNED)
    return [*made, listed]


def for_windows(this: Build) -> list[Path]:
    """Make the portable zip; and the setup program, where Inno Setup is."""
    portable = this.dist / f"{PACKAGE}-{this.version}-windows-portable.zip"
    say(f"== {portable.name}")
    this.program("-m", "build_spec.portable_zip", str(this.dist / PACKAGE), str(portable))
    compiler = setup_compiler()
    if compiler is None:
        say(NO_SETUP)
        return [portable]
    setup = this.dist / f"{PACKAGE}-{this.version}-windows-setup.exe"
    say(f"== {setup.name}")
    numbers = ".".join(str(number) for number in numbers_of(this.version))
    script = this.root / "build_spec" / "windows" / "companion.iss"
    command = [compiler, f"/DVersion={this.version}", f"/DNumbers={numbers}", str(script)]
    if run(command, cwd=this.root, env=this.variables()) != 0:
        raise DevError("The setup program could not be made; the reason is above.")
    return [portable, setup]


def setup_compiler() -> str | None:
    """Return Inno Setup's compiler, from PATH or from where it is put when nobody says where."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "Inno Setup 6"
    return shutil.which("iscc") or shutil.which("iscc", path=str(usual))


def for_mac(this: Build) -> list[Path]:
    """Make the disk image. No zip: one that does not keep links would break the app."""
    # The packing program signs it for nobody ("ad hoc"), and only warns where that does not work.
    app = this.dist / f"{NAME}.app"
    if run(["codesign", "--verify", "--deep", "--strict", str(app)]) != 0:
        raise DevError("A Mac would call this app damaged; what codesign says is above.")
    image = this.dist / f"{PACKAGE}-{this.version}-macos.dmg"
    say(f"== {image.name}")
    script = this.root / "build_spec" / "macos" / "make_dmg.sh"
    if run(["sh", str(script), this.version], cwd=this.root, env=this.variables()) != 0:
        raise DevError("The disk image could not be made; the reason is above.")
    return [image]
