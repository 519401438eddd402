# SPDX-License-Identifier: Apache-2.0
"""Rows that none of ours wrote: a private page says a calm sentence or goes on, none crashes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from companion.ui.page_registry import PAGES
from tests.counts import how_many
from tests.odd_rows import ODD, make_odd
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE = [spec.id for spec in PAGES if spec.needs_vault]
ALL = 1_000
SAID = "Something here could not be read."
BROKEN = {
    "child": "notice",
    "report": "reports",
    "talk": "plans",
    "watch": "watch",
    "kept": "kept",
    "hand_over": "hand-over",
    "missing_sheet": "missing",
}
"""Tables without which a page has nothing to show, and that page."""


def by_table() -> dict[str, list[tuple[str, str]]]:
    """Return for each table the columns and values to try: few of them in every run."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for table, column, values in ODD:
        found[table] += [(column, value) for value in values]
    return {table: odd[: how_many(1, ALL)] for table, odd in found.items()}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


def walked(template: Path, table: str, column: str, value: str) -> dict[str, str]:
    """Open every private page over an odd table, and return what each says."""
    stage = Stage(template)
    try:
        stage.enter("page:start")
        child = stage.on_vault(stage.room.checklist.children)[0].id
        db = stage.desk.keeper._open._db
        assert stage.on_vault(lambda: make_odd(db, table, column, value))
        stage.desk.chosen_child.choose(child)
        said = {}
        for page in PRIVATE:
            # A bug that reaches the window fails here.
            stage.go(f"page:{page}")
            said[page] = stage.words()
        return said
    finally:
        stage.close()


@pytest.mark.slow
@pytest.mark.parametrize("table", sorted(by_table()))
def test_an_odd_row_is_never_a_crash(template, table):
    for column, value in by_table()[table]:
        said = walked(template, table, column, value)
        if table in BROKEN and column == by_table()[table][0][0]:
            assert SAID in said[BROKEN[table]]
