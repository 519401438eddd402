# SPDX-License-Identifier: Apache-2.0
"""Where a statement comes from and when it was checked: one click away."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.guide import Provenance, Source
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.fold_row import FoldRow, FoldWords
from companion.ui.widgets.labels import SelectableWords, Words
from companion.ui.widgets.page_around import go_from, page_around


class SourceLine(QWidget):
    """A line with the date, and a fold with the sources.

    Past its review date it says so in view, before anything is unfolded.
    """

    def __init__(
        self,
        desk: Desk,
        provenance: Provenance,
        about: str = "",
        row: FoldRow | None = None,
        *,
        said_above: bool = False,
    ) -> None:
        """Where many stand on one page, `about` says what each is for; the date is in the fold.

        `row` may hold other folds already, which then stand before this one. `said_above` where
        the page shows `due_box` at its top.
        """
        super().__init__()
        self._desk = desk
        self._provenance = provenance
        self._about = about
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(4))
        box = due_box(desk, provenance)
        if box is not None and not said_above:
            column.addWidget(box)
        if not about:
            column.addWidget(Words(self._checked(), "small"))
        folds = row or FoldRow(desk.look)
        words = FoldWords(
            self.tr("Where this comes from"), self.tr("Hide where this comes from"), about
        )
        folds.add_fold(words, "info", self._build_fold)
        column.addWidget(folds)

    def _checked(self) -> str:
        day = formatting.day(self._provenance.checked_on)
        if self._provenance.is_from_file:
            return self.tr("The file says that it was checked on {day}.").format(day=day)
        return self.tr("Checked on {day}.").format(day=day)

    def _build_fold(self) -> QWidget:
        px = self._desk.look.px
        fold = QWidget()
        column = QVBoxLayout(fold)
        column.setContentsMargins(px(8), 0, 0, 0)
        column.setSpacing(px(4))
        again = self.tr("To be looked at again by {day}.").format(
            day=formatting.day(self._provenance.review_by)
        )
        dates = f"{self._checked()} {again}" if self._about else again
        column.addWidget(Words(dates, "small"))
        for source_id in self._provenance.sources:
            source = self._desk.content.source(source_id)
            column.addWidget(SelectableWords(self._sentence(source)))
            if page_around(self) is not None:
                column.addWidget(self._link(source), 0, Qt.AlignmentFlag.AlignLeading)
        return fold

    def _sentence(self, source: Source) -> str:
        sentence = self.tr("{publisher}: {title} ({date})").format(
            publisher=source.publisher, title=source.title, date=source.date
        )
        return f"{sentence}\n{source.address}" if source.address else sentence

    def _link(self, source: Source) -> ActionButton:
        button = ActionButton(
            self._desk.look,
            self.tr("About this source"),
            "arrow-right",
            "quiet",
            lambda: go_from(self, f"source:{source.id}"),
        )
        button.setAccessibleDescription(source.title)
        return button


def due_box(desk: Desk, provenance: Provenance) -> Card | None:
    """Return what to say of a statement past its review date; None before that day."""
    if not desk.channels.is_due(provenance):
        return None
    due = QCoreApplication.translate(
        "SourceLine",
        "This should have been looked at again by {day}: check before you rely on it.",
    )
    box = Card(desk.look, "caution")
    box.column.addWidget(Words(due.format(day=formatting.day(provenance.review_by))))
    return box
