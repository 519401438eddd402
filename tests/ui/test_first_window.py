"""The first step of a start: whom to phone and the way out, both at work before the page is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QLockFile, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from companion import bootstrap
from companion.domain.preferences import Preferences, ThemeChoice
from companion.options import Options, parse
from companion.paths import resources_folder
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.wipe_all import begin_wipe
from companion.ui.first_window import FirstDesk, leave_at_once
from companion.ui.kit.look import Look
from companion.ui.main_window import MainWindow

if TYPE_CHECKING:
    from companion.ui.kit.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = 60
TOLD = 7
"""What a process ends with that has told something, rather than been left."""


def start(action: str, folder: Path, *more: str, country: str = "C") -> tuple[int, dict[str, Any]]:
    """Start in a process of its own; return how it ended, and what it told."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.opening_in_steps", action, str(folder), *more],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": country, "LANG": country},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    lines = done.stdout.splitlines()
    return done.returncode, json.loads(lines[-1]) if lines else {}


def settle(folder: Path, **values: object) -> None:
    (folder / "settings.json").write_text(json.dumps(values), encoding="utf-8")


@pytest.mark.parametrize("way", ["leave", "shift", "close"])
def test_every_way_out_works_before_the_page_is_there(tmp_path, way):
    settle(tmp_path, country="GB", is_first_start_done=True)
    assert start(way, tmp_path) == (0, {})
    # Left behind, it would say that a window is open; and another window may open.
    assert not (tmp_path / "window.lock").exists()


@pytest.mark.parametrize(
    ("settings", "here", "number"),
    [
        ('{"country": "US"}', "en_GB.UTF-8", "911"),
        ("{}", "en_GB.UTF-8", "999 or 112"),
        ("{}", "C", "your emergency number"),
        ('{"country": "INT"}', "en_GB.UTF-8", "your emergency number"),
        ('{"country": "XX"}', "C", "your emergency number"),
        ('{"country": "../..", "theme": 3', "en_US.UTF-8", "911"),
        (None, "de_DE.UTF-8", "112"),
    ],
)
def test_the_first_line_says_whom_to_phone(tmp_path, settings, here, number):
    if settings is not None:
        (tmp_path / "settings.json").write_text(settings, encoding="utf-8")
    seen = start("look", tmp_path, country=here)[1]
    assert number in seen["line"]
    assert seen["name"] == seen["line"]
    assert seen["is_line_focused"]
    assert seen["title"] == "Companion"
    assert "Leave quickly" in seen["buttons"]


def test_the_first_line_needs_next_to_nothing(tmp_path):
    chosen = Preferences(country="GB", is_first_start_done=True)
    JsonPreferencesFile(tmp_path / "settings.json").save(chosen)
    seen = start("look", tmp_path)[1]
    parts = {name.split(".")[1] for name in seen["modules"] if name.startswith("companion.")}
    assert parts <= {
        "bootstrap",
        "bugs",
        "content",
        "domain",
        "hardening",
        "options",
        "paths",
        "quiet_qt",
        "storage",
        "ui",
    }
    assert not any("msgspec" in name or "pages" in name for name in seen["modules"])
    assert {name for name in seen["modules"] if name.startswith("companion.domain.")} == {
        "companion.domain.plain_json",
        "companion.domain.plain_toml",
        "companion.domain.preferences",
    }
    assert len(seen["modules"]) < 40
    assert not seen["is_qt_named"]


def test_the_first_step_looks_as_chosen_and_stands_where_the_window_was(tmp_path):
    settle(tmp_path, theme="contrast-dark", text_size=150)
    seen = start("look", tmp_path, "--geometry", "40,30,700,500")[1]
    assert seen["theme"] == "contrast-dark"
    assert seen["em"] == 22
    assert seen["place"] == [40, 30, 700, 500]


def test_what_was_to_be_wiped_is_gone_before_anything_is_shown(tmp_path):
    settle(tmp_path, country="US", theme="dark")
    begin_wipe(tmp_path, keeps_settings=False)
    seen = start("look", tmp_path)[1]
    assert "your emergency number" in seen["line"]
    assert not (tmp_path / "settings.json").exists()


@pytest.mark.parametrize(
    ("settings", "more", "page"),
    [
        ({"country": "GB", "is_first_start_done": True}, (), "StartPage"),
        ({}, (), "FirstStartPage"),
        ({"is_first_start_done": True}, ("--target", "page:journal"), "UnlockPage"),
    ],
)
def test_the_page_comes_into_the_same_window(tmp_path, settings, more, page):
    settle(tmp_path, **settings)
    status, seen = start("page", tmp_path, *more)
    assert (status, seen["page"], seen["is_rail_there"]) == (TOLD, page, True)
    assert seen["focus"] != "EmergencyLine"


def test_the_rest_comes_in_turns_between_which_a_click_is_heard(tmp_path):
    settle(tmp_path, country="GB", is_first_start_done=True)
    assert start("turns", tmp_path)[1]["turns"] >= len(bootstrap.LATER)


def test_who_has_gone_on_to_the_way_out_is_not_taken_away_from_it(tmp_path):
    settle(tmp_path, country="GB", is_first_start_done=True)
    seen = start("tab", tmp_path)[1]
    assert (seen["page"], seen["is_leave_focused"]) == ("StartPage", True)


def test_leaving_ends_the_process_whatever_hangs(tmp_path):
    settle(tmp_path, country="GB", is_first_start_done=True)
    assert start("hang", tmp_path) == (0, {})


def test_what_is_asked_for_early_is_done_once_the_pages_are_there(tmp_path):
    settle(tmp_path, country="GB", is_first_start_done=True)
    seen = start("wish", tmp_path)[1]
    assert (seen["page"], seen["card"]) == ("CardPage", "danger-now")


def test_of_two_wishes_the_last_counts(tmp_path):
    settle(tmp_path, country="GB", is_first_start_done=True)
    assert start("wish-twice", tmp_path)[1]["page"] == "SearchPage"


@pytest.mark.parametrize("click", ["line", "help", "search", "nothing"])
@pytest.mark.parametrize("fault", ["fail-early", "fail-for-all"])
def test_a_fault_that_keeps_all_pages_away_is_said_and_help_stands_there(tmp_path, fault, click):
    settle(tmp_path, country="GB", is_first_start_done=True)
    more = () if click == "nothing" else (click,)
    status, seen = start(fault, tmp_path, *more)
    assert status == TOLD
    assert "Something went wrong in this program" in seen["dialog"]
    assert any("999 or 112" in words for words in seen["dialog"])
    assert "999" in seen["line"]
    assert "If someone is in danger, phone 999 or 112 yourself." in seen["words"]
    if more:
        assert seen["focus"] == "The pages can not be shown now"
    has_doors = any("0808 800 5000" in words for words in seen["words"])
    assert has_doors == (fault == "fail-early")


@pytest.mark.parametrize("fault", ["fail-late", "fail-at-page"])
@pytest.mark.parametrize(
    ("click", "page"), [("line", "card"), ("help", "get-help"), ("search", "search")]
)
def test_a_fault_on_the_way_to_the_first_page_keeps_no_other_away(tmp_path, fault, click, page):
    settle(tmp_path, country="GB", is_first_start_done=True)
    status, seen = start(fault, tmp_path, click)
    assert (status, seen["page"]) == (TOLD, page)


def test_after_a_fault_on_the_way_to_it_the_start_page_is_tried(tmp_path):
    settle(tmp_path, country="GB", is_first_start_done=True)
    assert start("fail-late", tmp_path)[1]["page"] == "start"


def test_after_such_a_fault_what_was_asked_for_before_is_done(tmp_path):
    settle(tmp_path, country="GB", is_first_start_done=True)
    assert start("fail-with-wish", tmp_path)[1]["card"] == "danger-now"


def test_a_second_start_shows_no_window_and_says_whom_to_phone(tmp_path):
    settle(tmp_path, country="GB", is_first_start_done=True)
    lock = QLockFile(str(tmp_path / "window.lock"))
    assert lock.tryLock(0)
    seen = start("second", tmp_path)[1]
    assert seen["windows"] == ["AlreadyOpenDialog"]
    assert "Danger now? Phone 999 or 112" in seen["buttons"]
    lock.unlock()


@pytest.mark.parametrize(
    ("argument", "is_whole"),
    [
        ("--quiet", True),
        ("--content=somewhere", True),
        ("--together=smart", True),
        ("--target=page:talk", False),
    ],
)
def test_what_must_not_be_painted_early_comes_in_one_step(tmp_path, argument, is_whole):
    options = parse(["--data-dir", str(tmp_path), argument])
    assert options.is_shown_whole is is_whole


def test_with_words_in_hand_all_comes_at_once_so_that_no_end_loses_them(tmp_path):
    assert Options(tmp_path, sealed="AAAA").is_shown_whole


def test_a_folder_without_a_name_is_not_the_usual_one(capsys):
    with pytest.raises(SystemExit):
        parse(["--data-dir", ""])
    assert "--data-dir" in capsys.readouterr().err


def test_everything_is_hidden_before_the_lock_is_let_go(desk, light, monkeypatch):
    window, seen = light(desk.look, (700, 500)), []
    monkeypatch.setattr("companion.ui.first_window.threading.Timer", MagicMock())
    monkeypatch.setattr("companion.ui.first_window._let_kernel_watch", MagicMock())
    monkeypatch.setattr("companion.ui.first_window.os._exit", seen.append)
    leave_at_once(lambda: seen.append(window.isVisible()))
    assert seen == [False, 0]


def test_a_window_that_is_never_painted_goes_on_all_the_same(qtbot, desk):
    window = MainWindow(FirstDesk(desk.look, "999"))
    qtbot.addWidget(window)
    window.closeEvent = lambda event: event.accept()
    window.paintEvent = lambda event: None
    with qtbot.waitSignal(window.painted):
        window.show_first("")


@pytest.fixture
def light(qtbot, desk: Desk):
    """Make a window of the first step, shown."""

    def make(look: Look, size: tuple[int, int]) -> MainWindow:
        window = MainWindow(FirstDesk(look, "999 or 112"))
        qtbot.addWidget(window)
        window.closeEvent = lambda event: event.accept()
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return make


def line_of(window: MainWindow) -> tuple[dict[str, QRect], Any]:
    """Return where each button of the line is, and what the line looks like."""
    places = {
        one.text(): QRect(one.mapTo(window, QPoint(0, 0)), one.size())
        for one in window._top.all_buttons
        if one.isVisible()
    }
    line = QRect(window._top.mapTo(window, QPoint(0, 0)), window._top.size())
    return places, window.grab(line).toImage()


@pytest.mark.parametrize("size", [(1024, 640), (480, 400), (700, 500)])
@pytest.mark.parametrize(
    ("theme", "text_size"),
    [("light", 100), ("dark", 100), ("contrast-light", 125), ("light", 200), ("dark", 150)],
)
@pytest.mark.parametrize("direction", ["LeftToRight", "RightToLeft"])
def test_the_line_neither_moves_nor_changes_when_the_page_comes(
    qtbot, qapp, desk, light, *, size, theme, text_size, direction
):
    qapp.setLayoutDirection(Qt.LayoutDirection[direction])
    try:
        desk.look.change(ThemeChoice(theme), text_size)
        window = light(desk.look, size)
        before, picture = line_of(window)
        line = window._top.emergency
        window.furnish(desk)
        window.go("page:start")
        qtbot.waitUntil(window.page.isVisible)
        after, picture_after = line_of(window)
        assert (after, picture_after) == (before, picture)
        assert window._top.emergency is line
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        desk.look.change(ThemeChoice.LIGHT, 100)


def test_the_ring_around_the_focus_comes_into_a_window_that_is_there(qtbot, qapp, desk, light):
    window = light(desk.look, (1024, 640))
    window.activateWindow()
    window._top.emergency.setFocus()
    window.furnish(desk)
    window.go("page:start")
    qtbot.waitUntil(window.page.isVisible)
    before = window.grab().toImage()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert window._ring.isVisible()
    colour = QColor(desk.look.theme.colour("focus"))
    assert not is_drawn(before, colour)
    assert is_drawn(window.grab().toImage(), colour)


def test_who_went_on_by_tab_before_the_page_sees_where_the_focus_is(qtbot, desk, light):
    window = light(desk.look, (1024, 640))
    window.activateWindow()
    window._top.emergency.setFocus()
    while not window._top._leave.hasFocus():
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    window.furnish(desk)
    window.go("page:start")
    qtbot.waitUntil(window.page.isVisible)
    assert window._top._leave.hasFocus()
    assert is_drawn(window.grab().toImage(), QColor(desk.look.theme.colour("focus")))


def is_drawn(picture: QImage, colour: QColor) -> bool:
    """Tell whether a colour stands anywhere in a picture."""
    wanted = colour.rgb()
    return any(
        picture.pixel(x, y) == wanted
        for y in range(picture.height())
        for x in range(picture.width())
    )


def test_all_that_is_shown_in_one_step_is_shown_in_two(qtbot, desk, light):
    whole = MainWindow(desk)
    qtbot.addWidget(whole)
    whole.closeEvent = lambda event: event.accept()
    whole.resize(1024, 640)
    whole.go("page:start")
    with qtbot.waitExposed(whole):
        whole.show()
    window = light(desk.look, (1024, 640))
    window.furnish(desk)
    window.go("page:start")
    qtbot.waitUntil(window.page.isVisible)
    assert shown_in(window) == shown_in(whole)


def shown_in(window: MainWindow) -> list[str]:
    return sorted(type(one).__name__ for one in window.findChildren(QWidget) if one.isVisible())


def test_the_line_is_read_out_once(qtbot, qapp, desk, light):
    heard: list[str] = []
    qapp.focusChanged.connect(lambda _old, new: heard.append(new.accessibleName() if new else ""))
    window = light(desk.look, (1024, 640))
    window.activateWindow()
    window._top.emergency.setFocus()
    window.furnish(desk)
    window.go("page:start")
    qtbot.waitUntil(lambda: qapp.focusWidget() is not window._top.emergency)
    assert len([one for one in heard if one.startswith("Danger now?")]) == 1
    buttons = window.findChildren(QAbstractButton)
    assert len([one for one in buttons if one.accessibleName().startswith("Danger now?")]) == 1


def test_tab_goes_through_the_rail_before_the_line(qtbot, desk, light):
    window = light(desk.look, (1024, 640))
    window.furnish(desk)
    window.go("page:start")
    qtbot.waitUntil(window.page.isVisible)
    walk, names = window.nextInFocusChain(), []
    while walk is not window:
        if walk.focusPolicy() & Qt.FocusPolicy.TabFocus and walk.isVisible():
            names.append(walk.accessibleName())
        walk = walk.nextInFocusChain()
    rail = names.index("Open to anyone here")
    line = next(place for place, name in enumerate(names) if name.startswith("Danger now?"))
    assert rail < line < names.index("Leave quickly") < len(names) - 1


@pytest.mark.parametrize(("ground", "name"), [("#202020", "dark"), ("#f0f0f0", "light")])
def test_in_a_hurry_the_computers_own_colours_tell_dark_from_light(qapp, ground, name):
    before = QGuiApplication.palette()
    try:
        qapp.setPalette(QPalette(QColor(ground)))
        look = Look(resources_folder(), ThemeChoice.SYSTEM, 100, is_hurried=True)
        assert look.theme.name == name
        # Asked properly, the computer of the tests names no colours at all: then it is light.
        look.look_closer()
        assert look.theme.name == "light"
    finally:
        qapp.setPalette(before)


def test_back_from_the_bar_of_programs_the_focus_is_where_it_was(qtbot, qapp, desk, light):
    window = light(desk.look, (1024, 640))
    window.furnish(desk)
    window.go("page:search")
    qtbot.waitUntil(window.page.isVisible)
    window.activateWindow()
    window._on_find()
    field = qapp.focusWidget()
    window.showMinimized()
    qtbot.waitUntil(lambda: not window.page.isVisible())
    window.showNormal()
    qtbot.waitUntil(window.page.isVisible)
    assert window.focusWidget() is field
