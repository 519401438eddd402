# SPDX-License-Identifier: Apache-2.0
"""QR codes as plain rows, and as a picture for paper. The package is loaded when one is made."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

QUIET = 4
"""Empty modules on each side: without them a camera does not find the code."""
PRINTED_MODULE = 8

Rows = tuple[tuple[bool, ...], ...]


def qr_rows(holds: str) -> Rows:
    """Return the modules of the code, row by row; True is black."""
    import segno

    code = segno.make_qr(holds, error="m")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def paint_qr(painter: QPainter, rows: Rows, step: int) -> None:
    """Paint a code with its quiet zone, black on white, `step` pixels for each module."""
    side = step * (len(rows) + 2 * QUIET)
    painter.fillRect(0, 0, side, side, Qt.GlobalColor.white)
    for y, row in enumerate(rows, QUIET):
        for x, is_dark in enumerate(row, QUIET):
            if is_dark:
                painter.fillRect(x * step, y * step, step, step, Qt.GlobalColor.black)


def qr_image(holds: str) -> QImage:
    """Return a code to print."""
    rows = qr_rows(holds)
    side = PRINTED_MODULE * (len(rows) + 2 * QUIET)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_qr(painter, rows, PRINTED_MODULE)
    painter.end()
    return image
