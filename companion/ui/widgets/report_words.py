# SPDX-License-Identifier: Apache-2.0
"""A report as sentences, the same on the page and, later, on paper."""

from PySide6.QtCore import QCoreApplication

from companion.domain.report import Report
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


def report_promise(report: Report) -> str:
    """Return what was promised, by when, and whether it was done; the same words at any age."""
    if not report.promise and report.promise_by is None:
        return ""
    will = _inside_a_sentence(report.promise) or translate("ReportWords", "come back to you")
    if report.promise_by is None:
        words = translate("ReportWords", "They said they would {promise}")
    else:
        words = translate("ReportWords", "They said they would {promise} by {day}")
    day = formatting.day(report.promise_by) if report.promise_by else ""
    said = words.format(promise=will, day=day)
    if report.is_kept:
        return translate("ReportWords", "{they_said}: done").format(they_said=said)
    return translate("ReportWords", "{they_said}: not yet").format(they_said=said)


def _inside_a_sentence(words: str) -> str:
    """Return "ring me" for "Ring me."; "PC Shah will ring" stays as it is."""
    words = words.rstrip(" .")
    if words[1:2].islower():
        return words[:1].lower() + words[1:]
    return words
