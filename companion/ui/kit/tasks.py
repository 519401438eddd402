# SPDX-License-Identifier: Apache-2.0
"""Slow work away from the window's thread: the vault's own thread, and a pool for the rest."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.kit.override import override

T = TypeVar("T")
Failed = Callable[[CompanionError], None]


class VaultQueue(Protocol):
    """The thread that owns the vault's connection, as the window sees it."""

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        replaces: str = "",
    ) -> None:
        """Do the work there, then call back here. A newer `replaces` drops an older one."""
        ...

    def run_now(self, work: Callable[[], T], timeout: float) -> T:
        """Wait for the work, at most `timeout` seconds."""
        ...


class MainThreadPost(QObject):
    """Carries a call from any thread to the thread this object lives in."""

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def __call__(self, call: Callable[[], None]) -> None:
        """Have `call` run soon on the window's thread."""
        if isValid(self):
            self._posted.emit(call)

    def _on_posted(self, call: Callable[[], None]) -> None:
        call()


class Tasks:
    """The only door to other threads. A result whose owner is gone is dropped."""

    def __init__(self, vault_queue: VaultQueue, post: MainThreadPost) -> None:
        self._vault_queue = vault_queue
        self._post = post
        self.has_worked = False
        """True as soon as another thread was given anything, and may be importing."""

    def on_vault(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed,
        *,
        replaces: str = "",
    ) -> None:
        """Run `work` where the vault is; then `done`, or `failed` with a known error."""
        self.has_worked = True
        self._vault_queue.submit(
            work, _if_alive(owner, done), _known_only(owner, failed), replaces=replaces
        )

    def now_on_vault(self, work: Callable[[], T], timeout: float) -> T:
        """Wait for work on the vault: only for locking and leaving."""
        self.has_worked = True
        return self._vault_queue.run_now(work, timeout)

    def run(
        self, owner: QObject, work: Callable[[], T], done: Callable[[T], None], failed: Failed
    ) -> None:
        """Run `work`, which touches neither widgets nor the vault, on a pool thread."""
        self.has_worked = True
        job = _Job(work, _if_alive(owner, done), _known_only(owner, failed), self._post)
        QThreadPool.globalInstance().start(job)


class _Job(QRunnable):
    def __init__(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        post: MainThreadPost,
    ) -> None:
        super().__init__()
        self._work = work
        self._done = done
        self._failed = failed
        self._post = post

    @override
    def run(self) -> None:
        try:
            result = self._work()
        except Exception as problem:  # noqa: BLE001 - carried to the window's thread, raised there
            caught = problem
            self._post(lambda: self._failed(caught))
        else:
            self._post(lambda: self._done(result))


def _if_alive(owner: QObject, done: Callable[[T], None]) -> Callable[[T], None]:
    def call(result: T) -> None:
        if isValid(owner):
            done(result)

    return call


def _known_only(owner: QObject, failed: Failed) -> Callable[[Exception], None]:
    def call(problem: Exception) -> None:
        if isinstance(problem, CompanionError):
            if isValid(owner):
                failed(problem)
            return
        try:
            if isValid(owner):
                # After a bug the page is not left waiting either.
                failed(CompanionError(ErrorCode.STORAGE_FAILED))
        finally:
            raise problem

    return call
