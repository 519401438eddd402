# SPDX-License-Identifier: Apache-2.0
"""Reports made already, to tick for a worksheet that asks whom you told. None is ticked itself."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.report import Report
from companion.ui.kit.look import Look
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.people_words import shortened
from companion.ui.widgets.report_words import report_title
from companion.ui.widgets.scroll_page import clear_layout
from companion.ui.widgets.wrapping import WrappingCheck

SHOWN = 12
"""Of more, the person types it into the field."""
LONGEST = 80


class PrepareTold(QWidget):
    """A talk with a solicitor may be nothing for the police, so the person decides."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.reports: dict[int, WrappingCheck] = {}
        self._is_asked = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(4))
        self.hide()

    @property
    def picked(self) -> tuple[int, ...]:
        """The reports with a tick; none where the worksheet does not ask."""
        if not self._is_asked:
            return ()
        return tuple(one for one, tick in self.reports.items() if tick.isChecked())

    def show_reports(self, reports: Iterable[Report]) -> None:
        """Offer these, the newest first; what is ticked already stays ticked."""
        known, picked = tuple(reports), self.picked
        self.forget()
        title = self.tr("Whom have you told already? Tick what this door should know.")
        self._column.addWidget(Heading(title, 3))
        for report in known[:SHOWN]:
            words = report_title(report)
            tick = WrappingCheck(shortened(words, LONGEST).replace("&", "&&"))
            tick.setAccessibleName(words)
            tick.setAccessibleDescription(title)
            tick.setChecked(report.id in picked)
            self.reports[report.id] = tick
            self._column.addWidget(tick)
        if len(known) > SHOWN:
            more = self.tr("There are more reports. You can type them below.")
            self._column.addWidget(Words(more, "muted"))
        self._show()

    def ask(self, *, is_asked: bool) -> None:
        """Offer them only where the worksheet asks whom the person told."""
        self._is_asked = is_asked
        self._show()

    def forget(self) -> None:
        """Offer nothing."""
        self.reports = {}
        clear_layout(self._column)
        self.hide()

    def _show(self) -> None:
        self.setVisible(self._is_asked and bool(self.reports))
