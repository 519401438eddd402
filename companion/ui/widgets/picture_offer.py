# SPDX-License-Identifier: Apache-2.0
"""Where an entry tells of a picture of a child: quietly, the pages that say what to do."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.picture_words import PictureTalk
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words
from companion.ui.widgets.page_around import go_from

CARDS = {
    PictureTalk.THERE_IS: ("image-sent", "ai-image", "blackmail"),
    PictureTalk.ASKED_FOR: ("asked-for-image",),
}


class PictureOffer(QWidget):
    """Hidden until words tell of a picture; closed, it stays away for this entry."""

    describe_wanted = Signal()
    closed = Signal()
    """The person wants none of it now, so that the focus needs another place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._talks: dict[str, PictureTalk] = {}
        self._shown: PictureTalk | None = None
        self._is_closed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.words = Words(
            self.tr("If this is about a picture of a child, these pages can help."), "small"
        )
        self.links = WrapRow(desk.look.px(6))
        column.addWidget(self.words)
        column.addWidget(self.links)
        self.hide()

    def begin(self) -> None:
        """Forget everything, for another entry."""
        self._talks, self._is_closed = {}, False
        self._show()

    def look_into(self, box: str, text: str) -> None:
        """Offer the pages where this box tells of a picture."""
        found = self._desk.content.picture_words().find(text)
        self._talks.pop(box, None)
        if found is not None:
            self._talks[box] = found.talk
        self._show()

    def _show(self) -> None:
        talks = self._talks.values()
        talk = next((one for one in PictureTalk if one in talks), None)
        talk = None if self._is_closed else talk
        if talk is self._shown:
            return
        self._shown = talk
        for old in self.links.widgets:
            old.hide()
            old.deleteLater()
        self.links.widgets.clear()
        if talk is not None:
            for card in self._desk.guide.cards_named(CARDS[talk]):
                go = partial(go_from, self, f"card:{card.id}")
                self.links.add(ActionButton(self._desk.look, card.title, "", "quiet", go))
            if talk is PictureTalk.THERE_IS:
                words = self.tr("Describe it in words")
                self.links.add(
                    ActionButton(self._desk.look, words, "", "quiet", self.describe_wanted.emit)
                )
            close = ActionButton(self._desk.look, self.tr("Not now"), "x", "quiet", self._close)
            self.links.add(close)
            announce(self, self.words.text())
        self.setVisible(talk is not None)

    def _close(self) -> None:
        self._is_closed = True
        self._show()
        self.closed.emit()
