# SPDX-License-Identifier: Apache-2.0
"""Which file to read: Qt's own dialog, which leaves no trace behind, and reading within limits."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from companion.domain.import_notes import LARGEST_FILE, Refusal
from companion.ui.dialogs.danger_row import DangerRow
from companion.ui.dialogs.save_dialog import forget_folders, name_headers, start_folder
from companion.ui.kit.look import Look


class OpenDialog(QFileDialog):
    """Asks for one file. `fileSelected` carries it; the dialog then deletes itself."""

    def __init__(self, look: Look, kinds: str, leave: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent, self.tr("Choose a file"), start_folder(), kinds)
        # The system's dialog keeps a list of recent files that we cannot clear.
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setOption(QFileDialog.Option.ReadOnly)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._add_row(DangerRow(look, self, leave))
        name_headers(self)
        self.finished.connect(self._on_finished)
        self.destroyed.connect(forget_folders)

    def _add_row(self, widget: QWidget) -> None:
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            grid.addWidget(widget, grid.rowCount(), 0, 1, grid.columnCount())

    def _on_finished(self) -> None:
        self.setHistory([])
        self.deleteLater()


def read_file(path: str) -> bytes | Refusal:
    """Return what is in a file, or why it is not read. Never more than the limit."""
    try:
        place = Path(path)
        if not place.is_file():
            return Refusal.NOT_FOUND
        with place.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError):
        return Refusal.NOT_FOUND
    return Refusal.TOO_LARGE if len(data) > LARGEST_FILE else data
