# SPDX-License-Identifier: Apache-2.0
"""I noticed something: a quick note from anywhere in the private room, and the way back."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from companion.domain.form_draft import FormDraft
from companion.domain.noticing import Noticing, QuickNote
from companion.services.changes import Change
from companion.services.noticing_service import Noted
from companion.services.private_room import PrivateRoom
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.kit.targets import record_of
from companion.ui.widgets.answer_words import reasons_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.child_line import ChildLine
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.note_step import NoteStep
from companion.ui.widgets.quick_note_form import QuickNoteForm
from companion.ui.widgets.record_page import Found, RecordPage
from companion.ui.widgets.record_row import RecordRow
from companion.ui.widgets.scroll_to import scroll_to_top, show_whole

SHOWN = 10
STILL_NOW = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class FoundNotes(Found[QuickNote]):
    """The notes about a child, and what was noted this moment."""

    notes: tuple[Noticing, ...] = ()
    noted: Noted | None = None


class QuickNotePage(RecordPage[QuickNote]):
    """The form at once; after saving, what it leads to, and back to where the person was."""

    changes = (Change.NOTICINGS, Change.CHILDREN)

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        self.note_form = QuickNoteForm(desk)
        self.whose = ChildLine(desk.look)
        super().__init__(desk, room, self.note_form, room.quick_note_forms)
        self.column.insertWidget(self.column.indexOf(self.choice) + 1, self.whose)
        self.note_form.finder.failed.connect(self.say_error)
        self.note_form.finder.grown.connect(self._on_finder_grown)
        self.choice.show_box_only()
        self._is_wanted = False
        self._noted_id = self._said_id = self._asked_id = 0
        """The notes kept this moment, whose help line was spoken, and that was asked for."""
        self.heading.setText(self.tr("I noticed something"))
        self.setWindowTitle(self.heading.text())
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self._on_save_key)

    @override
    def intro(self) -> str:
        return self.tr("One sign, one line. A sign is a reason to be curious, not proof.")

    @override
    def show_form(self, title: str) -> None:
        super().show_form(title)
        self.whose.show_child(self.child if self.choice.isHidden() else None)

    @override
    def show_list(self) -> None:
        super().show_list()
        self.whose.hide()

    @override
    def open_target(self, target: str) -> None:
        """Open the form at once, whatever was shown before; show the note for "note=ID"."""
        note_id = record_of(target, "note")
        if note_id:
            self._is_wanted, self._asked_id = False, note_id
            self.show_record(note_id)
            return
        self._is_wanted = True
        self._open_wanted()

    @override
    def read(self, child_id: int) -> FoundNotes:
        notes = self.room.noticings.of(child_id)
        return FoundNotes(
            tuple(QuickNote(one.id, one.child_id, one.sign_id, one.words) for one in notes),
            tuple(map(self._dated, self.room.quick_note_forms.drafts.of(child_id))),
            notes=notes,
            noted=self.room.noticings.noted(self._noted_id, child_id),
        )

    @override
    def row_of(self, record_id: int) -> str:
        return f"note:{record_id}"

    @override
    def blank(self, child_id: int) -> QuickNote:
        return QuickNote(0, child_id)

    @override
    def title_of(self, record: QuickNote) -> str:
        return self.tr("What did you notice?")

    @override
    def words_of(self, record: QuickNote) -> str:
        sign = self.desk.content.signs().get(record.sign_id)
        return record.words or (sign.text if sign else self.title_of(record))

    @override
    def say_kept(self) -> None:
        self._noted_id = self.keeper.record_id
        self.notice.say(
            self.tr("Kept. It will be beside the list when you look through it next."),
            self.tr("Take it back"),
            partial(self._on_take_back, self._noted_id),
        )
        self.reload()

    @override
    def draw(self, found: Found[QuickNote]) -> None:
        notes = found.notes if isinstance(found, FoundNotes) else ()
        noted = found.noted if isinstance(found, FoundNotes) else None
        if noted is not None:
            self._draw_noted(noted)
        self.list.addWidget(self._build_ways())
        if notes:
            self.list.addWidget(Heading(self.tr("What you noted")))
        wanted = [one for one in notes[SHOWN:] if one.id == self._asked_id]
        for one in (*notes[:SHOWN], *wanted):
            self.list.addWidget(self._build_row(one))
        if len(notes) > SHOWN + len(wanted):
            self.list.addWidget(Words(self.tr("Earlier ones stand beside the list."), "muted"))
        self._open_wanted()

    def _dated(self, draft: FormDraft[QuickNote]) -> FormDraft[QuickNote]:
        """Return a draft as it was meant: its "now" is by now an earlier moment of its own day."""
        if draft.record.day is not None or self.desk.clock.now() - draft.kept_at < STILL_NOW:
            return draft
        day = formatting.local(draft.kept_at).date()
        return replace(draft, record=replace(draft.record, day=day))

    def _draw_noted(self, noted: Noted) -> None:
        """Show what the note leads to; the first time, say it and bring it into view."""
        step = NoteStep(self.desk, noted)
        step.go.connect(self.go)
        self.list.addWidget(step)
        if self._said_id == self._noted_id:
            return
        self._said_id = self._noted_id
        if step.help_line is not None:
            step.help_line.say()
        # It has its place once the list has been laid out.
        QTimer.singleShot(0, self, lambda: scroll_to_top(self.scroll_area, self.notice))

    @override
    def focus_list(self) -> None:
        if self.list.count():
            self.back.setFocus()

    def _build_ways(self) -> QWidget:
        self.back = ActionButton(
            self.look,
            self.tr("Back to where you were"),
            "arrow-left",
            on_click=partial(self.go.emit, "page:back"),
        )
        more = ActionButton(
            self.look, self.tr("Note something else"), "plus", on_click=self._on_more_clicked
        )
        to_list = ActionButton(
            self.look,
            self.tr("Go to the list"),
            "list-checks",
            "quiet",
            partial(self.go.emit, "page:notice"),
        )
        row = WrapRow(self.look.px(8))
        for button in (self.back, more, to_list):
            row.add(button)
        return row

    def _build_row(self, one: Noticing) -> QWidget:
        sign = self.desk.content.signs().get(one.sign_id)
        title = sign.text if sign else one.words
        lines = (
            (one.words if sign else "", "body"),
            (reasons_words(sign) if sign else "", "muted"),
            (self._day_words(one), "muted"),
        )
        row = RecordRow(self.look, title, lines)
        if not one.is_taken_back:
            take_back = ActionButton(
                self.look,
                self.tr("Take it back"),
                "undo-2",
                "quiet",
                partial(self._on_take_back, one.id),
            )
            stays = self.tr("It stays on this list, and can not be taken in again. {note}")
            take_back.setAccessibleDescription(stays.format(note=title))
            row.add_action(take_back)
            self.rows[f"note:{one.id}"] = take_back
        else:
            self.rows[f"note:{one.id}"] = row.title
        return row

    def _day_words(self, one: Noticing) -> str:
        day = formatting.day(formatting.local(one.noticed_at).date())
        if one.taken_back_at is None:
            return day
        back = formatting.day(formatting.local(one.taken_back_at).date())
        words = self.tr("{day}. You took it back on {back_day}.")
        return words.format(day=day, back_day=back)

    def _on_take_back(self, note_id: int) -> None:
        self.hide_lines()
        self.desk.tasks.on_vault(
            self,
            partial(self.room.noticings.take_back, note_id),
            lambda _: self.notice.say(self.tr("Taken back.")),
            self.say_error,
        )

    def _on_finder_grown(self) -> None:
        finder = self.note_form.finder
        QTimer.singleShot(0, self, lambda: show_whole(self.scroll_area, finder, finder.field))

    def _on_more_clicked(self) -> None:
        self.hide_lines()
        self.open_target("")

    def _on_save_key(self) -> None:
        if self.keeper.is_attending and self.form.save.isEnabled():
            self.form.save_wanted.emit()

    def _open_wanted(self) -> None:
        if not self._is_wanted or self.found is None or self.child is None:
            return
        self._is_wanted = False
        draft = self.new_draft()
        if self.keeper.is_attending:
            return
        if draft is not None:
            self.open_draft(draft)
        else:
            self.open_form(self.title_of(self.blank(0)), self.blank(self.child.id))
