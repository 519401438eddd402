# SPDX-License-Identifier: Apache-2.0
"""The one thread that owns the one connection: work in, result back on the caller's thread."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

from companion.domain.errors import CompanionError, ErrorCode

T = TypeVar("T")
Post = Callable[[Callable[[], None]], None]
"""Brings a call to the caller's thread."""


@dataclass(frozen=True, slots=True)
class _Job:
    """Something to run. `replaces` names what a newer job of that name makes needless."""

    run: Callable[[], None]
    replaces: str = ""
    is_keeping: bool = False
    """Keeps words: where the vault is out of reach, it has them held to be sealed."""


class StorageThread:
    """Runs work in the order it came. Not a daemon: stop it, and what was asked is still done.

    The thread begins with the first work: opening the window does not wait for it.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._jobs: deque[_Job] = deque()
        self._is_stopping = self._is_running = False
        self._deadline: float | None = None
        self._changed = threading.Condition()
        self._has_begun = False
        self._thread = threading.Thread(target=self._work, name="storage")

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        replaces: str = "",
        is_keeping: bool = False,
    ) -> None:
        """Run work on the storage thread, then done or failed on the caller's.

        Work still queued under the same `replaces` is dropped and never answers: use it for
        questions such as a search, never for something that must be kept. What `is_keeping` words
        may be run by `keep_beside` instead. After `stop` the answer is VAULT_LOCKED.
        """

        def run() -> None:
            self._post(_answer(work, done, failed))

        if not self._add(_Job(run, replaces, is_keeping)):
            self._post(lambda: failed(CompanionError(ErrorCode.VAULT_LOCKED)))

    def run_now(self, work: Callable[[], T], timeout: float) -> T:
        """Run work after what is queued, wait, and return its result or raise its error.

        For locking and leaving only. Raises TimeoutError; work that has not begun by then is
        dropped.
        """
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(work())
            except Exception as error:  # noqa: BLE001 - raised again where it was asked for
                future.set_exception(error)

        if not self._add(_Job(run)):
            raise CompanionError(ErrorCode.VAULT_LOCKED)
        try:
            return future.result(self._left(timeout))
        finally:
            future.cancel()

    @contextmanager
    def hurry(self, seconds: float) -> Iterator[None]:
        """Let all waiting of `run_now` together end after so long, and ask no more questions."""
        self._deadline = monotonic() + seconds
        with self._changed:
            self._jobs = deque(job for job in self._jobs if not job.replaces)
        try:
            yield
        finally:
            self._deadline = None

    def keep_beside(self) -> None:
        """Run what keeps words, and has not begun, on this thread instead.

        The vault refuses every other thread than its own, and holds what it was to keep.
        """
        with self._changed:
            waiting = [job for job in self._jobs if job.is_keeping]
            self._jobs = deque(job for job in self._jobs if not job.is_keeping)
        for job in waiting:
            job.run()

    def stop(self, timeout: float | None = None) -> bool:
        """Take no more work, do what is queued, and return True once the thread has ended."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify()
            if not self._has_begun:
                return True
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def is_idle(self) -> bool:
        """Tell whether the thread does nothing, and has nothing to do."""
        with self._changed:
            return not self._jobs and not self._is_running

    def is_waited_for(self) -> bool:
        """Tell whether more work waits. For long work that can be left, on this thread."""
        return bool(self._jobs)

    def _left(self, timeout: float) -> float:
        if self._deadline is None:
            return timeout
        return max(0.0, min(timeout, self._deadline - monotonic()))

    def _add(self, job: _Job) -> bool:
        with self._changed:
            if self._is_stopping:
                return False
            if job.replaces:
                kept = [old for old in self._jobs if old.replaces != job.replaces]
                self._jobs = deque(kept)
            self._jobs.append(job)
            if not self._has_begun:
                self._has_begun = True
                self._thread.start()
            self._changed.notify()
        return True

    def _next(self) -> _Job | None:
        with self._changed:
            self._is_running = False
            self._changed.wait_for(lambda: self._jobs or self._is_stopping)
            self._is_running = bool(self._jobs)
            return self._jobs.popleft() if self._jobs else None

    def _work(self) -> None:
        while job := self._next():
            job.run()
            # Holds private words: not until the next job comes along.
            del job


def _answer(
    work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
) -> Callable[[], None]:
    """Run the work and return the call that brings its result."""
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - handed to the caller, who knows what is a bug
        problem = error
        return lambda: failed(problem)
    return lambda: done(result)
