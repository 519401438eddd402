# SPDX-License-Identifier: Apache-2.0
"""Every statement of the facts sheet is in the guide, or left out with a reason.

The sheet itself is no part of the repository; its ids are. `python3 dev.py coverage FACTS_FILE
--ids` makes the list again, and without --ids the command prints the words of what is missing.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from devtools.coverage import ids_in_pack, ids_with_reason, unknown_in

ROOT = Path(__file__).resolve().parents[2]
KNOWN = (ROOT / "tests" / "data" / "facts_ids.txt").read_text(encoding="utf-8").split()
GRADED_C = {
    "p7", "p12", "p14", "p16", "p25", "p37", "p85", "p93", "p107", "p123", "p143", "p144", "p145",
    "p151", "p154", "p160", "p161", "p162", "p172", "p177", "p195", "p198", "p199",
}  # fmt: skip


@pytest.fixture(scope="module")
def in_pack():
    return ids_in_pack(ROOT / "resources" / "content" / "en")


@pytest.fixture(scope="module")
def decisions():
    return (ROOT / "docs" / "content-decisions.md").read_text(encoding="utf-8")


def test_the_list_of_ids_is_whole():
    assert len(KNOWN) == len(set(KNOWN))
    assert len(KNOWN) > 450
    assert {fact.partition(".")[0] for fact in KNOWN if fact[0].isdigit()} == {"0"}
    assert {fact[0] for fact in KNOWN if fact[0].isupper()} == set("ABCDEFGHIJK")


def test_every_statement_is_restated_or_left_out_with_a_reason(in_pack, decisions):
    accounted = in_pack | ids_with_reason(decisions, KNOWN)
    assert [fact for fact in KNOWN if fact not in accounted] == []


def test_the_guide_names_no_statement_that_the_sheet_lacks(in_pack):
    assert sorted(in_pack - set(KNOWN)) == []


def test_the_decisions_name_no_statement_that_the_sheet_lacks(decisions):
    assert unknown_in(decisions, KNOWN) == []


def test_sources_for_ideas_only_are_cited_nowhere():
    """The sheet grades these C: they may give an idea, but are no ground to tell a parent."""
    cited = [
        f"{file.name}: {line}"
        for file in sorted((ROOT / "resources" / "content" / "en").rglob("*.toml"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith("sources = ") and set(re.findall(r'"(p\d+)"', line)) & GRADED_C
    ]
    assert cited == []
