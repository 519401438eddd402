# SPDX-License-Identifier: Apache-2.0
"""What stands in every dialog: whom to phone in danger, the way to help, and the way out."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.paper import EMERGENCY_LINE, danger_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words


class DangerRow(QWidget):
    """The emergency line of the window that a dialog stands on, and buttons below it."""

    def __init__(
        self, look: Look, dialog: QDialog, leave: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(Words(danger_words(emergency_number(dialog)), "h3"))
        row = WrapRow(look.px(8))
        open_help = _way_to_help(dialog.parentWidget())
        if open_help is not None:

            def leave_for_help() -> None:
                dialog.reject()
                open_help()

            row.add(ActionButton(look, self.tr("Get help"), "life-buoy", on_click=leave_for_help))
        if leave is not None:
            row.add(ActionButton(look, self.tr("Leave quickly"), "log-out", "leave", leave))
        column.addWidget(row)


def emergency_number(widget: QWidget) -> str:
    """Return the number that the nearest window around a widget shows; empty where none does."""
    walk: QWidget | None = widget
    while walk is not None:
        number = walk.property(EMERGENCY_LINE)
        if number:
            return str(number)
        walk = walk.parentWidget()
    return ""


def _way_to_help(widget: QWidget | None) -> Callable[[], None] | None:
    """Return how the nearest window opens the doors; None where there is no such window."""
    while widget is not None:
        found: Callable[[], None] | None = getattr(widget, "open_help", None)
        if found is not None:
            return found
        widget = widget.parentWidget()
    return None
