# SPDX-License-Identifier: Apache-2.0
"""Recipes for systems that this machine is not: all that can be seen without running them."""

import ast
import json
import os
import plistlib
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from build_spec import icon_files, portable_zip
from build_spec.identity import APP_ID, NAME
from build_spec.windows.version_info import numbers_of, version_info
from companion import paths
from companion.ui.kit import session_bus, sticks

ROOT = Path(__file__).resolve().parents[2]
BUILD_SPEC = ROOT / "build_spec"
WORKFLOW = ROOT / ".github" / "workflows" / "checks.yml"
SETUP = BUILD_SPEC / "windows" / "companion.iss"
SECTIONS = {
    *("Setup", "Languages", "Tasks", "InstallDelete", "Files", "Icons", "Run"),
    *("CustomMessages", "Code"),
}
SCRIPTS = sorted((BUILD_SPEC / "macos").glob("*.sh"))
PNG = b"\x89PNG\r\n\x1a\n"


def sections():
    """Return the lines of each part of the setup script, without comments."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in SETUP.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"\[(\w+)\]", line):
            name = match[1]
            assert name not in found
            found[name] = []
        elif name and line.strip() and not line.startswith(";"):
            found[name].append(line)
    return found


def setup_of():
    return dict(line.split("=", 1) for line in sections()["Setup"])


# Windows


def test_the_setup_script_has_known_parts_only():
    assert set(sections()) == SECTIONS


def test_every_line_of_the_setup_script_has_the_shape_of_its_part():
    entry = re.compile(r'\w+: (?:"[^"]*"|[\w .]+)(?:; \w+: (?:"[^"]*"|[\w .]+))*')
    found = sections()
    for name in ("Languages", "Tasks", "InstallDelete", "Files", "Icons", "Run"):
        assert [line for line in found[name] if not entry.fullmatch(line)] == []
    assert [line for line in found["Setup"] if not re.fullmatch(r"\w+=\S.*", line)] == []


def test_the_setup_asks_for_no_administrator_and_for_a_version():
    setup = setup_of()
    assert setup["PrivilegesRequired"] == "lowest"
    assert re.fullmatch(r"\{\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", setup["AppId"])
    assert setup["AppName"] == NAME
    assert "{#Version}" in setup["OutputBaseFilename"]


def test_people_are_told_the_smallest_systems_that_the_packages_ask_for():
    assert setup_of()["MinVersion"] == "10.0.17763"
    info = plistlib.loads((BUILD_SPEC / "macos" / "Info.plist").read_bytes())
    assert info["LSMinimumSystemVersion"] == "13.0"
    for page in ("README.md", "docs/user/installing.md", "docs/building-elsewhere.md"):
        words = (ROOT / page).read_text(encoding="utf-8")
        assert "1809" in words, page
        assert "macOS 13" in words, page


def test_windows_gets_numbers_to_compare_and_people_the_version_with_its_letters():
    setup = setup_of()
    assert setup["VersionInfoVersion"] == "{#Numbers}"
    assert setup["AppVersion"] == "{#Version}"
    asked = re.findall(r"^#ifndef (\w+)", SETUP.read_text(encoding="utf-8"), re.MULTILINE)
    assert asked == ["Version", "Numbers"]


def test_removing_the_program_leaves_the_notes_and_names_their_folder():
    found = sections()
    assert "UninstallDelete" not in found
    assert found["InstallDelete"] == ['Type: filesandordirs; Name: "{app}\\_internal"']
    code = "\n".join(found["Code"])
    assert "{localappdata}\\Companion" in code
    assert not re.search(r"DelTree|DeleteFile|RemoveDir", code)
    assert "{localappdata}" not in "\n".join(found["Files"] + found["InstallDelete"])
    assert paths.APP_FOLDER == "Companion"


def test_files_that_the_setup_names_are_there():
    setup = setup_of()
    for key in ("LicenseFile", "InfoAfterFile"):
        assert (SETUP.parent / setup[key].replace("\\", "/")).is_file()


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2.3b1", (1, 2, 3, 0)), ("2", (2, 0, 0, 0))],
)
def test_a_version_becomes_four_numbers(version, numbers):
    assert numbers_of(version) == numbers


def test_the_version_resource_is_an_expression_with_the_neutral_name():
    tree = ast.parse(version_info("0.1.0"), mode="eval")
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert called == {
        *("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct"),
        *("VarFileInfo", "VarStruct"),
    }
    words = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    assert NAME in words
    assert "0.1.0" in words


def test_the_manifest_wants_no_rights_and_sharp_letters():
    manifest = ET.parse(BUILD_SPEC / "windows" / "companion.manifest").getroot()  # noqa: S314
    level = next(one for one in manifest.iter() if one.tag.endswith("requestedExecutionLevel"))
    assert level.attrib == {"level": "asInvoker", "uiAccess": "false"}
    values = {one.tag.split("}")[1]: one.text for one in manifest.iter()}
    assert values["dpiAwareness"] == "PerMonitorV2"


# Mac


def test_the_property_list_keeps_no_window_and_follows_the_look():
    info = plistlib.loads((BUILD_SPEC / "macos" / "Info.plist").read_bytes())
    assert info["NSQuitAlwaysKeepsWindows"] is False
    assert info["NSRequiresAquaSystemAppearance"] is False
    assert re.fullmatch(r"\d+\.\d+", info["LSMinimumSystemVersion"])
    assert not any("Usage" in key or "URL" in key for key in info)


def test_the_entitlements_give_no_way_out():
    rights = plistlib.loads((BUILD_SPEC / "macos" / "entitlements.plist").read_bytes())
    assert set(rights) == {
        "com.apple.security.cs.allow-unsigned-executable-memory",
        "com.apple.security.cs.disable-library-validation",
    }


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_have_no_syntax_errors_and_stop_at_the_first_failure(script):
    shell = shutil.which("sh")
    if shell is not None:
        subprocess.run([shell, "-n", str(script)], check=True)
    assert "\nset -eu\n" in script.read_text(encoding="utf-8")


def test_there_are_scripts():
    assert {path.name for path in SCRIPTS} == {"make_dmg.sh", "notarise.sh", "sign.sh"}


@pytest.mark.parametrize("name", ["windows", "macos"])
def test_spec_files_are_python_and_name_files_that_are_there(name):
    spec = BUILD_SPEC / name / "companion.spec"
    tree = ast.parse(spec.read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    own = [module for module in imported if module.startswith(("build_spec", "companion"))]
    assert "build_spec.recipe" in own
    for module in own:
        path = ROOT.joinpath(*module.split("."))
        assert path.is_dir() or path.with_suffix(".py").is_file()


# Icons and the portable zip


def test_an_icon_for_windows_leads_to_each_picture():
    pictures = {16: PNG + b"small", 256: PNG + b"a large one"}
    made = icon_files.ico(pictures)
    assert icon_files.ICO_HEAD.unpack_from(made) == (0, 1, 2)
    for number, (size, picture) in enumerate(sorted(pictures.items())):
        at = icon_files.ICO_HEAD.size + number * icon_files.ICO_ENTRY.size
        side, _, _, _, _, bits, length, place = icon_files.ICO_ENTRY.unpack_from(made, at)
        assert (side, bits) == (size % 256, 32)
        assert made[place : place + length] == picture


def test_an_icon_for_a_mac_says_how_long_it_is():
    made = icon_files.icns({16: PNG, 22: PNG, 128: PNG + b"large"})
    assert icon_files.ICNS_HEAD.unpack_from(made) == (b"icns", len(made))
    assert made[8:12] == b"icp4"
    assert made.endswith(PNG + b"large")
    assert made.count(PNG) == 2


@pytest.fixture
def packed(tmp_path):
    folder = tmp_path / "companion"
    (folder / "_internal").mkdir(parents=True)
    (folder / "companion").write_bytes(b"program")
    (folder / "companion").chmod(0o755)
    (folder / "_internal" / "library.so").write_bytes(b"library")
    return folder


def test_the_portable_zip_carries_the_marker_beside_the_program(packed, tmp_path):
    portable_zip.main(packed, tmp_path / "one.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as made:
        assert set(made.namelist()) == {
            *("Companion/companion", "Companion/_internal/library.so"),
            f"Companion/{paths.MARKER}",
        }
        # Windows knows a program by its name, and this one has none of those.
        wanted = 0o755 if os.name == "posix" else 0o644
        assert made.getinfo("Companion/companion").external_attr >> 16 & 0o777 == wanted
    assert portable_zip.MARKER == paths.MARKER


def test_the_portable_zip_is_the_same_each_time(packed, tmp_path):
    for name in ("one.zip", "two.zip"):
        portable_zip.main(packed, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


# Flatpak


def test_the_flatpak_may_not_reach_the_network():
    recipe = json.loads((BUILD_SPEC / "flatpak" / f"{APP_ID}.json").read_text(encoding="utf-8"))
    assert recipe["app-id"] == APP_ID
    rights = " ".join(recipe["finish-args"])
    assert not re.search(r"network|--socket=(session|system)-bus|--filesystem=(home|host)", rights)
    assert "--socket=wayland" in recipe["finish-args"]


def test_in_the_flatpak_the_lock_hears_what_the_system_says_and_sticks_are_seen():
    recipe = json.loads((BUILD_SPEC / "flatpak" / f"{APP_ID}.json").read_text(encoding="utf-8"))
    rights = set(recipe["finish-args"])
    assert f"--system-talk-name={session_bus.LOG_IN}" in rights
    assert rights >= {f"--talk-name={name}" for name in session_bus.SCREEN_LOCKERS}
    assert rights >= {f"--filesystem={folder.rstrip('/')}" for folder in sticks.MEDIA}
    talks = {one for one in rights if "talk-name" in one}
    assert len(talks) == 1 + len(session_bus.SCREEN_LOCKERS)


def test_files_that_the_flatpak_takes_are_there_or_in_the_packed_folder():
    """What a build fills in, and leaves in build/, has its own test (test_build_linux.py)."""
    folder = BUILD_SPEC / "flatpak"
    recipe = json.loads((folder / f"{APP_ID}.json").read_text(encoding="utf-8"))
    (module,) = recipe["modules"]
    made = {ROOT / "dist" / "companion", ROOT / "build" / f"{APP_ID}.metainfo.xml"}
    for source in module["sources"]:
        path = (folder / source["path"]).resolve()
        assert path in made or path.is_file(), source["path"]


# The hosted service


def test_the_workflow_says_that_it_never_ran_and_covers_three_systems():
    words = WORKFLOW.read_text(encoding="utf-8")
    head = words.partition("\nname:")[0]
    assert "NEVER RUN YET" in head
    assert all(name in words for name in ("ubuntu-", "windows-", "macos-"))
    assert "\t" not in words


def test_the_workflow_may_read_only_and_names_no_secret_and_no_registry():
    words = WORKFLOW.read_text(encoding="utf-8")
    assert "permissions:\n  contents: read\n" in words
    assert "secrets." not in words
    assert "://" not in words
    assert words.count("persist-credentials: false") == words.count("actions/checkout@")


def test_on_linux_the_workflow_brings_what_the_tables_name_before_it_needs_them():
    """The user of a hosted machine is not root, for whom `dev.py` would only name the command."""
    words = WORKFLOW.read_text(encoding="utf-8")
    jobs = {
        job.partition(":")[0]: job for job in re.split(r"\n  (?=\S)", words.partition("jobs:")[2])
    }
    brought = "sudo python3 -B -m devtools.system_packages"
    assert jobs["linux"].index(brought) < jobs["linux"].index("dev.py test")
    assert jobs["packages"].index(brought) < jobs["packages"].index("dev.py build")
    tools = re.findall(r"sudo apt-get install -y (.*)", jobs["packages"])[0].split()
    assert {"binutils", "desktop-file-utils", "appstream"} == set(tools)


def test_the_workflow_uses_no_machine_and_no_action_that_is_known_to_be_gone():
    words = WORKFLOW.read_text(encoding="utf-8").partition("\nname:")[2]
    gone = r"macos-1[1-4]\b|windows-2019|ubuntu-20|checkout@v[1-5]\b|setup-python@v[1-5]\b"
    assert re.findall(rf"{gone}|upload-artifact@v[1-5]\b", words) == []


def test_the_workflow_makes_the_packages_with_the_command_that_developers_use():
    words = WORKFLOW.read_text(encoding="utf-8")
    assert "run: python dev.py build\n" in words
    assert "PyInstaller" not in words
    assert "portable_zip" not in words
    endings = set(re.findall(r"dist/\*\.(\S+)", words))
    assert endings == {"zip", "exe", "dmg", "tar.gz", "deb"}


def test_the_workflow_calls_commands_that_there_are():
    words = WORKFLOW.read_text(encoding="utf-8")
    known = (ROOT / "devtools" / "commands.py").read_text(encoding="utf-8")
    for command in re.findall(r"dev\.py (\w+)", words):
        assert f'"{command}"' in known
