# SPDX-License-Identifier: Apache-2.0
"""A page into a file: asks where, writes it whole, and says how it went."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.errors import CompanionError
from companion.ui.dialogs.save_dialog import SaveDialog, not_written, write_whole
from companion.ui.kit.look import Look
from companion.ui.kit.messages import Message
from companion.ui.kit.paper import Sheet, text_of
from companion.ui.widgets.synced_notes import carried_file_words

PDF_NAME, TEXT_NAME = "page.pdf", "page.txt"


class PageSaving(QObject):
    """Nothing is made before there is a place for it."""

    said = Signal(object)
    """A Message."""

    def __init__(self, look: Look, leave: Callable[[], None], owner: QWidget) -> None:
        super().__init__(owner)
        self._look, self._leave, self._owner = look, leave, owner

    def save_pdf(self, make: Callable[[], bytes]) -> None:
        """Ask for a place for a PDF, then make it."""
        self._ask_where(PDF_NAME, self.tr("PDF files (*.pdf)"), make)

    def save_text(self, sheet: Sheet) -> None:
        """Ask for a place for the same words as text."""
        text = text_of(sheet).replace("\n", os.linesep)
        self._ask_where(TEXT_NAME, self.tr("Text files (*.txt)"), text.encode)

    def _ask_where(self, name: str, kinds: str, make: Callable[[], bytes]) -> None:
        dialog = SaveDialog(self._look, name, kinds, self._leave, self._owner)
        dialog.fileSelected.connect(lambda path: self._write(path, make()))
        dialog.open()

    def _write(self, path: str, data: bytes) -> None:
        try:
            write_whole(path, data)
        except CompanionError as error:
            self.said.emit(not_written(error))
            return
        title = self.tr("The page is saved: {file}, in the folder {folder}.").format(
            file=Path(path).name, folder=Path(path).parent.name or str(Path(path).parent)
        )
        text = self.tr("The file is not locked: anyone who finds it can read it.")
        self.said.emit(Message(title, text + carried_file_words(path), "ok"))
