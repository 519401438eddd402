"""The end of a review: the answers, the next step, and what it leads on to."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from companion.domain.checklist import Answer, Child, Reply
from companion.domain.guide import AgeBand
from companion.domain.next_step import next_step
from tests.ui.notice_parent import Parent


@pytest.fixture
def parent(qtbot, desk, room):
    return Parent(qtbot, desk, room)


def test_next_step_says_what_to_do_and_why(parent):
    parent.add_child()
    parent.look("hides-phone", "deletes-messages")
    rules = {rule.id: rule for rule in parent.desk.content.rules()}
    signs = parent.desk.content.signs()
    assert parent.page.heading.text() == rules["talk-and-ring"].headline
    assert parent.sees("Because you ticked")
    for sign_id in ("hides-phone", "deletes-messages"):
        assert signs[sign_id].text in parent.texts()
    for action in rules["talk-and-ring"].actions:
        assert action in parent.texts()
    assert parent.sees("This is not evidence, and not a verdict about anyone.")
    assert not parent.sees("Nobody has reviewed them yet.")
    parent.press("How the next step is found")
    assert parent.sees("If you ticked nothing, something can still be wrong.")
    assert parent.sees("Nobody has reviewed them yet.")
    assert parent.vault(lambda: parent.room.checklist.open_review(1)) is None


def test_doors_cards_and_buttons_lead_on(parent):
    parent.add_child()
    parent.look("hides-phone", "deletes-messages")
    door = parent.desk.channels.doors_for(("adult-advice", "child-helpline"))[0]
    names = [
        one.accessibleName()
        for one in parent.page.findChildren(QPushButton)
        if one.accessibleName().startswith(door.name)
    ]
    leads = {
        names[0]: f"channel:{door.id}",
        "Something feels off": "card:something-feels-off",
        "Write it down": "page:journal#new",
        "Talk about it": "page:talk",
        "Find who to tell": "page:get-help",
        "Watch, and look again": "page:plans#watch",
        "More words to begin with": "situation:something-feels-off",
    }
    for words in leads:
        parent.press(words)
    parent.press("How the next step is found")
    parent.press("Read about these rules")
    assert parent.went == [*leads.values(), "page:understand#about-the-next-step"]
    assert parent.sees("Words to begin a talk, age 14 to 17")


def test_a_no_to_the_follow_up_lowers_and_not_knowing_does_not(parent):
    parent.add_child()
    parent.start()
    question = parent.answer("second-phone-or-account")
    assert question.help_line is not None
    question.details.questions[0].buttons[1].click()
    assert question.help_line is not None
    question.details.questions[0].buttons[2].click()
    assert question.help_line is None
    parent.next_step()
    assert parent.page.heading.text().startswith("Talk soon")


def test_danger_comes_first(parent):
    parent.add_child()
    parent.start()
    parent.answer("hides-phone")
    question = parent.answer("hopeless-talk")
    parent.until(question.help_line.isVisible)
    assert parent.sees(parent.desk.channels.emergency_line())
    parent.press("See who to phone")
    assert parent.went == ["page:get-help"]

    parent.next_step()
    assert parent.page.heading.text() == "Get help now"
    emergency = parent.desk.channels.doors_for(("emergency",))[0]
    tiles = parent.page.view.findChildren(QPushButton)
    assert tiles[0].accessibleName().startswith(emergency.name)


def test_not_sure_is_listed_to_find_out_by_talking(parent):
    parent.add_child()
    parent.start()
    parent.answer("night-use", Reply.NOT_SURE)
    parent.next_step()
    text = parent.desk.content.signs()["night-use"].text
    assert parent.sees("Things you could gently find out by talking")
    assert text in parent.texts()
    assert not parent.sees("Because you ticked")


def test_still_worried_leads_to_a_person(parent):
    parent.add_child()
    parent.start()
    parent.check()
    parent.page.view.worried.buttons[0].click()
    parent.press("Show the next step")
    parent.until(lambda: parent.button("Done for now"))
    assert parent.page.heading.text() == "Ring an adviser"
    assert parent.sees("Because you said that you are still worried.")
    finished = parent.vault(lambda: parent.room.checklist.finished_reviews(1))
    assert finished[0].is_still_worried


def test_check_page_changes_an_answer(parent):
    parent.add_child()
    parent.start()
    parent.answer("hides-phone")
    parent.answer("plan-to-meet")
    parent.check()
    text = parent.desk.content.signs()["plan-to-meet"].text
    parent.press(f"Change: {text}")
    parent.answer("plan-to-meet", Reply.NO)
    parent.press("Check your answers")
    assert text not in parent.texts()
    parent.press("Show the next step")
    parent.until(lambda: parent.page.heading.text() == "Keep talking")

    parent.press("Change an answer and see what changes")
    parent.press("Open the whole list")
    parent.press("Change: " + parent.desk.content.signs()["hides-phone"].text)
    parent.answer("hides-phone", Reply.NO)
    parent.press("Check your answers")
    parent.press("Show the next step")
    parent.until(lambda: parent.page.heading.text().startswith("Keep talking, and ask"))
    assert len(parent.vault(lambda: parent.room.checklist.finished_reviews(1))) == 1


def test_second_time_shows_what_is_new(parent, clock):
    parent.add_child()
    parent.look("hides-phone", "night-use")
    parent.press("Done for now")
    clock.forward(days=8)
    parent.until(lambda: parent.button("Start"))
    parent.start()
    parent.answer("hides-phone")
    parent.answer("deletes-messages")
    parent.answer("night-use", Reply.NO)
    parent.next_step()
    shown = parent.texts()
    at = shown.index("Compared with 3 December 2026")
    signs = parent.desk.content.signs()
    for title, sign_id, days in (
        ("New", "deletes-messages", "First ticked on 11 December 2026."),
        ("No longer", "night-use", "Ticked on 3 December 2026."),
        ("As before", "hides-phone", "Ticked since 3 December 2026."),
    ):
        place = shown.index(title, at)
        assert shown[place + 1 : place + 3] == [signs[sign_id].text, days]


def change_age(parent, age):
    child = parent.vault(lambda: parent.room.checklist.child(1))
    changed = replace(child, age_band=age)
    parent.vault(lambda: parent.room.checklist.change_child(changed))


def heading_for(parent, age, *sign_ids):
    """Return the headline of the next step for a child of this age."""
    content = parent.desk.content
    answers = tuple(Answer(sign_id, Reply.YES) for sign_id in sign_ids)
    child = Child(1, "M", age)
    step = next_step(content.rule_table(), content.signs(), answers, child, is_still_worried=False)
    return step.rule.headline


def test_the_next_step_follows_the_age_of_the_child(parent):
    ticked = ("online-only-friend",)
    older, younger = (
        heading_for(parent, age, *ticked) for age in (AgeBand.AGE_14_17, AgeBand.AGE_5_7)
    )
    assert older != younger
    parent.add_child()
    parent.look(*ticked)
    assert parent.page.heading.text() == older
    change_age(parent, AgeBand.AGE_5_7)
    parent.until(lambda: parent.page.heading.text() == younger)
    with parent.qtbot.waitSignal(parent.page.print_wanted) as printed:
        parent.press("Print this next step, without your notes")
    assert printed.args[0].title == younger


def test_coming_back_works_the_next_step_out_again(parent, monkeypatch):
    ticked = ("online-only-friend",)
    younger = heading_for(parent, AgeBand.AGE_5_7, *ticked)
    parent.add_child()
    parent.look(*ticked)
    with monkeypatch.context() as patch:
        patch.setattr(parent.room.checklist, "_on_change", lambda _change: None)
        change_age(parent, AgeBand.AGE_5_7)
    parent.page.refresh()
    parent.until(lambda: parent.page.heading.text() == younger)


def test_what_goes_well_has_a_page_of_its_own_and_changes_no_step(parent):
    parent.add_child()
    parent.start()
    parent.answer("hides-phone")
    parent.check()
    parent.press("Add what is going well")
    strength = parent.desk.content.strengths()[0]
    assert not hasattr(parent.page.view, "questions")
    parent.page.view.strengths[strength.id].buttons[0].click()
    parent.press("Check your answers")
    parent.until(lambda: strength.text in parent.texts())
    parent.press("Show the next step")
    parent.until(lambda: parent.button("Done for now"))
    assert parent.page.heading.text() == "Keep talking"
    assert parent.sees("What you can build on")
    assert strength.build_on in parent.texts()


def test_a_change_is_seen_before_it_is_kept(parent):
    parent.add_child()
    parent.look("hides-phone", "deletes-messages")
    signs = parent.desk.content.signs()
    parent.press("Change an answer and see what changes")
    parent.press(signs["deletes-messages"].text)
    question = parent.page.view.try_change.question
    question.reply.buttons[2].click()
    parent.until(lambda: parent.sees("With this change: “Keep talking”."))
    assert parent.page.heading.text().startswith("Talk in the next day")
    parent.press("Leave it as it was")
    finished = parent.vault(lambda: parent.room.checklist.finished_reviews(1))
    assert {one.reply for one in finished[0].answers} == {Reply.YES}

    parent.press(signs["deletes-messages"].text)
    parent.page.view.try_change.question.reply.buttons[2].click()
    parent.press_enabled("Keep this change")
    parent.until(lambda: parent.page.heading.text() == "Keep talking")
    finished = parent.vault(lambda: parent.room.checklist.finished_reviews(1))
    assert len(finished) == 1
    stored = {one.sign_id: one.reply for one in finished[0].answers}
    assert stored == {"hides-phone": Reply.YES, "deletes-messages": Reply.NO}


def test_a_change_without_effect_says_so(parent):
    parent.add_child()
    parent.look("hides-phone", "plan-to-meet")
    signs = parent.desk.content.signs()
    headline = parent.page.heading.text()
    parent.press("Change an answer and see what changes")
    parent.press(signs["hides-phone"].text)
    parent.page.view.try_change.question.reply.buttons[1].click()
    parent.until(lambda: parent.sees(f"With this change, the next step stays: “{headline}”."))


def test_stepping_up_is_kept_and_never_goes_down(parent):
    parent.add_child()
    parent.look("hides-phone")
    rules = {rule.id: rule for rule in parent.desk.content.rules()}
    parent.press("I want to do more than this")
    assert parent.button(rules["no-ticks"].headline) is None
    parent.press(rules["report"].headline)
    parent.until(lambda: parent.page.heading.text() == rules["report"].headline)
    assert parent.sees("Your answers alone lead to: “Keep talking”.")
    for action in rules["report"].actions:
        assert action in parent.texts()
    assert parent.button("Watch, and look again") is None
    parent.press("Done for now")
    parent.press("Looked on 3 December 2026")
    parent.press("Show the next step for these answers")
    parent.until(lambda: parent.page.heading.text() == rules["report"].headline)


def test_a_higher_step_can_be_left_again_for_the_first_one(parent):
    parent.add_child()
    parent.look("hides-phone")
    parent.press("I want to do more than this")
    parent.press("Get help now")
    parent.until(lambda: parent.page.heading.text() == "Get help now")
    parent.press("Go back to that step")
    parent.until(lambda: parent.page.heading.text() == "Keep talking")


def test_the_gravest_step_offers_no_more_and_no_watching(parent):
    parent.add_child()
    parent.look("hopeless-talk")
    assert parent.button("I want to do more than this") is None
    assert parent.button("Watch, and look again") is None


def test_the_first_steps_stand_above_the_reasons_where_it_is_urgent(parent):
    parent.add_child()
    parent.look("plan-to-meet")
    shown = parent.texts()
    assert shown.index("What to read next") < shown.index("Because you ticked")


def test_ordinary_reasons_stand_beside_every_sign_at_the_end_too(parent):
    parent.add_child()
    parent.start()
    parent.answer("hides-phone")
    parent.answer("night-use", Reply.NOT_SURE)
    parent.check()
    signs = parent.desk.content.signs()
    reasons = [signs[one].ordinary_reasons[0] for one in ("hides-phone", "night-use")]
    assert all(parent.sees(reason) for reason in reasons)
    parent.press("Show the next step")
    parent.until(lambda: parent.button("Done for now"))
    assert all(parent.sees(reason) for reason in reasons)
