# SPDX-License-Identifier: Apache-2.0
"""The draft of a journal entry: what is typed and not saved yet."""

from collections.abc import Callable
from dataclasses import dataclass, field

from companion.domain.journal import Reasons
from companion.services.journal_service import JournalService
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.autosave import Autosave
from companion.ui.widgets.entry_form import Filled


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands in the form. `is_changed` is False where it equals what is saved."""

    filled: Filled = field(repr=False)
    reasons: Reasons = field(repr=False)
    is_changed: bool

    @property
    def is_blank(self) -> bool:
        """True where there is nothing worth keeping."""
        filled = self.filled
        is_undated = not filled.happened.said
        return all(
            (filled.text.is_blank, filled.details.is_blank, self.reasons.is_blank, is_undated)
        )


class DraftKeeper(Autosave):
    """Knows whose draft it keeps."""

    def __init__(self, desk: Desk, journal: JournalService, read: Callable[[], Wording]) -> None:
        super().__init__(desk)
        self._journal, self._read = journal, read
        self._child_id = 0
        self._entry_id: int | None = None

    def attend(self, child_id: int, entry_id: int | None) -> None:
        """Keep drafts of this entry from now on; `entry_id` is None for a new one."""
        self.begin()
        self._child_id, self._entry_id = child_id, entry_id

    @override
    def write(self) -> Callable[[], bool]:
        wording, journal = self._read(), self._journal
        child_id, entry_id = self._child_id, self._entry_id

        def work() -> bool:
            if not wording.is_changed or wording.is_blank:
                journal.drop_draft(child_id, entry_id)
                return False
            filled, reasons = wording.filled, wording.reasons
            journal.keep_draft(
                child_id, entry_id, filled.happened, filled.text, reasons, filled.details
            )
            return True

        return work
