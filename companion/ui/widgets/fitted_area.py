# SPDX-License-Identifier: Apache-2.0
"""A part that is as high as what it holds, up to a part of the window; then it scrolls."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QScrollArea, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.override import override

NARROW_EM = 53
"""Below this width of the window the page scrolls; a part that scrolls inside it is in the way."""


class FittedArea(QScrollArea):
    """Leaves what stands below it in view."""

    def __init__(
        self, look: Look, inside: QWidget, part_of_window: float, *, is_in_page: bool = True
    ) -> None:
        super().__init__()
        self._look, self._part, self._is_in_page = look, part_of_window, is_in_page
        self._takes_room = False
        self.setObjectName("entry-scroll")
        inside.setObjectName("entry-words")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hold(inside)

    def take_room(self, *, is_taking: bool) -> None:
        """Take all the height there is, or a part of the window again."""
        if is_taking != self._takes_room:
            self._takes_room = is_taking
            self._fit()

    def hold(self, inside: QWidget) -> None:
        """Take in what was taken out before."""
        self.setWidget(inside)
        inside.installEventFilter(self)
        inside.show()
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if layout is None:
            return
        whole = layout.totalHeightForWidth(self.viewport().width())
        if not layout.hasHeightForWidth():
            whole = layout.totalSizeHint().height()
        if self._takes_room:
            self.setMinimumHeight(0)
            self.setMaximumHeight(max(0, whole))
            return
        window = self.window()
        is_narrow = window.width() < NARROW_EM * self._look.em
        is_free = is_narrow and self._is_in_page
        most = whole if is_free else round(window.height() * self._part)
        self.setFixedHeight(max(0, whole if whole <= most else _whole_rows(inside, most)))


def _whole_rows(inside: QWidget | None, most: int) -> int:
    """Return the greatest height up to `most` that cuts no words and no button through.

    Where that would leave little more than an edge, it is `most`.
    """
    if inside is None:
        return most
    parts = [*inside.findChildren(QAbstractButton), *inside.findChildren(QLabel)]
    spans = [
        (top, top + part.height())
        for part in parts
        if part.isVisible()
        for top in (part.mapTo(inside, QPoint(0, 0)).y(),)
    ]
    height = most
    while cut := [top for top, bottom in spans if top < height < bottom]:
        height = min(cut)
    return height if 2 * height > most else most
