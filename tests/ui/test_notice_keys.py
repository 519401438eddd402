"""Notice by the keyboard."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QRadioButton

from companion.domain.checklist import Reply
from tests.ui.notice_parent import GROUPS, Parent


@pytest.fixture
def parent(qtbot, desk, room):
    return Parent(qtbot, desk, room)


def test_a_key_answers_and_goes_on(parent):
    parent.add_child()
    parent.start()
    questions = list(parent.page.view.questions.values())
    first, second, third = (one.reply for one in questions[:3])
    parent.until(lambda: parent.page.focusWidget() is first.buttons[0])
    parent.key("n")
    assert first.value == Reply.NO
    assert parent.page.focusWidget() is second.buttons[0]
    parent.key("?")
    assert second.value == Reply.NOT_SURE
    assert parent.page.focusWidget() is third.buttons[0]
    parent.key(Qt.Key.Key_Up)
    parent.key("3")
    assert second.value == Reply.NO
    assert parent.page.focusWidget() is third.buttons[0]
    parent.key(Qt.Key.Key_Backspace)
    parent.key(Qt.Key.Key_Left)
    assert second.value == Reply.NOT_SURE
    parent.key(Qt.Key.Key_Down)
    assert parent.page.focusWidget() is third.buttons[0]


def test_a_yes_goes_on_to_its_own_question_first(parent):
    parent.add_child()
    parent.start()
    question = parent.question("secretive-online")
    parent.until(lambda: parent.page.focusWidget() is question.reply.buttons[0])
    parent.key("1")
    assert parent.page.focusWidget() is question.details.questions[0].buttons[0]
    parent.key("?")
    assert question.details.questions[0].value == Reply.NOT_SURE
    assert parent.page.focusWidget() is parent.page.view.questions["hides-phone"].reply.buttons[0]


def test_clearing_a_sign_whose_own_question_had_the_focus(parent, qtbot):
    parent.add_child()
    parent.page.resize(480, 400)
    parent.start()
    question = parent.question("secretive-online")
    parent.until(lambda: parent.page.focusWidget() is question.reply.buttons[0])
    parent.key("y")
    follow_up = question.details.questions[0]
    with qtbot.waitSignal(follow_up.destroyed):
        parent.press("Clear this answer")
    with qtbot.waitSignal(parent.page.scroll_area.verticalScrollBar().rangeChanged):
        parent.answer("deletes-messages")
    assert question.reply.value is None


def test_tab_goes_from_a_yes_to_what_it_asks_and_to_the_foot_last(parent):
    parent.add_child()
    parent.start()
    question = parent.answer("secretive-online")
    question.reply.buttons[0].setFocus()
    parent.tab_to(lambda: parent.page.focusWidget() is question.details.since.buttons[0])
    parent.tab_to(lambda: parent.page.focusWidget() is question.details.note_fold.button)
    parent.key(Qt.Key.Key_Tab)
    assert parent.page.focusWidget() is parent.page.view.questions["hides-phone"].reply.buttons[0]
    last = list(parent.page.view.questions.values())[-1]
    last.reply.buttons[0].setFocus()
    parent.key(Qt.Key.Key_Tab)
    assert parent.page.focusWidget() is parent.page.foot.back


def test_keys_are_letters_in_a_note(parent):
    parent.add_child()
    parent.start()
    question = parent.answer("hides-phone")
    parent.press("Add a short note")
    parent.qtbot.keyClicks(question.details.note, "new? 3 nights, nobody knows")
    assert question.reply.value == Reply.YES
    assert question.details.note.toPlainText() == "new? 3 nights, nobody knows"
    assert [one.reply.value for one in parent.page.view.questions.values()].count("no") == 0


def test_the_question_that_the_keys_go_to_is_in_view(parent):
    parent.page.resize(480, 400)
    parent.add_child()
    parent.start()
    view = parent.page.scroll_area.viewport()
    for question in list(parent.page.view.questions.values())[1:]:
        parent.until(lambda: parent.page.focusWidget() is not None)
        parent.key("n")
        button = question.reply.buttons[0]
        assert parent.page.focusWidget() is button
        parent.until(lambda one=button: view.rect().contains(one.mapTo(view, one.rect().center())))


def test_keys_typed_before_the_page_is_laid_out_answer_one_question_each(parent, monkeypatch):
    parent.add_child()
    show = parent.page._show_walk

    def show_and_type(*given, **more):
        show(*given, **more)
        for _ in range(2):
            parent.key("n")

    monkeypatch.setattr(parent.page, "_show_walk", show_and_type)
    parent.start()
    first, second, third, *_ = parent.page.view.questions.values()
    assert [one.reply.value for one in (first, second, third)] == [Reply.NO, Reply.NO, None]
    with parent.qtbot.waitCallback() as laid_out:
        QTimer.singleShot(0, laid_out)
    assert parent.page.focusWidget() is third.reply.buttons[0]
    parent.page.foot.stop.setFocus()
    # As on coming back to the page: where the last answer was given.
    parent.page.focus_first()
    assert second.reply.isAncestorOf(parent.page.focusWidget())


def test_the_whole_way_by_keyboard_alone(parent):
    parent.add_child()
    parent.until(lambda: parent.button("Start"))
    parent.page.focus_first()
    parent.key(Qt.Key.Key_Return)
    parent.until(lambda: parent.page.view is not None)
    signs = parent.desk.content.signs()
    for _ in range(GROUPS):
        parent.until(lambda: isinstance(parent.page.focusWidget(), QRadioButton))
        for sign_id in list(parent.page.view.questions):
            parent.key("y" if sign_id == "hides-phone" else "n")
        assert parent.page.focusWidget() is parent.page.foot.next
        before = parent.page.view
        parent.key(Qt.Key.Key_Return)
        parent.until(lambda one=before: parent.page.view is not one)
    parent.until(lambda: isinstance(parent.page.focusWidget(), QRadioButton))
    assert parent.page.heading.text() == "What is going well"
    for _ in parent.desk.content.strengths():
        parent.key("y")
    parent.key(Qt.Key.Key_Return)
    parent.until(lambda: parent.page.heading.text() == "Check your answers")
    parent.tab_to(lambda: parent.page.focusWidget() is parent.page.view.worried.buttons[0])
    parent.key("n")
    parent.tab_to(lambda: parent.page.focusWidget() is parent.page.foot.next)
    parent.key(Qt.Key.Key_Return)
    parent.until(lambda: parent.page.heading.text() == "Keep talking")
    assert signs["hides-phone"].text in parent.texts()
    parent.tab_to(lambda: parent.page.focusWidget() is parent.button("Done for now"))
    parent.key(Qt.Key.Key_Return)
    parent.until(lambda: parent.button("Looked on 3 December 2026"))


def test_next_goes_to_the_first_sign_of_the_next_group(parent):
    parent.add_child()
    parent.start()
    parent.press("Next")
    first = next(iter(parent.page.view.questions.values()))
    parent.until(lambda: parent.page.focusWidget() is first.reply.buttons[0])
    assert parent.page.scroll_area.verticalScrollBar().value() == 0
