# SPDX-License-Identifier: Apache-2.0
"""What can be done without the passphrase, for whoever came to its question in a hurry."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Purpose
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Sheet
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.missing_ways import blank_button
from companion.ui.widgets.prepare_sheet import empty_button
from companion.ui.widgets.scroll_page import clear_layout
from companion.ui.widgets.sheets import doors_on_paper

MISSING, PREPARE = "page:missing", "page:prepare"
CARD = "card:missing"
REPORT_TO = (Purpose.REPORT_GROOMING, Purpose.POLICE_NON_EMERGENCY)
DOORS = 2


class BeforeUnlock(QWidget):
    """A box above the passphrase. It holds and prints nothing about anybody."""

    def __init__(
        self, desk: Desk, go: Callable[[str], None], print_blank: Callable[[Sheet], None]
    ) -> None:
        super().__init__()
        self._desk, self._go, self._print_blank = desk, go, print_blank
        self._target = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_target(self, target: str) -> None:
        """Say what is open of this target; nothing where all of it is behind the passphrase."""
        self._target = target.partition("#")[0]
        clear_layout(self._column)
        if self._target == MISSING:
            self._column.addWidget(self._build_missing())
        elif self._target == PREPARE:
            self._column.addWidget(self._build_prepare(target))
        self.show_when(is_asked=True)

    def show_when(self, *, is_asked: bool) -> None:
        """Show it only beside the question for a passphrase."""
        self.setVisible(is_asked and self._target in {MISSING, PREPARE})

    def _build_missing(self) -> QWidget:
        look, box = self._desk.look, Card(self._desk.look, "info")
        said = self.tr("Missing now? Phone the police first. A blank sheet needs no passphrase.")
        box.column.addWidget(Words(said))
        steps = ActionButton(
            look,
            self.tr("Missing now: first steps"),
            "siren",
            on_click=lambda: self._go(CARD),
        )
        row = WrapRow(look.px(8))
        row.add(steps)
        row.add(blank_button(self._desk, self._print_blank))
        box.column.addWidget(row)
        return box

    def _build_prepare(self, target: str) -> QWidget:
        look, box = self._desk.look, Card(self._desk.look, "info")
        said = self.tr(
            "You can report without this part. Here the answers are kept for you, so they are "
            "locked away."
        )
        box.column.addWidget(Words(said))
        doors = doors_on_paper(self._desk, REPORT_TO, DOORS)
        if doors:
            box.column.addWidget(SentenceList(look, doors))
        row = WrapRow(look.px(8))
        row.add(empty_button(self._desk, target, self._print_blank))
        box.column.addWidget(row)
        return box
