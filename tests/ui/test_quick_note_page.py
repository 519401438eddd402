"""I noticed something: found by typing, kept in seconds, taken back, and back to where one was."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.domain.form_draft import FormDraft
from companion.domain.noticing import QuickNote
from companion.ui.kit.formatting import local
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
GRAVE = "threats-blackmail"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stage(template) -> Iterator[Stage]:
    stage = Stage(template)
    stage.enter()
    stage.choose_child("M.")
    stage.go("page:reports")
    yield stage
    stage.close()


def call(stage):
    QTest.keyClick(stage.window, Qt.Key.Key_N, KEYS)
    stage.settle()


def type_in(stage, words):
    """Type where the focus is."""
    QTest.keyClicks(QApplication.focusWidget(), words)
    stage.settle()


def press_key(stage, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    stage.settle()


def find(stage, words):
    finder = stage.window.page.note_form.finder
    type_in(stage, words)
    stage.wait_until(lambda: finder.rows.count)


def notes(stage):
    child = stage.desk.chosen_child.id
    return stage.on_vault(lambda: stage.room.noticings.of(child))


def test_a_note_by_keyboard_alone_and_back_to_where_the_person_was(stage):
    before = len(notes(stage))
    call(stage)
    find(stage, "hide phone")
    press_key(stage, Qt.Key.Key_Return)
    type_in(stage, "Face down at dinner.")
    press_key(stage, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    note = notes(stage)[0]
    assert len(notes(stage)) == before + 1
    assert stage.desk.content.signs()[note.sign_id].text in stage.words()
    assert note.words == "Face down at dinner."
    assert note.noticed_at == note.written_at
    said = stage.words()
    assert "Kept. It will be beside the list when you look through it next." in said
    assert "Someone can help" not in said
    stage.press("Back to where you were")
    assert stage.window._page_id == "reports"


def test_down_goes_among_the_signs_that_fit(stage):
    call(stage)
    find(stage, "secret")
    finder = stage.window.page.note_form.finder
    press_key(stage, Qt.Key.Key_Down)
    press_key(stage, Qt.Key.Key_Down)
    second = finder.rows._model.target_at(1).removeprefix("sign:")
    press_key(stage, Qt.Key.Key_Return)
    assert finder.sign_id == second
    assert "Ordinary reasons:" in finder.reasons.text()
    stage.press("Leave the sign out")
    assert finder.sign_id == ""
    assert QApplication.focusWidget() is finder.field


def test_words_that_fit_no_sign_may_still_be_noted(stage):
    call(stage)
    type_in(stage, "zzzzqq")
    stage.wait_until(lambda: "No sign fits." in stage.words())
    stage.type_into("One line", "She was quiet.")
    stage.press("Save", stage.window.page.form)
    assert (notes(stage)[0].sign_id, notes(stage)[0].words) == ("", "She was quiet.")


def test_a_grave_sign_leads_to_help_at_once(stage):
    call(stage)
    stage.window.page.note_form.finder._on_row_chosen(f"sign:{GRAVE}")
    stage.press("Save", stage.window.page.form)
    said = stage.words()
    assert "Kept. It will be beside the list" in said
    assert "Someone can help with this now" in said
    assert "Do not pay anyone." in said
    stage.press(stage.desk.content.cards()["blackmail"].title, stage.window.page)
    assert stage.window._page_id == "card"
    stage.go("page:back")
    assert stage.window._page_id == "quick-note"


def test_a_question_that_nobody_asked_is_named_where_it_decides(stage):
    call(stage)
    find(stage, "keep a friendship secret")
    press_key(stage, Qt.Key.Key_Return)
    press_key(stage, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert notes(stage)[0].sign_id == "told-to-keep-secret"
    question = "Is this person an adult, or someone you cannot identify?"
    said = f"Not asked here: “{question}” Until you know, the next step takes the careful way."
    assert said in stage.words()


def test_it_can_be_taken_back(stage):
    call(stage)
    stage.window.page.note_form.finder._on_row_chosen(f"sign:{GRAVE}")
    stage.press("Save", stage.window.page.form)
    stage.press("Take it back", stage.window.page.notice)
    assert notes(stage)[0].is_taken_back
    said = stage.words()
    assert "Taken back." in said
    assert "Someone can help" not in said
    assert "You took it back on" in said


@pytest.mark.parametrize(("answer", "days"), [("Earlier today", 0), ("Yesterday", 1)])
def test_it_can_be_about_an_earlier_moment(stage, answer, days):
    call(stage)
    stage.type_into("One line", f"Noted {days}")
    stage.press(answer, stage.window.page.form)
    stage.press("Save", stage.window.page.form)
    note = next(one for one in notes(stage) if one.words == f"Noted {days}")
    today = local(stage.desk.clock.now()).date()
    assert local(note.noticed_at).date() == today - timedelta(days=days)
    assert note.noticed_at <= note.written_at


def test_a_day_still_to_come_can_not_be_chosen(stage):
    call(stage)
    form = stage.window.page.note_form
    stage.press("Another day", form)
    form.day.setDate(form.day.date().addDays(5))
    assert form.record().day == local(stage.desk.clock.now()).date()


def test_nothing_is_kept_without_a_sign_or_a_word(stage):
    before = notes(stage)
    call(stage)
    stage.press("Save", stage.window.page.form)
    assert "There is nothing written yet." in stage.words()
    assert notes(stage) == before


def test_a_half_typed_note_is_there_after_locking(stage):
    call(stage)
    stage.type_into("One line", "Half a li")
    child = stage.desk.chosen_child.id
    stage.window.keep_words()
    stage.on_vault(stage.desk.keeper.close)
    again = Stage(None, folder=stage.folder)
    try:
        again.enter()
        again.go("page:quick-note")
        assert "Choose a child first." in again.words()
        again.choose_child("M.")
        assert again.window.page.note_form.words.words == "Half a li"
        assert "This is your draft from" in again.words()
        drafts = again.on_vault(lambda: again.room.quick_note_forms.drafts.of(child))
        assert [one.record for one in drafts] == [QuickNote(0, child, words="Half a li")]
    finally:
        again.close()


def test_a_line_typed_where_signs_are_looked_for_is_there_after_locking(stage):
    call(stage)
    type_in(stage, "he hides a phone")
    stage.window.keep_words()
    stage.on_vault(stage.desk.keeper.close)
    again = Stage(None, folder=stage.folder)
    try:
        again.enter()
        again.go("page:quick-note")
        again.choose_child("M.")
        assert again.window.page.note_form.words.words == "he hides a phone"
        assert "This is your draft from" in again.words()
    finally:
        again.close()


def test_a_line_typed_where_signs_are_looked_for_can_be_saved(stage):
    call(stage)
    type_in(stage, "zzzzqq")
    stage.press("Save", stage.window.page.form)
    assert (notes(stage)[0].sign_id, notes(stage)[0].words) == ("", "zzzzqq")


def test_looked_for_words_are_no_line_beside_a_sign_or_a_line(stage):
    call(stage)
    find(stage, "hide phone")
    form = stage.window.page.note_form
    assert form.record().words == "hide phone"
    stage.type_into("One line", "At dinner.")
    assert form.record().words == "At dinner."
    form.words.clear()
    form.finder.field.setFocus()
    press_key(stage, Qt.Key.Key_Return)
    assert form.record().sign_id
    assert form.record().words == ""


def test_it_asks_which_child_and_keeps_nothing_before(stage):
    stage.desk.chosen_child.id = None
    stage.window._drop_pages("reports")
    call(stage)
    assert not stage.window.page.note_form.isVisible()
    assert "Choose a child first." in stage.words()
    stage.window.page.choice.box.setCurrentIndex(1)
    stage.settle()
    assert stage.window.page.note_form.isVisible()


def test_it_is_only_there_while_the_private_room_is_open(template):
    stage = Stage(template)
    try:
        assert not stage.window._rail._note.isVisible()
        call(stage)
        assert stage.window._page_id == "start"
        stage.enter()
        assert stage.window._rail._note.isVisible()
        assert "Quick note" in stage.window._rail._note.item(0).text()
    finally:
        stage.close()


def test_the_now_of_an_old_draft_stays_on_its_day(stage):
    child = stage.desk.chosen_child.id
    kept_at = stage.desk.clock.now() - timedelta(days=1)
    note = FormDraft(0, QuickNote(0, child, words="Half a li"), kept_at)
    store = stage.room.quick_note_forms.drafts._store
    stage.on_vault(lambda: store.keep_form_draft(note))
    call(stage)
    assert stage.window.page.form.record().day == local(kept_at).date()
    assert stage.button("Yesterday", stage.window.page.form).isChecked()
