# SPDX-License-Identifier: Apache-2.0
"""How to reach the emergency service without a voice, beside its number."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Purpose
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.labels import Heading, Words


class SilentWays(QWidget):
    """What the country's emergency lines offer to those who can not speak or hear on a phone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(4))
        found = silent_words(desk)
        if found:
            column.addWidget(Heading(silent_title(), 3))
        for sentence in found:
            column.addWidget(Words(sentence))
        if not found:
            self.hide()


def silent_title() -> str:
    """Return what stands above such ways."""
    return QCoreApplication.translate("SilentWays", "If you can not speak or hear on a phone")


def silent_words(desk: Desk) -> tuple[str, ...]:
    """Return those ways, as the list of doors words them; none where it knows of none."""
    try:
        doors = desk.channels.channels()
    except CompanionError:
        return ()
    found = (one.without_speaking for one in doors if Purpose.EMERGENCY in one.purposes)
    return tuple(dict.fromkeys(words for words in found if words))
