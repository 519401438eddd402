# SPDX-License-Identifier: Apache-2.0
"""The report tracker: a mark on a promise holds, whatever is half typed."""

from dataclasses import replace
from datetime import date

import pytest

from companion.domain.report import Promise, PromiseState, Report
from companion.services.record_service import FormDrafts, ReportService
from tests.fakes import FakeClock, InMemoryVault

DAY = date(2026, 5, 3)


@pytest.fixture
def reports():
    vault, clock = InMemoryVault(), FakeClock()
    drafts = FormDrafts(Report, vault.form_drafts, clock)
    return ReportService(vault.reports, drafts, clock, lambda _change: None)


@pytest.fixture
def report(reports):
    return reports.save(Report(0, 1, "CEOP", DAY, promises=(Promise("ring"), Promise("write"))))


def test_a_promise_that_is_done_is_done_in_a_half_typed_form_too(reports, report):
    kept = reports.drafts.keep(replace(report, said="A word"))
    reports.mark(report, 1, PromiseState.KEPT)
    (draft,) = reports.drafts.of(1)
    assert (draft.id, draft.record.said) == (kept.id, "A word")
    assert reports.save(draft.record, draft.id).promises[1].state is PromiseState.KEPT


def test_another_promise_at_that_place_of_the_form_is_left_alone(reports, report):
    reports.drafts.keep(replace(report, promises=(Promise("ring"), Promise("come"))))
    reports.mark(report, 1, PromiseState.KEPT)
    (draft,) = reports.drafts.of(1)
    assert draft.record.promises[1] == Promise("come")


def test_the_form_of_another_report_is_left_alone(reports, report):
    other = reports.save(replace(report, id=0))
    reports.drafts.keep(replace(other, said="A word"))
    reports.mark(report, 0, PromiseState.KEPT)
    (draft,) = reports.drafts.of(1)
    assert draft.record.promises[0].state is PromiseState.OPEN
