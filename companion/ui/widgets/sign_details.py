# SPDX-License-Identifier: Apache-2.0
"""What is asked about a sign once it is ticked: nothing of it is needed."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Answer, Reply, Sign, Since
from companion.ui.kit.look import Look
from companion.ui.kit.messages import Message
from companion.ui.widgets.answer_walk import reply_choices
from companion.ui.widgets.answer_words import follow_up_words, since_words
from companion.ui.widgets.card import Banner
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.field import LabelledField, WordsEdit
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.wrapping import WrappingCheck

QUIET_MS = 800
"""A note is kept after this much quiet (ux.md: 1 s at most)."""
MOST_MS = 2_000
"""And after this much typing, however fast it goes on."""


class SignDetails(QWidget):
    """Follow-up questions, since when, usual for this child, and a folded note."""

    changed = Signal()
    walked = Signal(object, int)
    """As of a ChoiceRow."""

    def __init__(
        self,
        look: Look,
        sign: Sign,
        answer: Answer,
        can_be_usual: Callable[[Answer], bool],
        *,
        has_note: bool = True,
    ) -> None:
        super().__init__()
        self._look = look
        self._sign = sign
        self._can_be_usual = can_be_usual
        self._quiet = self._timer(QUIET_MS)
        self._most = self._timer(MOST_MS)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, look.px(6), 0, 0)
        self._column.setSpacing(look.px(8))
        self.questions = [self._build_question(question) for question in sign.questions]
        self.since = self._build_since()
        self.usual = WrappingCheck(self.tr("This is usual for this child"))
        self.usual.setChecked(answer.is_usual)
        self.usual.clicked.connect(lambda _checked: self.changed.emit())
        for widget in (*self.questions, self.since):
            widget.changed.connect(self._on_changed)
            widget.walked.connect(self.walked)
            self._column.addWidget(widget)
        self._column.addWidget(self.usual)
        self._build_note(answer.note)
        self.note_fold.setVisible(has_note)
        self._show(answer)
        self._offer_usual()

    @property
    def follow_ups(self) -> tuple[Reply | None, ...]:
        """The replies to the follow-up questions, in order."""
        values = (question.value for question in self.questions)
        return tuple(Reply(value) if value else None for value in values)

    @property
    def is_usual(self) -> bool:
        """Whether it was said to be usual, where that may be said at all."""
        return self.usual.isChecked() and not self.usual.isHidden()

    @property
    def since_when(self) -> Since | None:
        """Since when, where it was said."""
        return Since(self.since.value) if self.since.value else None

    def show_note_only(self, *, is_note_only: bool) -> None:
        """Leave the questions about a tick out of sight: what was said there stays."""
        for widget in (*self.questions, self.since):
            widget.setVisible(not is_note_only)
        if is_note_only:
            self.usual.hide()
        else:
            self._offer_usual()

    def keep_words(self) -> None:
        """Keep a note that is still being typed."""
        if self._quiet.isActive() or self._most.isActive():
            self._on_time()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._on_time)
        return timer

    def _on_time(self) -> None:
        self._quiet.stop()
        self._most.stop()
        self.changed.emit()

    def _on_typed(self) -> None:
        self._quiet.start()
        if not self._most.isActive():
            self._most.start()

    def _build_question(self, question: str) -> ChoiceRow:
        choices = reply_choices(*(follow_up_words(reply) for reply in Reply))
        row = ChoiceRow(self._look, question, choices, is_one_of_many=True)
        row.add_below_question(
            self.tr("If you don't know, the next step takes the more careful way.")
        )
        return row

    def _build_since(self) -> ChoiceRow:
        choices = tuple(Choice(since, since_words(since)) for since in Since)
        return ChoiceRow(self._look, self.tr("Since when?"), choices)

    def _build_note(self, note: str) -> None:
        self.note = WordsEdit(self._look, lines=2)
        self.note.setPlainText(note)
        self.note.setMaximumHeight(self._look.em * 6)
        self.note.textChanged.connect(self._on_typed)
        self.note.picture_refused.connect(self._on_picture_refused)
        self._refusal = Banner(self._look)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._refusal)
        column.addWidget(LabelledField(self._look, self.tr("A short note, for you"), self.note))
        self.note_fold = Fold(self._look, self.tr("Add a short note"), body)
        self.note_fold.set_open(is_open=bool(note))
        self.note_fold.opened.connect(self.note.setFocus)
        self._column.addWidget(self.note_fold)

    def _on_changed(self) -> None:
        self._offer_usual()
        self.changed.emit()

    def _offer_usual(self) -> None:
        """Ask whether it is usual only where the answer does not call for help now."""
        said = Answer(self._sign.id, Reply.YES, self.since_when, self.follow_ups)
        self.usual.setVisible(self._can_be_usual(said))

    def _show(self, answer: Answer) -> None:
        for question, reply in zip(self.questions, answer.follow_ups, strict=False):
            question.show_value(reply)
        self.since.show_value(answer.since)

    def _on_picture_refused(self) -> None:
        self._refusal.say(
            Message(
                self.tr("Companion keeps words only."),
                self.tr(
                    "So nothing here can harm you or the child. Nothing was read from it. "
                    "Describe it in your own words instead."
                ),
            )
        )
