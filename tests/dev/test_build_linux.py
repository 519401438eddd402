# SPDX-License-Identifier: Apache-2.0
"""What a Linux desktop shows of the installed app: neutral, and all parts of one mind."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from build_spec import identity
from build_spec.portable_zip import MARKER
from devtools import build_libraries, build_linux
from devtools.build_notes import write_notes

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "build_spec" / "linux"
DESKTOP = LINUX / f"{identity.APP_ID}.desktop"
EPOCH = 1_700_000_000
METADATA = LINUX / f"{identity.APP_ID}.metainfo.xml"
MANUAL = LINUX / f"{identity.PACKAGE}.1"
FILES = {DESKTOP.name, METADATA.name, MANUAL.name, "README.txt", "control", "in_root.sh"}
TELLING = (
    r"\b(groom|abus|child|kid|teen|parent|carer|famil|worr|safe|protect|police|danger|threat|"
    r"sex|online|victim|report|evidence|journal|secret|private|monitor|spy)\w*"
)
"""Words that would tell whoever shares the computer what the app is for."""


def desktop() -> dict[str, str]:
    lines = DESKTOP.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def metadata() -> ElementTree.Element:
    return ElementTree.parse(METADATA).getroot()  # noqa: S314 - our own file


def test_the_menu_entry_is_the_one_of_the_package():
    entry = desktop()
    assert entry["Name"] == identity.NAME
    assert entry["Comment"] == identity.SUMMARY
    assert entry["Exec"] == identity.PACKAGE
    assert entry["Icon"] == identity.APP_ID
    assert "Keywords" not in entry


def test_the_metadata_name_the_same_app():
    root = metadata()
    assert root.findtext("id") == identity.APP_ID
    assert root.findtext("name") == identity.NAME
    assert root.findtext("summary") == identity.SUMMARY
    assert root.findtext("launchable") == DESKTOP.name
    assert root.findtext("provides/binary") == identity.PACKAGE
    assert root.findtext("supports/internet") == "offline-only"


def test_the_window_belongs_to_the_menu_entry():
    """On Wayland the window is found by this name, which the app gives itself."""
    said = [path.read_text(encoding="utf-8") for path in (ROOT / "companion").rglob("*.py")]
    names = re.findall(r"setDesktopFileName\((.*?)\)", "\n".join(said))
    assert names == [f'"{identity.APP_ID}"']


@pytest.mark.parametrize(
    "path", [DESKTOP, METADATA, MANUAL, LINUX / "control", LINUX / "README.txt"]
)
def test_nothing_that_is_installed_tells_what_the_app_is_for(path):
    words = path.read_text(encoding="utf-8")
    assert re.findall(TELLING, words, re.IGNORECASE) == []
    assert re.findall(TELLING, identity.SUMMARY, re.IGNORECASE) == []


def test_installing_and_removing_run_nothing():
    """No script of the package can touch what somebody wrote."""
    assert {path.name for path in LINUX.iterdir()} == FILES
    control = (
        (LINUX / "control")
        .read_text(encoding="utf-8")
        .format(
            package=identity.PACKAGE,
            version="1.2.3",
            architecture="amd64",
            maintainer=identity.MAINTAINER,
            size=1,
            depends=build_libraries.depends("2.35"),
            summary=identity.SUMMARY,
        )
    )
    fields = dict(line.split(": ", 1) for line in control.splitlines() if line[0] != " ")
    assert fields["Package"] == "companion"
    assert "Pre-Depends" not in fields
    assert control.endswith("\n")


@pytest.fixture
def notes(tmp_path):
    write_notes(tmp_path / "share", MANUAL, "1.2.3", EPOCH)
    return tmp_path / "share"


def words_of(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode()


def test_the_notes_for_debian_tell_nothing_either(notes):
    files = [path for path in notes.rglob("*") if path.is_file()]
    assert {path.name for path in files} == {"copyright", "changelog.gz", "companion.1.gz"}
    for path in files:
        assert re.findall(TELLING, words_of(path), re.IGNORECASE) == []
        assert "@" not in words_of(path).replace("companion@example.org", "")


def test_the_notes_for_debian_are_the_same_whenever_they_are_made(notes, tmp_path):
    write_notes(tmp_path / "again", MANUAL, "1.2.3", EPOCH)
    for path in notes.rglob("*.*"):
        again = tmp_path / "again" / path.relative_to(notes)
        assert again.read_bytes() == path.read_bytes()


def test_the_changelog_is_one_that_debian_reads(notes):
    lines = words_of(notes / "doc" / "companion" / "changelog.gz").splitlines()
    assert lines[0] == "companion (1.2.3) unstable; urgency=medium"
    assert lines[-1] == f" -- {identity.MAINTAINER}  Tue, 14 Nov 2023 22:13:20 +0000"


def test_every_file_has_its_sum_by_which_damage_is_told(tmp_path):
    (tmp_path / "usr" / "bin").mkdir(parents=True)
    (tmp_path / "usr" / "words").write_bytes(b"as ever")
    (tmp_path / "usr" / "bin" / "words").symlink_to("../words")
    assert build_linux.md5sums(tmp_path) == "667ff985064cb638d83672b3969c9f4a  usr/words\n"


def test_the_folder_says_where_the_words_are_kept():
    words = (LINUX / "README.txt").read_text(encoding="utf-8")
    assert "~/.local/share/Companion" in words
    assert MARKER in words


def test_the_flatpak_takes_what_a_build_leaves_for_it(tmp_path, monkeypatch):
    monkeypatch.setattr(build_linux, "validate", lambda *_files: None)
    shutil.copytree(ROOT / "build_spec", tmp_path / "build_spec")
    (tmp_path / "build").mkdir()
    packages = build_linux.Packages(tmp_path, "1.2.3", EPOCH, tmp_path / "icons")
    packages._share(tmp_path / "stage" / "share")
    folder = tmp_path / "build_spec" / "flatpak"
    recipe = json.loads((folder / f"{identity.APP_ID}.json").read_text(encoding="utf-8"))
    (module,) = recipe["modules"]
    files = [(folder / one["path"]).resolve() for one in module["sources"] if one["type"] == "file"]
    assert [path for path in files if not path.is_file()] == []
    filled = (tmp_path / "build" / METADATA.name).read_text(encoding="utf-8")
    assert 'version="1.2.3"' in filled
    assert "@" not in re.sub(r"<!--.*?-->", "", filled, flags=re.DOTALL)


@pytest.mark.parametrize("tool", ["desktop-file-validate", "appstreamcli"])
def test_the_desktops_own_tools_take_both_files(tool, tmp_path, monkeypatch):
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed; dev.py build names it, too")
    filled = tmp_path / METADATA.name
    words = METADATA.read_text(encoding="utf-8").replace("@VERSION@", "1.2.3")
    filled.write_text(words.replace("@DATE@", "2026-01-02"), encoding="utf-8")
    run: list[str] = []
    as_ever = subprocess.run

    def note(command, **options):
        run.append(command[0])
        return as_ever(command, **options)

    monkeypatch.setattr(build_linux.subprocess, "run", note)
    build_linux.validate(DESKTOP, filled)
    assert tool in run
