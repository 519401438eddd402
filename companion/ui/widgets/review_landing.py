# SPDX-License-Identifier: Apache-2.0
"""Where Notice begins: what the list is, for which child, and the earlier times."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child, Review
from companion.domain.noticing import Noticing
from companion.domain.watch import Watch
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.widgets.answer_words import noted_words, reasons_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.place_choice import is_place_known
from companion.ui.widgets.place_now import PlaceNow
from companion.ui.widgets.review_calls import Calls, ReviewCalls, calls_of
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.tab_order import put_after


@dataclass(frozen=True, slots=True)
class Found:
    """What the vault holds about one child."""

    child_id: int
    open_review: Review | None
    finished: tuple[Review, ...]
    noted: tuple[Noticing, ...]
    due: tuple[Watch, ...]
    calls: Calls


class ReviewLanding(QWidget):
    """The way into a review. Shows nothing of a child that is not chosen."""

    start_wanted = Signal()
    clear_wanted = Signal()
    """Straight to what may have happened already."""
    step_wanted = Signal(object)
    """The next step of a Review, to read."""
    review_wanted = Signal(object, object)
    """A finished Review, and all of them."""
    """An earlier Review, to read."""
    blank_wanted = Signal()
    """An empty list on paper."""
    go = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__()
        self._desk = desk
        self._room = room
        self.start: ActionButton | None = None
        self.calls: ReviewCalls | None = None
        self.earlier: list[ActionButton] = []
        self.finished: tuple[Review, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(12))
        self._intro = self._build_intro()
        column.addWidget(self._intro)
        self.place = self._build_place()
        column.addWidget(self.place)
        self.choice = ChildChoice(desk, room)
        self.choice.failed.connect(self.failed)
        column.addWidget(self.choice)
        self._body = QVBoxLayout()
        self._body.setSpacing(desk.look.px(10))
        column.addLayout(self._body)
        self.blank = self._build_blank()
        column.addWidget(self.blank, 0, Qt.AlignmentFlag.AlignLeading)
        desk.signals.changed.connect(self._on_changed)

    def load(self) -> None:
        """Show what there is for the chosen child."""
        child = self.choice.child
        self._clear()
        if is_place_known(self._desk):
            self.place.hide()
        if child is not None:
            self._desk.tasks.on_vault(
                self, partial(self._find, child), self._on_found, self.failed.emit
            )

    def focus_first(self) -> None:
        """Put the focus on the way in, or on choosing a child."""
        if self.start is not None:
            self.start.setFocus()
        else:
            self.choice.focus_first()

    def _build_intro(self) -> QWidget:
        """Return what the list is: hidden where something can not wait."""
        intro = QWidget()
        column = QVBoxLayout(intro)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Words(self.tr("A sign is a reason to be curious, not proof."), "lead"))
        column.addWidget(self._build_points())
        return intro

    def _build_points(self) -> QWidget:
        return SentenceList(
            self._desk.look,
            (
                self.tr("This list is for you, not a set of questions for your child."),
                self.tr("Go by what you already know. Do not search their phone for answers."),
                self.tr(
                    "Answer as much as you like. Stop at any time: what you ticked is kept, in "
                    "this locked part."
                ),
                self.tr("At the end there is one next step, and who to call. There is no score."),
            ),
        )

    def _build_place(self) -> PlaceNow:
        """Ask where the person is before a number is needed; not where that is known."""
        place = PlaceNow(self._desk)
        if is_place_known(self._desk):
            place.hide()
        place.failed.connect(self.failed)
        return place

    def _find(self, child: Child) -> Found:
        checklist = self._room.checklist
        open_review = checklist.open_review(child.id)
        finished = checklist.finished_reviews(child.id)
        return Found(
            child.id,
            open_review,
            finished,
            self._room.noticings.standing(child.id),
            self._room.watches.due(child.id),
            calls_of(self._room, child.id, open_review, finished),
        )

    def _on_found(self, found: Found) -> None:
        child = self.choice.child
        if child is None or child.id != found.child_id:
            return
        self._clear()
        self.finished = found.finished
        self._intro.setVisible(found.calls.is_empty)
        if not found.calls.is_empty:
            self._build_calls(found.calls)
        self._build_start(found.open_review)
        self._build_noted(found.noted)
        self._build_due(found.due)
        self._build_earlier(found.finished)
        put_after(self.choice.change, *show_all(self._body))

    def _on_changed(self, change: Change) -> None:
        if change in (Change.NOTICINGS, Change.WATCHES) and self.isVisible():
            self.load()

    def _build_blank(self) -> ActionButton:
        words = self.tr("Print an empty list to fill in by hand")
        blank = ActionButton(self._desk.look, words, "printer", "quiet", self.blank_wanted.emit)
        blank.setAccessibleDescription(self.tr("No child is named on it."))
        return blank

    def _build_calls(self, calls: Calls) -> None:
        self.calls = ReviewCalls(self._desk, calls)
        self.calls.go.connect(self.go)
        self.calls.step_wanted.connect(self.step_wanted)
        self._body.addWidget(self.calls)

    def _build_start(self, open_review: Review | None) -> None:
        words = self.tr("Go on where you stopped") if open_review else self.tr("Start")
        self.start = ActionButton(
            self._desk.look, words, "arrow-right", "primary", self.start_wanted.emit
        )
        clear = ActionButton(
            self._desk.look,
            self.tr("Something clear has happened: go there first"),
            on_click=self.clear_wanted.emit,
        )
        clear.setAccessibleDescription(
            self.tr("Opens the last group of the list: threats, pictures, and what you were told.")
        )
        row = WrapRow(self._desk.look.px(8))
        row.add(self.start)
        row.add(clear)
        self._body.addWidget(row)
        if open_review:
            begun = self.tr("You began on {day}. Your answers are here.")
            day = formatting.day(open_review.day)
            self._body.addWidget(Words(begun.format(day=day), "muted"))

    def _build_noted(self, noted: tuple[Noticing, ...]) -> None:
        """List what was noticed in passing since the last time, so that it is remembered."""
        if not noted:
            return
        signs = self._desk.content.signs()
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("Noticed since the last time")))
        hint = self.tr("These are only for you to remember. Tick in the list what you want to.")
        box.column.addWidget(Words(hint, "muted"))
        for one in noted:
            sign = signs.get(one.sign_id)
            box.column.addWidget(Words(noted_words(one, sign.text if sign else "")))
            if sign is not None:
                box.column.addWidget(Words(reasons_words(sign), "muted"))
        self._body.addWidget(box)

    def _build_due(self, due: tuple[Watch, ...]) -> None:
        for watch in due:
            words = self.tr("You wanted to look again by {day}.")
            self._body.addWidget(Words(words.format(day=formatting.day(watch.look_again_on))))
        if due:
            plans = ActionButton(
                self._desk.look,
                self.tr("See what you decided to watch"),
                "calendar-days",
                "quiet",
                partial(self.go.emit, "page:plans"),
            )
            self._body.addWidget(plans, 0, Qt.AlignmentFlag.AlignLeading)

    def _build_earlier(self, finished: tuple[Review, ...]) -> None:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("Earlier")))
        if not finished:
            nothing = self.tr("Each time you finish the list, it is kept here with its date.")
            box.column.addWidget(Words(nothing, "muted"))
        for review in finished:
            button = ActionButton(
                self._desk.look,
                looked_words(review, finished),
                "history",
                "quiet",
                partial(self.review_wanted.emit, review, finished),
            )
            self.earlier.append(button)
            box.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._body.addWidget(box)

    def _clear(self) -> None:
        clear_layout(self._body)
        self._intro.show()
        self.start = self.calls = None
        self.earlier = []
        self.finished = ()


def looked_words(review: Review, others: Iterable[Review] = ()) -> str:
    """Return when it was; with the time too where two are of one day."""
    is_alone = all(one.id == review.id or one.day != review.day for one in others)
    day = formatting.day(review.day)
    if is_alone or review.finished_at is None:
        return QCoreApplication.translate("ReviewLanding", "Looked on {day}").format(day=day)
    at = formatting.clock(formatting.local(review.finished_at).time())
    words = QCoreApplication.translate("ReviewLanding", "Looked on {day}, at {time}")
    return words.format(day=day, time=at)
