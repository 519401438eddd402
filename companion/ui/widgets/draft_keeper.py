# SPDX-License-Identifier: Apache-2.0
"""The draft of a journal entry: what is typed and not saved yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from companion.domain.journal import Reasons
from companion.domain.paragraphs import GAP
from companion.services.private_room import PrivateRoom
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

    def __init__(self, desk: Desk, room: PrivateRoom, read: Callable[[], Wording]) -> None:
        super().__init__(desk)
        self._journal, self._waiting, self._read = room.journal, room.waiting, read
        self._child_id = 0
        self._entry_id: int | None = None
        self._arriving: list[str] = []
        """Words that wait in the vault until a draft with them is kept."""

    def attend(self, child_id: int, entry_id: int | None) -> None:
        """Keep drafts of this entry from now on; `entry_id` is None for a new one."""
        self.begin()
        self._child_id, self._entry_id = child_id, entry_id
        self._arriving = []

    def arrive(self, words: str) -> None:
        """Let words that wait in the vault do so until they are kept here, and no longer."""
        self._arriving.append(words)

    def let_arrive(self) -> Callable[[], None]:
        """Return what lets those words wait no more, once they are saved or were given up."""
        waiting, arriving, these = self._waiting, self._arriving, tuple(self._arriving)

        def work() -> None:
            waiting.let_arrive(GAP.join(these))
            _take_out(arriving, these)

        return work

    @override
    def write(self) -> Callable[[], bool]:
        wording, journal, let_arrive = self._read(), self._journal, self.let_arrive()
        child_id, entry_id = self._child_id, self._entry_id
        arriving, these = self._arriving, tuple(self._arriving)

        def work() -> bool:
            if not wording.is_changed or wording.is_blank:
                journal.drop_draft(child_id, entry_id)
                let_arrive()
                return False
            filled, reasons = wording.filled, wording.reasons
            given = (filled.happened, filled.text, reasons, filled.details)
            journal.keep_draft(child_id, entry_id, *given, arrived=GAP.join(these))
            _take_out(arriving, these)
            return True

        return work


def _take_out(arriving: list[str], these: Iterable[str]) -> None:
    """Take out what arrived. More may have come since: this runs where the vault is."""
    for words in these:
        if words in arriving:
            arriving.remove(words)
