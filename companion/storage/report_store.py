# SPDX-License-Identifier: Apache-2.0
"""Reports made to channels, in the vault."""

from typing import Any

from companion.domain.report import Report
from companion.storage.cipher import Database
from companion.storage.rows import day_of, day_text, moment_of, moment_text, put
from companion.storage.sql_errors import known_errors
from companion.storage.stored_text import storable

_TEXTS = ("channel", "how", "reference", "spoke_to", "said", "promise")


class VaultReportStore:
    """One row per report."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def save_report(self, report: Report) -> Report:
        columns: dict[str, Any] = {name: storable(getattr(report, name)) for name in _TEXTS}
        columns |= {
            "child_id": report.child_id,
            "reported_on": day_text(report.reported_on),
            "promise_by": day_text(report.promise_by),
            "is_kept": int(report.is_kept),
            "written_at": moment_text(report.written_at),
        }
        return _report_of(put(self._db, "report", report.id, columns))

    @known_errors()
    def reports(self, child_id: int) -> tuple[Report, ...]:
        """Return the reports about a child, newest first."""
        sql = "select * from report where child_id = ? order by reported_on desc, id desc"
        return tuple(_report_of(row) for row in self._db.query(sql, [child_id]))


def _report_of(row: dict[str, Any]) -> Report:
    days = {name: day_of(row[name]) for name in ("reported_on", "promise_by")}
    changed = {"is_kept": bool(row["is_kept"]), "written_at": moment_of(row["written_at"])}
    return Report(**(row | days | changed))
