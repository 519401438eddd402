# SPDX-License-Identifier: Apache-2.0
"""How the shelves are called, and what the window says when something was put on one."""

from PySide6.QtCore import QCoreApplication

from companion.domain.kept import Shelf

translate = QCoreApplication.translate


def shelf_words(shelf: Shelf) -> str:
    """Return the heading of a shelf."""
    return {
        Shelf.LATER: translate("Kept", "Read later"),
        Shelf.FAVOURITE: translate("Kept", "Favourites"),
    }[shelf]


def kept_words(shelf: Shelf) -> str:
    """Return what is said when a place was kept."""
    return {
        Shelf.LATER: translate("Kept", "Kept to read later"),
        Shelf.FAVOURITE: translate("Kept", "Kept as a favourite"),
    }[shelf]


def where_words() -> str:
    """Return where kept things are found again."""
    return translate("Kept", "You find it under Plans, in “Kept to read”.")
