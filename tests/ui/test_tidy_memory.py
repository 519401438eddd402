# SPDX-License-Identifier: Apache-2.0
"""The garbage collector runs on the window's thread, whatever other threads do."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer

from companion.ui.kit.tidy_memory import TidyMemory


def make_garbage():
    """Make what only the garbage collector can free."""
    for _ in range(5_000):
        loop = []
        loop.append(loop)


@pytest.fixture
def threads(qapp):
    """The threads on which a collection began, while the app's own collecting is set up."""
    seen = []

    def note(phase, _info):
        if phase == "start":
            seen.append(threading.current_thread())

    parent = QObject()
    gc.callbacks.append(note)
    TidyMemory(parent)
    seen.clear()
    yield seen
    gc.callbacks.remove(note)
    parent.deleteLater()


def test_no_other_thread_collects_and_the_window_does(threads, qapp):
    with ThreadPoolExecutor(1) as pool:
        pool.submit(make_garbage).result()
    assert not threads
    loop = QEventLoop()
    QTimer.singleShot(1, loop.quit)
    loop.exec()
    assert set(threads) == {threading.main_thread()}


def test_where_there_is_nothing_to_collect_nothing_is_collected(threads, qapp):
    gc.collect()
    threads.clear()
    loop = QEventLoop()
    QTimer.singleShot(1, loop.quit)
    loop.exec()
    assert not threads
