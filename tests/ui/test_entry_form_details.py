"""The entry form beyond its boxes: days in words, kind, tags, names, pictures told of, history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from companion.domain.entry_details import (
    AccountKind,
    AccountName,
    EntryDetails,
    EntryKind,
)
from companion.domain.journal import NO_DETAILS, Certainty, EntryText, Happened
from companion.ui.pages.journal_page import JournalPage
from tests.ui.acting import press, words


@pytest.fixture
def vault(desk, room):
    def now(work):
        return desk.tasks.now_on_vault(work, 10)

    mia = now(lambda: room.checklist.add_child("Mia"))

    def write(words, details=NO_DETAILS):
        text = EntryText(saw=words)
        return now(lambda: room.journal.save_entry(mia.id, Happened(), text, details)).id

    def saved():
        (line,) = now(lambda: room.journal.lines(mia.id))
        return now(lambda: room.journal.entry(line.id)).current

    return SimpleNamespace(
        write=write,
        saved=saved,
        draft=lambda: now(lambda: room.journal.resume_draft(mia.id)),
        change=lambda entry_id, words, why, details=None: now(
            lambda: room.journal.change_entry(
                entry_id, Happened(), EntryText(saw=words), why, details
            )
        ),
    )


@pytest.fixture
def open_page(qtbot, desk, room, vault):
    def make(target="", width=900):
        page = JournalPage(desk, room)
        qtbot.addWidget(page)
        page.resize(width, 700)
        page.open_target(target)
        page.focus_first()
        with qtbot.waitSignal(page.editor.opened):
            page.show()
        return page

    return make


def say_day(qtbot, page, said):
    """Type a day in words and finish the line with Enter."""
    line = page.editor.form.when.words.line
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, said)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return page.editor.form.when


def type_saw(qtbot, page, said):
    qtbot.keyClicks(page.editor.form.saw, said)


def save(qtbot, page):
    with qtbot.waitSignal(page.editor.opened):
        press(page, "Save")


def wait_for_words(qtbot, page, said):
    qtbot.waitUntil(lambda: said in words(page), timeout=5000)


# When


def test_a_day_in_words_is_said_back_and_stored(qtbot, open_page, vault):
    page = open_page()
    type_saw(qtbot, page, "She hid the tablet")
    when = say_day(qtbot, page, "yesterday evening")
    assert when.words.answer.isVisible()
    assert "Wed 2 Dec 2026, in the evening" in when.words.answer.text()
    assert "The part of the day is kept in your own words" in when.words.answer.text()
    save(qtbot, page)
    assert vault.saved().happened == Happened(
        Certainty.ABOUT, date(2026, 12, 2), said="yesterday evening"
    )
    assert page.editor.title.text() == "About Wed 2 Dec 2026"
    assert "You typed: “yesterday evening”" in page.editor.written.text()


def test_about_two_weeks_ago(qtbot, open_page):
    page = open_page()
    when = say_day(qtbot, page, "about two weeks ago")
    assert "about Thu 19 Nov 2026" in when.words.answer.text()
    assert when.happened() == Happened(
        Certainty.ABOUT, date(2026, 11, 19), said="about two weeks ago"
    )


def test_a_date_that_can_be_turned_round_is_asked_about(qtbot, open_page):
    page = open_page()
    when = say_day(qtbot, page, "12/3")
    assert when.happened() == Happened(Certainty.ABOUT, date(2026, 12, 3), said="12/3")
    labels = [button.text() for button in when.words.choice.buttons]
    assert set(labels) == {"Thu 12 Mar 2026", "Thu 3 Dec 2026"}
    press(page, "Thu 12 Mar 2026")
    assert when.happened() == Happened(Certainty.EXACT, date(2026, 3, 12), said="12/3")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("tomorrow", "still to come"),
        ("30 february", "no such day"),
        ("when pigs fly", "not understood as a day"),
    ],
)
def test_what_can_not_be_is_refused_calmly_and_changes_nothing(qtbot, open_page, said, answer):
    page = open_page()
    when = say_day(qtbot, page, said)
    assert answer in when.words.answer.text()
    assert when.words.answer.isVisible()
    assert when.happened() == replace(when.about_today(), said=said)


def test_using_the_fields_leaves_the_words_and_says_what_counts(qtbot, open_page):
    page = open_page()
    when = say_day(qtbot, page, "after the match")
    press(page, "Yesterday")
    assert "The day in the fields below counts" in when.words.answer.text()
    assert when.happened() == Happened(Certainty.ABOUT, date(2026, 12, 2), said="after the match")
    assert not when.words.is_unclear


def test_a_day_that_was_not_chosen_yet_is_in_the_draft_and_asked_again(qtbot, open_page, vault):
    page = open_page()
    say_day(qtbot, page, "12/3")
    page.keep_words()
    assert vault.draft().happened.said == "12/3"
    again = open_page()
    assert again.editor.form.when.words.line.text() == "12/3"
    assert "Which one do you mean?" in words(again)
    press(again, "Thu 12 Mar 2026")
    again.keep_words()
    third = open_page()
    assert third.editor.form.when.words.line.text() == "12/3"
    assert "Which one do you mean?" not in words(third)
    assert third.editor.form.when.happened().day == date(2026, 3, 12)


def test_older_words_for_a_day_are_read_from_the_day_they_were_typed(
    qtbot, open_page, vault, clock
):
    page = open_page()
    type_saw(qtbot, page, "x")
    say_day(qtbot, page, "yesterday")
    save(qtbot, page)
    clock.forward(days=20)
    again = open_page(str(vault.saved().entry_id))
    when = again.editor.form.when
    assert when.words.line.text() == "yesterday"
    assert "You typed this on Thu 3 Dec 2026." in words(again)
    qtbot.keyClicks(when.words.line, " evening")
    assert when.happened().day == date(2026, 12, 2)
    say_day(qtbot, again, "yesterday")
    assert when.happened().day == date(2026, 12, 22)


def test_earlier_words_for_a_day_are_in_the_history(qtbot, open_page, vault):
    page = open_page()
    type_saw(qtbot, page, "x")
    say_day(qtbot, page, "yesterday")
    save(qtbot, page)
    say_day(qtbot, page, "yesterday at about 4pm")
    save(qtbot, page)
    press(page, "Earlier wordings")
    page.editor.history.wordings.setCurrentRow(0)
    assert "In your words: “yesterday”" in page.editor.history.reader.toPlainText()


def test_a_day_that_is_not_clear_is_never_saved_as_another_unseen(qtbot, open_page, vault):
    page = open_page()
    type_saw(qtbot, page, "x")
    say_day(qtbot, page, "12/3")
    press(page, "Save")
    assert "Not saved yet: the day you typed is not clear" in words(page)
    assert page.editor.entry_id is None
    with qtbot.waitSignal(page.editor.opened):
        press(page, "Save it as: About Thu 3 Dec 2026")
    assert vault.saved().happened == Happened(Certainty.ABOUT, date(2026, 12, 3), said="12/3")


def test_a_day_that_nobody_understands_is_saved_as_not_known_with_its_words(
    qtbot, open_page, vault
):
    page = open_page()
    type_saw(qtbot, page, "x")
    say_day(qtbot, page, "in the summer holidays")
    press(page, "Save")
    with qtbot.waitSignal(page.editor.opened):
        press(page, "Save it with the day not known")
    assert vault.saved().happened == Happened(said="in the summer holidays")


# Kind and tags


def test_kind_and_tags_are_stored_and_kept_in_the_draft(qtbot, open_page, vault):
    page = open_page()
    type_saw(qtbot, page, "x")
    press(page, "Someone told me")
    press(page, "Tags to find it by")
    assert page.editor.form.details.tags.line.hasFocus()
    qtbot.keyClicks(page.editor.form.details.tags.line, "school, #Game, school")
    expected = EntryDetails(EntryKind.TOLD, ("school", "Game"))
    qtbot.waitUntil(lambda: vault.draft() is not None and vault.draft().details == expected)
    again = open_page()
    assert again.editor.form.details.details() == expected
    assert again.editor.form.details.tags.line.isVisible()
    save(qtbot, again)
    assert vault.saved().details == expected


def test_tags_used_before_are_offered(qtbot, open_page, vault):
    vault.write("Earlier", EntryDetails(tags=("night & day", "school")))
    page = open_page("new")
    press(page, "Tags to find it by")
    press(page, "school")
    assert page.editor.form.details.details().tags == ("school",)
    shown = [one.text() for one in page.editor.form.details.tags.suggestions.shown()]
    assert shown == ["night && day"]


def test_many_tags_and_links_outlive_a_change(qtbot, open_page, vault):
    tags = tuple(f"tag {number}" for number in range(60))
    entry_id = vault.write("Words", EntryDetails(tags=tags, sign_ids=("new-gifts",), talk_ids=(3,)))
    page = open_page(str(entry_id))
    assert "40 more tags are kept" in words(page)
    type_saw(qtbot, page, " more")
    save(qtbot, page)
    assert vault.saved().text.saw == "Words more"
    assert set(vault.saved().details.tags) == set(tags)
    assert vault.saved().details.sign_ids == ("new-gifts",)
    assert vault.saved().details.talk_ids == (3,)


# Names and accounts


def test_an_account_is_offered_kept_shown_and_stored(qtbot, open_page, vault):
    page = open_page()
    type_saw(qtbot, page, "He wrote as @kai_12 to her")
    wait_for_words(qtbot, page, "Is this an account? @kai_12 (user name)")
    press(page, "Keep it with this entry")
    assert "Names kept with this entry" in words(page)
    assert "Is this an account?" not in words(page)
    save(qtbot, page)
    assert vault.saved().details.accounts == (AccountName(AccountKind.HANDLE, "@kai_12"),)


def test_tab_goes_from_the_box_to_what_is_asked_below_it(qtbot, open_page):
    page = open_page()
    page.activateWindow()
    saw = page.editor.form.saw
    saw.setFocus()
    type_saw(qtbot, page, "He is @kai_12 and @other_9 there")
    wait_for_words(qtbot, page, "Is this an account? @other_9")
    qtbot.keyClick(saw, Qt.Key.Key_Tab)
    assert page.window().focusWidget().text() == "Keep it with this entry"
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    assert page.editor.form.details.details().accounts[0].text == "@kai_12"
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    assert page.window().focusWidget().text() == "No"
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    assert page.window().focusWidget() is page.editor.form.when.words.line


def test_an_account_that_is_none_is_not_asked_about_again(qtbot, open_page, vault):
    page = open_page()
    type_saw(qtbot, page, "Call 07700 900123")
    wait_for_words(qtbot, page, "Is this an account? 07700 900123")
    press(page, "No")
    assert page.editor.form.saw.hasFocus()
    type_saw(qtbot, page, " or name@example.org ")
    wait_for_words(qtbot, page, "name@example.org (email address)")
    assert "07700 900123 (phone" not in words(page)
    save(qtbot, page)
    assert vault.saved().details == EntryDetails()


def test_a_person_is_offered_from_the_box_for_people(qtbot, open_page):
    page = open_page()
    press(page, "Who was in it?")
    qtbot.keyClicks(page.editor.form.edits["who"], "Big Kai")
    wait_for_words(qtbot, page, "Is this a person's name? Big Kai")
    press(page, "Keep it with this entry")
    assert page.editor.form.details.details().people == ("Big Kai",)
    press(page, "Take out")
    assert page.editor.form.details.details().people == ()
    assert page.editor.form.details.tag_fold.button.hasFocus()


def test_a_struck_out_entry_shows_its_names_and_changes_none(qtbot, open_page, vault, desk, room):
    entry_id = vault.write("x", EntryDetails(people=("Kai",)))
    desk.tasks.now_on_vault(lambda: room.journal.strike_out(entry_id, ""), 10)
    page = open_page(str(entry_id))
    assert "Kai" in words(page).splitlines()
    assert not any(button.isVisible() for button in page.editor.form.details.names._buttons)


def test_a_long_link_fits_into_a_narrow_form(qtbot, open_page, vault):
    link = "https://example.org/" + "a1" * 150
    page = open_page("new", 480)
    type_saw(qtbot, page, f"See {link} now")
    wait_for_words(qtbot, page, "Is this an account?")
    press(page, "Keep it with this entry")
    wait_for_words(qtbot, page, "Names kept with this entry")
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    assert page.editor.width() <= page.width()
    save(qtbot, page)
    assert vault.saved().details.accounts == (AccountName(AccountKind.LINK, link[:200]),)


# Pictures that are told of


def test_pages_are_offered_where_a_picture_is_told_of(qtbot, open_page):
    page = open_page()
    asked = []
    page.go.connect(asked.append)
    type_saw(qtbot, page, "He has a nude photo of my daughter")
    wait_for_words(qtbot, page, "If this is about a picture of a child")
    page.editor.form.picture_offer.links.shown()[0].click()
    assert asked == ["card:image-sent"]
    press(page, "Not now")
    assert "If this is about a picture" not in words(page)
    assert page.editor.form.saw.toPlainText() == "He has a nude photo of my daughter"


# History


def test_differences_are_said_and_marked(open_page, vault):
    entry_id = vault.write("She met Kai on Monday.")
    details = EntryDetails(EntryKind.TOLD, tags=("school",))
    vault.change(entry_id, "She met Kai on Tuesday.", "I mixed up the days", details)
    page = open_page(str(entry_id))
    press(page, "Earlier wordings")
    history = page.editor.history
    history.wordings.setCurrentRow(0)
    assert not history.what_changed.isVisible()
    history.wordings.setCurrentRow(1)
    assert history.what_changed.isVisible()
    said = history.changes.toPlainText()
    assert "She met Kai on [taken out: Monday] [added: Tuesday]." in said
    assert "Tags:\n[added: school]" in said
    assert "When it happened" not in said
    assert "I mixed up the days" in history.wordings.item(1).text()
    styles = {}
    block = history.changes.document().begin()
    while block.isValid():
        for piece in block.textFormats():
            part = block.text()[piece.start : piece.start + piece.length]
            styles[part] = (piece.format.fontStrikeOut(), piece.format.fontWeight() > 500)
        block = block.next()
    assert styles["Monday"] == (True, False)
    assert styles["Tuesday"] == (False, True)
    assert "Kind of entry:\nSomeone told me" in history.reader.toPlainText()
