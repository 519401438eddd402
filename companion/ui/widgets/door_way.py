# SPDX-License-Identifier: Apache-2.0
"""One way to reach a door: shown large, handed over in one click, copied, or carried as a code."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Way, WayKind, WayUse
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.kit.hand_over import hand_over
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.door_way_words import WayWords, use_words, way_words
from companion.ui.widgets.fold_row import FoldRow, FoldWords
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.qr_code import QrCode


class DoorWay(Card):
    """Says what using it leaves behind before it is used, and what to do where nothing opens."""

    large_wanted = Signal(object)
    """The way that should fill the page."""
    silence_wanted = Signal(object)
    """The kind of way of which it should not be said any more what it leaves behind."""

    def __init__(self, desk: Desk, way: Way, cost: str = "") -> None:
        super().__init__(desk.look)
        self._desk, self._way = desk, way
        self._said: WayWords = way_words(way.kind)
        self._build_contact(cost)
        self.trace = Words(self._said.trace, "muted")
        self.column.addWidget(self.trace)
        self._no_more = ActionButton(
            desk.look, self.tr("Do not say this every time"), "eye-off", "quiet", self._on_no_more
        )
        self._no_more.setAccessibleDescription(self._said.trace)
        self._row = FoldRow(desk.look)
        self._fill_row()
        self.column.addWidget(self._row)
        self.column.addWidget(self._no_more, 0, Qt.AlignmentFlag.AlignLeading)
        self.show_trace(is_shown=desk.preferences.now.says_trace(way.kind))
        self._status = Words("", "small")
        self._status.hide()
        self.column.addWidget(self._status)
        self._failure: Card | None = None

    def show_trace(self, *, is_shown: bool) -> None:
        """Show or hide what using this way leaves behind."""
        self.trace.setHidden(not is_shown)
        self._no_more.setHidden(not is_shown)

    def _build_contact(self, cost: str) -> None:
        way = self._way
        title = use_words(way.use) or self._said.title
        if title:
            self.column.addWidget(Words(title, "small"))
        self.column.addWidget(self._contact(way.short, "h3" if self._is_address else "h1"))
        if way.shown != way.short:
            self.column.addWidget(SelectableWords(way.shown))
        if cost:
            self.column.addWidget(Words(self.tr("Cost: {cost}").format(cost=cost)))

    @property
    def _is_address(self) -> bool:
        return self._way.kind in (WayKind.WEB, WayKind.MAIL)

    def _contact(self, shown: str, look: str) -> Words:
        if not self._is_address:
            return SelectableWords(shown, look)
        # Not to be selected: a copy would hold the places where it may break.
        contact = Words(breakable(shown), look)
        contact.setAccessibleName(shown)
        return contact

    def _fill_row(self) -> None:
        way, said, look = self._way, self._said, self._desk.look
        if way.link:
            hand = ActionButton(look, said.action, said.icon, on_click=self._on_open)
            if way.use is not WayUse.ALWAYS:
                hand.setAccessibleDescription(f"{use_words(way.use)}: {way.short}")
            self._row.add(hand)
        self._row.add(ActionButton(look, said.copy, "copy", on_click=self._on_copy))
        large = ActionButton(
            look, self.tr("Show it large"), "maximize", "quiet", self._on_large_wanted
        )
        large.setAccessibleDescription(self.tr("To read it out, or to dial it on another phone."))
        self._row.add(large)
        if way.code:
            words = FoldWords(self.tr("QR code"), self.tr("Hide the QR code"), way.shown)
            self._row.add_fold(words, "qr-code", self._build_code)

    def _build_code(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._desk.look.px(4))
        column.addWidget(Words(self._said.code))
        code = QrCode(self._desk.look, self._way.code)
        column.addWidget(code, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _on_open(self) -> None:
        if self._failure is not None:
            self._failure.hide()
            self.column.removeWidget(self._failure)
            self._failure.deleteLater()
            self._failure = None
        self._status.hide()
        if hand_over(self._desk, self._way.link):
            self._say(self._said.handed)
        else:
            self._show_failure()

    def _show_failure(self) -> None:
        self._failure = box = Card(self._desk.look, "caution")
        box.column.addWidget(Heading(self._said.failed, 3))
        box.column.addWidget(Words(self._said.instead))
        box.column.addWidget(self._contact(self._way.short, "big" if self._is_address else "h1"))
        copy = ActionButton(self._desk.look, self._said.copy, "copy", on_click=self._on_copy)
        box.column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(box)
        announce(self, f"{self._said.failed} {self._said.instead} {self._way.short}")

    def _on_copy(self) -> None:
        self._desk.clipboard.copy(self._way.copied)
        self._say(self.tr("Copied. It is cleared again after 30 seconds."))

    def _on_large_wanted(self) -> None:
        self.large_wanted.emit(self._way)

    def _on_no_more(self) -> None:
        self.silence_wanted.emit(self._way.kind)

    @property
    def kind(self) -> WayKind:
        """How the door is reached."""
        return self._way.kind

    def _say(self, words: str) -> None:
        self._status.setText(words)
        self._status.show()
        announce(self, words)


def breakable(address: str) -> str:
    """Let a long address break at its slashes, for the eye only."""
    return address.replace("/", "/\u200b").replace("@", "@\u200b")
