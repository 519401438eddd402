# SPDX-License-Identifier: Apache-2.0
"""The window of `--demo` keeps its folder until the last one that took its place is gone."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

from companion import bootstrap, fresh_start
from companion.options import Options, parse

PROGRAM = Path(__file__).with_name("demo_program.py")


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_a_lock_off_linux_does_not_take_the_folder_away(tmp_path, monkeypatch, system):
    said = tmp_path / "said"
    made = tmp_path / "made"
    made.mkdir()
    monkeypatch.setattr(fresh_start, "SYSTEM", system)
    monkeypatch.setattr(fresh_start, "program", lambda: [sys.executable, str(PROGRAM), str(said)])
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, (PROGRAM.parents[2],))))
    assert bootstrap._run_demo(Options(tmp_path / "nowhere")) == 0
    assert said.read_text(encoding="utf-8") == "page:journal True True"
    assert list(made.iterdir()) == []


def test_only_the_demo_asks_for_its_window(tmp_path):
    assert parse(["--data-dir", str(tmp_path), "--demo-window"]).is_demo_window
    assert not parse(["--data-dir", str(tmp_path)]).is_demo_window
