# SPDX-License-Identifier: Apache-2.0
"""Bringing a chronology out: what is given up stays given up, and ends nothing that came later."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.dialogs import chronology_saving
from companion.ui.dialogs.chronology_saving import ChronologySaving
from companion.ui.widgets.chronology_formats import Form

SECONDS = 10


class Outcomes:
    """What the page would hear, and the moments in which each file is made and written."""

    def __init__(self, saving, monkeypatch):
        self.heard = []
        self.written = threading.Event()
        self.go_on = {}
        self._write = chronology_saving.write_whole
        saving.saved.connect(lambda name, _: self.heard.append(name))
        saving.failed.connect(lambda error: self.heard.append(error.code))
        monkeypatch.setattr(chronology_saving, "_bytes_of", self.make)
        monkeypatch.setattr(chronology_saving, "write_whole", self.write)

    def make(self, _files, outgoing, _progress):
        """Wait until the test lets it go on; some end with an error."""
        assert self.go_on[outgoing.script].wait(SECONDS)
        if outgoing.chronology:
            raise CompanionError(outgoing.chronology)
        return b"words"

    def write(self, path, data):
        self._write(path, data)
        self.written.set()

    def begin(self, saving, path, error=None):
        """Begin a file as after the dialog; return what lets its making go on."""
        gate = self.go_on[path.name] = threading.Event()
        outgoing = SimpleNamespace(form=Form.TEXT, script=path.name, chronology=error)
        saving._save(outgoing, str(path))
        return gate


@pytest.fixture
def saving(desk, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    return ChronologySaving(desk, owner, dict)


@pytest.fixture
def outcomes(saving, monkeypatch):
    return Outcomes(saving, monkeypatch)


def settle():
    """Let everything that ended on another thread arrive here."""
    assert QThreadPool.globalInstance().waitForDone(SECONDS * 1000)
    QApplication.processEvents()


@pytest.mark.parametrize("error", [None, ErrorCode.STOPPED, ErrorCode.DISK_FULL])
def test_one_that_was_given_up_does_not_end_the_next(saving, outcomes, qtbot, tmp_path, error):
    first = outcomes.begin(saving, tmp_path / "one.txt", error)
    saving.stop()
    second = outcomes.begin(saving, tmp_path / "two.txt")
    first.set()
    second.set()
    qtbot.waitUntil(lambda: bool(outcomes.heard))
    settle()
    assert outcomes.heard == ["two.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["two.txt"]


def test_given_up_in_the_moment_of_writing_there_is_no_file(saving, outcomes, tmp_path):
    outcomes.begin(saving, tmp_path / "one.txt").set()
    assert outcomes.written.wait(SECONDS)
    saving.stop()
    settle()
    assert outcomes.heard == []
    assert not list(tmp_path.iterdir())


def test_what_fails_is_said_once_and_the_next_can_begin(saving, outcomes, qtbot, tmp_path):
    outcomes.begin(saving, tmp_path / "one.txt", ErrorCode.DISK_FULL).set()
    qtbot.waitUntil(lambda: outcomes.heard == [ErrorCode.DISK_FULL])
    outcomes.begin(saving, tmp_path / "one.txt").set()
    qtbot.waitUntil(lambda: outcomes.heard[1:] == ["one.txt"])
