"""Notice, as a parent goes through it: on the real content and a real vault."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from companion.domain.checklist import Answer, Reply, Since
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import AgeBand
from companion.domain.watch import Watch
from tests.ui.notice_parent import GROUPS, Parent


@pytest.fixture
def parent(qtbot, desk, room):
    return Parent(qtbot, desk, room)


def test_the_way_in_says_what_the_list_is(parent):
    parent.add_child()
    assert parent.sees("A sign is a reason to be curious, not proof.")
    assert parent.sees("This list is for you, not a set of questions for your child.")
    assert not parent.page.foot.isVisible()


def test_reasons_stand_beside_every_sign(parent):
    parent.add_child()
    parent.start()
    signs = parent.desk.content.signs()
    for _ in range(GROUPS):
        for sign_id, question in parent.page.view.questions.items():
            assert question.reply.title() == signs[sign_id].text.replace("&", "&&")
            shown = [label.text() for label in question.findChildren(QLabel)]
            for reason in signs[sign_id].ordinary_reasons:
                assert any(reason in text for text in shown)
        parent.qtbot.mouseClick(parent.page.foot.next, Qt.MouseButton.LeftButton)


def test_every_answer_is_kept_at_once(parent):
    parent.add_child()
    parent.start()
    question = parent.answer("secretive-online")
    details = question.details
    details.questions[0].buttons[2].click()
    details.since.buttons[1].click()
    details.usual.click()
    parent.press("Add a short note")
    parent.qtbot.keyClicks(details.note, "since the new game")
    wanted = Answer(
        "secretive-online", Reply.YES, Since.THIS_WEEK, (Reply.NO,), True, "since the new game"
    )
    parent.until(lambda: parent.stored().get("secretive-online") == wanted)
    assert parent.page.foot.kept.text().startswith("Kept, ")


def test_a_note_is_kept_before_leaving_quickly(parent):
    parent.add_child()
    parent.start()
    details = parent.answer("hides-phone").details
    parent.press("Add a short note")
    parent.qtbot.keyClicks(details.note, "face down")
    parent.page.keep_words()
    assert parent.stored()["hides-phone"].note == "face down"


def test_a_note_is_kept_while_it_is_typed_without_a_pause(parent):
    parent.add_child()
    parent.start()
    details = parent.answer("hides-phone").details
    parent.press("Add a short note")

    def types_on():
        parent.qtbot.keyClicks(details.note, "w")
        return parent.stored()["hides-phone"].note

    parent.until(types_on)


def test_the_reply_to_the_last_question_outlives_stopping(parent):
    parent.add_child()
    parent.start()
    parent.check()
    parent.page.view.worried.buttons[0].click()
    parent.press("Stop here, keep what I ticked")
    parent.until(lambda: parent.button("Go on where you stopped"))
    review = parent.vault(lambda: parent.room.checklist.open_review(1))
    assert review.is_still_worried is True
    parent.come()
    parent.press("Go on where you stopped")
    parent.check()
    assert parent.page.view.worried.value == Reply.YES


def test_a_last_question_left_open_is_no_no(parent):
    parent.add_child()
    parent.look()
    (review,) = parent.vault(lambda: parent.room.checklist.finished_reviews(1))
    assert review.is_still_worried is None


def test_harm_that_may_be_there_already_is_named_above_the_ordinary_reasons(parent):
    parent.add_child()
    parent.start()
    labels = [one.text() for one in parent.question("soreness-injury").findChildren(QLabel)]
    at = next(at for at, text in enumerate(labels) if text.startswith("A yes here may mean harm"))
    assert labels[at + 1].startswith("Ordinary reasons:")
    labels = [one.text() for one in parent.question("hopeless-talk").findChildren(QLabel)]
    assert not any(text.startswith("A yes here may mean harm") for text in labels)


def test_an_answer_can_be_taken_back(parent):
    parent.add_child()
    parent.start()
    parent.answer("hides-phone")
    parent.until(lambda: "hides-phone" in parent.stored())
    parent.press("Clear this answer")
    parent.until(lambda: parent.stored() == {})
    assert parent.question("hides-phone").reply.value is None
    assert parent.page.focusWidget() is parent.question("hides-phone").reply.buttons[0]


def test_no_keeps_the_note_that_was_written(parent):
    parent.add_child()
    parent.start()
    details = parent.answer("hides-phone").details
    parent.press("Add a short note")
    parent.qtbot.keyClicks(details.note, "face down")
    parent.answer("hides-phone", Reply.NO)
    assert not details.isVisible()
    parent.until(lambda: parent.stored()["hides-phone"].reply is Reply.NO)
    assert parent.stored()["hides-phone"].note == "face down"


def test_stop_and_come_back(parent):
    parent.add_child()
    parent.start()
    parent.answer("hides-phone")
    parent.answer("online-only-friend", Reply.NOT_SURE)
    parent.press("Stop here, keep what I ticked")
    parent.until(lambda: parent.button("Go on where you stopped"))
    assert parent.sees("What you ticked is kept.")

    parent.come()
    parent.press("Go on where you stopped")
    parent.until(lambda: parent.page.view is not None)
    questions = parent.page.view.questions
    assert questions["online-only-friend"].reply.value == Reply.NOT_SURE
    assert parent.sees("Group 2 of 8")
    parent.press("Back")
    assert parent.page.view.questions["hides-phone"].reply.value == Reply.YES


def test_earlier_times_can_be_read(parent, clock):
    parent.add_child()
    parent.look("hides-phone")
    parent.press("Done for now")
    parent.press("Looked on 3 December 2026")
    parent.until(lambda: parent.desk.content.signs()["hides-phone"].text in parent.texts())
    assert parent.button("Change") is None
    parent.press("Show the next step for these answers")
    parent.until(lambda: parent.page.heading.text() == "Keep talking")
    assert parent.button("Change an answer and see what changes") is None
    assert parent.button("I want to do more than this") is None


def test_nothing_of_another_child_shows(parent):
    parent.add_child("M")
    parent.look("hides-phone")
    parent.vault(lambda: parent.room.checklist.add_child("T", AgeBand.AGE_8_10))
    choice = parent.page.landing.choice
    parent.until(lambda: choice.box.count() == 2)
    parent.desk.chosen_child.choose(2)
    parent.until(lambda: parent.button("Start"))
    assert parent.page.view is None
    assert parent.desk.content.signs()["hides-phone"].text not in parent.texts()
    assert parent.button("Looked on 3 December 2026") is None
    parent.start()
    assert parent.question("hides-phone").reply.value is None


@pytest.mark.parametrize("width", [480, 1024])
def test_nothing_is_wider_than_the_page(parent, width):
    parent.add_child()
    parent.page.resize(width, 400)
    parent.look("hides-phone", "second-phone-or-account", "threats-blackmail")
    content = parent.page.scroll_area.widget()
    parent.until(lambda: content.width() <= parent.page.width())
    for widget in content.findChildren(QWidget):
        if widget.isVisible():
            assert widget.mapTo(content, widget.rect().topRight()).x() <= content.width()


def test_what_a_yes_asks_comes_into_view(parent):
    parent.add_child()
    parent.start()
    question = parent.answer("camera-behind-closed-doors")
    view = parent.page.scroll_area.viewport()

    def is_in_view():
        since = question.details.since
        return view.rect().contains(since.mapTo(parent.page, since.rect().bottomLeft()))

    parent.until(is_in_view)


def test_failing_to_keep_is_said_and_tried_again(parent, monkeypatch):
    parent.add_child()
    parent.start()
    store = parent.room.checklist._store
    keep = type(store).keep_answer

    def refuse(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(type(store), "keep_answer", refuse)
    parent.answer("hides-phone")
    parent.until(lambda: parent.sees("The disk is full"))
    monkeypatch.setattr(type(store), "keep_answer", keep)
    parent.answer("night-use", Reply.NO)
    parent.until(lambda: set(parent.stored()) == {"hides-phone", "night-use"})


def fill_disk(monkeypatch, parent):
    """Let no answer be stored; return what makes room again."""
    store = type(parent.room.checklist._store)
    keep = store.keep_answer

    def refuse(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(store, "keep_answer", refuse)
    return lambda: monkeypatch.setattr(store, "keep_answer", keep)


def test_stopping_on_a_full_disk_stays_and_stores_once_there_is_room(parent, monkeypatch):
    parent.add_child()
    parent.start()
    make_room = fill_disk(monkeypatch, parent)
    parent.answer("hides-phone")
    parent.until(lambda: parent.sees("The disk is full"))
    parent.page.banner.hide()
    parent.press("Stop here, keep what I ticked")
    parent.until(lambda: parent.sees("The disk is full"))
    assert not parent.sees("What you ticked is kept.")
    assert parent.question("hides-phone").reply.value == Reply.YES

    make_room()
    parent.press("Stop here, keep what I ticked")
    parent.until(lambda: parent.sees("What you ticked is kept."))
    assert set(parent.stored()) == {"hides-phone"}


def test_back_to_the_way_in_keeps_what_could_not_be_stored(parent, monkeypatch):
    parent.add_child()
    parent.start()
    make_room = fill_disk(monkeypatch, parent)
    parent.answer("hides-phone")
    parent.press("Back")
    parent.until(lambda: parent.sees("The disk is full"))
    assert parent.question("hides-phone").reply.value == Reply.YES
    make_room()
    parent.press("Back")
    parent.until(lambda: parent.button("Go on where you stopped"))
    assert set(parent.stored()) == {"hides-phone"}


def test_another_child_does_not_cost_answers_that_were_not_stored(parent, monkeypatch):
    parent.add_child("M")
    parent.start()
    other = parent.vault(lambda: parent.room.checklist.add_child("T"))
    choice = parent.page.landing.choice
    parent.until(lambda: choice.box.count() == 2)
    parent.desk.chosen_child.choose(1)
    make_room = fill_disk(monkeypatch, parent)
    parent.answer("hides-phone")
    parent.desk.chosen_child.choose(other.id)
    parent.until(lambda: parent.button("Start"))
    parent.until(lambda: parent.sees("The disk is full"))
    make_room()
    parent.desk.chosen_child.choose(1)
    parent.press("Go on where you stopped")
    parent.until(lambda: parent.page.view is not None)
    parent.page.keep_words()
    parent.until(lambda: set(parent.stored()) == {"hides-phone"})


def test_an_answer_about_what_goes_well_can_be_taken_back(parent):
    parent.add_child()
    parent.start()
    parent.check()
    parent.press("Add what is going well")
    strength = parent.desk.content.strengths()[0]
    row = parent.page.view.strengths[strength.id]
    row.buttons[0].click()
    parent.press("Clear this answer")
    assert row.value is None
    assert parent.button("Clear this answer") is None
    parent.press("Check your answers")
    assert strength.text not in parent.texts()


def test_usual_is_said_with_its_day_and_never_offered_for_what_is_grave(parent, clock):
    parent.add_child()
    parent.start()
    parent.answer("hides-phone").details.usual.click()
    assert not parent.answer("plan-to-meet").details.usual.isVisible()
    parent.next_step()
    parent.press("Done for now")
    clock.forward(days=60)
    parent.until(lambda: parent.button("Start"))
    parent.start()
    shown = [one.text() for one in parent.question("hides-phone").findChildren(QLabel)]
    assert "Usual for M since 3 December 2026, you said." in shown


def test_quick_notes_are_remembered_until_the_list_is_finished(parent, clock):
    parent.add_child()
    parent.vault(lambda: parent.room.noticings.note(1, "hides-phone", "face down at dinner"))
    parent.until(lambda: parent.sees("You noticed on 3 December 2026: They hide or guard"))
    clock.forward(days=1)
    parent.start()
    question = parent.question("hides-phone")
    shown = [one.text() for one in question.findChildren(QLabel)]
    assert "You noticed on 3 December 2026: face down at dinner" in shown
    parent.next_step()
    parent.press("Done for now")
    parent.until(lambda: parent.button("Start"))
    assert not parent.sees("You noticed on")


def test_a_note_taken_back_or_of_another_child_is_not_shown(parent):
    parent.add_child()
    noted = parent.vault(lambda: parent.room.noticings.note(1, words="slammed the door"))
    parent.until(lambda: parent.sees("slammed the door"))
    parent.vault(lambda: parent.room.noticings.take_back(noted.noticing.id))
    parent.until(lambda: not parent.sees("slammed the door"))
    other = parent.vault(lambda: parent.room.checklist.add_child("T"))
    parent.vault(lambda: parent.room.noticings.note(other.id, words="of the other child"))
    parent.until(lambda: parent.page.landing.choice.box.count() == 2)
    assert not parent.sees("of the other child")


def test_a_day_to_look_again_is_said_quietly(parent, clock):
    parent.add_child()
    day = clock.now().date()
    parent.vault(lambda: parent.room.watches.decide(Watch(0, 1, look_again_on=day)))
    parent.until(lambda: parent.sees("You wanted to look again by 3 December 2026."))
    parent.press("See what you decided to watch")
    assert parent.went == ["page:plans"]


def test_another_child_clears_the_next_step_and_what_was_being_tried(parent):
    parent.add_child("M")
    parent.look("hides-phone")
    sign = parent.desk.content.signs()["hides-phone"].text
    parent.press("Change an answer and see what changes")
    parent.press(sign)
    other = parent.vault(lambda: parent.room.checklist.add_child("T"))
    parent.until(lambda: parent.page.landing.choice.box.count() == 2)
    parent.desk.chosen_child.choose(other.id)
    parent.until(lambda: parent.button("Start"))
    labels = [one.text() for one in parent.page.findChildren(QLabel)]
    assert sign not in labels
