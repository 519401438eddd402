# SPDX-License-Identifier: Apache-2.0
"""What locking and leaving do, and in which order; the copy that does not stay; crash files."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from companion import hardening
from companion.ui import app as app_module
from companion.ui import first_window
from companion.ui.app import Relaunch, WaysOut
from companion.ui.first_window import make_neutral
from companion.ui.kit.clipboard import CLEAR_AFTER_MS, SECRET_FORMATS, copy_words, secret_mime

WORDS = "his account is Kai_07"


class ProcessEndedError(Exception):
    """Stands for the end of the process."""


class NoWatchdog:
    """It would end the tests; that it does its work is tried on a process of its own."""

    def __init__(self, *_what: object) -> None:
        self.daemon = False

    def start(self) -> None:
        """Watch over nothing."""


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def ways_out(desk, done, window, monkeypatch) -> WaysOut:
    def end(_code: int) -> None:
        raise ProcessEndedError

    monkeypatch.setattr(app_module.os, "_exit", end)
    monkeypatch.setattr(first_window.threading, "Timer", NoWatchdog)
    monkeypatch.setattr(first_window, "_let_kernel_watch", lambda: None)
    close = desk.keeper.close
    monkeypatch.setattr(desk.keeper, "close", lambda: (done.append("close"), close()))
    ways = WaysOut(desk, lambda again: done.append(again.target), lambda: done.append("release"))

    def keep_words() -> None:
        assert not window.isVisible()
        done.append("keep")

    ways.keep_words = keep_words
    return ways


@pytest.fixture
def clipboard(qapp):
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()


def leave(ways_out: WaysOut) -> None:
    with pytest.raises(ProcessEndedError):
        ways_out.leave()


def lock(ways_out: WaysOut) -> None:
    ways_out.start_again("page:journal", "")


def test_a_lock_hides_keeps_closes_and_starts_afresh_in_this_order(ways_out, done):
    lock(ways_out)
    assert done == ["keep", "close", "release", "page:journal"]


def test_what_goes_wrong_on_the_way_stops_nothing(ways_out, done):
    def fail() -> None:
        raise OSError(28, "No space left on device")

    ways_out.keep_words = fail
    lock(ways_out)
    assert done == ["close", "release", "page:journal"]


def test_a_window_that_can_not_be_hidden_holds_up_no_leaving(ways_out, done, window, monkeypatch):
    def fail() -> None:
        window.hide()
        raise RuntimeError

    monkeypatch.setattr(first_window, "hide_everything", fail)
    leave(ways_out)
    assert done == ["keep", "close", "release"]


@pytest.mark.parametrize("go", [lock, leave])
@pytest.mark.bar(16)
def test_a_copy_does_not_outlive_a_lock_or_leaving(ways_out, clipboard, go):
    copy_words(WORDS)
    go(ways_out)
    assert clipboard.text() == ""


@pytest.mark.parametrize("go", [lock, leave])
@pytest.mark.bar(16)
def test_what_another_program_copied_since_stays(ways_out, clipboard, go):
    copy_words(WORDS)
    other = QMimeData()
    other.setText("a shopping list")
    clipboard.setMimeData(other)
    go(ways_out)
    assert clipboard.text() == "a shopping list"


@pytest.mark.bar(16)
def test_the_thirty_seconds_are_kept_to_the_second(desk, clipboard):
    copy_words(WORDS)
    timer = desk.clipboard.timer
    assert timer.interval() == CLEAR_AFTER_MS == 30_000
    # Others may come a twentieth late: that would be a second and a half.
    assert timer.timerType() is Qt.TimerType.PreciseTimer
    desk.clipboard.clear_ours()


@pytest.mark.bar(16)
def test_a_copy_asks_no_system_to_keep_it(desk, clipboard):
    copy_words(WORDS)
    held = clipboard.mimeData()
    assert {name for name in SECRET_FORMATS if held.hasFormat(name)} == set(SECRET_FORMATS)
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"
    desk.clipboard.clear_ours()


def test_what_another_program_copies_is_forgotten_as_ours_at_once(desk, clipboard):
    copy_words(WORDS)
    other = QMimeData()
    other.setText(WORDS)
    clipboard.setMimeData(other)
    assert not desk.clipboard.timer.isActive()
    desk.clipboard.clear_ours()
    assert clipboard.text() == WORDS


def test_our_own_copy_without_its_name_is_known_by_its_mark(desk, clipboard, monkeypatch):
    monkeypatch.setattr(desk.clipboard, "owns", lambda: True)
    nameless = secret_mime(WORDS)
    nameless.setObjectName("")
    clipboard.setMimeData(nameless)
    # Marked once more, it would be marked for ever.
    assert clipboard.mimeData().objectName() == ""
    assert desk.clipboard.timer.isActive()
    desk.clipboard.clear_ours()
    assert clipboard.text() == ""


def test_a_relaunch_names_no_words(ways_out):
    fields = set(Relaunch.__dataclass_fields__)
    # What is sealed can be read by the vault alone: tests/ui/test_lock_keeps_words.py.
    assert fields == {"target", "geometry", "is_quiet", "sealed"}


@pytest.mark.skipif(sys.platform != "linux", reason="what Linux knows of a process")
def test_a_crash_leaves_no_memory_in_a_file_and_nobody_reads_it():
    said = (
        "import ctypes, resource; from companion.hardening import harden; harden();"
        "print(*resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3))"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0", "0"]


def test_windows_is_asked_for_no_box_and_no_report_with_memory(monkeypatch):
    asked: list[tuple[str, int]] = []

    class Library:
        def __getattr__(self, name: str):
            if name == "GetErrorMode":
                return lambda: 0x8000
            return lambda flag: asked.append((name, flag))

    monkeypatch.setattr(hardening, "SYSTEM", "win32")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: Library())
    hardening.harden()
    # What was set before stays; an empty card reader brings no box of the system either.
    assert asked == [("SetErrorMode", 0x8003), ("WerSetFlags", 0x1)]


def test_the_title_is_a_neutral_name(desk):
    window = QWidget()
    make_neutral(window, desk.look)
    assert window.windowTitle() == "Companion"
    window.deleteLater()
