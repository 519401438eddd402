# SPDX-License-Identifier: Apache-2.0
"""Whether a copy can be read back: asked when it is made, and again when it is wanted back.

Both go through here, so that what is made can never be refused later.
"""

from dataclasses import replace
from pathlib import Path

from companion.domain.backup import BackupFacts
from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import cipher, migrations
from companion.storage.open_vault import UnlockedVault
from companion.storage.read_all import read_everything
from companion.storage.rows import moment_of
from companion.storage.vault_place import VaultPlace

_SETTINGS = ("query_only = on", "trusted_schema = off", "cell_size_check = on")
_SCHEMA = "select type, name, tbl_name, sql from sqlite_master"
_FACTS = """
    select count(*), (select count(*) from child),
        min(created_at) filter (where created_at >= '2000' and created_at < '3000'),
        max(created_at) filter (where created_at >= '2000' and created_at < '3000')
    from entry"""
"""A clock that stood in 1970 when an entry was written says nothing about its day."""


def prove_copy(connection: cipher.Connection, vault: Path, key: bytes) -> BackupFacts:
    """Read all that is in a copy, brought up to date there, and return what it holds.

    Raises CompanionError, and what the driver raises.
    """
    for setting in _SETTINGS:
        connection.execute(f"pragma {setting}")
    migrations.refuse_unknown(connection)
    _refuse_other_schema(connection)
    if connection.execute("pragma integrity_check").fetchall() != [("ok",)]:
        raise CompanionError(ErrorCode.VAULT_DAMAGED)
    db = cipher.VaultDatabase(connection, VaultPlace(vault))
    if migrations.needs_update(db):
        connection.execute("pragma query_only = off")
        migrations.update(db)
        connection.execute("pragma query_only = on")
    checked = read_everything(UnlockedVault(db, vault, key), db)
    return replace(_facts(connection), is_chain_whole=checked.first_broken is None)


def _refuse_other_schema(connection: cipher.Connection) -> None:
    (version,) = connection.execute("pragma user_version").fetchone()
    ours = cipher.Database(memory=True, strict=True, execute_plugins=False)
    try:
        names = [step.name for step in migrations.STEPS.pending(ours)]
        stop = names[version] if version < len(names) else None
        with ours.atomic():
            migrations.STEPS.apply(ours, stop_before=stop)
        if _schema(connection) != _schema(ours.conn):
            raise CompanionError(ErrorCode.VAULT_DAMAGED)
    finally:
        ours.close()


def _schema(connection: cipher.Connection) -> set[tuple[object, ...]]:
    return set(connection.execute(_SCHEMA).fetchall())


def _facts(connection: cipher.Connection) -> BackupFacts:
    entries, records, *days = connection.execute(_FACTS).fetchone()
    first, last = map(moment_of, days)
    if any(moment is not None and moment.tzinfo is None for moment in (first, last)):
        raise CompanionError(ErrorCode.VAULT_DAMAGED)
    return BackupFacts(entries, records, first, last)
