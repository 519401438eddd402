# SPDX-License-Identifier: Apache-2.0
"""The parts of the form of an entry on their card, and how they are laid out."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.journal import Entry, RevisionKind
from companion.services.people_service import PeopleService
from companion.ui.kit.desk import Desk
from companion.ui.kit.look import Look
from companion.ui.kit.mac_keys import control_key
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.entry_foot import EntryFoot
from companion.ui.widgets.entry_form import EntryForm
from companion.ui.widgets.entry_history import EntryHistory
from companion.ui.widgets.entry_names import EntryNames
from companion.ui.widgets.entry_words import happened_words, moment_words
from companion.ui.widgets.fitted_area import FittedArea
from companion.ui.widgets.kept_focus import kept_focus
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.notice_line import NoticeLine

OFFERS_PART = 0.2
"""What is asked about the words stays below this part of the window, and scrolls."""


class EntryArea(QScrollArea):
    """Asks for no more height than it needs at least, so that the foot stays in view."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class EntryView(Card):
    """The parts of the form on their card, and how they are laid out."""

    def __init__(self, desk: Desk, people: PeopleService) -> None:
        super().__init__(desk.look)
        look = desk.look
        self.back = ActionButton(look, self.tr("Back to all entries"), "arrow-left", "quiet")
        self.title = Heading("", 2)
        self.written = Words("", "small")
        self.notice = NoticeLine(look, "info", "info")
        self.refusal = NoticeLine(look, "caution", "triangle-alert")
        self.form = EntryForm(desk)
        self.see_names = EntryNames(desk, people)
        self.history = EntryHistory(look)
        self.discard = ActionButton(look, self.tr("Throw this draft away"), "trash-2", "quiet")
        self.foot = EntryFoot(look)
        self._words = self._build_words(look)
        self.area = self._build_area(look)
        self._is_narrow = False
        self._gap = look.px(4)
        self._build_undo(look)
        self.column.addWidget(self._build_top())
        self.form.keep_offers_inside(is_inside=False)
        self.offers = FittedArea(look, self.form.offers, OFFERS_PART)
        for part in (
            self.written,
            self.notice,
            self.refusal,
            self.area,
            self.offers,
            self.foot,
        ):
            self.column.addWidget(part)
        self.column.setStretchFactor(self.area, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.back.hide()
        for refusing in (self.form, self.foot):
            refusing.picture_refused.connect(self._on_picture_refused)

    def show_title(self, entry: Entry | None, child: str) -> None:
        """Say which entry this is, and whom it is about."""
        self.written.setVisible(entry is not None)
        if entry is None:
            self.title.setText(self.tr("New entry about {child}").format(child=child))
            return
        self.title.setText(happened_words(entry.current.happened))
        moment = moment_words(entry.created_at)
        words = self.tr("{child} · written {moment}").format(child=child, moment=moment)
        if entry.current.happened.said:
            said = self.tr("You typed: “{said}”").format(said=entry.current.happened.said)
            words = f"{words} · {said}"
        if entry.current.kind is RevisionKind.WRITTEN and entry.current.reason:
            # Only what was brought in has a reason from its first wording on: where it came from.
            words = f"{words} · {entry.current.reason}"
        self.written.setText(words)

    def show_kept(self, time: str) -> None:
        """Say when the draft was kept; without a time there is none."""
        self.discard.setVisible(bool(time))
        words = self.tr("Draft kept, {time}").format(time=time) if time else ""
        self.foot.show_status(words)

    def say_draft(self, time: str, throw_away: Callable[[], None]) -> None:
        """Say that what stands in the form is not saved."""
        words = self.tr("This is your draft from {time}. Not saved yet.").format(time=time)
        if self._is_narrow:
            # Where there is little room the foot says it, and the button stands below the form.
            self.foot.show_status(words)
            self.foot.speak_status()
        else:
            self.notice.say(words, self.tr("Throw this draft away"), throw_away)

    def say_struck_out(self, reason: str, restore: Callable[[], None]) -> None:
        """Say that the entry is struck out, and why."""
        words = self.tr("This entry is struck out. It stays readable.")
        if reason:
            words = self.tr("This entry is struck out: {reason}").format(reason=reason)
        self.notice.say(words, self.tr("Bring it back"), restore)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Alone on the page, the page scrolls and not the form inside it."""
        self.back.setVisible(is_narrow)
        up, along = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(up if is_narrow else along)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        with kept_focus(self):
            self._move_words(is_narrow=is_narrow)

    def _move_words(self, *, is_narrow: bool) -> None:
        self.area.setVisible(not is_narrow)
        self.offers.setVisible(not is_narrow)
        if is_narrow:
            self.offers.takeWidget()
        self.form.keep_offers_inside(is_inside=is_narrow)
        if not is_narrow:
            self.offers.hold(self.form.offers)
        if is_narrow:
            self.column.insertWidget(self.column.indexOf(self.area), self.area.takeWidget(), 1)
            self._words.show()
        else:
            self.column.removeWidget(self._words)
            self.area.setWidget(self._words)

    def _build_undo(self, look: Look) -> None:
        undo = self.form.undo
        self.undo = ActionButton(look, self.tr("Undo"), "undo-2", "quiet", undo.undo)
        self.redo = ActionButton(look, self.tr("Redo"), "redo-2", "quiet", undo.redo)
        back = self.tr("Takes your last change back. {control} and Z.")
        again = self.tr("Does again what you took back. {control}, Shift and Z.")
        self.undo.setAccessibleDescription(back.format(control=control_key()))
        self.redo.setAccessibleDescription(again.format(control=control_key()))
        undo.changed.connect(self._fit_undo)
        undo.add_keys(self)
        self._fit_undo()

    def _fit_undo(self) -> None:
        self.undo.setEnabled(self.form.undo.can_undo)
        self.redo.setEnabled(self.form.undo.can_redo)

    def _build_top(self) -> QWidget:
        """Put the ways to take a change back beside the title."""
        top = QWidget()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight, top)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(0)
        self._top.addWidget(self.title, 1)
        ways = WrapRow(self._gap)
        for button in (self.back, self.undo, self.redo):
            ways.add(button)
        self._top.addWidget(ways, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _build_words(self, look: Look) -> QWidget:
        words = QWidget()
        words.setObjectName("entry-words")
        inside = QVBoxLayout(words)
        inside.setContentsMargins(look.px(4), look.px(2), look.px(8), look.px(4))
        inside.setSpacing(look.px(8))
        inside.addWidget(self.form, 1)
        inside.addWidget(self.see_names)
        inside.addWidget(self.history)
        inside.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignLeading)
        return words

    def _build_area(self, look: Look) -> EntryArea:
        scroll = EntryArea()
        scroll.setObjectName("entry-scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(look.em * 10)
        scroll.setWidget(self._words)
        return scroll

    def _on_picture_refused(self) -> None:
        self.notice.hide()
        self.refusal.say(
            self.tr(
                "Companion keeps words only, so that nothing here can harm you or the child. "
                "Nothing was read from the picture."
            ),
            self.tr("Describe it instead"),
            self.form.describe_picture,
        )
