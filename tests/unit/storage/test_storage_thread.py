# SPDX-License-Identifier: Apache-2.0
"""The storage thread: order, answers, newer questions, leaving."""

import queue
import threading
import time

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.storage_thread import StorageThread
from tests.unit.storage.vault_home import refused


class Caller:
    """The caller's thread: calls wait here until the test answers them."""

    def __init__(self):
        self._calls = queue.SimpleQueue()
        self.results = []
        self.problems = []
        self.threads = []

    def post(self, call):
        self._calls.put(call)

    def done(self, result):
        self.threads.append(threading.current_thread())
        self.results.append(result)

    def failed(self, error):
        self.threads.append(threading.current_thread())
        self.problems.append(error)

    def answer(self, number=1):
        for _ in range(number):
            self._calls.get(timeout=30)()

    @property
    def is_idle(self):
        return self._calls.empty()


@pytest.fixture
def caller():
    return Caller()


@pytest.fixture
def thread(caller):
    thread = StorageThread(caller.post)
    yield thread
    assert thread.stop(5)


@pytest.fixture
def held(thread, caller):
    """Keep the thread busy until the event is set."""
    begun, release = threading.Event(), threading.Event()

    def work():
        begun.set()
        assert release.wait(5)

    thread.submit(work, lambda _result: None, caller.failed)
    assert begun.wait(5)
    yield release
    release.set()


def test_work_runs_there_and_answers_here(thread, caller):
    thread.submit(threading.current_thread, caller.done, caller.failed)
    caller.answer()
    assert caller.results[0] is not threading.current_thread()
    assert not caller.results[0].daemon
    assert caller.threads == [threading.current_thread()]


def test_work_runs_in_the_order_it_came(thread, caller):
    for number in range(50):
        thread.submit(lambda number=number: number, caller.done, caller.failed)
    caller.answer(50)
    assert caller.results == list(range(50))


def test_an_error_is_handed_over(thread, caller):
    thread.submit(lambda: 1 / 0, caller.done, caller.failed)
    thread.submit(lambda: "next", caller.done, caller.failed)
    caller.answer(2)
    assert isinstance(caller.problems[0], ZeroDivisionError)
    assert caller.results == ["next"]


def test_a_newer_question_replaces_one_still_queued(thread, caller, held):
    for words in ("b", "be", "bea"):
        thread.submit(lambda words=words: words, caller.done, caller.failed, replaces="search")
    thread.submit(lambda: "other", caller.done, caller.failed, replaces="list")
    held.set()
    caller.answer(3)
    assert caller.results == ["bea", "other"]
    assert caller.is_idle


def test_run_now_waits_for_what_is_queued_and_returns_the_result(thread, caller):
    thread.submit(lambda: "first", caller.done, caller.failed)
    assert thread.run_now(lambda: "now", 5) == "now"
    caller.answer()
    assert caller.results == ["first"]


def test_run_now_raises_what_the_work_raises(thread):
    with pytest.raises(ZeroDivisionError):
        thread.run_now(lambda: 1 / 0, 5)


def test_run_now_gives_up_and_then_does_not_run_later(thread, held):
    ran = []
    with pytest.raises(TimeoutError):
        thread.run_now(lambda: ran.append(1), 0.01)
    held.set()
    thread.run_now(time.monotonic, 5)
    assert not ran


def test_stop_does_what_is_queued_and_then_takes_no_more(thread, caller, held):
    thread.submit(lambda: "kept", caller.done, caller.failed)
    held.set()
    assert thread.stop(5)
    thread.submit(lambda: "late", caller.done, caller.failed)
    caller.answer(3)
    assert caller.results == ["kept"]
    assert [problem.code for problem in caller.problems] == [ErrorCode.VAULT_LOCKED]
    assert isinstance(caller.problems[0], CompanionError)
    refused(ErrorCode.VAULT_LOCKED, thread.run_now, time.monotonic, 1)


def test_stop_says_when_it_could_not_wait_long_enough(thread, held):
    assert not thread.stop(0.01)
