# SPDX-License-Identifier: Apache-2.0
"""Where to save a file, and one whole write."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDir,
    QFileDevice,
    QFileInfo,
    QIODevice,
    QSaveFile,
    QStorageInfo,
)
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QWidget

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.dialogs.danger_row import DangerRow
from companion.ui.dialogs.quiet_file_dialog import QuietFileDialog
from companion.ui.kit.look import Look
from companion.ui.kit.messages import Message, message_for
from companion.ui.kit.override import override
from companion.ui.kit.own_folder import is_among_own_files, is_beside_notes, is_copy_of_notes
from companion.ui.widgets.labels import Words
from companion.ui.widgets.notice_line import NoticeLine

OWNER_ONLY = QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner


class SaveDialog(QuietFileDialog):
    """Asks where a new file goes, and refuses what could replace one of ours."""

    def __init__(
        self, look: Look, name: str, kinds: str, leave: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(look, self.tr("Save"), kinds, parent)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setDefaultSuffix(name.rpartition(".")[2])
        self.selectFile(name)
        self.where = Words("", "muted")
        self.put_in_place_of_kinds(self.where)
        self._follow_folder()
        self.refusal = NoticeLine(look, "caution", "triangle-alert")
        self.add_row(self.refusal)
        self.add_row(DangerRow(look, self, leave))
        self.take_deleting_away()
        self.keep_from_keyboards()

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

    def _follow_folder(self) -> None:
        """Say by its name where the file goes: in large letters Qt's box has no room for it."""
        model = self.findChild(QFileSystemModel)
        if isinstance(model, QFileSystemModel):
            model.rootPathChanged.connect(self._say_folder)
        self._say_folder(self.directory().absolutePath())

    def _say_folder(self, path: str) -> None:
        name = Path(path).name or QDir.toNativeSeparators(path)
        self.where.setText(self.tr("It goes into the folder “{folder}”.").format(folder=name))


def _is_refused(path: str) -> bool:
    """Return True where notes lie. A folder is not refused: the dialog opens it."""
    return not Path(path).is_dir() and (is_among_own_files(path) or is_beside_notes(path))


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
