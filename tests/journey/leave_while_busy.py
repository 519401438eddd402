# SPDX-License-Identifier: Apache-2.0
"""A run of the app that is left in the middle of something: `leave_while_busy FOLDER WHAT`."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.stage import Stage

WORDS = "It rang again at midnight"
LONGEST_SECONDS, SHORT_SECONDS = 60.0, 10.0
NOT_LEFT = 3


def keep_busy(is_begun: threading.Event) -> None:
    """Hold a thread as a long search, a large export or a slow disk does."""
    is_begun.set()
    threading.Event().wait(LONGEST_SECONDS)


def hold_vault(stage: Stage) -> None:
    """Keep the vault's own thread in a question that does not end."""
    begun = threading.Event()
    stage.desk.tasks.on_vault(stage.window, lambda: keep_busy(begun), print, print)
    assert begun.wait(SHORT_SECONDS)


def hold_export(stage: Stage) -> None:
    """Keep a thread that makes a file."""
    begun = threading.Event()
    stage.desk.tasks.run(stage.window, lambda: keep_busy(begun), print, print)
    assert begun.wait(SHORT_SECONDS)


def hold_backup(stage: Stage) -> None:
    """Stop a copy of the notes in the middle: what writes it waits for a slow stick."""
    begun = threading.Event()
    os.fsync = lambda _handle: keep_busy(begun)
    stage.go("page:backups")
    stage.button("Make a copy now", stage.window.page).click()
    assert begun.wait(SHORT_SECONDS)


def open_dialogs(stage: Stage) -> None:
    """Stand in the dialog for saving, over the one for printing."""
    stage.go("card:blackmail")
    stage.press("Print this card")
    stage.press("Save as PDF")


BUSY = {
    "query": hold_vault,
    "export": hold_export,
    "backup": hold_backup,
    "dialogs": open_dialogs,
}


def main(folder: Path, what: str) -> None:
    """Write, begin something, then press Shift three times."""
    stage = Stage(None, folder=folder)
    stage.enter()
    stage.go("page:journal")
    stage.choose_child("M.")
    stage.type_into("What you saw", WORDS)
    drafts = stage.room.journal.drafts
    stage.wait_until(lambda: any(WORDS in one.text.saw for one in stage.on_vault(drafts)))
    BUSY[what](stage)
    root = QApplication.activeModalWidget() or stage.window
    for _ in range(3):
        QTest.keyPress(root.windowHandle(), Qt.Key.Key_Shift)
        QTest.keyRelease(root.windowHandle(), Qt.Key.Key_Shift)
    os._exit(NOT_LEFT)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2])
    except BaseException:  # noqa: BLE001 - said; the thread of the vault would go on for ever
        traceback.print_exc()
        os._exit(NOT_LEFT)
