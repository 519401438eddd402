# SPDX-License-Identifier: Apache-2.0
"""The boxes of an entry: one that is needed, the others folded under plain questions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_details import EntryDetails
from companion.domain.journal import NO_DETAILS, EntryText, Happened
from companion.ui.kit.desk import Desk
from companion.ui.widgets.card import Card
from companion.ui.widgets.day_offer import DayOffer
from companion.ui.widgets.describe_form import DescribeForm
from companion.ui.widgets.entry_details_form import EntryDetailsForm
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.form_edit import FormEdit
from companion.ui.widgets.form_undo import FormUndo, Place, bring_into_view, show_text
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.name_offers import PEOPLE_BOX, NameOffers
from companion.ui.widgets.picture_offer import PictureOffer
from companion.ui.widgets.tab_order import put_after
from companion.ui.widgets.when_field import WhenField

SAW_LINES = 4
FOLDED_LINES = 3
PAUSE_MS = 800
LOOKED_INTO = 10_000
"""How many letters on each side of the caret are looked through for names and pictures."""


@dataclass(frozen=True, slots=True)
class Question:
    """A folded box: the name of its field in EntryText, its question, label and help."""

    box: str
    title: str
    label: str
    help_text: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """Everything that stands in the form."""

    happened: Happened = field(default=Happened(), repr=False)
    text: EntryText = field(default=EntryText(), repr=False)
    details: EntryDetails = field(default=NO_DETAILS, repr=False)


class EntryForm(QWidget):
    """Shows and reads the words of one entry. Knows nothing of where they are kept."""

    changed = Signal()
    picture_refused = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        self._look = look
        self._is_filling = self._is_new = False
        self.edits: dict[str, FormEdit] = {}
        self.folds: dict[str, Fold] = {}
        self._fields: dict[str, LabelledField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(10))
        self._column.addWidget(self._build_saw(), 1)
        self.describe = self._build_describe(desk)
        self._column.addWidget(self.describe)
        self.when = WhenField(look, desk.clock)
        self.when.changed.connect(self._on_changed)
        self._column.addWidget(self.when)
        self.details = EntryDetailsForm(desk)
        self.details.changed.connect(self._on_changed)
        self.details.links.picture_refused.connect(self.picture_refused)
        self._column.addWidget(self.details)
        self._column.addWidget(self._build_folds())
        self._column.addWidget(self._build_think())
        self._build_offers(desk)
        self.undo = self._build_undo(desk)

    @property
    def saw(self) -> FormEdit:
        """The one box that is needed."""
        return self.edits["saw"]

    def filled(self) -> Filled:
        """Return all that stands here."""
        return Filled(self.when.happened(), self.text(), self.details.details())

    def text(self) -> EntryText:
        """Return all boxes; what is being described counts as seen."""
        boxes = {box: edit.toPlainText() for box, edit in self.edits.items()}
        described = self.describe.sentences()
        if described:
            boxes["saw"] = f"{boxes['saw']}{_gap_after(boxes['saw'])}{described}"
        return EntryText(**boxes)

    def show_filled(self, filled: Filled, typed_at: datetime | None = None) -> None:
        """Fill the form, with what is written unfolded; the caret goes to the end.

        `typed_at` is when the words for the day were typed.
        """
        self._show(filled, partial(self.when.show_happened, filled.happened, typed_at))

    def show_begun(self, filled: Filled, typed_at: datetime) -> None:
        """Fill the form with what was not saved; a day that was not clear is asked about again."""
        self._show(filled, partial(self.when.show_begun, filled.happened, typed_at))

    def _show(self, filled: Filled, show_when: Callable[[], None]) -> None:
        self._is_filling, self._is_new = True, False
        text = filled.text
        show_when()
        self.details.show_details(filled.details)
        for box, edit in self.edits.items():
            edit.setPlainText(getattr(text, box))
            edit.moveCursor(QTextCursor.MoveOperation.End)
            if box in self.folds:
                self.folds[box].set_open(is_open=bool(edit.toPlainText().strip()))
        self.describe.clear()
        self._is_filling = False
        self._pause.stop()
        self._to_look_into.clear()
        self.name_offers.begin()
        self.picture_offer.begin()
        self.day_offer.begin()

    def add_words(self, box: str, words: str) -> None:
        """Write words at the end of a box, as if they were typed, and unfold it."""
        edit = self.edits[box]
        edit.moveCursor(QTextCursor.MoveOperation.End)
        edit.insertPlainText(f"{_gap_after(edit.toPlainText())}{words}")
        if box in self.folds:
            self.folds[box].set_open(is_open=True)

    def show_blank(self) -> None:
        """Empty the form for a new entry."""
        self.show_filled(Filled(self.when.about_today()))
        self.details.show_nothing()
        self._is_new = True

    def set_struck_out(self, *, is_struck_out: bool) -> None:
        """Show the words struck through, to be read only."""
        self.when.setEnabled(not is_struck_out)
        self.describe.clear()
        self.details.set_read_only(is_read_only=is_struck_out)
        for edit in self.edits.values():
            font = edit.font()
            font.setStrikeOut(is_struck_out)
            edit.setFont(font)
            edit.setReadOnly(is_struck_out)

    def describe_picture(self) -> None:
        """Ask in plain questions about something that is not taken in."""
        self.describe.open()
        self.describe.focus_first()
        # It has its place once it has been laid out.
        QTimer.singleShot(0, self, lambda: bring_into_view(self.describe))

    def put_description(self) -> None:
        """Write what is described into the first box, where it can be changed."""
        described = self.describe.sentences()
        if described:
            self._is_filling = True
            self.add_words("saw", described)
            self.describe.clear()
            self._is_filling = False
            self._note("saw", "description")
            self._on_changed()

    def _build_describe(self, desk: Desk) -> DescribeForm:
        describe = DescribeForm(desk)
        describe.changed.connect(partial(self._note_change, "description"))
        describe.put_wanted.connect(self._on_put_wanted)
        describe.picture_refused.connect(self.picture_refused)
        return describe

    def _on_put_wanted(self) -> None:
        if self.describe.sentences():
            self.put_description()
        else:
            self.describe.close_form()
        self.saw.setFocus()
        bring_into_view(self.saw)

    def _build_undo(self, desk: Desk) -> FormUndo:
        places = {
            box: Place(
                edit.toPlainText,
                partial(show_text, edit),
                partial(self._focus_box, box),
                is_typed=True,
            )
            for box, edit in self.edits.items()
        }
        places["when"] = Place(
            self.when.happened, self._show_when, self.when.focus_first, is_typed=True
        )
        places["description"] = Place(
            self.describe.values,
            self.describe.show_values,
            self.describe.focus_first,
            is_typed=True,
        )
        undo = FormUndo(places | self.details.places(), desk.clock.monotonic)
        undo.setParent(self)
        undo.watch(*self.describe.lines.values())
        undo.watch(*self.edits.values(), *self.when.inputs, self.details.tags.line)
        undo.taken.connect(self.changed)
        self.when.changed.connect(partial(self._note, "when"))
        self.details.changed.connect(partial(self._note, *self.details.places()))
        for edit in self.edits.values():
            edit.undo_with(undo)
        return undo

    def _show_when(self, happened: Happened) -> None:
        self.when.show_begun(happened, self.when.words.typed_at)

    def _note(self, *places: str) -> None:
        if not self._is_filling:
            self.undo.note(*places)

    def _note_change(self, place: str) -> None:
        self._note(place)
        self._on_changed()

    def _focus_box(self, box: str) -> QWidget:
        if box in self.folds:
            self.folds[box].set_open(is_open=True)
        self.edits[box].setFocus()
        return self.edits[box]

    def _build_offers(self, desk: Desk) -> None:
        self.name_offers = NameOffers(desk.look, self.details.names)
        self.name_offers.settled.connect(self._on_offers_settled)
        self.name_offers.rebuilt.connect(self._order_offers)
        self.picture_offer = PictureOffer(desk)
        self.picture_offer.describe_wanted.connect(self.describe_picture)
        self.picture_offer.closed.connect(self._on_offers_settled)
        self._looking_at = "saw"
        self._to_look_into: set[str] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look_into_boxes)
        self.day_offer = DayOffer(desk.look, self.when)
        self.day_offer.settled.connect(self._on_offers_settled)
        self.offers = QWidget()
        column = QVBoxLayout(self.offers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(4))
        for part in (self.picture_offer, self.day_offer, self.name_offers):
            column.addWidget(part)
        self._are_inside = True
        self._place_offers("saw")

    def _build_saw(self) -> QWidget:
        around = self._labelled(
            Question(
                "saw",
                "",
                self.tr("&What you saw or heard"),
                self.tr("Plain facts in your own words. Only this box is needed."),
            ),
            SAW_LINES,
        )
        column = around.layout()
        if isinstance(column, QVBoxLayout):
            column.setStretchFactor(self.saw, 1)
            column.setStretch(column.count() - 1, 0)
        return around

    def _build_folds(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Heading(self.tr("More, if you know it"), 3))
        for question in self._questions():
            body = QWidget()
            inside = QVBoxLayout(body)
            inside.setContentsMargins(self._look.px(26), 0, 0, self._look.px(8))
            inside.addWidget(self._labelled(question, FOLDED_LINES))
            edit = self.edits[question.box]
            edit.setFixedHeight(edit.minimumHeight())
            fold = Fold(self._look, question.title, body)
            fold.opened.connect(edit.setFocus)
            self.folds[question.box] = fold
            column.addWidget(fold)
        return part

    def _questions(self) -> Iterator[Question]:
        tr = self.tr
        yield Question("place", tr("Where was it?"), tr("A&pp or game, device, place"))
        yield Question(
            "who",
            tr("Who was in it?"),
            tr("Names, nicknames, hand&les, links"),
            tr("One on each line. Names change; links and handles help to find an account."),
        )
        yield Question("told_by", tr("Who told you?"), tr("Who told &you, and how"))
        yield Question(
            "child_words",
            tr("What did the child say?"),
            tr("The &child's exact words"),
            tr("Word for word, even rude or odd ones. Do not tidy them."),
        )
        yield Question("asked", tr("What did you ask?"), tr("What you as&ked, word for word"))
        yield Question(
            "seemed",
            tr("How did the child seem?"),
            tr("How the child see&med"),
            tr("What you could see: “cried for ten minutes”, not “hysterical”."),
        )
        yield Question("did", tr("What did you do?"), tr("What yo&u did, and who you told"))
        yield Question("outcome", tr("What came of it?"), tr("W&hat came of it, as far as known"))

    def _build_think(self) -> QWidget:
        frame = Card(self._look, "info")
        frame.column.addWidget(Heading(self.tr("Your opinion"), 3))
        frame.column.addWidget(
            Words(self.tr("Facts and opinions apart: this box is for what you think."))
        )
        frame.column.addWidget(self._labelled(Question("think", "", self.tr("What I &think")), 3))
        self.edits["think"].setFixedHeight(self.edits["think"].minimumHeight())
        return frame

    def _labelled(self, question: Question, lines: int) -> LabelledField:
        edit = FormEdit(self._look, lines)
        edit.textChanged.connect(partial(self._on_box_changed, question.box))
        edit.picture_refused.connect(self.picture_refused)
        self.edits[question.box] = edit
        field_around = LabelledField(self._look, question.label, edit, question.help_text)
        self._fields[question.box] = field_around
        return field_around

    def _on_box_changed(self, box: str) -> None:
        if not self._is_filling:
            self._to_look_into.add(box)
            self._pause.start()
            self.undo.note(box)
        self._on_changed()

    def _look_into_boxes(self) -> None:
        """Look for names and pictures in what was changed, after a pause."""
        for box in sorted(self._to_look_into):
            at = self.edits[box].textCursor().position()
            text = self.edits[box].toPlainText()
            text = text[max(0, at - LOOKED_INTO) : at + LOOKED_INTO]
            self._place_offers(box)
            self.name_offers.look_into(box, text)
            self.picture_offer.look_into(box, text)
            if box == "saw" and self._is_new:
                self.day_offer.look_into(text)
        self._to_look_into.clear()
        self._order_offers()

    def _order_offers(self) -> None:
        """Let Tab go from the box to the questions below it."""
        buttons = (
            *self.picture_offer.links.widgets,
            *self.day_offer.buttons,
            *self.name_offers.buttons,
        )
        put_after(self.edits[self._looking_at], *buttons)

    def _place_offers(self, box: str) -> None:
        """Put the questions below the box that was written in, where the eyes are."""
        column = self._fields[box].layout()
        self._looking_at = box
        inside = self.offers.layout()
        if isinstance(inside, QVBoxLayout):
            inside.insertWidget(0, self.name_offers if box == PEOPLE_BOX else self.picture_offer)
        if self._are_inside and column is not None and column.indexOf(self.offers) < 0:
            column.addWidget(self.offers)
            self.offers.show()

    def keep_offers_inside(self, *, is_inside: bool) -> None:
        """Put the questions below the box written in, or leave them to whoever shows the form."""
        self._are_inside = is_inside
        self._place_offers(self._looking_at)

    def look_now(self) -> None:
        """Look for names and pictures without waiting for a pause."""
        self._pause.stop()
        self._look_into_boxes()

    def _on_offers_settled(self) -> None:
        self.edits[self._looking_at].setFocus()

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.changed.emit()


def _gap_after(text: str) -> str:
    return "\n\n" if text.strip() else ""
