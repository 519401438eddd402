# SPDX-License-Identifier: Apache-2.0
"""Asked once before the first private paper or file: who may find it. Going on needs no answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from companion.ui.dialogs.danger_row import DangerRow
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.household import WhoElse, places_of_files, who_may_find_it
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList

SMALLEST = (480, 400)
WIDTH, HEIGHT = 640, 600


class HouseholdDialog(QDialog):
    """Deletes itself. Accepted means: go on. What was answered is kept nowhere."""

    def __init__(self, desk: Desk, leave: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        look = desk.look
        self.setWindowTitle(self.tr("Before it leaves Companion"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setSpacing(look.px(10))
        column.addWidget(DangerRow(look, self, leave))
        column.addWidget(self._build_words(), 1)
        row = WrapRow(look.px(8))
        self.go_on = ActionButton(look, self.tr("Go on"), "arrow-right", "primary", self.accept)
        row.add(self.go_on)
        row.add(ActionButton(look, self.tr("Not now"), "x", on_click=self.reject))
        column.addWidget(row)
        self.accepted.connect(self._on_accepted)
        room = parent.screen().availableGeometry()
        height = max(parent.window().height(), SMALLEST[1])
        self.setMinimumSize(*SMALLEST)
        self.resize(min(look.px(WIDTH), room.width()), min(look.px(HEIGHT), height))
        self.go_on.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the style sheet has given everything its size.
        layout, most = self.layout(), self.screen().availableGeometry().height()
        if layout is not None:
            need = layout.totalMinimumHeightForWidth(self.width())
            self.setMinimumHeight(min(max(SMALLEST[1], need), most))

    def _build_words(self) -> QWidget:
        """Return what scrolls where words are large: no way out is ever out of view."""
        look = self._desk.look
        content = QWidget()
        content.setObjectName("page-content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, look.px(4), 0)
        column.setSpacing(look.px(8))
        question = self.tr("Who may find this paper or this file?")
        column.addWidget(Heading(question, 2))
        column.addWidget(
            Words(
                self.tr(
                    "It is not locked. Think of everybody who uses this computer, this printer "
                    "and this home."
                )
            )
        )
        column.addWidget(WhoElse(look, question, who_may_find_it()))
        column.addWidget(Heading(self.tr("Where it may end up"), 3))
        column.addWidget(SentenceList(look, places_of_files()))
        column.addWidget(
            Words(
                self.tr(
                    "Your answer is not kept. This is asked once after each unlocking. You find "
                    "it again in Settings."
                ),
                "muted",
            )
        )
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        return area

    def _on_accepted(self) -> None:
        self._desk.held.is_household_asked = True
