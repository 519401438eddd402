# SPDX-License-Identifier: Apache-2.0
"""What packs the app: its commands and its lists, without packing (docs/building.md does that)."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import companion
from devtools import build, build_check, build_debian, build_libraries, build_linux, system_packages
from devtools.commands import run_command
from devtools.console import DevError

ROOT = Path(__file__).resolve().parents[2]
BUILD_SPEC = ROOT / "build_spec"
EPOCH = 1_700_000_000


def test_an_unknown_word_is_refused_with_those_that_are_known(capsys):
    assert run_command(["build", "--faster"]) == 1
    assert "--check --check-debian --folder-only --twice" in capsys.readouterr().err


def test_the_version_is_read_without_importing():
    assert build.version_of(ROOT) == companion.__version__


def test_the_time_in_files_is_the_one_asked_for(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    assert build.epoch_of(ROOT) == EPOCH


def test_without_a_commit_the_time_is_one_that_packing_takes(monkeypatch, tmp_path):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert build.epoch_of(tmp_path) == build.TOO_OLD_FOR_ZIP


def test_packing_knows_neither_the_time_of_day_nor_the_order_of_a_set():
    variables = build.Build(ROOT, "python", "1.2.3", EPOCH).variables()
    assert variables["PYTHONHASHSEED"] == "0"
    assert variables["SOURCE_DATE_EPOCH"] == str(EPOCH)


def test_a_second_build_that_differs_is_an_error_and_the_first_is_kept(monkeypatch, tmp_path):
    this = build.Build(tmp_path, "python", "1.2.3", EPOCH)
    same, other = tmp_path / "same.deb", tmp_path / "other.tar.gz"
    same.write_bytes(b"as ever")
    other.write_bytes(b"first")

    def again(_this: build.Build) -> list[Path]:
        same.write_bytes(b"as ever")
        other.write_bytes(b"second")
        return [same, other]

    monkeypatch.setattr(build.Build, "freeze", lambda *_arguments: None)
    monkeypatch.setattr(build, "make_packages", again)
    with pytest.raises(DevError, match=r"differs: other\.tar\.gz\."):
        build.compare_with_second(this, [same, other])
    assert (tmp_path / "build" / "first" / "other.tar.gz").read_bytes() == b"first"


def test_an_archive_is_the_same_whenever_it_is_made(tmp_path):
    sums = []
    for when in (1_000_000_000, 1_600_000_000):
        folder = tmp_path / str(when) / "companion"
        (folder / "in").mkdir(parents=True)
        for name in ("b.txt", "a.txt", "in/c.txt"):
            (folder / name).write_text(name)
            os.utime(folder / name, (when, when))
        path = tmp_path / f"{when}.tar.gz"
        build_linux.write_tar(folder, path, EPOCH)
        sums.append(hashlib.sha256(path.read_bytes()).hexdigest())
    assert sums[0] == sums[1]
    with tarfile.open(path) as tar:
        assert tar.getnames() == [
            *("companion", "companion/a.txt", "companion/b.txt", "companion/in"),
            "companion/in/c.txt",
        ]
        assert {(entry.uid, entry.uname, entry.mtime) for entry in tar} == {(0, "root", EPOCH)}


def test_the_package_wants_what_the_source_tree_wants_and_says_the_age_of_the_c_library():
    wanted = build_libraries.depends("2.35").split(", ")
    assert "libc6 (>= 2.35)" in wanted
    assert "libcups2t64 | libcups2" in wanted
    assert wanted == sorted(set(wanted))
    for library, packages in system_packages.LIBRARIES.items():
        assert build_libraries.LIBRARIES[library] == " | ".join(packages)


def test_a_library_that_is_loaded_by_its_name_is_never_called_unused(tmp_path):
    for name in build_libraries.BY_NAME:
        assert build_libraries.LIBRARIES[name] not in build_libraries.unused(tmp_path)
    assert build_libraries.LIBRARIES["libGL.so.1"] in build_libraries.unused(tmp_path)


def test_a_python_without_its_shared_library_is_told_before_anything_is_fetched(
    monkeypatch, tmp_path
):
    found = {"INSTSONAME": "libpython9.99.so.1.0", "LIBDIR": str(tmp_path)}
    monkeypatch.setattr(build.sysconfig, "get_config_var", found.get)
    assert not build.has_shared_python()
    (tmp_path / "libpython9.99.so.1.0").touch()
    assert build.has_shared_python()


def test_the_libraries_are_documented_one_by_one():
    page = (ROOT / "docs" / "building.md").read_text(encoding="utf-8")
    missing = [one for one in build_libraries.LIBRARIES.values() if f"`{one}`" not in page]
    assert missing == []


@pytest.mark.skipif(
    shutil.which("objdump") is None or sys.platform != "linux",
    reason="objdump (of binutils) reads programs of Linux",
)
def test_a_library_that_nobody_brings_is_found(tmp_path, monkeypatch):
    shutil.copy(sys.executable, tmp_path / "program")
    assert build_libraries.unknown_in(tmp_path).keys() <= {"libpython3.11.so.1.0", "libexpat.so.1"}
    assert build_libraries.oldest_glibc(tmp_path).startswith("2.")
    monkeypatch.delitem(build_libraries.LIBRARIES, "libc.so.6")
    assert build_libraries.unknown_in(tmp_path)["libc.so.6"] == ["program"]


def test_only_root_can_make_a_clean_system(monkeypatch, tmp_path):
    monkeypatch.setattr(system_packages, "is_root", lambda: False)
    with pytest.raises(DevError, match="only root"):
        build_check.check(ROOT, tmp_path / "companion.deb")


def test_a_system_with_python_is_not_clean(tmp_path):
    clean = build_check.CleanRoot(ROOT, tmp_path)
    (tmp_path / "usr" / "bin").mkdir(parents=True)
    (tmp_path / "usr" / "bin" / "python3").touch()
    with pytest.raises(DevError, match="proves nothing"):
        clean._refuse_python()


README = """
## Install it

On Debian or Ubuntu:

    sudo apt-get install binutils libpython3-dev
    python3 dev.py build          # fills dist/
    sudo apt-get install ./dist/companion_*.deb

## Who it is for

    python3 dev.py run
"""


def test_what_the_readme_says_is_done_word_by_word_up_to_the_package():
    assert build_debian.commands_of(README) == [
        "apt-get install binutils libpython3-dev -y",
        "python3 dev.py build",
    ]


def test_the_readme_has_the_commands_that_the_check_runs():
    commands = build_debian.commands_of((ROOT / "README.md").read_text(encoding="utf-8"))
    assert commands[0].startswith("apt-get install ")
    assert commands[-1] == "python3 dev.py build"


def test_a_readme_without_those_commands_proves_nothing():
    with pytest.raises(DevError, match="no line"):
        build_debian.commands_of(README.replace("dev.py build", "dev.py pack"))


def test_what_is_committed_is_built_in_the_clean_system(monkeypatch, tmp_path):
    done: list[str] = []
    builder = build_check.CleanRoot(ROOT, tmp_path)

    def clone(command: list[str]) -> int:
        made = Path(command[-1])
        (made / "dist").mkdir(parents=True)
        (made / "README.md").write_text(README, encoding="utf-8")
        (made / "dist" / "companion_1.2.3_amd64.deb").touch()
        return 0

    monkeypatch.setattr(build_debian, "run", clone)
    monkeypatch.setattr(build_debian, "HANDED_IN", ())
    monkeypatch.setattr(builder, "do", lambda what, *_words: done.append(what))
    assert build_debian.build(ROOT, builder).name == "companion_1.2.3_amd64.deb"
    assert done[-2:] == build_debian.commands_of(README)


def test_what_packs_is_locked_and_packs_what_is_tested():
    def pins(name: str) -> set[str]:
        lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
        return {line for line in lines if "==" in line}

    assert pins("run.txt") <= pins("build.txt")
    assert all(line.endswith("\\") for line in pins("build.txt"))
    assert "//" not in (ROOT / "requirements" / "build.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no sh to read the script")
def test_the_script_for_the_clean_system_can_be_read():
    script = BUILD_SPEC / "linux" / "in_root.sh"
    assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0


@pytest.mark.parametrize("name", ["companion.spec", "bench.spec"])
def test_the_spec_can_be_read(name):
    assert compile((BUILD_SPEC / name).read_text(encoding="utf-8"), name, "exec")
