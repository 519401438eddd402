# SPDX-License-Identifier: Apache-2.0
"""A person goes through the whole app, with the real vault and the real content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QRadioButton

from companion.demo.making import DEMO_PASSPHRASE
from companion.ui.widgets.labels import SelectableWords
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSPHRASE = "velvet otter canyon brass"
NEW_PASSPHRASE = "walnut ferry onion seven"
NOTE = "He asked for a photo of the xylofern"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that were handed to the system."""
    found: list[str] = []

    def open_address(address: str) -> bool:
        found.append(address)
        return True

    monkeypatch.setattr("companion.wiring.open_address", open_address)
    return found


@pytest.fixture
def start(tmp_path: Path, opened: list[str]) -> Iterator[object]:
    """Start the app over the folder of the test; earlier ones have been left by then."""
    stages: list[Stage] = []

    def start_over(template: Path | None = None) -> Stage:
        while stages:
            stages.pop().close()
        stages.append(Stage(template, folder=None if template else tmp_path))
        return stages[0]

    yield start_over
    while stages:
        stages.pop().close()


def make_vault(stage: Stage, passphrase: str = PASSPHRASE) -> str:
    """Go to the journal, make the private part, type the code back; return the code."""
    stage.go("page:journal")
    stage.type_into("Passphrase", passphrase)
    stage.type_into("The same passphrase again", passphrase)
    stage.press("Make the private part")
    (code,) = [
        label.text()
        for label in stage.window.page.findChildren(SelectableWords)
        if label.isVisible() and label.text().count("-") == 6
    ]
    stage.type_into("Type the code back", code.lower().replace("-", " "))
    stage.press("Go on")
    return code


def add_child(stage: Stage, label: str = "M.") -> None:
    stage.type_into("What do you want to call this child here?", label)
    stage.press("Add this child")


def unlock(stage: Stage, passphrase: str) -> None:
    stage.go("page:journal")
    stage.type_into("Passphrase", passphrase)
    stage.press("Open")


def test_first_start_to_a_card_in_one_click(start):
    stage = start()
    assert "What this is, and what it is not" in stage.window.page.heading.text()
    stage.press("Next")
    next(r for r in stage.window.findChildren(QRadioButton) if r.isVisible()).click()
    stage.press("Next")
    stage.press("Start", within=stage.window.page)
    assert stage.window.page.heading.text() == "What brings you here today?"
    stage.press("Something feels off")
    assert stage.window.page.card_id == "something-feels-off"


def test_every_step_of_the_first_start_can_be_skipped(start):
    stage = start()
    for _ in range(3):
        stage.press("Skip")
    assert stage.window.page.heading.text() == "What brings you here today?"
    again = start()
    assert again.window.page.heading.text() == "What brings you here today?"


def test_write_lock_unlock_find(start):
    stage = start()
    make_vault(stage)
    add_child(stage)
    stage.type_into("What you saw or heard", NOTE)
    stage.press("Save entry")
    stage.window.lock()
    assert [again.target for again in stage.relaunched] == ["page:journal"]

    stage = start()
    unlock(stage, "not my passphrase")
    assert "That passphrase did not open the private part." in stage.words()
    unlock(stage, PASSPHRASE)
    stage.type_into("Find in entries", "xylof")
    lines = stage.window.page.list.model
    assert lines.rowCount() == 1
    assert NOTE in lines.index(0, 0).data()


def test_a_draft_outlives_a_lock(start):
    stage = start()
    make_vault(stage)
    add_child(stage)
    stage.type_into("What you saw or heard", NOTE)
    stage.window.lock()

    stage = start()
    unlock(stage, PASSPHRASE)
    assert stage.field("What you saw or heard").toPlainText() == NOTE
    assert "Not saved yet" in stage.words()


def test_forgotten_passphrase(start):
    stage = start()
    code = make_vault(stage)
    add_child(stage)
    stage.type_into("What you saw or heard", NOTE)
    stage.press("Save entry")
    stage.window.lock()

    stage = start()
    stage.go("page:journal")
    stage.press("I have forgotten my passphrase")
    stage.type_into("Recovery code", code.replace("-", "").lower())
    stage.type_into("New passphrase", NEW_PASSPHRASE)
    stage.type_into("The new passphrase again", NEW_PASSPHRASE)
    stage.press("Open")
    assert stage.window.is_unlocked
    stage.window.lock()

    stage = start()
    unlock(stage, PASSPHRASE)
    assert not stage.window.is_unlocked
    unlock(stage, NEW_PASSPHRASE)
    assert stage.window.is_unlocked
    assert stage.window.page.list.model.rowCount() == 1


def test_a_mistyped_code_is_said_before_anything_slow(start):
    stage = start()
    make_vault(stage)
    stage.window.lock()
    stage = start()
    stage.go("page:journal")
    stage.press("I have forgotten my passphrase")
    stage.type_into("Recovery code", "0000-1111")
    stage.type_into("New passphrase", NEW_PASSPHRASE)
    stage.type_into("The new passphrase again", NEW_PASSPHRASE)
    stage.press("Open")
    assert "One or more characters of the code are not right." in stage.words()


def test_notice_leads_to_a_next_step(start, template):
    stage = start(template)
    unlock(stage, DEMO_PASSPHRASE)
    stage.go("page:notice")
    stage.choose_child("Jonas")
    stage.press("Start", within=stage.window.page)
    yes = next(
        radio
        for radio in stage.window.page.findChildren(QRadioButton)
        if radio.isVisible() and radio.text().replace("&", "") == "Yes"
    )
    yes.click()
    stage.settle()
    while not stage.has_button("Show the next step"):
        stage.press("Next" if stage.has_button("Next") else "Check your answers")
    stage.press("Show the next step")
    jonas = next(c for c in stage.on_vault(stage.room.checklist.children) if c.label == "Jonas")
    review = stage.on_vault(lambda: stage.room.checklist.finished_reviews(jonas.id))[0]
    assert [answer.sign_id for answer in review.answers] == ["secretive-online"]
    step = stage.on_vault(lambda: stage.room.checklist.next_step(review))
    assert stage.window.page.heading.text() == step.rule.headline
    sign = stage.desk.content.signs()["secretive-online"].text
    assert sign in stage.words()
    assert "because you ticked" in stage.words().lower()


def test_get_help_opens_a_listed_door(start, template, opened):
    stage = start(template)
    stage.go("page:get-help")
    stage.press("CEOP Safety Centre")
    assert "The browser keeps a history" in stage.words()
    assert opened == []
    stage.press("Open the web page")
    doors = {door.address for door in stage.desk.channels.channels()}
    assert len(opened) == 1
    assert set(opened) <= doors


def test_the_second_window_says_calmly_that_the_vault_is_in_use(start, tmp_path):
    first = start()
    make_vault(first)
    second = Stage(None, folder=tmp_path)
    try:
        unlock(second, PASSPHRASE)
        assert not second.window.is_unlocked
        assert "The private part is open in another window." in second.words()
        second.go("card:blackmail")
        assert any(label.text() for label in second.window.page.findChildren(QLabel))
    finally:
        second.close()
    assert first.window.is_unlocked
