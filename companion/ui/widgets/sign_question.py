# SPDX-License-Identifier: Apache-2.0
"""One sign of the checklist: its ordinary reasons, three answers, and more where it helps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.checklist import Answer, Reply, Sign
from companion.ui.kit.desk import Desk
from companion.ui.widgets.answer_walk import reply_choices
from companion.ui.widgets.answer_words import harm_words, reasons_words, telling_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice_row import ChoiceRow
from companion.ui.widgets.help_line import HelpLine
from companion.ui.widgets.mistake_box import MistakeBox
from companion.ui.widgets.sign_details import SignDetails
from companion.ui.widgets.tab_order import put_after


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a sign before it is asked: lines to read, and whether it may be usual."""

    can_be_usual: Callable[[Answer], bool]
    lines: tuple[str, ...] = ()
    has_note: bool = True
    """False where a note can not be written."""
    has_happened: bool = False
    """True where an earlier time ticked it, and it tells of something that happened."""


class SignQuestion(Card):
    """Says at once what was answered, or that an answer was taken back."""

    answered = Signal(object)
    """An Answer."""
    cleared = Signal(str)
    """The id of a sign that has no answer any more."""
    walked = Signal(object, int)
    """As of a ChoiceRow."""
    go = Signal(str)

    def __init__(self, desk: Desk, sign: Sign, answer: Answer | None, known: Known) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._known = known
        self.sign = sign
        self.details: SignDetails | None = None
        self.help_line: HelpLine | None = None
        self._answer = answer
        self.reply = self._build_reply()
        self.column.addWidget(self.reply)
        self.clear = ActionButton(
            desk.look, self.tr("Clear this answer"), "x", "quiet", self._on_clear_clicked
        )
        self.clear.setVisible(answer is not None)
        self.reply.add_beside_answers(self.clear)
        self.mistake = MistakeBox(desk.look, is_mistake=bool(answer and answer.is_correction))
        self.mistake.changed.connect(self._on_changed)
        self.column.addWidget(self.mistake)
        if answer is not None:
            self.reply.show_value(answer.reply)
        self._show_details()

    def show_help(self, *, is_wanted: bool, is_now: bool = False) -> None:
        """Show or hide the line that says help is there; nothing stops for it."""
        if is_wanted and (self.help_line is None or self.help_line.is_now is not is_now):
            self._drop_help()
            self.help_line = HelpLine(self._desk, is_now=is_now)
            self.help_line.go.connect(self.go)
            self.column.insertWidget(1, self.help_line)
            put_after(self.clear, self.help_line)
            self.help_line.say()
        elif not is_wanted:
            self._drop_help()

    @property
    def asks_for_mistake(self) -> bool:
        """True where a no stands against something that happened by an earlier tick."""
        return self._known.has_happened and self.reply.value == Reply.NO

    def rows(self) -> Sequence[ChoiceRow]:
        """Return the questions of this sign that can be seen and that decide what to do."""
        if self.details is None or self.details.isHidden():
            return (self.reply,)
        return (self.reply, *(one for one in self.details.questions if not one.isHidden()))

    def keep_words(self) -> None:
        """Keep a note that is still being typed."""
        if self.details is not None:
            self.details.keep_words()

    def _build_reply(self) -> ChoiceRow:
        row = ChoiceRow(
            self._desk.look,
            self.sign.text,
            reply_choices(self.tr("Yes"), self.tr("Not sure"), self.tr("No")),
            is_one_of_many=True,
        )
        row.add_below_question(*self._lines())
        row.changed.connect(self._on_changed)
        row.walked.connect(self.walked)
        return row

    def _lines(self) -> tuple[str, ...]:
        sign = self.sign
        lines = (harm_words(sign), reasons_words(sign), telling_words(sign), sign.also)
        return (*(line for line in lines if line), *self._known.lines)

    def _show_details(self) -> None:
        """Show the further questions after a yes; keep, unseen, what was said there before.

        Where a person is not sure, a note is all there is to add.
        """
        is_unsure = self.reply.value == Reply.NOT_SURE and self._known.has_note
        is_shown = self.reply.value == Reply.YES or is_unsure
        if is_shown and self.details is None:
            answer = self._answer or Answer(self.sign.id, Reply.YES)
            self.details = SignDetails(
                self._desk.look,
                self.sign,
                answer,
                self._known.can_be_usual,
                has_note=self._known.has_note,
            )
            self.details.changed.connect(self._on_changed)
            self.details.walked.connect(self.walked)
            self.column.addWidget(self.details)
            put_after(self.clear, self.details)
        self.mistake.setVisible(self.asks_for_mistake)
        if self.details is not None:
            self.details.show_note_only(is_note_only=is_unsure)
            self.details.setVisible(is_shown)

    def _on_changed(self) -> None:
        if self.reply.value is None:
            return
        self._show_details()
        self.clear.show()
        self._answer = self._read(Reply(self.reply.value))
        self.answered.emit(self._answer)

    def _read(self, reply: Reply) -> Answer:
        details, before = self.details, self._answer
        is_correction = self.asks_for_mistake and self.mistake.is_mistake
        if details is None:
            note = before.note if before else ""
            return Answer(self.sign.id, reply, note=note, is_correction=is_correction)
        return Answer(
            self.sign.id,
            reply,
            since=details.since_when,
            follow_ups=details.follow_ups,
            is_usual=details.is_usual,
            note=details.note.toPlainText().strip(),
            is_correction=is_correction,
        )

    def _on_clear_clicked(self) -> None:
        self.reply.show_value(None)
        self._answer = None
        self.mistake.clear()
        self._drop(self.details)
        self.details = None
        self.clear.hide()
        self.reply.focus_answer()
        self.cleared.emit(self.sign.id)

    def _drop_help(self) -> None:
        self._drop(self.help_line)
        self.help_line = None

    def _drop(self, widget: QWidget | None) -> None:
        if widget is not None:
            self.column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
