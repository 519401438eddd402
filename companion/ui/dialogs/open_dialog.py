# SPDX-License-Identifier: Apache-2.0
"""Which file to read, and reading within limits."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from companion.domain.import_notes import LARGEST_FILE, Refusal
from companion.ui.dialogs.danger_row import DangerRow
from companion.ui.dialogs.quiet_file_dialog import QuietFileDialog
from companion.ui.kit.look import Look


class OpenDialog(QuietFileDialog):
    """Asks for one file, and changes nothing in its folder."""

    def __init__(self, look: Look, kinds: str, leave: Callable[[], None], parent: QWidget) -> None:
        super().__init__(look, self.tr("Choose a file"), kinds, parent)
        self.setOption(QFileDialog.Option.ReadOnly)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.add_row(DangerRow(look, self, leave))
        self.keep_from_keyboards()


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
