# SPDX-License-Identifier: Apache-2.0
"""Looking up words someone used, as a person does it, over the content that is shipped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.main_window import MainWindow
from companion.ui.pages.journal_page import JournalPage
from companion.ui.pages.phrases_page import PhrasesPage
from companion.ui.pages.unlock_page import UnlockPage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.match_card import MatchCard, WaysOn
from companion.ui.widgets.quoted_words import LONGEST, QuotedWords, quotes_of
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from companion.services.private_room import PrivateRoom
    from companion.ui.kit.desk import Desk

Key = Qt.Key
SECRET = "Don't tell your mum, it's our secret"
BLACKMAIL = "Send me another pic or I show everyone. Keep this our secret."
OFTEN = "She wants to know what my house looks like and which bus I take home alone"
ORDINARY = "Shall we do the maths homework?"
RESEMBLE = "These words resemble: "
NOTHING = "Nothing on our list resembles these words"
LONG_TEXTS = (f"{SECRET}\n" * 540, f"{'x' * 19_900} {SECRET}", "🙂" * 20_000)
CANARY = "zanzibar lighthouse"


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.go("page:start")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> PhrasesPage:
    return open_page(window, qtbot)


def open_page(window: MainWindow, qtbot: QtBot) -> PhrasesPage:
    window.go("page:phrases")
    page = window.page
    assert isinstance(page, PhrasesPage)
    qtbot.waitUntil(lambda: page._is_ready)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.edit)
    return page


def look_up(qtbot: QtBot, page: PhrasesPage, text: str) -> None:
    """Paste words in place of what is there, and wait until they were looked up."""
    page.edit.selectAll()
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page.edit, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, page)


def wait(qtbot: QtBot, page: PhrasesPage) -> None:
    is_shown = page.results
    text = page.edit.toPlainText()
    qtbot.waitUntil(lambda: is_shown._shown[0] == text or not text.strip(), timeout=10_000)


def cards(page: PhrasesPage) -> list[MatchCard]:
    return [card for card in page.findChildren(MatchCard) if card.isVisible()]


def titles(page: PhrasesPage) -> list[str]:
    lines = words(page).splitlines()
    return [line.removeprefix(RESEMBLE) for line in lines if line.startswith(RESEMBLE)]


def quotes(page: PhrasesPage) -> list[QuotedWords]:
    return [one for one in page.findChildren(QuotedWords) if one.isVisible()]


class TestFound:
    def test_each_tactic_says_why_what_is_ordinary_what_to_ask_and_when_to_report(
        self, page, qtbot
    ):
        qtbot.keyClicks(page.edit, SECRET)
        wait(qtbot, page)
        assert titles(page)[0] == "Asking for secrecy"
        shown = words(cards(page)[0])
        for part in ("It may be ordinary because", "You could ask", "When to report today"):
            assert part in shown
        match = page._desk.phrases.look_up(SECRET)[0]
        for sentence in (*match.ordinary_reasons, *match.phrase.ask, match.phrase.report_when):
            assert sentence in shown

    def test_a_threat_has_no_ordinary_box_and_blackmail_comes_first(self, page, qtbot):
        look_up(qtbot, page, BLACKMAIL)
        assert "Do not pay, do not reply, do not delete." in words(page.results.help)
        first = cards(page)[0]
        assert "There is no ordinary reason for a threat." in words(first)
        assert "It may be ordinary because" not in words(first)
        buttons = [one for one in page.results.findChildren(WaysOn) if one.isVisible()]
        labels = [one.findChildren(ActionButton)[0].text() for one in buttons[:2]]
        assert labels == ["Someone is blackmailing my child"] * 2
        look_up(qtbot, page, SECRET)
        assert "Do not pay" not in words(page.results.help)

    def test_a_plan_to_meet_leads_to_reading_about_meeting(self, page, qtbot):
        page.go.disconnect()
        look_up(qtbot, page, "Let's meet at the park on Saturday, come alone")
        (card,) = (one for one in cards(page) if "Planning to meet" in words(one))
        assert "There are real meet-ups of fans and players." in words(card)
        for button, target in (
            ("Read about this", "page:understand#differs-meeting"),
            ("Words to begin with", "topic:meeting-up"),
        ):
            with qtbot.waitSignal(page.go) as asked:
                press(card, button)
            assert asked.args == [target]

    def test_the_words_that_led_to_it_are_bold_in_their_line(self, page, qtbot):
        look_up(qtbot, page, f"How was school today\n{SECRET}\nSee you")
        quote = quotes(page)[0]
        assert quote.text() == f"“{SECRET}”"
        assert quote.bold_words[0].startswith("Don't tell your mum")
        assert "Don't tell your mum" in quote.accessibleDescription()

    def test_words_that_often_come_with_a_tactic_are_bold_and_told_as_no_more(self, page, qtbot):
        match = next(one for one in page._desk.phrases.look_up(OFTEN) if not one.cues)
        look_up(qtbot, page, OFTEN)
        card = next(one for one in cards(page) if match.phrase.title in words(one))
        assert "Some of these words often come with this." in words(card)
        assert "They are part of ordinary talk too." in words(card)
        assert match.phrase.report_when in words(card)
        assert "no ordinary reason" not in words(card)
        (quote,) = card.findChildren(QuotedWords)
        assert quote.bold_words
        assert set(quote.bold_words) != {OFTEN}

    def test_no_number_and_no_grade_stands_beside_what_was_found(self, page, qtbot):
        look_up(qtbot, page, BLACKMAIL)
        assert len(cards(page)) > 1
        assert "%" not in words(page)
        assert "score" not in words(page).lower()
        assert {card.property("look") for card in cards(page)} == {"card"}
        assert str(len(cards(page))) not in page.results.summary.text()

    def test_help_and_the_never_list_stand_above_what_was_found(self, page, window, qtbot):
        look_up(qtbot, page, BLACKMAIL)
        first = cards(page)[0]
        assert page.results.help.isVisible()
        assert page.results.help.y() < first.mapTo(page.results, first.rect().topLeft()).y()
        assert "999" in words(page.results.help)
        press(page, "See what never to do")
        assert "Never, whatever happens" in words(window.page)

    def test_what_comes_together_is_said_once(self, page, qtbot):
        look_up(qtbot, page, BLACKMAIL)
        assert words(page).count("These words come together") == 1
        assert "That is a reason to report today." in words(page)

    @pytest.mark.parametrize(
        ("button", "begins"),
        [
            ("Read about this", "page:understand#"),
            ("Words to begin with", "topic:"),
            ("Something feels off", "card:something-feels-off"),
        ],
    )
    def test_each_card_leads_on(self, page, qtbot, button, begins):
        page.go.disconnect()
        look_up(qtbot, page, SECRET)
        with qtbot.waitSignal(page.go) as asked:
            press(cards(page)[0], button)
        assert asked.args[0].startswith(begins)

    def test_a_card_leads_to_a_door(self, page, window, qtbot):
        look_up(qtbot, page, SECRET)
        match = page._desk.phrases.look_up(SECRET)[0]
        door = page._desk.channels.doors_for(match.phrase.call_purposes)[0]
        press(cards(page)[0], door.name)
        assert door.name in words(window.page)

    def test_sources_are_one_click_away(self, page, qtbot):
        look_up(qtbot, page, SECRET)
        press(cards(page)[0], "Where this comes from")
        assert "Checked on" in words(cards(page)[0])

    def test_nothing_found_is_no_all_clear(self, page, qtbot):
        look_up(qtbot, page, ORDINARY)
        assert NOTHING in words(page)
        assert "That does not mean that all is well." in words(page)
        assert not cards(page)
        page.go.disconnect()
        with qtbot.waitSignal(page.go) as asked:
            press(page.results.nothing, "Something feels off")
        assert asked.args == ["card:something-feels-off"]

    def test_the_cards_change_with_the_words(self, page, qtbot):
        look_up(qtbot, page, SECRET)
        before = cards(page)
        qtbot.keyClick(page.edit, Key.Key_Return)
        qtbot.keyClicks(page.edit, "ok")
        wait(qtbot, page)
        assert cards(page) == before
        look_up(qtbot, page, ORDINARY)
        assert not cards(page)
        look_up(qtbot, page, "  \n ")
        assert NOTHING not in words(page)

    def test_the_doors_of_another_country_are_shown_when_one_comes_back(
        self, page, window, desk, qtbot
    ):
        look_up(qtbot, page, SECRET)
        window.go("page:start")
        desk.channels.choose("DE", "")
        open_page(window, qtbot)
        assert "999" not in words(page.results.help)
        assert "CEOP Safety Centre" not in [door.name for door in desk.channels.channels()]
        press(cards(page)[0], desk.channels.doors_for(("adult-advice",))[0].name)


class TestKept:
    def test_words_stay_while_the_window_is_open_and_are_stored_nowhere(
        self, page, window, qtbot, tmp_path: Path, caplog
    ):
        look_up(qtbot, page, f"{CANARY} {SECRET}")
        window.go("page:start")
        assert open_page(window, qtbot).edit.toPlainText() == f"{CANARY} {SECRET}"
        assert cards(page)
        files = [file for file in tmp_path.rglob("*") if file.is_file()]
        assert not any(CANARY.encode() in file.read_bytes() for file in files)
        assert CANARY not in caplog.text
        assert CANARY not in repr(page._desk.held)
        assert "Nothing you type here is stored." in words(page)

    def test_words_stay_when_the_text_size_changes(self, page, window, qtbot):
        look_up(qtbot, page, SECRET)
        window.rebuild()
        again = window.page
        assert isinstance(again, PhrasesPage)
        assert again.edit.toPlainText() == SECRET
        qtbot.waitUntil(lambda: bool(cards(again)))

    def test_a_new_process_knows_nothing_of_them(self, page, window, desk, qtbot):
        """Locking and together mode go on in a new process: only this target goes along."""
        look_up(qtbot, page, f"{CANARY} {SECRET}")
        press(page, "journal")
        press(page, "My child said it")
        with qtbot.waitSignal(window.lock_wanted) as asked:
            window.go("together:smart")
        assert asked.args == ["together:smart"]
        assert CANARY not in window._target

    def test_locking_drops_them_even_where_the_private_part_is_locked_already(
        self, page, window, qtbot
    ):
        look_up(qtbot, page, SECRET)
        with qtbot.waitSignal(window.lock_wanted) as asked:
            qtbot.keyClick(window, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert asked.args == ["page:phrases"]

    def test_clearing_can_be_taken_back_until_the_page_is_left(self, page, window, qtbot):
        look_up(qtbot, page, SECRET)
        press(page, "Clear")
        assert not cards(page)
        assert page._desk.held.looked_up == ""
        press(page, "Bring back")
        wait(qtbot, page)
        assert titles(page)
        press(page, "Clear")
        window.go("page:start")
        open_page(window, qtbot)
        assert "Cleared." not in words(page)
        assert page._desk.held.cleared == ""


class TestIntoTheJournal:
    def write(self, page: PhrasesPage, qtbot: QtBot, where: str) -> None:
        look_up(qtbot, page, SECRET)
        press(page, "journal")
        press(page, where)

    def journal(self, window: MainWindow, qtbot: QtBot) -> JournalPage:
        page = window.page
        assert isinstance(page, JournalPage)
        qtbot.waitUntil(lambda: page.editor.is_ready)
        return page

    @pytest.mark.parametrize("where", [("My child said it", "child_words"), ("I saw it", "saw")])
    def test_the_words_stand_in_the_box_that_fits(
        self, page, window, room: PrivateRoom, qtbot, where
    ):
        (answer, box), desk = where, page._desk
        child = desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia"), 10)
        window.enter(room, "page:start")
        self.write(page, qtbot, answer)
        journal = self.journal(window, qtbot)
        qtbot.waitUntil(lambda: getattr(journal.editor.form.text(), box) == SECRET)
        assert journal.editor.form.edits[box].isVisible()
        assert "The words you looked up are" in words(journal)
        qtbot.waitUntil(lambda: journal.editor.has_draft)
        draft = desk.tasks.now_on_vault(lambda: room.journal.resume_draft(child.id, None), 10)
        assert draft is not None
        assert getattr(draft.text, box) == SECRET
        assert not desk.held.is_carrying

    def test_an_entry_that_was_begun_keeps_its_words(
        self, page, window, desk, room: PrivateRoom, qtbot
    ):
        desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia"), 10)
        window.enter(room, "page:start")
        window.go("page:journal")
        journal = self.journal(window, qtbot)
        qtbot.keyClicks(journal.editor.form.saw, "Begun before.")
        qtbot.waitUntil(lambda: journal.editor.has_draft)
        open_page(window, qtbot)
        self.write(page, qtbot, "I saw it")
        whole = f"Begun before.\n\n{SECRET}"
        qtbot.waitUntil(lambda: journal.editor.form.text().saw == whole)
        assert "They were added to the entry that you had begun." in words(journal)

    def test_the_passphrase_comes_first_where_it_is_locked(
        self, page, window, desk, room: PrivateRoom, qtbot
    ):
        desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia"), 10)
        desk.tasks.now_on_vault(desk.keeper.close, 10)
        self.write(page, qtbot, "My child said it")
        assert isinstance(window.page, UnlockPage)
        assert SECRET not in words(window.page)
        assert desk.held.is_carrying
        opened = desk.tasks.now_on_vault(lambda: desk.keeper.open(PASSPHRASE), 30)
        window.enter(opened, window.page._target)
        journal = self.journal(window, qtbot)
        qtbot.waitUntil(lambda: journal.editor.form.text().child_words == SECRET)

    def test_they_are_put_down_where_the_person_goes_elsewhere(
        self, page, window, desk, room: PrivateRoom, qtbot
    ):
        desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia"), 10)
        self.write(page, qtbot, "My child said it")
        press(window.page, "I only want the open pages")
        assert not desk.held.is_carrying
        window.enter(room, "page:journal#carried")
        window.go("page:journal#carried")
        journal = self.journal(window, qtbot)
        assert journal.editor.form.text().is_blank

    def test_coming_back_to_the_journal_writes_them_only_once(
        self, page, window, desk, room: PrivateRoom, qtbot
    ):
        desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia"), 10)
        window.enter(room, "page:start")
        self.write(page, qtbot, "I saw it")
        journal = self.journal(window, qtbot)
        qtbot.waitUntil(lambda: journal.editor.form.text().saw == SECRET)
        window.go("page:talk")
        window.go("page:back")
        assert window.page is journal
        qtbot.waitUntil(lambda: journal.editor.form.text().saw == SECRET)

    def test_they_wait_for_a_first_child(self, page, window, desk, room: PrivateRoom, qtbot):
        window.enter(room, "page:start")
        self.write(page, qtbot, "I saw it")
        child = desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia"), 10)
        desk.chosen_child.choose(child.id)
        journal = self.journal(window, qtbot)
        qtbot.waitUntil(lambda: journal.editor.form.text().saw == SECRET)

    def test_not_now_changes_nothing(self, page, desk, qtbot):
        look_up(qtbot, page, SECRET)
        press(page, "journal")
        press(page, "Not now")
        assert not page.whose.isVisible()
        assert QApplication.focusWidget() is page.write
        assert not desk.held.is_carrying


class TestBadInput:
    @pytest.mark.parametrize(
        "typed",
        [
            "🙂🙂🙂", "((((", ".*+?[", "\\", "\u202eسر", "سر كبير", "שלום", "%s {} \\1", "'’'", "…",
            "\u0301", "\U0001f468\u200d\U0001f469", "\u0007\u0008", "-- ; drop", "<b>hi</b>",
        ],
    )  # fmt: skip
    def test_odd_characters_are_words_like_others(self, page, qtbot, typed):
        look_up(qtbot, page, typed)
        assert NOTHING in words(page)
        look_up(qtbot, page, f"{typed} {SECRET} {typed}")
        assert "Asking for secrecy" in titles(page)
        assert page.grab().height()

    def test_letters_outside_the_first_plane_do_not_shift_the_bold(self, page, qtbot):
        look_up(qtbot, page, f"🤫🤫🤫 hello there. {SECRET}")
        assert quotes(page)[0].bold_words[0].startswith("Don't tell your mum")

    def test_zero_width_characters_hide_nothing(self, page, qtbot):
        look_up(qtbot, page, "don\u200b't te\u200bll your m\u200bum")
        assert "Asking for secrecy" in titles(page)

    def test_markup_is_plain_words(self, page, qtbot):
        look_up(qtbot, page, f"<b>{SECRET}</b><img src=x>")
        assert "<b>" in quotes(page)[0].text()
        labels = page.findChildren(QLabel)
        assert all(label.textFormat() is not Qt.TextFormat.RichText for label in labels)

    @pytest.mark.parametrize(
        "text", [f"{SECRET}\n" * 540, "x" * 19_900 + f" {SECRET}", "🙂" * 20_000]
    )
    def test_twenty_thousand_characters_are_looked_at(self, page, qtbot, text):
        look_up(qtbot, page, text)
        assert ("Asking for secrecy" in titles(page)) == ("tell" in text)
        assert all(len(one.text()) <= LONGEST + 10 for one in quotes(page))
        assert page.results.width() <= page.scroll_area.viewport().width()

    def test_more_is_cut_and_said(self, page, qtbot):
        look_up(qtbot, page, f"{SECRET} " * 700)
        assert "too long to look at as a whole" in words(page)
        assert page.edit.toPlainText() == f"{SECRET} " * 700

    def test_one_word_without_an_end_is_broken(self, page, window, qtbot):
        window.resize(480, 400)
        look_up(qtbot, page, f"{SECRET} https://example.org/{'a' * 400}")
        quote = quotes(page)[0]
        assert quote.width() <= page.scroll_area.viewport().width()
        assert quote.heightForWidth(quote.width()) <= quote.height()

    @pytest.mark.parametrize("kind", ["picture", "file"])
    def test_a_picture_is_refused_calmly(self, page, qtbot, kind):
        look_up(qtbot, page, SECRET)
        data = QMimeData()
        if kind == "picture":
            data.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
        else:
            data.setUrls([QUrl.fromLocalFile("/somewhere/picture.png")])
            data.setText("file:///somewhere/picture.png")
        QGuiApplication.clipboard().setMimeData(data)
        qtbot.keyClick(page.edit, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert page.edit.toPlainText() == SECRET
        assert "Nothing was read from the picture." in words(page)
        press(page, "Type the words instead")
        assert QApplication.focusWidget() is page.edit


class TestQuotes:
    def test_a_quote_keeps_to_its_line_and_to_its_length(self):
        text = f"one\n{'a ' * 300}{SECRET}{' b' * 300}\nthree"
        start = text.index(SECRET)
        (quote,) = quotes_of(text, [(start, len(SECRET))], 3)
        first, length = quote.spans[0]
        assert quote.words[first : first + length] == SECRET
        assert quote.words.startswith("“… a")
        assert quote.words.endswith("b …”")
        assert "\n" not in quote.words

    def test_spans_near_each_other_share_a_quote_and_few_are_shown(self):
        line = "tell no one, it is secret"
        text = "\n".join([line] * 6)
        starts = [number * (len(line) + 1) for number in range(6)]
        spans = [span for start in starts for span in ((start, 11), (start + 13, 12))]
        found = quotes_of(text, spans, 3)
        assert len(found) == 3
        assert all(len(quote.spans) == 2 for quote in found)


class TestKeys:
    def test_tab_goes_down_the_page_and_out_of_the_box(self, page, qtbot):
        look_up(qtbot, page, SECRET)
        stops: list[QWidget] = [page.edit]
        while True:
            qtbot.keyClick(stops[-1], Key.Key_Tab)
            now = QApplication.focusWidget()
            if now in stops or not page.isAncestorOf(now):
                break
            stops.append(now)
        content = page.scroll_area.widget()
        heights = [stop.mapTo(content, stop.rect().topLeft()).y() for stop in stops]
        assert heights == sorted(heights)
        assert len(stops) > 8

    def test_all_of_it_can_be_done_with_keys(self, page, desk, qtbot, window):
        alt = Qt.KeyboardModifier.AltModifier
        qtbot.keyClicks(page.edit, SECRET)
        qtbot.keyClick(page.edit, Key.Key_C, alt)
        qtbot.waitUntil(lambda: page.edit.toPlainText() == "")
        qtbot.keyClicks(page.edit, SECRET)
        qtbot.keyClick(page.edit, Key.Key_J, alt)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is page.whose.said)
        qtbot.keyClick(window, Key.Key_W, alt)
        assert QApplication.focusWidget() is page.edit


class TestWaysIn:
    @pytest.mark.parametrize(
        "target", ["page:talk", "page:search", "page:understand#tactics", "page:understand#stages"]
    )
    def test_other_pages_lead_here(self, window, target):
        window.go(target)
        press(window.page, "Look up words")
        assert isinstance(window.page, PhrasesPage)

    def test_what_is_typed_before_the_list_is_read_is_looked_up_then(
        self, window, desk, qtbot, monkeypatch
    ):
        gate, prepare = threading.Event(), desk.phrases.prepare

        def slowly() -> None:
            gate.wait(10)
            prepare()

        monkeypatch.setattr(type(desk.phrases), "prepare", lambda _self: slowly())
        window.go("page:phrases")
        page = window.page
        assert isinstance(page, PhrasesPage)
        qtbot.keyClicks(page.edit, SECRET)
        assert not cards(page)
        gate.set()
        qtbot.waitUntil(lambda: bool(cards(page)))

    def test_a_list_that_cannot_be_read_is_said_and_tried_again(
        self, window, desk, qtbot, monkeypatch
    ):
        prepare = type(desk.phrases).prepare

        def fails(_self: object) -> None:
            raise CompanionError(ErrorCode.CONTENT_DAMAGED, file="phrases.toml")

        monkeypatch.setattr(type(desk.phrases), "prepare", fails)
        window.go("page:phrases")
        page = window.page
        assert isinstance(page, PhrasesPage)
        qtbot.waitUntil(page.banner.isVisible)
        monkeypatch.setattr(type(desk.phrases), "prepare", prepare)
        qtbot.keyClicks(page.edit, SECRET)
        page.refresh()
        qtbot.waitUntil(lambda: bool(cards(page)))
