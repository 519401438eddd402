"""Notice, as a parent goes through it: on the real content and a real vault."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from companion.domain.checklist import Answer, Child, Reply, Since
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import AgeBand
from companion.domain.next_step import next_step
from companion.ui.pages.notice_page import NoticePage

GROUPS = 7


class Parent:
    """Does what a person does on the page, and sees what a person sees."""

    def __init__(self, qtbot, desk, room):
        self.qtbot, self.desk, self.room = qtbot, desk, room
        self.page = self.come()

    def come(self):
        """Open the page anew, as after a lock."""
        self.page = NoticePage(self.desk, self.room)
        self.qtbot.addWidget(self.page)
        self.page.resize(800, 600)
        self.page.show()
        self.went = []
        self.page.go.connect(self.went.append)
        return self.page

    def vault(self, work):
        return self.desk.tasks.now_on_vault(work, 10)

    def until(self, holds):
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=5000)

    def texts(self):
        labels = self.page.findChildren(QLabel)
        return [one.text() for one in labels if one.isVisible()]

    def sees(self, words):
        return any(words in text for text in self.texts())

    def button(self, words):
        found = [
            one
            for one in self.page.findChildren(QPushButton)
            if one.isVisible() and words in (one.text(), one.accessibleName())
        ]
        return found[0] if found else None

    def press(self, words):
        self.until(lambda: self.button(words) is not None)
        self.qtbot.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def add_child(self, label="M", age="14-17"):
        form = self.page.landing.choice.form
        self.until(form.label.isVisible)
        self.qtbot.keyClicks(form.label, label)
        form.age.setCurrentIndex(form.age.findData(age))
        self.press("Add this child")
        self.until(lambda: self.button("Start"))

    def start(self):
        self.press("Start")
        self.until(lambda: self.page.view is not None)

    def question(self, sign_id):
        """Go on until the sign is on the screen."""
        while sign_id not in self.page.view.questions:
            self.press("Next")
        return self.page.view.questions[sign_id]

    def answer(self, sign_id, reply=Reply.YES):
        place = (Reply.YES, Reply.NOT_SURE, Reply.NO).index(reply)
        self.question(sign_id).reply.buttons[place].click()
        return self.page.view.questions[sign_id]

    def check(self):
        while self.button("Check your answers") is None:
            self.press("Next")
        self.press("Check your answers")

    def next_step(self):
        self.check()
        self.press("Show the next step")
        self.until(lambda: self.button("Done for now"))

    def stored(self, child_id=1):
        review = self.vault(lambda: self.room.checklist.open_review(child_id))
        return {answer.sign_id: answer for answer in review.answers}

    def look(self, *sign_ids):
        """Go through the list once: yes to these, and on to the next step."""
        self.start()
        for sign_id in sign_ids:
            self.answer(sign_id)
        self.next_step()


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
    assert parent.sees("Group 2 of 7")
    parent.press("Back")
    assert parent.page.view.questions["hides-phone"].reply.value == Reply.YES


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
    assert parent.sees("No ticks never means that nothing is wrong.")
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
    for words in (names[0], "Something feels off", "Write it down", "Talk about it"):
        parent.press(words)
    wanted = [f"channel:{door.id}", "card:something-feels-off", "page:journal#new", "page:talk"]
    assert parent.went == wanted


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

    parent.press("Change an answer")
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
    assert parent.sees("New since last time (3 December 2026)")
    assert parent.sees("No longer, since last time (3 December 2026)")
    assert parent.desk.content.signs()["night-use"].text in parent.texts()


def test_earlier_times_can_be_read(parent, clock):
    parent.add_child()
    parent.look("hides-phone")
    parent.press("Done for now")
    parent.press("Looked on 3 December 2026")
    parent.until(lambda: parent.desk.content.signs()["hides-phone"].text in parent.texts())
    assert parent.button("Change") is None
    parent.press("Show the next step for these answers")
    parent.until(lambda: parent.page.heading.text() == "Keep talking")
    assert parent.button("Change an answer") is None


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


def test_keys_answer(parent):
    parent.add_child()
    parent.start()
    parent.until(lambda: parent.page.focusWidget() is not None)
    first, second = list(parent.page.view.questions.values())[:2]
    parent.until(lambda: parent.page.focusWidget() is first.reply.buttons[0])
    parent.qtbot.keyClick(parent.page.focusWidget(), Qt.Key.Key_S)
    assert first.reply.value == Reply.NOT_SURE
    parent.qtbot.keyClick(parent.page.focusWidget(), Qt.Key.Key_Tab)
    assert parent.page.focusWidget() is first.clear
    parent.qtbot.keyClick(parent.page.focusWidget(), Qt.Key.Key_Tab)
    assert parent.page.focusWidget() is second.reply.buttons[0]
    parent.qtbot.keyClick(parent.page.focusWidget(), Qt.Key.Key_N)
    assert second.reply.value == Reply.NO
    parent.qtbot.keyClick(parent.page.focusWidget(), Qt.Key.Key_Left)
    assert second.reply.value == Reply.NOT_SURE


def test_next_goes_to_the_first_sign_of_the_next_group(parent):
    parent.add_child()
    parent.start()
    parent.press("Next")
    first = next(iter(parent.page.view.questions.values()))
    parent.until(lambda: parent.page.focusWidget() is first.reply.buttons[0])
    assert parent.page.scroll_area.verticalScrollBar().value() == 0


def test_print_says_what_it_is_not(parent):
    parent.add_child("Mia")
    parent.look("hides-phone")
    with parent.qtbot.waitSignal(parent.page.print_wanted) as printed:
        parent.press("Print this")
    sheet = printed.args[0]
    words = [block.text for block in sheet.blocks]
    assert sheet.title == "Keep talking"
    assert any("not evidence" in text for text in words)
    assert not any("Mia" in text for text in [*words, sheet.subtitle])


def test_no_total_and_no_score_anywhere(parent):
    parent.add_child()
    parent.look("hides-phone", "night-use", "plan-to-meet")
    words = " ".join(parent.texts()).lower()
    for word in ("score", "risk", "%", "total", "3 signs", "all clear"):
        assert word not in words


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


def change_age(parent, age):
    child = parent.vault(lambda: parent.room.checklist.child(1))
    changed = replace(child, age_band=age)
    parent.vault(lambda: parent.room.checklist.change_child(changed))


def heading_for(parent, age, *sign_ids):
    """Return the headline of the next step for a child of this age."""
    content = parent.desk.content
    answers = tuple(Answer(sign_id, Reply.YES) for sign_id in sign_ids)
    child = Child(1, "M", age)
    step = next_step(content.rules(), content.signs(), answers, child, is_still_worried=False)
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
        parent.press("Print this")
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
