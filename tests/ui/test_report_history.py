# SPDX-License-Identifier: Apache-2.0
"""A report that is changed: the earlier wording stays to be read, and a mark is never undone."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from companion.domain.report import Promise, PromiseState, Report, Update
from companion.ui.kit.paper import text_of
from companion.ui.pages.reports_page import ReportsPage
from companion.ui.widgets.fold import Fold

DAY = date(2026, 11, 3)


def vault(page, work):
    return page.desk.tasks.now_on_vault(work, 10)


@pytest.fixture
def child(desk, room):
    return desk.tasks.now_on_vault(lambda: room.checklist.add_child("M"), 10)


@pytest.fixture
def stack(qtbot):
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.resize(820, 580)
    stack.addWidget(QWidget())
    stack.show()
    return stack


@pytest.fixture
def page(qtbot, desk, room, child, stack):
    page = ReportsPage(desk, room)
    stack.addWidget(page)
    stack.setCurrentWidget(page)
    qtbot.waitUntil(lambda: page.child == child and page.list.count() > 0)
    return page


@pytest.fixture
def report(qtbot, page, child):
    made = Report(
        *(0, child.id, "CEOP", DAY),
        said="They said no.",
        promises=(Promise("ring me"),),
        updates=(Update(DAY, "A letter came."),),
    )
    saved = vault(page, partial(page.room.reports.save, made))
    qtbot.waitUntil(lambda: str(saved.id) in page.rows)
    return saved


def shown(page):
    labels = page.list_view.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def stored(page, child):
    return vault(page, lambda: page.room.reports.of(child.id))[0]


def test_an_old_draft_does_not_undo_what_was_ticked(qtbot, page, stack, child, report):
    page.rows[str(report.id)].click()
    qtbot.keyClicks(page.form.said, " More.")
    stack.setCurrentIndex(0)
    qtbot.waitUntil(lambda: bool(vault(page, lambda: page.room.reports.drafts.of(child.id))))
    stack.setCurrentWidget(page)
    page.show_record(report.id)
    qtbot.waitUntil(lambda: not page.keeper.is_attending)
    page.rows[f"{report.id}:kept:0"].click()
    qtbot.waitUntil(lambda: stored(page, child).promises[0].state is PromiseState.KEPT)
    qtbot.waitUntil(lambda: page.found.records[0].promises[0].state is PromiseState.KEPT)
    page.rows[str(report.id)].click()
    row = page.form.promises.rows[0]
    assert row.state.currentText() == "Done"
    page.form.save.click()
    qtbot.waitUntil(lambda: stored(page, child).said.endswith("More."))
    assert stored(page, child).promises[0].state is PromiseState.KEPT


def test_the_earlier_wording_of_a_report_can_be_opened(qtbot, page, report):
    assert not page.list_view.findChildren(Fold)
    page.rows[str(report.id)].click()
    page.form.said.selectAll()
    qtbot.keyClicks(page.form.said, "They were kind.")
    page.form.updates.rows[0].words.selectAll()
    qtbot.keyClick(page.form.updates.rows[0].words, Qt.Key.Key_Delete)
    page.form.save.click()
    qtbot.waitUntil(lambda: any(line.startswith("Changed on ") for line in shown(page)))
    assert not any("They said no." in line for line in shown(page))
    (fold,) = page.list_view.findChildren(Fold)
    fold.button.click()
    gone = [line for line in shown(page) if line.startswith("Until ")]
    assert [line.rpartition(": ")[2] for line in gone] == ["They said no.", "A letter came."]


def test_paper_says_that_a_report_was_changed(qtbot, page, report):
    vault(page, partial(page.room.reports.save, replace(report, said="They were kind.")))
    qtbot.waitUntil(lambda: bool(page.list_view.findChildren(Fold)))
    for way in (page.rows[f"{report.id}:print"], page.print_all):
        with qtbot.waitSignal(page.print_wanted) as heard:
            way.click()
        said = text_of(heard.args[0])
        assert "Changed on " in said
        assert "They said no." not in said


def test_the_way_to_getting_a_report_ready(qtbot, page):
    with qtbot.waitSignal(page.go) as heard:
        page.prepare.click()
    assert heard.args == ["page:prepare"]
