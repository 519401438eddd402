# SPDX-License-Identifier: Apache-2.0
"""A printer with its paper, and what any system that prints can do with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QPagedPaintDevice

from companion.ui.kit.paper_pages import Paper

JOB_NAME = "Document"
"""All that a print queue shows and keeps of it."""
Paint = Callable[[QPagedPaintDevice], bool]
"""Puts everything on paper: sees the room that it has, and says False where it was not taken."""


@dataclass(frozen=True, slots=True)
class Tray:
    """A printer, the paper in it, and how much of the edges it can not print on."""

    printer: str
    paper: Paper
    least_mm: float = 0


class Printing(Protocol):
    """Nobody waits for it: each answer comes later, if it is still wanted then."""

    def find(self, found: Callable[[list[str]], None]) -> None:
        """Tell the names of all printers, the usual one first."""
        ...

    def look_at(self, printer: str, paper: Paper, seen: Callable[[Tray], None]) -> None:
        """Tell what has to be known of a printer before anything is laid out."""
        ...

    def make(self, tray: Tray, paint: Paint) -> bytes | None:
        """Put everything on paper, on any thread. None where it was not taken."""
        ...

    def send(self, tray: Tray, made: bytes, done: Callable[[bool], None]) -> None:
        """Hand over what was made; tell whether it was taken."""
        ...

    def stop(self) -> None:
        """Want no answer any more. What was handed over by halves is not printed."""
        ...
