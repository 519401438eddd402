# SPDX-License-Identifier: Apache-2.0
"""One sign of the checklist: its ordinary reasons, three answers, and more only after a yes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.checklist import Answer, Reply, Sign
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.help_line import HelpLine
from companion.ui.widgets.sign_details import SignDetails


class SignQuestion(Card):
    """Says at once what was answered, or that an answer was taken back."""

    answered = Signal(object)
    """An Answer."""
    cleared = Signal(str)
    """The id of a sign that has no answer any more."""
    go = Signal(str)

    def __init__(self, desk: Desk, sign: Sign, answer: Answer | None) -> None:
        super().__init__(desk.look)
        self._desk = desk
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
            self.help_line.say()
        elif not is_wanted:
            self._drop_help()

    def keep_words(self) -> None:
        """Keep a note that is still being typed."""
        if self.details is not None:
            self.details.keep_words()

    def _build_reply(self) -> ChoiceRow:
        row = ChoiceRow(
            self._desk.look,
            self.sign.text,
            (
                Choice(Reply.YES, self.tr("Yes"), self.tr("Y")),
                Choice(Reply.NOT_SURE, self.tr("Not sure"), self.tr("S")),
                Choice(Reply.NO, self.tr("No"), self.tr("N")),
            ),
        )
        row.add_below_question(*self._lines())
        row.changed.connect(self._on_changed)
        return row

    def _lines(self) -> tuple[str, ...]:
        reasons = "; ".join(self.sign.ordinary_reasons)
        lines = [self.tr("Ordinary reasons: {reasons}").format(reasons=_sentence(reasons))]
        if self.sign.more_telling_at:
            age = _sentence(self.sign.more_telling_at)
            lines.append(self.tr("More telling at: {age}").format(age=age))
        if self.sign.also:
            lines.append(self.sign.also)
        return tuple(lines)

    def _show_details(self) -> None:
        """Show the further questions after a yes; keep, unseen, what was said there before."""
        is_yes = self.reply.value == Reply.YES
        if is_yes and self.details is None:
            answer = self._answer or Answer(self.sign.id, Reply.YES)
            self.details = SignDetails(self._desk.look, self.sign, answer)
            self.details.changed.connect(self._on_changed)
            self.column.addWidget(self.details)
        if self.details is not None:
            self.details.setVisible(is_yes)

    def _on_changed(self) -> None:
        if self.reply.value is None:
            return
        self._show_details()
        self.clear.show()
        self._answer = self._read(Reply(self.reply.value))
        self.answered.emit(self._answer)

    def _read(self, reply: Reply) -> Answer:
        details, before = self.details, self._answer
        if details is None:
            return Answer(self.sign.id, reply, note=before.note if before else "")
        return Answer(
            self.sign.id,
            reply,
            since=details.since_when,
            follow_ups=details.follow_ups,
            is_usual=details.usual.isChecked(),
            note=details.note.toPlainText().strip(),
        )

    def _on_clear_clicked(self) -> None:
        self.reply.show_value(None)
        self._answer = None
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


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
