# SPDX-License-Identifier: Apache-2.0
"""Words in a row of buttons: as wide as they are, where there is room for it."""

from PySide6.QtCore import QSize

from companion.ui.kit.override import override
from companion.ui.widgets.labels import Words


class WideWords(Words):
    """Asks for one line. In a narrower row it wraps."""

    @override
    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        height = self.heightForWidth(width + margins.left() + margins.right())
        return QSize(width + margins.left() + margins.right(), height)
