# SPDX-License-Identifier: Apache-2.0
"""Copying words: marked "do not keep", and cleared after a while if still ours."""

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

CLEAR_AFTER_MS = 30_000
SECRET_FORMATS = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00\x00\x00\x00",
}
"""The hints of KDE, macOS and Windows that a copy should not be kept (security.md 2.8)."""


def secret_mime(words: str) -> QMimeData:
    """Return words for the clipboard with the hints not to keep them."""
    data = QMimeData()
    data.setText(words)
    for name, value in SECRET_FORMATS.items():
        data.setData(name, QByteArray(value))
    return data


class Clipboard(QObject):
    """Copies words and clears them again."""

    def __init__(self) -> None:
        super().__init__()
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEAR_AFTER_MS)
        self._timer.timeout.connect(self.clear_ours)

    def copy(self, words: str) -> None:
        """Put words on the clipboard for 30 seconds."""
        self._ours = words
        QGuiApplication.clipboard().setMimeData(secret_mime(words))
        self._timer.start()

    def clear_ours(self) -> None:
        """Clear the clipboard if it still holds our words; leave other people's text alone."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._ours and clipboard.text() == self._ours:
            clipboard.clear()
        self._ours = ""
