# SPDX-License-Identifier: Apache-2.0
"""Reports on paper or as a text: one, or all of a child, so that the story is told once."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from companion.domain.report import EarlierReport, Report
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.report_earlier import changed_words, earlier_of
from companion.ui.widgets.report_words import (
    next_words,
    promise_lines,
    report_details,
    report_said,
    report_title,
    update_words,
)
from companion.ui.widgets.sheets import emergency_line

translate = QCoreApplication.translate


def report_sheet(
    desk: Desk, report: Report, label: str, earlier: Iterable[EarlierReport] = ()
) -> Sheet:
    """Return one report; `label` names the child as the record does."""
    return _sheet(desk, report_title(report), label, tuple(_blocks(report, earlier)))


def reports_sheet(
    desk: Desk, reports: Iterable[Report], label: str, earlier: Iterable[EarlierReport] = ()
) -> Sheet:
    """Return all reports, the oldest first, as somebody reads who hears of it now."""
    known = tuple(earlier)
    blocks: list[Block] = []
    for report in sorted(reports, key=lambda one: (one.reported_on, one.id)):
        blocks += [Block("heading", report_title(report)), *_blocks(report, known)]
    title = translate("ReportSheet", "Who was told, and what they said")
    return _sheet(desk, title, label, tuple(blocks))


def _sheet(desk: Desk, title: str, label: str, blocks: tuple[Block, ...]) -> Sheet:
    words = translate("ReportSheet", "About {child}. Written out on {day}.")
    day = formatting.day(today(desk.clock))
    return Sheet(
        title=title,
        subtitle=words.format(child=label, day=day),
        blocks=blocks,
        emergency_line=emergency_line(desk),
        checked_note=translate(
            "ReportSheet", "These are a person's own notes. They are no proof of what was said."
        ),
        sources_note="",
    )


def _blocks(report: Report, earlier: Iterable[EarlierReport]) -> list[Block]:
    told = (report_details(report), report_said(report))
    blocks = [Block("words", line, is_kept=True) for line in told if line]
    own = earlier_of(report, earlier)
    blocks += [Block("point", words) for words in promise_lines(report, own)]
    blocks += [Block("point", update_words(update)) for update in report.updates]
    after = next_words(report)
    if after:
        blocks.append(Block("words", after))
    changed = changed_words(own)
    if changed:
        kept = translate("ReportSheet", "{changed} The earlier wording is kept in Companion.")
        blocks.append(Block("note", kept.format(changed=changed)))
    return blocks
