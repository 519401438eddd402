"""What holds for every test: no display, no unexpected warning, nothing left running."""

from __future__ import annotations

import gc
import logging
import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

from tests.elsewhere import pytest_runtest_call, pytest_runtest_setup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["pytest_runtest_call", "pytest_runtest_setup"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Another program's settings on this computer must not change what is tested.
os.environ.pop("QT_STYLE_OVERRIDE", None)
os.environ.pop("QT_SCALE_FACTOR", None)
# What is written on one day in London is written on the next in Sydney.
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

LINGER_SECONDS = 10.0
# As in the app (companion/ui/kit/tidy_memory.py): collected on another thread, what a test left
# of Qt would end the process.
gc.disable()


def pytest_runtest_teardown() -> None:
    """Collect on this thread, as often as Python itself would have."""
    pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, limit) in enumerate(pairs) if count > limit]
    if due:
        gc.collect(due[-1])


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --bar=NUMBER: only the tests of one bar of docs/bars.md."""
    parser.addoption("--bar", type=int, help="only the tests of this bar of docs/bars.md")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Write down which bars a test holds, and leave out those of other bars where one is wanted."""
    wanted = config.getoption("--bar")
    for item in items:
        bars = [number for mark in item.iter_markers("bar") for number in mark.args]
        if bars:
            item.user_properties.append(("bar", " ".join(map(str, bars))))
        if wanted and wanted not in bars:
            item.add_marker(pytest.mark.skip(reason="of another bar"))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Draw as the app does, whatever the system would draw with."""
    return ["companion", "-style", "fusion"]


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Take down what was tried and what was lost, for the table of `dev.py torture`."""

    def tell(**counts: object) -> None:
        request.node.user_properties.extend(counts.items())

    return tell


@pytest.fixture(autouse=True)
def nothing_waits_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test write into the folders of whoever runs it."""
    monkeypatch.setattr("companion.paths.other_folders", tuple)


@pytest.fixture(autouse=True)
def no_unexpected_warning(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail on a logged warning, unless the test is marked `expects_log_warning`."""
    yield
    if request.node.get_closest_marker("expects_log_warning"):
        return
    found = [
        f"{record.name}: {record.getMessage()}"
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    if found:
        pytest.fail(f"unexpected log warnings: {found}")


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail when a Python thread that the test started is still alive after it."""
    before = set(threading.enumerate())
    yield
    left = _wait_until_gone(before)
    if left:
        pytest.fail(f"threads left alive: {left}")


def _wait_until_gone(before: set[threading.Thread]) -> list[str]:
    deadline = time.monotonic() + LINGER_SECONDS
    while True:
        # A dummy thread is one that Qt started and that has once run Python code.
        left = [
            thread
            for thread in threading.enumerate()
            if thread not in before and not thread.name.startswith("Dummy-")
        ]
        if not left or time.monotonic() > deadline:
            return [thread.name for thread in left]
        left[0].join(timeout=0.05)


@pytest.fixture(autouse=True)
def no_timer_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail when something that outlives a GUI test still has a running timer."""
    yield
    if "qapp" not in request.fixturenames:
        return
    running = _running_timers()
    if running:
        pytest.fail(f"timers left running: {running}")


def _running_timers() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return []
    # pytest-qt has closed its widgets by now, but their deletion is still in the queue.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [
        f"{type(owner).__name__}: {timer.objectName() or 'QTimer'} of {timer.interval()} ms"
        for owner in (application, *QApplication.topLevelWidgets())
        for timer in owner.findChildren(QTimer)
        if timer.isActive()
    ]
