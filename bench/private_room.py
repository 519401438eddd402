# SPDX-License-Identifier: Apache-2.0
"""Opens the private room of a vault in a window, as a person does: `private_room FOLDER WHAT`.

`unlock`: seconds until the list is there, the longest that the window stood still meanwhile, then
what saving costs, as JSON. `leave`: types, and says when it leaves. The process then ends.
"""

import faulthandler
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from companion.demo.making import DEMO_PASSPHRASE
from companion.domain.journal import EntryText, Happened
from companion.services.journal_service import JournalService
from companion.storage.cipher import Database
from companion.ui.first_window import make_application
from companion.wiring import Session

W = TypeVar("W", bound=QWidget)
SAVES = 100
CHILD = 1
LONGEST_SECONDS = 30
AFTER_SECONDS = 0.5
"""So long the window is watched after the list is there: what comes late stands still as well."""
TYPING_SECONDS = 2.0
"""Nobody has typed a passphrase sooner."""
NEVER_LEFT = 3
WORDS = "It rang again at midnight, and the phone was under the pillow in the morning."
_SAFE = ("journal_mode = delete", "synchronous = extra", "fullfsync = on")


class Watch:
    """Notes how long the window was not free, again and again."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def _note(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


class Room:
    """The window, and what a person does in it."""

    def __init__(self, folder: str) -> None:
        self.application = make_application(sys.argv)
        self.session = Session(Path(folder), lambda _relaunch: None)
        self.window = self.session.app.window
        self.session.show("page:journal", "0,0,1024,640")
        self.until(lambda: bool(self._shown(QLineEdit)))

    def unlock(self) -> None:
        """Type the passphrase and press Enter, until the list is there."""
        field = self._shown(QLineEdit)[0]
        field.setFocus()
        field.setText(DEMO_PASSPHRASE)
        QTest.keyClick(field, Qt.Key.Key_Return)
        entries = "list"
        self.until(lambda: self.window.is_unlocked and hasattr(self.window.page, entries))
        self.session.desk.chosen_child.choose(CHILD)
        self.until(lambda: getattr(self.window.page, entries).model.rowCount() > 0)

    @property
    def journal(self) -> JournalService:
        """The journal of the open room."""
        opened = self.window._room  # noqa: SLF001 - nobody but its pages asks the window for it
        if opened is None:
            raise TypeError(opened)
        return opened.journal

    def write(self, words: str) -> None:
        """Type into the box of a new entry."""
        field = self._shown(QPlainTextEdit)[0]
        field.setFocus()
        QTest.keyClicks(field, words)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + LONGEST_SECONDS
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def work_on(self, seconds: float) -> None:
        """Let the window work for a while."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def _shown(self, kind: type[W]) -> list[W]:
        found: list[W] = self.window.page.findChildren(kind)
        return [one for one in found if one.isVisible() and one.isEnabled()]


def unlock(folder: str) -> None:
    """Measure unlocking, then saving."""
    room = Room(folder)
    room.work_on(TYPING_SECONDS)
    watch, began = Watch(), time.perf_counter()
    room.unlock()
    unlocked = time.perf_counter() - began
    room.work_on(AFTER_SECONDS)
    journal = room.journal
    saving = room.session.desk.tasks.now_on_vault(
        lambda: _timed(lambda: journal.save_entry(CHILD, Happened(), EntryText(saw=WORDS))),
        LONGEST_SECONDS,
    )
    sys.stdout.write(
        json.dumps(
            {
                "unlock": unlocked,
                "gap": watch.longest,
                "save": saving,
                "save bare": _bare_saves(Path(folder, "bare.db")),
            }
        )
    )
    sys.stdout.flush()
    os._exit(0)


def leave(folder: str) -> None:
    """Type and leave at once; the moment of the key is on stdout."""
    room = Room(folder)
    room.unlock()
    room.write(WORDS)
    handle = room.window.windowHandle()
    for _ in range(2):
        QTest.keyClick(handle, Qt.Key.Key_Shift)
    sys.stdout.write(str(time.monotonic()))
    sys.stdout.flush()
    QTest.keyPress(handle, Qt.Key.Key_Shift)
    QTest.keyRelease(handle, Qt.Key.Key_Shift)
    os._exit(NEVER_LEFT)


def _timed(save: Callable[[], object]) -> list[float]:
    seconds = []
    for _ in range(SAVES):
        began = time.perf_counter()
        save()
        seconds.append(time.perf_counter() - began)
    return seconds


def _bare_saves(path: Path) -> list[float]:
    """Return what a row of the same words costs in a file that is not encrypted, as surely kept."""
    db = Database(path, execute_plugins=False)
    for setting in _SAFE:
        db.execute(f"pragma {setting}")
    db.table("entry").create({"id": int, "words": str}, pk="id")

    def save() -> None:
        with db.atomic():
            db.execute("insert into entry (words) values (?)", [WORDS])

    seconds = _timed(save)
    db.close()
    path.unlink()
    return seconds


if __name__ == "__main__":
    # Where something hangs, it says where, and ends: the vault's thread would go on.
    faulthandler.dump_traceback_later(LONGEST_SECONDS, exit=True)
    {"unlock": unlock, "leave": leave}[sys.argv[2]](sys.argv[1])
