# SPDX-License-Identifier: Apache-2.0
"""What goes out, what was left out, and what can be seen all the same: said in words."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.chronology import Chronology, ItemKind, LeaveOut
from companion.ui.kit import formatting
from companion.ui.kit.look import Look
from companion.ui.widgets.chronology_words import reader_words
from companion.ui.widgets.labels import Heading
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.written_chronology import left_out_words

MOST_WORDS = 30


class ChronologySummary(QWidget):
    """Three short lists."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(6))

    def show_chronology(self, made: Chronology) -> None:
        """Say what this one is."""
        clear_layout(self._column)
        self._add(self.tr("What goes out"), tuple(self._goes_out(made)))
        self._add(self.tr("What was left out"), tuple(self._left_out(made)))
        self._add(self.tr("What can be seen all the same"), tuple(self._seen(made)))
        show_all(self._column)

    def forget(self) -> None:
        """Say nothing."""
        clear_layout(self._column)

    def _add(self, title: str, sentences: tuple[str, ...]) -> None:
        self._column.addWidget(Heading(title))
        self._column.addWidget(SentenceList(self._look, sentences))

    def _goes_out(self, made: Chronology) -> Iterator[str]:
        yield self.tr("For: {reader}").format(reader=reader_words(made.choices.reader))
        yield self.tr("About: {child}").format(child=made.child)
        if made.days is not None:
            first, last = (formatting.day(day) for day in made.days)
            yield self.tr("From {first} to {last}").format(first=first, last=last)
        names = {
            ItemKind.ENTRY: self.tr("Entries: {count}"),
            ItemKind.REPORT: self.tr("Reports: {count}"),
            ItemKind.TALK: self.tr("Talks: {count}"),
            ItemKind.SIGNS: self.tr("Times you went through the list of signs: {count}"),
            ItemKind.NOTE: self.tr("Quick notes: {count}"),
        }
        for kind, words in names.items():
            count = sum(one.kind is kind for one in made.all_items)
            if count:
                yield words.format(count=count)

    def _left_out(self, made: Chronology) -> Iterator[str]:
        if not made.left_out:
            yield self.tr("Nothing was left out.")
        for one in made.left_out:
            yield left_out_words(one.what, one.count)
        wants_no_children = LeaveOut.OTHER_CHILDREN in made.choices.leave_out
        if wants_no_children and not made.knows_other_children:
            yield self.tr("No other child is known here, so none was left out.")

    def _seen(self, made: Chronology) -> Iterator[str]:
        leave_out = made.choices.leave_out
        if made.may_still_show:
            words = ", ".join(made.may_still_show[:MOST_WORDS])
            yield self.tr("Names may still be read in these words: {words}").format(words=words)
            more = len(made.may_still_show) - MOST_WORDS
            if more > 0:
                yield self.tr("More such words: {count}").format(count=more)
        if LeaveOut.OTHER_CHILDREN not in leave_out:
            yield self.tr("Names of other children, where you wrote them.")
        if LeaveOut.ADDRESSES not in leave_out:
            yield self.tr("Addresses, phone numbers and email addresses, where you wrote them.")
        if made.choices.with_earlier_wordings:
            yield self.tr("Earlier wordings of entries that you changed.")
        yield self.tr(
            "Places, nicknames and things that only one person does can show who is meant."
        )
        yield self.tr("Read it through once. Companion does not find everything.")
