# SPDX-License-Identifier: Apache-2.0
"""A box of a form that undoes as a whole: the box itself has no undo of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.field import WordsEdit
from companion.ui.widgets.form_undo import FormUndo


class FormEdit(WordsEdit):
    """Takes the height that is left, and asks for little."""

    def __init__(self, look: Look, lines: int) -> None:
        super().__init__(look, lines)
        self.setUndoRedoEnabled(False)
        self._undo: FormUndo | None = None

    def undo_with(self, undo: FormUndo) -> None:
        """Leave undoing to the form."""
        self._undo = undo

    def menu(self) -> QMenu:
        """Return Qt's menu of a box, with undo and redo of the whole form."""
        menu = self.createStandardContextMenu()
        undo = self._undo
        if undo is None:
            return menu
        ways = {"edit-undo": (undo.undo, undo.can_undo), "edit-redo": (undo.redo, undo.can_redo)}
        for action in menu.actions():
            if action.objectName() in ways:
                call, can = ways[action.objectName()]
                action.triggered.disconnect()
                action.triggered.connect(call)
                action.setEnabled(can)
        return menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())
