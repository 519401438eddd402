# SPDX-License-Identifier: Apache-2.0
"""The window as a person meets it: first start, start page, narrow window, ways out."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QRadioButton

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.preferences import ThemeChoice
from companion.paths import resources_folder
from companion.storage.preferences_file import JsonPreferencesFile
from companion.ui.main_window import MainWindow
from companion.wiring import Session
from tests.stage import Stage
from tests.ui.acting import press, words

if TYPE_CHECKING:
    from companion.ui.kit.desk import Desk

LOOK_EVERY_SECONDS = 20


@pytest.fixture
def window(qtbot, desk: Desk) -> MainWindow:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.go("page:start")
    with qtbot.waitExposed(window):
        window.show()
    yield window
    # A closed window would ask to leave; tests take it apart instead.
    window.closeEvent = lambda event: event.accept()


@pytest.mark.parametrize(
    ("tile", "card"),
    [
        ("A child is in danger now", "danger-now"),
        ("My child has told me something", "child-tells-you"),
        ("Pictures, threats or blackmail", "blackmail"),
        ("Something feels off", "something-feels-off"),
    ],
)
def test_a_tile_leads_to_its_card_in_one_click(window, tile, card):
    press(window, tile)
    assert window.page.card_id == card


def test_every_card_shows_steps_and_doors_and_the_never_list(window, desk):
    for card in desk.guide.cards():
        window.go(f"card:{card.id}")
        shown = words(window.page)
        assert card.title in shown
        assert all(step in shown for step in card.first_steps)
        assert all(rule.text in shown for rule in desk.guide.never_rules())
        assert any(door.name in shown for door in desk.channels.doors_for(card.call_purposes))


def test_the_emergency_line_follows_the_country(window, desk):
    top = window.findChild(type(window._top.emergency))
    assert "999" in top.text()
    desk.channels.choose("US")
    window._show_emergency_line()
    assert "911" in top.text()
    desk.channels.choose("KE")
    window._show_emergency_line()
    assert top.text() == "Danger now? Phone your emergency number"


def test_back_returns_to_the_page_before(window, qtbot):
    window.go("card:blackmail")
    window.go("page:get-help")
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page.card_id == "blackmail"


def test_a_narrow_window_has_a_menu_and_keeps_the_emergency_line(window, qtbot):
    window.resize(500, 420)
    qtbot.waitUntil(window._top.menu.isVisible)
    assert not window._rail.isVisible()
    assert window._top.emergency.isVisible()
    assert window._top.emergency.width() <= 500
    qtbot.waitUntil(lambda: "Leave quickly" in [one.text() for one in window._top.all_buttons])


def test_shift_three_times_asks_to_leave(window, qtbot):
    with qtbot.waitSignal(window.leave_wanted):
        for _ in range(3):
            _tap_shift(window, qtbot)


def test_shift_with_a_letter_between_does_not_leave(window, qtbot):
    with qtbot.assertNotEmitted(window.leave_wanted):
        _tap_shift(window, qtbot)
        _tap_shift(window, qtbot)
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
        _tap_shift(window, qtbot)


def test_closing_the_window_leaves(window, qtbot):
    with qtbot.waitSignal(window.leave_wanted):
        window.close()


def test_private_pages_ask_for_the_vault_first(window):
    for page in ("notice", "journal", "reports", "plans"):
        window.go(f"page:{page}")
        assert type(window.page).__name__ == "UnlockPage"


def test_the_first_start_is_three_steps_and_keeps_only_the_country(window, desk, tmp_path):
    window.go("page:first-start")
    press(window, "Next")
    answer = next(r for r in window.findChildren(QRadioButton) if "afraid" in r.text())
    answer.click()
    assert "Please think first about a phone or computer" in words(window.page)
    press(window, "Next")
    window.page._place.country.setCurrentText("Ireland")
    press(window, "Start")
    assert desk.preferences.now.country == "IE"
    assert desk.preferences.now.is_first_start_done
    kept = (tmp_path / "settings.json").read_text(encoding="utf-8")
    assert "afraid" not in kept


def test_each_step_of_the_first_start_can_be_skipped(window, desk):
    window.go("page:first-start")
    for _ in range(3):
        press(window, "Skip")
    assert type(window.page).__name__ == "StartPage"
    assert desk.preferences.now.country == ""


def test_the_text_size_is_kept(window, desk):
    window.go("page:settings")
    window.page.text_size.setCurrentText("150 %")
    assert desk.preferences.now.text_size == 150


def _tap_shift(window, qtbot) -> None:
    handle = window.windowHandle()
    qtbot.keyPress(handle, Qt.Key.Key_Shift)
    qtbot.keyRelease(handle, Qt.Key.Key_Shift)


def test_every_country_survives_a_restart(desk, tmp_path):
    for code in desk.channels.countries():
        desk.preferences.change(country=code)
        assert JsonPreferencesFile(tmp_path / "settings.json").load().country == code


def test_without_a_choice_no_country_is_guessed_from_nowhere(desk):
    assert JsonPreferencesFile(Path("nowhere.json")).load().country == ""
    desk.channels.choose("")
    assert desk.channels.place == ("INT", "")
    assert desk.channels.emergency_line() == ""


def test_a_part_of_the_guide_that_can_not_be_read_is_said(window, desk, monkeypatch):
    def damaged():
        raise CompanionError(ErrorCode.CONTENT_DAMAGED, file="starters/5-7.toml", key="starter")

    monkeypatch.setattr(type(desk.content), "starters", lambda _self: damaged())
    window.go("page:talk")
    assert "A part of the guide can not be read." in words(window.page)
    window.go("page:start")
    assert "What brings you here today?" in words(window.page)


def test_a_page_begins_at_its_heading_for_the_keyboard(window):
    for page in ("start", "get-help", "understand", "settings"):
        window.go(f"page:{page}")
        focused = window.focusWidget()
        assert focused is not None
        assert window.page.isAncestorOf(focused)


def test_opening_does_not_pull_back_who_went_on_to_another_page(window, room):
    window.go("page:journal")
    window.go("page:get-help")
    window.enter(room, "page:journal")
    assert type(window.page).__name__ == "GetHelpPage"
    window.go("page:journal")
    assert type(window.page).__name__ == "JournalPage"


def test_the_emergency_number_changes_with_the_country_at_once(qtbot, tmp_path):
    stage = Stage(None)
    try:
        stage.go("page:get-help")
        place = stage.window.page._place
        for country, number in (("United States", "911"), ("Kenya", "your emergency number")):
            place.country.setCurrentText(country)
            assert number in stage.window._top.emergency.text()
        place.country.setCurrentText("United Kingdom")
        assert "999" in stage.window._top.emergency.text()
    finally:
        stage.close()


def test_enter_presses_a_button(window, qtbot):
    with qtbot.waitSignal(window.leave_wanted):
        qtbot.keyClick(window._top._leave, Qt.Key.Key_Return)


def test_the_number_is_seen_in_the_smallest_window_with_the_largest_text(window, desk, qtbot):
    desk.look.change(ThemeChoice.LIGHT, 200)
    window.rebuild()
    window.resize(480, 400)
    line = window._top.emergency
    qtbot.waitUntil(lambda: line.text() == "Danger now?\nPhone 999 or 112")
    qtbot.waitUntil(lambda: window.rect().contains(line.geometry().translated(window._top.pos())))
    assert line.height() >= 2 * line.fontMetrics().height()


def test_a_new_text_size_does_not_take_words_that_could_not_be_kept(
    window, desk, room, qtbot, monkeypatch
):
    def disk_is_full(*_args, **_more):
        raise CompanionError(ErrorCode.DISK_FULL)

    desk.tasks.now_on_vault(lambda: room.checklist.add_child("M."), 10)
    window.enter(room, "page:journal")
    window.go("page:journal")
    journal = window.page
    box = journal.editor.form.saw
    qtbot.waitUntil(box.isVisible)
    monkeypatch.setattr(type(room.journal), "keep_draft", disk_is_full)
    qtbot.keyClicks(box, "Only here")
    window.rebuild()
    assert window.page is journal
    assert box.toPlainText() == "Only here"


def test_help_is_one_click_from_the_print_dialog(window, qtbot):
    window.go("card:blackmail")
    press(window.page, "Print this card")
    dialog = window.findChild(QDialog)
    qtbot.waitUntil(dialog.isVisible)
    press(dialog, "Get help")
    assert type(window.page).__name__ == "GetHelpPage"


def test_a_damaged_guide_is_refused_whole_and_the_built_in_one_used(tmp_path, qtbot):
    added = tmp_path / "added"
    shutil.copytree(resources_folder() / "content" / "en", added)
    signs = added / "signs.toml"
    signs.write_text(signs.read_text(encoding="utf-8").replace("sources = [", "no = [", 1))
    session = Session(tmp_path / "data", lambda _again: None, added)
    try:
        session.show("page:start", "")
        shown = words(session.app.window.page)
        assert "The added guide has a mistake and was not used." in shown
        assert "signs.toml" in shown
        assert "What brings you here today?" in shown
        assert len(session.desk.content.signs()) == 60
    finally:
        session.app._timer.stop()
        session.app.window.hide()
        session.app.window.deleteLater()
        session.storage.stop(5)


@pytest.mark.parametrize("size", [(1024, 640), (500, 500)])
def test_back_a_lock_and_a_text_size_lead_to_the_library_page_that_was_read(window, qtbot, size):
    window.resize(*size)
    window.go("page:understand#smart")
    page = window.page
    page._list.chosen.emit("never")
    assert page.page_id == "never"
    window.go("page:get-help")
    window.go("page:understand#talking")
    window.go("page:back")
    window.go("page:back")
    assert window.page.page_id == "never"
    assert window._target == "page:understand#never"
    window.rebuild()
    assert window.page is not page
    assert window.page.page_id == "never"
    window.go("page:settings")
    window.rebuild()
    window.go("page:understand")
    assert window.page.page_id == "never"


def test_going_to_the_page_that_is_open_adds_no_step_to_the_way_back(window):
    window.go("page:understand#smart")
    window.go("page:understand")
    window.go("page:understand")
    window.go("page:back")
    assert type(window.page).__name__ == "StartPage"


def test_a_new_text_size_keeps_the_words_of_a_search(window, qtbot):
    window.go("page:search")
    qtbot.keyClicks(window.page.field, "secrets")
    window.go("page:settings")
    window.rebuild()
    window.go("page:search")
    qtbot.waitUntil(lambda: "Found:" in words(window.page))
    assert window.page.field.text() == "secrets"


@pytest.fixture
def stage():
    stage = Stage(None)
    yield stage
    stage.close()


def idle(stage: Stage, monkeypatch, minutes: float) -> None:
    """Let time go by, with nobody there, and have the clock looked at meanwhile."""
    lock, clock = stage.session.lock, stage.desk.clock
    now, steady = clock.now(), clock.monotonic()
    lock.touch()
    for gone in range(0, round(minutes * 60) + 1, LOOK_EVERY_SECONDS):
        later = now + timedelta(seconds=gone)
        monkeypatch.setattr(type(clock), "now", lambda _, later=later: later)
        monkeypatch.setattr(type(clock), "monotonic", lambda _, gone=gone: steady + gone)
        if not stage.relaunched:
            stage.session.app._on_clock()


@pytest.mark.parametrize(("typed", "again"), [("keep it a secret", ["page:phrases"]), ("", [])])
def test_words_looked_up_do_not_stay_on_the_screen_of_nobody(stage, monkeypatch, typed, again):
    stage.go("page:phrases")
    stage.window.page.edit.setPlainText(typed)
    idle(stage, monkeypatch, 1)
    assert stage.relaunched == []
    idle(stage, monkeypatch, stage.desk.preferences.now.idle_minutes + 1)
    assert [one.target for one in stage.relaunched] == again


def test_a_sleep_before_unlocking_does_not_lock_at_once(stage, monkeypatch):
    asleep = timedelta(hours=8)
    now = stage.desk.clock.now()
    monkeypatch.setattr(type(stage.desk.clock), "now", lambda _: now + asleep)
    stage.session.app._on_clock()
    stage.go("page:phrases")
    stage.window.page.edit.setPlainText("after the night")
    stage.session.app._on_clock()
    assert stage.relaunched == []


@pytest.mark.parametrize(
    "geometry", ["abc", "1,2,3", "1,2,x,4", "40,40,0,0", "9" * 40 + ",1,1,1", "1,2,3,4,5", ","]
)
def test_a_bad_place_for_the_window_is_ignored(stage, geometry):
    before = stage.window.size()
    stage.session.show("page:start", geometry)
    assert stage.window.isVisible()
    assert stage.window.size().width() >= min(before.width(), 480)


def test_a_good_place_for_the_window_is_taken(stage):
    stage.session.show("page:start", "-20,40,900,600")
    assert stage.window.geometry().getRect() == (-20, 40, 900, 600)
