# SPDX-License-Identifier: Apache-2.0
"""What is being typed about a child, before it is saved, in the vault."""

from datetime import datetime

from companion.domain.checklist import Child
from companion.storage.child_store import child_columns, child_of
from companion.storage.cipher import VaultDatabase
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import utc_text


class VaultChildDraftStore:
    """One row for each child whose details are being changed, and one for a new child."""

    def __init__(self, db: VaultDatabase) -> None:
        self._db = db

    @known_errors()
    def keep_child_draft(self, child: Child, at: datetime) -> None:
        """Keep this in place of what was kept before; id 0 is a new child."""
        key = {"child_id": child.id or None}
        columns = {**key, **child_columns(child), "kept_at": utc_text(at)}
        with self._db.held.unless_kept("child_draft", key, columns), self._db.atomic():
            self.drop_child_draft(child.id)
            self._db.table("child_draft").insert(columns)

    @reading()
    def child_drafts(self) -> tuple[Child, ...]:
        """Return everything that is being typed."""
        rows = self._db.query("select * from child_draft order by id")
        return tuple(child_of({**row, "id": row["child_id"] or 0}) for row in rows)

    @known_errors()
    def drop_child_draft(self, child_id: int) -> None:
        self._db.table("child_draft").delete_where("child_id is ?", [child_id or None])
