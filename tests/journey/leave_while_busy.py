# SPDX-License-Identifier: Apache-2.0
"""A run of the app that is left in the middle of something: `leave_while_busy FOLDER WHAT HOW`.

The words are typed once the vault is busy already: nothing of them is kept before. HOW is
"leave" or "lock".
"""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
import threading
import time
import traceback
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.ui import app as app_module
from companion.ui.kit import print_service
from tests.fake_print_service import PRINT_JOB, FakePrintService
from tests.stage import NothingSaysSoError, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "It rang again at midnight"
LONGEST_SECONDS, SHORT_SECONDS = 60.0, 10.0
NOT_LEFT = 3
LOCKED = 0
CHECKS = 20
LOCK_SECONDS = 1.5
"""Here a lock does not wait for twenty, where work does not end."""
ENDLESS = """
    with recursive one (number) as (select 1 union all select number + 1 from one)
    select count(*) from one"""


def keep_busy(is_begun: threading.Event) -> None:
    """Hold a thread as a slow disk does, or work that must not be ended."""
    is_begun.set()
    threading.Event().wait(LONGEST_SECONDS)


def ignore(_result: object) -> None:
    """Hear of no result."""


def begin_on_vault(stage: Stage, work: Callable[[], object]) -> None:
    """Have the vault's own thread begin with work, and go on."""
    begun = threading.Event()

    def do() -> None:
        begun.set()
        work()

    stage.desk.tasks.on_vault(stage.window, do, ignore, ignore)
    assert begun.wait(SHORT_SECONDS)


def hold_vault(stage: Stage) -> None:
    """Keep the vault's own thread in work that nothing ends."""
    begin_on_vault(stage, partial(keep_busy, threading.Event()))


def ask_long(stage: Stage) -> None:
    """Ask the vault what takes it longer than anybody waits."""
    database = stage.room.journal._store._db
    begin_on_vault(stage, lambda: database.execute(ENDLESS).fetchone())


def check_all(stage: Stage) -> None:
    """Check the whole record, again and again."""
    for _ in range(CHECKS):
        stage.desk.tasks.on_vault(stage.window, stage.room.record_check.verify, ignore, ignore)
    begun = threading.Event()
    read = stage.room.journal._store._db.query

    def query(*given: object) -> object:
        begun.set()
        return read(*given)

    stage.room.journal._store._db.query = query
    assert begun.wait(SHORT_SECONDS)


def hold_export(stage: Stage) -> None:
    """Keep a thread that makes a file."""
    begun = threading.Event()
    stage.desk.tasks.run(stage.window, lambda: keep_busy(begun), ignore, ignore)
    assert begun.wait(SHORT_SECONDS)


def hold_backup(stage: Stage) -> None:
    """Stop a copy of the notes in the middle: what writes it waits for a slow stick."""
    begun = threading.Event()
    sync, window = os.fsync, threading.current_thread()

    def wait(handle: int) -> None:
        if threading.current_thread() is window:
            sync(handle)
        else:
            keep_busy(begun)

    begin_on_vault(stage, lambda: None)
    os.fsync = wait
    stage.desk.tasks.on_vault(stage.window, stage.room.backups.make, ignore, ignore)
    assert begun.wait(SHORT_SECONDS)


def open_dialogs(stage: Stage) -> None:
    """Stand in the dialog for saving, over the one for printing."""
    stage.go("card:blackmail")
    stage.press("Print this card")
    stage.press("Save as PDF")


def print_page(stage: Stage) -> None:
    """Print, while the print service does not answer."""
    service = FakePrintService(Path(tempfile.mkdtemp(), "print"))
    service.holds.add(PRINT_JOB)
    print_service.SOCKET = str(service.place)
    service.__enter__()
    stage.go("card:blackmail")
    stage.press("Print this card")
    stage.wait_until(lambda: is_offered(stage, "Print"))
    stage.button("Print").click()
    stage.wait_until(service.is_held.is_set)


def is_offered(stage: Stage, words: str) -> bool:
    """Tell whether a button can be pressed."""
    with suppress(NothingSaysSoError):
        return stage.button(words).isEnabled()
    return False


def hold_python(stage: Stage) -> None:
    """Have something hang on the way out that does not give Python's own lock back."""
    stage.session.ways_out._release = lambda: ctypes.PyDLL(None).sleep(int(LONGEST_SECONDS))


OVER = {"dialogs": open_dialogs}
"""What stands over the page in which the words were typed."""
if sys.platform == "linux":
    OVER |= {"print": print_page, "python": hold_python}
BUSY = {
    "work": hold_vault,
    "query": ask_long,
    "check": check_all,
    "export": hold_export,
    "backup": hold_backup,
}


def main(folder: Path, what: str, how: str) -> None:
    """Begin something, write, then press Shift three times, or Ctrl+L."""
    stage = Stage(None, folder=folder)
    app_module.LOCK_SECONDS = LOCK_SECONDS
    stage.session.ways_out._relaunch = lambda _again: os._exit(LOCKED)
    stage.enter()
    stage.go("page:journal")
    stage.choose_child("M.")
    field = stage.field("What you saw")
    field.setFocus()
    if what in BUSY:
        BUSY[what](stage)
    QTest.keyClicks(field, WORDS)
    if what in OVER:
        OVER[what](stage)
    root = QApplication.activeModalWidget() or stage.window
    if how == "lock":
        print(time.monotonic(), flush=True)  # noqa: T201 - for the test that started this
        stage.window.lock()
    for _ in range(2):
        QTest.keyPress(root.windowHandle(), Qt.Key.Key_Shift)
        QTest.keyRelease(root.windowHandle(), Qt.Key.Key_Shift)
    print(time.monotonic(), flush=True)  # noqa: T201 - for the test that started this
    QTest.keyPress(root.windowHandle(), Qt.Key.Key_Shift)
    QTest.keyRelease(root.windowHandle(), Qt.Key.Key_Shift)
    os._exit(NOT_LEFT)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    except BaseException:  # noqa: BLE001 - said; the thread of the vault would go on for ever
        traceback.print_exc()
        os._exit(NOT_LEFT)
