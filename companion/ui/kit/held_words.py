# SPDX-License-Identifier: Apache-2.0
"""What is held in memory only: never in the settings, the arguments or a log.

It lives as long as this process does: locking and leaving end it, and the words with it.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from companion.services.guide_service import StarterFilter

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Carried:
    """Words on their way into a new entry, and the box of it that they are for."""

    box: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TalkPlace:
    """Where the person is among the words to begin with."""

    chosen: StarterFilter = field(repr=False)
    starter_id: str
    is_list: bool


class HeldWords:
    """What was typed or chosen on the open pages, and what is on its way to the journal.

    The pages are built again when the text size changes: they find here what they showed.
    """

    def __init__(self) -> None:
        self._looked_up = ""
        self._cleared = ""
        self._is_code_shown = False
        self.when_changed: Callable[[], object] = lambda: None
        """Told of each change of what a lock has to take away."""
        self.searched = ""
        self.read: dict[str, str] = {}
        """The page that was open last in each book, such as "smart" in "understand"."""
        self.talk: TalkPlace | None = None
        self._carried: Carried | None = None
        self.is_carried_kept = False
        """Whether what is being carried lies in the vault until a child is chosen for it."""
        self.is_household_asked = False
        """Whether it was asked since the last unlocking who may find a paper or a file."""
        self.demo_passphrase = ""
        """Said at the door of an invented family; of a real one it is never here."""

    @property
    def looked_up(self) -> str:
        """The words that were looked up last; a lock drops them."""
        return self._looked_up

    @looked_up.setter
    def looked_up(self, words: str) -> None:
        self._looked_up = words
        self.when_changed()

    @property
    def cleared(self) -> str:
        """Looked-up words that were cleared, and can still be brought back; a lock drops them."""
        return self._cleared

    @cleared.setter
    def cleared(self, words: str) -> None:
        self._cleared = words
        self.when_changed()

    @property
    def is_code_shown(self) -> bool:
        """True while the code of a recovery sheet stands there before the room is open."""
        return self._is_code_shown

    @is_code_shown.setter
    def is_code_shown(self, is_shown: bool) -> None:
        self._is_code_shown = is_shown
        self.when_changed()

    @property
    def is_to_lock(self) -> bool:
        """True while a lock has something to take away, though the room may not be open."""
        return bool(self._looked_up or self._cleared or self._is_code_shown)

    @property
    def is_carrying(self) -> bool:
        """True while words wait to be taken."""
        return self._carried is not None

    @property
    def carried(self) -> tuple[str, str] | None:
        """What is being carried, and goes on being."""
        return (self._carried.box, self._carried.words) if self._carried is not None else None

    def carry(self, box: str, words: str) -> None:
        """Take words along to the journal, in place of earlier ones that are not kept."""
        if self._carried is not None and self.is_carried_kept:
            words = f"{self._carried.words}\n\n{words}"
        self._carried, self.is_carried_kept = Carried(box, words), False

    def go_on_carrying(self, box: str, words: str, *, is_kept: bool) -> None:
        """Take words along that waited in the vault, in place of what is on its way now."""
        self._carried, self.is_carried_kept = Carried(box, words), is_kept

    def take(self) -> Carried | None:
        """Hand the words over. This can be done once."""
        carried, self._carried, self.is_carried_kept = self._carried, None, False
        return carried

    def put_down(self) -> None:
        """Carry nothing on: the person went somewhere else. What is kept waits for the journal."""
        if not self.is_carried_kept:
            self._carried = None
