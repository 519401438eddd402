# SPDX-License-Identifier: Apache-2.0
"""The form of a child on its card: what is typed is kept until it is saved or closed."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from companion.domain.checklist import Child, ChildColour
from companion.domain.errors import CompanionError
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.autosave import KEEP_NOW_SECONDS, Autosave
from companion.ui.widgets.child_form import ChildForm
from companion.ui.widgets.kept_form import KeptForm
from companion.ui.widgets.labels import Heading, Words


class ChildFormKeeper(Autosave):
    """Keeps the form that is open; what equals its beginning is nothing to keep."""

    def __init__(self, desk: Desk, room: PrivateRoom, read: Callable[[], Child]) -> None:
        super().__init__(desk)
        self._drafts, self._read = room.child_drafts, read
        self._beginning: Child | None = None

    def attend(self, beginning: Child) -> None:
        """Keep what is typed into the form, which began like this."""
        self.begin()
        self._beginning = beginning

    @override
    def write(self) -> Callable[[], bool]:
        drafts, said = self._drafts, self._read()
        is_changed = said != self._beginning

        def work() -> bool:
            if is_changed:
                drafts.keep(said)
            else:
                drafts.drop(said.id)
            return is_changed

        return work


class ChildCard(KeptForm):
    """Adds a child, or changes one. What was typed and not saved is there when it is opened again.

    Whoever it stands beside reads the drafts with the children, and hands them over.
    """

    kept = Signal(int)
    """A child was saved, with this id. The form is closed."""
    cancelled = Signal()
    """The form is closed, and what was typed into it is dropped."""
    failed = Signal(object)
    """A CompanionError, for the page's `say_error`."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look)
        self._desk, self._room = desk, room
        self._drafts: dict[int, Child] = {}
        self._left: dict[int, Child] = {}
        """What was put away, until it is heard that it is kept."""
        self._is_unheard = False
        """True while what was typed as the form was hidden is on its way."""
        self._beginning = Child(0, "")
        self._is_saving = False
        self._title = Heading("")
        self.begun = Words(self.tr("You typed this before. It is not saved yet."), "muted")
        self.form = ChildForm(desk.look, desk.clock)
        self.form.saved.connect(self._on_saved)
        self.form.cancelled.connect(self._on_cancelled)
        self._keeper = ChildFormKeeper(desk, room, self.form.typed)
        self._keeper.setParent(self)
        self._keeper.failed.connect(self.failed)
        self.form.changed.connect(self._keeper.note_change)
        for part in (self._title, self.begun, self.form):
            self.column.addWidget(part)
        self.hide()

    @property
    def edits(self) -> int:
        """How often something was typed: to be handed back with drafts that were read since."""
        return self._keeper.edits

    def has_begun(self, child_id: int) -> bool:
        """Tell whether something was typed about a child and not saved; 0 is a new child."""
        return child_id in self._drafts

    def open(self, title: str, child: Child | None, free: ChildColour, *, can_cancel: bool) -> None:
        """Open the form of a child, or of a new one, as it was left."""
        self.put_away()
        self._title.setText(title)
        self.form.show_child(child, free, can_cancel=can_cancel)
        self._beginning = self.form.typed()
        self._keeper.attend(self._beginning)
        self._show_draft()
        if self._left.pop(self._beginning.id, None) is not None:
            self._keeper.take_back()
        self.show()

    def put_away(self) -> None:
        """Close the form. What is typed waits until it is opened again."""
        if self.isHidden():
            return
        write, typed = self._keeper.write(), self.form.typed()
        self._keeper.begin()
        self.hide()
        self._drafts.pop(typed.id, None)
        if typed != self._beginning:
            self._drafts[typed.id] = self._left[typed.id] = typed
        self._desk.tasks.on_vault(
            self, write, lambda _: self._on_left_kept(typed), self.failed.emit, is_keeping=True
        )

    def show_drafts(self, drafts: Iterable[Child], edits: int) -> None:
        """Take what the vault has; an open form shows it too, unless something was typed since."""
        if edits != self.edits or self._keeper.is_dirty or self._is_saving:
            return
        self._drafts = {draft.id: draft for draft in drafts} | self._left
        if not self.isHidden():
            self._show_draft()

    @override
    def keep_words(self) -> None:
        for typed in tuple(self._left.values()):
            keep = partial(self._room.child_drafts.keep, typed)
            try:
                self._desk.tasks.now_on_vault(keep, KEEP_NOW_SECONDS)
                self._left.pop(typed.id)
            except TimeoutError:
                kept = partial(self._on_kept_after_all, typed)
                self._desk.tasks.on_vault(self, keep, kept, self.failed.emit, is_keeping=True)
            except CompanionError:
                # Held, where somebody locks or leaves; else tried again.
                continue
        if self._is_unheard:
            # It may have failed already, and only the news of it is still to come.
            self._keeper.take_back()
        self._keeper.keep_before_leaving()

    @property
    @override
    def has_unkept_words(self) -> bool:
        return self._keeper.is_dirty or bool(self._left)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # At once, also behind a write that is under way: the page that comes reads it next.
        write = self._keeper.hand_over()
        if write is not None:
            self._is_unheard = True
            self._desk.tasks.on_vault(
                self, write, self._on_hidden_kept, self._on_hidden_unkept, is_keeping=True
            )

    def _show_draft(self) -> None:
        draft = self._drafts.get(self._beginning.id)
        self.begun.setVisible(draft is not None)
        wanted = draft or self._beginning
        if wanted != self.form.typed():
            self.form.show_typed(wanted)

    def _on_hidden_kept(self, _: bool) -> None:
        self._is_unheard = False

    def _on_hidden_unkept(self, error: CompanionError) -> None:
        if self._is_unheard:
            self._is_unheard = False
            self._keeper.take_back()
        self.failed.emit(error)

    def _on_kept_after_all(self, typed: Child, _: None) -> None:
        self._on_left_kept(typed)

    def _on_left_kept(self, typed: Child) -> None:
        if self._left.get(typed.id) == typed:
            self._left.pop(typed.id)

    def _on_saved(self, child: Child) -> None:
        checklist, keep = self._room.checklist, self._keeper.hand_over()
        self._is_saving = True

        def work() -> int:
            # Kept before, it goes in one step with saving: never lost, and never there twice.
            if keep is not None:
                with suppress(CompanionError):
                    keep()
            if child.id:
                checklist.change_child(child)
                return child.id
            return checklist.add_child(
                child.label,
                child.age_band,
                has_extra_needs=child.has_extra_needs,
                birth_year=child.birth_year,
                colour=child.colour,
            ).id

        self._desk.tasks.on_vault(self, work, self._on_kept, self._on_failed, is_keeping=True)

    def _on_kept(self, child_id: int) -> None:
        self._is_saving = False
        self._close()
        self.kept.emit(child_id)

    def _close(self) -> None:
        self._keeper.begin()
        self._is_unheard = False
        for drafts in (self._drafts, self._left):
            drafts.pop(self._beginning.id, None)
        self.hide()

    def _on_failed(self, error: CompanionError) -> None:
        self._is_saving = False
        self._keeper.take_back()
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._close()
        drop, drafts = self._beginning.id, self._room.child_drafts
        self._desk.tasks.on_vault(self, lambda: drafts.drop(drop), lambda _: None, self.failed.emit)
        self.cancelled.emit()
