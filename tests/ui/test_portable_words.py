# SPDX-License-Identifier: Apache-2.0
"""In portable mode the notes lie on the stick: no page says that they are on this computer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from companion.ui.pages.backups_page import BackupsPage
from companion.ui.pages.restore_page import RestorePage
from companion.ui.pages.settings_page import SettingsPage
from companion.ui.pages.unlock_page import UnlockPage
from companion.ui.pages.wipe_page import WipePage
from tests.ui.acting import words

if TYPE_CHECKING:
    from companion.ui.kit.desk import Desk

PAGES = (UnlockPage, SettingsPage, RestorePage, WipePage)


@pytest.fixture
def portable(desk: Desk) -> Desk:
    return replace(desk, is_portable=True)


@pytest.mark.parametrize("made", PAGES)
def test_the_page_says_where_the_notes_are(qtbot, desk, portable, made):
    for tools, place in ((desk, "on this computer"), (portable, "beside the program")):
        page = made(tools)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda page=page, place=place: place in words(page))
        other = {"on this computer", "beside the program"} - {place}
        assert not any(one in words(page) for one in other)


def test_copies_are_kept_beside_the_program(qtbot, portable, room):
    page = BackupsPage(portable, room)
    qtbot.addWidget(page)
    page.show()
    assert "Kept beside the program" in words(page)
    assert "on another stick" in words(page)
    assert "on this computer" not in words(page)
