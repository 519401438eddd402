"""Notice around a list: help stays in view, nothing moves, and whose list it is can be seen."""

import pytest

from companion.domain.checklist import Reply
from companion.domain.guide import AgeBand
from companion.ui.pages.quick_note_page import QuickNotePage
from companion.ui.pages.watch_page import WatchPage
from tests.ui.notice_parent import Parent


@pytest.fixture
def parent(qtbot, desk, room):
    return Parent(qtbot, desk, room)


def known_place(parent):
    parent.desk.preferences.change(country="GB")
    parent.desk.channels.choose("GB")


def test_stopping_after_a_grave_answer_keeps_help_in_view(parent):
    known_place(parent)
    parent.add_child()
    parent.start()
    parent.answer("child-tells")
    parent.press("Stop here, keep what I ticked")
    parent.until(lambda: parent.button("Show the next step now"))
    assert parent.sees(parent.desk.channels.emergency_line())
    assert parent.page.banner.property("look") != "ok"
    parent.press("Show the next step now")
    parent.until(lambda: parent.page.heading.text() == "Get help now")
    assert parent.vault(lambda: parent.room.checklist.open_review(1)) is not None
    parent.press("Done for now")
    parent.until(lambda: parent.button("Go on where you stopped"))


def test_after_a_report_the_way_back_to_it_stands_first(parent):
    known_place(parent)
    parent.add_child()
    parent.look("image-or-fake")
    parent.press("Done for now")
    parent.until(lambda: parent.button("Write down whom you told"))
    parent.press("Write down whom you told")
    assert parent.went == ["page:reports#new"]
    parent.press("See that step again")
    parent.until(lambda: parent.page.heading.text() == "Report this today")


def test_a_noted_threat_is_more_than_a_reminder(parent):
    known_place(parent)
    parent.add_child()
    parent.vault(lambda: parent.room.noticings.note(1, "threats-blackmail"))
    parent.until(lambda: parent.button("What to do about what you noticed"))
    assert parent.sees(parent.desk.channels.emergency_line())
    assert parent.button("See who to phone")
    parent.press("What to do about what you noticed")
    assert parent.sees("Get help now")


def test_a_calm_look_leaves_no_help_box_behind(parent):
    parent.add_child()
    parent.look("hides-phone")
    parent.press("Done for now")
    parent.until(lambda: parent.button("Start"))
    assert parent.button("See who to phone") is None


def test_what_is_clear_can_be_reached_at_once(parent):
    parent.add_child()
    parent.press("Something clear has happened: go there first")
    parent.until(lambda: parent.page.view is not None)
    assert "child-tells" in parent.page.view.questions


@pytest.mark.parametrize("width", [480, 800])
def test_the_way_on_never_moves(parent, width):
    parent.add_child()
    parent.page.resize(width, 400)
    parent.start()

    def place():
        foot = parent.page.foot
        foot.next.window().grab()
        return foot.next.geometry(), foot.height()

    places = [place()]
    while parent.button("Show the next step") is None:
        parent.page.foot.next.click()
        places.append(place())
    assert len(set(map(str, places))) == 1


def test_every_page_of_a_list_says_whose_it_is(parent):
    parent.add_child("Mia")
    parent.start()
    assert parent.sees("About Mia · Group 1 of 8")
    parent.answer("hides-phone")
    parent.check()
    assert parent.sees("About Mia")
    parent.press("Show the next step")
    parent.until(lambda: parent.button("Done for now"))
    assert parent.sees("About Mia")


@pytest.mark.parametrize(("kind", "target"), [(QuickNotePage, ""), (WatchPage, "watch")])
def test_a_form_says_whose_it_is_too(qtbot, desk, room, kind, target):
    child = desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia", AgeBand.AGE_8_10), 10)
    desk.chosen_child.choose(child.id)
    page = kind(desk, room)
    qtbot.addWidget(page)
    page.show()
    page.open_target(target)
    qtbot.waitUntil(page.form.isVisible, timeout=5000)
    assert page.whose.words.text() == "About Mia"
    assert page.whose.isVisible()


def test_two_looks_on_one_day_are_told_apart_by_their_time(parent, clock):
    parent.add_child()
    for _ in range(2):
        parent.look("hides-phone")
        parent.press("Done for now")
        clock.forward(hours=1)
    parent.until(lambda: len(parent.page.landing.earlier) == 2)
    words = {button.text() for button in parent.page.landing.earlier}
    assert len(words) == 2
    assert all(one.startswith("Looked on 3 December 2026, at ") for one in words)


def test_the_country_is_not_asked_for_again(parent):
    assert not parent.sees("Which country are you in?")


def test_the_country_is_asked_for_where_nobody_has_said_it(parent):
    parent.desk.channels.choose("")
    parent.come()
    assert parent.sees("Which country are you in?")
    parent.add_child()
    parent.start()
    question = parent.answer("hopeless-talk")
    parent.until(question.help_line.isVisible)
    assert parent.sees("Phone your local emergency number, or the police.")
    box = question.help_line.place.place.country
    box.setCurrentIndex(box.findData("GB"))
    assert parent.desk.preferences.now.country == "GB"
    parent.press("Stop here, keep what I ticked")
    parent.until(lambda: parent.button("Go on where you stopped"))
    assert not parent.sees("Which country are you in?")


def test_another_country_is_an_answer_too(parent):
    parent.desk.channels.choose("")
    parent.come()
    parent.press("I am in another country")
    assert not parent.sees("Which country are you in?")
    assert parent.desk.preferences.now.country


def test_a_note_helps_where_a_person_is_not_sure(parent):
    parent.add_child()
    parent.start()
    details = parent.answer("hides-phone", Reply.NOT_SURE).details
    parent.press("Add a short note")
    parent.qtbot.keyClicks(details.note, "only once")
    assert not details.since.isVisible()
    parent.press("Next")
    parent.until(lambda: parent.stored()["hides-phone"].note == "only once")
    assert parent.stored()["hides-phone"].reply is Reply.NOT_SURE
