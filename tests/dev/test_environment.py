"""The virtual environment: when it is filled, repaired, left alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from devtools import environment as module
from devtools.console import DevError
from devtools.environment import Environment, explain_failure

VERSION = "3.11.7"


class FakeEnvironment(Environment):
    """Installs nothing; remembers what it was asked to do in `asked`."""

    asked: list[str] = []  # noqa: RUF012 - one list for all, emptied by the fixture
    failure: BaseException | None = None
    has_pip = True

    def probe(self, kind):
        return VERSION if self.python.exists() else ""

    def _ask(self, code):
        return str(self.has_pip and self.python.exists())

    def _make_venv(self):
        self.asked.append("venv")
        self.unfinished_mark.unlink(missing_ok=True)
        self.python.parent.mkdir(parents=True, exist_ok=True)
        self.python.touch()

    def pip_install(self, arguments):
        self.asked.append(Path(arguments[-1]).name)
        if self.failure:
            raise self.failure


@pytest.fixture
def environment(tmp_path, monkeypatch):
    folder = tmp_path / "requirements"
    folder.mkdir()
    (folder / "run.txt").write_text("app==1\n")
    (folder / "dev.txt").write_text("app==1\ntool==1\n")
    monkeypatch.setattr(FakeEnvironment, "asked", [])
    return FakeEnvironment(tmp_path)


def test_first_call_makes_and_fills_it(environment):
    environment.ensure("run")
    assert environment.asked == ["venv", "run.txt"]


def test_second_call_installs_nothing(environment):
    environment.ensure("run")
    environment.asked.clear()
    environment.ensure("run")
    assert environment.asked == []


def test_dev_covers_run_but_not_the_other_way_round(environment):
    environment.ensure("run")
    environment.ensure("dev")
    environment.ensure("run")
    assert environment.asked == ["venv", "run.txt", "dev.txt"]


def test_changed_lock_file_is_installed(environment, tmp_path):
    environment.ensure("dev")
    environment.asked.clear()
    (tmp_path / "requirements" / "run.txt").write_text("app==2\n")
    environment.ensure("dev")
    assert environment.asked == ["dev.txt"]


def test_other_python_is_noticed(environment, monkeypatch):
    environment.ensure("run")
    environment.asked.clear()
    monkeypatch.setattr(FakeEnvironment, "probe", lambda _self, _kind: "3.13.0")
    environment.ensure("run")
    assert environment.asked == ["run.txt"]


def test_interrupted_installation_starts_afresh(environment, monkeypatch):
    monkeypatch.setattr(FakeEnvironment, "failure", KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        environment.ensure("run")
    monkeypatch.setattr(FakeEnvironment, "failure", None)
    environment.asked.clear()
    environment.ensure("run")
    assert environment.asked == ["venv", "run.txt"]
    assert not environment.unfinished_mark.exists()


def test_failed_installation_is_done_again_without_starting_afresh(environment, monkeypatch):
    monkeypatch.setattr(FakeEnvironment, "failure", DevError("no"))
    with pytest.raises(DevError):
        environment.ensure("run")
    monkeypatch.setattr(FakeEnvironment, "failure", None)
    environment.asked.clear()
    environment.ensure("run")
    assert environment.asked == ["run.txt"]


def test_environment_without_pip_is_made_again(environment, monkeypatch):
    environment.ensure("run")
    environment.stamp_file("run").unlink()
    environment.asked.clear()
    monkeypatch.setattr(FakeEnvironment, "has_pip", False)
    environment.ensure("run")
    assert environment.asked == ["venv", "run.txt"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("WARNING: Retrying (...) after connection broken by 'NewConn...'", module.UNREACHABLE),
        ("ERROR: ... Temporary failure in name resolution", module.UNREACHABLE),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", module.WRONG_HASH),
        ("ERROR: Could not install packages: No space left on device", module.FAILED),
    ],
)
def test_failure_is_explained_in_a_sentence(words, sentence):
    assert explain_failure(words) == sentence


def fake_pip(tmp_path, monkeypatch, words):
    """Put a program in the place of the environment's Python that fails with these words."""
    program = tmp_path / "python"
    program.write_text(f"#!{sys.executable}\nimport sys\nsys.exit({words!r})\n")
    program.chmod(0o755)
    monkeypatch.setattr(Environment, "python", program)


@pytest.mark.skipif(sys.platform == "win32", reason="the fake program is a script")
class TestPip:
    def test_unreachable_registry_is_one_plain_sentence(self, tmp_path, monkeypatch, capfd):
        fake_pip(tmp_path, monkeypatch, "WARNING: Retrying after connection broken by ...")
        with pytest.raises(DevError) as caught:
            Environment(tmp_path).pip_install(["x"])
        assert str(caught.value) == module.UNREACHABLE
        assert capfd.readouterr() == ("", "")

    def test_other_failures_show_the_words_of_pip(self, tmp_path, monkeypatch, capfd):
        fake_pip(tmp_path, monkeypatch, "ERROR: disk full")
        with pytest.raises(DevError, match="Installing the packages failed"):
            Environment(tmp_path).pip_install(["x"])
        assert "disk full" in capfd.readouterr().err
