# SPDX-License-Identifier: Apache-2.0
"""Notes that were set aside: named at the door, and brought back in the same way as a copy."""

from dataclasses import replace
from pathlib import Path

import pytest

from companion.domain.backup import BackupFacts
from companion.domain.journal import EntryText, Happened
from companion.storage.vault import VaultFolder
from companion.ui.pages.restore_page import RestorePage
from companion.ui.pages.unlock_page import UnlockPage
from companion.ui.widgets.backup_words import facts_words
from tests.fakes import START, FakeClock
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE
from tests.unit.storage.vault_home import CHEAP

THEIRS = "a passphrase of somebody else"
LINE = "a copy was brought back. The notes from before are set aside."


@pytest.fixture
def page(desk, qtbot):
    page = UnlockPage(desk)
    qtbot.addWidget(page)
    page.open_target("page:journal")
    page.show()
    return page


@pytest.fixture
def restore(desk, qtbot):
    def open_it():
        page = RestorePage(desk)
        qtbot.addWidget(page)
        page.resize(800, 600)
        page.show()
        qtbot.waitUntil(lambda: page._kept.count() > 0)
        return page

    return open_it


def first_lines(desk, passphrase):
    room = desk.tasks.now_on_vault(lambda: desk.keeper.open(passphrase), 30)
    lines = desk.tasks.now_on_vault(lambda: room.journal.lines(1), 10)
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    return [line.first_line for line in lines]


def copy_of_theirs(tmp_path):
    """Return a copy of a vault that somebody else made."""
    door = VaultFolder(tmp_path / "theirs", FakeClock(), CHEAP)
    door.create(THEIRS)
    vault = door.unlock(THEIRS)
    path = tmp_path / "stick.zip"
    vault.backups.write(str(path), FakeClock().now())
    vault.close()
    return path


@pytest.fixture
def taken(desk, room, tmp_path):
    """Somebody puts a copy of other notes in place at the door."""
    desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia"), 10)
    text = EntryText(saw="She hid the tablet.")
    desk.tasks.now_on_vault(lambda: room.journal.save_entry(1, Happened(), text), 10)
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    path = copy_of_theirs(tmp_path)
    desk.tasks.now_on_vault(lambda: desk.keeper.try_backup(str(path), THEIRS), 30)
    desk.tasks.now_on_vault(desk.keeper.put_back, 30)


def lead(page, qtbot):
    qtbot.waitUntil(lambda: LINE in words(page), timeout=10_000)
    with qtbot.waitSignal(page.go) as asked:
        page.door_lines.aside.action.click()
    assert asked.args == ["page:restore"]


@pytest.mark.usefixtures("taken")
def test_the_door_says_that_a_copy_was_brought_back_until_somebody_is_in(page, desk, qtbot):
    lead(page, qtbot)
    desk.tasks.now_on_vault(lambda: desk.keeper.open(THEIRS), 30)
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    page.refresh()
    qtbot.waitUntil(lambda: not page.door_lines.aside.isVisible())


@pytest.mark.usefixtures("taken")
def test_a_passphrase_that_opens_nothing_any_more_leads_to_the_notes_from_before(page, desk, qtbot):
    desk.tasks.now_on_vault(lambda: desk.keeper.open(THEIRS), 30)
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    page.refresh()
    qtbot.waitUntil(lambda: page.heading.text() == "Open the private part")
    page.open_step.secret.edit.setText(PASSPHRASE)
    press(page, "Open")
    lead(page, qtbot)


def test_a_copy_whose_check_does_not_fit_says_so_in_words():
    facts = BackupFacts(1, 1, START, START)
    assert "does not fit" not in facts_words(facts)
    said = facts_words(replace(facts, is_chain_whole=False))
    assert said.startswith(facts_words(facts))
    assert "some may have been changed outside Companion, or are missing." in said
    assert "You can bring the copy back all the same." in said


@pytest.mark.usefixtures("taken")
def test_the_notes_from_before_come_back_with_their_own_passphrase(desk, restore, qtbot, tmp_path):
    page = restore()
    press(page, "Notes that were set aside on")
    page.secret.edit.setText(THEIRS)
    press(page, "Try this copy")
    qtbot.waitUntil(lambda: "That passphrase did not open the copy." in words(page), timeout=10_000)
    page.secret.edit.setText(PASSPHRASE)
    press(page, "Try this copy")
    qtbot.waitUntil(lambda: "It opens. It has notes from" in words(page), timeout=10_000)
    with qtbot.waitSignal(page.lock_wanted):
        press(page, "Put this copy in place")
    assert first_lines(desk, PASSPHRASE) == ["She hid the tablet."]
    aside = {path.name for path in (tmp_path / "copies").iterdir()}
    assert {"before-0001", "before-0002"} <= aside


def test_something_that_did_not_belong_to_the_notes_is_said_once(desk, room, qtbot, tmp_path):
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    (tmp_path / "wiping").write_text("")
    page = UnlockPage(desk)
    qtbot.addWidget(page)
    page.show()
    said = "Something in the folder of your notes did not belong to them."
    qtbot.waitUntil(lambda: said in words(page), timeout=10_000)
    page.door_lines.strange.hide()
    page.refresh()
    qtbot.waitUntil(lambda: page.heading.text() == "Open the private part")
    assert said not in words(page)
    assert Path(tmp_path / "vault.db").is_file()
    desk.tasks.now_on_vault(lambda: desk.keeper.open(PASSPHRASE), 30)


def test_where_nothing_happened_the_door_says_nothing(desk, room, page, qtbot):
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    page.refresh()
    qtbot.waitUntil(lambda: page.heading.text() == "Open the private part")
    page.open_step.secret.edit.setText("not the passphrase")
    press(page, "Open")
    qtbot.waitUntil(lambda: "did not open the private part" in words(page), timeout=10_000)
    desk.tasks.now_on_vault(lambda: None, 10)
    assert not page.door_lines.aside.isVisible()
    assert not page.door_lines.strange.isVisible()
