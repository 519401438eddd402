# SPDX-License-Identifier: Apache-2.0
"""Children written about, in the vault."""

from typing import Any

from companion.domain.checklist import Child, ChildColour
from companion.domain.guide import AgeBand
from companion.storage.cipher import Database
from companion.storage.rows import put
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable

_SAME_DRAFT = """child_id is ? and label is ? and age_band is ? and has_extra_needs is ?
    and birth_year is ? and colour is ?"""


class VaultChildStore:
    """One row per child."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @reading()
    def children(self) -> tuple[Child, ...]:
        """Return every child in the order they were added."""
        return tuple(child_of(row) for row in self._db.query("select * from child order by id"))

    def add_child(
        self,
        label: str,
        age_band: AgeBand | None,
        *,
        has_extra_needs: bool,
        birth_year: int | None = None,
        colour: ChildColour = ChildColour.SEA,
    ) -> Child:
        return self._put(Child(0, label, age_band, has_extra_needs, birth_year, colour))

    def change_child(self, child: Child) -> None:
        self._put(child)

    @known_errors()
    def _put(self, child: Child) -> Child:
        columns = child_columns(child)
        with self._db.atomic():
            # A draft that says what is saved now is none any more.
            given = [child.id or None, *columns.values()]
            self._db.table("child_draft").delete_where(_SAME_DRAFT, given)
            return child_of(put(self._db, "child", child.id, columns))


def child_columns(child: Child) -> dict[str, Any]:
    """Return the columns of a row of the table `child`, without its id."""
    return {
        "label": storable(child.label),
        "age_band": child.age_band.value if child.age_band else None,
        "has_extra_needs": int(child.has_extra_needs),
        "birth_year": child.birth_year,
        "colour": child.colour.value,
    }


def child_of(row: dict[str, Any]) -> Child:
    """Return a child from a row of the table `child`."""
    return Child(
        id=row["id"],
        label=row["label"],
        age_band=AgeBand(row["age_band"]) if row["age_band"] else None,
        has_extra_needs=bool(row["has_extra_needs"]),
        birth_year=row["birth_year"],
        colour=ChildColour(row["colour"]),
    )
