# SPDX-License-Identifier: Apache-2.0
"""Getting a report ready as a person does it, over a real vault. Nothing is ever sent."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import NO_DETAILS, Certainty, EntryText, Happened
from companion.domain.preparation import in_screens
from companion.domain.report import Report
from companion.services.changes import Change
from companion.ui.kit.clipboard import SECRET_FORMATS
from companion.ui.kit.paper import text_of
from companion.ui.kit.paper_document import A4_TEXT_WIDTH, Variant, document_for
from companion.ui.pages.card_page import CardPage
from companion.ui.pages.prepare_page import PreparePage
from companion.ui.widgets.prepare_target import prepare_target, prepare_target_of
from tests.ui.acting import press, words

TODAY = date(2026, 12, 3)
CEOP = "channel=uk-ceop"
KAI = AccountName(AccountKind.HANDLE, "kai_99")


@pytest.fixture
def vault(desk, room):
    """Ways to write past the page."""

    def now(work):
        return desk.tasks.now_on_vault(work, 10)

    def write(child, ago, details=NO_DETAILS, **boxes):
        happened = Happened(Certainty.EXACT, TODAY - timedelta(ago))
        text = EntryText(**boxes)
        return now(lambda: room.journal.save_entry(child.id, happened, text, details))

    return SimpleNamespace(
        now=now,
        write=write,
        child=lambda label: now(lambda: room.checklist.add_child(label)),
        kept=lambda child: now(lambda: room.preparations.of(child.id)),
    )


@pytest.fixture
def mia(vault):
    return vault.child("Mia")


@pytest.fixture
def family(vault, mia):
    """Three entries, one of them struck out."""
    named = EntryDetails(people=("Kai",), accounts=(KAI,))
    first = vault.write(
        mia, 30, named, saw="Kai asked for a picture.", place="Lantern Isles", did="Told nobody"
    )
    second = vault.write(mia, 9, child_words="He said he will post it", think="I hate him")
    slip = vault.write(mia, 5, saw="A slip of mine")
    vault.now(lambda: None)
    return SimpleNamespace(child=mia, first=first, second=second, slip=slip)


@pytest.fixture
def open_page(qtbot, desk, room):
    def make(target=CEOP):
        page = PreparePage(desk, room)
        qtbot.addWidget(page)
        page.resize(980, 640)
        page.gone, page.printed, page.places = [], [], []
        page.go.connect(page.gone.append)
        page.print_wanted.connect(page.printed.append)
        page.moved.connect(page.places.append)
        page.open_target(target)
        page.show()
        page.activateWindow()
        return page

    return make


@pytest.fixture
def page(qtbot, open_page, family, room, vault):
    vault.now(lambda: room.journal.strike_out(family.slip.id, "wrong day"))
    page = open_page()
    ready(qtbot, page)
    qtbot.waitUntil(lambda: page.notes.model.rowCount() == 2)
    qtbot.waitUntil(page.notes.names.isVisible)
    press(page, "Tick all in the list")
    return page


def ready(qtbot, page):
    qtbot.waitUntil(lambda: bool(page.fields.boxes))


def box(page, field_id):
    return page.fields.boxes[field_id].edit


def text(page, field_id):
    return box(page, field_id).toPlainText()


def fill_in(qtbot, page):
    press(page, "Fill in from these notes")
    qtbot.waitUntil(page.said.isVisible)


def go_on_without(page):
    """Answer that the ticked notes should stay out, where it is asked."""
    if page.foot.question.isVisible():
        press(page, "Go on without them")


def choose(page, title):
    page.sheets.setCurrentIndex(page.sheets.findText(title))


# The door and its worksheet


def test_a_door_leads_to_its_worksheet(page):
    assert page.sheets.currentText() == "CEOP report"
    assert "See CEOP Safety Centre" in [
        b.text() for b in page.about.findChildren(type(page.foot.print))
    ]
    assert "Companion sends nothing" in words(page)
    assert "own worksheet" not in words(page)


def test_a_worksheet_that_was_not_checked_says_so(page):
    choose(page, "A call to the police")
    assert "This is our own worksheet. The person on the phone may ask other things." in words(page)
    choose(page, "A sheet for any door")
    assert "This is our own worksheet. The form may ask other things." in words(page)


def test_that_a_gap_is_fine_is_said_once_and_above(page):
    assert words(page).count("Leave empty what you do not know. That is all right.") == 1


def test_only_worksheets_of_this_place_are_offered(qtbot, desk, open_page, mia):
    desk.channels.choose("US")
    page = open_page("")
    ready(qtbot, page)
    titles = [page.sheets.itemText(row) for row in range(page.sheets.count())]
    assert titles == [
        "CyberTipline report",
        "Take It Down, with your child",
        "A sheet for any door",
    ]


def test_another_country_has_other_worksheets_but_words_stay(page, desk):
    desk.channels.choose("US")
    desk.signals.on_change(Change.PREFERENCES)
    assert page.sheets.findText("CEOP report") == -1
    assert page.sheets.currentText() == "A sheet for any door"
    desk.channels.choose("GB")
    desk.signals.on_change(Change.PREFERENCES)
    page.open_target(CEOP)
    QTest.keyClicks(box(page, "contact"), "07700 900123")
    desk.channels.choose("US")
    desk.signals.on_change(Change.PREFERENCES)
    assert page.sheets.currentText() == "CEOP report"
    assert text(page, "contact") == "07700 900123"


def test_a_door_without_a_worksheet_has_the_general_one(qtbot, open_page, mia):
    page = open_page("channel=uk-nspcc-helpline")
    ready(qtbot, page)
    assert page.sheets.currentText() == "A sheet for any door"
    assert "NSPCC Helpline" in text_of(printed(page))


def test_an_unknown_door_leads_to_the_general_one(qtbot, open_page, mia):
    page = open_page("channel=no-such-door")
    ready(qtbot, page)
    assert page.sheets.currentText() == "A sheet for any door"


def test_a_lock_comes_back_to_the_same_worksheet(page):
    assert page.places[-1] == "page:prepare#channel=uk-ceop"
    choose(page, "A sheet for any door")
    assert page.places[-1] == "page:prepare#sheet=general"


def test_what_a_child_does_is_not_read_out_on_the_phone(page):
    assert page.foot.reading.isVisible()
    choose(page, "Report Remove, with your child")
    assert not page.foot.reading.isVisible()


# Filling in from notes


def test_nothing_is_ticked_but_by_the_person(qtbot, open_page, family):
    page = open_page()
    ready(qtbot, page)
    qtbot.waitUntil(lambda: page.notes.model.rowCount() == 3)
    qtbot.waitUntil(page.notes.names.isVisible)
    assert page.notes.taken == ()
    assert page.notes.picked.people == ()
    assert page.notes.picked.accounts == ()
    press(page, "Tick all in the list")
    assert page.notes.taken == (family.first.id, family.second.id, family.slip.id)


def test_struck_out_entries_are_not_offered(page, family):
    assert family.slip.id not in [
        page.notes.model.id_at(page.notes.model.index(row)) for row in (0, 1)
    ]


def test_the_notes_fill_in_their_words_with_the_number_of_the_entry(qtbot, page, family):
    fill_in(qtbot, page)
    happened = text(page, "what-happened")
    assert f"Entry {family.first.id}, Tue 3 Nov 2026: Kai asked for a picture." in happened
    assert (
        f"Entry {family.second.id}, Tue 24 Nov 2026: My child said: “He said he will post it”"
        in happened
    )
    assert "hate" not in happened
    assert text(page, "child") == "Mia"
    assert text(page, "apps") == f"Lantern Isles (entry {family.first.id})"
    assert text(page, "the-person") == text(page, "accounts") == text(page, "contact") == ""


def test_filled_in_words_are_read_from_the_top(qtbot, page):
    fill_in(qtbot, page)
    assert QApplication.focusWidget() is box(page, "what-happened")
    assert box(page, "what-happened").textCursor().position() == 0


def test_ticked_people_and_accounts_go_in(qtbot, page):
    next(iter(page.notes.names.people.values())).click()
    page.notes.names.accounts[KAI].click()
    fill_in(qtbot, page)
    assert text(page, "the-person") == "Kai"
    assert text(page, "accounts") == "kai_99 (user name)"


def test_days_reports_and_what_was_done_fill_the_sheet_for_a_call(qtbot, page, vault, room, family):
    told = Report(0, family.child.id, channel="the school", reported_on=TODAY, reference="A7")
    vault.now(lambda: room.reports.save(told))
    choose(page, "A sheet for any door")
    qtbot.waitUntil(lambda: bool(page.notes.told.reports))
    (tick,) = page.notes.told.reports.values()
    assert not tick.isChecked()
    tick.click()
    fill_in(qtbot, page)
    assert text(page, "began") == f"Tue 3 Nov 2026 (entry {family.first.id})"
    assert text(page, "last") == f"Tue 24 Nov 2026 (entry {family.second.id})"
    assert text(page, "who-knows") == "the school, 3 December 2026. Reference number: A7"
    assert text(page, "done") == f"Entry {family.first.id}, Tue 3 Nov 2026: Told nobody"


def test_what_was_typed_is_never_filled_over(qtbot, page):
    QTest.keyClicks(box(page, "what-happened"), "In my own words")
    fill_in(qtbot, page)
    assert text(page, "what-happened") == "In my own words"
    assert text(page, "child") == "Mia"
    assert "What you wrote yourself stays as it was." in words(page)


def test_filling_in_can_be_taken_back(qtbot, page):
    QTest.keyClicks(box(page, "contact"), "07700 900123")
    fill_in(qtbot, page)
    press(page.said, "Undo")
    assert text(page, "what-happened") == ""
    assert text(page, "contact") == "07700 900123"


def test_a_tick_less_and_filled_in_again(qtbot, page, family):
    fill_in(qtbot, page)
    page.fold.button.click()
    press(page, "Untick all")
    page.notes.rows.setFocus()
    page.notes.rows.setCurrentIndex(page.notes.model.index(0))
    QTest.keyClick(page.notes.rows, Qt.Key.Key_Space)
    assert page.notes.taken == (family.second.id,)
    fill_in(qtbot, page)
    qtbot.waitUntil(lambda: "Kai asked" not in text(page, "what-happened"))
    assert "post it" in text(page, "what-happened")


def test_of_many_entries_none_is_ticked(qtbot, open_page, vault, mia):
    for ago in range(13):
        vault.write(mia, ago, saw=f"note {ago}")
    page = open_page()
    ready(qtbot, page)
    qtbot.waitUntil(lambda: page.notes.model.rowCount() == 13)
    assert page.notes.taken == ()
    page.notes.search.setText("note 12")
    qtbot.waitUntil(lambda: page.notes.model.rowCount() == 1)
    press(page, "Tick all in the list")
    page.notes.search.clear()
    qtbot.waitUntil(lambda: page.notes.model.rowCount() == 13)
    fill_in(qtbot, page)
    assert text(page, "what-happened").endswith("note 12")


def test_too_many_ticks_are_no_report(page, family):
    page.notes.model.take(range(201))
    press(page, "Fill in from these notes")
    assert "That is a lot for one report." in words(page)
    assert text(page, "what-happened") == ""


def test_without_notes_the_sheet_is_typed(qtbot, open_page, mia):
    page = open_page()
    ready(qtbot, page)
    qtbot.waitUntil(lambda: "There are no notes about this child yet." in words(page))
    assert not page.fold.isVisible()


def test_words_of_another_sheet_are_taken_over_on_a_wish(qtbot, page):
    QTest.keyClicks(box(page, "what-happened"), "The story, once")
    assert not page.about.reuse.isVisible()
    choose(page, "A call to the police")
    assert text(page, "what-happened") == ""
    press(page, "Use what you wrote on other sheets")
    assert text(page, "what-happened") == "The story, once"
    assert not page.about.reuse.isVisible()
    press(page.said, "Undo")
    assert text(page, "what-happened") == ""


def test_an_emptied_sheet_comes_back_with_undo(qtbot, page, vault, family):
    QTest.keyClicks(box(page, "what-happened"), "Words")
    press(page, "Empty this sheet")
    assert text(page, "what-happened") == ""
    press(page.said, "Undo")
    assert text(page, "what-happened") == "Words"


# Kept


def test_the_first_key_is_kept(qtbot, page, vault, family):
    QTest.keyClicks(box(page, "what-happened"), "Q")
    qtbot.waitUntil(lambda: bool(vault.kept(family.child)))
    (kept,) = vault.kept(family.child)
    assert (kept.worksheet_id, kept.channel_id) == ("ceop", "uk-ceop")
    assert kept.words["what-happened"] == "Q"


def test_a_lock_in_the_middle_loses_no_word(qtbot, page, open_page, vault, family):
    QTest.keyClicks(box(page, "what-happened"), "Half a sen")
    page.keep_words()
    again = open_page("")
    ready(qtbot, again)
    assert again.sheets.currentText() == "CEOP report"
    assert text(again, "what-happened") == "Half a sen"


def test_several_sheets_are_kept_side_by_side(qtbot, page, vault, family):
    QTest.keyClicks(box(page, "what-happened"), "for CEOP")
    choose(page, "A call to the police")
    QTest.keyClicks(box(page, "what-happened"), "for the police")
    choose(page, "CEOP report")
    assert text(page, "what-happened") == "for CEOP"
    qtbot.waitUntil(lambda: len(vault.kept(family.child)) == 2)
    found = {one.worksheet_id: one.words["what-happened"] for one in vault.kept(family.child)}
    assert found == {"ceop": "for CEOP", "police-call": "for the police"}


@pytest.fixture
def full_disk(room, monkeypatch):
    def full(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    @contextmanager
    def on():
        with monkeypatch.context() as patch:
            patch.setattr(type(room.preparations._vault.preparations), "keep_preparation", full)
            yield

    return on


def test_a_full_disk_leaves_the_words_in_the_box(qtbot, page, full_disk):
    with full_disk():
        QTest.keyClicks(box(page, "what-happened"), "Q")
        qtbot.waitUntil(page.banner.isVisible)
        assert page.has_unkept_words
        assert text(page, "what-happened") == "Q"
    page.keep_words()
    assert not page.has_unkept_words


def test_words_of_a_sheet_that_was_left_on_a_full_disk_are_kept_later(
    qtbot, page, vault, family, full_disk
):
    with full_disk():
        QTest.keyClicks(box(page, "what-happened"), "Q")
        choose(page, "A call to the police")
        qtbot.waitUntil(lambda: page.banner.isVisible() and page.has_unkept_words)
    page.keep_words()
    assert not page.has_unkept_words
    assert vault.kept(family.child)[0].words["what-happened"] == "Q"


@pytest.mark.parametrize(
    "said", ["הוא כתב לה \u202eabc\u202c שוב", "He wrote. " * 100_000], ids=["rtl", "1 MB"]
)
def test_any_words_are_kept_shown_and_read_out(qtbot, page, open_page, said):
    box(page, "what-happened").insertPlainText(said)
    page.keep_words()
    again = open_page("")
    ready(qtbot, again)
    assert text(again, "what-happened") == said
    press(again, "Read it aloud")
    go_on_without(again)
    assert again.reading.words.text() == in_screens(said, 320)[0]


# One child at a time


def test_nothing_of_another_child_can_be_ticked_or_seen(qtbot, desk, page, vault, family):
    other = vault.child("Tom")
    desk.signals.on_change(Change.CHILDREN)
    entry = vault.write(other, 3, saw="About Tom only")
    QTest.keyClicks(box(page, "what-happened"), "About Mia")
    desk.chosen_child.choose(other.id)
    qtbot.waitUntil(lambda: page._child == other and bool(page.fields.boxes))
    qtbot.waitUntil(lambda: page.notes.model.rowCount() == 1)
    assert page.notes.taken == ()
    press(page, "Tick all in the list")
    assert page.notes.taken == (entry.id,)
    assert "Mia" not in words(page)
    assert text(page, "what-happened") == ""
    fill_in(qtbot, page)
    assert "About Tom only" in text(page, "what-happened")
    qtbot.waitUntil(lambda: bool(vault.kept(family.child)))
    assert vault.kept(family.child)[0].words["what-happened"] == "About Mia"


def test_an_entry_of_another_child_does_not_go_in_whatever_is_ticked(qtbot, desk, page, vault, mia):
    desk.chosen_child.choose(mia.id)
    entry = vault.write(vault.child("Tom"), 3, saw="About Tom only")
    page.notes.model.take([entry.id])
    press(page, "Fill in from these notes")
    qtbot.waitUntil(page.banner.isVisible)
    assert text(page, "what-happened") == ""


def test_with_several_children_one_is_chosen_first(qtbot, desk, open_page, vault, mia):
    vault.child("Tom")
    page = open_page()
    qtbot.waitUntil(lambda: "Choose a child first" in words(page))
    assert not page.foot.isVisible()
    desk.chosen_child.choose(mia.id)
    ready(qtbot, page)
    assert page.sheets.currentText() == "CEOP report"


# Out


def printed(page):
    page.printed.clear()
    press(page, "Print or save")
    go_on_without(page)
    return page.printed[0]


@pytest.mark.parametrize("way", ["Print or save", "Read it aloud on the phone", "Copy all"])
def test_ticked_notes_that_are_not_filled_in_are_not_forgotten(qtbot, page, way):
    press(page, way)
    assert "You ticked notes. They are not filled in yet." in words(page)
    assert page.printed == []
    assert not page.reading.isVisible()
    press(page, "Fill in first")
    qtbot.waitUntil(page.said.isVisible)
    assert "Kai asked for a picture." in text(page, "what-happened")
    press(page, "Print or save")
    assert "Kai asked for a picture." in text_of(page.printed[0])


def test_it_is_asked_once_and_not_where_nothing_is_ticked(page):
    press(page, "Print or save")
    press(page, "Go on without them")
    press(page, "Print or save")
    assert len(page.printed) == 2
    choose(page, "A call to the police")
    press(page, "Untick all")
    press(page, "Print or save")
    assert len(page.printed) == 3


def test_a_box_that_nobody_filled_is_a_line_to_write_on(page):
    said = text_of(printed(page))
    assert "How can they reach you?\n____" in said
    assert "I do not know" not in said


def rooms_below(sheet, question):
    """Return how many lines there are to write on below a question."""
    blocks = list(sheet.blocks)
    at = next(n for n, one in enumerate(blocks) if one.text == question)
    below = [one.kind for one in blocks[at + 1 :]]
    return next((n for n, kind in enumerate(below) if kind != "room"), len(below))


def test_a_gap_has_room_to_write_by_hand(page):
    sheet = printed(page)
    assert rooms_below(sheet, "What happened?") == 4
    assert rooms_below(sheet, "How can they reach you?") == 1
    lines = text_of(sheet).splitlines()
    assert lines[lines.index("What happened?") + 1].startswith("_" * 48)


@pytest.mark.parametrize("variant", Variant)
def test_the_lines_to_write_on_have_no_number_and_stay_lines(page, variant):
    sheet = printed(page)
    document = document_for(sheet, width=A4_TEXT_WIDTH, variant=variant)
    document.documentLayout().documentSize()
    block, ruled = document.begin(), []
    while block.isValid():
        if block.text() == "\N{NO-BREAK SPACE}" or block.text().startswith("_" * 48):
            ruled.append(block.layout().lineCount())
        block = block.next()
    assert ruled == [1] * sum(one.kind == "room" for one in sheet.blocks)


def test_what_has_a_box_of_its_own_is_not_asked_for_elsewhere(page):
    said = text_of(printed(page))
    assert "What do they ask for, and was anything paid?" in said
    assert "as part of what happened" not in said


def test_a_report_made_already_goes_in_only_where_it_is_ticked(qtbot, page, vault, room, family):
    told = Report(0, family.child.id, channel="a solicitor", reported_on=TODAY)
    vault.now(lambda: room.reports.save(told))
    choose(page, "A sheet for any door")
    qtbot.waitUntil(page.notes.told.isVisible)
    fill_in(qtbot, page)
    assert text(page, "who-knows") == ""
    choose(page, "CEOP report")
    assert not page.notes.told.isVisible()


def test_the_wheel_over_the_list_moves_the_page(page):
    page.fold.set_open(is_open=True)
    bar = page.scroll_area.verticalScrollBar()
    bar.setValue(0)
    rows, before = page.notes.rows, page.notes.rows.verticalScrollBar().value()
    at = rows.viewport().rect().center()
    turn = QWheelEvent(
        QPointF(at), QPointF(rows.viewport().mapToGlobal(at)), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(rows.viewport(), turn)
    assert rows.verticalScrollBar().value() == before
    assert not turn.isAccepted()


def test_a_field_is_copied_for_a_short_while(desk, page):
    QTest.keyClicks(box(page, "contact"), "07700 900123")
    press(page.fields.boxes["contact"], "Copy this")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "07700 900123"
    assert set(SECRET_FORMATS) <= set(mime.formats())
    assert desk.clipboard.timer.isActive()
    assert "Copied. It is cleared again after 30 seconds." in words(page)
    desk.clipboard.clear_ours()


def test_an_empty_field_has_nothing_to_copy(page):
    assert not page.fields.boxes["contact"].copy.isVisible()


def test_all_is_copied_with_its_questions_and_gaps(desk, page):
    QTest.keyClicks(box(page, "contact"), "07700 900123")
    press(page, "Copy all")
    go_on_without(page)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("What happened?\nLeft empty.")
    assert copied.endswith("How can they reach you?\n07700 900123")
    desk.clipboard.clear_ours()


def test_the_printed_sheet_holds_questions_words_and_what_to_ask(qtbot, page):
    choose(page, "A call to the police")
    QTest.keyClicks(box(page, "kind-of-thing"), "Someone asks for pictures")
    said = text_of(printed(page))
    assert said.startswith("If anyone is in danger now, phone 999 or 112.")
    assert "Police non-emergency 101: 101" in said
    assert "This is our own worksheet. The person on the phone may ask other things." in said
    assert "Companion has sent this to nobody." in said
    assert "What kind of thing is it, in one line?\nSomeone asks for pictures" in said
    assert "Where is your child now, and how are they?\n____" in said
    assert "- Your reference number: ____" in said


def test_a_book_is_not_printed_and_not_cut(page):
    box(page, "what-happened").insertPlainText("He wrote. " * 30_000)
    press(page, "Print or save")
    go_on_without(page)
    assert page.printed == []
    assert "This is too long for one sheet of questions." in words(page)
    assert len(text(page, "what-happened")) == 300_000


def test_read_aloud_shows_one_field_a_screen(qtbot, page):
    choose(page, "A call to the police")
    QTest.keyClicks(box(page, "kind-of-thing"), "Someone asks for pictures")
    press(page, "Read it aloud on the phone")
    go_on_without(page)
    reading = page.reading
    count = len(page._sheet().fields) + len(page._sheet().ask)
    assert (reading.counter.text(), reading.words.text()) == (
        f"1 of {count}",
        "Someone asks for pictures",
    )
    assert QApplication.focusWidget() is reading.next
    QTest.keyClick(reading.next, Qt.Key.Key_Return)
    assert (reading.question.text(), reading.words.text()) == (
        "What happened?",
        "Left empty.",
    )
    press(reading, "Back")
    assert reading.counter.text() == f"1 of {count}"
    for _ in range(count - 1):
        press(reading, "Next")
    assert reading.words.text() == "What to do with the phone:"
    assert not reading.next.isEnabled()
    press(reading, "Back to the sheet")
    assert page.foot.isVisible()
    assert text(page, "kind-of-thing") == "Someone asks for pictures"
    assert "When you have told them, write down whom and when." in words(page)


def test_escape_leaves_reading_aloud(qtbot, page):
    press(page, "Read it aloud on the phone")
    go_on_without(page)
    QTest.keyClick(page.reading.next, Qt.Key.Key_Escape)
    assert not page.reading.isVisible()
    assert page.reading.words.text() == ""


def test_whom_you_told_begins_with_the_door(qtbot, page, vault, room, family):
    press(page, "Write down whom you told")
    qtbot.waitUntil(lambda: page.gone == ["page:reports#new"])
    (draft,) = vault.now(lambda: room.reports.drafts.of(family.child.id))
    assert (draft.record.channel, draft.record.reported_on) == ("CEOP Safety Centre", TODAY)


def test_a_report_that_is_being_written_is_left_as_it_is(qtbot, page, vault, room, family):
    begun = Report(0, family.child.id, channel="the school", reported_on=TODAY)
    vault.now(lambda: room.reports.drafts.keep(begun))
    press(page, "Write down whom you told")
    qtbot.waitUntil(lambda: page.gone == ["page:reports#new"])
    (draft,) = vault.now(lambda: room.reports.drafts.of(family.child.id))
    assert draft.record.channel == "the school"


def test_a_picture_is_refused_with_a_reason(page):
    data = QMimeData()
    data.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    box(page, "what-happened").insertFromMimeData(data)
    assert "Companion keeps words only" in words(page)
    assert text(page, "what-happened") == ""


def test_nothing_is_sent_or_opened_whatever_is_pressed(qtbot, page, desk, opened):
    fill_in(qtbot, page)
    for title in ("Copy this", "Copy all", "Print or save", "Read it aloud"):
        press(page, title)
    assert opened == []
    desk.clipboard.clear_ours()


# The way there


def test_the_card_about_blackmail_leads_to_the_report(qtbot, desk):
    card = CardPage(desk)
    qtbot.addWidget(card)
    gone = []
    card.go.connect(gone.append)
    card.open_target("blackmail")
    card.show()
    press(card, "Prepare a report")
    assert gone == ["page:prepare#channel=uk-ceop"]


@pytest.mark.parametrize(
    ("country", "target"),
    [
        ("US", "page:prepare#channel=us-cybertipline"),
        ("CA", "page:prepare#channel=ca-cybertip"),
        ("AU", "page:prepare#channel=au-accce"),
        ("", "page:prepare#sheet=general"),
    ],
)
def test_each_country_has_its_own_door(desk, country, target):
    desk.channels.choose(country)
    card = desk.content.cards()["blackmail"]
    found = prepare_target(desk, card.call_purposes)
    assert found == target or (country == "" and found.startswith("page:prepare#"))


def test_a_helpline_takes_no_report(desk):
    assert prepare_target(desk, ("child-helpline", "adult-advice")) == ""
    assert prepare_target_of(desk.channels.channel("uk-childline")) == ""


def test_the_first_child_is_asked_for_below_the_name_of_the_report(qtbot, open_page):
    page = open_page()
    form = page.choice.form
    qtbot.waitUntil(form.label.isVisible)
    assert page.which.text() == "CEOP report. Which child is it about?"
    assert page.which.isVisible()
    top = page.which.mapTo(page, QPoint(0, 0)).y()
    assert top < form.mapTo(page, QPoint(0, 0)).y()
    assert page.focusWidget() is form.label
