# SPDX-License-Identifier: Apache-2.0
"""What stands above the notes of somebody who cares for other people's children: ask first."""

from PySide6.QtCore import QCoreApplication

from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.page_around import go_from

CARE_PAGE = "page:understand#looked-after"


class ServiceFirst(Card):
    """Shown in carer mode only; hidden until the vault has said so."""

    def __init__(self, desk: Desk, room: PrivateRoom, words: tuple[str, ...] = ()) -> None:
        """With `words` it says these; else what holds for every record."""
        super().__init__(desk.look, "info")
        self._desk, self._room = desk, room
        self.hide()
        self.column.addWidget(Heading(self.tr("Ask your service first"), 3))
        for sentence in words or (about_notes(), about_telling()):
            self.column.addWidget(Words(sentence))
        read = ActionButton(
            desk.look,
            self.tr("Read about children in care"),
            "book-open",
            "quiet",
            lambda: go_from(self, CARE_PAGE),
        )
        self.column.addWidget(read)
        desk.signals.changed.connect(self._on_changed)
        self.reload()

    def reload(self) -> None:
        """Ask the vault whether this is to be shown."""
        is_carer = self._room.records.is_carer
        self._desk.tasks.on_vault(self, is_carer, self.setVisible, lambda _error: None)

    def _on_changed(self, change: Change) -> None:
        if change is Change.RECORDS:
            self.reload()


def about_notes() -> str:
    """Return what comes before writing and keeping."""
    return QCoreApplication.translate(
        "ServiceFirst",
        "You write in a role, so other rules may hold than for a parent. Ask what you may write "
        "down, how long you keep it, and who may see it.",
    )


def about_telling() -> str:
    """Return whom to tell."""
    return QCoreApplication.translate(
        "ServiceFirst",
        "If something worries you, tell the social worker too, besides the police or the place "
        "where you report.",
    )


def about_sharing() -> str:
    """Return what comes before a document leaves this computer."""
    return QCoreApplication.translate(
        "ServiceFirst",
        "Ask which form they want it in, who may get it, and whether you may keep a copy.",
    )
