# SPDX-License-Identifier: Apache-2.0
"""Step 3 of a chronology: what this reader should not get."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.chronology import LeaveOut, suggestion_for
from companion.domain.chronology_form import ChronologyForm
from companion.ui.kit.desk import Desk
from companion.ui.kit.messages import Message
from companion.ui.kit.override import override
from companion.ui.widgets.card import Banner
from companion.ui.widgets.chronology_step import HelpedTick, StepView
from companion.ui.widgets.chronology_words import provenance_of, reader_words
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.field import LabelledField, PlainLine, WordsEdit
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.source_line import SourceLine
from companion.ui.widgets.tab_order import put_after
from companion.ui.widgets.wrapping import WrappingGroup

NAME_EM = 16
LONGEST = 200
LINES = 2


class LeavingStep(StepView):
    """What is left out is said openly in its place. The entries themselves stay as they are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._suggested = Words("")
        self.column.addWidget(self._suggested)
        self.column.addWidget(
            Words(
                self.tr(
                    "Where something is left out, the paper says so. Your entries stay as they are."
                ),
                "muted",
            )
        )
        self._build_ticks()
        self.column.addWidget(self._build_group())
        self.column.addWidget(self._build_other_names())
        self.column.addWidget(self._build_maker())
        self._sources = QVBoxLayout()
        self.column.addLayout(self._sources)
        for tick in self._ticks:
            tick.tick.toggled.connect(lambda _is_on: self.changed.emit())
        for line in (self.maker_name, self.maker_role):
            line.textEdited.connect(lambda _words: self.changed.emit())
        self.other_names.textChanged.connect(self.changed.emit)

    @property
    @override
    def title(self) -> str:
        return self.tr("What should this reader not get?")

    @override
    def show_form(self, form: ChronologyForm, child: Child) -> None:
        self._suggested.setText(
            self.tr("For: {reader}. The ticks are a suggestion. You decide.").format(
                reader=reader_words(form.reader)
            )
        )
        for what, tick in self._leave_out.items():
            tick.show_on(is_on=what in form.leave_out)
        self.initials.show_on(is_on=form.names_as_initials)
        self.child_initials.show_on(is_on=form.child_as_initials)
        self.earlier.show_on(is_on=not form.with_earlier_wordings)
        for line, words in ((self.maker_name, form.maker_name), (self.maker_role, form.maker_role)):
            with QSignalBlocker(line):
                line.setText(words)
        with QSignalBlocker(self.other_names):
            self.other_names.setPlainText(form.other_names)
        self._show_sources(form)

    @override
    def filled(self, form: ChronologyForm) -> ChronologyForm:
        return replace(
            form,
            leave_out=tuple(what for what, tick in self._leave_out.items() if tick.is_on),
            names_as_initials=self.initials.is_on,
            child_as_initials=self.child_initials.is_on,
            with_earlier_wordings=not self.earlier.is_on,
            maker_name=self.maker_name.text(),
            maker_role=self.maker_role.text(),
            other_names=self.other_names.toPlainText(),
        )

    @override
    def forget(self) -> None:
        for line in (self.maker_name, self.maker_role, self.other_names):
            with QSignalBlocker(line):
                line.clear()

    @override
    def focus_first(self) -> None:
        self._leave_out[LeaveOut.OTHER_CHILDREN].tick.setFocus()

    @property
    def _ticks(self) -> tuple[HelpedTick, ...]:
        return (*self._leave_out.values(), self.initials, self.child_initials, self.earlier)

    def _build_ticks(self) -> None:
        look = self.desk.look
        self._leave_out = {
            LeaveOut.OTHER_CHILDREN: HelpedTick(
                look,
                self.tr("Leave out other children"),
                self.tr(
                    "The names of all children who have a record here. Type other names below. "
                    "Short forms and user names may still show a name. Look for them yourself."
                ),
            ),
            LeaveOut.ADDRESSES: HelpedTick(
                look,
                self.tr("Leave out addresses"),
                self.tr("Streets, postcodes, phone numbers and email addresses."),
            ),
            LeaveOut.OPINIONS: HelpedTick(
                look,
                self.tr("Leave out what you think"),
                self.tr("The box “What you think”. What you saw and heard stays."),
            ),
        }
        self.initials = HelpedTick(
            look,
            self.tr("Names as initials"),
            self.tr(
                "Every name you keep with an entry. Names you only typed in a box may stay. The "
                "same person has the same initials. Short forms and user names may still show a "
                "name."
            ),
        )
        self.child_initials = HelpedTick(
            look,
            self.tr("Your child's name as initials too"),
            self.tr("In your child's own words, such a place is marked with brackets."),
        )
        self.earlier = HelpedTick(
            look,
            self.tr("Leave out earlier wordings"),
            self.tr("Only the newest wording of each entry goes in."),
        )

    def _build_group(self) -> QWidget:
        group = WrappingGroup(self.title)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.desk.look.px(4))
        for tick in self._ticks:
            column.addWidget(tick)
        return group

    def _build_other_names(self) -> QWidget:
        look = self.desk.look
        self.other_names = WordsEdit(look, LINES)
        self.other_names.setFixedHeight(self.other_names.minimumHeight())
        self.other_names.picture_refused.connect(self._on_picture_refused)
        self._refusal = Banner(look)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, look.px(8), 0, 0)
        column.addWidget(self._refusal)
        column.addWidget(
            LabelledField(
                look,
                self.tr("&Other names to leave out, one a line"),
                self.other_names,
                self.tr(
                    "Each of them is left out, whatever you ticked. Type short forms as well. You "
                    "can leave this empty."
                ),
            )
        )
        return place

    def _on_picture_refused(self) -> None:
        words = self.tr("Nothing was read. Type the names instead.")
        self._refusal.say(Message(self.tr("Companion keeps words only."), words))

    def _build_maker(self) -> QWidget:
        look = self.desk.look
        group = WrappingGroup(self.tr("On the first page"))
        column = QVBoxLayout(group)
        column.setContentsMargins(0, look.px(8), 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(Heading(self.tr("On the first page"), 3))
        column.addWidget(Words(self.tr("You can leave these empty."), "muted"))
        self.maker_name, self.maker_role = PlainLine(), PlainLine()
        lines = Columns(NAME_EM * look.em, spacing=look.px(12))
        for label, line in (
            (self.tr("Your &name"), self.maker_name),
            (self.tr("What you are to the &child"), self.maker_role),
        ):
            line.setMaxLength(LONGEST)
            lines.add(LabelledField(look, label, line))
        column.addWidget(lines)
        return group

    def _show_sources(self, form: ChronologyForm) -> None:
        clear_layout(self._sources)
        facts = suggestion_for(form.reader).sources
        known = {one.id for one in self.desk.content.sources()}
        sources = tuple(one.lower() for one in facts if one.lower() in known)
        self._sources.addWidget(SourceLine(self.desk, provenance_of(*sources, "judgement")))
        put_after(self.maker_role, *show_all(self._sources))
