# SPDX-License-Identifier: Apache-2.0
"""The door of an invented family says its passphrase: a packed program has no terminal for it."""

from __future__ import annotations

from companion.options import DEMO_PASSPHRASE
from companion.ui.pages.unlock_page import UnlockPage
from tests.ui.acting import words


def test_the_door_of_the_demo_says_its_passphrase(desk, qtbot):
    """A packaged program has no terminal to say it in."""
    desk.held.demo_passphrase = DEMO_PASSPHRASE
    page = UnlockPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert f"The passphrase is: {DEMO_PASSPHRASE}" in words(page)


def test_the_door_of_real_notes_says_nothing_of_it(desk, qtbot):
    page = UnlockPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert "invented" not in words(page)
