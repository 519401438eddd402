# SPDX-License-Identifier: Apache-2.0
"""Writing and reading one entry: its form, its draft, saving, striking out, and its history."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Certainty, Draft, Entry, Reasons
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.draft_keeper import DraftKeeper, Wording
from companion.ui.widgets.entry_form import Filled
from companion.ui.widgets.entry_opening import OpenedEntry, linkable, open_entry
from companion.ui.widgets.entry_view import EntryView
from companion.ui.widgets.entry_words import happened_words, since_words
from companion.ui.widgets.link_names import Linkable
from companion.ui.widgets.scroll_to import bring_into_view

Loader = Callable[[], OpenedEntry]
Say = Callable[[], None]


class EntryEditor(EntryView):
    """One entry at a time. Whatever is typed is kept before another one is shown."""

    opened = Signal(object)
    """The id of the entry that is shown now; None for a new one."""
    stored = Signal()
    """All words are in the vault, as a draft or as an entry."""
    failed = Signal(object)
    """A CompanionError, for the page's `say_error`."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk, room.people)
        self._desk, self._room, self._journal = desk, room, room.journal
        self._child_id = 0
        self._label = ""
        self._entry: Entry | None = None
        self._baseline = Filled()
        self._said_at: datetime | None = None
        self._reason = ""
        self._kept_at: datetime | None = None
        self._request = 0
        self._waiting: Say | None = None
        self._is_saving = False
        self._has_typed_since = False
        self._reminder = ""
        self._keeper = DraftKeeper(desk, room, self._wording)
        self._keeper.setParent(self)
        self._keeper.kept.connect(self._on_kept)
        self._keeper.failed.connect(self._on_keeping_failed)
        self.form.changed.connect(self._on_form_changed)
        self.form.name_offers.kept.connect(self._on_names_kept)
        self.form.when.words.read.connect(self._show_answer_about_day)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self.foot.reason_changed.connect(self._on_reason_changed)
        self.foot.save_wanted.connect(self.save)
        self.foot.strike_wanted.connect(self._on_strike_wanted)
        self.foot.restore_wanted.connect(self._restore)
        self.see_names.failed.connect(self.failed)
        self.discard.clicked.connect(self._throw_away)
        self.discard.hide()

    @property
    def entry_id(self) -> int | None:
        """The entry that is shown; None for a new one."""
        return self._entry.id if self._entry else None

    @property
    def child_id(self) -> int:
        """The child that the words in the form are about; 0 while there is nobody."""
        return self._child_id

    @property
    def is_ready(self) -> bool:
        """True once there is an entry in the form; before it there is nobody to write about."""
        return bool(self._child_id)

    def leave_child(self) -> None:
        """Keep what is typed, then take it off the form; what can not be kept stays there."""
        self.open(lambda: OpenedEntry(0))

    @property
    def has_draft(self) -> bool:
        """True where there is wording that is kept and not saved."""
        return self._kept_at is not None

    def show_child(self, label: str) -> None:
        self._label = label

    def open(self, loader: Loader, say: Say | None = None) -> None:
        """Keep what is typed, then show what `loader` reads in the vault."""
        again = partial(self.open, loader, say)
        if self._is_saving:
            self._waiting = again
            return
        self._request += 1
        write = self._keeper.hand_over()

        def work() -> OpenedEntry:
            if write is not None:
                write()
            return loader()

        def failed(error: CompanionError) -> None:
            if write is not None:
                self._keeper.take_back()
            self.failed.emit(error)
            self.opened.emit(self.entry_id)

        done = partial(self._on_loaded, (self._request, self._keeper.edits), again, say)
        # Work that changes something must never be replaced by a newer question.
        replaces = "" if write or say else "journal-open"
        keeps = write is not None
        self._desk.tasks.on_vault(self, work, done, failed, replaces=replaces, is_keeping=keeps)

    def save(self) -> None:
        """Save the entry, or the change to it as a revision."""
        if self._is_saving or (self._entry is not None and self._entry.is_struck_out):
            return
        self.form.put_description()
        self.form.look_now()
        filled = self.form.filled()
        if not filled.text.saw.strip():
            self.failed.emit(CompanionError(ErrorCode.ENTRY_EMPTY))
            self.form.saw.setFocus()
            return
        if self.form.when.words.is_unclear:
            self._ask_about_day(filled)
            return
        room, child_id, entry_id = self._room, self._child_id, self.entry_id
        journal = room.journal
        reason = self.foot.reason.toPlainText().strip()
        # Ended in the middle of the work below, the process leaves the draft at least. Where it
        # can not be kept, saving is tried all the same.
        keep, let_arrive = self._keeper.hand_over(), self._keeper.let_arrive()

        def work() -> OpenedEntry:
            if keep is not None:
                with suppress(CompanionError):
                    keep()
            if entry_id is None:
                entry = journal.save_entry(child_id, filled.happened, filled.text, filled.details)
            else:
                entry = journal.change_entry(
                    entry_id, filled.happened, filled.text, reason, filled.details
                )
            with suppress(CompanionError):
                let_arrive()
            return open_entry(room, child_id, entry.id)

        self._is_saving, self._has_typed_since = True, False
        done = partial(self._on_saved, filled)
        self._desk.tasks.on_vault(self, work, done, self._on_saving_failed, is_keeping=True)

    def _ask_about_day(self, filled: Filled) -> None:
        """Words for a day that are not clear must not be saved as another day unseen."""
        when, line = self.form.when, self.form.when.words

        def save_all_the_same() -> None:
            line.settle()
            self.save()

        def save_without() -> None:
            when.radios[Certainty.UNKNOWN].click()
            save_all_the_same()

        words = self.tr("Not saved yet: the day you typed is not clear. Choose one, or change it.")
        self.notice.say(words, self.tr("Save it with the day not known"), save_without)
        day = happened_words(filled.happened)
        self.notice.offer(self.tr("Save it as: {day}").format(day=day), save_all_the_same)
        line.line.setFocus()
        self._show_answer_about_day()

    def _show_answer_about_day(self) -> None:
        """Scroll to what is said about the day that is being typed, once it has been laid out."""
        line = self.form.when.words
        if line.line.hasFocus():
            QTimer.singleShot(0, line, lambda: bring_into_view(line))

    def keep(self) -> None:
        """Keep what is typed, soon."""
        self._keeper.keep()

    def keep_before_leaving(self) -> None:
        """Keep what is typed, and wait for it shortly."""
        if self._is_saving and self._has_typed_since:
            self._keeper.note_change()
        self._keeper.keep_before_leaving()

    @property
    def has_unkept_words(self) -> bool:
        """True where words are typed that the vault does not have yet."""
        return self._keeper.is_dirty

    def reload_known(self) -> None:
        """Read again what an entry of this child may belong to."""
        child_id = self._child_id

        def done(known: Linkable) -> None:
            if self._child_id == child_id:
                self.form.details.links.show_known(known)

        read = partial(linkable, self._room, child_id)
        self._desk.tasks.on_vault(self, read, done, self.failed.emit)

    def remind(self) -> None:
        """Say that there is a draft, or that the entry is struck out, when it is seen again."""
        if self._kept_at is not None:
            time = since_words(self._kept_at, self._desk.clock.now())
            self.say_draft(time, self._throw_away)
            self._reminder = self.notice.words.text()
        elif self._entry is not None and self._entry.is_struck_out:
            self.say_struck_out(self._reason, self._restore)

    def take_words(self, box: str, words: str) -> None:
        """Put words that were carried here into a box, below what stands in it."""
        where = self.tr("The words you looked up are here. Not saved yet.")
        if box != "saw":
            where = self.tr(
                "The words you looked up are in “The child's exact words”. Not saved yet. "
                "Write here how you came to hear them."
            )
        self._add_words(box, words, where)

    def take_strange_words(self, words: str) -> None:
        """Put words that were written for another record below what stands here."""
        where = self.tr(
            "The words that were waiting are here. Not saved yet. They begin with the name of "
            "the child they were written for. Look first whether they belong here."
        )
        self._add_words("saw", words, where)

    def _add_words(self, box: str, words: str, where: str) -> None:
        if self.has_draft:
            where += " " + self.tr("They were added to the entry that you had begun.")
        # Told before: they wait no more once the draft with them is kept.
        self._keeper.arrive(words)
        self.form.add_words(box, words)
        self._keeper.keep()
        self.notice.say(where)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keeper.keep()
        self.notice.hide()
        self.refusal.hide()

    def _wording(self) -> Wording:
        filled, reasons = self.form.filled(), self.foot.reasons()
        is_changed = filled != self._baseline or not reasons.is_blank
        return Wording(filled, reasons, is_changed)

    @property
    def _is_reworded(self) -> bool:
        return self.form.filled() != self._baseline

    def _on_loaded(
        self, asked: tuple[int, int], again: Say, say: Say | None, found: OpenedEntry
    ) -> None:
        request, edits = asked
        if request != self._request:
            return
        if self._is_saving:
            self._waiting = again
            return
        if self._keeper.is_dirty or self._keeper.edits != edits:
            # Something was typed since it was read: keep that, and read again.
            again()
            return
        self._fill(found)
        self._attend(found)
        (say or self.remind)()
        self.area.verticalScrollBar().setValue(0)
        self.opened.emit(self.entry_id)

    def _fill(self, found: OpenedEntry) -> None:
        if found.entry is None:
            self.form.show_blank()
        else:
            now = found.entry.current
            self.form.show_filled(Filled(now.happened, now.text, now.details), found.said_at)
        self._said_at = found.said_at
        self._baseline = self.form.filled()
        if found.draft is not None:
            self._fill_draft(found, found.draft)
        self.form.undo.begin()

    def _fill_draft(self, found: OpenedEntry, draft: Draft) -> None:
        filled = Filled(draft.happened, draft.text, draft.details)
        if draft.happened.said == self._baseline.happened.said:
            self.form.show_filled(filled, found.said_at)
        else:
            self.form.show_begun(filled, draft.kept_at)

    def _attend(self, found: OpenedEntry) -> None:
        """Fit everything around the form to the entry that is in it."""
        entry = found.entry
        is_struck_out = entry is not None and entry.is_struck_out
        self._child_id, self._entry = found.child_id, entry
        self._keeper.attend(found.child_id, found.entry_id)
        self.show_title(entry, self._label)
        self._reason = found.history[-1].reason if found.history else ""
        self.form.details.tags.show_used_before(found.tags)
        self.form.details.links.show_known(found.known)
        self.form.set_struck_out(is_struck_out=is_struck_out)
        self._show_names(entry)
        self.history.show_revisions(found.history, self.form.details.links.names)
        self.foot.begin(is_new=entry is None, is_struck_out=is_struck_out)
        if found.draft is not None:
            self.foot.show_reasons(found.draft.reasons)
        self._show_whether_changed()
        self._show_kept(found.draft.kept_at if found.draft else None)
        self.notice.hide()
        self.refusal.hide()

    def _show_names(self, entry: Entry | None) -> None:
        if entry is None:
            self.see_names.forget()
        else:
            self.see_names.show_names(entry.child_id, entry.current.details)

    def _on_form_changed(self) -> None:
        if self._is_saving:
            self._has_typed_since = True
            return
        if self._entry is not None:
            self.foot.show_changed(is_changed=True)
        if self.notice.words.text() == self._reminder:
            # Once it is written on, the foot says in one line that the draft is kept.
            self.notice.hide()
        self._keeper.note_change()

    def _on_names_kept(self) -> None:
        """Save names that are kept with a saved entry at once, where nothing else was changed."""
        filled, before = self.form.filled(), self._baseline
        names = replace(
            filled.details, people=before.details.people, accounts=before.details.accounts
        )
        if self._entry is not None and replace(filled, details=names) == before:
            self.save()

    def _on_focus_changed(self, old: QWidget | None, _new: QWidget | None) -> None:
        if isValid(self) and old is not None and isValid(old) and self.isAncestorOf(old):
            self._keeper.keep()

    def _on_reason_changed(self) -> None:
        if self._is_saving:
            self._has_typed_since = True
        else:
            self._keeper.note_change()

    def _show_whether_changed(self) -> None:
        """Ask why, where the words differ from what is saved or an answer was begun."""
        is_begun = bool(self.foot.reasons().change.strip())
        self.foot.show_changed(is_changed=bool(self._entry and (self._is_reworded or is_begun)))

    def _on_kept(self, is_draft: bool) -> None:
        self.stored.emit()
        is_first = self._kept_at is None
        self._show_kept(self._desk.clock.now() if is_draft else None)
        if not is_draft:
            self._show_whether_changed()
        elif is_first:
            self.foot.speak_status()

    def _show_kept(self, at: datetime | None) -> None:
        self._kept_at = at
        self.show_kept(since_words(at, self._desk.clock.now()) if at is not None else "")

    def _on_keeping_failed(self, error: CompanionError) -> None:
        self.foot.show_status(self.tr("Not kept yet. It is tried again."), is_well=False)
        self.failed.emit(error)

    def _throw_away(self) -> None:
        typed_at = self.form.when.words.typed_at
        show = partial(self.form.show_begun, self.form.filled(), typed_at)
        bring_back = partial(self._replace, show, self.foot.reasons())
        self._replace(partial(self.form.show_filled, self._baseline, self._said_at), Reasons())
        self.notice.say(self.tr("Draft thrown away."), self.tr("Undo"), bring_back)

    def _replace(self, show: Say, reasons: Reasons) -> None:
        show()
        self.form.undo.note()
        self.foot.show_reasons(reasons)
        self._show_whether_changed()
        self._keeper.note_change()
        self._keeper.keep()
        self.form.saw.setFocus()

    def _on_saved(self, saved: Filled, found: OpenedEntry) -> None:
        self._is_saving = False
        self._baseline = saved
        self._attend(found)
        at = since_words(self._desk.clock.now(), self._desk.clock.now())
        self.foot.show_status(self.tr("Saved, {time}").format(time=at))
        self.stored.emit()
        announce(self, self.tr("Entry saved"))
        if self._has_typed_since:
            self._on_form_changed()
        if self._waiting is None:
            self.opened.emit(self.entry_id)
            return
        # Something else is wanted by now, perhaps of another child: this one is not shown.
        waiting, self._waiting = self._waiting, None
        waiting()

    def _on_saving_failed(self, error: CompanionError) -> None:
        self._is_saving, self._waiting = False, None
        self._keeper.note_change()
        self.failed.emit(error)
        self.opened.emit(self.entry_id)

    def _on_strike_wanted(self, reason: str) -> None:
        self._mark(
            lambda entry_id: self._journal.strike_out(entry_id, reason),
            lambda: self.notice.say(self.tr("Struck out."), self.tr("Undo"), self._restore),
        )

    def _restore(self) -> None:
        self._mark(self._journal.restore, lambda: self.notice.say(self.tr("The entry is back.")))

    def _mark(self, mark: Callable[[int], Entry], say: Say) -> None:
        room, child_id, entry_id = self._room, self._child_id, self.entry_id
        if entry_id is None:
            return

        def loader() -> OpenedEntry:
            mark(entry_id)
            return open_entry(room, child_id, entry_id)

        self.open(loader, say)
