# SPDX-License-Identifier: Apache-2.0
"""The storage thread: order, answers, newer questions, leaving."""

import queue
import threading
import time
from functools import partial

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


def test_who_is_in_a_hurry_waits_once_for_all(thread, held):
    begin = time.monotonic()
    with thread.hurry(0.05):
        for _ in range(20):
            with pytest.raises(TimeoutError):
                thread.run_now(lambda: None, 10)
    assert time.monotonic() - begin < 5
    held.set()
    assert thread.run_now(lambda: 7, 30) == 7


def test_who_is_in_a_hurry_hears_of_what_is_done_in_time(thread):
    with thread.hurry(30):
        assert thread.run_now(lambda: 7, 30) == 7


def test_a_hurry_leaves_questions_out_and_nothing_else(thread, caller, held):
    thread.submit(lambda: "asked", caller.done, caller.failed, replaces="search")
    thread.submit(lambda: "wiped", caller.done, caller.failed)
    with thread.hurry(30):
        held.set()
    caller.answer(2)
    assert caller.results == ["wiped"]
    assert caller.is_idle


def test_beside_the_thread_only_words_are_kept_in_their_order(thread, caller, held):
    ran = []
    for name in ("first", "wipe", "second"):
        is_keeping = name != "wipe"
        work = partial(ran.append, name)
        thread.submit(work, caller.done, caller.failed, is_keeping=is_keeping)
    thread.keep_beside()
    assert ran == ["first", "second"]
    held.set()
    caller.answer(4)
    assert ran == ["first", "second", "wipe"]


def test_what_can_not_be_kept_beside_holds_nothing_up(thread, caller, held):
    ran = []

    def refuse():
        raise CompanionError(ErrorCode.VAULT_IN_USE)

    thread.submit(refuse, caller.done, caller.failed, is_keeping=True)
    thread.submit(lambda: ran.append(1), caller.done, caller.failed, is_keeping=True)
    thread.keep_beside()
    assert ran == [1]
