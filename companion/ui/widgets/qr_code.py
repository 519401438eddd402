# SPDX-License-Identifier: Apache-2.0
"""A QR code, to carry an address or a number to another phone. Drawn here, never a file."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.kit.access import set_role
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.kit.qr import QUIET, paint_qr, qr_rows

MODULE = 4
LEAST_MODULE = 3


class QrCode(QWidget):
    """Black on white in every theme, as readers need it; larger with larger words."""

    def __init__(self, look: Look, holds: str) -> None:
        super().__init__()
        self.rows = qr_rows(holds)
        self._side = look.px(MODULE) * self._modules
        name = self.tr("QR code. It holds {address}").format(address=holds)
        self.setAccessibleName(name)
        set_role(self, QAccessible.Role.Graphic)
        self.setToolTip(holds)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def _modules(self) -> int:
        return len(self.rows) + 2 * QUIET

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def minimumSizeHint(self) -> QSize:
        side = min(self._side, self._modules * LEAST_MODULE)
        return QSize(side, side)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return min(width, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        step = max(1, min(self.width(), self.height()) // self._modules)
        painter = QPainter(self)
        paint_qr(painter, self.rows, step)
        painter.end()
