# SPDX-License-Identifier: Apache-2.0
"""Where a statement comes from and when it was checked: one click away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.guide import Provenance, Source
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.labels import SelectableWords, Words
from companion.ui.widgets.tab_order import put_after


class SourceLine(QWidget):
    """A line with the date, and a fold with the sources."""

    def __init__(self, desk: Desk, provenance: Provenance, about: str = "") -> None:
        """Where many stand on one page, `about` says what each is for; the date is in the fold."""
        super().__init__()
        self._desk = desk
        self._provenance = provenance
        self._fold: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(4))
        checked = self.tr("Checked on {day}.").format(day=formatting.day(provenance.checked_on))
        if provenance.is_due(desk.clock.now().date()):
            due = self.tr(
                "It should have been looked at again by {day}: check before you rely on it."
            )
            checked += " " + due.format(day=formatting.day(provenance.review_by))
        self._checked = Words(checked, "small")
        if not about or provenance.is_due(desk.clock.now().date()):
            self._column.addWidget(self._checked)
        self._button = ActionButton(
            desk.look, self.tr("Where this comes from"), "info", "quiet", self._on_clicked
        )
        self._button.setAccessibleDescription(about)
        self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)

    def _on_clicked(self) -> None:
        if self._fold is None:
            self._fold = self._build_fold()
            self._fold.hide()
            self._column.addWidget(self._fold)
            put_after(self._button, self._fold)
        is_open = self._fold.isHidden()
        self._fold.setVisible(is_open)
        self._button.setText(
            self.tr("Hide where this comes from") if is_open else self.tr("Where this comes from")
        )

    def _build_fold(self) -> QWidget:
        fold = QWidget()
        column = QVBoxLayout(fold)
        column.setContentsMargins(self._desk.look.px(8), 0, 0, 0)
        column.setSpacing(self._desk.look.px(4))
        if self._checked.parent() is None:
            column.addWidget(self._checked)
        for source_id in self._provenance.sources:
            column.addWidget(SelectableWords(self._sentence(self._desk.content.source(source_id))))
        return fold

    def _sentence(self, source: Source) -> str:
        sentence = self.tr("{publisher}: {title} ({date})").format(
            publisher=source.publisher, title=source.title, date=source.date
        )
        return f"{sentence}\n{source.address}" if source.address else sentence
