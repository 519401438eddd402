# SPDX-License-Identifier: Apache-2.0
"""Keyboards that learn words are asked to learn none of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from companion.ui.dialogs.folder_dialog import FolderDialog
from companion.ui.dialogs.open_dialog import OpenDialog
from companion.ui.dialogs.save_dialog import SaveDialog
from companion.ui.page_registry import PAGES
from companion.ui.widgets.code_sheet import CodeSheet
from companion.ui.widgets.field import HIDDEN, PRIVATE, CodeLine, PlainLine, SecretField, WordsEdit
from companion.ui.widgets.secret_steps import TryStep
from tests.stage import Stage, demo_template
from tests.ui.acting import press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from companion.ui.kit.desk import Desk


def test_no_field_for_words_is_to_be_learned_from(desk: Desk, qtbot):
    line, box = PlainLine(), WordsEdit(desk.look)
    for field in (line, box):
        qtbot.addWidget(field)
        assert field.inputMethodHints() & PRIVATE == PRIVATE
    assert box.inputMethodHints() & Qt.InputMethodHint.ImhMultiLine


def test_a_passphrase_is_hidden_from_them_shown_or_not(desk: Desk, qtbot):
    field = SecretField(desk.look, "Passphrase")
    qtbot.addWidget(field)
    field.show()
    assert field.edit.inputMethodHints() == HIDDEN
    press(field, "Show what I type")
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert field.edit.inputMethodHints() == HIDDEN
    field.clear()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    assert field.edit.inputMethodHints() == HIDDEN


def test_codes_are_hidden_from_them(desk: Desk, qtbot):
    sheet = CodeSheet(desk.look, lambda _: None, lambda: None)
    step = TryStep(desk.look, lambda: None, lambda: None)
    for widget in (sheet, step):
        qtbot.addWidget(widget)
    assert [one.inputMethodHints() for one in (sheet.typed_back, step.code)] == [HIDDEN, HIDDEN]


@pytest.fixture
def stage(tmp_path) -> Iterator[Stage]:
    stage = Stage(demo_template(tmp_path))
    stage.enter()
    stage.choose_child("M.")
    yield stage
    stage.close()


def fields(widget: QWidget) -> list[QWidget]:
    """Return what is typed into, days and times too: not what is only read."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
    found = [one for kind in kinds for one in widget.findChildren(kind)]
    return [one for one in found if not one.isReadOnly()]


def test_no_field_of_any_page_is_to_be_learned_from(stage: Stage):
    seen = []
    for spec in PAGES:
        stage.go(f"page:{spec.id}")
        for field in fields(stage.window):
            seen.append(type(field).__name__)
            wanted = HIDDEN if isinstance(field, CodeLine) else PRIVATE
            assert field.inputMethodHints() & wanted == wanted, (spec.id, field, field.parent())
    assert {"WordsEdit", "PlainLine", "SecretLine", "CalmDateEdit", "QSpinBox"} <= set(seen)


@pytest.mark.parametrize(
    "make",
    [
        lambda look, parent: SaveDialog(look, "notes.pdf", "PDF (*.pdf)", lambda: None, parent),
        lambda look, parent: OpenDialog(look, "Copies (*.zip)", lambda: None, parent),
        lambda look, parent: FolderDialog(look, lambda: None, parent),
    ],
    ids=["save", "open", "folder"],
)
def test_the_name_of_a_file_is_not_to_be_learned(desk: Desk, qtbot, make):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = make(desk.look, parent)
    assert fields(dialog)
    assert all(one.inputMethodHints() & PRIVATE == PRIVATE for one in fields(dialog))
