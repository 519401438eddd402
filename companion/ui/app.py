# SPDX-License-Identifier: Apache-2.0
"""Sets up Qt and the window, or the cards; holds the two ways out: lock and leave quickly."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from companion.services.changes import Change
from companion.services.lock_service import LockService
from companion.ui.first_window import begin_leaving, box_of, hide_everything, make_neutral
from companion.ui.kit.access import AccessFactory
from companion.ui.kit.desk import Desk
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.minimised import remember_minimised
from companion.ui.kit.no_folders import keep_no_folders
from companion.ui.kit.own_folder import guard
from companion.ui.kit.warm_up import GET_HELP, WarmUp
from companion.ui.main_window import MainWindow

if TYPE_CHECKING:
    from companion.ui.kit.screen_capture import CaptureRefusal
    from companion.ui.kit.session_watch import SessionWatch

SYSTEM: str = sys.platform
LOCK_SECONDS = 20.0
KEEP_SECONDS = 0.2
"""So long leaving waits for the vault, all in all. What is left until the watchdog is for sealing
beside it what the vault did not come to keep."""
LOOK_AT_CLOCK_MS = 1_000
AFTER_TABLE = "page:talk"


@dataclass(frozen=True, slots=True)
class Relaunch:
    """How to start again after a lock: the target to show, and where the window was."""

    target: str
    geometry: str
    is_quiet: bool
    """Come back without stepping in front of what the person does now."""
    sealed: str = field(default="", repr=False)
    """What the vault could not take: only the vault can read it."""


def open_address(address: str) -> bool:
    """Hand an address to the system. Only the channel service decides which ones."""
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class WaysOut:
    """Starting afresh and leaving quickly. `release` lets another window be opened."""

    def __init__(
        self, desk: Desk, relaunch: Callable[[Relaunch], None], release: Callable[[], None]
    ) -> None:
        self._desk = desk
        self._relaunch = relaunch
        self._release = release
        self.keep_words: Callable[[], None] = lambda: None
        """Keeps what is typed and not stored yet."""

    def start_again(self, target: str, geometry: str, *, is_quiet: bool = False) -> None:
        """Keep what is typed, close the vault, and start afresh without the key."""
        hide_everything()
        keeper = self._desk.keeper
        keeper.hold_unkept(self._desk.held.carried)
        # Nothing is waiting for this: what was asked to be saved has all the time it needs.
        self._close_down(LOCK_SECONDS, is_leaving=False)
        self._relaunch(Relaunch(target, geometry, is_quiet, keeper.sealed))

    def leave(self) -> None:
        """Hide everything at once, keep what is typed, and end the process. Asks nothing."""
        begin_leaving()
        keeper = self._desk.keeper
        keeper.hold_unkept(self._desk.held.carried)
        self._close_down(KEEP_SECONDS, is_leaving=True)
        os._exit(0)

    def _close_down(self, seconds: float, *, is_leaving: bool) -> None:
        """Keep what is typed, clear the clipboard, close the vault: each whatever the others do."""
        hurry = partial(self._desk.keeper.hurry, is_leaving=is_leaving)
        clear, close = self._desk.clipboard.clear_ours, partial(self._close_vault, seconds)
        with self._desk.tasks.hurry(seconds):
            for step in (hurry, self.keep_words, clear, close, self._release):
                with suppress(Exception):
                    # Nothing better can be done while leaving; what was kept before is still there.
                    step()

    def _close_vault(self, seconds: float) -> None:
        """Close it once all is kept. Where its thread is held up, the words are sealed beside."""
        try:
            self._desk.tasks.now_on_vault(self._desk.keeper.seal_and_close, seconds)
        except TimeoutError:
            self._desk.tasks.keep_beside()
            self._desk.keeper.seal_beside()


class App:
    """The running window, and when it locks by itself."""

    def __init__(
        self,
        desk: Desk,
        lock: LockService,
        ways_out: WaysOut,
        window: MainWindow | None = None,
    ) -> None:
        """Furnish the window that is on the screen already, or make one."""
        self._desk = desk
        self._lock = lock
        self._ways_out = ways_out
        self._locks_by_itself = self._is_waking = self._is_watching = False
        self._access = AccessFactory()
        self._access.install()
        guard(desk.data_folder)
        keep_no_folders()
        self._is_there = window is not None
        self.window = _furnished(window, desk)
        ways_out.keep_words = self.window.keep_words
        self.leave = ways_out.leave
        self.window.leave_wanted.connect(self.leave)
        self.window.lock_wanted.connect(self.lock)
        self.window.watch.touched.connect(lock.touch)
        self.window.watch.ask_before_showing(self._must_hide)
        self.window.entered.connect(self._on_entered)
        desk.held.when_changed = self._is_something_to_lock
        self._session: SessionWatch | None = None
        self._refusal = refuse_capture(desk, self.window, self.window.watch)
        desk.signals.changed.connect(self._on_changed)
        self._text_size = desk.preferences.now.text_size
        self._timer = QTimer(self.window)
        self._timer.setInterval(LOOK_AT_CLOCK_MS)
        self._timer.timeout.connect(self._on_clock)
        _watch_all_windows(self.window.watch)

    def show(self, target: str, geometry: str, *, is_quiet: bool = False) -> None:
        """Show the window at a target, where it was before; quiet means minimised."""
        if self._is_there and self._refusal is not None:
            self._refusal.refuse(int(self.window.winId()))
        self.window.go(target)
        if not self._is_there:
            self._show_window(geometry, is_quiet=is_quiet)
        self.window.fulfil_wish()
        remember_minimised(self.window, is_quiet=is_quiet)
        WarmUp(self._desk.tasks, GET_HELP, self.window)

    def _show_window(self, geometry: str, *, is_quiet: bool) -> None:
        self.window.take_place(geometry)
        if self._refusal is not None:
            self._refusal.refuse(int(self.window.winId()))
        if is_quiet:
            self.window.showMinimized()
        else:
            self.window.show()

    def lock(self, target: str) -> None:
        """Start afresh without the key; a target such as "together:smart" is for the table."""
        box = self.window.geometry()
        place = f"{box.x()},{box.y()},{box.width()},{box.height()}"
        # Right after a menu closed, no window has the focus, and yet the person is there.
        is_away = self._locks_by_itself and not QGuiApplication.focusWindow()
        is_quiet = self.window.isMinimized() or is_away
        self._ways_out.start_again(target, place, is_quiet=is_quiet)

    def _on_clock(self) -> None:
        if not self._is_something_to_lock():
            return
        # Not with the first letter: to load it would hold that up.
        self._watch_session()
        if self._lock.should_lock():
            self._lock_by_itself()

    def _is_something_to_lock(self) -> bool:
        """Say so from the second question on. The clock runs, and wakes us, only meanwhile."""
        was, self._is_watching = self._is_watching, self.window.has_words_to_lock
        if not self._is_watching:
            self._timer.stop()
        elif not was:
            # What passed before is neither a sleep nor time without a touch.
            self._lock.has_slept()
            self._lock.touch()
            self._timer.start()
        return was and self._is_watching

    def _must_hide(self) -> bool:
        """Return True after a sleep, until the lock that it brings: nothing is painted before."""
        if not isValid(self.window):
            return False
        if self._is_something_to_lock() and self._lock.has_slept():
            self._is_waking = True
            # Not now: Qt is in the middle of showing the window that the lock takes away.
            QTimer.singleShot(0, self.window, self._lock_by_itself)
        return self._is_waking

    def _lock_by_itself(self) -> None:
        self._locks_by_itself = True
        self.window.lock()
        self._locks_by_itself = self._is_waking = False

    def _on_entered(self) -> None:
        self._is_something_to_lock()
        self._watch_session()

    def _watch_session(self) -> None:
        if self._session is None:
            self._session = watch_session(self.window)
            self._session.left.connect(self._lock_by_itself)

    def _on_changed(self, change: Change) -> None:
        if change is not Change.PREFERENCES:
            return
        now = self._desk.preferences.now
        self._lock.set_idle_minutes(now.idle_minutes)
        if self._refusal is not None:
            self._refusal.set_on(is_on=now.is_capture_refused)
        self._desk.look.change(now.theme, now.text_size)
        if now.text_size != self._text_size:
            self._text_size = now.text_size
            QTimer.singleShot(0, self.window, self.window.rebuild)


def _furnished(window: MainWindow | None, desk: Desk) -> MainWindow:
    if window is None:
        window = MainWindow(desk)
        make_neutral(window, desk.look)
    else:
        window.furnish(desk)
    return window


class Table:
    """Together mode: a process that shows cards, and that has never opened the vault."""

    def __init__(self, desk: Desk, deck_name: str, geometry: str, ways_out: WaysOut) -> None:
        # Loaded here: the main window, which must be quick, never needs them.
        from companion.domain.table import deck_named
        from companion.services.table_service import TableService
        from companion.ui.together.together_window import TogetherWindow

        self._geometry = geometry
        self._ways_out = ways_out
        self._access = AccessFactory()
        self._access.install()
        deck = deck_named(deck_name)
        cards = TableService(desk.content).cards(deck) if deck is not None else ()
        self.window = TogetherWindow(desk.look, cards, _emergency_number(desk))
        make_neutral(self.window, desk.look)
        self._refusal = refuse_capture(desk, self.window, self.window.watch)
        self.leave = ways_out.leave
        self.window.leave_wanted.connect(self.leave)
        self.window.close_wanted.connect(self._on_close_wanted)
        _watch_all_windows(self.window.watch)

    def show(self) -> None:
        """Fill the screen on which the window was."""
        box = box_of(self._geometry)
        screen = QGuiApplication.screenAt(box.center()) if box is not None else None
        found = screen or QGuiApplication.primaryScreen()
        self.window.setScreen(found)
        self.window.setGeometry(found.geometry())
        self.window.showFullScreen()

    def _on_close_wanted(self) -> None:
        self._ways_out.start_again(AFTER_TABLE, self._geometry)


def watch_session(parent: QObject) -> "SessionWatch":
    """Return what tells that the person left; loaded only once there is something to lock."""
    from companion.ui.kit.session_asked import question_for
    from companion.ui.kit.session_watch import AskedSession, SessionWatch

    if SYSTEM == "linux":
        from companion.ui.kit.session_bus import bus_session

        return bus_session(parent)
    question = question_for(SYSTEM)
    return AskedSession(parent, question) if question is not None else SessionWatch(parent)


def refuse_capture(desk: Desk, window: QWidget, watch: InputWatch) -> "CaptureRefusal | None":
    """Keep all windows out of pictures of the screen; None where the system can not."""
    if SYSTEM != "win32":
        return None
    from companion.ui.kit.screen_capture import CaptureRefusal, ask_windows

    refusal = CaptureRefusal(window, ask_windows, is_on=desk.preferences.now.is_capture_refused)
    refusal.came.connect(watch.watch)
    watch.touched.connect(refusal.look_soon)
    watch.stirred.connect(refusal.stir)
    return refusal


def _watch_all_windows(watch: InputWatch) -> None:
    """Watch dialogs, menus and lists that drop down as well as the window itself."""

    def on_focus_window_changed(window: QWindow | None) -> None:
        if window is not None and isValid(watch):
            watch.watch(window)

    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        app.focusWindowChanged.connect(on_focus_window_changed)


def _emergency_number(desk: Desk) -> str:
    return desk.channels.emergency_line_or_none()
