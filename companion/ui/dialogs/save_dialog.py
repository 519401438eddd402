# SPDX-License-Identifier: Apache-2.0
"""Where to save a file: Qt's own dialog, which leaves no trace behind, and one whole write."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QFile,
    QFileDevice,
    QFileInfo,
    QIODevice,
    QObject,
    QSaveFile,
    QSettings,
    QStandardPaths,
    QStorageInfo,
    Qt,
)
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QWidget,
)

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.dialogs.danger_row import DangerRow
from companion.ui.kit.look import Look
from companion.ui.kit.messages import Message, message_for
from companion.ui.kit.override import override
from companion.ui.kit.own_folder import is_among_own_files, is_beside_notes, is_copy_of_notes
from companion.ui.widgets.field import PRIVATE
from companion.ui.widgets.notice_line import NoticeLine

LISTS = ("listView", "treeView")
"""Where Qt's dialog shows what is in a folder."""
OWNER_ONLY = QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner


class SaveDialog(QFileDialog):
    """Asks for a place. `fileSelected` carries it; the dialog then deletes itself."""

    def __init__(
        self, look: Look, name: str, kinds: str, leave: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent, self.tr("Save"), start_folder(), kinds)
        # The system's dialog keeps a list of recent files that we cannot clear.
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setDefaultSuffix(name.rpartition(".")[2])
        self.selectFile(name)
        self.refusal = NoticeLine(look, "caution", "triangle-alert")
        self._add_row(self.refusal)
        self._add_row(DangerRow(look, self, leave))
        name_headers(self)
        take_deleting_away(self)
        for line in self.findChildren(QLineEdit):
            line.setInputMethodHints(PRIVATE)
        self.finished.connect(self._on_finished)
        self.destroyed.connect(forget_folders)

    @override
    def accept(self) -> None:
        """Take the chosen place, unless a file there could replace one of ours."""
        if any(map(_is_refused, self.selectedFiles())):
            self.refusal.say(
                self.tr(
                    "Companion keeps its own files in this folder. A file saved here could take "
                    "the place of your notes. Nothing was saved. Choose another folder."
                )
            )
            return
        if any(map(is_copy_of_notes, self.selectedFiles())):
            self.refusal.say(
                self.tr(
                    "A file with this name is there already. It may be a copy of your notes. "
                    "Nothing was saved. Choose another name."
                )
            )
            return
        self.refusal.hide()
        super().accept()

    def _add_row(self, widget: QWidget) -> None:
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            grid.addWidget(widget, grid.rowCount(), 0, 1, grid.columnCount())

    def _on_finished(self) -> None:
        self.setHistory([])
        self.deleteLater()


def _is_refused(path: str) -> bool:
    """Return True where notes lie. A folder is not refused: the dialog opens it."""
    return not Path(path).is_dir() and (is_among_own_files(path) or is_beside_notes(path))


def take_deleting_away(dialog: QFileDialog) -> None:
    """Let the dialog only choose: Qt's deletes and renames whole folders, the notes too."""
    for name in LISTS:
        view = dialog.findChild(QAbstractItemView, name)
        if isinstance(view, QAbstractItemView):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            for shortcut in view.findChildren(QShortcut):
                shortcut.setEnabled(False)


def name_headers(dialog: QFileDialog) -> None:
    """Give the row above the list of files a name: Qt's dialog has none for it."""
    for header in dialog.findChildren(QHeaderView):
        header.setAccessibleName(QCoreApplication.translate("SaveDialog", "Columns of the list"))


def start_folder() -> str:
    """Return the person's own folder for documents, or home."""
    places = QStandardPaths.StandardLocation
    found = QStandardPaths.standardLocations(places.DocumentsLocation)
    return found[0] if found else QStandardPaths.writableLocation(places.HomeLocation)


def forget_folders(_gone: QObject | None = None) -> None:
    """Clear what Qt's file dialog writes, when it goes, into a file of all Qt programs."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.remove("FileDialog")
    settings.sync()
    if not settings.allKeys():
        # Not even that there was a dialog. What holds a word of another program stays.
        QFile.remove(settings.fileName())


def write_whole(path: str, data: bytes) -> None:
    """Write the file in one piece or not at all, for this user alone; raises a known error.

    Never where our own files lie, whoever asks for it.
    """
    if is_among_own_files(path) or is_copy_of_notes(path):
        raise CompanionError(ErrorCode.FILE_NOT_WRITABLE)
    file = QSaveFile(path)
    is_open = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if is_open:
        # Before the first word is in it. A disk that knows no owners refuses, and has none.
        file.setPermissions(OWNER_ONLY)
    is_whole = is_open and file.write(data) == len(data) and file.flush()
    if not is_whole:
        file.cancelWriting()
    if not is_whole or not file.commit():
        is_full = is_open and _is_full(path, len(data), file.error())
        raise CompanionError(ErrorCode.DISK_FULL if is_full else ErrorCode.FILE_NOT_WRITABLE)


def not_written(error: CompanionError) -> Message:
    """Return what to say where a file could not be written."""
    if error.code is not ErrorCode.DISK_FULL:
        return message_for(error)
    return Message(
        QCoreApplication.translate("SaveDialog", "The disk is full."),
        QCoreApplication.translate(
            "SaveDialog",
            "Nothing was lost, and no half file was left. Free some space, or choose another "
            "place. Then try again.",
        ),
        "caution",
    )


def _is_full(path: str, size: int, error: QFileDevice.FileError) -> bool:
    """Tell a full disk from all else that may go wrong after a file was opened."""
    if error is QFileDevice.FileError.ResourceError:
        return True
    room = QStorageInfo(QFileInfo(path).absolutePath()).bytesAvailable()
    return 0 <= room < size
