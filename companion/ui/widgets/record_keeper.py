# SPDX-License-Identifier: Apache-2.0
"""Keeps a form as one record, however often: when it is saved, and before a page is left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from companion.domain.errors import CompanionError
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.ui.kit.desk import Desk

R = TypeVar("R", Report, Talk)
Save = Callable[[R], R]
KEEP_NOW_SECONDS = 0.25
"""How long leaving and locking may wait; leaving as a whole has 0.4 s (security.md 2.6)."""


@dataclass(slots=True)
class _Slot:
    """The stored record that a form belongs to; 0 until the first save has been done."""

    id: int


@dataclass(frozen=True, slots=True)
class Form(Generic[R]):
    """How a form is read, how its record is stored (where the vault is), and who hears of it."""

    read: Callable[[], R]
    save: Save[R]
    on_kept: Callable[[], None]
    on_failed: Callable[[CompanionError], None]


class RecordKeeper(Generic[R]):
    """Knows what was stored last, and so whether anything was typed since."""

    def __init__(self, desk: Desk, owner: QObject, form: Form[R]) -> None:
        self._desk, self._owner = desk, owner
        self._form: Form[R] = form
        self._stored: R | None = None
        self._slot = _Slot(0)
        self.is_attending = False
        """True while the form is open. Nothing is kept while it is not."""

    def attend(self, stored: R) -> None:
        """Begin with an open form: what is stored, or what an untouched new form says."""
        self._stored = _bare(stored)
        self._slot = _Slot(stored.id)
        self.is_attending = True

    @property
    def is_changed(self) -> bool:
        """True while the form says something that is not on its way to the vault."""
        return self.is_attending and _bare(self._form.read()) != self._stored

    @property
    def stored_id(self) -> int:
        """The id of the record, or 0."""
        return self._slot.id

    def save(self, done: Callable[[], None]) -> None:
        """Store the form as it stands."""
        self._desk.tasks.on_vault(self._owner, self._work(), lambda _: done(), self._on_failed)

    def keep(self) -> bool:
        """Store the form where something was typed, and return whether that was so."""
        if not self.is_changed:
            return False
        self.save(self._form.on_kept)
        return True

    def keep_before_leaving(self) -> None:
        """Store what was typed and wait for it, shortly."""
        if not self.is_changed:
            return
        work = self._work()
        try:
            self._desk.tasks.now_on_vault(work, KEEP_NOW_SECONDS)
            self._form.on_kept()
        except TimeoutError:
            self._desk.tasks.on_vault(
                self._owner, work, lambda _: self._form.on_kept(), self._on_failed
            )
        except CompanionError as error:
            self._on_failed(error)

    def _work(self) -> Callable[[], R]:
        record = self._form.read()
        self._stored = _bare(record)
        return partial(_store, self._form.save, record, self._slot)

    def _on_failed(self, error: CompanionError) -> None:
        self._stored = None
        self._form.on_failed(error)


def _store(save: Save[R], record: R, slot: _Slot) -> R:
    """Add the record, or change the one that an earlier call has added."""
    saved = save(replace(record, id=slot.id))
    slot.id = saved.id
    return saved


def _bare(record: R) -> R:
    """Return the record without what the vault gives it."""
    return replace(record, id=0, written_at=None)
