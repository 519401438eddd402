# SPDX-License-Identifier: Apache-2.0
"""Where things are kept, and what the marker of portable mode changes."""

import os
import sys

import platformdirs
import pytest

from companion import bootstrap, paths
from companion.options import parse
from companion.paths import other_folders


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """A folder that the program seems to lie in, with the marker beside it."""
    monkeypatch.setattr(paths, "_source_folder", lambda: tmp_path)
    (tmp_path / paths.MARKER).touch()
    return tmp_path


def freeze(monkeypatch, program):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))


def test_without_a_marker_the_folder_of_the_user_is_used(stick):
    (stick / paths.MARKER).unlink()
    assert paths.portable_folder() is None
    assert paths.cache_folder() is None
    used = platformdirs.user_data_dir("Companion", appauthor=False, roaming=False)
    assert str(paths.data_folder()) == used


@pytest.mark.parametrize("home", ["/home/m", "", "here"])
@pytest.mark.parametrize("data", [None, "", "relative", "/elsewhere"])
def test_the_quick_way_to_the_folder_of_the_user_leads_to_the_same(stick, monkeypatch, home, data):
    (stick / paths.MARKER).unlink()
    monkeypatch.setenv("HOME", home)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if data is not None:
        monkeypatch.setenv("XDG_DATA_HOME", data)
    used = platformdirs.user_data_dir("Companion", appauthor=False, roaming=False)
    assert str(paths.data_folder()) == used


def test_with_a_marker_everything_lies_beside_the_program(stick):
    assert paths.portable_folder() == stick
    assert paths.data_folder() == stick / "data"
    assert paths.cache_folder() == stick / "cache"


def test_what_the_folder_does_not_take_waits_with_the_user_and_never_on_a_borrowed_computer(
    stick, monkeypatch, tmp_path
):
    running = tmp_path / "run"
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(running))
    running.mkdir()
    assert other_folders() == ()
    (stick / paths.MARKER).unlink()
    assert other_folders() == (paths.data_folder(), running / "Companion")
    running.rmdir()
    assert other_folders() == (paths.data_folder(),)
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert other_folders() == (paths.data_folder(),)


def test_a_folder_of_that_name_is_no_marker(stick):
    (stick / paths.MARKER).unlink()
    (stick / paths.MARKER).mkdir()
    assert paths.portable_folder() is None


def test_a_packaged_program_looks_beside_itself(tmp_path, monkeypatch):
    freeze(monkeypatch, tmp_path / "companion")
    (tmp_path / paths.MARKER).touch()
    assert paths.data_folder() == tmp_path / "data"


def test_on_a_mac_it_looks_beside_what_a_person_sees(tmp_path, monkeypatch):
    freeze(monkeypatch, tmp_path / "Companion.app" / "Contents" / "MacOS" / "companion")
    (tmp_path / paths.MARKER).touch()
    assert paths.data_folder() == tmp_path / "data"


def test_a_data_folder_that_was_asked_for_wins(stick, tmp_path):
    options = parse(["--data-dir", str(tmp_path / "other")])
    assert options.data_folder == tmp_path / "other"
    assert parse([]).data_folder == stick / "data"


@pytest.mark.parametrize("before", [None, "/home/m/.cache"])
def test_caches_lie_beside_the_program_only_while_it_starts(stick, monkeypatch, before):
    monkeypatch.delenv(paths.CACHE_VARIABLE, raising=False)
    if before is not None:
        monkeypatch.setenv(paths.CACHE_VARIABLE, before)
    with paths.caches_beside_the_program():
        assert os.environ[paths.CACHE_VARIABLE] == str(stick / "cache")
    assert os.environ.get(paths.CACHE_VARIABLE) == before


def test_caches_stay_where_they_are_without_a_marker(stick, monkeypatch):
    (stick / paths.MARKER).unlink()
    monkeypatch.setenv(paths.CACHE_VARIABLE, "/home/m/.cache")
    with paths.caches_beside_the_program():
        assert os.environ[paths.CACHE_VARIABLE] == "/home/m/.cache"


def test_the_demo_refuses_a_data_folder_in_words(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        bootstrap.main(["--demo", "--data-dir", str(tmp_path)])
    assert ended.value.code == 2
    assert "thrown away: leave --data-dir out" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_another_computer_left_is_taken_over(tmp_path):
    lock = tmp_path / "window.lock"
    lock.write_text(f"{os.getpid()}\npython\nanother-computer\nother\nother\n", encoding="utf-8")
    taken = bootstrap._only_window(tmp_path)
    assert taken is not None
    assert "another-computer" not in lock.read_text(encoding="utf-8")
    assert bootstrap._only_window(tmp_path) is None
    taken.unlock()


@pytest.mark.skipif(sys.platform != "linux", reason="names are text on other systems")
def test_a_second_window_is_noticed_where_the_name_of_the_folder_is_no_text(tmp_path):
    """Qt drops what is no text from a name: it would ask for a lock in another folder."""
    odd, other = tmp_path / os.fsdecode(b"ren\xe9"), tmp_path / "ren"
    other.mkdir()
    try:
        odd.mkdir()
    except OSError:
        pytest.skip("this disk takes no such name")
    taken = bootstrap._only_window(odd)
    assert taken is not None
    assert taken.isLocked()
    assert (odd / "window.lock").exists()
    assert bootstrap._only_window(odd) is None
    assert list(other.iterdir()) == []
    taken.unlock()
    assert list(odd.iterdir()) == []
