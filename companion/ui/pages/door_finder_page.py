# SPDX-License-Identifier: Apache-2.0
"""The door finder: a few questions, one at a time, then one first door. It keeps no answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.door_finder import FoundDoor, Question
from companion.domain.errors import CompanionError
from companion.services.changes import Change
from companion.services.door_finder_service import DoorFinderService
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.choice_row import HARMLESS
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.door_list import door_title
from companion.ui.widgets.finder_place import FinderPlace
from companion.ui.widgets.finder_question import FinderQuestion
from companion.ui.widgets.finder_result import FinderDoor, FinderResult
from companion.ui.widgets.labels import Words
from companion.ui.widgets.place_choice import is_place_known
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout

MOST_QUESTIONS = 6


class DoorFinderPage(ScrollPage):
    """A question, the country where nobody has said it yet, what was found, or one door of it."""

    def __init__(self, desk: Desk, finder: DoorFinderService) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._finder = finder
        self._answers: dict[str, str] = {}
        self._is_place_asked = self._is_place_passed = False
        self._other: FoundDoor | None = None
        self.view: QWidget | None = None
        self._build()
        desk.signals.changed.connect(self._on_changed)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Begin anew: answers are forgotten when the page is left."""
        self._forget()
        self._show_now()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A window that is minimised hides the pages' frame, not the page: then nothing is left.
        if self.isHidden():
            self._forget()
            clear_layout(self._body)
            self.view = None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.view is None:
            self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.isAutoRepeat() and not event.modifiers() & ~HARMLESS
        if is_plain and event.key() == Qt.Key.Key_Backspace and self.back.isVisible():
            self._on_back()
        elif not (is_plain and isinstance(self.view, FinderQuestion)) or not self.view.press(
            event.text()
        ):
            super().keyPressEvent(event)

    def _build(self) -> None:
        look = self._desk.look
        ways = WrapRow(look.px(8))
        self.back = ActionButton(look, self.tr("Back"), "arrow-left", "quiet", self._on_back)
        self.again = ActionButton(look, self.tr("Start again"), "undo-2", "quiet", self._on_again)
        self._step = Words("", "small")
        self._step.setMinimumHeight(self.back.sizeHint().height())
        self._step.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.place = FinderPlace(self._desk)
        for widget in (self.back, self.again, self.place.change, self._step):
            ways.add(widget)
        self.column.addWidget(ways)
        self.place.failed.connect(self.say_error)
        self.column.addWidget(self.place)
        self._body = QVBoxLayout()
        self._body.setSpacing(look.px(10))
        self.column.addLayout(self._body)
        self.column.addStretch(1)

    def _show_now(self) -> None:
        """Show what follows from the answers."""
        self.banner.hide()
        question = self._finder.next_question(self._answers)
        try:
            if question is not None:
                self._show_question(question)
            elif self._is_place_open():
                self._show_place()
            elif self._other is not None:
                self._show_other(self._other)
            else:
                self._show_result()
        except CompanionError as error:
            self.say_error(error)

    def _is_place_open(self) -> bool:
        """Return whether to ask for the country. In danger the number comes first."""
        if self._is_place_passed or (is_place_known(self._desk) and not self._is_place_asked):
            return False
        return not self._finder.find(self._answers).outcome.is_urgent

    def _show_question(self, question: Question) -> None:
        view = FinderQuestion(self._desk, question, self._finder.offered(question, self._answers))
        view.chosen.connect(lambda answer: self._on_chosen(question.id, answer))
        self._show(view, question.title, self._step_words())
        if not self._answers:
            self._body.addWidget(self._build_told(), 0, Qt.AlignmentFlag.AlignLeading)

    def _build_told(self) -> ActionButton:
        """Return the way on for those who have reported it, and now wait."""
        words = self.tr("I have told someone already")
        told = ActionButton(self.look, words, "send", "quiet", lambda: self.go.emit("page:reports"))
        told.setAccessibleDescription(self.tr("Your reports: what was promised, and by when."))
        return told

    def _show_place(self) -> None:
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        go_on = ActionButton(
            self.look, self.tr("Go on"), "arrow-right", "primary", self._on_place_passed
        )
        column.addWidget(go_on, 0, Qt.AlignmentFlag.AlignLeading)
        self._is_place_asked = True
        self._show(view, self.tr("Which country are you in?"), self._step_words())
        self.place.show_place(is_asking=True)

    def _show_result(self) -> None:
        view = self._build_result()
        self._show(view, view.title)
        is_open = not (is_place_known(self._desk) or self._is_place_passed)
        self.place.show_place(is_asking=is_open)

    def _build_result(self) -> FinderResult:
        view = FinderResult(self._desk, self._finder, self._finder.find(self._answers))
        view.go.connect(self.go)
        view.print_wanted.connect(self.print_wanted)
        view.door_wanted.connect(self._on_door_wanted)
        return view

    def _show_other(self, found: FoundDoor) -> None:
        view = FinderDoor(self._desk, found, self._finder.why(found))
        view.print_wanted.connect(self.print_wanted)
        self._show(view, door_title(found.door))

    def _show(self, view: QWidget, title: str, step: str = "") -> None:
        self._put(view)
        self.heading.setText(title)
        self._step.setText(step)
        self._step.setVisible(bool(step))
        self.back.setVisible(bool(self._answers))
        self.again.setVisible(bool(self._answers) and not step)
        self.place.hide()
        self.place.change.hide()
        self.focus_first()

    def _put(self, view: QWidget) -> None:
        clear_layout(self._body)
        self.view = view
        self._body.addWidget(view)
        view.show()

    def _step_words(self) -> str:
        words = self.tr("Question {number}, of {most} at most")
        return words.format(number=len(self._answers) + 1, most=MOST_QUESTIONS)

    def _on_chosen(self, question: str, answer: str) -> None:
        self._answers[question] = answer
        self._show_now()

    def _on_place_passed(self) -> None:
        self._is_place_passed = True
        self._show_now()

    def _on_door_wanted(self, found: FoundDoor) -> None:
        self._other = found
        self._show_now()

    def _on_back(self) -> None:
        """Go back from a door to what was found, or to the last question."""
        if self._other is not None:
            self._other = None
        elif self._is_place_passed:
            self._is_place_passed = False
        elif self._is_place_asked:
            self._is_place_asked = False
            self._answers.popitem()
        elif self._answers:
            self._answers.popitem()
        self._show_now()

    def _on_again(self) -> None:
        self.refresh()

    def _forget(self) -> None:
        self._answers.clear()
        self._is_place_asked = self._is_place_passed = False
        self._other = None

    def _on_changed(self, change: Change) -> None:
        """Show the doors of another country; the boxes to choose it keep the focus."""
        may_differ = change in (Change.PREFERENCES, Change.DOORS)
        if not may_differ or not isinstance(self.view, FinderResult):
            return
        try:
            self._put(self._build_result())
        except CompanionError as error:
            self.say_error(error)
