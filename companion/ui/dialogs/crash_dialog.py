# SPDX-License-Identifier: Apache-2.0
"""Shown after a bug: what is kept, what to do, and a report without a word of the person's."""

import platform
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton, row_of
from companion.ui.widgets.labels import Heading, Words


def describe(kind: type[BaseException], trace: TracebackType | None, version: str) -> str:
    """Return versions, the kind of error, and modules with lines: no message, no values."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    head = f"Companion {version}, Qt {qVersion()}, Python {platform.python_version()}"
    return "\n".join([head, platform.system(), kind.__name__, *lines])


class CrashDialog(QDialog):
    """Says sorry once; nothing is sent."""

    def __init__(self, look: Look, report: str, leave: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        column = QVBoxLayout(self)
        column.setSpacing(look.px(10))
        column.addWidget(Heading(self.tr("Something went wrong in this program"), 2))
        column.addWidget(
            Words(
                self.tr(
                    "Your notes are kept, and so is what you were writing a moment ago. You can "
                    "go on. If it happens again, leave and start the program again."
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
        column.addLayout(
            row_of(
                ActionButton(look, self.tr("Go on"), "arrow-right", "primary", self.accept),
                ActionButton(
                    look, self.tr("Copy the report"), "copy", on_click=lambda: _copy(text)
                ),
                ActionButton(look, self.tr("Leave quickly"), "log-out", "leave", leave),
            )
        )


def _copy(text: QPlainTextEdit) -> None:
    text.selectAll()
    text.copy()
