# SPDX-License-Identifier: Apache-2.0
"""Talk: the six ways in which a child may answer, targets, and the way to the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from companion.domain.guide import AgeBand, Reaction, ReactionKind
from companion.services.guide_service import StarterFilter
from companion.services.table_service import TableService
from companion.ui.main_window import MainWindow
from companion.ui.pages.talk_page import TalkPage
from companion.ui.widgets.starter_view import StarterView
from tests.ui.acting import press, words

if TYPE_CHECKING:
    from companion.ui.kit.desk import Desk

Key = Qt.Key
ANSWERS = {
    "Shrugs": ReactionKind.SHRUG,
    "Goes quiet": ReactionKind.SILENCE,
    "Jokes": ReactionKind.JOKE,
    "Gets angry": ReactionKind.ANGER,
    "Cries": ReactionKind.TEARS,
    "Tells you something": ReactionKind.TELLS,
}
CARD = "My child has told me something"
SIX = tuple(Reaction(f"Child: {kind}.", f"Say to {kind}.", kind) for kind in ReactionKind)


@pytest.fixture
def window(desk: Desk, qtbot) -> MainWindow:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.closeEvent = lambda event: event.accept()
    window.resize(1024, 640)
    window.go("page:start")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def talk(window: MainWindow, target: str = "page:talk") -> TalkPage:
    window.go(target)
    assert isinstance(window.page, TalkPage)
    return window.page


def with_six(desk: Desk, page: TalkPage):
    """Show a starter with one answer of each kind."""
    starter = replace(desk.guide.starter("8-10-gaming-1"), reactions=SIX)
    page.one.show_starters((starter,))
    return starter


def test_one_click_shows_what_to_say_to_an_answer(window, desk):
    page = talk(window)
    with_six(desk, page)
    choices = page.one.reactions.row.buttons
    assert [one.text() for one in choices] == list(ANSWERS)
    assert "Say to" not in words(page.one)
    for choice in choices:
        choice.click()
        shown = words(page.one)
        kind = ANSWERS[choice.text()]
        assert f"Child: {kind}." in shown
        assert [line for line in shown.splitlines() if line.startswith("Say to")] == [
            f"Say to {kind}."
        ]


def test_arrow_keys_go_from_answer_to_answer(window, desk, qtbot):
    page = talk(window)
    with_six(desk, page)
    choices = page.one.reactions.row.buttons
    choices[0].setFocus()
    qtbot.keyClick(choices[0], Key.Key_Space)
    assert "Say to shrug." in words(page.one)
    qtbot.keyClick(choices[0], Key.Key_Right)
    assert choices[1].isChecked()
    assert "Say to silence." in words(page.one)


def test_a_child_who_tells_always_leads_on_to_the_card(window, desk):
    for starter in desk.guide.starters()[::9]:
        page = talk(window, f"starter:{starter.id}")
        page.one.reactions.row.buttons[-1].click()
        press(page.one.reactions, CARD)
        assert window.page.card_id == "child-tells-you"


def test_an_answer_is_scrolled_into_view(window, desk, qtbot):
    page = talk(window)
    with_six(desk, page)
    press(page.one, "Why this works")
    page.one.reactions.row.buttons[-1].click()
    lead = next(one for one in page.findChildren(QPushButton) if one.text() == CARD)
    view = page.scroll_area.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(lead.mapTo(view, QPoint(0, lead.height() - 1))))


def test_any_number_of_answers_is_shown(desk, qtbot):
    view = StarterView(desk)
    qtbot.addWidget(view)
    view.show()
    starter = desk.guide.starter("8-10-gaming-1")
    kind = ReactionKind.SHRUG
    few = (Reaction("One", "Say one", kind), Reaction("Two", "Say two", kind))
    view.show_starters((replace(starter, reactions=few),))
    labels = [one.text() for one in view.reactions.row.buttons]
    assert labels == ["Shrugs", "Tells you something"]
    view.reactions.row.buttons[0].click()
    assert {"One", "Say one", "Two", "Say two"} <= set(words(view).splitlines())
    view.show_starters((replace(starter, reactions=()),))
    view.reactions.row.buttons[0].click()
    assert CARD in [one.text() for one in view.findChildren(QPushButton) if one.isVisible()]


@pytest.mark.parametrize(
    ("target", "chosen"),
    [
        ("situation:blackmail", StarterFilter(situation="blackmail")),
        ("topic:images", StarterFilter(topic="images")),
        ("page:talk#images", StarterFilter(topic="images")),
        ("situation:none-such", StarterFilter()),
    ],
)
def test_a_target_opens_the_page_filtered(window, target, chosen):
    assert talk(window, target).filters.chosen == chosen


def test_the_table_deals_the_chosen_age_and_topic(window, qtbot):
    page = talk(window)
    page.filters.choose(StarterFilter(age=AgeBand.AGE_8_10, topic="gaming", need="send"))
    assert not page.table.isVisible()
    page.at_table.click()
    assert "Age: 8 to 10. Topic: Gaming." in words(page)
    assert "locked" in words(page)
    with qtbot.waitSignal(window.lock_wanted) as asked:
        page.table.starters.click()
    assert asked.args == ["together:starters/8-10/gaming"]
    with qtbot.waitSignal(window.lock_wanted) as asked:
        page.table.smart.click()
    assert asked.args == ["together:smart"]
    page.at_table.click()
    assert not page.table.isVisible()


def test_the_table_says_where_no_words_fit(window, monkeypatch):
    deal = TableService.cards
    monkeypatch.setattr(
        TableService, "cards", lambda self, deck: () if deck.topic else deal(self, deck)
    )
    page = talk(window)
    page.filters.choose(StarterFilter(age=AgeBand.AGE_8_10, topic="gaming"))
    page.at_table.click()
    assert not page.table.starters.isEnabled()
    assert page.table.smart.isEnabled()
    assert "No words for the table fit both" in words(page)


def test_without_an_age_the_table_has_no_words_to_begin_with(window):
    page = talk(window)
    page.at_table.click()
    assert "Choose the age first" in words(page)
    assert not page.table.starters.isEnabled()
    assert page.table.smart.isEnabled()
    page.filters.choose(StarterFilter(topic="gaming"))
    assert not page.table.starters.isEnabled()
    page.filters.choose(StarterFilter(age=AgeBand.AGE_8_10))
    assert page.table.starters.isEnabled()
    assert "Choose the age first" not in words(page)


def choose_age(page: TalkPage) -> None:
    """Choose an age as a person does, and go on to the third starter."""
    page.filters.age.setCurrentIndex(page.filters.age.findData(AgeBand.AGE_8_10.value))
    for _ in range(2):
        page.one.next.click()


def shown(page: TalkPage) -> tuple[StarterFilter, str]:
    return page.filters.chosen, page.one.starter.id


def test_coming_back_finds_the_filters_and_the_starter(window):
    page = talk(window, "starter:11-13-secrets-1")
    choose_age(page)
    before = shown(page)
    assert before[0].age is AgeBand.AGE_8_10
    window.go("page:phrases")
    window.go("page:back")
    assert shown(page) == before


def test_a_lock_leads_back_to_the_starter(window):
    page = talk(window)
    choose_age(page)
    assert window._target == f"starter:{page.one.starter.id}"
    page.as_list.click()
    assert window._target == "page:talk"


@pytest.mark.parametrize("is_list", [False, True])
def test_a_new_text_size_keeps_the_filters_and_the_starter(window, qtbot, is_list):
    page = talk(window)
    choose_age(page)
    if is_list:
        page.as_list.click()
    before = shown(page)
    window.go("page:settings")
    window.rebuild()
    again = talk(window)
    assert again is not page
    assert shown(again) == before
    qtbot.waitUntil(lambda: again.all.isVisible() is is_list)


def test_another_starter_is_shown_among_all(window):
    page = talk(window)
    choose_age(page)
    talk(window, "starter:14-17-images-1")
    assert page.one.starter.id == "14-17-images-1"
    assert page.filters.chosen == StarterFilter()
