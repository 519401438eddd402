# SPDX-License-Identifier: Apache-2.0
"""Keeps the steps of a chronology in the vault: they survive locking and leaving."""

from collections.abc import Callable

from companion.domain.chronology_form import ChronologyForm
from companion.services.record_service import FormDrafts
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.autosave import Autosave


class ChronologyKeeper(Autosave):
    """Knows the draft of the form, and writes it where something was chosen."""

    def __init__(
        self,
        desk: Desk,
        drafts: FormDrafts[ChronologyForm],
        read: Callable[[], ChronologyForm],
    ) -> None:
        super().__init__(desk)
        self._drafts, self._read_form = drafts, read
        self._places: dict[int, int] = {}

    def found(self, form: ChronologyForm, draft_id: int) -> None:
        """Begin with the form of a child; 0 where the vault has no draft of it."""
        self.begin()
        self._places[form.child_id] = draft_id

    @override
    def write(self) -> Callable[[], bool]:
        drafts, places, form = self._drafts, self._places, self._read_form()

        def work() -> bool:
            draft = drafts.keep(form, places.get(form.child_id, 0))
            places[form.child_id] = draft.id
            return True

        return work
