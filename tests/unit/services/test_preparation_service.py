# SPDX-License-Identifier: Apache-2.0
"""Worksheets of a place, and notes of one child only, in the order of the days."""

from datetime import date

import pytest

from companion.content.catalog import Catalog
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Certainty, EntryText, Happened
from companion.domain.preparation import GENERAL, NO_NAMES, Preparation
from companion.domain.report import Report
from companion.paths import resources_folder
from companion.services.preparation_service import PreparationService
from tests.fakes import START, FakeClock, InMemoryVault


@pytest.fixture
def vault():
    vault = InMemoryVault()
    for label in ("A", "B"):
        vault.children.add_child(label, None, has_extra_needs=False)
    return vault


@pytest.fixture
def service(vault):
    content = Catalog.built_in(resources_folder() / "content")
    return PreparationService(vault, content, FakeClock())


def write(vault, child_id, words, day=None):
    happened = Happened(Certainty.EXACT, day) if day else Happened()
    return vault.journal.add_entry(child_id, happened, EntryText(saw=words), START)


def ids(worksheets):
    return [one.id for one in worksheets]


def test_offers_the_worksheets_of_the_doors_and_the_general_one(service):
    assert ids(service.worksheets(["uk-ceop", "uk-childline"], [])) == ["ceop", GENERAL]
    assert ids(service.worksheets([], [])) == [GENERAL]


def test_a_worksheet_that_was_begun_stays_after_the_place_changed(service):
    assert ids(service.worksheets(["us-cybertipline"], ["ceop"])) == [
        "ceop",
        "cybertipline",
        GENERAL,
    ]


def test_keeps_one_of_each_kind_for_a_child(service):
    assert service.keep(Preparation(1, "ceop", words={"what-happened": "first"}))
    assert service.keep(Preparation(1, "ceop", words={"what-happened": "second"}))
    assert service.keep(Preparation(2, "ceop", words={"what-happened": "other"}))
    (kept,) = service.of(1)
    assert (kept.words, kept.written_at) == ({"what-happened": "second"}, START)


def test_one_without_words_is_not_kept(service):
    service.keep(Preparation(1, "ceop", words={"what-happened": "first"}))
    assert not service.keep(Preparation(1, "ceop", words={"what-happened": " "}))
    assert service.of(1) == ()


def test_notes_come_in_the_order_of_their_days(service, vault):
    late = write(vault, 1, "late", date(2026, 2, 9))
    early = write(vault, 1, "early", date(2026, 1, 5))
    undated = write(vault, 1, "undated")
    notes = service.notes(1, (late.id, early.id, undated.id), NO_NAMES)
    assert [one.id for one in notes.entries] == [early.id, late.id, undated.id]


def test_struck_out_entries_do_not_go_in(service, vault):
    entry = write(vault, 1, "a slip")
    vault.journal.strike_out(entry.id, "", START)
    assert service.notes(1, (entry.id,), NO_NAMES).entries == ()


def test_an_entry_of_another_child_is_refused(service, vault):
    own, other = write(vault, 1, "own"), write(vault, 2, "other")
    with pytest.raises(CompanionError) as caught:
        service.notes(1, (own.id, other.id), NO_NAMES)
    assert caught.value.code is ErrorCode.NO_SUCH_ENTRY


def test_ticked_reports_of_this_child_come_along_the_first_one_first(service, vault):
    for child_id, name, day in ((1, "CEOP", 3), (1, "school", 1), (2, "police", 2)):
        vault.reports.save_report(Report(0, child_id, channel=name, reported_on=date(2026, 2, day)))
    notes = service.notes(1, (), NO_NAMES, (1, 2, 3))
    assert [one.channel for one in notes.reports] == ["school", "CEOP"]
    assert service.notes(1, (), NO_NAMES).reports == ()
