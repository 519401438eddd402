# SPDX-License-Identifier: Apache-2.0
"""Search as you type: our services and stores, against the same SQL on a bare connection."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from bench.figures import Figure, median_ms, p95_ms, progress
from companion.demo.making import DEMO_PASSPHRASE, make_demo
from companion.demo.many_entries import unique_token
from companion.services.journal_service import JournalService
from companion.storage.cipher import Connection, Database, connect, settle
from companion.storage.keys import KeyFile, SlotKind
from companion.storage.open_vault import UnlockedVault

CHILD = 1
ROUNDS = 5
ROWS = 50
TYPED = (
    *("t", "ta", "tab", "tablet"),
    *("h", "he", "helpline"),
    *("zq", "zq00", unique_token(4321)),
    *("the", "the tablet", "the tablet chat q"),
    *("heron", "golden cape", "nosuchwordanywhere"),
)
Statement = tuple[str, Any]


class NowClock:
    """The clock that the service asks for; a search does not need it."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds."""
        return time.monotonic()


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the statements that our stack makes of it."""

    typed: str
    statements: tuple[Statement, ...]


def measure(entries: int) -> list[Figure]:
    """Make the vault, then search in turn through our stack and on the bare connection."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        make_demo(folder, DEMO_PASSPHRASE, entries, progress)
        key = KeyFile.read(folder / "keys.json").unwrap(SlotKind.PASSPHRASE, DEMO_PASSPHRASE)
        connection = connect(folder / "vault.db", key)
        try:
            return _compare(settle(connection), connection)
        finally:
            connection.close()


def _compare(db: Database, connection: Connection) -> list[Figure]:
    journal = JournalService(UnlockedVault(db).journal, NowClock(), lambda _change: None)
    queries = [_recorded(db, journal, typed) for typed in TYPED]
    ours: dict[str, list[float]] = {typed: [] for typed in TYPED}
    bare: dict[str, list[float]] = {typed: [] for typed in TYPED}
    for number in range(1, ROUNDS + 1):
        for query in queries:
            typed = query.typed
            ours[typed].append(_timed(partial(journal.search, CHILD, typed, ROWS)))
            bare[typed].append(_timed(partial(_run, connection, query.statements)))
        progress(f"search: round {number} of {ROUNDS}")
    return _figures([*ours.values()], [*bare.values()])


def _recorded(db: Database, journal: JournalService, typed: str) -> Query:
    """Search once, noting the statements: those are what the bare connection repeats."""
    statements: list[Statement] = []
    with db.tracer(lambda sql, parameters: statements.append((sql, parameters))):
        journal.search(CHILD, typed, ROWS)
    return Query(typed, tuple(statements))


def _run(connection: Connection, statements: Sequence[Statement]) -> None:
    for sql, parameters in statements:
        connection.execute(sql, parameters or ()).fetchall()


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _figures(ours: list[list[float]], bare: list[list[float]]) -> list[Figure]:
    all_ours = [seconds for times in ours for seconds in times]
    all_bare = [seconds for times in bare for seconds in times]
    ratios = [
        Figure(f"search for “{typed}”, median", median_ms(mine), median_ms(theirs))
        for typed, mine, theirs in zip(TYPED, ours, bare, strict=True)
    ]
    return [
        Figure("search as you type, median", median_ms(all_ours), median_ms(all_bare)),
        Figure("search as you type, 95th percentile", p95_ms(all_ours), p95_ms(all_bare)),
        *ratios,
    ]
