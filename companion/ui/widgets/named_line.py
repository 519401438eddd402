# SPDX-License-Identifier: Apache-2.0
"""Says above the list of entries that only those with one name are shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_find import Wanted
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.labels import Words
from companion.ui.widgets.name_target import NameTarget


class NamedLine(QWidget):
    """Stands there only while the list is narrowed to the name that was asked for."""

    all_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._wanted = Wanted()
        self.words = Words("")
        set_role(self.words, QAccessible.Role.Notification)
        self.all = ActionButton(
            look, self.tr("Show all entries"), "x", "quiet", self.all_wanted.emit
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(self.words)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_name(self, name: NameTarget) -> None:
        """Say that the list shows the entries with this name."""
        self._wanted = name.wanted
        words = self.tr("Only entries with the account “{name}”.")
        if name.wanted.person_id is not None:
            words = self.tr("Only entries with “{name}”, or another name or account of theirs.")
        self.words.setText(words.format(name=name.words))
        self.show()
        announce(self, self.words.text())

    def settle(self, wanted: Wanted) -> None:
        """Go where something else is looked for now."""
        ids = (self._wanted.person_id, self._wanted.account_id)
        if self._wanted != Wanted() and ids != (wanted.person_id, wanted.account_id):
            self._wanted = Wanted()
            self.words.clear()
            self.hide()
