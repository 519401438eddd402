# SPDX-License-Identifier: Apache-2.0
"""The box for finding entries, and beside it the button that begins one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.mac_keys import control_key
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.field import LabelledField, PlainLine


class EntrySearch(LabelledField):
    """Escape empties the box. What is typed, and what is done with it, is asked of `line`."""

    down_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, look: Look) -> None:
        both = QWidget()
        super().__init__(look, self.tr("&Find in entries"), both)
        self.line = PlainLine()
        self.line.setAcceptDrops(False)
        self.line.setClearButtonEnabled(False)
        self.line.setAccessibleDescription(
            self.tr("The arrow down leads to what was found. Escape empties it.")
        )
        self._on_key(Qt.Key.Key_Down).activated.connect(self.down_wanted)
        self._on_key(Qt.Key.Key_Escape).activated.connect(self.line.clear)
        self.new = ActionButton(
            look, self.tr("&New entry"), "plus", "primary", self.new_wanted.emit
        )
        begins = self.tr("Begins another entry. {control}+N").format(control=control_key())
        self.new.setAccessibleDescription(begins)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.new)
        self.label.setBuddy(self.line)
        self.line.setAccessibleName(both.accessibleName())
        both.setAccessibleName("")

    def _on_key(self, key: Qt.Key) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self.line)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        return shortcut
