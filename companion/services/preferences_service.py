# SPDX-License-Identifier: Apache-2.0
"""Settings that are not private: reading, changing, keeping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from companion.services.changes import Change, OnChange

if TYPE_CHECKING:
    from companion.domain.preferences import Preferences
    from companion.services.ports import PreferencesFile


class PreferencesService:
    """The settings as they are now."""

    def __init__(self, file: PreferencesFile, on_change: OnChange) -> None:
        self._file = file
        self._on_change = on_change
        self._now = file.load()

    @property
    def now(self) -> Preferences:
        """The settings in force."""
        return self._now

    def change(self, **values: Any) -> None:  # noqa: ANN401 - field names of Preferences
        """Change some settings and keep them. They hold for now even where keeping fails.

        Raises CompanionError where the file can not be written.
        """
        self._now = self._now._replace(**values)
        self._on_change(Change.PREFERENCES)
        self._file.save(self._now)
