# SPDX-License-Identifier: Apache-2.0
"""An older vault put back, as a person sees it: one line after opening, and the page of copies."""

import shutil

import pytest

from companion.domain.journal import EntryText, Happened
from companion.storage.copy_names import kept_copies
from companion.storage.known_copies import Manifests
from companion.ui.kit import quiet_copies
from companion.ui.main_window import MainWindow
from companion.ui.pages.backups_page import BackupsPage
from companion.ui.widgets.old_copies import OldCopies
from companion.ui.widgets.other_copies import OtherCopies
from companion.ui.widgets.wrapping import WrappingCheck
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE

LINE = "A copy from 3 December 2026 has notes that are not here. The copy stays."
CARD = "A copy has notes that are not here"
IN_LIST = "(copy-0001.zip): it has notes that are not here."


def write(desk, room, saw):
    save = room.journal.save_entry
    desk.tasks.now_on_vault(lambda: save(1, Happened(), EntryText(saw=saw)), 10)


@pytest.fixture
def older(desk, room, tmp_path):
    """The open room after somebody put an older vault back; one copy has a later note."""
    on_vault = desk.tasks.now_on_vault
    on_vault(lambda: room.checklist.add_child("Mia"), 10)
    write(desk, room, "She hid the tablet.")
    on_vault(desk.keeper.close, 10)
    shutil.copyfile(tmp_path / "vault.db", tmp_path / "older.db")
    newer = on_vault(lambda: desk.keeper.open(PASSPHRASE), 30)
    write(desk, newer, "Written later.")
    on_vault(newer.backups.make, 10)
    on_vault(desk.keeper.close, 10)
    (tmp_path / "older.db").replace(tmp_path / "vault.db")
    return on_vault(lambda: desk.keeper.open(PASSPHRASE), 30)


def shown_page(desk, room, qtbot):
    page = BackupsPage(desk, room)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


def shown(page, qtbot, sentence):
    qtbot.waitUntil(lambda: sentence in words(page))


def part(page, kind):
    return page.findChild(kind)


def entered(desk, room, qtbot, monkeypatch):
    monkeypatch.setattr(quiet_copies, "PAUSE_MS", 1)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.enter(room, "page:journal")
    return window


def test_one_line_is_said_after_opening_and_leads_to_the_copies(
    desk, older, qtbot, monkeypatch, tmp_path
):
    window = entered(desk, older, qtbot, monkeypatch)
    shown(window, qtbot, LINE)
    # The copy of today was made all the same, and the other one stands.
    qtbot.waitUntil(lambda: len(kept_copies(tmp_path / "copies")) == 2)
    press(window, "Look at the copies")
    shown(window, qtbot, CARD)
    assert LINE not in words(window)
    shown(window, qtbot, IN_LIST)


def test_where_all_is_well_nothing_is_said(desk, room, qtbot, monkeypatch, tmp_path):
    window = entered(desk, room, qtbot, monkeypatch)
    qtbot.waitUntil(lambda: len(kept_copies(tmp_path / "copies")) == 1)
    desk.tasks.now_on_vault(lambda: None, 10)
    assert "not here" not in words(window)


def test_the_other_copy_is_not_counted_as_the_last_good_one(desk, older, qtbot):
    page = shown_page(desk, older, qtbot)
    shown(page, qtbot, CARD)
    shown(page, qtbot, "There is no copy yet.")
    assert IN_LIST in words(page)
    assert not part(page, OldCopies).isVisible()


def test_the_way_to_try_it_first(desk, older, qtbot):
    page = shown_page(desk, older, qtbot)
    shown(page, qtbot, CARD)
    with qtbot.waitSignal(page.go) as asked:
        press(page, "Try a copy, then bring it back")
    assert asked.args == ["page:restore"]


def test_left_as_it_is_nothing_more_is_said_and_the_copy_stays(
    desk, older, qtbot, monkeypatch, tmp_path
):
    page = shown_page(desk, older, qtbot)
    shown(page, qtbot, CARD)
    press(page, "Leave it as it is")
    others = part(page, OtherCopies)
    qtbot.waitUntil(lambda: not others.isVisible())
    shown(page, qtbot, "It has notes that are not here.")
    window = entered(desk, older, qtbot, monkeypatch)
    qtbot.waitUntil(lambda: len(kept_copies(tmp_path / "copies")) == 2)
    desk.tasks.now_on_vault(lambda: None, 10)
    assert LINE not in words(window)


def test_it_is_removed_only_where_that_is_ticked(desk, older, qtbot, tmp_path):
    page = shown_page(desk, older, qtbot)
    shown(page, qtbot, CARD)
    press(page, "Leave it as it is")
    old = part(page, OldCopies)
    qtbot.waitUntil(old.isVisible)
    assert not old.replace.isEnabled()
    tick = old.findChild(WrappingCheck)
    assert tick.text() == "Remove the copies with notes that are not here as well."
    tick.setChecked(True)
    assert old.replace.isEnabled()
    press(page, "Make a new copy, then remove the older ones")
    qtbot.waitUntil(
        lambda: [path.name for path in kept_copies(tmp_path / "copies")] == ["copy-0002.zip"]
    )


def test_a_second_place_is_named(desk, older, qtbot, tmp_path):
    stick = tmp_path.parent / f"{tmp_path.name}-stick"
    stick.mkdir()
    second = older.backups.second
    desk.tasks.now_on_vault(lambda: second.choose(str(stick)), 10)
    # As if this vault never knew of it.
    token = Manifests().token(kept_copies(stick)[0])
    forget = older.backups._store._known.take_back
    desk.tasks.now_on_vault(lambda: forget(token), 10)
    page = shown_page(desk, older, qtbot)
    shown(page, qtbot, "(copy-0001.zip), in the second place")
