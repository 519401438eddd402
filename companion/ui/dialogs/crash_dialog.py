# SPDX-License-Identifier: Apache-2.0
"""Shown after a bug: what is kept, what to do, and a report without a word of the person's."""

import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from companion.ui.dialogs.danger_row import DangerRow
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words

SMALLEST = (480, 400)
WIDTH, HEIGHT = 560, 520
REPORT_EM = 6


def describe(kind: type[BaseException], trace: TracebackType | None, version: str) -> str:
    """Return versions, the kind of error, and modules with lines: no message, no values."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    head = f"Companion {version}, Qt {qVersion()}, Python {platform.python_version()}"
    # Not `platform.system()`: on Windows that asks for the computer's name, by way of sockets.
    return "\n".join([head, sys.platform, kind.__name__, *lines])


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
        column.addWidget(DangerRow(look, self, leave))
        column.addWidget(self._build_words(look, report), 1)
        row = WrapRow(look.px(8))
        row.add(ActionButton(look, self.tr("Go on"), "arrow-right", "primary", self.accept))
        row.add(ActionButton(look, self.tr("Copy the report"), "copy", on_click=self._on_copy))
        column.addWidget(row)
        room = parent.screen().availableGeometry()
        height = max(parent.window().height(), SMALLEST[1])
        self.setMinimumSize(*SMALLEST)
        self.resize(min(look.px(WIDTH), room.width()), min(look.px(HEIGHT), height))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the style sheet has given everything its size.
        layout, most = self.layout(), self.screen().availableGeometry().height()
        if layout is not None:
            need = layout.totalMinimumHeightForWidth(self.width())
            self.setMinimumHeight(min(max(SMALLEST[1], need), most))

    def _build_words(self, look: Look, report: str) -> QWidget:
        """Return what scrolls where words are large: no way out is ever out of view."""
        content = QWidget()
        content.setObjectName("page-content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, look.px(4), 0)
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
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setMinimumHeight(look.em * REPORT_EM)
        column.addWidget(self._text, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        return area

    def _on_copy(self) -> None:
        self._text.selectAll()
        self._text.copy()
