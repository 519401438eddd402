"""The words after dev.py: listed, passed on, explained when they cannot be done."""

from __future__ import annotations

import tomllib

import pytest

from devtools import commands
from devtools.console import DevError, Steps

NAMES = ["run", "test", "check", "format", "bench", "torture", "screenshots", "demo-vault"]
NAMES += ["build", "coverage", "golden", "handbook", "lock", "notices"]


@pytest.fixture
def started(monkeypatch):
    """Keep the programs that would be started; nothing is installed."""
    kept: list[list[str]] = []

    def keep(command, **_options):
        kept.append(list(command))
        return 0

    monkeypatch.setattr(commands, "run", keep)
    monkeypatch.setattr(commands, "prepare", lambda *_arguments, **_options: "python")
    return kept


@pytest.fixture
def no_display(monkeypatch):
    monkeypatch.setattr(commands.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_help_lists_every_command(capsys):
    assert commands.run_command(["--help"]) == 0
    words = capsys.readouterr().out.split()
    assert [command.name for command in commands.COMMANDS] == NAMES
    assert set(NAMES) <= set(words)


def test_unknown_command_points_to_help(capsys):
    assert commands.run_command(["dance"]) == 2
    assert "--help" in capsys.readouterr().err


def test_run_passes_its_arguments_on(started, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert commands.run_command(["run", "--quiet", "--data-dir", "x"]) == 0
    assert started[0][2:] == ["--quiet", "--data-dir", "x"]
    assert started[0][1].endswith("main.py")


@pytest.mark.usefixtures("no_display")
def test_run_without_display_says_how_to_get_one(started, capsys):
    assert commands.run_command(["run"]) == 1
    assert "xvfb-run -a python3 dev.py run" in capsys.readouterr().err
    assert started == []


@pytest.mark.usefixtures("no_display")
def test_self_test_needs_no_display(started):
    assert commands.run_command(["run", "--self-test"]) == 0
    assert started[0][-1] == "--self-test"


@pytest.mark.parametrize("name", ["screenshots", "demo-vault"])
def test_forgotten_folder_is_asked_for(name, started, capsys):
    assert commands.run_command([name]) == 1
    assert "Which folder?" in capsys.readouterr().err
    assert started == []


def test_demo_vault_passes_its_size_on(started):
    assert commands.run_command(["demo-vault", "folder", "--entries", "9"]) == 0
    assert started == [["python", "-m", "companion.demo", "folder", "--entries", "9"]]


def test_known_error_is_a_sentence_without_traceback(monkeypatch, capsys):
    def fail(*_arguments, **_options):
        raise DevError("The registry is away.")

    monkeypatch.setattr(commands, "prepare", fail)
    assert commands.run_command(["check"]) == 1
    assert capsys.readouterr().err == "\nThe registry is away.\n"


def test_all_steps_are_run_and_one_failure_fails(tmp_path, capfd):
    steps = Steps()
    steps.run("First", ["no-such-program-at-all"], cwd=tmp_path, env={})
    steps.run("Second", ["no-such-program-at-all"], cwd=tmp_path, env={})
    assert steps.sum_up() == 1
    assert "Failed: First, Second." in capfd.readouterr().out
    assert Steps().sum_up() == 0


def test_types_are_checked_for_every_system_wherever_the_check_runs(monkeypatch):
    asked: list[list[str]] = []
    monkeypatch.setattr(Steps, "run", lambda _steps, _name, command, **_more: asked.append(command))
    commands.run_checks("python")
    types = [command for command in asked if "mypy" in command]
    told = [dict(zip(command[3::2], command[4::2], strict=True)) for command in types]
    assert [one.get("--platform") for one in told] == [None, "win32", "darwin"]
    assert len({one.get("--cache-dir") for one in told}) == 3
    settings = tomllib.loads((commands.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["mypy"]["platform"] == "linux"


@pytest.mark.parametrize(("name", "word"), [("notices", "--check"), ("golden", "--again")])
def test_our_own_programs_take_one_word_or_nothing(name, word, started, capsys):
    assert commands.run_command([name, word]) == 0
    assert started == [["python", "-m", f"devtools.{name}", word]]
    assert commands.run_command([name, "--other"]) == 1
    assert word in capsys.readouterr().err
