# SPDX-License-Identifier: Apache-2.0
"""One record in the list: what the child is called, since when there are notes, what to do."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from companion.domain.records import Record, is_like_initials
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.child_mark import SIDE, mark_icon, mark_name
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.records_words import child_words, handed_words, since_words

translate = QCoreApplication.translate


class RecordsRow(Card):
    """`calls` are what its buttons do, by name: "change", "document", "hand-over", "wipe"."""

    def __init__(
        self,
        look: Look,
        record: Record,
        today: date,
        calls: Mapping[str, Callable[[], None]],
        *,
        is_carer: bool,
    ) -> None:
        super().__init__(look)
        self._look = look
        self.column.setSpacing(look.px(4))
        self.column.addWidget(self._build_title(record))
        lines = (child_words(record.child, today), since_words(record), handed_words(record))
        for words in lines:
            if words:
                self.column.addWidget(Words(words, "muted"))
        if is_carer and not is_like_initials(record.child.label):
            self.column.addWidget(Words(_initials_are_enough()))
        self.buttons: dict[str, ActionButton] = {}
        row = WrapRow(look.px(8))
        for name, words, icon in _ways():
            button = ActionButton(look, words, icon, "quiet", calls[name])
            button.setAccessibleDescription(record.child.label)
            self.buttons[name] = button
            row.add(button)
        self.column.addWidget(row)

    def show_begun(self) -> None:
        """Say that details were changed and not saved."""
        self.buttons["change"].setText(translate("Records", "Go on changing details"))

    def _build_title(self, record: Record) -> QWidget:
        colour = record.child.colour
        mark = QLabel()
        mark.setPixmap(mark_icon(self._look, colour).pixmap(self._look.px(SIDE)))
        mark.setAccessibleName(mark_name(colour))
        title = QWidget()
        row = QHBoxLayout(title)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.px(8))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Heading(record.child.label, 3), 1)
        return title


def _ways() -> tuple[tuple[str, str, str], ...]:
    return (
        ("change", translate("Records", "Change details"), "pencil"),
        ("document", translate("Records", "Make a document"), "file-text"),
        ("hand-over", translate("Records", "Hand over"), "heart-handshake"),
        ("wipe", translate("Records", "Wipe this record"), "trash-2"),
    )


def _initials_are_enough() -> str:
    return translate(
        "Records", "A record never needs a name. Initials are enough: change the details to that."
    )
