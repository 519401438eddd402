# SPDX-License-Identifier: Apache-2.0
"""What happened counts on in later lists, until the earlier tick is called a mistake."""

import pytest

from companion.domain.checklist import Reply
from companion.domain.guide import AgeBand
from tests.ui.notice_parent import Parent

STILL = "You ticked this on 3 December 2026; it still counts."
MISTAKE = "It never happened: the earlier tick was a mistake"


@pytest.fixture
def parent(qtbot, desk, room):
    desk.channels.choose("GB")
    return Parent(qtbot, desk, room)


@pytest.fixture
def told(parent, clock):
    """The child told something; the list was finished, and eight days have passed."""
    parent.add_child()
    parent.start()
    parent.answer("child-tells").details.questions[0].buttons[2].click()
    parent.next_step()
    parent.press("Done for now")
    clock.forward(days=8)
    parent.until(lambda: parent.button("Start"))
    parent.start()
    return parent.desk.content.signs()["child-tells"]


def paper(parent, words, choice=""):
    with parent.qtbot.waitSignal(parent.page.print_wanted) as printed:
        parent.press(words)
        if choice:
            parent.press(choice)
    return [block.text for block in printed.args[0].blocks]


def test_a_no_to_what_happened_is_no_calm_next_step(parent, told):
    parent.answer("child-tells", Reply.NO)
    parent.next_step()
    assert parent.page.heading.text() == "Report this today"
    shown = parent.texts()
    assert shown.index(told.text) < shown.index(STILL)
    at = shown.index("This happened, and still counts")
    assert shown[at + 1 : at + 3] == [told.text, "Ticked on 3 December 2026."]
    assert "No longer" not in shown
    assert parent.button("Watch, and look again") is None
    assert STILL in paper(parent, "Print this next step, without your notes")
    assert STILL in paper(parent, "Print my answers and notes", "Without the name")


def test_what_was_not_looked_at_again_counts_too(parent, told):
    parent.check()
    assert {"This happened, and still counts", told.text, STILL} <= set(parent.texts())
    parent.press(f"Change: {told.text}")
    parent.until(lambda: "child-tells" in parent.page.view.questions)
    parent.check()
    parent.press("Show the next step")
    parent.until(lambda: parent.button("Done for now"))
    assert parent.page.heading.text() == "Report this today"
    assert parent.sees(STILL)


def test_a_tick_that_was_a_mistake_can_be_taken_back(parent, told, qtbot):
    question = parent.question("child-tells")
    assert parent.sees(STILL)
    assert question.mistake.isHidden()
    question = parent.answer("child-tells", Reply.NO)
    parent.until(question.mistake.isVisible)
    assert question.mistake.check.text() == MISTAKE
    question.mistake.check.click()
    parent.until(lambda: parent.stored()["child-tells"].is_correction)
    parent.next_step()
    assert parent.page.heading.text().startswith("Keep talking, and ask")
    shown = parent.texts()
    at = shown.index("You took back a tick")
    assert shown[at + 1 : at + 3] == [told.text, "You took back a tick of 3 December 2026."]
    assert parent.button("Watch, and look again") is not None
    words = paper(parent, "Print my answers and notes", "Without the name")
    assert words[words.index("Earlier ticks that I took back") + 1] == told.text
    first = parent.vault(lambda: parent.room.checklist.finished_reviews(1))[-1]
    assert [(one.sign_id, one.reply) for one in first.answers] == [("child-tells", Reply.YES)]


def test_the_earlier_list_says_that_its_tick_was_taken_back(parent, told):
    parent.answer("child-tells", Reply.NO).mistake.check.click()
    parent.until(lambda: parent.stored()["child-tells"].is_correction)
    parent.next_step()
    parent.press("Done for now")
    parent.until(lambda: parent.button("Looked on 3 December 2026"))
    parent.press("Looked on 3 December 2026")
    taken_back = "On 11 December 2026 you said that this tick was a mistake."
    shown = parent.texts()
    assert shown[shown.index(told.text) + 1] == taken_back
    words = paper(parent, "Print my answers and notes", "Without the name")
    assert words[words.index(told.text) + 1] == taken_back
    parent.press("Back")
    parent.until(lambda: parent.button("Looked on 11 December 2026"))
    parent.press("Looked on 11 December 2026")
    assert not parent.sees(taken_back)


def test_only_a_no_can_call_the_earlier_tick_a_mistake(parent, told):
    question = parent.answer("child-tells", Reply.NO)
    question.mistake.check.click()
    parent.answer("child-tells", Reply.NOT_SURE)
    assert question.mistake.isHidden()
    parent.until(lambda: parent.stored()["child-tells"].reply is Reply.NOT_SURE)
    assert not parent.stored()["child-tells"].is_correction
    question.clear.click()
    parent.until(lambda: not parent.stored())
    parent.answer("child-tells", Reply.NO)
    parent.until(parent.stored)
    assert not parent.stored()["child-tells"].is_correction


def test_other_signs_ask_nothing_about_a_mistake(parent, told):
    for sign_id in ("hides-phone", "threats-blackmail"):
        assert parent.answer(sign_id, Reply.NO).mistake.isHidden()


def test_the_correction_is_still_there_after_coming_back(parent, told):
    parent.answer("child-tells", Reply.NO).mistake.check.click()
    parent.until(lambda: parent.stored()["child-tells"].is_correction)
    parent.check()
    assert parent.sees("You took back an earlier tick")
    assert not parent.sees("This happened, and still counts")
    parent.press(f"Change: {told.text}")
    question = parent.page.view.questions["child-tells"]
    assert question.mistake.check.isChecked()
    parent.until(question.mistake.isVisible)


def test_a_quick_note_of_something_that_happened_counts_in_the_list(parent):
    checklist, noticings = parent.room.checklist, parent.room.noticings
    child = parent.vault(lambda: checklist.add_child("M", AgeBand.AGE_14_17))
    parent.vault(lambda: noticings.note(child.id, "threats-blackmail"))
    parent.desk.chosen_child.choose(child.id)
    parent.start()
    parent.next_step()
    assert parent.page.heading.text() == "Get help now"
    assert parent.sees("You noted this on 3 December 2026; it still counts.")
