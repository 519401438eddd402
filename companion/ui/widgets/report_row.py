# SPDX-License-Identifier: Apache-2.0
"""A report in the list, and what is still open of all reports: quiet sentences with days."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication

from companion.domain.report import EarlierReport, PromiseState, Report, still_open, to_come_back_to
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.record_row import RecordRow
from companion.ui.widgets.report_earlier import changed_words, earlier_fold
from companion.ui.widgets.report_words import (
    next_words,
    open_promise_words,
    promise_lines,
    report_details,
    report_said,
    report_title,
    they_said,
    update_words,
)
from companion.ui.widgets.wrapping import WrappingCheck

translate = QCoreApplication.translate
Marked = Callable[[int, PromiseState], None]


def report_row(look: Look, report: Report, earlier: tuple[EarlierReport, ...] = ()) -> RecordRow:
    """Return the row of a report, without what can be done with it."""
    lines = [(report_details(report), "muted"), (report_said(report), "body")]
    lines += [(words, "body") for words in promise_lines(report, earlier)]
    lines += [(update_words(update), "body") for update in report.updates]
    lines += [(next_words(report), "body"), (changed_words(earlier), "muted")]
    row = RecordRow(look, report_title(report), tuple(lines))
    fold = earlier_fold(look, report, earlier)
    if fold is not None:
        row.column.addWidget(fold)
    return row


def promise_boxes(report: Report, on_marked: Marked) -> tuple[tuple[int, WrappingCheck], ...]:
    """Return a box for each promise that was not changed, with its place: ticked once done."""
    is_one = len(report.promises) == 1
    made = []
    for place, promise in enumerate(report.promises):
        if promise.state is PromiseState.CHANGED:
            continue
        words = translate("ReportRow", "They did this")
        if not is_one:
            which = promise.words or translate("ReportRow", "what they promised")
            words = translate("ReportRow", "They did this: {promise}").format(promise=which)
        box = WrappingCheck(words)
        box.setAccessibleDescription(they_said(promise))
        box.setChecked(promise.state is PromiseState.KEPT)
        box.clicked.connect(_marker(on_marked, place))
        made.append((place, box))
    return tuple(made)


def open_box(look: Look, reports: Iterable[Report], go: Callable[[str], None]) -> Card | None:
    """Return what is still open and when to come back to it; None where there is nothing."""
    known = tuple(reports)
    lines = [
        (report, open_promise_words(promise), translate("ReportRow", "See this report"))
        for report, promise in still_open(known)
    ]
    lines += [
        (report, next_words(report), translate("ReportRow", "See this report"))
        for report in to_come_back_to(known)
    ]
    if not lines:
        return None
    box = Card(look)
    box.column.addWidget(Heading(translate("ReportRow", "What they promised, and what comes next")))
    for report, words, see in lines:
        box.column.addWidget(Words(report_title(report), "muted"))
        box.column.addWidget(Words(words))
        target = f"page:reports#report={report.id}"
        button = ActionButton(look, see, "arrow-right", "quiet", partial(go, target))
        button.setAccessibleDescription(report_title(report))
        box.column.addWidget(button)
    return box


def _marker(on_marked: Marked, place: int) -> Callable[[bool], None]:
    def on_clicked(is_kept: bool) -> None:
        on_marked(place, PromiseState.KEPT if is_kept else PromiseState.OPEN)

    return on_clicked
