# SPDX-License-Identifier: Apache-2.0
"""Who may find a paper or a file: asked before the first private one, and there at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton

from companion.ui.dialogs.household_dialog import HouseholdDialog
from companion.ui.dialogs.print_dialog import PrintDialog
from tests.stage import Stage, demo_template
from tests.ui.acting import words

if TYPE_CHECKING:
    from pathlib import Path

AFRAID = "Someone I am afraid of"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stage(template: Path):
    stage = Stage(template)
    stage.enter()
    yield stage
    stage.close()


def print_reports(stage: Stage):
    """Ask for the first report on paper; return the dialog that comes."""
    stage.go("page:reports")
    stage.choose_child("M.")
    stage.press("Print", stage.window.page)
    return QApplication.activeModalWidget()


def answer(root, words_of_answer: str) -> None:
    buttons = [one for one in root.findChildren(QRadioButton) if one.isVisible()]
    next(one for one in buttons if one.text().startswith(words_of_answer)).click()


def test_it_comes_before_the_first_private_paper_and_then_no_more(stage):
    dialog = print_reports(stage)
    assert isinstance(dialog, HouseholdDialog)
    shown = words(dialog)
    for part in ("Downloads", "OneDrive", "shared printer", "stick", "It is not locked."):
        assert part in shown
    stage.press("Go on", dialog)
    paper = QApplication.activeModalWidget()
    assert isinstance(paper, PrintDialog)
    paper.close()
    again = print_reports(stage)
    assert isinstance(again, PrintDialog)
    again.close()


def test_going_on_needs_no_answer_and_an_answer_only_advises(stage):
    dialog = print_reports(stage)
    answer(dialog, AFRAID)
    stage.settle()
    assert "Then wait with it, if you can." in words(dialog)
    answer(dialog, "Nobody")
    assert "Then wait with it" not in words(dialog)
    assert dialog.go_on.isEnabled()
    dialog.close()


def test_not_now_prints_nothing_and_asks_again_next_time(stage):
    stage.press("Not now", print_reports(stage))
    assert QApplication.activeModalWidget() is None
    dialog = print_reports(stage)
    assert isinstance(dialog, HouseholdDialog)
    dialog.close()


def test_a_page_of_the_guide_is_printed_without_the_question(stage):
    stage.go("card:blackmail")
    stage.press("Print this card")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PrintDialog)
    dialog.close()


def test_the_sheet_that_opens_the_notes_is_a_private_paper(stage):
    stage.window._page_id = "unlock"
    stage.window._on_print_wanted(None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HouseholdDialog)
    dialog.close()


def test_help_and_leaving_are_in_the_question(stage):
    dialog = print_reports(stage)
    stage.press("Get help", dialog)
    assert type(stage.window.page).__name__ == "GetHelpPage"


def test_it_is_reached_again_from_settings_and_keeps_no_answer(stage):
    before = (stage.folder / "settings.json").read_bytes()
    stage.go("page:settings")
    stage.press("Who else uses this computer?", stage.window.page)
    page = stage.window.page
    answer(page, AFRAID)
    stage.settle()
    assert "Please think first about a phone or computer" in words(page)
    assert "Pictures of the screen" in words(page)
    stage.press("Back to Settings", page)
    assert type(stage.window.page).__name__ == "SettingsPage"
    assert (stage.folder / "settings.json").read_bytes() == before


def test_the_question_of_a_chronology_counts_as_asked(stage, qtbot, desk):
    from companion.ui.kit.paper_pages import Paper
    from companion.ui.widgets.chronology_sharing import Printers, SharingStep

    step = SharingStep(stage.desk, stage.room, Printers(lambda _found: None, lambda: Paper.A4))
    qtbot.addWidget(step)
    step.household.answered.emit()
    assert stage.desk.held.is_household_asked
