# SPDX-License-Identifier: Apache-2.0
"""Keeps what is being typed: at the first key, at each pause, and before a page is left."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.kit.desk import Desk

QUIET_MS = 500
MOST_MS = 2_000
KEEP_NOW_SECONDS = 0.25
"""How long leaving and locking may wait; leaving as a whole has 0.4 s (security.md 2.6)."""


class Autosave(QObject):
    """Knows when to keep. One write at a time; what comes meanwhile is kept after it."""

    kept = Signal(bool)
    """A write is done. True where there is a draft now, False where there is nothing to keep."""
    failed = Signal(object)
    """A CompanionError, told once until a write succeeds again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.edits = 0
        """How often something was typed: tells whether anything was since a moment before."""
        self._turn = 0
        self._is_first = True
        self._is_dirty = False
        self._is_writing = False
        self._is_unheard = False
        self._is_asked_again = False
        self._told: ErrorCode | None = None
        self._quiet = self._timer(QUIET_MS)
        self._most = self._timer(MOST_MS)

    def write(self) -> Callable[[], bool]:
        """Return what keeps the wording as it is now; it says whether there is a draft then."""
        raise NotImplementedError

    @property
    def is_dirty(self) -> bool:
        """True while something was typed that is not on its way to the vault."""
        return self._is_dirty

    def begin(self) -> None:
        """Keep something else from now on."""
        self.pause()
        self._turn += 1
        self._is_first, self._is_dirty, self._is_unheard = True, False, False

    def note_change(self) -> None:
        """Something was typed."""
        self.edits += 1
        self._is_dirty = True
        if self._is_first:
            self._is_first = False
            self.keep()
            return
        self._quiet.start()
        if not self._most.isActive():
            self._most.start()

    def keep(self) -> None:
        """Keep the wording now, where there is something new in it."""
        self._is_asked_again = self._is_writing
        if not self._is_dirty or self._is_writing:
            return
        self.pause()
        self._is_dirty, self._is_writing, self._is_unheard = False, True, True
        self._queue(self.write())

    def hand_over(self) -> Callable[[], bool] | None:
        """Return the write that is still to be done, for work that must begin with it.

        Where that work fails, `take_back` is to be called.
        """
        self._is_unheard = False
        if not self._is_dirty:
            return None
        self.pause()
        self._is_dirty = False
        return self.write()

    def take_back(self) -> None:
        """Try again later what could not be kept."""
        self._is_dirty = True
        self._most.start()

    def keep_before_leaving(self) -> None:
        """Keep the wording and wait for it, shortly: for locking, leaving and rebuilding."""
        # What is on its way may have failed already, and only the news of it is still to come.
        self._is_dirty = self._is_dirty or self._is_unheard
        work = self.hand_over()
        if work is None:
            return
        try:
            self._desk.tasks.now_on_vault(work, KEEP_NOW_SECONDS)
        except TimeoutError:
            # Still in time where the process lives on; else it is sealed beside the vault.
            self._queue(work)
        except CompanionError as error:
            self._on_failed(self._turn, error)

    def pause(self) -> None:
        """Do nothing by itself until the next change."""
        self._quiet.stop()
        self._most.stop()

    def _queue(self, work: Callable[[], bool]) -> None:
        turn = self._turn
        self._desk.tasks.on_vault(
            self,
            work,
            partial(self._on_kept, turn),
            partial(self._on_failed, turn),
            is_keeping=True,
        )

    def _on_kept(self, turn: int, is_draft: bool) -> None:
        self._is_writing = self._is_unheard = False
        self._told = None
        if turn == self._turn:
            self.kept.emit(is_draft)
        if self._is_asked_again:
            self.keep()

    def _on_failed(self, turn: int, error: CompanionError) -> None:
        self._is_writing = self._is_unheard = False
        if turn == self._turn:
            self.take_back()
        if error.code is not self._told:
            self._told = error.code
            self.failed.emit(error)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep)
        return timer
