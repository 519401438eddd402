# SPDX-License-Identifier: Apache-2.0
"""What a screen reader is told beyond what Qt tells by itself: roles, names, announcements."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QStackedWidget, QWidget

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


class StackAccess(QAccessibleWidget):
    """A stack of pages that tells of the page that is shown, and of none while it is hidden.

    Qt's own tells of every page, also of private ones behind the one that is read.
    """

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack, QAccessible.Role.LayeredPane)
        self._stack = stack

    @override
    def childCount(self) -> int:
        return 1 if self._shown is not None else 0

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        shown = self._shown
        if shown is None or index:
            return None
        return QAccessible.queryAccessibleInterface(shown)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return 0 if self._shown is not None and child.object() is self._shown else -1

    @property
    def _shown(self) -> QWidget | None:
        return None if self._stack.isHidden() else self._stack.currentWidget()


class AccessFactory:
    """Makes the accessibles of widgets that ask for a role, and keeps them alive."""

    def __init__(self) -> None:
        self._made: list[QAccessibleInterface] = []

    def install(self) -> None:
        """Start answering Qt's questions."""
        QAccessible.installFactory(self._make)

    def _make(self, _class_name: str, made_for: QObject) -> QAccessibleInterface | None:
        if not isinstance(made_for, QWidget):
            return None
        access = _access_of(made_for)
        if access is None:
            return None
        self._made.append(access)
        made_for.destroyed.connect(lambda: self._forget(access))
        return access

    def _forget(self, access: QAccessibleInterface) -> None:
        if access in self._made:
            self._made.remove(access)


def _access_of(widget: QWidget) -> QAccessibleWidget | None:
    if isinstance(widget, QStackedWidget):
        return StackAccess(widget)
    role = widget.property(ROLE_PROPERTY)
    return None if role is None else LabelledAccess(widget, QAccessible.Role(role))


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Give a widget the role that it has for a screen reader."""
    widget.setProperty(ROLE_PROPERTY, role.value)


def announce(widget: QWidget, words: str) -> None:
    """Have the words spoken without moving the focus (newer screen readers)."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
