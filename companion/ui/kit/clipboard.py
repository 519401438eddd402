# SPDX-License-Identifier: Apache-2.0
"""Copying words: marked "do not keep", and cleared after a while if still ours.

Fields put `secret_mime` on the clipboard themselves, so that no unmarked copy is ever seen by
others; `Clipboard` notices every copy of ours, marks what slipped through, and clears it again.
"""

from PySide6.QtCore import QByteArray, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEAR_AFTER_MS = 30_000
SECRET_FORMATS = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00\x00\x00\x00",
}
"""The hints of KDE, macOS and Windows that a copy should not be kept (security.md 2.8)."""

MARK = next(iter(SECRET_FORMATS))
OURS = "ours"
"""The name of an object that never leaves this process."""


def copy_words(words: str) -> None:
    """Put words on the clipboard, marked. Whoever has a `Clipboard` has them cleared as well."""
    if words:
        QGuiApplication.clipboard().setMimeData(secret_mime(words))


def secret_mime(words: str) -> QMimeData:
    """Return words for the clipboard with the hints not to keep them."""
    data = QMimeData()
    data.setObjectName(OURS)
    data.setText(words)
    for name, value in SECRET_FORMATS.items():
        data.setData(name, QByteArray(value))
    return data


class Clipboard(QObject):
    """Remembers what was copied here, from wherever in the app, and clears it again."""

    def __init__(self) -> None:
        super().__init__()
        self._ours = ""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(CLEAR_AFTER_MS)
        # Qt's usual timers may come a twentieth late: that would be more than a second.
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.clear_ours)
        QGuiApplication.clipboard().dataChanged.connect(self._on_data_changed)

    def copy(self, words: str) -> None:
        """Put words on the clipboard for 30 seconds."""
        copy_words(words)

    def owns(self) -> bool:
        """Return True where this process copied what is on the clipboard."""
        return QGuiApplication.clipboard().ownsClipboard()

    def clear_ours(self) -> None:
        """Clear the clipboard if it still holds our words; leave other people's text alone."""
        self.timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._ours and clipboard.text() == self._ours:
            clipboard.clear()
        if clipboard.ownsSelection():
            # What was marked with the mouse; a middle click elsewhere would put it there.
            clipboard.clear(QClipboard.Mode.Selection)
        self._ours = ""

    def _on_data_changed(self) -> None:
        data = _held()
        if data is not None and self._is_marked(data):
            self._ours = data.text()
            self.timer.start()
        elif data is not None and self.owns() and data.hasText() and not data.hasUrls():
            copy_words(data.text())
        else:
            # It is empty, or another program's now.
            self._ours = ""
            self.timer.stop()

    def _is_marked(self, data: QMimeData) -> bool:
        # Some systems hand back our own copy as another object, which has no name.
        return data.objectName() == OURS or (self.owns() and data.hasFormat(MARK))


def _held() -> QMimeData | None:
    """Return what is on the clipboard; None where it was cleared."""
    return QGuiApplication.clipboard().mimeData()
