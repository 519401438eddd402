# SPDX-License-Identifier: Apache-2.0
"""One quiet button for ways that are wanted now and then: it opens a list of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton

Way = tuple[str, str, str]
"""What it is called, its icon, and its target."""


class MoreButton(ActionButton):
    """Opens the list; arrow keys go through it, Escape closes it and leaves the focus here."""

    def __init__(
        self, look: Look, text: str, ways: tuple[Way, ...], go: Callable[[str], None]
    ) -> None:
        super().__init__(look, text, "chevron-down", "quiet", self._open)
        self._ways, self._go = ways, go
        self.setAccessibleDescription(self.tr("Opens a list. The arrow keys go through it."))

    def ways(self) -> QMenu:
        """Return the list, not shown yet."""
        menu = QMenu(self)
        menu.setProperty("look", "ways")
        menu.setAccessibleName(self.text())
        for words, icon, target in self._ways:
            menu.addAction(self._look.icon(icon), words, partial(self._go, target))
        return menu

    def _open(self) -> None:
        menu = self.ways()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])
