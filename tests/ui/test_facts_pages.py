# SPDX-License-Identifier: Apache-2.0
"""How old the numbers are, and newer ones from a file: seen first, then all or nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from companion.domain.errors import CompanionError, ErrorCode
from companion.services.changes import Change
from companion.services.fact_service import FactAgeService
from companion.ui.kit.paper import Sheet
from companion.ui.pages.fact_file_page import FactFilePage
from companion.ui.pages.facts_page import FactsPage
from companion.ui.pages.get_help_page import GetHelpPage
from companion.ui.widgets.files_line import FilesLine, with_file_note
from tests.fact_files import DIAL, DOOR, GB, NEW_DOOR, PHONE, changed, newer
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE

NEW_NUMBER = "0808 800 5999"
CHANGED = changed(PHONE, NEW_NUMBER, DIAL, "tel:08088005999")


@pytest.fixture
def ages(desk, qtbot):
    page = FactsPage(desk, FactAgeService(desk.content, desk.clock))
    return shown(page, qtbot)


@pytest.fixture
def page(desk, room, qtbot, clock):
    """The page some weeks on, when a newer list may be at hand."""
    clock.forward(days=45)
    return shown(FactFilePage(desk, room), qtbot)


def shown(page, qtbot):
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


def see(page, qtbot, sentence):
    qtbot.waitUntil(lambda: sentence in words(page))


def choose(page, tmp_path, text, name="doors.toml"):
    """Choose a file as the dialog does."""
    file = tmp_path / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    page._on_chosen(str(file))


def use(page, qtbot, tmp_path, text=CHANGED):
    choose(page, tmp_path, text)
    see(page, qtbot, "What this file would change")
    press(page, "Use these numbers")
    see(page, qtbot, "These numbers are used now.")


def test_says_when_the_doors_of_the_country_were_checked(ages):
    assert "United Kingdom" in words(ages)
    assert "Checked on 21 November 2026." in words(ages)
    assert "None of them is past the day" in words(ages)


def test_names_the_doors_to_check_again(ages, clock):
    clock.forward(days=120)
    ages.refresh()
    assert "Check these before you rely on them" in words(ages)
    asked = []
    ages.go.connect(asked.append)
    press(ages, "NSPCC Helpline: last checked on 21 November 2026")
    assert asked == [f"channel:{DOOR}"]


def test_shows_every_country_when_asked(ages, desk):
    assert "Poland" not in words(ages)
    press(ages, "Show every country")
    for name in desk.content.countries().values():
        assert name in words(ages)


def test_the_way_to_a_file_leads_behind_the_passphrase(ages):
    asked = []
    ages.go.connect(asked.append)
    press(ages, "Look at a file")
    assert asked == ["page:fact-file"]


def test_shows_each_number_before_and_after_and_changes_nothing(page, desk, qtbot, tmp_path):
    before = desk.content.channels("GB")
    choose(page, tmp_path, CHANGED)
    see(page, qtbot, "What this file would change: United Kingdom")
    said = words(page).replace("\u200b", "")
    for text in ("Changed: NSPCC Helpline", PHONE, NEW_NUMBER, "+448088005000", "08088005999"):
        assert text in said
    assert desk.content.channels("GB") == before
    press(page, "Use nothing of it")
    assert "Nothing has changed." in words(page)
    assert desk.content.channels("GB") == before


def test_used_numbers_stand_in_get_help_with_a_mark_and_the_old_one(page, desk, qtbot, tmp_path):
    use(page, qtbot, tmp_path)
    doors = shown(GetHelpPage(desk), qtbot)
    assert "Changed by a file you added on 17 January 2027." in words(doors)
    doors.open_target(DOOR)
    said = words(doors).replace("\u200b", "")
    assert NEW_NUMBER in said
    assert said.index("Its own list says:") < said.index(PHONE)
    assert desk.channels.may_open("tel:08088005999")
    assert not desk.channels.may_open(DIAL)


def buttons_saying(page, text):
    return [one for one in page.findChildren(QAbstractButton) if text in one.text()]


def test_get_help_that_is_open_already_is_drawn_again(page, desk, qtbot, tmp_path):
    doors = shown(GetHelpPage(desk), qtbot)
    assert NEW_NUMBER not in words(doors)
    use(page, qtbot, tmp_path)
    assert NEW_NUMBER in words(doors)
    back = "Go back to Companion's own numbers"
    qtbot.waitUntil(lambda: any(one.isVisible() for one in buttons_saying(page, back)))
    press(page, back)
    see(page, qtbot, "Companion's own numbers are used again.")
    assert NEW_NUMBER not in words(doors)


def test_a_new_door_is_found_by_the_search(page, desk, qtbot, tmp_path):
    desk.search.prepare()
    use(page, qtbot, tmp_path, newer(GB) + NEW_DOOR)
    groups = desk.search.search("services at night")
    titles = [result.title for group in groups for result in group.results]
    assert "Children's services at night" in titles


def test_every_page_and_paper_says_so_while_a_file_is_in_use(page, desk, qtbot, tmp_path):
    line = FilesLine(desk)
    qtbot.addWidget(line)
    assert line.isHidden()
    use(page, qtbot, tmp_path)
    line.show_files()
    assert not line.isHidden()
    assert "from a file you added on 17 January 2027 (United Kingdom)" in line.words.text()
    plain = Sheet("Title", "", (), "999", "Checked.", "")
    assert with_file_note(desk, plain) == plain
    named = Sheet("NSPCC Helpline", "", (), "999", "Checked.", "")
    assert "Companion did not check those." in with_file_note(desk, named).checked_note


def test_the_emergency_number_is_never_taken_from_a_file(page, desk, qtbot, tmp_path):
    choose(page, tmp_path, changed('emergency_line = "999 or 112"', 'emergency_line = "07700"'))
    see(page, qtbot, "This file is not used. Nothing has changed.")
    assert "It tries to change whom you phone in danger." in words(page)
    assert desk.channels.emergency_line() == "999 or 112"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (changed(PHONE, NEW_NUMBER), "another one would be dialled"),
        (changed("https://www.nspcc.org.uk/", "https://nspcc-help.org.uk/"), "a web site"),
        ("just words", "It is not a list of doors"),
        (b"\xff\xfe\x00", "It is not a list of doors"),
        (b"", "It is not a list of doors"),
        (GB, "It is not newer"),
        (b"#" * 1_100_000, "far too large"),
    ],
)
def test_says_why_a_file_is_not_used(page, room, desk, qtbot, tmp_path, text, why):  # noqa: PLR0917
    choose(page, tmp_path, text)
    see(page, qtbot, "This file is not used. Nothing has changed.")
    assert why in words(page)
    assert desk.tasks.now_on_vault(room.fact_files.kept, 10) == ()


def test_a_file_that_is_gone_can_not_be_read(page, qtbot, tmp_path):
    page._on_chosen(str(tmp_path / "absent.toml"))
    see(page, qtbot, "It could not be read.")


def test_it_is_used_again_after_the_next_unlocking_only(page, desk, qtbot, tmp_path):
    use(page, qtbot, tmp_path)
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    assert desk.channels.channel(DOOR).phone == PHONE
    changes = []
    desk.signals.changed.connect(changes.append)
    desk.tasks.now_on_vault(lambda: desk.keeper.open(PASSPHRASE), 30)
    assert desk.channels.channel(DOOR).phone == NEW_NUMBER
    qtbot.waitUntil(lambda: Change.DOORS in changes)


def test_what_is_in_use_can_be_looked_at_again(page, qtbot, tmp_path):
    use(page, qtbot, tmp_path)
    see(page, qtbot, "In use: a file for United Kingdom, added on 17 January 2027")
    press(page, "Show what it changed")
    assert NEW_NUMBER in words(page)


def test_a_kept_file_with_a_wrong_clock_is_said_to_be_out_of_use(
    page, desk, qtbot, tmp_path, clock
):
    use(page, qtbot, tmp_path)
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    clock.forward(days=-45)
    room = desk.tasks.now_on_vault(lambda: desk.keeper.open(PASSPHRASE), 30)
    assert desk.channels.channel(DOOR).phone == PHONE
    again = shown(FactFilePage(desk, room), qtbot)
    see(again, qtbot, "Not used: a file for United Kingdom")


def test_a_full_disk_changes_nothing(page, desk, room, qtbot, tmp_path, monkeypatch):  # noqa: PLR0917
    choose(page, tmp_path, CHANGED)
    see(page, qtbot, "What this file would change")

    def full(_file):
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(room.fact_files._store, "keep_fact_file", full)
    press(page, "Use these numbers")
    see(page, qtbot, "The disk is full")
    assert desk.channels.channel(DOOR).phone == PHONE
    assert NEW_NUMBER in words(page)
