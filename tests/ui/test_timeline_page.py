# SPDX-License-Identifier: Apache-2.0
"""The timeline as a person uses it, over a real vault: keys, mouse, list, paper, another child."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Certainty, EntryText, Happened
from companion.domain.report import Promise, Report
from companion.domain.talk import Talk
from companion.domain.timeline import Lane, Mark, Timeline, What
from companion.domain.timeline_stretch import Zoom
from companion.services import timeline_service
from companion.ui.kit.access import ROLE_PROPERTY
from companion.ui.kit.paper import text_of
from companion.ui.pages import timeline_page
from companion.ui.pages.journal_page import JournalPage
from companion.ui.pages.timeline_page import TimelinePage
from companion.ui.widgets import timeline_reading
from companion.ui.widgets.timeline_list import ROWS
from companion.ui.widgets.timeline_sheet import MOST_ON_PAPER, timeline_sheet
from companion.ui.widgets.timeline_view import TimelineView
from companion.ui.widgets.timeline_words import mark_sentence
from tests.ui.acting import press, words

TODAY = date(2026, 12, 3)
Key = Qt.Key


@pytest.fixture
def vault(desk, room):
    """Ways to write past the page."""

    def now(work):
        return desk.tasks.now_on_vault(work, 10)

    def write(child, saw, ago=None, certainty=Certainty.EXACT):
        happened = Happened() if ago is None else Happened(certainty, TODAY - timedelta(ago))
        return now(lambda: room.journal.save_entry(child.id, happened, EntryText(saw=saw)))

    return SimpleNamespace(
        now=now, write=write, child=lambda label: now(lambda: room.checklist.add_child(label))
    )


@pytest.fixture
def mia(vault):
    return vault.child("Mia")


@pytest.fixture
def family(vault, room, mia):
    """Some days of a child: two entries close together, a talk, a report with a promise."""
    vault.write(mia, "The tablet was under the pillow", 60)
    vault.write(mia, "A parcel came", 61)
    vault.write(mia, "A new friend online", 20, Certainty.ABOUT)
    talk = Talk(0, mia.id, "Secrets", held_on=TODAY - timedelta(30))
    vault.now(lambda: room.talks.save(talk))
    report = Report(
        0, mia.id, "School", TODAY - timedelta(25), promises=(Promise("Ring back", TODAY),)
    )
    vault.now(lambda: room.reports.save(report))
    return mia


@pytest.fixture
def open_page(qtbot, desk, room):
    def make(width=980, height=640):
        page = TimelinePage(desk, room)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.gone = []
        page.go.connect(page.gone.append)
        page.focus_first()
        page.show()
        page.activateWindow()
        return page

    return make


@pytest.fixture
def page(open_page, family, qtbot):
    page = open_page()
    qtbot.waitUntil(page.picture.hasFocus)
    return page


def chosen(page):
    return page.chosen.title.text()


def keys(page, *pressed):
    for key in pressed:
        QTest.keyClick(page.picture, key)


def rows(page):
    model = page.rows.rows.model()
    return [
        model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]


def point_of(page, wanted):
    """Return where the mark with these words stands in the picture."""
    picture = page.picture
    painter = picture._painter()
    for spot in painter.spots():
        for place in picture.timeline.places(spot):
            if wanted in picture.timeline.marks[place].words:
                return painter.centre(spot).toPoint()
    raise AssertionError(wanted)


def click(page, wanted):
    QTest.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=point_of(page, wanted))


def test_it_begins_at_the_latest_mark_up_to_today_and_says_it_in_words(page):
    assert chosen(page) == "Ring back"
    assert "Promised to you by this day, not yet done · Thu 3 Dec 2026" in words(page)
    assert "Thu 3 Dec 2026" in page.picture.accessibleDescription()


def test_the_arrow_keys_move_in_a_lane_and_between_lanes(page):
    keys(page, Key.Key_Up)
    assert chosen(page) == "Told School"
    keys(page, Key.Key_Up)
    assert chosen(page) == "Secrets"
    keys(page, Key.Key_Up)
    assert chosen(page) == "A new friend online"
    keys(page, Key.Key_Left)
    assert chosen(page) == "The tablet was under the pillow"
    keys(page, Key.Key_Home)
    assert chosen(page) == "A parcel came"
    keys(page, Key.Key_End)
    assert chosen(page) == "A new friend online"
    keys(page, Key.Key_Down)
    assert chosen(page) == "Secrets"


def test_control_with_home_and_end_goes_to_the_ends_of_all(page):
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(page.picture, Key.Key_Home, control)
    assert chosen(page) == "A parcel came"
    QTest.keyClick(page.picture, Key.Key_End, control)
    assert chosen(page) == "Ring back"


def test_enter_opens_what_is_chosen(page, vault):
    keys(page, Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Return)
    assert page.gone[0].startswith("page:journal#")
    keys(page, Key.Key_Down, Key.Key_Enter)
    assert page.gone[1].startswith("page:plans")


def test_a_button_opens_it_too(page):
    press(page, "Open this")
    assert page.gone[0].startswith("page:reports")


def test_plus_and_minus_zoom_as_far_as_there_is_anything(page):
    assert "One column is a month." in words(page)
    keys(page, Key.Key_Plus, Key.Key_Equal, Key.Key_Plus)
    assert "One column is a day." in words(page)
    keys(page, *[Key.Key_Minus] * 6)
    assert "One column is a year." in words(page)
    press(page, "Look closer")
    assert "One column is three months." in words(page)


def test_the_chosen_mark_is_seen_wherever_the_keys_go(page):
    keys(page, Key.Key_Plus, Key.Key_Plus)
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Home, Key.Key_End):
        keys(page, key)
        picture = page.picture
        moment = picture.timeline.marks[picture.current].moment
        assert picture.stretch.start < moment < picture.stretch.end


def test_buttons_and_page_keys_move_the_days(page):
    keys(page, Key.Key_Plus)
    before = page.picture.stretch.start
    press(page, "Earlier")
    assert page.picture.stretch.start < before
    keys(page, Key.Key_PageDown)
    assert page.picture.stretch.start == pytest.approx(before)
    keys(page, Key.Key_PageUp)
    press(page, "Later")
    press(page, "Today")
    stretch = page.picture.stretch
    assert stretch.x_of(TODAY.toordinal() + 0.5) == pytest.approx(stretch.width / 2)


def test_nobody_gets_lost_far_from_every_mark(page):
    keys(page, *[Key.Key_PageDown] * 30)
    assert page.picture.stretch.start < TODAY.toordinal() + 1
    keys(page, *[Key.Key_PageUp] * 60)
    assert page.picture.stretch.end > (TODAY - timedelta(61)).toordinal()


def test_right_to_left_the_arrows_follow_the_picture(page):
    page.picture.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    keys(page, Key.Key_Up, Key.Key_Up, Key.Key_Up)
    keys(page, Key.Key_Right)
    assert chosen(page) == "The tablet was under the pillow"
    earlier = point_of(page, "The tablet")
    assert earlier.x() > point_of(page, "A new friend").x()
    click(page, "A new friend")
    assert page.gone[0].startswith("page:journal#")


def test_a_click_opens_a_mark(page):
    click(page, "A new friend")
    assert page.gone[0].startswith("page:journal#")
    assert chosen(page) == "A new friend online"


def test_a_click_on_several_looks_closer_and_at_last_goes_from_one_to_the_next(page):
    keys(page, Key.Key_Minus, Key.Key_Minus)
    click(page, "A parcel came")
    assert page.picture.stretch.zoom is Zoom.QUARTERS
    assert page.gone == []


def test_several_at_the_same_hour_can_be_reached_with_the_mouse_alone(open_page, vault, mia, qtbot):
    for saw in ("First", "Second", "Third"):
        vault.write(mia, saw, 3)
    page = open_page()
    qtbot.waitUntil(page.picture.hasFocus)
    keys(page, Key.Key_Plus, Key.Key_Plus)
    said = set()
    for _ in range(3):
        click(page, "First")
        said.add(chosen(page))
    assert said == {"First", "Second", "Third"}
    assert page.gone == []


def test_dragging_moves_the_days_and_opens_nothing(page):
    start = point_of(page, "A new friend")
    before = page.picture.stretch
    QTest.mousePress(page.picture, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.picture, start + QPoint(60, 0))
    QTest.mouseMove(page.picture, start + QPoint(100, 0))
    QTest.mouseRelease(page.picture, Qt.MouseButton.LeftButton, pos=start + QPoint(100, 0))
    assert page.picture.stretch.start == pytest.approx(before.start - 100 / before.per_day)
    assert page.gone == []


def test_pointing_says_what_it_is_and_leaving_says_what_is_chosen(page):
    QTest.mouseMove(page.picture, point_of(page, "A new friend"))
    assert chosen(page) == "A new friend online"
    QTest.mouseMove(page.picture, QPoint(300, 5))
    assert chosen(page) == "Ring back"


def wheel(page, modifiers):
    at = QPointF(point_of(page, "A new friend"))
    event = QWheelEvent(
        at,
        page.picture.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.picture, event)


def test_the_wheel_zooms_only_with_control(page):
    wheel(page, Qt.KeyboardModifier.NoModifier)
    assert page.picture.stretch.zoom is Zoom.MONTHS
    wheel(page, Qt.KeyboardModifier.ControlModifier)
    assert page.picture.stretch.zoom is Zoom.WEEKS


def test_keys_that_move_the_days_say_which_are_shown(page, monkeypatch):
    spoken = []
    monkeypatch.setattr(timeline_page, "announce", lambda _widget, words: spoken.append(words))
    for key in (Key.Key_Plus, Key.Key_Minus, Key.Key_PageUp, Key.Key_PageDown):
        keys(page, key)
        assert spoken[-1] == page.period.text()
    assert len(spoken) == 4
    assert "From" in spoken[0]


def test_a_title_that_asks_keeps_its_mark():
    mark = Mark(What.WRITTEN, TODAY, "page:journal#1", words="Is Kai in trouble?")
    assert mark_sentence(mark, {}).startswith("Is Kai in trouble? Entry · ")


def test_the_list_says_all_that_the_picture_shows(page):
    timeline = page.picture.timeline
    assert len(rows(page)) == len(timeline)
    signs = page._desk.content.signs()
    for row, mark in zip(rows(page), reversed(timeline.marks), strict=True):
        assert row.replace("\n", ". ") == mark_sentence(mark, signs)


def test_about_and_unknown_days_are_said_in_words(open_page, vault, mia, qtbot):
    vault.write(mia, "Cross and quiet", 3, Certainty.ABOUT)
    vault.write(mia, "Some day in autumn")
    page = open_page()
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    said = "\n".join(rows(page))
    assert "Cross and quiet\nEntry · About Mon 30 Nov 2026" in said
    assert "Some day in autumn\nEntry · Day not known. Written on Thu 3 Dec 2026" in said


def test_a_sign_never_stands_without_its_ordinary_reasons(open_page, vault, mia, room, qtbot):
    vault.now(lambda: room.noticings.note(mia.id, "moved-to-private-app", "He told me"))
    page = open_page()
    qtbot.waitUntil(lambda: bool(page.chosen.title.text()))
    assert "Ordinary reasons: " in page.chosen.second.text()
    assert "“He told me”" in page.chosen.second.text()
    assert "Ordinary reasons: " in rows(page)[0]
    press(page, "About this sign")
    assert page.gone == ["sign:moved-to-private-app"]


def test_enter_in_the_list_opens_the_same(page):
    page.rows.rows.setFocus()
    QTest.keyClick(page.rows.rows, Key.Key_Return)
    assert page.gone[0].startswith("page:reports")


def test_a_long_list_comes_in_parts(open_page, mia, qtbot):
    marks = [
        Mark(What.WRITTEN, TODAY - timedelta(ago), f"page:journal#{ago}", f"Note {ago}")
        for ago in range(ROWS + 7)
    ]
    page = open_page()
    qtbot.waitUntil(lambda: "Nothing has a day yet." in words(page))
    page.rows.show_timeline(Timeline(marks), {}, is_other=True)
    page._body.show()
    assert len(rows(page)) == ROWS
    assert rows(page)[0].startswith("Note 0\n")
    press(page.rows, "Earlier ones")
    assert [row.partition("\n")[0] for row in rows(page)] == [
        f"Note {ago}" for ago in range(ROWS, ROWS + 7)
    ]
    assert not page.rows.older.isEnabled()
    press(page.rows, "Newer ones")
    assert len(rows(page)) == ROWS


def test_nothing_of_one_child_is_left_when_another_is_chosen(page, vault, desk, qtbot):
    other = vault.child("Jonas")
    vault.write(other, "Lost his gloves", 2)
    desk.chosen_child.choose(other.id)
    qtbot.waitUntil(lambda: len(rows(page)) == 1)
    everything = "\n".join(
        (
            *rows(page),
            page.chosen.title.text(),
            page.chosen.second.text(),
            page.picture.accessibleDescription(),
        )
    )
    assert "Lost his gloves" in everything
    assert "parcel" not in everything
    assert "Ring back" not in everything


def test_a_child_without_notes_is_told_what_will_stand_here(open_page, mia, qtbot):
    page = open_page()
    qtbot.waitUntil(lambda: "Nothing has a day yet." in words(page))
    assert not page.picture.isVisible()


def test_several_children_and_none_chosen_show_nothing(open_page, family, vault, qtbot):
    vault.child("Jonas")
    page = open_page()
    qtbot.waitUntil(lambda: "Choose a child first." in words(page))
    assert not page.picture.isVisible()


def test_what_is_written_meanwhile_appears_and_the_choice_stays(page, vault, family, qtbot):
    keys(page, Key.Key_Up, Key.Key_Up)
    vault.write(family, "Back to football", 1)
    qtbot.waitUntil(lambda: any("football" in row for row in rows(page)))
    assert chosen(page) == "Secrets"


def test_a_hidden_page_reads_again_when_it_is_shown(page, vault, family, qtbot):
    page.hide()
    vault.write(family, "Back to football", 1)
    page.refresh()
    page.show()
    qtbot.waitUntil(lambda: any("football" in row for row in rows(page)))


def test_only_marks_of_signs_lead_to_a_sign(page):
    assert not page.chosen.sign.isVisible()


def test_many_entries_come_part_by_part(open_page, vault, mia, monkeypatch, qtbot):
    for number in range(7):
        vault.write(mia, f"Note {number}", number)
    monkeypatch.setattr(timeline_service, "ENTRIES_AT_ONCE", 3)
    monkeypatch.setattr(timeline_reading, "ENTRIES_AT_ONCE", 3)
    page = open_page()
    shown = []
    page._reading.read.connect(lambda timeline, is_all: shown.append((len(timeline), is_all)))
    qtbot.waitUntil(lambda: len(rows(page)) == 7)
    assert shown == [(3, False), (7, True)]
    assert not page.hint.isVisible()
    assert page.ways.print.isEnabled()
    vault.write(mia, "One more", 1)
    qtbot.waitUntil(lambda: len(rows(page)) == 8)


def test_a_failing_vault_is_said(open_page, family, room, monkeypatch, qtbot):
    def damaged(*_args):
        raise CompanionError(ErrorCode.STORAGE_FAILED)

    monkeypatch.setattr(type(room.timeline), "others", damaged)
    page = open_page()
    qtbot.waitUntil(page.banner.isVisible)
    assert "Not everything could be read." in words(page)
    monkeypatch.undo()
    page.refresh()
    qtbot.waitUntil(lambda: len(rows(page)) == 6)
    assert "Not everything" not in words(page)


def test_what_is_shown_prints_in_the_order_of_its_days(page):
    sheets = []
    page.print_wanted.connect(sheets.append)
    press(page, "Print these days")
    said = text_of(sheets[0])
    order = ["About: Mia", "A parcel came", "The tablet", "Secrets", "Told School", "Ring back"]
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert "It shows when, not why" in said
    keys(page, Key.Key_Plus, Key.Key_Plus)
    press(page, "Print these days")
    assert "A parcel came" not in text_of(sheets[1])
    assert sheets[1].subtitle.startswith("From ")


def test_paper_says_where_it_stops_and_where_there_is_nothing(desk):
    mark = Mark(What.WRITTEN, TODAY, "page:journal#1", "Note")
    later = replace(mark, day=TODAY + timedelta(1))
    sheet = timeline_sheet(desk, "Mia", (*[mark] * MOST_ON_PAPER, later), TODAY, TODAY)
    assert "This print-out stops before 4 December 2026" in text_of(sheet)
    assert "Nothing is written down here." in text_of(timeline_sheet(desk, "Mia", (), TODAY, TODAY))


def test_signs_on_paper_name_their_sources(desk):
    sign = next(iter(desk.content.signs()))
    mark = Mark(What.TICKED, TODAY, "page:notice", sign_id=sign)
    sheet = timeline_sheet(desk, "Mia", (mark,), TODAY, TODAY)
    assert sheet.checked_note
    assert "Ordinary reasons: " in text_of(sheet)


def test_the_journal_leads_there_and_back(page, desk, room, qtbot):
    journal = JournalPage(desk, room)
    qtbot.addWidget(journal)
    journal.show()
    asked = []
    journal.go.connect(asked.append)
    next(one for one in journal.more.ways().actions() if one.text() == "Timeline").trigger()
    assert asked == ["page:timeline"]
    press(page, "Go to the journal")
    assert page.gone == ["page:journal"]


def test_a_screen_reader_finds_a_named_picture_and_hears_the_chosen_mark(page):
    assert page.picture.property(ROLE_PROPERTY) == QAccessible.Role.Graphic.value
    assert page.picture.accessibleName() == "Timeline, as a picture"
    keys(page, Key.Key_Up)
    assert page.picture.accessibleDescription().startswith("Told School. Report")


def test_no_number_of_marks_is_shown(page):
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert not [text for text in labels if text.strip().isdecimal()]


@pytest.mark.parametrize("width", [300, 1600])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_every_lane_and_shape_is_painted_at_every_zoom(desk, qtbot, width, direction):
    certainties = list(Certainty)
    marks = [
        Mark(
            what,
            TODAY - timedelta(ago * 9),
            f"{what}{ago}",
            certainty=certainties[ago % 3],
            is_struck_out=ago % 4 == 0,
        )
        for what in What
        for ago in range(12)
    ]
    view = TimelineView(desk.look)
    qtbot.addWidget(view)
    view.setLayoutDirection(direction)
    view.show_timeline(Timeline(marks), TODAY.toordinal(), is_other=True)
    view.resize(width, view.sizeHint().height())
    view.show()
    assert view.timeline.lanes == tuple(Lane)
    for _zoom in Zoom:
        assert not view.grab().isNull()
        view.zoom(-1)
    view.zoom(9)
    assert not view.grab().isNull()


@pytest.mark.slow
def test_a_hundred_thousand_marks_are_painted_at_every_zoom(desk, qtbot):
    whats = list(What)
    marks = [
        Mark(whats[place % 13], TODAY - timedelta(place % 4_000), str(place))
        for place in range(100_000)
    ]
    view = TimelineView(desk.look)
    qtbot.addWidget(view)
    view.show_timeline(Timeline(marks), TODAY.toordinal(), is_other=True)
    view.resize(1000, view.sizeHint().height())
    view.show()
    view.zoom(-9)
    for _zoom in Zoom:
        view.move_by(-0.01)
        assert not view.grab().isNull()
        view.zoom(1)


def test_a_tick_that_was_a_mistake_says_so(desk):
    sign = desk.content.signs()["child-tells"]
    mark = Mark(What.TICKED, date(2026, 3, 2), "page:notice#review=1", sign_id=sign.id)
    signs = desk.content.signs()
    assert "Sign you ticked · " in mark_sentence(mark, signs)
    struck = replace(mark, is_struck_out=True)
    assert "Sign you ticked, a mistake as you said later · " in mark_sentence(struck, signs)
