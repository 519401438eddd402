# SPDX-License-Identifier: Apache-2.0
"""Words that the vault could not take: held as rows, sealed at the lock, put back at an opening.

Light to import: the ciphers come with the vault.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

KEPT_AT = ("kept_at", "written_at")
"""Columns that say when a row was kept; a table has one of them or none."""


@dataclass(frozen=True, slots=True)
class UnkeptRow:
    """A row that could not be written. `key` says which one it is; id 0 is a new one."""

    table: str
    key: dict[str, Any] = field(repr=False)
    columns: dict[str, Any] = field(repr=False)
    id: str = field(default_factory=lambda: uuid4().hex)
    """By this name the vault notes that it came back: the same words may be sealed twice."""
    owner: dict[str, str] = field(default_factory=dict, repr=False)
    """To whom and what it belongs, by more than the numbers: in an older copy those come again."""
    arrived: str = field(default="", repr=False)
    """Words that waited in the vault and stand in this row: once it is kept they wait no more."""

    @property
    def moment(self) -> str:
        """When it was to be kept; "" where the table does not say."""
        return next((str(self.columns[name]) for name in KEPT_AT if name in self.columns), "")

    @property
    def identity(self) -> str:
        """What is the same for a later wording. Of two new forms neither stands for the other."""
        if self.key.get("id") != 0:
            return json.dumps([self.table, self.key], sort_keys=True)
        said = {name: one for name, one in self.columns.items() if name not in KEPT_AT}
        return json.dumps([self.table, self.key, said], sort_keys=True)


class Held:
    """Holds rows that fail to be written, from `begin` on: before, the form still has them."""

    def __init__(self) -> None:
        self._is_holding = False
        self._rows: dict[str, UnkeptRow] = {}
        self.owner_of: Callable[[str, dict[str, Any], dict[str, Any]], dict[str, str]] = _nobody
        """Says to whom a row belongs. It raises nothing where the vault is out of reach."""
        self._wiped: frozenset[tuple[str, int]] = frozenset()
        self.has_nobody_left = False
        """The last record was wiped: words on their way belong to nobody any more."""

    def begin(self) -> None:
        """Hold what fails from now on. Only sets a flag, so any thread may call it."""
        self._is_holding = True

    @contextmanager
    def unless_kept(
        self, table: str, key: dict[str, Any], columns: dict[str, Any], arrived: str = ""
    ) -> Iterator[None]:
        """Hold this row while it is written, and where that fails; the error goes on.

        Who leaves does not wait for a slow disk: then it is sealed while it may still fail.
        """
        owner = self.owner_of(table, key, columns)
        row = UnkeptRow(table, key, columns, owner=owner, arrived=arrived)
        self._rows[row.identity] = row
        try:
            yield
        except Exception:
            if not self._is_holding:
                self._let_go(row)
            raise
        self._let_go(row)
        # What stands there now is known, should the next one be refused.
        self.owner_of(table, key, columns)

    def _let_go(self, row: UnkeptRow) -> None:
        # A newer wording may have been refused meanwhile, on the thread of who leaves.
        if self._rows.get(row.identity) is row:
            del self._rows[row.identity]

    @contextmanager
    def forgetting(self, wiped: frozenset[tuple[str, int]], *, is_last: bool) -> Iterator[None]:
        """Hold nothing any more of a record that goes now; after an error all is as before.

        `wiped` are columns and values by which its rows are known. A lock follows, and ends it.
        """
        before = self._wiped, self.has_nobody_left
        self._wiped, self.has_nobody_left = self._wiped | wiped, is_last
        try:
            yield
        except BaseException:
            self._wiped, self.has_nobody_left = before
            raise

    @property
    def rows(self) -> tuple[UnkeptRow, ...]:
        """What is held, but for what is of a wiped record."""
        rows = tuple(self._rows.values())
        return tuple(row for row in rows if self._wiped.isdisjoint(row.columns.items()))


def _nobody(_table: str, _key: dict[str, Any], _columns: dict[str, Any]) -> dict[str, str]:
    return {}
