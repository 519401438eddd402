# SPDX-License-Identifier: Apache-2.0
"""Qt's own dialog for files and folders: where it begins, and that it leaves no trace behind."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFile, QObject, QSettings, QSize, QStandardPaths, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QToolButton,
    QWidget,
)

from companion.ui.kit.look import Look
from companion.ui.kit.own_folder import home_of_notes
from companion.ui.kit.sticks import sticks
from companion.ui.widgets.field import PRIVATE

LISTS = ("listView", "treeView")
"""Where Qt's dialog shows what is in a folder."""
MODES = ("listModeButton", "detailModeButton")
"""They change how it is shown, which nobody comes here for."""
KINDS, KINDS_ROW = ("fileTypeLabel", "fileTypeCombo"), 3
"""Beside them, in two rows, stand the buttons."""
ARROW = 16


class QuietFileDialog(QFileDialog):
    """Asks for a place. `fileSelected` carries it; the dialog then deletes itself."""

    def __init__(self, look: Look, title: str, kinds: str, parent: QWidget) -> None:
        super().__init__(parent, title, start_folder(), kinds)
        # The system's dialog keeps a list of recent files that we cannot clear.
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self._draw_buttons(look)
        name_headers(self)
        self.finished.connect(self._on_finished)
        self.destroyed.connect(forget_folders)

    def add_row(self, widget: QWidget) -> None:
        """Put something below what Qt shows, in all its width."""
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            grid.addWidget(widget, grid.rowCount(), 0, 1, grid.columnCount())

    def put_in_place_of_kinds(self, widget: QWidget) -> None:
        """Put something where Qt asks for the kind of file, of which there is one only."""
        for name in KINDS:
            shown = self.findChild(QWidget, name)
            if isinstance(shown, QWidget):
                shown.hide()
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            grid.addWidget(widget, KINDS_ROW, 0, 1, 2)

    def keep_from_keyboards(self) -> None:
        """Ask keyboards that learn words to learn no names of files and folders."""
        for line in self.findChildren(QLineEdit):
            line.setInputMethodHints(PRIVATE)

    def take_deleting_away(self) -> None:
        """Let the dialog only choose: Qt's deletes and renames whole folders, the notes too."""
        for name in LISTS:
            view = self.findChild(QAbstractItemView, name)
            if isinstance(view, QAbstractItemView):
                view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
                view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
                for shortcut in view.findChildren(QShortcut):
                    shortcut.setEnabled(False)

    def _draw_buttons(self, look: Look) -> None:
        """Give the arrows a colour that is seen on dark too, and their room to the folder."""
        arrows = {"backButton": "chevron-left", "forwardButton": "chevron-right"}
        if self.isRightToLeft():
            arrows = dict(zip(arrows, reversed(arrows.values()), strict=True))
        arrows["toParentButton"] = "chevron-up"
        for button in self.findChildren(QToolButton):
            if button.objectName() in arrows:
                button.setIcon(look.icon(arrows[button.objectName()], size=ARROW))
                button.setIconSize(QSize(look.px(ARROW), look.px(ARROW)))
            elif button.objectName() in MODES:
                button.hide()

    def _on_finished(self) -> None:
        self.setHistory([])
        self.deleteLater()


def start_folder() -> str:
    """Return a stick that is in, that of the notes last, or else the folder for documents."""
    found = sorted(sticks(), key=_holds_the_notes)
    return found[0] if found else _documents()


def folder_for_copies(second: str = "") -> str:
    """Return where a copy is best: in the second place, on another stick, or in the documents.

    Never on the stick of the notes, where it would be lost together with them. A second place is
    taken only on a stick that is in: one in a network may not answer.
    """
    found = [one for one in sticks() if not _holds_the_notes(one)]
    if second and any(Path(second).is_relative_to(one) for one in found):
        return second
    return found[0] if found else _documents()


def _holds_the_notes(stick: str) -> bool:
    home = home_of_notes()
    return bool(home) and Path(home).resolve().is_relative_to(stick)


def _documents() -> str:
    """Return the folder for documents, or the person's own where that is not there.

    In place of a folder that is not there Qt shows the one that was looked into last.
    """
    places = QStandardPaths.StandardLocation
    found = QStandardPaths.standardLocations(places.DocumentsLocation)
    home = QStandardPaths.writableLocation(places.HomeLocation)
    return next((one for one in found if Path(one).is_dir()), home)


def name_headers(dialog: QFileDialog) -> None:
    """Give the row above the list of files a name: Qt's dialog has none for it."""
    for header in dialog.findChildren(QHeaderView):
        header.setAccessibleName(QCoreApplication.translate("SaveDialog", "Columns of the list"))


def forget_folders(_gone: QObject | None = None) -> None:
    """Clear what Qt's file dialog writes, when it goes, into a file of all Qt programs."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.remove("FileDialog")
    settings.sync()
    # Without what all users of the computer share, or a Mac all programs.
    settings.setFallbacksEnabled(False)
    if not settings.allKeys():
        # Not even that there was a dialog. What holds a word of another program stays.
        QFile.remove(settings.fileName())
