"""Where the window comes back after a lock: in view when the person asked for it."""

from __future__ import annotations

import pytest

from companion.services.lock_service import LockService
from companion.ui.app import App


class WaysOutSpy:
    """Notes the wish to start again instead of ending the process."""

    def __init__(self):
        self.quiet = []
        self.keep_words = None

    def start_again(self, _target, _geometry, *, is_quiet=False):
        self.quiet.append(is_quiet)

    def leave(self):
        """Closing the window at the end of a test asks for it."""


@pytest.fixture
def ways_out():
    return WaysOutSpy()


@pytest.fixture
def app(desk, room, clock, ways_out, qtbot):
    app = App(desk, LockService(clock, 5), ways_out)
    qtbot.addWidget(app.window)
    app.window.go("page:start")
    app.window.enter(room, "page:start")
    return app


def test_a_lock_that_was_asked_for_comes_back_in_view_even_without_focus(app, ways_out):
    # Right after a menu closed, as here, no window of ours has the focus.
    app.window.lock()
    assert ways_out.quiet == [False]


def test_a_lock_by_itself_does_not_step_in_front(app, ways_out, clock):
    clock.forward(minutes=6)
    app._on_clock()
    assert ways_out.quiet == [True]


def test_a_minimised_window_stays_minimised(app, ways_out):
    app.window.showMinimized()
    app.window.lock()
    assert ways_out.quiet == [True]
