# SPDX-License-Identifier: Apache-2.0
"""The layout of the pages for reports and talks: the child, what is told, a list or a form."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.chronology_form import ChronologyForm
from companion.domain.noticing import QuickNote
from companion.domain.records import HandOver
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.domain.watch import WatchWords
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.widgets.card import Card
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.focus_in_view import FocusInView
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.record_form import RecordForm
from companion.ui.widgets.record_row import RecordRow
from companion.ui.widgets.scroll_page import ScrollPage, bring_into_view, settle
from companion.ui.widgets.steps import Steps

AnyForm = (
    RecordForm[Report]
    | RecordForm[Talk]
    | RecordForm[QuickNote]
    | RecordForm[WatchWords]
    | RecordForm[HandOver]
    | RecordForm[ChronologyForm]
)


class RecordView(ScrollPage):
    """Shows the list or the form. Knows nothing of where either comes from."""

    def __init__(self, desk: Desk, room: PrivateRoom, form: AnyForm) -> None:
        super().__init__(desk.look, "")
        self.desk, self.room = desk, room
        self._form = form
        self.rows: dict[str, QWidget] = {}
        """What can take the focus in the list, by the id of its record (and what it is)."""
        self._brought = ""
        self._build()
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._focus_in_view = FocusInView(desk.look, self.scroll_area, form)

    def intro(self) -> str:
        """Return the sentence below the heading."""
        raise NotImplementedError

    def focus_list(self) -> None:
        """Put the focus on the first thing to do with the list."""
        raise NotImplementedError

    @property
    def form_title(self) -> str:
        """The heading of the form."""
        return self._form_title.text()

    def show_form(self, title: str) -> None:
        """Show the form in place of the list."""
        self._form_title.setText(title)
        self._views.show_view(self._form_view)
        self.choice.setVisible(self.choice.box.count() > 1)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._form.focus_first()
        self._focus_in_view.refresh()

    def show_list(self) -> None:
        """Show the list in place of the form."""
        self.refusal.hide()
        self._views.show_view(self.list_view)
        self.choice.show()

    def show_nothing(self, *, is_hidden: bool) -> None:
        """Hide list and form while no child is chosen."""
        self._views.setVisible(not is_hidden)

    def hide_lines(self) -> None:
        """Hide what was told before."""
        self.notice.hide()
        self.undo.hide()

    def focus_row(self, row: str) -> None:
        """Put the focus on a row, or on the first thing to do where it is gone."""
        widget = self.rows.get(row)
        if widget is None:
            self.focus_list()
            return
        widget.setFocus()
        settle(self.scroll_area)
        self.scroll_area.ensureWidgetVisible(widget)

    def bring_row(self, row: str) -> None:
        """Put the focus on a row, and show the whole of it, its top above all."""
        self.focus_row(row)
        self._brought = row
        self._on_range_changed()

    def _on_range_changed(self) -> None:
        # The rows above it find their heights one after the other.
        if self._brought:
            QTimer.singleShot(0, self, self._show_brought)

    def _show_brought(self) -> None:
        """Show a row that was asked for, for as long as it has the focus."""
        around = self.rows.get(self._brought)
        if around is None or around is not self.focusWidget():
            return
        while around is not None and not isinstance(around, RecordRow):
            around = around.parentWidget()
        if around is not None:
            settle(self.scroll_area)
            bring_into_view(self.look, self.scroll_area, around)

    def _build(self) -> None:
        look = self.look
        self.column.addWidget(Words(self.intro(), "muted"))
        self.choice = ChildChoice(self.desk, self.room)
        self.column.addWidget(self.choice)
        self.notice = NoticeLine(look, "ok", "check")
        self.undo = NoticeLine(look, "info", "info")
        self.refusal = NoticeLine(look, "caution", "triangle-alert")
        for line in (self.notice, self.undo, self.refusal):
            self.column.addWidget(line)
        self.column.addWidget(self._build_views())
        self.column.addStretch(1)

    def _build_views(self) -> QWidget:
        look = self.look
        self.list_view = QWidget()
        self.list = QVBoxLayout(self.list_view)
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(look.px(10))
        self._form_view = Card(look)
        self._form_title = Heading("")
        self._form_view.column.addWidget(self._form_title)
        self._form_view.column.addWidget(self._form)
        self._views = Steps()
        self._views.add(self.list_view)
        self._views.add(self._form_view)
        self._views.hide()
        return self._views
