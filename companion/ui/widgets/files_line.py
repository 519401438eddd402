# SPDX-License-Identifier: Apache-2.0
"""Says on every page, and on paper, that a file of the person is in use."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Sheet, text_of
from companion.ui.widgets.labels import Words


class FilesLine(QWidget):
    """Says on every page that a file is in use; takes no room while there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.words = Words("", "small")
        column = QVBoxLayout(self)
        px = desk.look.px
        column.setContentsMargins(px(26), 0, px(22), px(4))
        column.addWidget(self.words)
        self.show_files()

    def show_files(self) -> None:
        """Show the line, or hide it, as the files in use are now."""
        self.words.setText(files_words(self._desk))
        self.setHidden(not self.words.text())


def files_words(desk: Desk) -> str:
    """Return which files are in use; empty where there is none."""
    files = desk.channels.files_in_use()
    if not files:
        return ""
    countries = ", ".join(file.country for file in files)
    day = formatting.day(max(file.added_on for file in files))
    words = QCoreApplication.translate(
        "FactMark", "Some numbers are from a file you added on {day} ({countries})."
    )
    return words.format(day=day, countries=countries)


def with_file_note(desk: Desk, sheet: Sheet) -> Sheet:
    """Return a sheet that says so where a door on it comes from a file."""
    touched = [one.door for file in desk.channels.files_in_use() for one in file.changes]
    if not touched:
        return sheet
    words = text_of(sheet)
    if not any(door.name in words for door in touched):
        return sheet
    unchecked = QCoreApplication.translate("FactMark", "Companion did not check those.")
    note = f"{sheet.checked_note} {files_words(desk)} {unchecked}".strip()
    return replace(sheet, checked_note=note)
