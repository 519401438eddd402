# SPDX-License-Identifier: Apache-2.0
"""The question that the keys went to stays in view while others open and shut around it."""

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from companion.ui.widgets.choice_row import ChoiceRow
from companion.ui.widgets.scroll_page import ScrollPage, bring_into_view
from companion.ui.widgets.scroll_to import show_whole
from companion.ui.widgets.sign_question import SignQuestion


class RowInView(QObject):
    """Scrolls one page, and only for as long as the row has the focus."""

    def __init__(self, page: ScrollPage) -> None:
        super().__init__(page)
        self._page = page
        self._row: ChoiceRow | None = None
        page.scroll_area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    @property
    def is_following(self) -> bool:
        """True once the keys went to a row, until another view is shown."""
        return self._row is not None

    def follow(self, row: ChoiceRow) -> None:
        """Keep this row in view from now on."""
        self._row = row
        self._on_range_changed()

    def stop(self) -> None:
        """Follow nothing."""
        self._row = None

    def show_grown(self, question: SignQuestion) -> None:
        """Show all of a question, below whose answer something appeared."""
        # It has its place once it has been laid out.
        area = self._page.scroll_area
        QTimer.singleShot(
            0, question, lambda: show_whole(area, question, question.reply.buttons[0])
        )

    def _on_range_changed(self) -> None:
        # What the answer before it opened or shut has its place once it has been laid out.
        if self._row is not None and isValid(self._row):
            QTimer.singleShot(0, self._row, self._show)

    def _show(self) -> None:
        row, field = self._row, self._page.focusWidget()
        if row is not None and field is not None and row.isAncestorOf(field):
            for widget in (row, field):
                bring_into_view(self._page.look, self._page.scroll_area, widget)
