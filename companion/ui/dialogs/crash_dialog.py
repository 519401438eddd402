# SPDX-License-Identifier: Apache-2.0
"""Shown after a bug: what is kept, what to do, and a report without a word of the person's."""

import platform
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from companion.ui.dialogs.danger_row import DangerRow
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words

SIDE_EM = 36


def describe(kind: type[BaseException], trace: TracebackType | None, version: str) -> str:
    """Return versions, the kind of error, and modules with lines: no message, no values."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    head = f"Companion {version}, Qt {qVersion()}, Python {platform.python_version()}"
    return "\n".join([head, platform.system(), kind.__name__, *lines])


def show_crash(look: Look, report: str, leave: Callable[[], None], parent: QWidget) -> None:
    """Show the dialog, unless one is open already: a fault may repeat many times a second."""
    if not any(dialog.isVisible() for dialog in parent.findChildren(CrashDialog)):
        CrashDialog(look, report, leave, parent).open()


class CrashDialog(QDialog):
    """Says sorry once; nothing is sent."""

    def __init__(self, look: Look, report: str, leave: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setSpacing(look.px(10))
        column.addWidget(DangerRow(look, self))
        column.addWidget(Heading(self.tr("Something went wrong in this program"), 2))
        column.addWidget(
            Words(
                self.tr(
                    "Your saved notes are kept, and so is every draft that was kept before. If "
                    "you were writing, copy your words or save them now. If it happens again, "
                    "leave and start the program again."
                )
            )
        )
        column.addWidget(
            Words(
                self.tr(
                    "This report holds none of your words. Nothing is sent. You may copy it for "
                    "the people who make Companion."
                ),
                "muted",
            )
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Report"))
        column.addWidget(text)
        row = WrapRow(look.px(8))
        for button in (
            ActionButton(look, self.tr("Go on"), "arrow-right", "primary", self.accept),
            ActionButton(look, self.tr("Copy the report"), "copy", on_click=lambda: _copy(text)),
            ActionButton(look, self.tr("Leave quickly"), "log-out", "leave", leave),
        ):
            row.add(button)
        column.addWidget(row)
        room = parent.screen().availableGeometry()
        self.resize(min(look.em * SIDE_EM, room.width()), min(look.em * SIDE_EM, room.height()))


def _copy(text: QPlainTextEdit) -> None:
    text.selectAll()
    text.copy()
