# SPDX-License-Identifier: Apache-2.0
"""Describes in words a picture or a file that is never taken in: what, where, who has it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.page_around import go_from
from companion.ui.widgets.record_fields import WordsLine, fill

CARDS = ("image-sent",)
DOORS = "page:get-help"
Values = tuple[bool, str, tuple[str, ...]]
"""Whether it is open, the kind, and the lines in their order."""
ENDS = (".", "?", "!", "…")


class DescribeForm(Card):
    """Folded away until it is wanted. Its words count as words of the entry while it is open."""

    changed = Signal()
    picture_refused = Signal()
    put_wanted = Signal()
    """The sentences are wanted in the box, where they can be changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self.lines: dict[str, WordsLine] = {}
        self.column.addWidget(Heading(self.tr("Describe it in words"), 3))
        self.column.addWidget(
            Words(
                self.tr(
                    "Leave it where it is. Do not open it again, copy it, send it or save it. "
                    "Every line here can stay empty."
                )
            )
        )
        choices = tuple(Choice(kind, words) for kind, (words, _) in self._kinds().items())
        self.kind = ChoiceRow(desk.look, self.tr("What is it?"), choices)
        self.kind.changed.connect(self._on_changed)
        self.column.addWidget(self.kind)
        for name, label, help_text in self._questions():
            self.column.addWidget(self._line(name, label, help_text))
        self._links = WrapRow(desk.look.px(6))
        self.column.addWidget(
            Words(
                self.tr("If it shows a child undressed or in a sexual way, go to these pages now."),
                "small",
            )
        )
        self.column.addWidget(self._links)
        self.column.addWidget(self._build_foot())
        self.hide()

    @property
    def is_open(self) -> bool:
        """True while it is being filled in."""
        return not self.isHidden()

    def open(self) -> None:
        """Show it, with what was typed into it before."""
        self._show_links()
        self.show()
        self.changed.emit()

    def close_form(self) -> None:
        """Fold it away. What is typed stays in it, and is no part of the entry."""
        self.hide()
        self.changed.emit()

    def values(self) -> Values:
        """Return everything that stands here."""
        return self.is_open, self.kind.value or "", tuple(one.words for one in self.lines.values())

    def show_values(self, values: Values) -> None:
        """Show what stood here before."""
        is_open, kind, lines = values
        self.kind.show_value(kind or None)
        for edit, words in zip(self.lines.values(), lines, strict=True):
            if edit.words != words:
                with QSignalBlocker(edit):
                    fill(edit, words)
        if is_open:
            self._show_links()
        self.setVisible(is_open)

    def clear(self) -> None:
        """Empty it and fold it away."""
        self.show_values((False, "", ("",) * len(self.lines)))

    def sentences(self) -> str:
        """Return what is filled in as plain sentences; nothing while it is folded away."""
        return " ".join(self._sentences()) if self.is_open else ""

    def focus_first(self) -> QWidget:
        """Put the focus on the first question."""
        self.kind.focus_answer()
        return self.kind

    def _sentences(self) -> Iterator[str]:
        kind = self._kinds().get(self.kind.value or "")
        if kind is not None:
            yield kind[1]
        for name, words in self._begun().items():
            said = self.lines[name].words
            if said:
                yield words.format(words=said) + ("" if said.endswith(ENDS) else ".")

    def _kinds(self) -> dict[str, tuple[str, str]]:
        tr = self.tr
        return {
            "photo": (tr("A photo"), tr("This is about a photo.")),
            "video": (tr("A video"), tr("This is about a video.")),
            "voice": (tr("A voice message"), tr("This is about a voice message.")),
            "screenshot": (tr("A screenshot"), tr("This is about a screenshot.")),
            "file": (tr("Another file"), tr("This is about a file.")),
        }

    def _begun(self) -> dict[str, str]:
        """Return the sentences that the lines end."""
        tr = self.tr
        return {
            "device": tr("It is on this device: {words}"),
            "app": tr("It is in this app or folder: {words}"),
            "holder": tr("This person has the device: {words}"),
            "seen": tr("I saw it, or heard of it: {words}"),
            "shown": tr("This person showed it to me, or told me: {words}"),
            "what": tr("What it is, in a few words: {words}"),
        }

    def _questions(self) -> Iterator[tuple[str, str, str]]:
        tr = self.tr
        yield "device", tr("On which device is it?"), tr("Such as “the blue tablet”.")
        yield "app", tr("In which app, chat or folder?"), ""
        yield "holder", tr("Who has the device now?"), ""
        yield "seen", tr("When did you see it, or hear of it?"), tr("Such as “today, about 4pm”.")
        yield "shown", tr("Who showed it to you, or told you?"), ""
        yield (
            "what",
            tr("What is it, in one line?"),
            tr("A few plain words are enough. Never look again to write more."),
        )

    def _line(self, name: str, label: str, help_text: str) -> QWidget:
        edit = WordsLine(self._desk.look)
        edit.setUndoRedoEnabled(False)
        edit.textChanged.connect(self._on_changed)
        edit.picture_refused.connect(self.picture_refused)
        self.lines[name] = edit
        return LabelledField(self._desk.look, label, edit, help_text)

    def _build_foot(self) -> QWidget:
        look = self._desk.look
        self.put = ActionButton(
            look, self.tr("Put it into my entry"), "", "secondary", self.put_wanted.emit
        )
        self.leave = ActionButton(look, self.tr("Close this"), "x", "quiet", self.close_form)
        self.leave.setAccessibleDescription(
            self.tr("What you typed here is no part of the entry then.")
        )
        row = WrapRow(look.px(8))
        row.add(self.put)
        row.add(self.leave)
        return row

    def _show_links(self) -> None:
        if self._links.widgets:
            return
        try:
            cards = self._desk.guide.cards_named(CARDS)
        except CompanionError:
            cards = ()
        ways = [(card.title, f"card:{card.id}") for card in cards]
        for title, target in (*ways, (self.tr("Get help"), DOORS)):
            go = partial(go_from, self, target)
            self._links.add(ActionButton(self._desk.look, title, "", "quiet", go))

    def _on_changed(self) -> None:
        self.changed.emit()
