# SPDX-License-Identifier: Apache-2.0
"""The recipes for Windows and Mac, as far as a computer without them can try them.

The spec files are run for the other system, with stand-ins for the packing program. What comes
along is tried on the lists of files of the real wheels for those systems, in `wheels/`.
"""

from __future__ import annotations

import json
import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import companion
from build_spec.identity import APP_ID
from build_spec.slim import is_kept
from devtools import build, build_elsewhere
from devtools.console import DevError

ROOT = Path(__file__).resolve().parents[2]
WHEELS = Path(__file__).with_name("wheels")
FRAMEWORK = re.compile(r"/(?P<name>\w+)\.framework/")
RUNTIME = re.compile(r"(?:concrt|msvcp|vcruntime|vcamp|vccorlib|vcomp)140")
"""Of Microsoft: named among the programs of others."""
PLUGINS = {
    "windows": {
        *("iconengines/qsvgicon", "imageformats/qico", "imageformats/qjpeg", "imageformats/qsvg"),
        *("platforms/qoffscreen", "platforms/qwindows", "styles/qmodernwindowsstyle"),
    },
    "mac": {
        *("iconengines/libqsvgicon", "imageformats/libqico", "imageformats/libqjpeg"),
        *("imageformats/libqsvg", "platforms/libqcocoa", "platforms/libqoffscreen"),
        "styles/libqmacstyle",
    },
}
EVALUATE = """
import json, sys, types
from pathlib import Path

system, spec = sys.argv[1], Path(sys.argv[2])
calls = []


def module(name, **names):
    made = types.ModuleType(name)
    made.__dict__.update(names)
    sys.modules[name] = made


def noted(name):
    def called(*given, **named):
        calls.append([name, named])
        return types.SimpleNamespace(scripts=[], pure=PURE, binaries=BINARIES, datas=[])
    return called


def PYZ(modules):
    calls.append(["PYZ", {"modules": modules}])
    return types.SimpleNamespace(dependencies=[])


PURE = [(one, f"/python/{one}.py", "PYMODULE") for one in ("email", "socket")]
BINARIES = [(one, "/from/" + one, "BINARY") for one in ("PySide6/Qt6Gui.dll", "Qt6Network.dll")]
NOBODY = types.SimpleNamespace(__file__="nowhere/loader.py")
module("PyInstaller", loader=NOBODY)
UNDERSTOOD = {id(PURE): {"socket": None}}
module("PyInstaller.config", CONF={"workpath": "nowhere", "code_cache": UNDERSTOOD})
module("PyInstaller.building")
module("PyInstaller.building.utils", compile_pymodule=None)
module("PyInstaller.building.build_main", Analysis=noted("Analysis"))
module("PyInstaller.building.osx", BUNDLE=noted("BUNDLE"))
module("PyInstaller.building.api", EXE=noted("EXE"), PYZ=PYZ, COLLECT=None)


class COLLECT:
    def __init__(self, program, *parts, **named):
        calls.append(["COLLECT", {**named, "parts": parts}])


sys.modules["PyInstaller.building.api"].COLLECT = COLLECT
sys.platform = system
words = spec.read_text(encoding="utf-8")
exec(compile(words, str(spec), "exec"), {"SPECPATH": str(spec.parent)})
print(json.dumps(dict(calls)))
"""
"""Runs a spec file as on another system, and says with what it called the packing program."""


def evaluate(system: str, spec: str, folder: Path) -> dict[str, dict[str, Any]]:
    """Run a spec file in a copy of what it needs of the project."""
    shutil.copytree(ROOT / "build_spec", folder / "build_spec")
    (folder / "companion").mkdir()
    shutil.copy(ROOT / "companion" / "__init__.py", folder / "companion")
    command = [sys.executable, "-B", "-c", EVALUATE, system, str(folder / "build_spec" / spec)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    calls = json.loads(done.stdout)
    assert isinstance(calls, dict)
    return calls


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_recipe_of_every_system_goes_through_elsewhere_too(system, tmp_path):
    calls = evaluate(system, "companion.spec", tmp_path)
    assert calls["EXE"]["console"] is False
    (whose, own) = (Path(place) for _, place, _ in calls["PYZ"]["modules"])
    assert whose == Path("/python/email.py")
    assert own == tmp_path / "build_spec" / "standins" / "socket.py"
    assert calls["EXE"]["strip"] is calls["COLLECT"]["strip"] is False
    assert "PySide6.QtNetwork" in calls["Analysis"]["excludes"]
    for place, _ in calls["Analysis"]["datas"][:-1]:
        assert (ROOT / Path(place).relative_to(tmp_path)).exists()
    (kept, _) = calls["COLLECT"]["parts"]
    assert [place for place, _, _ in kept] == ["PySide6/Qt6Gui.dll"]


def test_the_program_for_windows_gets_icon_version_and_manifest(tmp_path):
    program = evaluate("win32", "windows/companion.spec", tmp_path)["EXE"]
    assert Path(program["icon"]) == tmp_path / "build" / "companion.ico"
    words = Path(program["version"]).read_text(encoding="utf-8")
    assert repr(companion.__version__) in words
    assert 'level="asInvoker"' in program["manifest"]


def test_the_app_for_a_mac_gets_icon_name_and_what_stands_in_its_list(tmp_path):
    calls = evaluate("darwin", "macos/companion.spec", tmp_path)
    bundle = calls["BUNDLE"]
    assert bundle["name"] == "Companion.app"
    assert bundle["bundle_identifier"] == APP_ID
    assert bundle["version"] == companion.__version__
    assert Path(bundle["icon"]) == tmp_path / "build" / "companion.icns"
    told = plistlib.loads((ROOT / "build_spec" / "macos" / "Info.plist").read_bytes())
    assert bundle["info_plist"] == told


def files_of(system: str) -> list[str]:
    """Return the libraries in the wheels of Qt for a system, by name."""
    (path,) = WHEELS.glob(f"{system}-*.txt")
    return path.read_text(encoding="ascii").split()


@pytest.mark.parametrize("system", ["windows", "mac"])
def test_the_lists_are_those_of_the_version_that_is_shipped(system):
    (path,) = WHEELS.glob(f"{system}-*.txt")
    pins = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    assert f"pyside6-essentials=={path.stem.partition('-')[2]} " in pins


@pytest.mark.parametrize("system", ["windows", "mac"])
def test_of_the_plugins_those_come_along_that_the_system_needs(system):
    kept = {one for one in files_of(system) if "/plugins/" in one and is_kept(one)}
    assert {one.partition("/plugins/")[2].rpartition(".")[0] for one in kept} == PLUGINS[system]


@pytest.mark.parametrize("system", ["windows", "mac"])
def test_nothing_for_a_network_a_database_or_pages_comes_along(system):
    kept = [one for one in files_of(system) if is_kept(one)]
    assert [one for one in kept if re.search(r"Network|Sql|Qt6?Qml|Quick|/tls/", one)] == []


def test_a_library_of_a_mac_comes_along_whole_or_not_at_all():
    halves: dict[str, set[bool]] = {}
    for one in files_of("mac"):
        found = FRAMEWORK.search(one)
        if found is not None:
            halves.setdefault(found["name"], set()).add(is_kept(one))
    assert [name for name, kept in halves.items() if len(kept) > 1] == []
    assert halves["QtNetwork"] == {False}
    assert halves["QtCore"] == halves["QtWidgets"] == {True}


@pytest.mark.parametrize("rest", ["Versions/Current", "Resources", "QtNetwork", "Versions/A"])
def test_nor_do_the_links_of_a_library_that_stays_away(rest):
    assert not is_kept(f"PySide6/Qt/lib/QtNetwork.framework/{rest}")
    assert is_kept(f"PySide6/Qt/lib/QtCore.framework/{rest}")


def test_on_windows_only_programs_come_along_that_are_named_among_those_of_others():
    told = (ROOT / "resources" / "notices" / "notices.toml").read_text(encoding="utf-8")
    assert 'name = "Microsoft Visual C++ runtime (on Windows)"' in told
    kept = [Path(one).name for one in files_of("windows") if is_kept(one)]
    libraries = [one for one in kept if one.endswith(".dll")]
    of_qt = re.compile(r"q|Qt6|pyside6|shiboken6")
    unknown = [one for one in libraries if not of_qt.match(one) and not RUNTIME.match(one)]
    assert unknown == []
    assert any(RUNTIME.match(one) for one in libraries)


# `dev.py build` on a system that is not here: what it would call, in which order


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """Stand in for all that is started; each call leaves its words, and its file."""
    started: list[list[str]] = []

    def keep(command, **_options):
        started.append([str(word) for word in command])
        if command[0] == "sh":
            (tmp_path / "dist" / f"companion-{command[2]}-macos.dmg").write_bytes(b"image")
        if "build_spec.portable_zip" in command:
            Path(command[-1]).write_bytes(b"zip")
        if Path(command[0]).name == "iscc":
            (tmp_path / "dist" / "companion-0.2.0b1-windows-setup.exe").write_bytes(b"setup")
        return 0

    (tmp_path / "dist").mkdir()
    monkeypatch.setattr(build, "run", keep)
    monkeypatch.setattr(build_elsewhere, "run", keep)
    monkeypatch.setattr(build_elsewhere.shutil, "which", lambda *_given, **_named: None)
    this = build.Build(tmp_path, "python", "0.2.0b1", 1_700_000_000)
    monkeypatch.setattr(build, "prepare", lambda _root: this)
    return started


def spec_of(started: list[list[str]]) -> str:
    (packed,) = [words for words in started if "PyInstaller" in words]
    return Path(packed[-1]).relative_to(Path(packed[-1]).parents[1]).as_posix()


def test_on_windows_icon_spec_zip_and_setup_are_made(elsewhere, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(build, "SYSTEM", "win32")
    monkeypatch.setattr(build_elsewhere.shutil, "which", lambda name, **_named: f"C:/inno/{name}")
    assert build.build([]) == 0
    drawn, icon, packed, tried, zipped, setup = elsewhere
    assert "build_spec.draw_icons" in drawn
    assert Path(icon[-1]) == tmp_path / "build" / "companion.ico"
    assert spec_of([packed]) == "windows/companion.spec"
    assert tried == [str(tmp_path / "dist" / "companion" / "companion.exe"), "--self-test"]
    assert zipped[-1].endswith("companion-0.2.0b1-windows-portable.zip")
    assert setup[1:3] == ["/DVersion=0.2.0b1", "/DNumbers=0.2.0.0"]
    sums = (tmp_path / "dist" / "SHA256SUMS").read_text(encoding="ascii")
    assert [line.split()[1] for line in sums.splitlines()] == [
        "companion-0.2.0b1-windows-portable.zip",
        "companion-0.2.0b1-windows-setup.exe",
    ]
    assert "Nothing of this is signed" in capsys.readouterr().out


def test_on_windows_without_inno_setup_the_zip_is_made_and_that_is_said(
    elsewhere, monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr(build, "SYSTEM", "win32")
    assert build.build([]) == 0
    assert "no setup program was made" in capsys.readouterr().out
    assert {path.name for path in (tmp_path / "dist").iterdir()} == {
        *("companion-0.2.0b1-windows-portable.zip", "SHA256SUMS"),
    }


def test_on_a_mac_icon_spec_and_disk_image_are_made(elsewhere, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(build, "SYSTEM", "darwin")
    assert build.build([]) == 0
    _, icon, packed, tried, signed, image = elsewhere
    assert Path(icon[-1]) == tmp_path / "build" / "companion.icns"
    assert spec_of([packed]) == "macos/companion.spec"
    assert tried[0] == str(tmp_path / "dist" / "Companion.app/Contents/MacOS/companion")
    assert signed[:2] == ["codesign", "--verify"]
    assert image[0] == "sh"
    assert image[2] == "0.2.0b1"
    assert "Nothing of this is signed" in capsys.readouterr().out


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_elsewhere_the_folder_alone_is_made_with_the_spec_of_the_system(
    system, elsewhere, monkeypatch
):
    monkeypatch.setattr(build, "SYSTEM", system)
    assert build.build(["--folder-only"]) == 0
    assert spec_of(elsewhere) == build_elsewhere.SPECS[system]
    assert elsewhere[-1][-1] == "--self-test"


@pytest.mark.parametrize("word", ["--twice", "--check"])
def test_what_only_linux_can_be_asked_for_is_refused_elsewhere(word, elsewhere, monkeypatch):
    monkeypatch.setattr(build, "SYSTEM", "win32")
    with pytest.raises(DevError, match="only one word: --folder-only"):
        build.build([word])
    assert elsewhere == []


def test_an_app_that_a_mac_would_call_damaged_is_no_package(elsewhere, monkeypatch):
    monkeypatch.setattr(build, "SYSTEM", "darwin")
    monkeypatch.setattr(build_elsewhere, "run", lambda *_given, **_named: 1)
    with pytest.raises(DevError, match="damaged"):
        build.build([])
    assert elsewhere
