# SPDX-License-Identifier: Apache-2.0
"""File work in a place that may not answer: a dead network share, a disk that must wake up first.

No call to the system can be taken back. So the work has a thread of its own, and whoever waits for
it waits only while it moves on. Until it ends, the place counts as one that can not be reached.
"""

from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import Generic, TypeVar

from companion.domain.errors import CompanionError, ErrorCode

T = TypeVar("T")
KeepGoing = Callable[[], None]
"""Called now and again by the work; raises to end it."""
LOOK_SECONDS, WAKE_SECONDS, WRITE_SECONDS = 2.0, 10.0, 25.0
"""How long nothing may move while looking, while somebody chooses it, and while writing a copy.

One call to a cheap stick that is busy with something else may stand for many seconds.
"""
_ASK_SECONDS = 0.05


class EdgeFiles:
    """One piece of work at a time. Call it from one thread."""

    def __init__(self) -> None:
        self._thread: Thread | None = None
        self.keep_going: KeepGoing = lambda: None
        """Asked while waiting; raises to wait no longer."""

    def look(self, work: Callable[[], T]) -> T:
        """Return what quick work finds. Raises PLACE_MISSING where nothing answers."""
        return self._run(lambda _: work(), LOOK_SECONDS)

    def wake(self, work: Callable[[], T]) -> T:
        """Do the same in a place that was just chosen: a disk may have to spin up first."""
        return self._run(lambda _: work(), WAKE_SECONDS)

    def write(self, work: Callable[[KeepGoing], T]) -> T:
        """Return what longer work returns. Raises PLACE_MISSING once it stands still too long."""
        return self._run(work, WRITE_SECONDS)

    def _run(self, work: Callable[[KeepGoing], T], seconds: float) -> T:
        if self._thread is not None and self._thread.is_alive():
            raise CompanionError(ErrorCode.PLACE_MISSING)
        job = _Job(work)
        self._thread = Thread(target=job.run, name="edge-files", daemon=True)
        self._thread.start()
        try:
            self._wait(job, seconds)
        except BaseException:
            job.is_given_up = True
            raise
        self._thread.join()
        return job.result()

    def _wait(self, job: "_Job[T]", seconds: float) -> None:
        while not job.done.wait(_ASK_SECONDS):
            self.keep_going()
            if monotonic() - job.moved_at > seconds:
                raise CompanionError(ErrorCode.PLACE_MISSING)


class _Job(Generic[T]):
    def __init__(self, work: Callable[[KeepGoing], T]) -> None:
        self._work = work
        self._results: list[T] = []
        self._problem: BaseException | None = None
        self.done = Event()
        self.moved_at = monotonic()
        self.is_given_up = False

    def run(self) -> None:
        try:
            self._results.append(self._work(self._move_on))
        except BaseException as problem:  # noqa: BLE001 - raised where somebody waits for it
            self._problem = problem
        finally:
            self.done.set()

    def result(self) -> T:
        if self._problem is not None:
            raise self._problem
        return self._results[0]

    def _move_on(self) -> None:
        self.moved_at = monotonic()
        if self.is_given_up:
            raise CompanionError(ErrorCode.STOPPED)
