# SPDX-License-Identifier: Apache-2.0
"""Search as you type: our services and stores, against the same SQL on a bare connection."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from bench.figures import Figure, median_ms, p95_ms, progress
from companion.demo.making import DEMO_PASSPHRASE, make_demo
from companion.demo.many_entries import unique_token
from companion.domain.entry_details import EntryKind
from companion.domain.entry_find import SortBy, StruckOut, Wanted
from companion.services.journal_service import JournalService
from companion.storage.cipher import Connection, Database, VaultDatabase, connect, settle
from companion.storage.journal_store import VaultJournalStore
from companion.storage.keys import KeyFile, SlotKind

CHILD = 1
ROUNDS = 10
ROWS = 50
TYPED = (
    *("t", "ta", "tab", "tablet"),
    *("h", "he", "helpline"),
    *("zq", "zq00", unique_token(4321)),
    *("the", "the tablet", "the tablet chat q"),
    *("heron", "golden cape", "nosuchwordanywhere"),
)
SLIPS = ("tabelt", "hepline", "teh tablet", "scholo late", "mesage from freind")
FILTERS = {
    "kind": Wanted(kind=EntryKind.TALK),
    "word and kind": Wanted("tablet", kind=EntryKind.TALK),
    "common word and tag": Wanted("the", tag="gaming"),
    "sign": Wanted(sign_id="hides-phone"),
    "person": Wanted(person_id=3),
    "person and word": Wanted("the", person_id=3),
    "common word and an early month": Wanted(
        "the", from_day=date(2025, 3, 1), to_day=date(2025, 3, 31)
    ),
    "common word by event": Wanted("the", sort=SortBy.EVENT),
    "an early month": Wanted(from_day=date(2025, 3, 1), to_day=date(2025, 3, 31)),
    "by writing": Wanted(sort=SortBy.WRITING),
    "common word, not struck out": Wanted("the", struck_out=StruckOut.WITHOUT),
    "struck out only": Wanted(struck_out=StruckOut.ONLY),
}
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
    """One thing that is looked for, and the statements that our stack makes of it."""

    name: str
    wanted: Wanted
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


def _compare(db: VaultDatabase, connection: Connection) -> list[Figure]:
    journal = JournalService(VaultJournalStore(db), NowClock(), lambda _change: None)
    typed = {f"search for “{one}”": Wanted(one) for one in TYPED}
    slips = {f"search with slips “{one}”": Wanted(one) for one in SLIPS}
    filters = {f"filter: {name}": wanted for name, wanted in FILTERS.items()}
    return [
        *_measured(db, connection, journal, "search as you type", typed),
        *_measured(db, connection, journal, "search with slips", slips),
        *_measured(db, connection, journal, "search with filters", filters),
        _opening(db, connection, journal),
    ]


def _measured(
    db: Database,
    connection: Connection,
    journal: JournalService,
    name: str,
    wanted: dict[str, Wanted],
) -> list[Figure]:
    """Return the median and 95th percentile of all of them, and the median of each."""
    queries = [recorded(db, journal, *one) for one in wanted.items()]
    ours: dict[str, list[float]] = {query.name: [] for query in queries}
    bare: dict[str, list[float]] = {query.name: [] for query in queries}
    for number in range(1, ROUNDS + 1):
        for query in queries:
            pair = [
                (ours, partial(_find, journal, query.wanted)),
                (bare, partial(run_statements, connection, query.statements)),
            ]
            # Whoever is second finds the pages of the file read already.
            for times, work in pair if number % 2 else reversed(pair):
                times[query.name].append(_timed(work))
        progress(f"{name}: round {number} of {ROUNDS}")
    return _figures(name, ours, bare)


def _opening(db: Database, connection: Connection, journal: JournalService) -> Figure:
    """Return how long the first page of the list takes."""
    query = recorded(db, journal, "", Wanted())
    ours = [_timed(partial(_find, journal, query.wanted)) for _ in range(ROUNDS)]
    bare = [_timed(partial(run_statements, connection, query.statements)) for _ in range(ROUNDS)]
    return Figure("opening the list, median", median_ms(ours), median_ms(bare))


def _find(journal: JournalService, wanted: Wanted) -> None:
    journal.find(CHILD, wanted, limit=ROWS)


def recorded(db: Database, journal: JournalService, name: str, wanted: Wanted) -> Query:
    """Note the statements of a search whose words are read already: the bare ones repeat them."""
    statements: list[Statement] = []
    _find(journal, wanted)
    with db.tracer(lambda sql, parameters: statements.append((sql, parameters))):
        _find(journal, wanted)
    return Query(name, wanted, tuple(statements))


def run_statements(connection: Connection, statements: Sequence[Statement]) -> None:
    """Run what was recorded, and read all rows."""
    for sql, parameters in statements:
        connection.execute(sql, parameters or ()).fetchall()


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _figures(name: str, ours: dict[str, list[float]], bare: dict[str, list[float]]) -> list[Figure]:
    all_ours = [seconds for times in ours.values() for seconds in times]
    all_bare = [seconds for times in bare.values() for seconds in times]
    return [
        Figure(f"{name}, median", median_ms(all_ours), median_ms(all_bare)),
        Figure(f"{name}, 95th percentile", p95_ms(all_ours), p95_ms(all_bare)),
        *(Figure(f"{one}, median", median_ms(ours[one]), median_ms(bare[one])) for one in ours),
    ]
