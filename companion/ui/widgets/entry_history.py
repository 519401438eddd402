# SPDX-License-Identifier: Apache-2.0
"""Every wording that an entry has had: when it was written, why it was changed, and its words."""

from dataclasses import fields

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from companion.domain.journal import EntryText, Revision
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.entry_changes import changed_parts, detail_parts, write_changes
from companion.ui.widgets.entry_words import box_title, happened_in_full, revision_words
from companion.ui.widgets.field import LabelledField, WordsEdit
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.link_names import LinkNames

ROWS = 3
"""The newest wordings, which are seen without scrolling."""
LINES = 8


class WordingList(QListWidget):
    """The wordings, oldest first, each as one sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("wording-list")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSpacing(look.px(2))

    def fit_rows(self) -> None:
        """Be as high as the newest rows, and show these."""
        # A bar that comes and goes would wrap the words anew.
        policy = Qt.ScrollBarPolicy
        is_long = self.count() > ROWS
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_long else policy.ScrollBarAlwaysOff
        )
        # Only what is laid out knows how high its wrapped words are.
        self.doItemsLayout()
        first = self.visualItemRect(self.item(max(0, self.count() - ROWS)))
        above = first.top() + self.verticalOffset() - self.spacing() if is_long else 0
        high = self.contentsSize().height() - above + 2 * self.frameWidth()
        self.setFixedHeight(max(0, high))
        QTimer.singleShot(0, self, self._show_newest)

    def _show_newest(self) -> None:
        self.updateGeometries()
        self.scrollToBottom()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_rows()


class EntryHistory(QWidget):
    """Folded away; hidden while there is only one wording."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._revisions: tuple[Revision, ...] = ()
        self._names = LinkNames()
        self.wordings = WordingList(look)
        self.wordings.currentRowChanged.connect(self._on_row_changed)
        self.reader = WordsEdit(look, LINES)
        self.reader.setReadOnly(True)
        self.reader.setFixedHeight(self.reader.minimumHeight())
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(look.px(26), 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(LabelledField(look, self.tr("Choose a wording"), self.wordings))
        self.changes = WordsEdit(look, LINES)
        self.changes.setReadOnly(True)
        self.changes.setFixedHeight(self.changes.minimumHeight())
        self.what_changed = LabelledField(
            look,
            self.tr("What was changed then"),
            self.changes,
            self.tr("What was taken out is struck through. What was added is bold."),
        )
        self.what_changed.hide()
        column.addWidget(self.what_changed)
        column.addWidget(LabelledField(look, self.tr("How it was written"), self.reader))
        self.fold = Fold(look, self.tr("Earlier wordings"), body)
        self.fold.opened.connect(self.wordings.setFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.fold)

    def show_revisions(self, revisions: tuple[Revision, ...], names: LinkNames) -> None:
        """Show the history of another entry, folded away."""
        self._revisions, self._names = revisions, names
        self.setVisible(len(revisions) > 1)
        self.fold.set_open(is_open=False)
        self.fold.button.setText(
            self.tr("Earlier wordings ({count})").format(count=max(0, len(revisions) - 1))
        )
        self.reader.clear()
        self.changes.clear()
        self.what_changed.hide()
        self.wordings.clear()
        for revision in revisions:
            self.wordings.addItem(QListWidgetItem(self._sentence(revision)))
        self.wordings.fit_rows()

    def _sentence(self, revision: Revision) -> str:
        words = revision_words(revision.kind, revision.written_at)
        if revision.reason:
            words = self.tr("{words}. Why: {reason}").format(words=words, reason=revision.reason)
        if revision is self._revisions[-1]:
            words = self.tr("{words} (as it is now)").format(words=words)
        return words

    def _on_row_changed(self, row: int) -> None:
        if not 0 <= row < len(self._revisions):
            return
        revision = self._revisions[row]
        parts = [self._part(self.tr("When it happened"), happened_in_full(revision.happened))]
        for box in fields(EntryText):
            words = getattr(revision.text, box.name)
            if words:
                parts.append(self._part(box_title(box.name), words))
        parts += [
            self._part(title, words)
            for title, words in detail_parts(revision.details, self._names)
            if words
        ]
        self.reader.setPlainText("\n\n".join(parts))
        self.what_changed.setVisible(row > 0)
        if row > 0:
            write_changes(
                self.changes, changed_parts(self._revisions[row - 1], revision, self._names)
            )

    def _part(self, title: str, words: str) -> str:
        return self.tr("{title}:\n{words}").format(title=title, words=words)
