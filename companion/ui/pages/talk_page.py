# SPDX-License-Identifier: Apache-2.0
"""Talk: conversation starters, one at a time or as a list, and what helps a talk."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.domain.guide import Starter, Topic
from companion.services.guide_service import StarterFilter
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.kit.held_words import TalkPlace
from companion.ui.kit.override import override
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fold_row import FoldRow
from companion.ui.widgets.goes_with import add_goes_with, related_passages
from companion.ui.widgets.guide_words import fits_words
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.passage_list import PassageList
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout, settle, show_all
from companion.ui.widgets.scroll_to import show_whole
from companion.ui.widgets.sheets import starters_sheet
from companion.ui.widgets.source_line import SourceLine
from companion.ui.widgets.starter_filters import StarterFilters
from companion.ui.widgets.starter_view import StarterView
from companion.ui.widgets.tab_order import put_after
from companion.ui.widgets.table_choice import TableChoice

TABLE = "table"
"""The part of this page that is the choice of cards for the table."""


class TalkPage(ScrollPage):
    """Nothing that is chosen here is stored: not the age, not the topic."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._starters: tuple[Starter, ...] = ()
        self._listed: tuple[Starter, ...] = ()
        self._is_ready = False
        self._is_wanted = self._is_table_wanted = False
        self.heading.setText(self.tr("Talk"))
        self.setWindowTitle(self.heading.text())
        self.column.addWidget(
            Words(self.tr("Words to borrow. Change them until they sound like you."), "muted")
        )
        try:
            self.filters = StarterFilters(desk)
        except CompanionError as error:
            self.say_error(error)
            return
        self.filters.changed.connect(self._on_filters_changed)
        self.column.addWidget(self.filters)
        self._first_steps = QVBoxLayout()
        self.column.addLayout(self._first_steps)
        self.column.addWidget(self._build_ways())
        self.table = TableChoice(desk)
        self.table.go.connect(self.go)
        self.table.hide()
        self.column.addWidget(self.table)
        self._build_starters()
        self._topic = QVBoxLayout()
        self.column.addLayout(self._topic)
        self.column.addWidget(self._build_more())
        self.column.addStretch(1)
        self._show_starters()
        self._restore()
        self._is_ready = True

    @override
    def open_target(self, target: str) -> None:
        """Show a starter, or all that belongs to a topic or to the situation of a card."""
        self._is_wanted = False
        if not self._is_ready:
            return
        self._is_table_wanted = target == TABLE
        self.table.setVisible(self._is_table_wanted)
        kind, _, name = target.rpartition(":")
        starter = self._desk.guide.starter(name)
        if starter is not None:
            if starter != self.one.starter:
                # Coming back to the one that is shown leaves what was chosen above it.
                self.filters.choose(StarterFilter())
            self._show_one(starter.id)
            self._is_wanted = True
        elif kind == "situation" and self._desk.guide.card(name) is not None:
            self.filters.choose(StarterFilter(situation=name))
        elif name in (topic.id for topic in self._desk.guide.topics()):
            self.filters.choose(StarterFilter(topic=name))
        self._hold_place()

    @override
    def focus_first(self) -> None:
        """Begin at the starter that was asked for, at the age for the table, or at the top."""
        if self._is_table_wanted:
            self.scroll_area.verticalScrollBar().setValue(0)
            self.filters.age.setFocus()
        elif self._is_wanted:
            QTimer.singleShot(0, self, self._show_wanted)
        else:
            super().focus_first()

    def _restore(self) -> None:
        """Bring back what was shown before the window was built anew, then note what changes."""
        held = self._desk.held.talk
        if held is not None:
            self.filters.choose(held.chosen)
            self.one.show_starters(self._starters, held.starter_id)
            self._show_part(is_list=held.is_list)
        for box in self.filters.boxes:
            box.currentIndexChanged.connect(self._note_place)

    def _hold_place(self) -> str:
        """Remember what is shown, and return the id of the starter if it is one."""
        starter_id = self.one.starter.id if self.one.starter is not None else ""
        self._desk.held.talk = TalkPlace(self.filters.chosen, starter_id, self._is_list)
        return "" if self._is_list else starter_id

    def _note_place(self) -> None:
        """Tell where the person went, so that Back and a lock lead to it again."""
        starter_id = self._hold_place()
        self.moved.emit(f"starter:{starter_id}" if starter_id else "page:talk")

    def _build_ways(self) -> QWidget:
        look = self._desk.look
        row = WrapRow(look.px(8))
        self.as_list = ActionButton(
            look, self.tr("Show as a list"), "menu", on_click=self._on_as_list
        )
        self.show_all = ActionButton(
            look, self.tr("Show all again"), "undo-2", on_click=self._on_show_all
        )
        self.at_table = ActionButton(
            look, self.tr("At the table"), "users", on_click=self._on_at_table
        )
        self.at_table.setAccessibleDescription(
            self.tr("Cards to go through with your child, over the whole screen.")
        )
        self.print_list = ActionButton(
            look, self.tr("Print this list"), "printer", on_click=self._on_print_list
        )
        phrases = ActionButton(
            look, self.tr("Look up words someone used"), "message-circle", "quiet"
        )
        phrases.clicked.connect(partial(self.go.emit, "page:phrases"))
        for button in (self.as_list, self.at_table, self.show_all, self.print_list, phrases):
            row.add(button)
        return row

    def _on_print_list(self) -> None:
        subtitle = self.filters.words() or self.tr("All ages and topics")
        self.print_wanted.emit(starters_sheet(self._desk, self._starters, subtitle))

    def _on_at_table(self) -> None:
        self.table.setVisible(self.table.isHidden())
        if self.table.isVisible():
            self.table.focus_first()

    def _build_starters(self) -> None:
        look = self._desk.look
        self._nothing = Card(look, "info")
        self._nothing.column.addWidget(
            Words(
                self.tr(
                    "Nothing fits all of these choices. "
                    "Set one of them to “Any”, or show all again."
                )
            )
        )
        self.one = StarterView(self._desk)
        self.one.go.connect(self.go)
        self.one.print_wanted.connect(self.print_wanted)
        self.one.stepped.connect(self._note_place)
        self.one.answer_shown.connect(lambda: QTimer.singleShot(0, self, self._show_answer))
        self.all = PassageList(look, self.tr("Words to begin with"))
        self.all.chosen.connect(self._on_row_chosen)
        self.all.row_shown.connect(self._on_row_shown)
        self.all.hide()
        self._found = Words("", "small")
        for widget in (self._nothing, self.one, self._found, self.all):
            self.column.addWidget(widget)

    def _build_more(self) -> QWidget:
        look = self._desk.look
        row = WrapRow(look.px(12))
        everyday = self._desk.content.cards().get("everyday")
        links = [
            (self.tr("What helps a talk"), "page:understand#talking"),
            (self.tr("SMART: five ideas"), "page:understand#smart"),
        ]
        for title, target in links:
            row.add(self._link(title, target))
        if everyday is not None:
            # Not below a situation: its title would deny what the person has just chosen.
            self._everyday = self._link(everyday.title, "card:everyday")
            row.add(self._everyday)
        return row

    def _link(self, title: str, target: str) -> ActionButton:
        return ActionButton(
            self._desk.look, title, "arrow-right", "quiet", partial(self.go.emit, target)
        )

    def _show_first_steps(self, situation: str) -> None:
        """Put the card of the chosen situation before the words to begin with."""
        clear_layout(self._first_steps)
        card = self._desk.guide.card(situation)
        self._everyday.setVisible(card is None or card.id == "everyday")
        if card is None or card.id == "everyday":
            return
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("First: what to do now, and who to ask"), 3))
        box.column.addWidget(self._link(card.title, f"card:{card.id}"))
        self._first_steps.addWidget(box)

    def _on_filters_changed(self) -> None:
        self._show_starters()
        announce(self, self._found.text())

    def _show_starters(self) -> None:
        chosen = self.filters.chosen
        self._show_first_steps(chosen.situation)
        self.table.show_chosen(chosen)
        self._starters = self._desk.guide.starters(chosen)
        self.one.show_starters(self._starters)
        self._draw_topic(next((t for t in self._desk.guide.topics() if t.id == chosen.topic), None))
        self.show_all.setVisible(chosen != StarterFilter())
        self._found.setText(self.tr("Found: {count}").format(count=len(self._starters)))
        self._show_part(is_list=self._is_list)

    def _draw_topic(self, topic: Topic | None) -> None:
        clear_layout(self._topic)
        if topic is None:
            return
        box = Card(self._desk.look)
        title = self.tr("Good to know: {topic}").format(topic=topic.title)
        box.column.addWidget(Heading(title, 3))
        box.column.addWidget(SentenceList(self._desk.look, topic.points))
        row = FoldRow(self._desk.look)
        links = self._desk.links
        add_goes_with(
            self._desk,
            row,
            lambda: related_passages(self._desk, links.of_topic(topic.id)),
            topic.title,
        )
        box.column.addWidget(SourceLine(self._desk, topic.provenance, title, row))
        self._topic.addWidget(box)
        put_after(self.all, *show_all(self._topic))

    @property
    def _is_list(self) -> bool:
        return not self.all.isHidden()

    def _show_part(self, *, is_list: bool) -> None:
        has_some = bool(self._starters)
        self._nothing.setVisible(not has_some)
        self.one.setVisible(has_some and not is_list)
        self._found.setVisible(has_some and is_list)
        if is_list and self._listed is not self._starters:
            self._fill_list()
        self.all.setVisible(is_list)
        self.print_list.setVisible(has_some and is_list)
        self.as_list.setVisible(has_some)
        self.as_list.setText(
            self.tr("Show one at a time") if is_list else self.tr("Show as a list")
        )

    def _fill_list(self) -> None:
        self._listed = self._starters
        self.all.show_passages(
            [Passage(one.id, one.words, fits_words(self._desk, one)) for one in self._starters]
        )

    def _show_one(self, starter_id: str) -> None:
        self.one.show_starters(self._starters, starter_id)
        self._show_part(is_list=False)

    def _on_show_all(self) -> None:
        self.filters.choose(StarterFilter())
        self.filters.age.setFocus()
        self._note_place()

    def _on_as_list(self) -> None:
        self._show_part(is_list=not self._is_list)
        self._note_place()

    def _on_row_chosen(self, starter_id: str) -> None:
        self._show_one(starter_id)
        self._note_place()
        QTimer.singleShot(0, self, self._show_wanted)

    def _show_wanted(self) -> None:
        """Scroll so far that the whole starter comes into view, where it can."""
        content = self.scroll_area.widget()
        if content is None:
            return
        settle(self.scroll_area)
        top, bar = self.one.mapTo(content, QPoint(0, 0)).y(), self.scroll_area.verticalScrollBar()
        over = top + self.one.height() - self.scroll_area.viewport().height()
        bar.setValue(max(0, min(top - self._desk.look.px(8), over)))
        self.one.words.setFocus()

    def _show_answer(self) -> None:
        settle(self.scroll_area)
        show_whole(self.scroll_area, self.one.reactions, self.one.reactions.row)

    def _on_row_shown(self, place: QRect) -> None:
        content = self.scroll_area.widget()
        if content is not None and self.all.hasFocus():
            at = self.all.mapTo(content, place.center())
            self.scroll_area.ensureVisible(at.x(), at.y(), 0, place.height())
