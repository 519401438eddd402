# SPDX-License-Identifier: Apache-2.0
"""Vaults as they were after the first steps of the schema."""

from pathlib import Path

from companion.storage import cipher, migrations
from companion.storage.migrations import LATEST, STEPS

NAMES = [step.name for step in STEPS.pending(cipher.Database(memory=True))]


def older_vault(path: Path, steps: int, key: bytes) -> None:
    """Make a vault as it was after the first steps, with one child in it."""
    path.touch()
    connection = cipher.connect(path, key)
    db = cipher.settle(connection)
    with db.atomic():
        STEPS.apply(db, stop_before=NAMES[steps] if steps < LATEST else None)
        db.execute(f"pragma application_id = {migrations.APPLICATION_ID}")
        db.execute(f"pragma user_version = {steps}")
    columns = {"label": "A", "age_band": None, "has_extra_needs": 0}
    db.table("child").insert(columns)
    db.close()


def schema(path: Path, key: bytes) -> tuple[int, list[tuple[str, ...]]]:
    """Return the version, and everything that the file says about its tables."""
    connection = cipher.connect(path, key)
    rows = connection.execute("select type, name, tbl_name, sql from sqlite_master").fetchall()
    (version,) = connection.execute("pragma user_version").fetchone()
    connection.close()
    return version, sorted(rows, key=str)
