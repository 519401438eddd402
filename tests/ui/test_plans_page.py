"""Talks planned and held, the words of a starter, and when to look through the list again."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from companion.domain.checklist import Answer, Reply
from companion.domain.guide import AgeBand
from companion.domain.report import Promise, Report
from companion.domain.talk import Talk, WhatNext
from companion.ui.pages.plans_page import PlansPage
from companion.ui.widgets.look_back import LookedThrough
from companion.ui.widgets.talk_words import looked_words, talk_next, talk_opening, talk_title
from tests.ui.acting import press

STARTER, SECOND = "8-10-gaming-1", "8-10-gaming-2"
TODAY = date(2026, 12, 3)


def add(desk, room, label):
    return desk.tasks.now_on_vault(lambda: room.checklist.add_child(label), 10)


def stored(page, child):
    return tuple(page.desk.tasks.now_on_vault(lambda: page.room.talks.of(child.id), 10))


def drafts(page, child):
    return page.desk.tasks.now_on_vault(lambda: page.room.talks.drafts.of(child.id), 10)


def keep(page, talk):
    return page.desk.tasks.now_on_vault(lambda: page.room.talks.save(talk), 10)


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def shown(page):
    return [label.text() for label in page.list_view.findChildren(QLabel)]


def page_of(qtbot, desk, room):
    page = PlansPage(desk, room)
    page.resize(820, 580)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def child(desk, room):
    return add(desk, room, "M")


@pytest.fixture
def page(qtbot, desk, room, child):
    page = page_of(qtbot, desk, room)
    qtbot.waitUntil(lambda: page.child == child and page.list.count() > 0)
    return page


def test_empty_page_says_what_will_be_here(page):
    words = " ".join(shown(page))
    assert "talks you plan" in words
    assert "invented family" in words


def test_a_talk_is_planned_then_held(qtbot, page, child):
    click(qtbot, page.plan)
    form = page.form
    assert not form.how_it_went.isVisible()
    qtbot.keyClicks(form.topic, "New headset")
    qtbot.keyClicks(form.opening, "Tell me about it.")
    form.planned_for.box.click()
    form.planned_for.edit.setDate(date(2026, 12, 5))
    click(qtbot, form.save)
    qtbot.waitUntil(lambda: "1:talked" in page.rows)
    assert "Planned for Sat 5 Dec 2026" in shown(page)
    assert "“Tell me about it.”" in shown(page)

    click(qtbot, page.rows["1:talked"])
    assert page.focusWidget() is form.how_it_went
    qtbot.keyClicks(form.how_it_went, "She smiled.")
    click(qtbot, form.save)
    qtbot.waitUntil(lambda: "How it went: She smiled." in shown(page))
    (talk,) = stored(page, child)
    assert (talk.topic, talk.opening) == ("New headset", "Tell me about it.")
    assert (talk.planned_for, talk.held_on) == (date(2026, 12, 5), TODAY)
    assert "You talked on Thu 3 Dec 2026" in shown(page)
    assert "1:talked" not in page.rows


def test_the_next_planned_talk_stands_first(qtbot, page, child):
    keep(page, Talk(0, child.id, "No day"))
    keep(page, Talk(0, child.id, "Later", planned_for=date(2026, 12, 20)))
    keep(page, Talk(0, child.id, "Soon", planned_for=date(2026, 12, 5)))
    keep(page, Talk(0, child.id, "Past", held_on=date(2026, 11, 5)))
    qtbot.waitUntil(lambda: "4" in page.rows)
    texts = shown(page)
    places = [texts.index(words) for words in ("Soon", "Later", "No day", "Past")]
    assert places == sorted(places)


def test_a_starter_makes_a_plan_and_is_a_draft_until_it_is_saved(qtbot, page, desk, child):
    page.open_target(f"starter={STARTER}")
    starter = desk.guide.starter(STARTER)
    assert page.form.opening.toPlainText() == starter.words
    assert page.form.topic.words
    page.keep_words()
    assert stored(page, child) == ()
    assert [one.record.starters for one in drafts(page, child)] == [(STARTER,)]
    click(qtbot, page.form.save)
    qtbot.waitUntil(lambda: "1" in page.rows)
    (talk,) = stored(page, child)
    assert (talk.opening, talk.starters) == (starter.words, (STARTER,))


def test_several_starters_go_into_the_plan_that_is_being_made(qtbot, page, desk, child):
    first, second = (desk.guide.starter(one) for one in (STARTER, SECOND))
    page.open_target(f"starter={STARTER}")
    page.open_target(f"starter={SECOND}")
    assert page.form.opening.toPlainText() == f"{first.words}\n\n{second.words}"
    assert "The words are in the plan you are making." in page.notice.words.text()
    page.open_target(f"starter={SECOND}")
    assert page.form.record().starters == (STARTER, SECOND)
    assert "already" in page.notice.words.text()
    press(page.form.starters, "Take out")
    assert page.form.record().starters == (SECOND,)
    assert page.form.opening.toPlainText() == second.words
    page.form.opening.setPlainText("My own words")
    press(page.form.starters, "Take out")
    assert page.form.opening.toPlainText() == "My own words"


def test_a_starter_is_added_to_the_draft_of_a_plan(qtbot, desk, room, child):
    kept = Talk(0, child.id, "Half", "Mine")
    desk.tasks.now_on_vault(lambda: room.talks.drafts.keep(kept), 10)
    page = page_of(qtbot, desk, room)
    page.open_target(f"starter={STARTER}")
    qtbot.waitUntil(page.form.isVisible)
    assert page.form.topic.words == "Half"
    words = desk.guide.starter(STARTER).words
    assert page.form.opening.toPlainText() == f"Mine\n\n{words}"
    assert "Added to the plan you began." in page.notice.words.text()


def test_a_starter_can_have_a_new_plan_instead(qtbot, desk, room, child):
    kept = Talk(0, child.id, "", "Mine")
    desk.tasks.now_on_vault(lambda: room.talks.drafts.keep(kept), 10)
    page = page_of(qtbot, desk, room)
    page.open_target(f"starter={STARTER}")
    qtbot.waitUntil(page.form.isVisible)
    qtbot.keyClicks(page.form.note, "Later")
    press(page, "Make a new plan instead")
    words = desk.guide.starter(STARTER).words
    assert page.form.opening.toPlainText() == words
    page.keep_words()
    kept = [
        (one.record.topic, one.record.opening, one.record.note, one.record.starters)
        for one in drafts(page, child)
    ]
    assert min(kept) == ("", "Mine", "Later", ())
    assert max(kept)[1:] == (words, "", (STARTER,))
    assert len(kept) == 2


def test_a_new_plan_instead_leaves_a_saved_plan_as_it_was(qtbot, page, desk, child):
    words = desk.guide.starter(STARTER).words
    keep(page, Talk(0, child.id, "Mine", f"Before. {words} After."))
    qtbot.waitUntil(lambda: "1" in page.rows)
    click(qtbot, page.rows["1"])
    page.open_target(f"starter={STARTER}")
    assert page.form.record().starters == (STARTER,)
    press(page, "Make a new plan instead")
    page.keep_words()
    assert [one.record.opening for one in drafts(page, child)] == [words]
    assert [(one.opening, one.starters) for one in stored(page, child)] == [
        (f"Before. {words} After.", ())
    ]


def test_a_starter_does_not_go_into_the_draft_of_a_held_talk(qtbot, desk, room, child):
    held = Talk(0, child.id, "Held", held_on=TODAY, how_it_went="Half")
    desk.tasks.now_on_vault(lambda: room.talks.drafts.keep(held), 10)
    page = page_of(qtbot, desk, room)
    page.open_target(f"starter={STARTER}")
    qtbot.waitUntil(page.form.isVisible)
    assert page.form.opening.toPlainText() == desk.guide.starter(STARTER).words
    page.keep_words()
    assert sorted(one.record.how_it_went for one in drafts(page, child)) == ["", "Half"]


@pytest.mark.parametrize("day", ["planned_for", "held_on"])
def test_a_day_alone_is_a_plan_and_is_kept(qtbot, page, child, day):
    click(qtbot, page.plan)
    getattr(page.form, day).box.click()
    page.keep_words()
    assert [getattr(one.record, day) for one in drafts(page, child)] == [TODAY]
    click(qtbot, page.form.save)
    qtbot.waitUntil(lambda: [getattr(one, day) for one in stored(page, child)] == [TODAY])


def test_a_next_day_alone_is_shown(qapp):
    assert talk_next(Talk(0, 1, "")) == ""
    assert talk_next(Talk(0, 1, "", next_on=TODAY)) == "Next: on Thu 3 Dec 2026"


def test_a_starter_leads_back_to_its_answers(qtbot, page):
    page.open_target(f"starter={STARTER}")
    with qtbot.waitSignal(page.go) as asked:
        press(page.form.starters, "How your child may answer")
    assert asked.args == [f"starter:{STARTER}"]
    with qtbot.waitSignal(page.go) as asked:
        press(page.form.starters, "Find more words")
    assert asked.args == ["page:talk"]


def test_a_starter_the_guide_no_longer_has_is_kept(qtbot, page, child):
    keep(page, Talk(0, child.id, "Old", "Words", starters=("gone-since",)))
    qtbot.waitUntil(lambda: "1" in page.rows)
    click(qtbot, page.rows["1"])
    qtbot.keyClicks(page.form.topic, " talk")
    click(qtbot, page.form.save)
    qtbot.waitUntil(lambda: [one.topic for one in stored(page, child)] == ["Old talk"])
    assert stored(page, child)[0].starters == ("gone-since",)


def test_moment_note_and_what_comes_after(qtbot, page, child):
    click(qtbot, page.plan)
    form = page.form
    qtbot.keyClicks(form.topic, "Secrets")
    qtbot.keyClicks(form.moment, "in the car")
    qtbot.keyClicks(form.note, "Short")
    click(qtbot, form.save)
    qtbot.waitUntil(lambda: "1:talked" in page.rows)
    assert "A good moment: in the car" in shown(page)
    assert "Note to yourself: Short" in shown(page)

    click(qtbot, page.rows["1:talked"])
    assert not form.moment.isVisible()
    assert form.note.isVisible()
    qtbot.keyClicks(form.child_words, "Nobody")
    for one in (WhatNext.TALK_AGAIN, WhatNext.WRITE_ENTRY):
        form.after.boxes[one].click()
    form.after.day.box.click()
    form.after.day.edit.setDate(date(2026, 12, 10))
    page.keep_words()
    (draft,) = (one.record for one in drafts(page, child))
    assert (draft.child_words, draft.next_on) == ("Nobody", date(2026, 12, 10))
    click(qtbot, form.save)
    qtbot.waitUntil(lambda: "1:talk-again" in page.rows)
    assert "Your child's own words: Nobody" in shown(page)
    assert "Next: Talk again, Write an entry. On Thu 10 Dec 2026" in shown(page)
    (talk,) = stored(page, child)
    assert talk.what_next == (WhatNext.TALK_AGAIN, WhatNext.WRITE_ENTRY)
    with qtbot.waitSignal(page.go) as asked:
        click(qtbot, page.rows["1:write-entry"])
    assert asked.args == ["page:journal#new"]
    click(qtbot, page.rows["1:talk-again"])
    assert form.record().topic == "Secrets"
    assert form.record().planned_for == date(2026, 12, 10)


def test_only_the_newest_talk_offers_what_is_next(qtbot, page, child):
    ask = (WhatNext.LOOK_AGAIN, WhatNext.ASK_ADVISER)
    keep(page, Talk(0, child.id, "Old", held_on=date(2026, 11, 1), what_next=ask))
    keep(page, Talk(0, child.id, "New", held_on=date(2026, 11, 5), what_next=ask))
    qtbot.waitUntil(lambda: "2" in page.rows)
    assert "1:ask-adviser" not in page.rows
    with qtbot.waitSignal(page.go) as asked:
        click(qtbot, page.rows["2:ask-adviser"])
    assert asked.args == ["page:get-help"]
    with qtbot.waitSignal(page.go) as asked:
        click(qtbot, page.rows["2:look-again"])
    assert asked.args == ["page:notice"]
    assert "Next: Look through the list again, Ask an adviser" in shown(page)


def test_a_starter_that_is_planned_already_opens_that_talk(qtbot, page, desk, child):
    words = desk.guide.starter(STARTER).words
    keep(page, Talk(0, child.id, "Mine", words))
    qtbot.waitUntil(lambda: "1" in page.rows)
    page.open_target(f"starter={STARTER}")
    assert page.form.topic.words == "Mine"
    qtbot.keyClicks(page.form.topic, " own")
    page.keep_words()
    assert [talk.topic for talk in stored(page, child)] == ["Mine"]
    assert [one.record.topic for one in drafts(page, child)] == ["Mine own"]


def test_a_starter_waits_for_the_child_to_be_chosen(qtbot, desk, room):
    add(desk, room, "M")
    second = add(desk, room, "T")
    page = page_of(qtbot, desk, room)
    page.open_target(f"starter={STARTER}")
    qtbot.waitUntil(lambda: page.choice.box.count() == 2)
    assert not page.form.isVisible()
    page.choice.box.setCurrentIndex(1)
    qtbot.waitUntil(page.form.isVisible)
    assert page.form.record().child_id == second.id


def test_a_starter_nobody_knows_is_passed_over(page):
    page.open_target("starter=none-such")
    assert not page.form.isVisible()


def test_a_starter_while_a_held_talk_is_written_keeps_what_was_typed(qtbot, page, desk, child):
    keep(page, Talk(0, child.id, "Held", held_on=TODAY))
    qtbot.waitUntil(lambda: "1" in page.rows)
    click(qtbot, page.rows["1"])
    qtbot.keyClicks(page.form.how_it_went, "Half")
    page.open_target(f"starter={STARTER}")
    assert page.form.opening.toPlainText() == desk.guide.starter(STARTER).words
    qtbot.waitUntil(lambda: [one.record.how_it_went for one in drafts(page, child)] == ["Half"])
    page.keep_words()
    assert len(drafts(page, child)) == 2
    click(qtbot, page.form.save)
    qtbot.waitUntil(lambda: page.list_view.isVisible() and len(drafts(page, child)) == 1)
    qtbot.waitUntil(lambda: "2" in page.rows)
    row = next(widget for key, widget in page.rows.items() if key.startswith("draft:"))
    click(qtbot, row)
    assert page.form.how_it_went.toPlainText() == "Half"
    assert "Not saved yet." in page.undo.words.text()


def test_half_typed_talk_is_kept(qtbot, page, child):
    keep(page, Talk(0, child.id, "Secrets"))
    qtbot.waitUntil(lambda: "1" in page.rows)
    click(qtbot, page.rows["1:talked"])
    qtbot.keyClicks(page.form.how_it_went, "She said")
    page.keep_words()
    (talk,) = (one.record for one in drafts(page, child))
    assert (talk.id, talk.held_on, talk.how_it_went) == (1, TODAY, "She said")
    assert [one.held_on for one in stored(page, child)] == [None]


def test_children_are_kept_apart(qtbot, page, desk, room, child):
    keep(page, Talk(0, child.id, "Only M"))
    qtbot.waitUntil(lambda: "Only M" in shown(page))
    other = add(desk, room, "T")
    desk.chosen_child.choose(other.id)
    qtbot.waitUntil(lambda: page.child == other)
    qtbot.waitUntil(lambda: page.list.count() > 0 and "Only M" not in shown(page))


def test_look_again_is_shown_quietly(qtbot, page, desk, room, child):
    def review():
        begun = room.checklist.start_or_continue(child.id)
        signs = [sign.id for _, group in room.checklist.groups() for sign in group]
        for sign in signs:
            room.checklist.keep_answer(begun.id, Answer(sign, Reply.NO))
        return room.checklist.finish(begun.id, is_still_worried=False)

    done = desk.tasks.now_on_vault(review, 10)
    days = desk.tasks.now_on_vault(lambda: room.checklist.next_step(done), 10)
    qtbot.waitUntil(lambda: hasattr(page, "looked"))
    expected = LookedThrough(TODAY, days.rule.look_again_days)
    assert page.looked.text() == looked_words(expected)
    assert page.looked.text() in shown(page)


@pytest.mark.parametrize(
    ("days", "end"),
    [
        (0, "on 3 December 2026."),
        (1, "look again after a day: 4 December 2026."),
        (7, "look again after 7 days: 10 December 2026."),
    ],
)
def test_words_for_looking_again(qapp, days, end):
    assert looked_words(LookedThrough(TODAY, days)).endswith(end)


def test_words_for_a_talk(qapp):
    assert talk_title(Talk(0, 1, "")) == "A talk"
    assert talk_opening(Talk(0, 1, "", "“Hi.”")) == "“Hi.”"


def test_we_talked_brings_the_box_into_view(qtbot, page, child):
    page.resize(700, 420)
    keep(page, Talk(0, child.id, "Secrets", "Words to begin with"))
    qtbot.waitUntil(lambda: "1" in page.rows)
    click(qtbot, page.rows["1:talked"])
    box = page.form.how_it_went
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect().height() == box.height())


def test_looking_again_follows_the_age_of_the_child(qtbot, page, desk, room, child):
    def review():
        begun = room.checklist.start_or_continue(child.id)
        room.checklist.keep_answer(begun.id, Answer("online-only-friend", Reply.YES))
        return room.checklist.finish(begun.id, is_still_worried=False)

    def change():
        room.checklist.change_child(replace(child, age_band=AgeBand.AGE_14_17))
        return room.checklist.next_step(done).rule.look_again_days

    done = desk.tasks.now_on_vault(review, 10)
    qtbot.waitUntil(lambda: hasattr(page, "looked"))
    before = page.looked.text()
    days = desk.tasks.now_on_vault(change, 10)
    assert looked_words(LookedThrough(TODAY, days)) != before
    qtbot.waitUntil(lambda: page.looked.text() == looked_words(LookedThrough(TODAY, days)))


def test_what_was_promised_to_you_stands_here_too(qtbot, page, child):
    told = Report(0, child.id, "CEOP", date(2026, 11, 3), promises=(Promise("ring back"),))
    page.desk.tasks.now_on_vault(lambda: page.room.reports.save(told), 10)
    words = "They said they would ring back. Not yet written down as done."
    qtbot.waitUntil(lambda: any(words in text for text in shown(page)))
    gone = []
    page.go.connect(gone.append)
    page.still_open.findChild(type(page.plan)).click()
    assert gone == ["page:reports#report=1"]
