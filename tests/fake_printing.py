# SPDX-License-Identifier: Apache-2.0
"""Printers that are not there: a stand-in for what prints on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.ui.kit.override import override
from companion.ui.kit.print_tray import Paint, Printing, Tray
from companion.ui.kit.service_printing import pdf_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from companion.ui.kit.paper_pages import Paper


class FakePrinting(Printing):
    """Answers at once, or, where it is slow, when the test says so."""

    def __init__(self, names: tuple[str, ...] = (), *, takes: bool = True) -> None:
        self.names, self.takes = names, takes
        self.is_slow = False
        self.least_mm = 0.0
        self.sent: list[tuple[Tray, bytes]] = []
        self.stops = 0
        self.waiting: list[Callable[[], None]] = []

    @override
    def find(self, found: Callable[[list[str]], None]) -> None:
        self._answer(lambda: found(list(self.names)))

    @override
    def look_at(self, printer: str, paper: Paper, seen: Callable[[Tray], None]) -> None:
        self._answer(lambda: seen(Tray(printer, paper, self.least_mm)))

    @override
    def make(self, tray: Tray, paint: Paint) -> bytes | None:
        return pdf_of(tray, paint)

    @override
    def send(self, tray: Tray, made: bytes, done: Callable[[bool], None]) -> None:
        self.sent.append((tray, made))
        self._answer(lambda: done(self.takes))

    @override
    def stop(self) -> None:
        self.stops += 1
        self.waiting.clear()

    def answer(self) -> None:
        """Let everything come that is waited for, and nothing after it."""
        while self.waiting:
            self.waiting.pop(0)()

    def _answer(self, call: Callable[[], None]) -> None:
        if self.is_slow:
            self.waiting.append(call)
        else:
            call()
