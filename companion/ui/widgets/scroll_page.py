# SPDX-License-Identifier: Apache-2.0
"""What every page stands on: one column that scrolls up and down only, with a banner on top."""

from weakref import ref

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.ui.kit.look import Look
from companion.ui.kit.messages import Message, message_for
from companion.ui.kit.override import override
from companion.ui.widgets.card import Banner
from companion.ui.widgets.kept_form import KeptForm
from companion.ui.widgets.labels import Heading

MARGIN = 16
ABOVE, BELOW = 6, 24
SIDES = (26, 22)
SIDE_PART = 16
"""At most this part of the width is left empty at each side, so that large words find room."""

FOOT_PART = 0.4
"""A foot that would take more of the height than this scrolls with the page."""


class PageContent(QWidget):
    """The column of a page. It is as high as its width asks for, not as the hints of its labels.

    A label that wraps hints at two lines even where one is enough; the sum left blank room below.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__()
        self._area = ref(area)

    @property
    def area(self) -> QScrollArea | None:
        """What it scrolls in. To ask Qt for what lies between them takes long the first time."""
        return self._area()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class ScrollPage(QWidget):
    """A page. `go` asks the window for another target, such as "card:blackmail"."""

    go = Signal(str)
    moved = Signal(str)
    """Tells the window as which target to come back to what is shown now."""
    print_wanted = Signal(object)
    """Asks the window to print a sheet."""
    leave_wanted = Signal()
    """Leave quickly, asked for in a dialog of this page."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.look = look
        self.setObjectName("page")
        self.setWindowTitle(title)
        self._foot: QWidget | None = None
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.scroll_area)
        content = PageContent(self.scroll_area)
        content.setObjectName("page-content")
        self.column = QVBoxLayout(content)
        self._fit_sides()
        self.column.setSpacing(look.px(12))
        self.heading = Heading(title, 1)
        self.banner = Banner(look)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.banner)
        self.scroll_area.setWidget(content)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sides()

    def set_foot(self, foot: QWidget) -> None:
        """Keep a widget in view below what scrolls; in a very low window it scrolls as well."""
        self._foot = foot
        self._outer.addWidget(foot)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab go through what scrolls, then through the foot, whatever was built first."""
        if self._foot is not None:
            _put_last(self.scroll_area, self._foot)
        return super().focusNextPrevChild(next)

    def _fit_foot(self, foot: QWidget, start: int, end: int) -> None:
        inside, layout = self.column.parentWidget(), foot.layout()
        if layout is None:
            return
        is_inside = layout.totalHeightForWidth(self.width()) > self.height() * FOOT_PART
        sides = (0, 0) if is_inside else (start, end)
        layout.setContentsMargins(sides[0], self.look.px(8), sides[1], self.look.px(10))
        if is_inside == (foot.parentWidget() is inside):
            return
        focused, is_hidden = QApplication.focusWidget(), foot.isHidden()
        had_focus = focused is not None and foot.isAncestorOf(focused)
        (self.column if is_inside else self._outer).addWidget(foot)
        foot.setVisible(not is_hidden)
        if focused is not None and had_focus:
            focused.setFocus()

    def _fit_sides(self) -> None:
        look, most = self.look, self.width() // SIDE_PART
        start, end = (min(look.px(side), most) for side in SIDES)
        self.column.setContentsMargins(start, look.px(ABOVE), end, look.px(BELOW))
        if self._foot is not None:
            self._fit_foot(self._foot, start, end)

    def open_target(self, target: str) -> None:
        """Show a part of this page; `target` is what stands after "#", or empty."""

    def refresh(self) -> None:
        """Draw again what may have changed."""

    def keep_words(self) -> None:
        """Keep whatever is typed and not stored yet: called before locking and leaving."""

    @property
    def has_unkept_words(self) -> bool:
        """True where keeping what is typed has failed, so that only the screen holds it."""
        return False

    def keep_all_words(self) -> None:
        """Keep what is typed in this page, and in forms that stand in other pages too."""
        self.keep_words()
        for form in self.findChildren(KeptForm):
            form.keep_words()

    @property
    def has_any_unkept_words(self) -> bool:
        """True where keeping has failed, in this page or in such a form."""
        forms = self.findChildren(KeptForm)
        return self.has_unkept_words or any(form.has_unkept_words for form in forms)

    def focus_first(self) -> None:
        """Put the focus where a keyboard user starts: here on the heading, which is read out."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.verticalScrollBar().setValue(0)

    def say(self, title: str, text: str = "", look: str = "info") -> None:
        """Show a message on top of the page."""
        self.banner.say(Message(title, text, look))
        self.scroll_area.verticalScrollBar().setValue(0)

    def say_error(self, error: CompanionError) -> None:
        """Show the words for a known error."""
        self.banner.say(message_for(error, has_unkept_words=self.has_unkept_words))
        self.scroll_area.verticalScrollBar().setValue(0)


def _put_last(area: QScrollArea, foot: QWidget) -> None:
    """Have Tab reach the foot of a page after everything else that it holds."""
    inside: list[QWidget] = []
    at_foot: list[QWidget] = []
    walk = area.nextInFocusChain()
    while walk is not None and walk is not area:
        if walk.focusPolicy() & Qt.FocusPolicy.TabFocus and walk.window() is area.window():
            if foot.isAncestorOf(walk):
                at_foot.append(walk)
            elif area.isAncestorOf(walk):
                inside.append(walk)
        walk = walk.nextInFocusChain()
    for before, after in zip((*inside[-1:], *at_foot), at_foot, strict=False):
        QWidget.setTabOrder(before, after)


def show_all(layout: QLayout) -> list[QWidget]:
    """Show what was just put in a layout now, and return it: Qt would wait for the next turn."""
    items = [layout.itemAt(place) for place in range(layout.count())]
    found = [item.widget() for item in items if item is not None]
    widgets = [widget for widget in found if widget is not None]
    for widget in widgets:
        widget.show()
    return widgets


def settle(area: QScrollArea) -> None:
    """Lay out what was just built, so that its places can be asked for."""
    content = area.widget()
    layout = content.layout() if content is not None else None
    if content is not None and layout is not None:
        layout.activate()
        size = area.viewport().size()
        content.resize(size.width(), max(size.height(), layout.totalHeightForWidth(size.width())))


def bring_into_view(look: Look, area: QScrollArea, field: QWidget) -> None:
    """Scroll as little as needed to show a field, its top above all."""
    content = area.widget()
    if content is not None and content.isAncestorOf(field):
        # Not ensureWidgetVisible: in a text box that looks at the caret's line alone.
        top = field.mapTo(content, QPoint(0, 0))
        margin = look.px(MARGIN)
        # Pages never scroll sideways, so this is the height of what is seen.
        if top.y() + field.height() + margin <= area.maximumViewportSize().height():
            # It is seen from the very top, and the heading with it.
            area.verticalScrollBar().setValue(0)
            return
        area.ensureVisible(top.x(), top.y() + field.height(), 0, margin)
        area.ensureVisible(top.x(), top.y(), 0, margin)


def clear_layout(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            # Without hiding first, the focus would go with it, out of the window.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
            inner.deleteLater()
