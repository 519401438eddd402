# SPDX-License-Identifier: Apache-2.0
"""Copying words: marked "do not keep", and cleared after a while if still ours.

On Linux what is marked with the mouse or Shift can be pasted elsewhere without being copied (the
selection). Qt offers it by itself: it is treated like a copy, and that of a secret is taken away.

Fields put `secret_mime` on the clipboard themselves, so that no unmarked copy is ever seen by
others; `Clipboard` notices every copy of ours, marks what slipped through, and clears it again.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEAR_AFTER_MS = 30_000
SECRET_FORMATS = {"x-kde-passwordManagerHint": b"secret"}
"""The hints of KDE and Windows that a copy should not be kept (security.md 2.8).

There is none for macOS: Qt gives a name of its own to each format that it does not know, and what
looks for `org.nspasteboard.ConcealedType` never finds it.
"""
if sys.platform != "darwin":
    SECRET_FORMATS |= {
        f'application/x-qt-windows-mime;value="{name}"': value
        for name, value in (
            ("ExcludeClipboardContentFromMonitorProcessing", b"\x01"),
            ("CanIncludeInClipboardHistory", b"\x00\x00\x00\x00"),
            ("CanUploadToCloudClipboard", b"\x00\x00\x00\x00"),
        )
    }

MARK = next(iter(SECRET_FORMATS))
OFFERS_NOTHING = "offers-nothing"
"""The property of a field that holds a passphrase or a code: it offers no selection at all."""
OURS = "ours"
"""The name of an object that never leaves this process."""


def copy_words(words: str) -> None:
    """Put words on the clipboard, marked. Whoever has a `Clipboard` has them cleared as well."""
    if words:
        QGuiApplication.clipboard().setMimeData(secret_mime(words))


def drop_selection() -> None:
    """Offer what is marked no longer; leave the selection of another program alone."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


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
        self._is_marking = False
        self.timer = self._make_timer(self.clear_ours)
        self.selection_timer = self._make_timer(drop_selection)
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._on_data_changed)
        clipboard.selectionChanged.connect(self._on_selection_changed)

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
        drop_selection()
        self._ours = ""

    def _make_timer(self, clear: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(CLEAR_AFTER_MS)
        # Qt's usual timers may come a twentieth late: that would be more than a second.
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(clear)
        return timer

    def _on_selection_changed(self) -> None:
        """Mark what Qt offers unmarked: this runs before another program can have asked for it."""
        clipboard, selection = QGuiApplication.clipboard(), QClipboard.Mode.Selection
        data = clipboard.mimeData(selection) if clipboard.ownsSelection() else None
        field = QGuiApplication.focusObject()
        if data is None:
            self.selection_timer.stop()
        elif field is not None and field.property(OFFERS_NOTHING):
            clipboard.clear(selection)
        elif data.hasText() and not data.hasFormat(MARK):
            clipboard.setMimeData(secret_mime(data.text()), selection)
        else:
            self.selection_timer.start()

    def _on_data_changed(self) -> None:
        data = _held()
        if data is not None and (self._is_marking or self._is_marked(data)):
            self._ours = data.text()
            self.timer.start()
        elif data is not None and self.owns() and data.hasText() and not data.hasUrls():
            # A system that hands no mark back would have us mark the same words without end.
            self._is_marking = True
            try:
                copy_words(data.text())
            finally:
                self._is_marking = False
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
