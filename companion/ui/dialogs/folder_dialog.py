# SPDX-License-Identifier: Apache-2.0
"""Which folder to use: Qt's own dialog, which leaves no trace behind."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from companion.ui.dialogs.danger_row import DangerRow
from companion.ui.dialogs.save_dialog import (
    forget_folders,
    name_headers,
    start_folder,
    take_deleting_away,
)
from companion.ui.kit.look import Look


class FolderDialog(QFileDialog):
    """Asks for one folder. `fileSelected` carries it; the dialog then deletes itself."""

    def __init__(self, look: Look, leave: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent, self.tr("Choose a folder"), start_folder())
        # The system's dialog keeps a list of recent files that we cannot clear.
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        self.setLabelText(QFileDialog.DialogLabel.FileName, self.tr("Folder:"))
        self.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Use this folder"))
        self._add_row(DangerRow(look, self, leave))
        name_headers(self)
        take_deleting_away(self)
        self.finished.connect(self._on_finished)
        self.destroyed.connect(forget_folders)

    def _add_row(self, widget: QWidget) -> None:
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            grid.addWidget(widget, grid.rowCount(), 0, 1, grid.columnCount())

    def _on_finished(self) -> None:
        self.setHistory([])
        self.deleteLater()
