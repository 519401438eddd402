# SPDX-License-Identifier: Apache-2.0
"""Notes, inside a program that starts, where its processor time goes: imports, and our own steps.

Each moment belongs to what was begun last: a module does not count what it imports in its turn.
Nothing dear is imported here, or it would be measured too.
"""

from __future__ import annotations

import _frozen_importlib as importing
import _thread
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    T = TypeVar("T")

LOAD = "_find_and_load"
"""What Python calls for each import that it has not done yet; `-X importtime` measures the same."""
MODULE, STEP = "module", "step"
PYTHON = "Python itself, until our first line"
REST = "between the steps: events, laying out, painting"
STEPS = {
    "companion.bootstrap": {
        "_only_window": "the lock that says that this is the only window",
        "Opening._guard": "hardening, and a closer look at the colours",
        "Opening._wire": "services, and the window of some 60 widgets",
        "Opening.show_page": "the page: built and shown",
    },
    "companion.ui.first_window": {
        "make_application": "QApplication",
        "FirstWindow.__init__": "the first line: words, buttons, icons",
        "FirstWindow.show_first": "the first line: shown",
    },
    "companion.ui.kit.look": {"Look.apply": "theme, palette, style sheet, fonts"},
}
"""Module -> what is watched in it, and how that is called in the table."""


class StartWatch:
    """Begins when it is made."""

    def __init__(self) -> None:
        self.modules: dict[str, float] = {}
        self.steps: dict[str, float] = {PYTHON: time.process_time()}
        self._open: list[tuple[dict[str, float], str]] = [(self.steps, REST)]
        self._since = time.process_time()
        self._thread = _thread.get_ident()
        self._load = getattr(importing, LOAD)
        setattr(importing, LOAD, self._load_watched)

    def lines(self) -> list[str]:
        """Return what was noted until now: kind, seconds and name, with tabs between."""
        self._count()
        kinds = ((MODULE, self.modules), (STEP, self.steps))
        return [f"{kind}\t{took}\t{name}\n" for kind, all_ in kinds for name, took in all_.items()]

    def _count(self) -> None:
        now = time.process_time()
        where, name = self._open[-1]
        where[name] = where.get(name, 0.0) + now - self._since
        self._since = now

    def _begin(self, where: dict[str, float], name: str) -> bool:
        """Begin something, if it is done by the thread that we watch."""
        if _thread.get_ident() != self._thread:
            return False
        self._count()
        self._open.append((where, name))
        return True

    def _end(self) -> None:
        self._count()
        self._open.pop()

    def _load_watched(self, name: str, import_: object) -> object:
        # One more frame for each import and no other: each may cost (docs/performance.md).
        is_begun = self._begin(self.modules, name)
        try:
            return self._load(name, import_)
        finally:
            if is_begun:
                self._end()
            if name in STEPS and name in sys.modules:
                self._watch_steps(name)

    def _watch_steps(self, module: str) -> None:
        for path, words in STEPS[module].items():
            holder: Any = sys.modules[module]
            *parents, last = path.split(".")
            for parent in parents:
                holder = getattr(holder, parent)
            setattr(holder, last, self._step(words, getattr(holder, last)))

    def _step(self, words: str, real: Callable[..., T]) -> Callable[..., T]:
        def watched(*given: object, **named: object) -> T:
            is_begun = self._begin(self.steps, words)
            try:
                return real(*given, **named)
            finally:
                if is_begun:
                    self._end()

        return watched


_WATCHES: list[StartWatch] = []


def begin() -> None:
    """Begin to note."""
    _WATCHES.append(StartWatch())


def noted() -> bytes:
    """Return what was noted."""
    return "".join(line for watch in _WATCHES for line in watch.lines()).encode()
