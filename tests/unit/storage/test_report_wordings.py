# SPDX-License-Identifier: Apache-2.0
"""What a report said before it was changed: the same tests for the real store and for the fake."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion.domain.report import Promise, PromiseState, Report, Update
from tests.fakes import START, InMemoryVault

DAY, LATER = date(2026, 5, 3), date(2026, 5, 9)
CHANGED = START + timedelta(days=2)


@pytest.fixture(params=["real", "fake"])
def vault(request):
    return request.getfixturevalue("home").unlock() if request.param == "real" else InMemoryVault()


@pytest.fixture
def child(vault):
    return vault.children.add_child("A", None, has_extra_needs=False).id


@pytest.fixture
def report(vault, child):
    return vault.reports.save_report(
        Report(
            *(0, child, "CEOP", DAY),
            said="They said no.",
            promises=(Promise("ring back", LATER),),
            updates=(Update(DAY, "A letter came."),),
            written_at=START,
        )
    )


def change(vault, report, **values):
    return vault.reports.save_report(replace(report, **values, written_at=CHANGED))


def test_words_that_are_changed_can_be_read_as_they_were(vault, child, report):
    change(vault, report, said="They were kind.", updates=())
    (earlier,) = vault.reports.earlier_reports(child)
    assert earlier.report == report
    assert earlier.changed_at == CHANGED


def test_what_is_only_added_leaves_nothing_behind(vault, child, report):
    more = (*report.updates, Update(LATER, "They rang."))
    after = change(vault, report, updates=more, reference="4471")
    change(vault, after.with_state(0, PromiseState.KEPT))
    assert vault.reports.earlier_reports(child) == ()


def test_a_promise_that_is_done_no_more_can_be_read_as_done(vault, child, report):
    done = change(vault, report.with_state(0, PromiseState.KEPT))
    change(vault, done.with_state(0, PromiseState.OPEN))
    assert [one.report for one in vault.reports.earlier_reports(child)] == [done]


def test_every_change_stands_in_its_order_and_by_its_child(vault, child, report):
    other = vault.children.add_child("B", None, has_extra_needs=False).id
    for words in ("one", "two", "three"):
        change(vault, report, said=words)
    found = [one.report.said for one in vault.reports.earlier_reports(child)]
    assert found == ["They said no.", "one", "two"]
    assert vault.reports.earlier_reports(other) == ()


def test_a_wording_that_stands_can_not_be_changed_or_taken_away(home):
    vault = home.unlock()
    child = vault.children.add_child("A", None, has_extra_needs=False).id
    report = vault.reports.save_report(Report(0, child, "CEOP", DAY, written_at=START))
    change(vault, report, channel="Police")
    for sql in ("update report_revision set words = '{}'", "delete from report_revision"):
        with pytest.raises(Exception, match="stand"):
            vault._db.execute(sql)
