# SPDX-License-Identifier: Apache-2.0
"""What the pages for reports and talks have in common: a child, a list in words, a form."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.errors import CompanionError
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.card import Card
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.focus_in_view import FocusInView
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.record_form import RecordForm
from companion.ui.widgets.record_keeper import Form, R, RecordKeeper
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout, settle
from companion.ui.widgets.steps import Steps

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """The last pass through the checklist: its day, and after how many days to look again."""

    day: date
    again_after: int


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """What the vault holds for the page."""

    records: tuple[R, ...]
    looked: LookedThrough | None = None


class RecordPage(ScrollPage, Generic[R]):
    """Shows the list or the form. What is typed is kept whenever the page goes out of sight."""

    def __init__(self, desk: Desk, room: PrivateRoom, form: RecordForm[R]) -> None:
        super().__init__(desk.look, "")
        self.desk, self.room = desk, room
        self.form: RecordForm[R] = form
        self.child: Child | None = None
        self.rows: dict[str, QWidget] = {}
        """What can take the focus in the list, by the id of its record (and what it is)."""
        self._row_wanted = ""
        self.keeper: RecordKeeper[R] = RecordKeeper(
            desk, self, Form(form.record, self.save_record, self._on_kept, self._on_failed)
        )
        self._build()
        self._focus_in_view = FocusInView(desk.look, self.scroll_area, form)
        form.save_wanted.connect(self._on_save_wanted)
        form.cancel_wanted.connect(self._on_cancel_wanted)
        form.picture_refused.connect(self._on_picture_refused)
        desk.signals.changed.connect(self._on_changed)

    # What a page of this kind says for itself

    changes: tuple[Change, ...] = ()

    def intro(self) -> str:
        """Return the sentence below the heading."""
        raise NotImplementedError

    def read(self, child_id: int) -> Found[R]:
        """Read the list, where the vault is."""
        raise NotImplementedError

    def save_record(self, record: R) -> R:
        """Store a record, where the vault is."""
        raise NotImplementedError

    def draw(self, found: Found[R]) -> None:
        """Put the list into `self.list`, which is empty."""
        raise NotImplementedError

    def forget_list(self) -> None:
        """Forget what was read: the list of another child is on its way."""

    def focus_list(self) -> None:
        """Put the focus on the first thing to do with the list."""
        raise NotImplementedError

    # What all of them do

    def open_form(self, title: str, shown: R, stored: R | None = None) -> None:
        """Open the form; `stored` is what the vault has, where that is something else."""
        self.notice.hide()
        self.undo.hide()
        self.form.show_record(shown)
        self.form.show_kept("")
        self._form_title.setText(title)
        # Read back, so that what the form tidies does not count as typed.
        self.keeper.attend(self.form.record() if stored is None else stored)
        self._show_form()

    def reload(self) -> None:
        """Read the list again."""
        if self.child is not None:
            self.desk.tasks.on_vault(
                self,
                partial(self.read, self.child.id),
                partial(self._on_found, self.child.id),
                self.say_error,
            )

    @override
    def keep_words(self) -> None:
        self.keeper.keep_before_leaving()

    @override
    def focus_first(self) -> None:
        super().focus_first()
        if self.keeper.is_attending:
            self.form.focus_first()
        elif self.child is not None:
            self.focus_list()
        else:
            self.choice.focus_first()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keeper.keep()

    def _build(self) -> None:
        look = self.look
        self.column.addWidget(Words(self.intro(), "muted"))
        self.choice = ChildChoice(self.desk, self.room)
        self.choice.chosen.connect(self._on_child_chosen)
        self.choice.failed.connect(self.say_error)
        self.column.addWidget(self.choice)
        self.notice = NoticeLine(look, "ok", "check")
        self.undo = NoticeLine(look, "info", "info")
        self.refusal = NoticeLine(look, "caution", "triangle-alert")
        for line in (self.notice, self.undo, self.refusal):
            self.column.addWidget(line)
        self.column.addWidget(self._build_views())
        self.column.addStretch(1)

    def _build_views(self) -> QWidget:
        look = self.look
        self.list_view = QWidget()
        self.list = QVBoxLayout(self.list_view)
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(look.px(10))
        self._form_view = Card(look)
        self._form_title = Heading("")
        self._form_view.column.addWidget(self._form_title)
        self._form_view.column.addWidget(self.form)
        self._views = Steps()
        self._views.add(self.list_view)
        self._views.add(self._form_view)
        self._views.hide()
        return self._views

    def _show_form(self) -> None:
        self._views.show_view(self._form_view)
        self.choice.setVisible(self.choice.box.count() > 1)
        self.scroll_area.verticalScrollBar().setValue(0)
        self.form.focus_first()
        self._focus_in_view.refresh()

    def _show_list(self) -> None:
        self.keeper.is_attending = False
        self.refusal.hide()
        self._views.show_view(self.list_view)
        self.choice.show()

    def _on_child_chosen(self, child: Child | None) -> None:
        is_same = child is not None and self.child is not None and child.id == self.child.id
        before, self.child = self.child, child
        if is_same:
            return
        is_kept = self.keeper.keep()
        self.forget_list()
        self.notice.hide()
        self.undo.hide()
        self._show_list()
        self._views.setVisible(child is not None)
        if is_kept and before is not None:
            words = translate(
                "RecordPage", "Kept. What you were writing is in the list for {child}."
            )
            self.notice.say(words.format(child=before.label))
        self.reload()

    def _on_found(self, child_id: int, found: Found[R]) -> None:
        if self.child is None or self.child.id != child_id:
            return
        focused = self.focusWidget()
        takes_focus = (
            focused is None or self.list_view.isAncestorOf(focused) or bool(self._row_wanted)
        )
        held = next((key for key, widget in self.rows.items() if widget is focused), "")
        clear_layout(self.list)
        self.rows.clear()
        self.draw(found)
        wanted, self._row_wanted = self._row_wanted or held, ""
        if takes_focus and not self.keeper.is_attending:
            self._focus_row(wanted)

    def _focus_row(self, row: str) -> None:
        widget = self.rows.get(row)
        if widget is None:
            self.focus_list()
            return
        widget.setFocus()
        settle(self.scroll_area)
        self.scroll_area.ensureWidgetVisible(widget)

    def _on_changed(self, change: Change) -> None:
        if change in self.changes:
            self.reload()

    def _on_save_wanted(self) -> None:
        if self.form.is_blank:
            self.refusal.say(
                translate(
                    "RecordPage", "There is nothing written yet. Write a few words, then save."
                )
            )
            self.form.focus_first()
            return
        self.form.save.setEnabled(False)
        self.keeper.save(self._on_saved)

    def _on_saved(self) -> None:
        self.form.save.setEnabled(True)
        self._row_wanted = str(self.keeper.stored_id)
        self._show_list()
        self.notice.say(translate("RecordPage", "Kept."))

    def _on_kept(self) -> None:
        now = formatting.clock(formatting.local(self.desk.clock.now()).time())
        self.form.show_kept(translate("RecordPage", "Kept, {time}").format(time=now))

    def _on_failed(self, error: CompanionError) -> None:
        self.form.save.setEnabled(True)
        self.say_error(error)

    def _on_cancel_wanted(self) -> None:
        is_changed = self.keeper.is_changed
        self._show_list()
        if not is_changed:
            self._focus_row(str(self.keeper.stored_id))
            return
        words = translate("RecordPage", "You closed the form. What you wrote was not kept.")
        again = translate("RecordPage", "Open it again")
        self.undo.say(words, again, self._on_reopen_wanted)
        self.undo.action.setFocus()
        self.scroll_area.verticalScrollBar().setValue(0)

    def _on_reopen_wanted(self) -> None:
        self.keeper.is_attending = True
        self._show_form()

    def _on_picture_refused(self) -> None:
        self.refusal.say(
            translate(
                "RecordPage",
                "Companion keeps words only, so that nothing here can harm you or the child.",
            ),
            translate("RecordPage", "Describe it instead"),
            self.form.words_box().setFocus,
        )
        self.refusal.action.setFocus()
        self.scroll_area.ensureWidgetVisible(self.refusal)
