# SPDX-License-Identifier: Apache-2.0
"""No view of Notice counts signs, ticks or answers, and none names a level."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from companion.domain.checklist import Reply
from tests.ui.notice_parent import Parent

COUNTED = re.compile(
    r"\b(\d+|two|three|four|five|several)\s+(of\s+\d+\s+)?(signs?|ticks?|ticked|answers?|reasons?)\b"
    r"|\b(ticked|answered)\s+(\d+|two|three|four|five)\b"
    r"|\b\d+\s*(of|/|out of)\s*60\b|\b(?<!no )(score|total|risk|all clear|level)\b|%",
    re.IGNORECASE,
)
TICKED = ("hides-phone", "night-use", "deletes-messages", "plan-to-meet")


@pytest.fixture
def parent(qtbot, desk, room):
    return Parent(qtbot, desk, room)


def counted(parent):
    """Return what is shown or spoken on the page and counts; shows where nothing is shown."""
    texts = parent.texts()
    for button in parent.page.findChildren(QAbstractButton):
        if button.isVisible():
            texts += [button.text(), button.accessibleName(), button.accessibleDescription()]
    texts += [one.accessibleName() for one in parent.page.findChildren(QLabel) if one.isVisible()]
    assert any(texts)
    return [text for text in texts if COUNTED.search(text)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("You ticked 3 signs.", True),
        ("4 of 60", True),
        ("You ticked three.", True),
        ("Two ticks", True),
        ("80 %", True),
        ("Ticked on 3 December 2026.", False),
        ("Group 1 of 8 · about your child", False),
    ],
)
def test_the_pattern_finds_what_counts(text, counts):
    assert bool(COUNTED.search(text)) is counts


def test_no_view_of_the_list_counts(parent, clock):
    parent.add_child()
    assert counted(parent) == []
    for day in range(2):
        parent.start()
        for sign_id in TICKED:
            parent.answer(sign_id, Reply.NOT_SURE if day and sign_id == "night-use" else Reply.YES)
            assert counted(parent) == []
        while parent.button("Check your answers") is None:
            parent.press("Next")
            assert counted(parent) == []
        parent.check()
        assert counted(parent) == []
        parent.press("Show the next step")
        parent.until(lambda: parent.button("Done for now"))
        assert counted(parent) == []
        for words in ("Change an answer and see what changes", "I want to do more than this"):
            if parent.button(words):
                parent.press(words)
                assert counted(parent) == []
        parent.press("Done for now")
        parent.until(lambda: parent.button("Start"))
        clock.forward(days=8)
    parent.vault(lambda: parent.room.noticings.note(1, "hides-phone", "face down"))
    parent.until(lambda: parent.sees("You noticed on"))
    assert counted(parent) == []
    parent.page.landing.earlier[0].click()
    parent.until(lambda: parent.button("Show the next step for these answers"))
    assert counted(parent) == []
    parent.press("Show the next step for these answers")
    parent.until(lambda: parent.button("Done for now"))
    assert counted(parent) == []
