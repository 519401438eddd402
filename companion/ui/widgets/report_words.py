# SPDX-License-Identifier: Apache-2.0
"""A report as sentences, the same on the page and on paper."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from companion.domain.report import (
    EarlierReport,
    Promise,
    PromiseState,
    Report,
    Update,
    kept_since,
)
from companion.ui.kit import formatting

translate = QCoreApplication.translate


def report_title(report: Report) -> str:
    """Return whom the person told, and when."""
    day = formatting.day(report.reported_on)
    if not report.channel:
        return translate("ReportWords", "A report on {day}").format(day=day)
    words = translate("ReportWords", "Told {door} on {day}")
    return words.format(door=report.channel, day=day)


def report_details(report: Report) -> str:
    """Return how it was told, the reference number, and who was spoken to."""
    parts = [report.how]
    if report.reference:
        words = translate("ReportWords", "reference {reference}")
        parts.append(words.format(reference=report.reference))
    if report.spoke_to:
        parts.append(translate("ReportWords", "spoke to {name}").format(name=report.spoke_to))
    line = " · ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def report_said(report: Report) -> str:
    """Return what was said."""
    if not report.said:
        return ""
    return translate("ReportWords", "What was said: {said}").format(said=report.said)


def promise_words(promise: Promise) -> str:
    """Return what was promised, by when, and what became of it; the same words at any age."""
    words = {
        PromiseState.OPEN: translate("ReportWords", "{they_said}: not yet"),
        PromiseState.KEPT: translate("ReportWords", "{they_said}: done"),
        PromiseState.CHANGED: translate("ReportWords", "{they_said}: changed since"),
    }[promise.state]
    return words.format(they_said=they_said(promise))


def promise_lines(report: Report, earlier: Sequence[EarlierReport]) -> list[str]:
    """Return each promise, and since when it is written down as done."""
    found = []
    for place, promise in enumerate(report.promises):
        since = kept_since(report, earlier, place)
        if promise.state is PromiseState.KEPT and since is not None:
            words = translate("ReportWords", "{they_said}: done, written down on {day}")
            day = formatting.day(formatting.local(since).date())
            found.append(words.format(they_said=they_said(promise), day=day))
        else:
            found.append(promise_words(promise))
    return found


def open_promise_words(promise: Promise) -> str:
    """Return a promise that is not written down as done, as two sentences."""
    words = translate("ReportWords", "{they_said}. Not yet written down as done.")
    return words.format(they_said=they_said(promise))


def they_said(promise: Promise) -> str:
    """Return what was promised, and by when, without a full stop."""
    will = _inside_a_sentence(promise.words)
    if not will and promise.by is None:
        return translate("ReportWords", "They promised something, and you wrote no words down")
    if not will:
        words = translate(
            "ReportWords", "They promised something by {day}, and you wrote no words down"
        )
    elif promise.by is None:
        words = translate("ReportWords", "They said they would {promise}")
    else:
        words = translate("ReportWords", "They said they would {promise} by {day}")
    day = formatting.day(promise.by) if promise.by else ""
    return words.format(promise=will, day=day)


def update_words(update: Update) -> str:
    """Return what came since, with its day."""
    words = translate("ReportWords", "{day}: {words}")
    return words.format(day=formatting.day(update.on), words=update.words)


def next_words(report: Report) -> str:
    """Return what the person wants to do next, and when; empty where there is nothing."""
    if report.next_on is None:
        words = translate("ReportWords", "What comes next: {words}")
        return words.format(words=report.next_step) if report.next_step else ""
    day = formatting.day(report.next_on)
    if not report.next_step:
        return translate("ReportWords", "Come back to this on {day}.").format(day=day)
    words = translate("ReportWords", "What comes next, on {day}: {words}")
    return words.format(day=day, words=report.next_step)


def _inside_a_sentence(words: str) -> str:
    """Return "ring me" for "Ring me."; "PC Shah will ring" stays as it is."""
    words = words.rstrip(" .")
    if words[1:2].islower():
        return words[:1].lower() + words[1:]
    return words
