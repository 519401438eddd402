# SPDX-License-Identifier: Apache-2.0
"""What a report said before it was changed: when, and the sentences that stand there no more."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.report import EarlierReport, Report
from companion.ui.kit.look import Look
from companion.ui.widgets.entry_words import moment_words
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import SelectableWords
from companion.ui.widgets.report_words import (
    next_words,
    promise_words,
    report_details,
    report_said,
    report_title,
    update_words,
)

translate = QCoreApplication.translate


def earlier_of(report: Report, earlier: Iterable[EarlierReport]) -> tuple[EarlierReport, ...]:
    """Return the earlier wordings of one report, oldest first."""
    return tuple(one for one in earlier if one.report.id == report.id)


def changed_words(earlier: tuple[EarlierReport, ...]) -> str:
    """Return when it was last changed; nothing where it never was."""
    if not earlier:
        return ""
    words = translate("ReportEarlier", "Changed on {moment}.")
    return words.format(moment=moment_words(earlier[-1].changed_at))


def gone_lines(report: Report, earlier: tuple[EarlierReport, ...]) -> tuple[str, ...]:
    """Return what was changed or taken out, each line with the moment of that, oldest first."""
    after = [*(one.report for one in earlier[1:]), report]
    words = translate("ReportEarlier", "Until {moment}: {words}")
    return tuple(
        words.format(moment=moment_words(one.changed_at), words=line)
        for one, then in zip(earlier, after, strict=False)
        for line in _lines(one.report)
        if line not in _lines(then)
    )


def earlier_fold(look: Look, report: Report, earlier: tuple[EarlierReport, ...]) -> Fold | None:
    """Return the earlier wordings, folded away; None where there are none."""
    lines = gone_lines(report, earlier)
    if not lines:
        return None
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(look.px(26), 0, 0, 0)
    column.setSpacing(look.px(4))
    for line in lines:
        column.addWidget(SelectableWords(line))
    return Fold(look, translate("ReportEarlier", "Earlier wording"), body)


def _lines(report: Report) -> tuple[str, ...]:
    lines = (
        report_title(report),
        report_details(report),
        report_said(report),
        *map(promise_words, report.promises),
        *map(update_words, report.updates),
        next_words(report),
    )
    return tuple(line for line in lines if line)
