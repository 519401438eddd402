# SPDX-License-Identifier: Apache-2.0
"""Reports made to channels, in the vault."""

import json
from datetime import UTC, date, datetime
from typing import Any

from companion.domain.report import EarlierReport, Promise, PromiseState, Report, Update
from companion.storage.cipher import Database
from companion.storage.plain_values import text_of
from companion.storage.rows import day_of, day_text, get, moment_of, moment_text, put
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable, utc_text

_TEXTS = ("channel", "how", "reference", "spoke_to", "said", "next_step")
Row = dict[str, Any]


class VaultReportStore:
    """One row per report; its promises, and what came since, as JSON.

    A row that is changed is kept as it was, where words of it would be gone.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def save_report(self, report: Report) -> Report:
        columns = _columns(report)
        with self._db.atomic():
            before = _report_of(get(self._db, "report", report.id)) if report.id else None
            saved = _report_of(put(self._db, "report", report.id, columns))
            if before is not None and saved.loses_words_of(before):
                self._keep_earlier(before, saved)
        return saved

    @reading()
    def reports(self, child_id: int) -> tuple[Report, ...]:
        """Return the reports about a child, newest first."""
        sql = "select * from report where child_id = ? order by reported_on desc, id desc"
        return tuple(_report_of(row) for row in self._db.query(sql, [child_id]))

    @reading()
    def earlier_reports(self, child_id: int) -> tuple[EarlierReport, ...]:
        """Return how the reports about a child read before they were changed, oldest first."""
        sql = "select * from report_revision where child_id = ? order by id"
        return tuple(
            EarlierReport(
                _report_of(json.loads(row["words"])), datetime.fromisoformat(row["changed_at"])
            )
            for row in self._db.query(sql, [child_id])
        )

    def _keep_earlier(self, before: Report, after: Report) -> None:
        self._db.table("report_revision").insert(
            {
                "report_id": before.id,
                "child_id": before.child_id,
                "changed_at": utc_text(after.written_at or datetime.now(UTC)),
                "words": json.dumps({"id": before.id} | _columns(before)),
            }
        )


def promise_row(promise: Promise) -> Row:
    """Return a promise as plain values."""
    return {
        "words": storable(promise.words),
        "by": day_text(promise.by),
        "state": promise.state.value,
    }


def promise_of(row: Row) -> Promise:
    """Return the promise of plain values."""
    return Promise(text_of(row["words"]), day_of(row["by"]), PromiseState(row["state"]))


def update_row(update: Update) -> Row:
    """Return what came since as plain values."""
    return {"on": day_text(update.on), "words": storable(update.words)}


def update_of(row: Row) -> Update:
    """Return what came since of plain values."""
    return Update(date.fromisoformat(row["on"]), text_of(row["words"]))


def _columns(report: Report) -> Row:
    return {name: storable(getattr(report, name)) for name in _TEXTS} | {
        "child_id": report.child_id,
        "reported_on": day_text(report.reported_on),
        "promises": json.dumps([promise_row(one) for one in report.promises]),
        "updates": json.dumps([update_row(one) for one in report.updates]),
        "next_on": day_text(report.next_on),
        "written_at": moment_text(report.written_at),
    }


def _report_of(row: Row) -> Report:
    changed = {
        "reported_on": date.fromisoformat(row["reported_on"]),
        "promises": tuple(map(promise_of, json.loads(row["promises"]))),
        "updates": tuple(map(update_of, json.loads(row["updates"]))),
        "next_on": day_of(row["next_on"]),
        "written_at": moment_of(row["written_at"]),
    }
    return Report(**(row | changed))
