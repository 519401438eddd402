# SPDX-License-Identifier: Apache-2.0
"""Notes from when the clock of the computer stood far from today: every private page shows them."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest

from companion.domain.checklist import Answer, Reply
from companion.domain.chronology import Choices, always
from companion.domain.chronology_making import chronology_of
from companion.domain.entry_find import Wanted
from companion.domain.journal import EntryText, Happened
from companion.domain.noticing import Noticing
from companion.services.record_check_service import verify_record
from companion.ui.kit.paper_chronology import chronology_pdf
from companion.ui.kit.paper_pages import Paper
from companion.ui.page_registry import PAGES
from companion.ui.widgets.written_chronology import script_of
from companion.writers.files import Files
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE = [spec.id for spec in PAGES if spec.needs_vault]
YEARS = (1, 1970, 1980, 1999, 3000, 9999)
ZONES = ("Europe/London", "America/New_York", "Asia/Tokyo")
SAW = "Written while the clock stood"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture(params=ZONES)
def zone(request, monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("one zone for the whole computer")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def write_at(vault, child, moment):
    """Write in each place that keeps the moment of writing."""
    vault.journal.add_entry(child, Happened(), EntryText(saw=SAW), moment)
    open_review = vault.checklist.open_review(child)
    review = open_review or vault.checklist.start_review(child, moment)
    vault.checklist.keep_answer(review.id, Answer("secret-account", Reply.YES))
    vault.checklist.finish_review(review.id, is_still_worried=None, at=moment)
    vault.noticings.add_noticing(Noticing(0, child, "", SAW, moment, moment))


def write(vault, child):
    for year in YEARS:
        write_at(vault, child, datetime(year, 1, 1, 0, 5, tzinfo=UTC))
    write_at(vault, child, datetime(9999, 12, 31, 23, 55, tzinfo=UTC))
    vault.backups.keep(datetime(9999, 12, 31, 23, 55, tzinfo=UTC))
    vault.backups.keep(datetime(1, 1, 1, 0, 5, tzinfo=UTC))


def made_files(stage, child):
    """Make each kind of file of a chronology with everything in it, and check its record."""
    room = stage.room
    lines = stage.on_vault(lambda: room.journal.find(child, Wanted(), offset=0, limit=100).lines)
    choices = Choices(
        child,
        entry_ids=tuple(line.id for line in lines),
        with_reports=True,
        with_talks=True,
        with_signs=True,
        with_earlier_wordings=True,
    )
    material = stage.on_vault(lambda: room.chronology.read(choices))
    while not material.is_whole:
        material = stage.on_vault(partial(room.chronology.read, choices, material))
    chronology = chronology_of(material, choices)
    script = script_of(chronology, "999", "GB")
    files = Files()
    for made in (files.word, files.text, files.table):
        assert made(script, always)
    assert files.data(script, chronology, always)
    assert chronology_pdf(script, Paper.A4)
    kept = stage.on_vault(lambda: room.record_check.record(chronology.entry_ids))
    record = files.record(kept).decode()
    check = verify_record(record, stage.on_vault(room.record_check.known_hashes))
    assert (check.problem, check.first_broken) == (None, None)
    assert json.loads(record)


def test_files_of_all_of_it_are_made_and_their_record_is_sound(template, zone):
    stage = Stage(template)
    try:
        stage.enter("page:start")
        child = stage.on_vault(stage.room.checklist.children)[0].id
        vault = stage.desk.keeper._open
        stage.on_vault(lambda: write(vault, child))
        made_files(stage, child)
    finally:
        stage.close()


def test_every_private_page_opens(template, zone):
    stage = Stage(template)
    try:
        stage.enter("page:start")
        child = stage.on_vault(stage.room.checklist.children)[0].id
        vault = stage.desk.keeper._open
        stage.on_vault(lambda: write(vault, child))
        stage.desk.chosen_child.choose(child)
        said = {}
        for page in PRIVATE:
            # A bug that reaches the window fails here.
            stage.go(f"page:{page}")
            said[page] = stage.words()
        assert stage.bugs == []
        assert all("damaged" not in words for words in said.values())
        lines = stage.on_vault(lambda: vault.journal.lines(child, offset=0, limit=100))
        assert sum(line.first_line == SAW for line in lines) == len(YEARS) + 1
        stage.go("page:restore")
        stage.wait_until(lambda: stage.has_button("Choose a copy"))
        kind = type(stage.button("Choose a copy"))
        names = "".join(one.text() for one in stage.window.findChildren(kind))
        assert "copy-0002.zip" in names
        assert stage.bugs == []
    finally:
        stage.close()
