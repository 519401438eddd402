# SPDX-License-Identifier: Apache-2.0
"""Reports: what was told to whom, and what they promised. Nothing is sent from here."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.errors import CompanionError
from companion.domain.report import Report
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.record_page import Found, RecordPage
from companion.ui.widgets.record_row import RecordRow
from companion.ui.widgets.report_form import ReportForm
from companion.ui.widgets.report_words import (
    report_details,
    report_promise,
    report_said,
    report_title,
)
from companion.ui.widgets.wrapping import WrappingCheck


class ReportsPage(RecordPage[Report]):
    """The report tracker of one child, newest first."""

    changes = (Change.REPORTS,)

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk, room, ReportForm(desk), room.reports)
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
        """Open the form for "new"."""
        self._is_new_wanted = target == "new" and not self.keeper.is_attending
        self._open_wanted()

    @override
    def read(self, child_id: int) -> Found[Report]:
        reports = self.room.reports
        return Found(tuple(reports.of(child_id)), reports.drafts.of(child_id))

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
            self.list.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeading)
            for report in found.records:
                self.list.addWidget(self._build_row(report))
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
        self.list.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeading)
        self.list.addWidget(Heading(self.tr("What it can look like (an invented family)"), 3))
        example = Report(
            0,
            0,
            channel=self.tr("the school"),
            reported_on=date(2026, 5, 3),
            how=self.tr("Phone"),
            spoke_to=self.tr("Mrs Bell"),
            promise=self.tr("ring back"),
            promise_by=date(2026, 5, 10),
        )
        self.list.addWidget(_row(self, example))

    def _build_row(self, report: Report) -> QWidget:
        row = _row(self, report)
        promise = report_promise(report)
        if promise:
            done = WrappingCheck(self.tr("They did this"))
            done.setAccessibleDescription(promise)
            done.setChecked(report.is_kept)
            done.clicked.connect(
                lambda is_kept: self._on_kept_clicked(replace(report, is_kept=is_kept))
            )
            row.add_action(done)
            self.rows[f"{report.id}:kept"] = done
        change = ActionButton(
            self.look, self.tr("Change"), "pencil", "quiet", lambda: self._on_change(report)
        )
        change.setAccessibleDescription(report_title(report))
        row.add_action(change)
        self.rows[str(report.id)] = change
        return row

    def _on_kept_clicked(self, report: Report) -> None:
        self.desk.tasks.on_vault(
            self, lambda: self.room.reports.save(report), lambda _: None, self._on_kept_failed
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


def _row(page: ReportsPage, report: Report) -> RecordRow:
    lines = (
        (report_details(report), "muted"),
        (report_said(report), "body"),
        (report_promise(report), "body"),
    )
    return RecordRow(page.look, report_title(report), lines)
