# SPDX-License-Identifier: Apache-2.0
"""The ways out of a worksheet: copying, paper or a file, and writing down whom the person told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from companion.domain.channel import Channel
from companion.domain.preparation import Worksheet
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.widgets.prepare_sheet import preparation_sheet
from companion.ui.widgets.prepare_words import all_words, report_about
from companion.ui.widgets.record_fields import today

REPORT = "page:reports#new"
MOST_ON_PAPER = 200_000
"""So many letters fill about seventy pages, which takes the printing a second or two."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows now."""

    child_id: int
    worksheet: Worksheet
    door: Channel | None
    words: Mapping[str, str] = field(repr=False)


class PrepareWays(QObject):
    """Each way is a click of the person. Nothing is sent."""

    go = Signal(str)
    print_wanted = Signal(object)
    done = Signal(str)
    """What was done, in words."""
    too_long = Signal()
    failed = Signal(object)

    def __init__(
        self, desk: Desk, room: PrivateRoom, read: Callable[[], Shown], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._room, self._shown = desk, room, read

    def copy_field(self, field_id: str) -> None:
        """Copy the words of one field."""
        self._copy(self._shown().words[field_id].strip())

    def copy_all(self) -> None:
        """Copy every question with its words."""
        shown = self._shown()
        self._copy(all_words(shown.worksheet, shown.words))

    def _copy(self, words: str) -> None:
        self._desk.clipboard.copy(words)
        self.done.emit(self.tr("Copied. It is cleared again after 30 seconds."))

    def print_sheet(self) -> None:
        """Ask for the print dialog, which also saves."""
        shown = self._shown()
        if sum(map(len, shown.words.values())) > MOST_ON_PAPER:
            self.too_long.emit()
            return
        self.say_what_next()
        sheet = preparation_sheet(self._desk, shown.worksheet, shown.door, shown.words)
        self.print_wanted.emit(sheet)

    def say_what_next(self) -> None:
        """Say what follows on a report."""
        self.done.emit(self.tr("When you have told them, write down whom and when."))

    def write_down(self) -> None:
        """Begin a report with the name of the door, where none is being written already."""
        shown, reports = self._shown(), self._room.reports
        name = shown.door.name if shown.door is not None else ""
        begun = report_about(shown.child_id, name, today(self._desk.clock))

        def work() -> None:
            is_new = all(one.record.id for one in reports.drafts.of(begun.child_id))
            if name and is_new:
                reports.drafts.keep(begun)

        self._desk.tasks.on_vault(self, work, self._on_begun, self.failed.emit)

    def _on_begun(self, _: None) -> None:
        # The page of reports reads its drafts again first, where it stands already.
        self._desk.signals.on_change(Change.REPORTS)
        self._desk.tasks.on_vault(
            self, lambda: None, lambda _: self.go.emit(REPORT), self.failed.emit
        )
