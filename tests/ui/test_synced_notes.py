# SPDX-License-Identifier: Apache-2.0
"""Notes or files in a folder that goes to the internet: it is said, with a way out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from companion.ui.dialogs.page_saving import PageSaving
from companion.ui.pages.settings_page import SettingsPage
from companion.ui.pages.unlock_page import UnlockPage
from companion.ui.widgets.synced_notes import carried_file_words
from tests.ui.acting import press, words

if TYPE_CHECKING:
    from pathlib import Path

    from companion.ui.kit.desk import Desk

SYNCED = "C:\\Users\\a\\OneDrive\\Desktop\\Companion\\data"


@pytest.fixture(params=[UnlockPage, SettingsPage])
def made(request, qtbot):
    def make(desk: Desk) -> QWidget:
        page = request.param(desk)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: "notes" in words(page))
        if isinstance(page, UnlockPage):
            qtbot.waitUntil(page.make_step.isVisible)
        return page

    return make


def test_it_says_whose_folder_it_is_and_how_to_move(made, desk):
    page = made(replace(desk, data_folder=SYNCED, is_portable=True))
    said = words(page)
    assert "Companion itself and the place for your notes are in a folder of OneDrive." in said
    assert "OneDrive may copy your notes to the internet" in said
    assert "leave Companion first. Then move its whole folder" in said
    targets: list[str] = []
    page.go.connect(targets.append)
    press(page, "Use it from a stick")
    assert targets == ["page:handbook#on-a-stick"]


def test_notes_on_the_computer_can_go_onto_a_stick(made, desk):
    page = made(replace(desk, data_folder="/home/a/Nextcloud/Companion"))
    said = words(page)
    assert "The place for your notes is in a folder of Nextcloud." in said
    assert "You can keep your notes on a stick instead." in said
    way = "Make a copy on the stick. Start Companion from the stick, and bring the copy back."
    assert (way in said) is isinstance(page, SettingsPage)


def test_elsewhere_nothing_is_said(made, desk):
    said = words(made(desk))
    assert "to the internet" not in said
    assert "Use it from a stick" not in said


def test_the_line_after_saving_says_it_too(qtbot, tmp_path: Path):
    owner = QWidget()
    qtbot.addWidget(owner)
    for name, expected in (("Dropbox", "Dropbox may copy this folder to the internet"), ("x", "")):
        folder = tmp_path / name
        folder.mkdir()
        said = []
        saving = PageSaving(None, lambda: None, owner)
        saving.said.connect(said.append)
        saving._write(str(folder / "page.pdf"), b"page")
        (message,) = said
        assert "anyone who finds it can read it." in message.text
        assert expected in message.text
        assert ("internet" in message.text) is bool(expected)


def test_only_known_folders_are_named():
    assert carried_file_words("/media/stick/page.pdf") == ""
    assert carried_file_words("/home/a/Insync/page.pdf").startswith(" Insync may copy")
