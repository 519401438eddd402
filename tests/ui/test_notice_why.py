"""The next step: why it is shown, what stands below it, whom to call, and what can be tried."""

import pytest
from PySide6.QtWidgets import QPushButton

from companion.domain.channel import Purpose
from companion.domain.checklist import Reply
from companion.ui.widgets.checklist_sheets import blank_checklist_sheet, step_up_words, urgent_words
from companion.ui.widgets.try_change import TryChange
from tests.ui.notice_parent import Parent


@pytest.fixture
def parent(qtbot, desk, room):
    desk.channels.choose("GB")
    return Parent(qtbot, desk, room)


def signs(parent, *sign_ids):
    return [parent.desk.content.signs()[one] for one in sign_ids]


def rule(parent, rule_id):
    return next(one for one in parent.desk.content.rules() if one.id == rule_id)


def button_names(parent):
    found = parent.page.view.findChildren(QPushButton)
    return [one.accessibleName() or one.text() for one in found if one.isVisible()]


def test_a_second_grave_answer_is_named_with_all_there_is_to_do(parent):
    parent.add_child()
    parent.look("hopeless-talk", "image-or-fake")
    shown = parent.texts()
    assert parent.page.heading.text() == "Get help now"
    report, (sign,) = rule(parent, "report"), signs(parent, "image-or-fake")
    at = shown.index(report.headline)
    assert shown.index(sign.text) > at
    assert all(shown.index(action) > at for action in report.actions)
    cards = parent.desk.content.cards()
    assert set(button_names(parent)) >= {cards[one].title for one in sign.cards}


def test_a_worry_does_not_hide_what_was_ticked(parent):
    parent.add_child()
    parent.start()
    parent.answer("online-only-friend")
    parent.check()
    parent.page.view.worried.buttons[0].click()
    parent.press("Show the next step")
    parent.until(lambda: parent.button("Done for now"))
    (sign,) = signs(parent, "online-only-friend")
    assert parent.page.heading.text() == "Ring an adviser"
    assert sign.text in parent.texts()
    assert parent.sees(sign.ordinary_reasons[0])


def test_what_can_wait_never_sounds_like_all_there_is(parent):
    parent.add_child()
    parent.look("online-only-friend", "image-or-fake")
    shown = parent.texts()
    assert "Also, when that is done" not in shown
    at = shown.index("Later, on top of this")
    assert shown[at + 1].startswith("First the step above. Nothing here takes its place.")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (None, "You left a question open: “Are they in danger now?”"),
        (Reply.NOT_SURE, "You did not know: “Are they in danger now?”"),
        (Reply.NO, ""),
    ],
)
def test_a_question_without_an_answer_is_named_as_a_reason(parent, reply, words):
    parent.add_child()
    parent.start()
    question = parent.answer("child-tells")
    if reply is not None:
        question.details.questions[0].buttons[list(Reply).index(reply)].click()
    parent.next_step()
    assert parent.sees("the careful way") is bool(words)
    assert parent.sees(words)
    with parent.qtbot.waitSignal(parent.page.print_wanted) as printed:
        parent.press("Print this next step, without your notes")
    assert any(words in block.text for block in printed.args[0].blocks)


def test_the_card_of_the_sign_comes_first_and_danger_before_all(parent):
    cards = parent.desk.content.cards()
    parent.add_child()
    parent.look("threats-blackmail")
    names = button_names(parent)
    first = names.index(cards["danger-now"].title)
    assert first < names.index(cards["blackmail"].title) < names.index(cards["self-harm"].title)


@pytest.mark.parametrize("sign_id", ["goes-missing", "hopeless-talk"])
def test_where_a_call_comes_first_no_words_are_put_into_anyones_mouth(parent, sign_id):
    parent.add_child()
    parent.look(sign_id)
    starters = {one.words for one in parent.desk.content.starters()}
    assert parent.page.heading.text() == "Get help now"
    assert not starters & set(button_names(parent))


def test_the_words_for_a_talk_fit_what_was_ticked(parent):
    parent.add_child(age="8-10")
    parent.start()
    question = parent.answer("child-tells")
    question.details.questions[0].buttons[2].click()
    parent.next_step()
    offered = [
        one for one in parent.desk.content.starters() if one.words in set(button_names(parent))
    ]
    assert offered
    assert all("asked-for-image" not in one.situations for one in offered)


@pytest.mark.parametrize("sign_id", ["threats-blackmail", "child-tells", "self-harm-signs"])
def test_the_helpline_for_the_child_is_among_those_to_call(parent, sign_id):
    parent.add_child()
    parent.start()
    question = parent.answer(sign_id)
    for one in question.details.questions:
        one.buttons[2].click()
    parent.next_step()
    door = parent.desk.channels.doors_for((Purpose.CHILD_HELPLINE,))[0]
    assert any(door.phone.split(" (")[0] in name for name in button_names(parent))


def test_each_door_says_its_number_first_and_whom_it_is_for(parent):
    parent.add_child()
    parent.look("hopeless-talk")
    shown = parent.texts()
    adult = parent.desk.channels.doors_for((Purpose.ADULT_ADVICE,))[0]
    at = shown.index(adult.phone.split(" (")[0])
    assert shown[at + 1 : at + 3] == [adult.name, adult.for_whom]
    assert "Web page, no phone line" in shown
    assert shown.index("Web page, no phone line") > at


def test_the_ways_on_stand_above_what_comes_later(parent):
    parent.add_child()
    parent.look("hides-phone", "deletes-messages")
    shown = parent.texts()
    order = ["What to do", "Because you ticked", "Go on from here", "Also, when that is done"]
    assert [shown.index(one) for one in order] == sorted(shown.index(one) for one in order)


def test_an_earlier_step_can_only_be_read(parent):
    parent.add_child()
    parent.look("hides-phone")
    parent.press("I want to do more than this")
    parent.press("Report this today")
    parent.until(lambda: parent.page.heading.text() == "Report this today")
    assert parent.sees("Your answers alone, because you ticked")
    parent.press("Done for now")
    parent.press("Looked on 3 December 2026")
    parent.press("Show the next step for these answers")
    parent.until(lambda: parent.page.heading.text() == "Report this today")
    assert parent.button("Go back to that step") is None


def test_a_reply_that_comes_late_finds_nobody_and_breaks_nothing(parent, monkeypatch):
    parent.add_child()
    parent.look("hides-phone", "deletes-messages")
    waiting = []
    monkeypatch.setattr(
        type(parent.desk.tasks),
        "on_vault",
        lambda _self, owner, *_rest, **_more: waiting.append(owner),
    )
    parent.press("Change an answer and see what changes")
    parent.press(signs(parent, "hides-phone")[0].text)
    parent.page.view.try_change.question.reply.buttons[2].click()
    # Whoever asked is the one that may hear of it: with the page it is gone.
    assert [type(one) for one in waiting] == [TryChange]


def test_the_last_question_can_be_tried_as_well(parent):
    parent.add_child()
    parent.look("hides-phone")
    parent.press("Change an answer and see what changes")
    parent.press("Are you still worried?")
    parent.page.view.try_change.worried.buttons[0].click()
    parent.until(lambda: parent.sees("With this change: “Ring an adviser”."))
    assert parent.page.heading.text() == "Keep talking"
    parent.press_enabled("Keep this change")
    parent.until(lambda: parent.page.heading.text() == "Ring an adviser")
    finished = parent.vault(lambda: parent.room.checklist.finished_reviews(1))
    assert [one.is_still_worried for one in finished] == [True]


def test_what_comes_back_and_what_is_not_sure_is_said_so(parent, clock):
    parent.add_child()
    for said in (Reply.YES, Reply.NO, Reply.YES):
        parent.start()
        parent.answer("night-use", said)
        parent.answer("hides-phone", Reply.NOT_SURE if said is Reply.NO else Reply.YES)
        parent.next_step()
        if said is Reply.NO:
            assert parent.sees("Not sure this time")
        parent.press("Done for now")
        clock.forward(days=8)
    parent.press("Looked on 19 December 2026")
    parent.press("Show the next step for these answers")
    parent.until(lambda: parent.button("Done for now"))
    assert parent.sees("Ticked again on 19 December 2026. Before that, on 3 December 2026.")


class TestThePaperToFillIn:
    def test_bears_every_line_that_keeps_a_child_from_harm(self, parent):
        lines = [block.text for block in blank_checklist_sheet(parent.desk).blocks]
        for sign in parent.desk.content.signs().values():
            at = lines.index(sign.text)
            own = lines[at : at + 12]
            assert not sign.also or sign.also in own
            assert any(sign.more_telling_at in line for line in own)
            wanted = urgent_words(sign.urgency)
            assert not wanted or wanted in own
            for step in sign.step_ups:
                wanted = step_up_words(step) if step.ask else ""
                place = next((n for n, line in enumerate(own) if step.ask in line), 0)
                assert not wanted or own[place + 1] == wanted

    def test_says_at_the_end_what_a_tick_asks_for(self, parent):
        lines = [block.text for block in blank_checklist_sheet(parent.desk).blocks]
        assert any("says “today” or “now”" in line for line in lines)


def test_the_filled_paper_names_the_worry_whom_to_call_and_what_else(parent):
    parent.add_child()
    parent.start()
    parent.answer("hopeless-talk")
    parent.answer("image-or-fake")
    parent.check()
    parent.page.view.worried.buttons[0].click()
    parent.press("Show the next step")
    parent.until(lambda: parent.button("Done for now"))
    parent.press("Print my answers and notes")
    with parent.qtbot.waitSignal(parent.page.print_wanted) as printed:
        parent.press("Without the name")
    lines = [block.text for block in printed.args[0].blocks]
    assert "I said that I am still worried." in lines
    assert "And today, as well: Report this today" in lines
    adult = parent.desk.channels.doors_for((Purpose.ADULT_ADVICE,))[0]
    assert any(adult.phone in line and adult.for_whom in line for line in lines)
