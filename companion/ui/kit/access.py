# SPDX-License-Identifier: Apache-2.0
"""What a screen reader is told beyond what Qt tells by itself: roles, names, announcements."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

from companion.ui.kit.override import override

ROLE_PROPERTY = "access_role"


class LabelledAccess(QAccessibleWidget):
    """An accessible whose role is set by a property and whose name is the label's words."""

    @override
    def text(self, kind: QAccessible.Text) -> str:
        shown = self.object()
        if kind is QAccessible.Text.Name and isinstance(shown, QLabel):
            return shown.accessibleName() or shown.text()
        return super().text(kind)


class AccessFactory:
    """Makes the accessibles of widgets that ask for a role, and keeps them alive."""

    def __init__(self) -> None:
        self._made: list[QAccessibleInterface] = []

    def install(self) -> None:
        """Start answering Qt's questions."""
        QAccessible.installFactory(self._make)

    def _make(self, _class_name: str, made_for: QObject) -> QAccessibleInterface | None:
        role = made_for.property(ROLE_PROPERTY) if isinstance(made_for, QWidget) else None
        if role is None or not isinstance(made_for, QWidget):
            return None
        access = LabelledAccess(made_for, QAccessible.Role(role))
        self._made.append(access)
        made_for.destroyed.connect(lambda: self._forget(access))
        return access

    def _forget(self, access: QAccessibleInterface) -> None:
        if access in self._made:
            self._made.remove(access)


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Give a widget the role that it has for a screen reader."""
    widget.setProperty(ROLE_PROPERTY, role.value)


def announce(widget: QWidget, words: str) -> None:
    """Have the words spoken without moving the focus (newer screen readers)."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
