# SPDX-License-Identifier: Apache-2.0
"""Settings that are not private: nothing here may say anything about a family."""

from dataclasses import dataclass
from enum import StrEnum


class ThemeChoice(StrEnum):
    """Which colours to use; `SYSTEM` follows the computer."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


TEXT_SIZES = (100, 125, 150, 175, 200)
IDLE_MINUTES = (1, 2, 5, 10, 15, 30)


@dataclass(frozen=True, slots=True)
class Preferences:
    """The plain settings file, complete: these keys and no others."""

    country: str = ""
    """Empty until one is chosen: then the country that this computer is set to."""
    nation: str = ""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: int = 100
    idle_minutes: int = 5
    is_first_start_done: bool = False
    is_trace_said: bool = True
    """Whether it is said at each door what a call or an opened page leaves behind."""
