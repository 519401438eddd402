# SPDX-License-Identifier: Apache-2.0
"""Reports: what was told to whom, and what they promised. Nothing is sent from here."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from companion.domain.errors import CompanionError
from companion.domain.report import Promise, PromiseState, Report
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.kit.targets import record_of
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.record_page import Found, RecordPage
from companion.ui.widgets.report_earlier import earlier_of
from companion.ui.widgets.report_form import ReportForm
from companion.ui.widgets.report_row import open_box, promise_boxes, report_row
from companion.ui.widgets.report_sheet import report_sheet, reports_sheet
from companion.ui.widgets.report_words import report_title
from companion.ui.widgets.service_first import ServiceFirst, about_telling


class ReportsPage(RecordPage[Report]):
    """The report tracker of one child, newest first."""

    changes = (Change.REPORTS,)

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        form = ReportForm(desk)
        super().__init__(desk, room, form, room.reports)
        self._report_form = form
        self.column.insertWidget(3, ServiceFirst(desk, room, (about_telling(),)))
        self._is_new_wanted = False
        self.heading.setText(self.tr("Reports"))
        self.setWindowTitle(self.heading.text())

    @override
    def intro(self) -> str:
        return self.tr(
            "Companion never sends anything. It only remembers whom you told, and what they said."
        )

    @override
    def open_target(self, target: str) -> None:
        """Open the form for "new", or show the report for "report=ID"."""
        report_id = record_of(target, "report")
        if report_id:
            self.show_record(report_id)
            return
        self._is_new_wanted = target == "new" and not self.keeper.is_attending
        self._open_wanted()

    @override
    def read(self, child_id: int) -> Found[Report]:
        reports = self.room.reports
        return Found(
            tuple(reports.of(child_id)),
            reports.drafts.of(child_id),
            earlier=tuple(reports.earlier(child_id)),
        )

    @override
    def blank(self, child_id: int) -> Report:
        return Report(0, child_id, "", today(self.desk.clock))

    @override
    def title_of(self, record: Report) -> str:
        return self.tr("Change this report") if record.id else self.tr("Write down a report")

    @override
    def words_of(self, record: Report) -> str:
        return report_title(record)

    @override
    def draw(self, found: Found[Report]) -> None:
        self.write = ActionButton(
            self.look,
            self.tr("Write down a report"),
            "plus",
            "primary" if not found.records else "secondary",
            self._on_write_clicked,
        )
        if found.records:
            self._draw_ways(found)
            self.still_open = open_box(self.look, found.records, self._on_see)
            if self.still_open is not None:
                self.list.addWidget(self.still_open)
            for report in found.records:
                self.list.addWidget(self._build_row(report, found))
        else:
            self._draw_empty()
        self._open_wanted()

    @override
    def focus_list(self) -> None:
        if self.list.count():
            self.write.setFocus()

    def _draw_empty(self) -> None:
        self.list.addWidget(
            Words(self.tr("Here you will find whom you told, when, and what they promised."))
        )
        row = WrapRow(self.look.px(8))
        self.prepare = self._prepare_way()
        for way in (self.write, self.prepare):
            row.add(way)
        self.list.addWidget(row)
        self.list.addWidget(Heading(self.tr("What it can look like (an invented family)"), 3))
        example = Report(
            0,
            0,
            channel=self.tr("the school"),
            reported_on=date(2026, 5, 3),
            how=self.tr("Phone"),
            spoke_to=self.tr("Mrs Bell"),
            promises=(Promise(self.tr("ring back"), date(2026, 5, 10)),),
        )
        self.list.addWidget(report_row(self.look, example))

    def _draw_ways(self, found: Found[Report]) -> None:
        row = WrapRow(self.look.px(8))
        row.add(self.write)
        self.print_all = ActionButton(
            self.look,
            self.tr("Print the list"),
            "printer",
            on_click=lambda: self.print_wanted.emit(
                reports_sheet(self.desk, found.records, self._label, found.earlier)
            ),
        )
        self.print_all.setAccessibleDescription(
            self.tr("For the next place you tell: all reports on paper, or as a text file.")
        )
        row.add(self.print_all)
        self.prepare = self._prepare_way()
        row.add(self.prepare)
        self.list.addWidget(row)

    def _prepare_way(self) -> ActionButton:
        words, go = self.tr("Prepare a report"), partial(self.go.emit, "page:prepare")
        way = ActionButton(self.look, words, "list-checks", "quiet", go)
        way.setAccessibleDescription(
            self.tr("The questions that a door asks, filled in from your notes.")
        )
        return way

    def _build_row(self, report: Report, found: Found[Report]) -> QWidget:
        row = report_row(self.look, report, earlier_of(report, found.earlier))
        for place, box in promise_boxes(report, partial(self._on_marked, report)):
            row.add_action(box)
            self.rows[f"{report.id}:kept:{place}"] = box
        ways = (
            ("since", self.tr("Something came since"), "plus", self._on_since),
            ("", self.tr("Change"), "pencil", self._on_change),
            ("print", self.tr("Print"), "printer", self._on_print),
        )
        for kind, words, icon, call in ways:
            button = ActionButton(self.look, words, icon, "quiet", partial(call, report))
            button.setAccessibleDescription(report_title(report))
            row.add_action(button)
            self.rows[f"{report.id}:{kind}" if kind else str(report.id)] = button
        return row

    @property
    def _label(self) -> str:
        return self.child.label if self.child is not None else ""

    def _on_see(self, target: str) -> None:
        self.open_target(target.partition("#")[2])

    def _on_since(self, report: Report) -> None:
        """Open the form of a report at a new line of today."""
        self._on_change(report)
        self._report_form.updates.add_line()

    def _on_print(self, report: Report) -> None:
        earlier = self.found.earlier if self.found is not None else ()
        self.print_wanted.emit(report_sheet(self.desk, report, self._label, earlier))

    def _on_marked(self, report: Report, place: int, state: PromiseState) -> None:
        self.desk.tasks.on_vault(
            self,
            partial(self.room.reports.mark, report, place, state),
            lambda _: None,
            self._on_kept_failed,
        )

    def _on_kept_failed(self, error: CompanionError) -> None:
        self.say_error(error)
        self.reload()

    def _on_write_clicked(self) -> None:
        if self.child is not None:
            blank = self.blank(self.child.id)
            self.open_form(self.title_of(blank), blank)

    def _on_change(self, report: Report) -> None:
        self.open_form(self.title_of(report), report)

    def _open_wanted(self) -> None:
        if not self._is_new_wanted or self.found is None:
            return
        self._is_new_wanted = False
        draft = self.new_draft()
        if draft is not None:
            self.open_draft(draft)
        else:
            self._on_write_clicked()
