# SPDX-License-Identifier: Apache-2.0
"""The plain settings file: a whitelist of keys, every value checked, written atomically.

Read before the window is there, so what few files need is imported when a file has it.
"""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from companion.domain.plain_json import read_plain_json
from companion.domain.preferences import (
    IDLE_MINUTES,
    TEXT_SIZES,
    MinimisedLock,
    Preferences,
    ThemeChoice,
)
from companion.storage.plain_file import open_plain

LARGEST_FILE = 64 * 1024
_COUNTRY = r"[A-Z]{2}|INT|"
_NATION = r"[A-Za-z-]{0,40}"


def _way_kinds() -> tuple[StrEnum, ...]:
    from companion.domain.channel import WayKind

    return tuple(WayKind)


def _matches(pattern: str) -> Callable[[object], bool]:
    # Nothing is always right, and a pattern takes its time to be understood.
    return lambda value: (
        isinstance(value, str) and (not value or re.fullmatch(pattern, value) is not None)
    )


def _one_of(choices: tuple[int, ...]) -> Callable[[object], bool]:
    return lambda value: type(value) is int and value in choices


CHECKS: Mapping[str, Callable[[object], bool]] = {
    "country": _matches(_COUNTRY),
    "nation": _matches(_NATION),
    "theme": lambda value: isinstance(value, str) and value in tuple(ThemeChoice),
    "text_size": _one_of(TEXT_SIZES),
    "idle_minutes": _one_of(IDLE_MINUTES),
    "minimised_lock": lambda value: isinstance(value, str) and value in tuple(MinimisedLock),
    "is_capture_refused": lambda value: isinstance(value, bool),
    "is_first_start_done": lambda value: isinstance(value, bool),
    "is_sheet_unchecked": lambda value: isinstance(value, bool),
    "traces_not_said": lambda value: (
        isinstance(value, list) and (not value or set(map(str, value)) <= set(_way_kinds()))
    ),
}
"""What may stand in the file. A setting without a check here is neither read nor written."""
CHOICES: Mapping[str, type[StrEnum]] = {"theme": ThemeChoice, "minimised_lock": MinimisedLock}
"""What stands in the file as a word."""
SILENT = "traces_not_said"


class JsonPreferencesFile:
    """Settings as JSON. A damaged file means defaults, and stays as it is until the next save."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Preferences:
        """Return what is stored, with defaults for what is missing, unknown or not valid."""
        stored = self._read()
        kept: dict[str, Any] = {
            name: stored[name]
            for name in Preferences._fields
            if name in stored and name in CHECKS and CHECKS[name](stored[name])
        }
        for name, kind in CHOICES.items():
            if name in kept:
                kept[name] = kind(kept[name])
        if kept.get(SILENT):
            kept[SILENT] = tuple(one for one in _way_kinds() if one in kept[SILENT])
        else:
            kept.pop(SILENT, None)
        return Preferences(**kept)

    def save(self, preferences: Preferences) -> None:
        """Write all of it or nothing. Raises CompanionError."""
        import json

        from companion.storage.atomic_file import (
            known_file_errors,
            make_private_folder,
            write_atomically,
        )

        values = {name: value for name, value in preferences._asdict().items() if name in CHECKS}
        text = json.dumps(values, indent=1, sort_keys=True)
        with known_file_errors():
            make_private_folder(self._path.parent)
            write_atomically(self._path, text.encode())

    def _read(self) -> dict[str, object]:
        try:
            with open_plain(self._path) as file:
                stored = _understood(file.read(LARGEST_FILE).decode("utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(stored, dict):
            return {}
        # Until there was a switch for each kind, one stood for all of them.
        if stored.get("is_trace_said") is False:
            stored.setdefault(SILENT, list(_way_kinds()))
        return stored


def _understood(text: str) -> object:
    values = read_plain_json(text)
    if values is not None:
        return values
    import json

    return json.loads(text)
