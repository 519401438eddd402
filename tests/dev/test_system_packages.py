"""What Linux must bring along: found, named, installed or explained."""

from __future__ import annotations

import pytest

from devtools import system_packages as packages
from devtools.console import DevError


@pytest.fixture
def linux(monkeypatch):
    monkeypatch.setattr(packages.sys, "platform", "linux")
    monkeypatch.delenv(packages.SKIP_VARIABLE, raising=False)
    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(packages, "has_library", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(packages, "has_tool", lambda name: name != "xdotool")
    monkeypatch.setattr(packages, "is_known_to_apt", lambda _name: True)


@pytest.fixture
def commands(monkeypatch):
    """Keep the commands that would be run."""
    kept: list[list[str]] = []

    def keep(command, **_options):
        kept.append(command)
        return 0

    monkeypatch.setattr(packages, "run", keep)
    return kept


def test_newer_name_is_chosen_where_apt_knows_it(monkeypatch):
    monkeypatch.setattr(packages, "is_known_to_apt", lambda name: name.endswith("t64"))
    assert packages.choose_package(packages.LIBRARIES["libcups.so.2"]) == "libcups2t64"


def test_older_name_is_chosen_where_apt_knows_nothing(monkeypatch):
    monkeypatch.setattr(packages, "is_known_to_apt", lambda _name: False)
    assert packages.choose_package(packages.LIBRARIES["libcups.so.2"]) == "libcups2"


@pytest.mark.usefixtures("linux")
def test_tools_are_only_looked_for_when_wanted():
    assert packages.find_missing(with_test_tools=False).things == ("libEGL.so.1",)
    assert packages.find_missing(with_test_tools=True).things == ("libEGL.so.1", "xdotool")


@pytest.mark.usefixtures("linux")
def test_root_gets_them_installed(commands, monkeypatch):
    monkeypatch.setattr(packages, "is_root", lambda: True)
    packages.ensure(with_test_tools=True)
    assert commands[0] == ["apt-get", "update"]
    assert commands[1][:2] == ["apt-get", "install"]
    assert commands[1][-2:] == ["libegl1", "xdotool"]


@pytest.mark.usefixtures("linux")
def test_others_get_the_one_command(commands, monkeypatch):
    monkeypatch.setattr(packages, "is_root", lambda: False)
    with pytest.raises(DevError, match=r"sudo apt-get install .*libegl1 xdotool"):
        packages.ensure(with_test_tools=True)
    assert commands == []


@pytest.mark.usefixtures("linux")
def test_alone_it_installs_the_tools_of_the_tests_too_or_ends_with_the_command(
    commands, monkeypatch, capsys
):
    monkeypatch.setattr(packages, "is_root", lambda: True)
    assert packages.main() == 0
    assert commands[1][-2:] == ["libegl1", "xdotool"]
    monkeypatch.setattr(packages, "is_root", lambda: False)
    assert packages.main() == 1
    assert "sudo apt-get install" in capsys.readouterr().err


@pytest.mark.usefixtures("linux")
def test_nothing_missing_does_nothing(commands, monkeypatch):
    monkeypatch.setattr(packages, "has_library", lambda _name: True)
    packages.ensure(with_test_tools=False)
    assert commands == []


@pytest.mark.usefixtures("linux")
def test_system_without_apt_is_told_and_goes_on(commands, monkeypatch, capsys):
    monkeypatch.setattr(packages.shutil, "which", lambda _name: None)
    packages.ensure(with_test_tools=True)
    assert commands == []
    assert "libEGL.so.1" in capsys.readouterr().err


@pytest.mark.usefixtures("linux")
def test_python_without_venv_names_its_package(monkeypatch):
    monkeypatch.setattr(packages, "is_root", lambda: False)
    monkeypatch.setattr(packages, "is_known_to_apt", lambda name: name == "python3-venv")
    with pytest.raises(DevError, match=r"sudo apt-get install .*python3-venv"):
        packages.install([packages.venv_package()], reason="This Python cannot")


def test_files_are_found_by_pattern(tmp_path):
    launcher = tmp_path / "usr" / "libexec" / "at-spi-bus-launcher"
    pattern = "usr/lib*/**/at-spi-bus-launcher"
    assert not packages.has_tool(pattern, root=tmp_path)
    launcher.parent.mkdir(parents=True)
    launcher.touch()
    assert packages.has_tool(pattern, root=tmp_path)


def test_absent_library_is_noticed():
    assert not packages.has_library("libno-such-thing-at-all.so.7")
