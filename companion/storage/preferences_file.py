# SPDX-License-Identifier: Apache-2.0
"""The plain settings file: a whitelist of keys, every value checked, written atomically."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from companion.domain.preferences import IDLE_MINUTES, TEXT_SIZES, Preferences, ThemeChoice
from companion.storage.atomic_file import known_file_errors, write_atomically

LARGEST_FILE = 64 * 1024
_COUNTRY = re.compile(r"[A-Z]{2}|INT|")
_NATION = re.compile(r"[A-Za-z-]{0,40}")


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _one_of(choices: tuple[int, ...]) -> Callable[[object], bool]:
    return lambda value: type(value) is int and value in choices


CHECKS: Mapping[str, Callable[[object], bool]] = {
    "country": _matches(_COUNTRY),
    "nation": _matches(_NATION),
    "theme": lambda value: isinstance(value, str) and value in tuple(ThemeChoice),
    "text_size": _one_of(TEXT_SIZES),
    "idle_minutes": _one_of(IDLE_MINUTES),
    "is_first_start_done": lambda value: isinstance(value, bool),
    "is_trace_said": lambda value: isinstance(value, bool),
}
"""What may stand in the file. A setting without a check here is neither read nor written."""


class JsonPreferencesFile:
    """Settings as JSON. A damaged file means defaults, and stays as it is until the next save."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Preferences:
        """Return what is stored, with defaults for what is missing, unknown or not valid."""
        stored = self._read()
        names = [setting.name for setting in fields(Preferences)]
        kept: dict[str, Any] = {
            name: stored[name]
            for name in names
            if name in stored and name in CHECKS and CHECKS[name](stored[name])
        }
        if "theme" in kept:
            kept["theme"] = ThemeChoice(kept["theme"])
        return Preferences(**kept)

    def save(self, preferences: Preferences) -> None:
        """Write all of it or nothing. Raises CompanionError."""
        values = {name: value for name, value in asdict(preferences).items() if name in CHECKS}
        text = json.dumps(values, indent=1, sort_keys=True)
        with known_file_errors():
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomically(self._path, text.encode())

    def _read(self) -> dict[str, object]:
        try:
            with self._path.open("rb") as file:
                stored = json.loads(file.read(LARGEST_FILE))
        except (OSError, ValueError, RecursionError):
            return {}
        return stored if isinstance(stored, dict) else {}
