# SPDX-License-Identifier: Apache-2.0
"""What Get help needs is loaded while nothing happens, and never beside another thread."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer

from companion.storage.storage_thread import StorageThread
from companion.ui.kit import warm_up
from companion.ui.kit.tasks import MainThreadPost, Tasks
from companion.ui.kit.warm_up import GET_HELP, WarmUp

LOOK = """
import sys
from pathlib import Path
from companion.wiring import Session
from companion.ui.first_window import make_application
application = make_application(sys.argv)
session = Session(Path(sys.argv[1]), lambda _relaunch: None)
session.show("page:start", "")
before = set(sys.modules)
window = session.app.window
warm = next(one for one in window.children() if type(one).__name__ == "WarmUp")
while not warm.is_over:
    application.processEvents()
there = set(sys.modules)
window.open_help()
late = sorted(one for one in set(sys.modules) - there if one.startswith("companion"))
print("companion.ui.pages.get_help_page" in before, late)
session.storage.stop(30)
"""


@pytest.fixture
def loaded(monkeypatch):
    found = []
    monkeypatch.setattr(warm_up, "import_module", found.append)
    return found


@pytest.fixture
def tasks(qapp):
    post = MainThreadPost()
    thread = StorageThread(post)
    yield Tasks(thread, post)
    thread.stop(10)


def test_the_parts_are_loaded_one_after_the_other(qtbot, tasks, loaded):
    owner = QObject()
    warm = WarmUp(tasks, GET_HELP, owner)
    assert loaded == []
    qtbot.waitUntil(lambda: warm.is_over)
    assert loaded == list(GET_HELP)


@pytest.mark.parametrize("is_pool", [True, False])
def test_it_waits_while_another_thread_works(qtbot, tasks, loaded, is_pool):
    owner, release = QObject(), threading.Event()
    warm = WarmUp(tasks, GET_HELP, owner)
    qtbot.waitUntil(lambda: len(loaded) == 3)
    begin = tasks.run if is_pool else tasks.on_vault
    begin(owner, lambda: release.wait(30), lambda _: None, lambda _: None)
    assert not tasks.is_idle
    later = []
    QTimer.singleShot(warm_up.PAUSE_MS * 4, owner, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    assert len(loaded) == 3
    release.set()
    qtbot.waitUntil(lambda: warm.is_over)
    assert loaded == list(GET_HELP)


def test_the_first_click_on_get_help_imports_nothing(tmp_path):
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split("\n")[0] == "False []"


UNLOCK = """
import sys
from pathlib import Path
from companion.wiring import Session
from companion.ui.first_window import make_application
application = make_application(sys.argv)
session = Session(Path(sys.argv[1]), lambda _relaunch: None)
session.show("page:journal", "")
page = session.app.window.page
warm = next(one for one in page.children() if type(one).__name__ == "WarmUp")
while not warm.is_over:
    application.processEvents()
there = set(sys.modules)
import companion.ui.pages.journal_page
print(sorted(one for one in set(sys.modules) - there if one.startswith("companion")))
session.storage.stop(30)
"""


def test_while_the_passphrase_is_typed_the_journal_is_loaded(tmp_path):
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", UNLOCK, str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split("\n")[0] == "[]"
