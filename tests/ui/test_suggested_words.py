# SPDX-License-Identifier: Apache-2.0
"""A new passphrase can be drawn: five words of our list, in both fields, shown and forgotten."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.content.pack_files import DRAWN_WORDS, PackFiles
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.passphrase import (
    FEWEST_WORDS,
    WORDS_SUGGESTED,
    PassphraseHint,
    hint_for,
    suggested,
)
from companion.paths import resources_folder
from companion.ui.kit.guessing import what_programs_try
from companion.ui.pages.new_key_page import NewKeyPage
from companion.ui.pages.secrets_page import SecretsPage
from companion.ui.pages.unlock_page import RECOVER, UnlockPage
from companion.ui.widgets import forget_soon
from companion.ui.widgets.field import SecretField, SecretLine
from companion.ui.widgets.suggest_words import SuggestWords
from tests.ui.acting import press, words

if TYPE_CHECKING:
    from pathlib import Path

BITS = 55
HOMES = resources_folder() / "content" / "en"
UNFIT = (
    "mother father child baby kid body leg arm skin breast kill gun knife blood death die hate sex "
    "nude naked kiss rape drug drunk god devil hell damn fool idiot stupid fat ugly boob bum tit"
)


@pytest.fixture(scope="module")
def listed() -> tuple[str, ...]:
    return PackFiles((HOMES,)).passphrase_words()


@pytest.fixture(params=["make", "recover", "change", "key"])
def page(request, qtbot, desk):
    """Return each page that asks for a new passphrase, where it does."""
    room = None if request.param == "make" else request.getfixturevalue("room")
    made = {
        **dict.fromkeys(("make", "recover"), lambda: UnlockPage(desk)),
        "change": lambda: SecretsPage(desk, room),
        "key": lambda: NewKeyPage(desk, room),
    }[request.param]()
    qtbot.addWidget(made)
    made.show()
    if request.param == "recover":
        made.open_target(RECOVER)
    elif request.param == "change":
        press(made, "Change the passphrase")
    qtbot.waitUntil(lambda: len(new_lines(made)) == 2)
    return made


def new_lines(page: QWidget) -> list[SecretLine]:
    """Return the two fields for the new passphrase."""
    return [field.edit for field in page.findChildren(SecretField) if field.isVisible()][-2:]


def test_the_list_is_long_and_plain(listed):
    assert len(listed) == len(set(listed)) >= FEWEST_WORDS
    assert math.log2(math.perm(len(listed), WORDS_SUGGESTED)) >= BITS
    assert [one for one in listed if not one.islower() or not 3 <= len(one) <= 7] == []
    assert list(listed) == sorted(listed)
    assert set(UNFIT.split()) & set(listed) == set()


def test_what_is_drawn_differs_and_is_long_enough(listed):
    drawn = iter(["otter", "otter", "maple", "brick", "maple", "candle", "river"])
    assert suggested(listed, lambda _: next(drawn)) == "otter maple brick candle river"
    shortest = sorted(listed, key=len)[:WORDS_SUGGESTED]
    again = iter(shortest)
    passphrase = suggested(listed, lambda _: next(again))
    assert hint_for(passphrase) in (PassphraseHint.ONE_MORE_WORD, PassphraseHint.LONG)
    assert what_programs_try(passphrase) is None


def test_five_words_come_into_both_fields_and_are_shown(page, listed):
    copied = QGuiApplication.clipboard().text()
    press(page, "Suggest five words")
    new, again = new_lines(page)
    drawn = new.text().split(" ")
    assert len(set(drawn)) == WORDS_SUGGESTED
    assert set(drawn) <= set(listed)
    assert again.text() == new.text()
    assert {line.echoMode() for line in (new, again)} == {QLineEdit.EchoMode.Normal}
    assert "Write them down before you go on" in words(page)
    assert "Long enough." in words(page)
    assert QGuiApplication.clipboard().text() == copied
    press(page, "Suggest five words")
    assert new.text().split(" ") != drawn


def test_the_words_are_gone_once_the_page_is_left(page):
    press(page, "Suggest five words")
    lines = new_lines(page)
    page.hide()
    page.show()
    assert [line.text() for line in lines] == ["", ""]
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
    assert "Write them down" not in words(page)
    for line in lines:
        line.undo()
        assert not line.text()


def test_the_words_are_gone_a_minute_later(qtbot, desk, monkeypatch):
    monkeypatch.setattr(forget_soon, "WAIT_MS", 150)
    page = UnlockPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.make_step.new.isVisible)
    press(page, "Suggest five words")
    assert page.make_step.new.words
    qtbot.waitUntil(lambda: not page.make_step.new.words)
    assert page.make_step.again.words == ""


def test_other_words_take_away_what_was_said(page):
    press(page, "Suggest five words")
    new_lines(page)[0].insert("x")
    assert "Both fields have the same five words" not in words(page)


def test_words_that_were_drawn_open_the_private_part(qtbot, desk):
    page = UnlockPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.make_step.new.isVisible)
    press(page, "Suggest five words")
    passphrase = page.make_step.new.words
    press(page, "Make the private part")
    qtbot.waitUntil(lambda: bool(page.sheet_step.sheet.code), timeout=10_000)
    room = desk.keeper.open(passphrase)
    assert room is not None
    desk.keeper.close()


def test_without_the_list_it_says_so(qtbot, desk):
    def draw() -> tuple[str, ...]:
        raise CompanionError(ErrorCode.CONTENT_DAMAGED)

    new, again = SecretField(desk.look, "New"), SecretField(desk.look, "Again")
    suggest = SuggestWords(desk.look, draw, new, again)
    for widget in (new, again, suggest):
        qtbot.addWidget(widget)
        widget.show()
    press(suggest, "Suggest five words")
    assert "The list of words can not be read." in words(suggest)
    assert new.words == ""


@pytest.mark.parametrize("content", [b"otter\nmaple\n", b"\xff", b"maple river\n" * 3000])
def test_a_list_that_is_no_list_is_refused(tmp_path: Path, content: bytes):
    (tmp_path / DRAWN_WORDS).write_bytes(content)
    with pytest.raises(CompanionError):
        PackFiles((tmp_path,)).passphrase_words()


def test_an_added_guide_brings_no_words(tmp_path: Path, listed):
    (tmp_path / DRAWN_WORDS).write_text("otter\n", encoding="ascii")
    assert PackFiles((tmp_path, HOMES)).passphrase_words() == listed
