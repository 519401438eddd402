# SPDX-License-Identifier: Apache-2.0
"""Tags of an entry: typed with commas between them, or taken from those used before."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_details import LONGEST_TAG, TAGS_SHOWN, EntryDetails, fold_tag
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField, PlainLine
from companion.ui.widgets.labels import Words
from companion.ui.widgets.tab_order import put_after

SUGGESTED = 8
LONGEST = 4_000_000
"""Qt would cut a long paste off in silence at 32,767 letters."""


class TagField(QWidget):
    """One line of tags. Tags that do not fit into it are kept as they are."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rest: tuple[str, ...] = ()
        self._used_before: tuple[str, ...] = ()
        self._suggested: list[str] = []
        self.line = PlainLine()
        self.line.setMaxLength(LONGEST)
        self.line.textChanged.connect(self._on_text_changed)
        self.line.returnPressed.connect(self._end_tag)
        self._length = 0
        self._more = Words("", "small")
        self._long = Words(
            self.tr(
                "A tag holds {count} letters. Only the beginning of a longer one is kept."
            ).format(count=LONGEST_TAG),
            "small",
        )
        self._long.hide()
        self.suggestions = WrapRow(look.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(
            LabelledField(
                look,
                self.tr("Tags"),
                self.line,
                self.tr("Words to find this entry by, such as “school, game”. Commas between."),
            )
        )
        column.addWidget(self._long)
        column.addWidget(self._more)
        column.addWidget(self.suggestions)
        self.suggestions.hide()
        self.show_tags(())

    def tags(self) -> tuple[str, ...]:
        """Return all tags, each once."""
        typed = tuple(self.line.text().split(","))
        return EntryDetails(tags=(*typed, *self._rest)).tidy().tags

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show the first tags in the line; what a line can not show is kept beside it."""
        fitting = [tag for tag in tags if "," not in tag and len(tag) <= LONGEST_TAG]
        shown = fitting[:TAGS_SHOWN]
        self._rest = tuple(tag for tag in tags if tag not in set(shown))
        more = self.tr("{count} more tags are kept with this entry.")
        self._more.setText(more.format(count=len(self._rest)))
        self._more.setVisible(bool(self._rest))
        self.line.setText(", ".join(shown))
        self._length = len(self.line.text())
        self._show_suggestions()

    def show_used_before(self, tags: tuple[str, ...]) -> None:
        """Offer tags of other entries of this child."""
        self._used_before = tags
        self._show_suggestions()

    def _on_text_changed(self) -> None:
        text = self.line.text()
        is_pasted = len(text) > self._length + 1
        self._length = len(text)
        self._long.setVisible(any(len(one.strip()) > LONGEST_TAG for one in text.split(",")))
        if is_pasted and text.count(",") > TAGS_SHOWN:
            # More than a line can show. They are all kept beside it.
            with QSignalBlocker(self.line):
                self.show_tags(self.tags())
        self._show_suggestions()
        self.changed.emit()

    def _show_suggestions(self) -> None:
        taken = {fold_tag(tag) for tag in self.tags()}
        wanted = [tag for tag in self._used_before if fold_tag(tag) not in taken][:SUGGESTED]
        if wanted == self._suggested:
            return
        self._suggested = wanted
        for old in self.suggestions.widgets:
            old.hide()
            old.deleteLater()
        self.suggestions.widgets.clear()
        for tag in wanted:
            words = tag.replace("&", "&&")
            button = ActionButton(self._look, words, "", "quiet", partial(self._add, tag))
            button.setAccessibleDescription(self.tr("Adds this tag."))
            self.suggestions.add(button)
        put_after(self.line, *self.suggestions.widgets)
        self.suggestions.setVisible(bool(wanted))

    def _end_tag(self) -> None:
        """Begin the next tag."""
        words = self.line.text().rstrip()
        if words and not words.endswith(","):
            self.line.setText(f"{words}, ")
        self.line.end(False)

    def _add(self, tag: str) -> None:
        typed = [one.strip() for one in self.line.text().split(",") if one.strip()]
        self.line.setFocus()
        self.line.setText(", ".join((*typed, tag)))
