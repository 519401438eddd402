# SPDX-License-Identifier: Apache-2.0
"""One conversation starter in large type: why it works, how a child may answer, what to avoid."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.guide import Reaction, ReactionKind, Starter
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.fold_row import FoldRow
from companion.ui.widgets.goes_with import add_goes_with, related_passages
from companion.ui.widgets.guide_words import fits_words, in_quotes
from companion.ui.widgets.keep_row import keep_buttons
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.reactions_view import ReactionsView
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.scroll_to import bring_into_view
from companion.ui.widgets.sheets import sheet_of
from companion.ui.widgets.source_line import SourceLine
from companion.ui.widgets.tab_order import put_after

BIG_EM = 36
"""24 em of the large type, which is half as large again."""


class StarterView(Card):
    """Goes through the starters that fit, one at a time."""

    go = Signal(str)
    print_wanted = Signal(object)
    stepped = Signal()
    """The person went on, or back."""
    answer_shown = Signal()
    """What to say to an answer was unfolded."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._starters: tuple[Starter, ...] = ()
        self._place = 0
        self.column.addWidget(self._build_ways())
        self._body = QVBoxLayout()
        self._body.setSpacing(desk.look.px(8))
        self.column.addLayout(self._body)

    @property
    def starter(self) -> Starter | None:
        """The starter that is shown."""
        return self._starters[self._place] if self._starters else None

    def show_starters(self, starters: tuple[Starter, ...], starter_id: str = "") -> None:
        """Go through these, beginning at one of them, or at the first."""
        self._starters = starters
        ids = [one.id for one in starters]
        self._place = ids.index(starter_id) if starter_id in ids else 0
        self._draw()

    def sheet(self) -> Sheet | None:
        """Return the starter for paper."""
        return starter_sheet(self._desk, self.starter) if self.starter else None

    def _build_ways(self) -> QWidget:
        look = self._desk.look
        row = WrapRow(look.px(12))
        self.back = ActionButton(look, self.tr("Back"), "arrow-left", on_click=self._on_back)
        self.next = ActionButton(look, self.tr("Next"), "arrow-right", on_click=self._on_next)
        self.position = Words("", "h3")
        self.position.setWordWrap(False)
        self.position.setMinimumHeight(self.next.sizeHint().height())
        set_role(self.position, QAccessible.Role.Notification)
        for widget in (self.back, self.next, self.position):
            row.add(widget)
        return row

    def _on_back(self) -> None:
        self._step(-1)

    def _on_next(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        self._place += by
        self._draw()
        # A button that can no longer be pressed must not take the focus with it.
        if by > 0 and not self.next.isEnabled():
            self.back.setFocus()
        elif by < 0 and not self.back.isEnabled():
            self.next.setFocus()
        if self.starter is not None:
            announce(self, f"{self.position.text()}. {self.starter.words}")
        self.stepped.emit()

    def _draw(self) -> None:
        clear_layout(self._body)
        starter = self.starter
        if starter is None:
            return
        self.position.hide()
        self.position.setText(
            self.tr("{place} of {count}").format(place=self._place + 1, count=len(self._starters))
        )
        self.position.show()
        self.next.setEnabled(self._place + 1 < len(self._starters))
        self.back.setEnabled(self._place > 0)
        self._draw_words(starter)
        self._draw_help(starter)
        put_after(self.next, *show_all(self._body))

    def _draw_words(self, starter: Starter) -> None:
        self.words = Heading(starter.words)
        self.words.setProperty("look", "big")
        self.words.setMaximumWidth(BIG_EM * self._desk.look.em)
        self._body.addWidget(self.words)
        self._body.addWidget(Words(fits_words(self._desk, starter), "small"))
        why = Fold(self._desk.look, self.tr("Why this works"), Words(starter.why))
        # It has its place once it has been laid out.
        why.opened.connect(lambda: QTimer.singleShot(0, why, partial(bring_into_view, why)))
        self._body.addWidget(why)

    def _draw_help(self, starter: Starter) -> None:
        look = self._desk.look
        self.reactions = ReactionsView(self._desk, _in_order(starter))
        self.reactions.go.connect(self.go)
        self.reactions.shown.connect(self.answer_shown)
        self._body.addWidget(self.reactions)
        self._body.addWidget(Heading(self.tr("What to avoid"), 3))
        self._body.addWidget(SentenceList(look, (starter.avoid,), "x:muted"))
        self._body.addWidget(self._build_actions(starter))
        row = FoldRow(look)
        links = self._desk.links
        add_goes_with(
            self._desk,
            row,
            lambda: related_passages(self._desk, links.of_starter(starter.id)),
            starter.words,
        )
        self._body.addWidget(SourceLine(self._desk, starter.provenance, row=row))

    def _build_actions(self, starter: Starter) -> QWidget:
        look = self._desk.look
        row = WrapRow(look.px(8))
        plan = ActionButton(look, self.tr("Plan this talk"), "calendar-days", "primary")
        plan.setAccessibleDescription(self.tr("In the private part. Asks for your passphrase."))
        plan.clicked.connect(lambda: self.go.emit(f"page:plans#starter={starter.id}"))
        row.add(plan)
        row.add(ActionButton(look, self.tr("Print"), "printer", on_click=self._on_print))
        place = f"starter:{starter.id}"
        for button in keep_buttons(look, place, starter.words, self.go.emit):
            row.add(button)
        return row

    def _on_print(self) -> None:
        self.print_wanted.emit(self.sheet())


def _in_order(starter: Starter) -> tuple[Reaction, ...]:
    kinds = list(ReactionKind)
    return tuple(sorted(starter.reactions, key=lambda one: kinds.index(one.kind)))


def starter_sheet(desk: Desk, starter: Starter) -> Sheet:
    """Return one starter for paper."""
    translate = QCoreApplication.translate
    blocks = [
        Block("heading", translate("StarterView", "Why this works")),
        Block("words", starter.why),
    ]
    blocks.append(Block("heading", translate("StarterView", "How your child may answer")))
    for reaction in _in_order(starter):
        blocks += [Block("words", reaction.child), Block("quote", in_quotes(reaction.say))]
    blocks += [
        Block("heading", translate("StarterView", "What to avoid")),
        Block("words", starter.avoid),
    ]
    title = in_quotes(starter.words)
    return sheet_of(desk, title, fits_words(desk, starter), blocks, starter.provenance)
