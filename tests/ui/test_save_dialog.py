"""Nothing that is saved may take the place of the notes, or of what belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialogButtonBox,
    QLineEdit,
    QListView,
    QToolButton,
    QWidget,
)

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.dialogs.save_dialog import SaveDialog, write_whole
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = (
    "keys.json",
    "vault.db",
    "settings.json",
    "page.json",
    "copies/copy-0001.zip",
    "copies/before-0001/vault.db",
    "copies/tried/vault.db",
    "renewing/page.txt",
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stage(template: Path) -> Iterator[Stage]:
    stage = Stage(template)
    for folder in ("copies/before-0001", "copies/tried", "renewing"):
        (stage.folder / folder).mkdir(parents=True)
    stage.go("card:blackmail")
    stage.press("Print this card")
    over = QApplication.activeModalWidget()
    stage.press("Save as text")
    yield stage
    for dialog in (QApplication.activeModalWidget(), over):
        if dialog is not None:
            dialog.close()
    stage.close()


def save_as(path: str) -> SaveDialog:
    """Type a name, and press Save."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SaveDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(path)
    box = dialog.findChild(QDialogButtonBox)
    box.button(QDialogButtonBox.StandardButton.Save).click()
    return dialog


@pytest.mark.parametrize("name", OURS)
def test_the_folder_of_the_notes_is_refused_and_the_dialog_stays(stage, name):
    path = stage.folder / name
    before = path.read_bytes() if path.exists() else None
    dialog = save_as(str(path))
    assert dialog.isVisible()
    assert dialog.refusal.isVisible()
    assert "Companion keeps its own files in this folder." in dialog.refusal.words.text()
    assert (path.read_bytes() if path.exists() else None) == before


def test_another_folder_may_be_chosen_then(stage, tmp_path):
    save_as(str(stage.folder / "keys.json"))
    dialog = save_as(str(tmp_path / "page.txt"))
    assert not dialog.isVisible()
    assert "999" in (tmp_path / "page.txt").read_text()


def test_to_look_into_the_folder_is_no_fault(stage):
    dialog = save_as(str(stage.folder / "copies"))
    assert dialog.isVisible()
    assert not dialog.refusal.isVisible()


@pytest.mark.parametrize("name", OURS)
def test_what_writes_refuses_as_well(stage, name):
    with pytest.raises(CompanionError) as error:
        write_whole(str(stage.folder / name), b"{}")
    assert error.value.code is ErrorCode.FILE_NOT_WRITABLE


def test_neither_a_link_nor_a_way_round_leads_there(stage, tmp_path):
    (tmp_path / "link.json").symlink_to(stage.folder / "keys.json")
    (tmp_path / "folder").symlink_to(stage.folder)
    round_about = f"{tmp_path}/../{tmp_path.name}/folder/keys.json"
    for path in (str(tmp_path / "link.json"), round_about):
        with pytest.raises(CompanionError):
            write_whole(path, b"{}")


def test_notes_on_a_stick_that_are_not_open_are_left_alone_too(stage, tmp_path):
    (tmp_path / "vault.db").write_bytes(b"other notes")
    dialog = save_as(str(tmp_path / "keys.json"))
    assert dialog.refusal.isVisible()
    assert [one.name for one in tmp_path.iterdir()] == ["vault.db"]


@pytest.mark.parametrize("name", ["copy-0001.zip", "copy-123456789.zip", "COPY-0002.ZIP"])
def test_a_copy_of_other_notes_is_never_written_over(stage, tmp_path, name):
    (tmp_path / name).write_bytes(b"the last copy")
    dialog = save_as(str(tmp_path / name))
    assert dialog.isVisible()
    assert "Choose another name." in dialog.refusal.words.text()
    with pytest.raises(CompanionError):
        write_whole(str(tmp_path / name), b"{}")
    assert (tmp_path / name).read_bytes() == b"the last copy"


def test_beside_copies_another_name_is_free(stage, tmp_path):
    (tmp_path / "copy-0001.zip").write_bytes(b"the last copy")
    save_as(str(tmp_path / "copy-0001.zip"))
    dialog = save_as(str(tmp_path / "page.txt"))
    assert not dialog.isVisible()
    assert "999" in (tmp_path / "page.txt").read_text()


@pytest.fixture
def notes_in_sight(stage: Stage, tmp_path: Path) -> SaveDialog:
    """The dialog shows a stick with other notes, and they are chosen."""
    notes = tmp_path / "data"
    notes.mkdir()
    (notes / "vault.db").write_bytes(b"other notes")
    dialog = QApplication.activeModalWidget()
    dialog.setDirectory(str(tmp_path))
    view = dialog.findChild(QListView, "listView")
    stage.wait_until(lambda: view.model().rowCount(view.rootIndex()) == 1)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0, view.rootIndex()))
    return dialog


@pytest.mark.parametrize("name", ["listView", "treeView"])
def test_the_dialog_deletes_and_renames_nothing(stage, notes_in_sight, name, tmp_path):
    view = notes_in_sight.findChild(QAbstractItemView, name)
    view.setFocus()
    asked: list[QWidget] = []
    # A question would wait here for an answer.
    QTimer.singleShot(300, lambda: asked.extend(answered(notes_in_sight)))
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
        QTest.keyClick(view, key)
        stage.settle()
    stage.wait_until(lambda: bool(asked))
    assert asked == [notes_in_sight]
    assert view.state() is not QAbstractItemView.State.EditingState
    assert view.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert (tmp_path / "data" / "vault.db").exists()


def answered(dialog: SaveDialog) -> list[QWidget]:
    """Say no to whatever asks; return who is on top."""
    top = QApplication.activeModalWidget()
    if top is not dialog:
        top.close()
    return [top]


def test_a_new_folder_can_still_be_made(stage, notes_in_sight, tmp_path):
    notes_in_sight.findChild(QToolButton, "newFolderButton").click()
    stage.settle()
    assert len(list(tmp_path.iterdir())) == 2
