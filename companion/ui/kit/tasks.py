# SPDX-License-Identifier: Apache-2.0
"""Slow work away from the window's thread: the vault's own thread, and a pool for the rest."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
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
        is_keeping: bool = False,
    ) -> None:
        """Do the work there, then call back here. A newer `replaces` drops an older one."""
        ...

    def run_now(self, work: Callable[[], T], timeout: float) -> T:
        """Wait for the work, at most `timeout` seconds."""
        ...

    def is_idle(self) -> bool:
        """Tell whether nothing is done there, and nothing waits."""
        ...

    def hurry(self, seconds: float) -> AbstractContextManager[None]:
        """Let all such waiting inside of it together end after so long."""
        ...

    def keep_beside(self) -> None:
        """Run what keeps words here, where it can not be run there in time."""
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


def do_each(works: Iterable[Callable[[], object]]) -> None:
    """Do each, whatever becomes of the others: then raise what the first one failed with.

    For words: those that can not be kept are held one by one.
    """
    problems: list[CompanionError] = []
    for work in works:
        try:
            work()
        except CompanionError as problem:
            problems.append(problem)
    if problems:
        raise problems[0]


class Tasks:
    """The only door to other threads. A result whose owner is gone is dropped."""

    def __init__(self, vault_queue: VaultQueue, post: MainThreadPost) -> None:
        self._vault_queue = vault_queue
        self._post = post

    def on_vault(  # noqa: PLR0913 - the work, whose it is, what comes of it, and two marks
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed,
        *,
        replaces: str = "",
        is_keeping: bool = False,
    ) -> None:
        """Run `work` where the vault is; then `done`, or `failed` with a known error.

        `is_keeping` is for work that keeps words and touches nothing but the vault. While somebody
        leaves and the vault is held up, it runs here: the vault refuses it, and the words are
        sealed.
        """
        self._vault_queue.submit(
            work,
            _if_alive(owner, done),
            _known_only(owner, failed),
            replaces=replaces,
            is_keeping=is_keeping,
        )

    def now_on_vault(self, work: Callable[[], T], timeout: float) -> T:
        """Wait for work on the vault: only for locking and leaving."""
        return self._vault_queue.run_now(work, timeout)

    @property
    def is_idle(self) -> bool:
        """True while no other thread works for us: none of them may be importing."""
        pool = QThreadPool.globalInstance()
        return self._vault_queue.is_idle() and not pool.activeThreadCount()

    def hurry(self, seconds: float) -> AbstractContextManager[None]:
        """Let all waiting for the vault together end after so long: within locking or leaving."""
        return self._vault_queue.hurry(seconds)

    def keep_beside(self) -> None:
        """Keep here what the vault's own thread did not come to keep in time."""
        self._vault_queue.keep_beside()

    def run(
        self, owner: QObject, work: Callable[[], T], done: Callable[[T], None], failed: Failed
    ) -> None:
        """Run `work`, which touches neither widgets nor the vault, on a pool thread."""
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
