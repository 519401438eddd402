# SPDX-License-Identifier: Apache-2.0
"""Keeps the form of a report or a talk as a draft while it is typed; a record only when saved."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol

from companion.domain.errors import CompanionError
from companion.domain.form_draft import R
from companion.services.record_service import FormDrafts
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.autosave import Autosave


class RecordService(Protocol[R]):
    """What reports and talks have in common."""

    @property
    def drafts(self) -> FormDrafts[R]: ...
    def save(self, record: R, draft_id: int = 0, /) -> R: ...


@dataclass(slots=True)
class Place:
    """Where the vault has the form: as a record, as a draft; 0 while it has not."""

    record_id: int = 0
    draft_id: int = 0


@dataclass(frozen=True, slots=True)
class Form(Generic[R]):
    """How a form is read."""

    read: Callable[[], R]
    is_blank: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Held(Generic[R]):
    """A form that is closed, with all that it takes to open it again as it was."""

    title: str
    record: R = field(repr=False)
    stored: R | None = field(repr=False)
    place: Place


class RecordKeeper(Autosave, Generic[R]):
    """Knows what is saved, what is typed, and where the vault has either."""

    def __init__(self, desk: Desk, service: RecordService[R], form: Form[R]) -> None:
        super().__init__(desk)
        self._service: RecordService[R] = service
        self._form: Form[R] = form
        self._stored: R | None = None
        self._saving: R | None = None
        self._place = Place()
        self.is_attending = False
        """True while the form is open. Nothing is kept while it is not."""

    def attend(self, stored: R | None, place: Place) -> None:
        """Begin with an open form: what is saved, or what an untouched new form says."""
        self.begin()
        self._stored = _bare(stored) if stored is not None else None
        self._saving = None
        self._place = place
        self.is_attending = True

    def close(self) -> None:
        """Leave the form; what is on its way to the vault still arrives."""
        self.begin()
        self.is_attending = False

    @property
    def is_changed(self) -> bool:
        """True while the form says something that is not saved, nor about to be."""
        if not self.is_attending or (self._form.is_blank() and not self._place.record_id):
            return False
        return _bare(self._form.read()) not in (self._stored, self._saving)

    @property
    def place(self) -> Place:
        """Where the vault has the form that is open, or was."""
        return self._place

    @property
    def record_id(self) -> int:
        """The id of the saved record, or 0."""
        return self._place.record_id

    @property
    def has_draft(self) -> bool:
        """True where the vault holds a draft of this form."""
        return bool(self._place.draft_id)

    def hold(self, title: str) -> Held[R]:
        """Return what it takes to open the form again as it stands."""
        return Held(title, self._form.read(), self._stored, self._place)

    @override
    def note_change(self) -> None:
        if self.is_attending:
            super().note_change()

    @override
    def write(self) -> Callable[[], bool]:
        drafts, place, record = self._service.drafts, self._place, self._form.read()
        is_changed = self.is_changed

        def work() -> bool:
            if is_changed:
                draft = drafts.keep(replace(record, id=place.record_id), place.draft_id)
                place.draft_id = draft.id
            elif place.draft_id:
                drafts.drop(place.draft_id)
                place.draft_id = 0
            return is_changed

        return work

    def save(self, done: Callable[[bool], None], failed: Callable[[CompanionError], None]) -> None:
        """Make a record of the form. `done` hears whether the form is still the one open."""
        keep = self.hand_over()
        service, place, record, turn = self._service, self._place, self._form.read(), self._turn
        self._saving = _bare(record)

        def work() -> None:
            try:
                saved = service.save(replace(record, id=place.record_id), place.draft_id)
            except CompanionError:
                if keep is not None:
                    # What can not be saved is held as a draft, where somebody locks or leaves.
                    keep()
                raise
            place.record_id, place.draft_id = saved.id, 0

        def on_saved(_: None) -> None:
            is_open = turn == self._turn
            if is_open:
                self._stored, self._saving = self._saving, None
            done(is_open)

        def on_failed(error: CompanionError) -> None:
            if turn == self._turn:
                self._saving = None
                self.take_back()
            failed(error)

        self._desk.tasks.on_vault(self, work, on_saved, on_failed, is_keeping=True)

    def throw_away(
        self, done: Callable[[], None], failed: Callable[[CompanionError], None]
    ) -> None:
        """Give the draft up."""
        self.hand_over()
        drafts, place = self._service.drafts, self._place

        def work() -> None:
            if place.draft_id:
                drafts.drop(place.draft_id)
                place.draft_id = 0

        self._desk.tasks.on_vault(self, work, lambda _: done(), failed)


def _bare(record: R) -> R:
    """Return the record without what the vault gives it."""
    return replace(record, id=0, written_at=None)
