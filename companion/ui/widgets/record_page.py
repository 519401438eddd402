# SPDX-License-Identifier: Apache-2.0
"""What the pages for reports and talks have in common: reading, drafts, saving, another child."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Generic

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QHideEvent

from companion.domain.checklist import Child
from companion.domain.errors import CompanionError
from companion.domain.form_draft import FormDraft, R
from companion.domain.missing import MissingSheet
from companion.domain.report import EarlierReport, Report
from companion.domain.watch import Watch, WatchWords
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.entry_words import since_words
from companion.ui.widgets.look_back import LookedThrough
from companion.ui.widgets.record_form import RecordForm
from companion.ui.widgets.record_keeper import Form, Held, Place, RecordKeeper, RecordService
from companion.ui.widgets.record_row import RecordRow
from companion.ui.widgets.record_view import RecordView
from companion.ui.widgets.scroll_page import clear_layout

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """What the vault holds for the page."""

    records: tuple[R, ...]
    drafts: tuple[FormDraft[R], ...] = ()
    looked: LookedThrough | None = None
    watches: tuple[Watch, ...] = ()
    """Decisions to watch, for the pages that list them."""
    may_watch: bool = True
    """False where a report or help now is asked for: watching takes the place of neither."""
    watch_drafts: tuple[FormDraft[WatchWords], ...] = ()
    reports: tuple[Report, ...] = ()
    """Reports, for the pages that list what is still open of them."""
    missing: MissingSheet | None = None
    """Part one of the missing sheet, where it was last looked through long ago."""
    sheet_worked_on: date | None = None
    """When the recovery sheet last worked, where that is long ago."""
    earlier: tuple[EarlierReport, ...] = ()
    """How reports read before they were changed."""


class RecordPage(RecordView, Generic[R]):
    """What is typed is a draft until it is saved: nothing saved is ever changed by leaving."""

    def __init__(
        self, desk: Desk, room: PrivateRoom, form: RecordForm[R], service: RecordService[R]
    ) -> None:
        super().__init__(desk, room, form)
        self.form: RecordForm[R] = form
        self.child: Child | None = None
        self.found: Found[R] | None = None
        self._held: dict[int, Held[R]] = {}
        """Forms whose words the vault could not take when another child was chosen."""
        self._row_wanted = ""
        self.record_wanted = 0
        """A record that is to be shown as soon as its child is there."""
        self._draft_at: datetime | None = None
        self.keeper: RecordKeeper[R] = RecordKeeper(
            desk, service, Form(form.record, lambda: form.is_blank)
        )
        self.keeper.setParent(self)
        self.keeper.kept.connect(self._on_draft_kept)
        self.keeper.failed.connect(self._on_keeping_failed)
        form.changed.connect(self.keeper.note_change)
        form.save_wanted.connect(self._on_save_wanted)
        form.cancel_wanted.connect(self._on_cancel_wanted)
        form.picture_refused.connect(self._on_picture_refused)
        self.choice.chosen.connect(self._on_child_chosen)
        self.choice.failed.connect(self.say_error)
        desk.signals.changed.connect(self._on_changed)

    # What a page of this kind says for itself

    changes: tuple[Change, ...] = ()

    def read(self, child_id: int) -> Found[R]:
        """Read the list, where the vault is."""
        raise NotImplementedError

    def draw(self, found: Found[R]) -> None:
        """Put the list into `self.list`, which is empty."""
        raise NotImplementedError

    def blank(self, child_id: int) -> R:
        """Return what an empty form says: it takes the words of another child off the form."""
        raise NotImplementedError

    def title_of(self, record: R) -> str:
        """Return what the form is called for a record."""
        raise NotImplementedError

    def words_of(self, record: R) -> str:
        """Return what a record is called in the list."""
        raise NotImplementedError

    def say_kept(self) -> None:
        """Say that the form is saved; `self.keeper.record_id` is its id in the vault."""
        self.notice.say(translate("RecordPage", "Kept."))

    # What all of them do

    def open_form(self, title: str, shown: R, stored: R | None = None) -> None:
        """Open the form; `stored` is what the vault has, where that is something else."""
        drafts = self.found.drafts if self.found is not None else ()
        draft = next((one for one in drafts if shown.id and one.record.id == shown.id), None)
        if draft is not None:
            self.open_draft(draft)
            return
        self._put_aside()
        self._fill(shown)
        # Read back, so that what the form tidies does not count as typed.
        before = self.form.record() if stored is None else stored
        self.keeper.attend(before, Place(shown.id))
        self.show_form(title)

    def open_draft(self, draft: FormDraft[R]) -> None:
        """Open the form with what was typed and not saved."""
        records = self.found.records if self.found is not None else ()
        saved = (one for one in records if draft.record.id and one.id == draft.record.id)
        place = Place(draft.record.id, draft.id)
        title = self.title_of(draft.record)
        self._put_aside()
        self._open_again(Held(title, draft.record, next(saved, None), place))
        self._draft_at = draft.kept_at
        self.undo.say(_draft_words(draft.kept_at, self.desk))

    def new_draft(self) -> FormDraft[R] | None:
        """Return the newest draft of something that was never saved."""
        drafts = self.found.drafts if self.found is not None else ()
        return next((one for one in drafts if not one.record.id), None)

    def show_record(self, record_id: int) -> None:
        """Scroll to a record and put the focus on it, after choosing the child it is about."""
        self.record_wanted = record_id
        self.desk.tasks.on_vault(
            self,
            partial(self._owner_of, record_id),
            partial(self._on_owner_found, record_id),
            self.say_error,
        )

    def row_of(self, record_id: int) -> str:
        """Return what a record is called in `rows`."""
        return str(record_id)

    def _owner_of(self, record_id: int) -> int:
        for child in self.room.checklist.children():
            if any(one.id == record_id for one in self.read(child.id).records):
                return child.id
        return 0

    def _on_owner_found(self, record_id: int, child_id: int) -> None:
        if self.record_wanted != record_id:
            return
        if not child_id:
            self.record_wanted = 0
            self.say(translate("RecordPage", "This is not in the record any more."))
        elif self.child is None or self.child.id != child_id:
            self.desk.chosen_child.choose(child_id)
        elif self.row_of(record_id) in self.rows:
            self._bring_wanted()
        else:
            self.reload()

    def _bring_wanted(self) -> None:
        """Show the list with the record; what is typed in an open form is kept as a draft."""
        wanted, self.record_wanted = self.record_wanted, 0
        if self.keeper.is_attending:
            self._row_wanted = self.row_of(wanted)
            self._put_aside()
            self._close_form()
            self.hide_lines()
        self.bring_row(self.row_of(wanted))

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
    def refresh(self) -> None:
        if self.keeper.is_changed and self._draft_at is not None:
            self.undo.say(_draft_words(self._draft_at, self.desk))

    @override
    def keep_words(self) -> None:
        self.keeper.keep_before_leaving()

    @property
    @override
    def has_unkept_words(self) -> bool:
        return self.keeper.is_dirty

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

    def _open_again(self, held: Held[R]) -> None:
        self._fill(held.record)
        self.keeper.attend(held.stored, held.place)
        self.show_form(held.title)

    def _fill(self, record: R) -> None:
        self.hide_lines()
        self._set_busy(is_busy=False)
        self._draft_at = None
        self.form.show_record(record)
        self.form.show_kept("")

    def _close_form(self) -> None:
        self.keeper.close()
        self._set_busy(is_busy=False)
        self.show_list()

    def _set_busy(self, *, is_busy: bool) -> None:
        self.form.save.setEnabled(not is_busy)
        self.form.cancel.setEnabled(not is_busy)

    def _put_aside(self, done: Callable[[], None] | None = None) -> None:
        """Leave an open form; what is typed in it is kept as a draft. `done` hears of that."""
        if not self.keeper.is_changed or self.child is None:
            self.keeper.close()
            return
        held, write = self.keeper.hold(self.form_title), self.keeper.write()
        self.keeper.close()
        self.desk.tasks.on_vault(
            self,
            write,
            lambda _: (done or self.reload)(),
            partial(self._on_putting_aside_failed, held),
            is_keeping=True,
        )

    def _on_putting_aside_failed(self, held: Held[R], error: CompanionError) -> None:
        child_id = held.record.child_id
        self._held[child_id] = held
        if not self.keeper.is_attending:
            self.desk.chosen_child.choose(child_id)
            self._open_held()
        self.say_error(error)

    def _open_held(self) -> None:
        """Bring back, with its words, a form that could not be kept."""
        held = self._held.pop(self.child.id, None) if self.child is not None else None
        if held is not None:
            self._open_again(held)
            self.keeper.take_back()

    def _on_child_chosen(self, child: Child | None) -> None:
        is_same = child is not None and self.child is not None and child.id == self.child.id
        if is_same:
            self.child = child
            return
        self._leave_child(self.child)
        self.child, self.found = child, None
        self.hide_lines()
        self._close_form()
        # At once, and hidden parts too: nothing of one child stands while another is open.
        self.form.show_record(self.blank(child.id if child is not None else 0))
        clear_layout(self.list)
        self.rows.clear()
        self.show_nothing(is_hidden=child is None)
        self._open_held()
        self.reload()

    def _leave_child(self, before: Child | None) -> None:
        def done() -> None:
            if before is not None and (self.child is None or self.child.id != before.id):
                words = translate(
                    "RecordPage", "Your draft for {child} is kept. It is not saved yet."
                )
                self.notice.say(words.format(child=before.label))

        self._put_aside(done)

    def _on_found(self, child_id: int, found: Found[R]) -> None:
        if self.child is None or self.child.id != child_id:
            return
        is_first, self.found = self.found is None, found
        focused = self.focusWidget()
        takes_focus = (
            focused is None or self.list_view.isAncestorOf(focused) or bool(self._row_wanted)
        )
        held = next((key for key, widget in self.rows.items() if widget is focused), "")
        clear_layout(self.list)
        self.rows.clear()
        self.draw(found)
        self._draw_drafts(found.drafts)
        wanted, self._row_wanted = self._row_wanted or held, ""
        if self.record_wanted and self.row_of(self.record_wanted) in self.rows:
            self._bring_wanted()
        elif is_first and found.drafts and not self.keeper.is_attending:
            self.open_draft(found.drafts[0])
        elif takes_focus and not self.keeper.is_attending:
            self.focus_row(wanted)

    def _draw_drafts(self, drafts: tuple[FormDraft[R], ...]) -> None:
        for at, draft in enumerate(drafts):
            words = _draft_words(draft.kept_at, self.desk)
            row = RecordRow(self.look, self.words_of(draft.record), ((words, "body"),))
            go_on = ActionButton(
                self.look,
                translate("RecordPage", "Go on writing"),
                "pencil",
                on_click=partial(self.open_draft, draft),
            )
            go_on.setAccessibleDescription(self.words_of(draft.record))
            row.add_action(go_on)
            self.rows[f"draft:{draft.id}"] = go_on
            self.list.insertWidget(at, row)

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
        self._set_busy(is_busy=True)
        held = self.keeper.hold(self.form_title)
        label = self.child.label if self.child is not None else ""
        self.keeper.save(partial(self._on_saved, label), partial(self._on_saving_failed, held))

    def _on_saved(self, label: str, is_open: bool) -> None:
        if not is_open:
            words = translate("RecordPage", "Kept. It is in the list for {child}.")
            self.notice.say(words.format(child=label))
            return
        self._set_busy(is_busy=False)
        if self.keeper.is_changed:
            self.keeper.note_change()
            self.notice.say(
                translate("RecordPage", "Kept. What you wrote since then is not saved yet.")
            )
            return
        self._row_wanted = str(self.keeper.record_id)
        self._close_form()
        self.hide_lines()
        self.say_kept()
        self._open_held()

    def _on_saving_failed(self, held: Held[R], error: CompanionError) -> None:
        if self.keeper.is_attending and self.keeper.place is held.place:
            self._set_busy(is_busy=False)
            self.say_error(error)
        else:
            self._on_putting_aside_failed(held, error)

    def _on_draft_kept(self, is_draft: bool) -> None:
        self._draft_at = self.desk.clock.now() if is_draft else None
        now = formatting.clock(formatting.local(self.desk.clock.now()).time())
        words = translate("RecordPage", "Draft kept, {time}. Not saved yet.").format(time=now)
        self.form.show_kept(words if is_draft else "")

    def _on_keeping_failed(self, error: CompanionError) -> None:
        self.form.show_kept(translate("RecordPage", "Not kept yet. It is tried again."))
        self.say_error(error)

    def _on_cancel_wanted(self) -> None:
        if self.keeper.is_changed or self.keeper.has_draft:
            self._set_busy(is_busy=True)
            thrown = partial(self._on_thrown_away, self.keeper.place)
            self.keeper.throw_away(thrown, self._on_throwing_away_failed)
        else:
            row = str(self.keeper.record_id)
            self._close_form()
            self.hide_lines()
            self.focus_row(row)
            self._open_held()

    def _on_thrown_away(self, place: Place) -> None:
        if not self.keeper.is_attending or self.keeper.place is not place:
            return
        held = self.keeper.hold(self.form_title)
        self._close_form()
        self.hide_lines()
        self.reload()
        words = translate("RecordPage", "You closed the form. What you wrote was not kept.")
        self.undo.say(
            words, translate("RecordPage", "Open it again"), partial(self._on_reopen_wanted, held)
        )
        self.undo.action.setFocus()
        self.scroll_area.verticalScrollBar().setValue(0)
        self._open_held()

    def _on_throwing_away_failed(self, error: CompanionError) -> None:
        self._set_busy(is_busy=False)
        self.keeper.take_back()
        self.say_error(error)

    def _on_reopen_wanted(self, held: Held[R]) -> None:
        self._open_again(held)
        self.keeper.note_change()

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


def _draft_words(kept_at: datetime, desk: Desk) -> str:
    words = translate("RecordPage", "This is your draft from {time}. Not saved yet.")
    return words.format(time=since_words(kept_at, desk.clock.now()))
