"""Around Notice: quick notes and watching lose no words, move no button, and hide no help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.ui.widgets.age_field import AgeField
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stage(template) -> Iterator[Stage]:
    stage = Stage(template)
    stage.enter()
    child = stage.on_vault(lambda: stage.room.checklist.add_child("Kit", birth_year=2012))
    stage.settle()
    stage.desk.chosen_child.choose(child.id)
    stage.go("page:plans")
    yield stage
    stage.close()


def notes(stage):
    child = stage.desk.chosen_child.id
    return stage.on_vault(lambda: stage.room.noticings.of(child))


def test_enter_saves_the_one_line(stage):
    stage.go("page:quick-note")
    form = stage.window.page.note_form
    form.words.setFocus()
    QTest.keyClicks(form.words, "She hid the phone")
    QTest.keyClick(form.words, Qt.Key.Key_Return)
    stage.wait_until(lambda: notes(stage))
    assert [one.words for one in notes(stage)] == ["She hid the phone"]


@pytest.mark.parametrize("target", ["page:quick-note", "page:plans#watch"])
def test_typing_moves_no_button(stage, target):
    stage.go(target)
    form = stage.window.page.form
    before = form.save.mapTo(form, form.save.rect().topLeft())
    QTest.keyClicks(form.words_box(), "A few words")
    stage.window.keep_words()
    stage.wait_until(lambda: "Not saved yet." in stage.words())
    QApplication.processEvents()
    assert form.save.mapTo(form, form.save.rect().topLeft()) == before


def test_what_was_begun_about_watching_is_seen_among_the_plans(stage):
    stage.go("page:plans#watch")
    stage.type_into("What will you look out for", "Half a th")
    stage.window.keep_words()
    stage.go("page:plans")
    stage.wait_until(lambda: "You began to write: Half a th" in stage.words())
    stage.press("Go on writing", stage.window.page)
    assert stage.window.page.form.why.toPlainText() == "Half a th"


def test_the_plans_say_why_watching_is_not_offered(stage):
    child = stage.desk.chosen_child.id
    stage.on_vault(lambda: stage.room.noticings.note(child, "threats-blackmail"))
    stage.go("page:quick-note")
    stage.go("page:plans")
    stage.wait_until(lambda: "asks for more than watching" in stage.words())
    assert not stage.has_button("Decide to watch")


def test_a_noted_sign_for_an_adviser_shows_its_step_at_once(stage):
    stage.go("page:quick-note")
    form = stage.window.page.note_form
    form.finder.show_sign("fear-of-person")
    form.changed.emit()
    stage.press("Save", form)
    stage.wait_until(lambda: "Speak to an adviser today" in stage.words())


def test_the_years_open_at_the_likely_ones(stage):
    field = AgeField(stage.desk.look, stage.desk.clock)
    field.show()
    field.year.showPopup()
    rows = field.year.view()
    seen = rows.indexAt(rows.viewport().rect().center()).data()
    assert 7 <= stage.room.watches.today().year - int(seen) <= 12
    field.year.hidePopup()
    field.deleteLater()
