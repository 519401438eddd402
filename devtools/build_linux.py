"""Packages for Linux from the packed folder: a tar.gz, a .deb, and the sums of both."""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from build_spec.identity import APP_ID, MAINTAINER, PACKAGE, SUMMARY
from devtools import build_libraries
from devtools.build_notes import write_notes
from devtools.console import DevError, complain, run, say

if TYPE_CHECKING:
    from pathlib import Path

NEEDED_TOOLS = ("objdump", "strip", "dpkg-deb")
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
OWNER = {"uid": 0, "gid": 0, "uname": "root", "gname": "root"}
PROGRAM_MODE, FILE_MODE, FOLDER_MODE = 0o755, 0o644, 0o755


@dataclass(frozen=True, slots=True)
class Packages:
    """What is made from dist/companion, of which version, with which time in it."""

    root: Path
    version: str
    epoch: int
    icons: Path

    def make(self) -> list[Path]:
        """Make and check everything; return the packages and the file with their sums."""
        self._check_libraries()
        made = [self._tar(), self._deb()]
        sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
        listed = self.root / "dist" / "SHA256SUMS"
        listed.write_text("".join(sums), encoding="ascii")
        return [*made, listed]

    def _check_libraries(self) -> None:
        folder = self.root / "dist" / PACKAGE
        unknown = build_libraries.unknown_in(folder)
        if unknown:
            words = "; ".join(f"{name} ({', '.join(who)})" for name, who in unknown.items())
            raise DevError(f"Nobody brings these libraries (devtools/build_libraries.py): {words}")
        unused = build_libraries.unused(folder)
        if unused:
            complain(f"Nothing needs these packages any more: {', '.join(unused)}")

    def _tar(self) -> Path:
        name = f"{PACKAGE}-{self.version}-linux-{platform.machine()}"
        stage = self._stage(name)
        shutil.copytree(self.root / "dist" / PACKAGE, stage, symlinks=True, dirs_exist_ok=True)
        self._share(stage / "share")
        shutil.copy(self.root / "build_spec" / "linux" / "README.txt", stage / "README.txt")
        self._settle(stage, stage / PACKAGE)
        say(f"== {name}.tar.gz")
        path = self.root / "dist" / f"{name}.tar.gz"
        write_tar(stage, path, self.epoch)
        return path

    def _deb(self) -> Path:
        machine = platform.machine()
        name = f"{PACKAGE}_{self.version}_{ARCHITECTURES.get(machine, machine)}.deb"
        stage = self._stage("deb")
        program = stage / "usr" / "lib" / PACKAGE
        shutil.copytree(self.root / "dist" / PACKAGE, program, symlinks=True)
        (stage / "usr" / "bin").mkdir()
        (stage / "usr" / "bin" / PACKAGE).symlink_to(f"../lib/{PACKAGE}/{PACKAGE}")
        self._share(stage / "usr" / "share")
        manual = self.root / "build_spec" / "linux" / f"{PACKAGE}.1"
        write_notes(stage / "usr" / "share", manual, self.version, self.epoch)
        self._control(stage)
        self._settle(stage, program / PACKAGE)
        say(f"== {name}")
        path = self.root / "dist" / name
        command = ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "--build"]
        variables = os.environ | {"SOURCE_DATE_EPOCH": str(self.epoch)}
        if run([*command, str(stage), str(path)], env=variables) != 0:
            raise DevError("The .deb could not be made; the reason is above.")
        return path

    def _stage(self, name: str) -> Path:
        """Return an empty folder in build/ in which a package is put together."""
        stage = self.root / "build" / "stage" / name
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        return stage

    def _share(self, share: Path) -> None:
        """Put desktop file, AppStream metadata and icons where desktops look, and check them."""
        source = self.root / "build_spec" / "linux"
        desktop = share / "applications" / f"{APP_ID}.desktop"
        metadata = share / "metainfo" / f"{APP_ID}.metainfo.xml"
        for path in (desktop, metadata):
            path.parent.mkdir(parents=True)
        shutil.copy(source / desktop.name, desktop)
        day = datetime.fromtimestamp(self.epoch, UTC).date().isoformat()
        words = (source / metadata.name).read_text(encoding="utf-8")
        words = words.replace("@VERSION@", self.version).replace("@DATE@", day)
        # In build/ too: the Flatpak takes it from there.
        for place in (metadata, self.root / "build" / metadata.name):
            place.write_text(words, encoding="utf-8")
        for icon in sorted(self.icons.glob("*.png")):
            place = share / "icons" / "hicolor" / f"{icon.stem}x{icon.stem}" / "apps"
            place.mkdir(parents=True)
            shutil.copy(icon, place / f"{APP_ID}.png")
        scalable = share / "icons" / "hicolor" / "scalable" / "apps"
        scalable.mkdir(parents=True)
        shutil.copy(self.root / "build_spec" / "icon.svg", scalable / f"{APP_ID}.svg")
        validate(desktop, metadata)

    def _control(self, stage: Path) -> None:
        """Write what dpkg wants to know. There are no scripts: nothing runs, nothing is deleted."""
        kilobytes = sum(path.lstat().st_size for path in stage.rglob("*")) // 1024
        template = self.root / "build_spec" / "linux" / "control"
        control = template.read_text(encoding="utf-8").format(
            package=PACKAGE,
            version=self.version,
            architecture=ARCHITECTURES.get(platform.machine(), platform.machine()),
            maintainer=MAINTAINER,
            size=kilobytes,
            depends=build_libraries.depends(build_libraries.oldest_glibc(stage)),
            summary=SUMMARY,
        )
        sums = md5sums(stage)
        (stage / "DEBIAN").mkdir()
        (stage / "DEBIAN" / "control").write_text(control, encoding="utf-8")
        (stage / "DEBIAN" / "md5sums").write_text(sums, encoding="utf-8")

    def _settle(self, stage: Path, program: Path) -> None:
        """Give every file the same rights and the same time, whoever builds."""
        for path in [stage, *stage.rglob("*")]:
            if not path.is_symlink():
                plain = FOLDER_MODE if path.is_dir() else FILE_MODE
                path.chmod(PROGRAM_MODE if path == program else plain)
            os.utime(path, (self.epoch, self.epoch), follow_symlinks=False)


def md5sums(folder: Path) -> str:
    """Return the sum of every file, by which dpkg tells damage; it proves nothing else."""
    lines = []
    for path in sorted(folder.rglob("*"), key=str):
        if path.is_file() and not path.is_symlink():
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {path.relative_to(folder)}\n")
    return "".join(lines)


def validate(desktop: Path, metadata: Path) -> None:
    """Check both files with the tools of the desktops, and name the ones that are missing."""
    for command in (
        ["desktop-file-validate", str(desktop)],
        ["appstreamcli", "validate", "--no-net", "--pedantic", str(metadata)],
    ):
        if shutil.which(command[0]) is None:
            complain(f"{command[0]} is not installed, so {command[-1]} is not checked.")
            continue
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            raise DevError(f"{command[0]} refuses a file:\n{answer.stdout}{answer.stderr}")


def write_tar(folder: Path, path: Path, epoch: int) -> None:
    """Write a folder as a tar.gz that is the same whoever makes it, and whenever."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        for name, value in (*OWNER.items(), ("mtime", epoch)):
            setattr(entry, name, value)
        return entry

    with (
        path.open("wb") as raw,
        gzip.GzipFile("", "wb", 9, raw, mtime=epoch) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        tar.add(folder, folder.name, recursive=False, filter=plain)
        for one in sorted(folder.rglob("*"), key=str):
            tar.add(one, f"{folder.name}/{one.relative_to(folder)}", recursive=False, filter=plain)


def deb_among(packages: list[Path]) -> Path:
    """Return the .deb."""
    return next(path for path in packages if path.suffix == ".deb")
