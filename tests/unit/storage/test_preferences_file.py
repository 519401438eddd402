# SPDX-License-Identifier: Apache-2.0
"""The plain settings file: whitelisted, checked, atomic, never in the way."""

import json
import os
import subprocess
import sys

import pytest

from companion.domain.channel import WayKind
from companion.domain.errors import ErrorCode
from companion.domain.preferences import MinimisedLock, Preferences, ThemeChoice
from companion.storage.preferences_file import CHECKS, JsonPreferencesFile
from tests.unit.storage.vault_home import refused

CHANGED = Preferences(
    *("IE", "ireland", ThemeChoice.DARK, 150, 15, True),
    *((WayKind.PHONE, WayKind.MAIL), MinimisedLock.AT_ONCE, False, True),
)
ALL_THAT_MAY_STAND_THERE = {
    "country", "nation", "theme", "text_size", "idle_minutes", "is_first_start_done",
    "traces_not_said", "minimised_lock", "is_capture_refused", "is_sheet_unchecked",
}  # fmt: skip
"""None of these says anything about a family. Think twice before adding one."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new folder" / "settings.json"


@pytest.fixture
def file(path):
    return JsonPreferencesFile(path)


def test_every_setting_has_a_check():
    assert set(CHECKS) == set(Preferences._fields)


def test_the_file_holds_these_settings_and_no_others(file, path):
    file.save(CHANGED)
    assert set(json.loads(path.read_text())) == ALL_THAT_MAY_STAND_THERE


def test_defaults_pass_their_own_checks(file):
    file.save(Preferences())
    assert file.load() == Preferences()


def test_what_is_saved_is_loaded(file, path):
    file.save(CHANGED)
    assert JsonPreferencesFile(path).load() == CHANGED
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


def test_usual_settings_are_read_without_loading_the_whole_of_json(file, path):
    """They are read before the window is there."""
    file.save(Preferences(country="GB", theme=ThemeChoice.DARK, is_first_start_done=True))
    program = (
        "import sys; from pathlib import Path;"
        "from companion.storage.preferences_file import JsonPreferencesFile as File;"
        "now = File(Path(sys.argv[1])).load(); print(now.country, now.theme, 'json' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["GB", "dark", "False"]


def test_no_file_means_defaults(file, path):
    assert file.load() == Preferences()
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[1]", b"\xff\x00", b"[" * 60_000, b'{"country": "GB"' + b" " * 70_000],
)
def test_a_damaged_file_means_defaults_and_stays_until_the_next_save(file, path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert file.load() == Preferences()
    assert path.read_bytes() == content
    file.save(CHANGED)
    assert file.load() == CHANGED


@pytest.mark.parametrize(
    "values",
    [
        {"country": "gb"},
        {"country": 1},
        {"country": "GBR"},
        {"country": "../"},
        {"nation": "<b>"},
        {"nation": "x" * 41},
        {"theme": "pink"},
        {"theme": ["dark"]},
        {"text_size": 5000},
        {"text_size": "100"},
        {"text_size": 150.0},
        {"idle_minutes": 0},
        {"idle_minutes": True},
        {"is_first_start_done": "yes"},
        {"is_first_start_done": 1},
        {"minimised_lock": "never"},
        {"minimised_lock": ["at-once"]},
        {"is_capture_refused": "no"},
        {"is_sheet_unchecked": 1},
        {"last_entry": "private words"},
        {"__class__": 1},
    ],
)
def test_values_that_are_not_valid_and_unknown_keys_are_left_out(file, path, values):
    path.parent.mkdir()
    path.write_text(json.dumps({"text_size": 125} | values))
    expected = Preferences() if "text_size" in values else Preferences(text_size=125)
    assert file.load() == expected


def test_saving_forgets_unknown_keys(file, path):
    path.parent.mkdir()
    path.write_text('{"last_entry": "private words"}')
    file.save(file.load())
    assert set(json.loads(path.read_text())) == set(CHECKS)


def test_a_save_that_fails_leaves_the_old_file_and_no_other(file, path, monkeypatch):
    file.save(CHANGED)

    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    refused(ErrorCode.DISK_FULL, file.save, Preferences())
    assert file.load() == CHANGED
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


def test_a_place_that_is_no_folder_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    refused(
        ErrorCode.FILE_NOT_WRITABLE,
        JsonPreferencesFile(tmp_path / "file" / "settings.json").save,
        CHANGED,
    )


@pytest.mark.parametrize("is_said", [True, False])
def test_the_one_switch_for_all_traces_of_before_counts_for_each(file, path, is_said):
    path.parent.mkdir()
    path.write_text(json.dumps({"is_trace_said": is_said}))
    assert file.load().traces_not_said == (() if is_said else tuple(WayKind))


@pytest.mark.parametrize("value", ["phone", ["pigeon"], [["phone"]], [1], {"phone": 1}, None])
def test_other_words_for_the_traces_are_not_taken(file, path, value):
    path.parent.mkdir()
    path.write_text(json.dumps({"traces_not_said": value}))
    assert file.load() == Preferences()
