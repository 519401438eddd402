# SPDX-License-Identifier: Apache-2.0
"""Two quiet buttons that keep a place of the guide: to read later, or as a favourite."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from companion.domain.kept import Shelf
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton

translate = QCoreApplication.translate


def keep_buttons(
    look: Look, target: str, about: str, go: Callable[[str], None]
) -> tuple[ActionButton, ActionButton]:
    """Return buttons that ask the window to keep a place; `about` is the title of the place.

    What is kept stands in the private part only, so the window may ask for the passphrase.
    """

    def button(shelf: Shelf, title: str, icon: str) -> ActionButton:
        wish = partial(go, f"keep:{shelf.value}:{target}")
        made = ActionButton(look, title, icon, "quiet", wish)
        description = translate("Kept", "Keeps “{title}” in the private part.")
        made.setAccessibleDescription(description.format(title=about))
        return made

    return (
        button(Shelf.LATER, translate("Kept", "Read later"), "bookmark"),
        button(Shelf.FAVOURITE, translate("Kept", "Favourite"), "star"),
    )
