# SPDX-License-Identifier: Apache-2.0
"""Opens, searches and scrolls the journal page over a large vault; prints seconds as JSON.

The bare query runs on a copy of the vault: the page holds the vault itself. It stops at the rows.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QStringListModel, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from bench.search import CHILD, TYPED, NowClock, recorded, run_statements
from companion.demo.making import DEMO_PASSPHRASE
from companion.domain.entry_find import Wanted
from companion.services.journal_service import JournalService
from companion.storage.cipher import Connection, VaultDatabase, connect, settle
from companion.storage.journal_store import VaultJournalStore
from companion.storage.keys import KeyFile, SlotKind
from companion.ui.first_window import make_application
from companion.ui.pages.journal_page import JournalPage
from companion.ui.widgets.entry_list import EntryList
from companion.wiring import Session

ROUNDS = 5
LONGEST_SECONDS = 60
BEAT_MS = 1_000
"""So often the window wakes up where nothing happens, to see that it has waited too long."""
STEPS = 60
"""How many times the list is scrolled by a page."""
Seconds = dict[str, list[float]]


class Stage:
    """The window over one vault, and the events that it waits for."""

    def __init__(self, folder: str) -> None:
        self.application = make_application(sys.argv)
        self.session = Session(Path(folder), lambda _relaunch: None)
        desk = self.session.desk
        desk.look.apply(self.application)
        # As wide as the app is made for: list and entry stand side by side.
        self.session.show("page:start", "0,0,1024,640")
        opening = partial(desk.keeper.open, DEMO_PASSPHRASE)
        self.room = desk.tasks.now_on_vault(opening, LONGEST_SECONDS)
        desk.chosen_child.choose(CHILD)
        self._beat = QTimer()
        self._beat.start(BEAT_MS)

    def ask_for_journal(self) -> None:
        """Ask for the journal: its passphrase is asked for first."""
        self.session.app.window.go("page:journal")
        self.application.processEvents()

    def open_journal(self) -> JournalPage:
        """Open the journal for the first time."""
        window = self.session.app.window
        window.enter(self.room, "page:journal")
        page = window.page
        if not isinstance(page, JournalPage):
            raise TypeError(page)
        return page

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the window work until something is so, and is painted."""
        end = time.monotonic() + LONGEST_SECONDS
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError
            # As the app itself does: it sleeps until something happens. To ask again and again
            # would take turns with the vault's thread, and slow it down.
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.application.processEvents()

    def stop(self) -> None:
        """End the thread of the vault."""
        self.session.storage.stop(LONGEST_SECONDS)


def main(folder: str, copy: str) -> int:
    """Measure everything in turn."""
    stage = Stage(folder)
    seconds: Seconds = {}
    page = _opening(stage, seconds)
    connection = _bare_connection(Path(copy))
    db = settle(connection)
    _typing(stage, page.list, seconds, (db, connection))
    _scrolling(stage, page.list, seconds)
    sys.stdout.write(json.dumps(seconds))
    connection.close()
    stage.stop()
    return 0


def _opening(stage: Stage, seconds: Seconds) -> JournalPage:
    stage.ask_for_journal()
    began = time.perf_counter()
    page = stage.open_journal()
    stage.until(lambda: page.list.model.rowCount() > 0)
    seconds["open"] = [time.perf_counter() - began]
    began = time.perf_counter()
    view = QListView()
    view.setModel(QStringListModel(_rows(page.list)))
    view.resize(1024, 640)
    view.show()
    stage.application.processEvents()
    seconds["open bare"] = [time.perf_counter() - began]
    return page


def _typing(
    stage: Stage, entries: EntryList, seconds: Seconds, bare: tuple[VaultDatabase, Connection]
) -> None:
    """Press the last key of what is typed, until its rows are painted; then the bare query."""
    db, connection = bare
    journal = JournalService(VaultJournalStore(db), NowClock(), lambda _change: None)
    keys: list[float] = []
    queries: list[float] = []
    for _ in range(ROUNDS):
        for typed in TYPED:
            _fill(stage, entries, typed[:-1])
            query = recorded(db, journal, "", Wanted(typed))
            began = time.perf_counter()
            _shown_after(stage, entries, partial(QTest.keyClicks, entries.search, typed[-1]))
            keys.append(time.perf_counter() - began)
            began = time.perf_counter()
            run_statements(connection, query.statements)
            queries.append(time.perf_counter() - began)
    seconds |= {"key": keys, "key bare": queries}


def _scrolling(stage: Stage, entries: EntryList, seconds: Seconds) -> None:
    """Scroll page by page through what is loaded and what is loaded on the way."""
    _fill(stage, entries, "")
    frames = _scroll(stage, entries.view)
    view = QListView()
    view.setUniformItemSizes(True)
    view.setModel(QStringListModel(_rows(entries)))
    view.resize(entries.view.size())
    view.show()
    stage.application.processEvents()
    seconds |= {"scroll": frames, "scroll bare": _scroll(stage, view)}


def _scroll(stage: Stage, view: QListView) -> list[float]:
    bar = view.verticalScrollBar()
    frames = []
    stage.until(lambda: view.isVisible() and bar.maximum() > 0)
    bar.setValue(0)
    stage.application.processEvents()
    for _ in range(STEPS):
        began = time.perf_counter()
        bar.setValue(bar.value() + bar.pageStep())
        view.viewport().repaint()
        stage.application.processEvents()
        frames.append(time.perf_counter() - began)
    return frames


def _fill(stage: Stage, entries: EntryList, words: str) -> None:
    if entries.search.text() != words:
        _shown_after(stage, entries, partial(entries.search.setText, words))


def _shown_after(stage: Stage, entries: EntryList, act: Callable[[], None]) -> None:
    """Act, and wait until the list shows what was found."""
    shown: list[bool] = []

    def note() -> None:
        shown.append(True)

    entries.model.modelReset.connect(note)
    act()
    stage.until(lambda: bool(shown))
    entries.model.modelReset.disconnect(note)


def _rows(entries: EntryList) -> list[str]:
    model = entries.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def _bare_connection(folder: Path) -> Connection:
    key = KeyFile.read(folder / "keys.json").unwrap(SlotKind.PASSPHRASE, DEMO_PASSPHRASE)
    return connect(folder / "vault.db", key)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
