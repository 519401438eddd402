# SPDX-License-Identifier: Apache-2.0
"""What the private part is, said before it is made; and what is left without a sheet."""

from PySide6.QtCore import QCoreApplication

from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words

translate = QCoreApplication.translate


def what_it_is(*, is_portable: bool) -> str:
    """Return what the notes become, and where they lie."""
    if is_portable:
        return translate(
            "UnlockWords",
            "The private part holds your notes. It is one locked file beside the program. "
            "Choose a passphrase for it.",
        )
    return translate(
        "UnlockWords",
        "The private part holds your notes. It is one locked file on this computer. "
        "Choose a passphrase for it.",
    )


def no_sheet_card(look: Look, *ways: ActionButton) -> Card:
    """Return what is left for whoever has neither the passphrase nor the sheet."""
    box, row = Card(look), WrapRow(look.px(8))
    box.column.addWidget(Heading(translate("UnlockWords", "You have no sheet"), 3))
    said = translate(
        "UnlockWords",
        "Then nobody can open the notes as they are now. A copy from earlier opens "
        "with the passphrase of its day. Or you can wipe everything and begin again.",
    )
    box.column.addWidget(Words(said))
    for way in ways:
        row.add(way)
    box.column.addWidget(row)
    return box
