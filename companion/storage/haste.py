# SPDX-License-Identifier: Apache-2.0
"""Tells what is long on the vault's thread to end, so that words get their turn: light to import.

Nothing is ever left half done by it: what was only asked ends anywhere, what changes something ends
where all of it is undone or nothing was done yet.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from companion.domain.errors import CompanionError, ErrorCode

PATIENCE_SECONDS = 0.05
"""So long somebody who leaves may wait for a file that is just being closed."""


class Haste:
    """One for each open vault. `begin` may be called from any thread, all else where the vault is.

    A lock ends questions, and lets what was asked to be done go on; leaving ends both.
    """

    def __init__(self) -> None:
        self._is_asked = Event()
        self._is_leaving = Event()
        self._closing = Lock()
        self._work = 0

    def begin(self, *, is_leaving: bool, interrupt: Callable[[], None]) -> None:
        """Let long work end. `interrupt` ends the statement that runs now."""
        self._is_asked.set()
        if is_leaving:
            self._is_leaving.set()
        if not self._closing.acquire(timeout=PATIENCE_SECONDS):
            return
        try:
            if is_leaving or not self._work:
                interrupt()
        finally:
            self._closing.release()

    def refuse_questions(self) -> None:
        """Raise STOPPED once somebody locks or leaves."""
        if self._is_asked.is_set():
            raise CompanionError(ErrorCode.STOPPED)

    def refuse_work(self) -> None:
        """Raise STOPPED once somebody leaves. Call it where nothing is half done."""
        if self._is_leaving.is_set():
            raise CompanionError(ErrorCode.STOPPED)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Do something that is more than a question: a lock waits for it."""
        self.refuse_work()
        self._work += 1
        try:
            yield
        finally:
            self._work -= 1

    @contextmanager
    def closing(self) -> Iterator[None]:
        """Close the connection, or change it for another: no interrupt meets it meanwhile."""
        with self._closing:
            yield
