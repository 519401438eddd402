# SPDX-License-Identifier: Apache-2.0
"""The sheet for a missing child: kept from the first key, printed, read out, blank when locked."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel

from companion.domain.channel import Purpose
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.missing import MissingDay, MissingPart, MissingSheet
from companion.ui.kit.paper import text_of
from companion.ui.kit.paper_designs import pages_for
from companion.ui.kit.paper_document import Variant
from companion.ui.main_window import MainWindow
from companion.ui.pages.card_page import CardPage
from companion.ui.pages.get_help_page import GetHelpPage
from companion.ui.pages.missing_page import MissingPage
from companion.ui.pages.plans_page import PlansPage
from companion.ui.pages.start_page import StartPage
from companion.ui.widgets.buttons import TileButton
from companion.ui.widgets.missing_sheet import blank_missing_sheet, missing_sheet
from tests.ui.acting import press
from tests.ui.test_sheets import A4

TODAY = date(2026, 12, 3)


def add(desk, room, label):
    return desk.tasks.now_on_vault(lambda: room.checklist.add_child(label), 10)


def stored(page, child):
    return page._desk.tasks.now_on_vault(lambda: page._room.missing.of(child.id), 10)


def open_part(page, part):
    """Come here as the window does."""
    page.open_target(part)
    page.focus_first()


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def shown(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def child(desk, room):
    return add(desk, room, "M")


@pytest.fixture
def open_page(qtbot, desk, room):
    def make():
        page = MissingPage(desk, room)
        qtbot.addWidget(page)
        page.resize(820, 580)
        page.show()
        qtbot.waitUntil(lambda: page._keeper.stored is not None)
        return page

    return make


@pytest.fixture
def page(child, open_page):
    return open_page()


def test_everything_is_optional_and_the_first_key_is_kept(qtbot, page, child):
    assert page.ready_fold.is_open
    assert not page.day_fold.is_open
    qtbot.keyClicks(page.ready.boxes["hair"], "r")
    qtbot.waitUntil(lambda: dict(stored(page, child).sheet.words) == {"hair": "r"})
    assert stored(page, child).sheet.looked_on == TODAY
    assert stored(page, child).days == ()
    qtbot.waitUntil(lambda: any(text.startswith("Kept, ") for text in shown(page)))
    assert "You last looked through this on 3 December 2026." in shown(page)


def test_both_parts_come_back_after_a_lock(qtbot, page, child, open_page):
    qtbot.keyClicks(page.ready.boxes["phone"], "0700 900000")
    open_part(page, "day")
    qtbot.keyClicks(page.day.boxes["last-seen-where"], "At the bus stop")
    page.keep_words()
    assert not page.has_unkept_words
    again = open_page()
    assert again.day_fold.is_open
    assert again.ready.words()["phone"] == "0700 900000"
    assert again.day.words()["last-seen-where"] == "At the bus stop"
    (day,) = stored(again, child).days
    assert day.begun_on == TODAY


def test_a_target_opens_its_part_at_the_first_empty_field(qtbot, page):
    open_part(page, "day")
    assert page.day_fold.is_open
    assert page.focusWidget() is page.day.boxes["last-seen-when"]
    open_part(page, "ready")
    assert page.ready_fold.is_open
    assert page.focusWidget() is page.ready.boxes["name"]


def test_another_day_begins_a_new_part_and_the_earlier_one_stays(
    qtbot, desk, room, child, open_page
):
    earlier = MissingDay(0, child.id, date(2026, 11, 9), {"told": "Police"})
    desk.tasks.now_on_vault(lambda: room.missing.keep_day(earlier), 10)
    page = open_page()
    open_part(page, "day")
    assert page.day.words()["told"] == "Police"
    assert "This part is for 9 November 2026." in shown(page)
    press(page, "Begin a new one for today")
    qtbot.waitUntil(lambda: "This part is for 3 December 2026." in shown(page))
    assert not any(page.day.words().values())
    qtbot.keyClicks(page.day.boxes["incident"], "77")
    press(page, "See the one of 9 November 2026")
    qtbot.waitUntil(lambda: page.day.words()["told"] == "Police")
    days = stored(page, child).days
    assert [dict(day.words) for day in days] == [{"incident": "77"}, {"told": "Police"}]


def test_looking_through_it_again_is_noted(qtbot, desk, room, child, open_page):
    old = MissingSheet(child.id, {"hair": "red"}, date(2026, 1, 2))
    desk.tasks.now_on_vault(lambda: room.missing.keep(old), 10)
    page = open_page()
    assert "You last looked through this on 2 January 2026." in shown(page)
    click(qtbot, page.looked)
    qtbot.waitUntil(lambda: "You last looked through this on 3 December 2026." in shown(page))
    assert stored(page, child).sheet.looked_on == TODAY


def test_an_empty_sheet_can_not_be_looked_through(page):
    assert not page.looked.isEnabled()
    assert not page.looked_line.isVisible()


def test_after_six_months_the_plans_say_so_quietly(qtbot, desk, room, child):
    old = MissingSheet(child.id, {"hair": "red"}, date(2026, 6, 1))
    desk.tasks.now_on_vault(lambda: room.missing.keep(old), 10)
    plans = PlansPage(desk, room)
    qtbot.addWidget(plans)
    plans.show()
    title = "The sheet in case your child goes missing"
    qtbot.waitUntil(lambda: title in shown(plans))
    assert "To look again every six months is our own suggestion. No source says it." in shown(
        plans
    )
    gone = []
    plans.go.connect(gone.append)
    press(plans, "Look through it")
    assert gone == ["page:missing#ready"]
    desk.tasks.now_on_vault(lambda: room.missing.looked(child.id), 10)
    qtbot.waitUntil(lambda: title not in shown(plans))


def test_print_holds_both_parts_with_lines_for_what_is_empty(qtbot, page):
    qtbot.keyClicks(page.ready.boxes["hair"], "Red and short")
    open_part(page, "day")
    qtbot.keyClicks(page.day.boxes["clothes-now"], "Green coat")
    sheets = []
    page.print_wanted.connect(sheets.append)
    click(qtbot, page.print)
    text = text_of(sheets[0])
    assert text.index("Green coat") < text.index("Red and short")
    assert "About M. Printed on 3 December 2026." in text
    assert "You do not have to wait 24 hours." in text
    assert "____" in text


def test_reading_out_shows_what_is_written_in_large_type(qtbot, page):
    qtbot.keyClicks(page.ready.boxes["hair"], "Red")
    open_part(page, "day")
    qtbot.keyClicks(page.day.boxes["incident"], "77")
    click(qtbot, page.read)
    assert page.reading.isVisible()
    assert page.reading.words.text() == "77"
    click(qtbot, page.reading.next)
    assert page.reading.words.text() == "Red"
    click(qtbot, page.reading.next)
    assert "24 hours" in page.reading.words.text()
    click(qtbot, page.reading.end)
    assert page.focusWidget() is page.read
    assert not page.reading.isVisible()


def test_reading_out_an_empty_sheet_says_what_to_ask(qtbot, page):
    click(qtbot, page.read)
    assert "24 hours" in page.reading.words.text()


def test_children_are_kept_apart(qtbot, page, desk, room, child):
    qtbot.keyClicks(page.ready.boxes["hair"], "Red")
    other = add(desk, room, "T")
    qtbot.waitUntil(lambda: page.choice.box.count() == 2)
    page.choice.box.setCurrentIndex(1)
    assert not any(page.ready.words().values())
    qtbot.waitUntil(lambda: page._keeper.stored is not None)
    qtbot.keyClicks(page.ready.boxes["hair"], "Black")
    qtbot.waitUntil(lambda: not stored(page, other).sheet.is_blank)
    assert dict(stored(page, child).sheet.words) == {"hair": "Red"}
    page.choice.box.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.ready.words()["hair"] == "Red")


def test_a_full_disk_leaves_the_words_and_tries_again(qtbot, page, child, monkeypatch):
    def full(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(type(page._room.missing._store), "keep_missing_sheet", full)
        qtbot.keyClicks(page.ready.boxes["hair"], "Red")
        qtbot.waitUntil(page.banner.isVisible)
        assert page.kept.text() == "Not kept yet. It is tried again."
    page.keep_words()
    assert dict(stored(page, child).sheet.words) == {"hair": "Red"}


def test_pictures_are_refused(qtbot, page):
    picture = QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    page.ready.boxes["looks"].insertFromMimeData(picture)
    assert "words only" in page.refusal.words.text()
    click(qtbot, page.refusal.action)
    assert page.focusWidget() is page.ready.boxes["name"]


def test_every_field_has_a_name_and_is_reached_in_order(qtbot, page, desk):
    open_part(page, "ready")
    wanted = list(page.ready.boxes.values())
    seen = [page.focusWidget()]
    while page.focusWidget() is not wanted[-1]:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget())
        assert len(seen) < 40
    assert [one for one in seen if one in wanted] == wanted
    for box, asked in zip(wanted, desk.content.missing_form().ready, strict=True):
        name = QAccessible.queryAccessibleInterface(box).text(QAccessible.Text.Name)
        assert name == asked.question


def test_a_blank_sheet_names_nobody_and_asks_everything(desk):
    text = text_of(blank_missing_sheet(desk))
    form = desk.content.missing_form()
    assert all(one.question in text for one in (*form.ready, *form.day))
    assert "101" in text
    assert pages_for(blank_missing_sheet(desk), Variant.NORMAL).lay_out(A4) == 3
    assert text.startswith("If anyone is in danger now")


def test_a_sheet_names_the_number_for_danger_before_the_others(desk):
    for code in desk.channels.countries():
        desk.channels.choose(code)
        blocks = blank_missing_sheet(desk).blocks
        titles = [block.text for block in blocks]
        if "Who to ring" not in titles:
            assert code == "NO"
            continue
        first = titles[titles.index("Who to ring") + 1]
        dialled = {
            number
            for door in desk.channels.channels()
            if Purpose.EMERGENCY in door.purposes
            for number in (door.name, door.phone)
        }
        lacks = first.startswith("We could not check an emergency number")
        assert lacks or any(number in first for number in dialled), code


def test_no_line_for_tips_is_rung_about_a_missing_child(desk):
    for code, door in (("AU", "Crime Stoppers"), ("NO", "Tip the police"), ("ES", "INCIBE")):
        desk.channels.choose(code)
        assert door not in text_of(blank_missing_sheet(desk))


def test_a_line_alone_has_no_number_and_more_have(desk):
    text = text_of(blank_missing_sheet(desk))
    line = "_" * 24
    assert f"Where was that?\n{line}\n" in text
    assert f"Who may they be with?\n1. {line}\n2. {line}\n" in text


def test_the_parts_follow_each_other_and_a_filled_sheet_takes_two_pages(desk):
    form = desk.content.missing_form()
    ready = {one.id: "Known" for one in form.ready}
    day = {one.id: "Known" for one in form.day[:5]}
    sheet = missing_sheet(desk, ready, day)
    assert not [block for block in sheet.blocks if block.kind == "page"]
    assert pages_for(sheet, Variant.NORMAL).lay_out(A4) == 2


def test_a_label_that_ends_with_a_stop_gets_no_second_one(qtbot, desk, room, open_page):
    add(desk, room, "M.")
    page, sheets = open_page(), []
    page.print_wanted.connect(sheets.append)
    click(qtbot, page.print)
    assert sheets[0].subtitle == "About M. Printed on 3 December 2026."


def test_the_missing_card_leads_to_the_sheet_and_prints_a_blank_one(qtbot, desk):
    card = CardPage(desk)
    qtbot.addWidget(card)
    card.show()
    card.open_target("missing")
    gone, sheets = [], []
    card.go.connect(gone.append)
    card.print_wanted.connect(sheets.append)
    press(card, "Your missing sheet")
    press(card, "Print a blank missing sheet")
    assert gone == ["page:missing#day"]
    assert [sheet.title for sheet in sheets] == ["If a child is missing"]


def test_start_says_where_help_for_a_missing_child_is(qtbot, desk):
    page = StartPage(desk)
    qtbot.addWidget(page)
    page.show()
    gone = []
    page.go.connect(gone.append)
    tiles = page.findChildren(TileButton)
    (tile,) = [one for one in tiles if "missing" in one.accessibleDescription()]
    tile.click()
    assert gone == ["card:danger-now"]


def test_get_help_leads_there_too(qtbot, desk):
    page = GetHelpPage(desk)
    qtbot.addWidget(page)
    page.show()
    gone, sheets = [], []
    page.go.connect(gone.append)
    page.print_wanted.connect(sheets.append)
    press(page, "Your missing sheet")
    press(page, "Print a blank missing sheet")
    assert gone == ["page:missing#day"]
    assert [sheet.title for sheet in sheets] == ["If a child is missing"]


def test_the_passphrase_leads_to_the_filled_sheet(qtbot, desk, room, child):
    kept = MissingDay(0, child.id, TODAY, {"told": "Police"})
    desk.tasks.now_on_vault(lambda: room.missing.keep_day(kept), 10)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.go("page:missing#day")
    assert window.page.objectName() == "page"
    assert not isinstance(window.page, MissingPage)
    window.enter(room, "page:missing#day")
    qtbot.waitUntil(lambda: isinstance(window.page, MissingPage) and window.page.day_fold.is_open)
    assert window.page.day.words()["told"] == "Police"
    assert window.page.focusWidget() is window.page.day.boxes["last-seen-when"]
    window.go("page:missing#ready")
    assert window.page.focusWidget() is window.page.ready.boxes["name"]


def test_with_two_children_the_first_steps_stand_above_the_choice(qtbot, desk, room):
    for label in ("M", "N"):
        add(desk, room, label)
    page = MissingPage(desk, room)
    qtbot.addWidget(page)
    page.resize(820, 580)
    page.show()
    qtbot.waitUntil(page.choice.hint.isVisible)
    lines = [note.text for note in desk.content.missing_form().notes_of(MissingPart.DAY)]
    assert set(lines) <= set(shown(page))
    assert page.steps.mapTo(page, page.steps.rect().topLeft()).y() < page.choice.y()
    gone = []
    page.go.connect(gone.append)
    click(qtbot, page.steps)
    assert gone == ["card:missing"]
    page.choice.box.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page._keeper.stored is not None)
    assert page.steps.isVisible()
    assert not page.first_lines.isVisible()
