"""A decision to watch: taken from the next step, listed when due, changed, and looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate

from companion.domain.checklist import Answer, Reply
from companion.domain.watch import Watch
from companion.ui.kit import formatting
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stage(template) -> Iterator[Stage]:
    """A new child, so that nothing of the demo stands on the page."""
    stage = Stage(template)
    stage.enter()
    child = stage.on_vault(lambda: stage.room.checklist.add_child("Kit", birth_year=2012))
    stage.settle()
    stage.desk.chosen_child.choose(child.id)
    stage.go("page:plans")
    yield stage
    stage.close()


def watches(stage):
    child = stage.desk.chosen_child.id
    return stage.on_vault(lambda: stage.room.watches.of(child))


def today(stage):
    return stage.room.watches.today()


def decide(stage, *, days, why="Tired in exam week"):
    child = stage.desk.chosen_child.id
    day = today(stage) + timedelta(days=days)
    watch = Watch(0, child, day, why=why, what_would_change="A new name")
    decided = stage.on_vault(lambda: stage.room.watches.decide(watch))
    stage.settle()
    return decided


def finish_review(stage, sign_id=""):
    checklist, child = stage.room.checklist, stage.desk.chosen_child.id

    def work():
        review = checklist.start_or_continue(child)
        if sign_id:
            checklist.keep_answer(review.id, Answer(sign_id, Reply.YES))
        return checklist.finish(review.id, is_still_worried=False)

    finished = stage.on_vault(work)
    stage.settle()
    return finished


def save(stage):
    stage.press("Save", stage.window.page.form)


def test_a_decision_from_the_next_step_knows_its_review_and_day(stage):
    finish_review(stage, "hides-phone" if "hides-phone" in stage.desk.content.signs() else "")
    child = stage.desk.chosen_child.id
    review = stage.on_vault(lambda: stage.room.checklist.finished_reviews(child))[0]
    step = stage.on_vault(lambda: stage.room.checklist.next_step(review))
    suggested = stage.on_vault(lambda: stage.room.watches.suggested_day(step))
    stage.go("page:plans#watch")
    stage.type_into("What will you look out for", "Exam week. She is tired.")
    stage.type_into("What would make you act sooner", "A new name")
    save(stage)
    (watch,) = watches(stage)
    assert (watch.why, watch.what_would_change) == ("Exam week. She is tired.", "A new name")
    assert (watch.review_id, watch.look_again_on) == (review.id, suggested)
    assert "Kept." in stage.words()
    stage.press("Back to your plans")
    said = stage.words()
    assert "Exam week. She is tired." in said
    assert f"Look again by {formatting.day(suggested)}, or sooner." in said


def test_a_day_that_has_come_is_told_in_words_on_top_of_the_plans(stage):
    decide(stage, days=5, why="Later")
    decide(stage, days=-2, why="Due")
    stage.go("page:plans")
    said = stage.words()
    day = formatting.day(today(stage) - timedelta(days=2))
    assert f"You wanted to look again by {day}." in said
    assert said.index("Due") < said.index("Later") < said.index("talks you plan")
    stage.press("Look again now")
    assert stage.window._page_id == "notice"


def test_plans_without_a_day_that_has_come_begin_with_the_talks(stage):
    decide(stage, days=5)
    said = stage.words()
    assert said.index("talks you plan") < said.index("Tired in exam week")


def test_a_decision_can_be_changed(stage):
    decided = decide(stage, days=5)
    stage.press("Change", stage.window.page.rows[f"watch:{decided.id}"].parentWidget())
    form = stage.window.page.form
    assert form.why.toPlainText() == "Tired in exam week"
    stage.type_into("What will you look out for", " and after")
    stage.press("In two weeks", form)
    save(stage)
    watch, before = watches(stage)
    assert watch.why == "Tired in exam week and after"
    assert watch.look_again_on == today(stage) + timedelta(days=14)
    assert before.why == "Tired in exam week"
    assert (before.followed_by, before.is_open, watch.is_open) == (watch.id, False, True)
    stage.go("page:watch")
    assert "What you decided before a change" in stage.words()
    assert "You changed this on" in stage.words()
    assert "You have looked again" not in stage.words()


def test_having_looked_can_end_it(stage):
    decide(stage, days=-1)
    stage.press("I have looked")
    assert "You decided: Tired in exam week" in stage.words()
    stage.type_into("What came of it", "She sleeps again.")
    stage.press("Stop watching this", stage.window.page.form)
    assert not stage.window.page.form.day.isVisible()
    save(stage)
    (watch,) = watches(stage)
    assert (watch.outcome, watch.is_open) == ("She sleeps again.", False)
    assert "What came of it: She sleeps again." in stage.words()
    stage.go("page:plans")
    assert "Tired in exam week" not in stage.words()
    stage.press("What came of earlier ones")
    assert "Tired in exam week" in stage.words()


def test_having_looked_can_set_a_new_day(stage):
    decide(stage, days=-1)
    stage.press("I have looked")
    stage.type_into("What came of it", "Still tired.")
    day = today(stage) + timedelta(days=10)
    stage.window.page.form.day.edit.setDate(QDate(day.year, day.month, day.day))
    save(stage)
    again, before = watches(stage)
    assert (again.look_again_on, again.why, again.is_open) == (day, "Tired in exam week", True)
    assert (before.outcome, before.is_open) == ("Still tired.", False)


def test_what_is_typed_is_a_draft_until_it_is_saved(stage):
    stage.go("page:plans#watch")
    stage.type_into("What will you look out for", "Half a th")
    stage.window.keep_words()
    assert watches(stage) == ()
    stage.window._drop_pages("watch")
    stage.go("page:plans#watch")
    assert stage.window.page.form.why.toPlainText() == "Half a th"
    assert "Not saved yet." in stage.words()
    stage.press("Cancel", stage.window.page.form)
    assert "What you wrote was not kept." in stage.words()
    stage.press("Open it again")
    assert stage.window.page.form.why.toPlainText() == "Half a th"


def test_watching_takes_the_place_of_no_report(stage):
    finish_review(stage, "threats-blackmail")
    stage.go("page:plans")
    assert not stage.has_button("Decide to watch")
    stage.go("page:plans#watch")
    assert not stage.window.page.form.isVisible()
    assert "asks for more than watching" in stage.words()
    stage.press("See the list and its next step")
    assert stage.window._page_id == "notice"


def test_nor_of_one_that_a_half_list_or_a_quick_note_asks_for(stage):
    child = stage.desk.chosen_child.id
    stage.on_vault(lambda: stage.room.noticings.note(child, "threats-blackmail"))
    stage.go("page:watch")
    assert not stage.has_button("Decide to watch")
    stage.go("page:plans#watch")
    assert not stage.window.page.form.isVisible()
    assert "asks for more than watching" in stage.words()


def test_an_ended_decision_opens_no_form(stage):
    decided = decide(stage, days=1)
    stage.on_vault(lambda: stage.room.watches.end(decided.id))
    stage.go(f"page:plans#watch={decided.id}")
    assert not stage.window.page.form.isVisible()
