# SPDX-License-Identifier: Apache-2.0
"""Which folder copies go to as well."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget

from companion.ui.dialogs.danger_row import DangerRow
from companion.ui.dialogs.quiet_file_dialog import QuietFileDialog, folder_for_copies
from companion.ui.kit.look import Look


class FolderDialog(QuietFileDialog):
    """Asks for one folder, and begins where copies are best."""

    def __init__(self, look: Look, leave: Callable[[], None], parent: QWidget) -> None:
        super().__init__(look, self.tr("Choose a folder"), "", parent)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        self.setDirectory(folder_for_copies())
        self.setLabelText(QFileDialog.DialogLabel.FileName, self.tr("Folder:"))
        self.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Use this folder"))
        self.add_row(DangerRow(look, self, leave))
        self.keep_from_keyboards()
        self.take_deleting_away()
