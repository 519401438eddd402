# SPDX-License-Identifier: Apache-2.0
"""A PDF that tells nothing of itself: not what made it, not the second of making, no number.

Qt writes these without being asked. What can not be left out is blanked in place, so that every
offset in the file stays right.
"""

import re

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

_ABOUT = re.compile(rb"1 0 obj\n<<\n(.*?)\n>>\nendobj", re.DOTALL)
_SAID_TWICE = re.compile(rb"\n(/Metadata \d+ 0 R)\n")
_NUMBER = re.compile(rb"\n(/ID \[ <[0-9a-f]+> <[0-9a-f]+> \])\n>>\nstartxref")


class NeutralPdf:
    """Holds a writer, and afterwards what it wrote."""

    def __init__(self) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.writer = QPdfWriter(self._buffer)
        for forget in (self.writer.setTitle, self.writer.setAuthor, self.writer.setCreator):
            forget("")
        # Not empty: of nothing at all Qt would make something.
        self.writer.setDocumentXmpMetadata(b" ")

    def taken(self) -> bytes:
        """Return the whole file, once nothing paints on it any more."""
        made = bytearray(self._buffer.data().data())
        self._buffer.close()
        for words in (_ABOUT, _SAID_TWICE, _NUMBER):
            if found := words.search(made):
                begin, end = found.span(1)
                made[begin:end] = b" " * (end - begin)
        return bytes(made)
