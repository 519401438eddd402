# SPDX-License-Identifier: Apache-2.0
"""Settings that are not private: nothing here may say anything about a family."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from companion.domain.channel import WayKind


class ThemeChoice(StrEnum):
    """Which colours to use; `SYSTEM` follows the computer."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


class MinimisedLock(StrEnum):
    """When a minimised window locks; its words are hidden at once, whatever is chosen."""

    AT_ONCE = "at-once"
    AFTER_A_MINUTE = "after-a-minute"
    WHEN_IDLE = "when-idle"


TEXT_SIZES = (100, 125, 150, 175, 200)
IDLE_MINUTES = (1, 2, 5, 10, 15, 30)


class Preferences(NamedTuple):
    """The plain settings file, complete: these keys and no others.

    Read before the window is there: a data class would take several times as long to make.
    """

    country: str = ""
    """Empty until one is chosen: then the country that this computer is set to."""
    nation: str = ""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: int = 100
    idle_minutes: int = 5
    is_first_start_done: bool = False
    traces_not_said: tuple[WayKind, ...] = ()
    """Ways of which it is not said any more at each door what using them leaves behind."""
    minimised_lock: MinimisedLock = MinimisedLock.AFTER_A_MINUTE
    is_capture_refused: bool = True
    """Whether the system is asked to leave our windows out of pictures of the screen."""
    is_sheet_unchecked: bool = False
    """A recovery code was shown and not typed back, and this was not said yet."""

    def says_trace(self, kind: WayKind) -> bool:
        """Return whether it is said what using this kind of way leaves behind."""
        return kind not in self.traces_not_said

    def with_trace(self, kind: WayKind, *, is_said: bool) -> tuple[WayKind, ...]:
        """Return the kinds that are not said once one of them is switched on or off."""
        silent = {*self.traces_not_said, kind} - ({kind} if is_said else set())
        return tuple(one for one in type(kind) if one in silent)
