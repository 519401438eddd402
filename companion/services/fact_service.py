# SPDX-License-Identifier: Apache-2.0
"""How old the facts are, and newer ones from a file that the person was given.

What a file may do is decided in docs/adr/006-fact-updates.md.
"""

from datetime import date

from companion.domain.fact_age import FactAge, age_of
from companion.domain.fact_file import FactFile, KeptFactFile, Refused
from companion.services.changes import Change, OnChange
from companion.services.channel_service import ELSEWHERE
from companion.services.fact_ports import FactFileStore
from companion.services.ports import Clock, ContentSource


class FactAgeService:
    """When the facts of each country were checked."""

    def __init__(self, content: ContentSource, clock: Clock) -> None:
        self._content = content
        self._clock = clock

    def ages(self) -> tuple[FactAge, ...]:
        """Return the age for each country, by name; doors that serve everywhere last."""
        names = self._content.countries()
        codes = sorted(names, key=lambda code: (code == ELSEWHERE, names[code]))
        found = (self.age(code) for code in codes)
        return tuple(one for one in found if one is not None)

    def age(self, code: str) -> FactAge | None:
        """Return the age for one country, doors that serve more than it apart."""
        doors = (door for door in self._content.channels(code) if door.country == code)
        return age_of(code, self._content.countries()[code], doors, today(self._clock))


class FactFileService:
    """Newer facts from files, kept in the vault and in use while it is open."""

    def __init__(
        self, store: FactFileStore, content: ContentSource, clock: Clock, on_change: OnChange
    ) -> None:
        self._store = store
        self._content = content
        self._clock = clock
        self._on_change = on_change
        self._is_used = False

    def use_kept(self) -> None:
        """Put the kept files in use; one that our own list has overtaken stays out of it.

        Where they can not be read our own lists speak: the room opens all the same.
        """
        day = today(self._clock)
        try:
            kept = self._store.fact_files()
            read = [self._content.read_fact_file(one.text, day, one.added_on) for one in kept]
        except Exception:  # noqa: BLE001 - whatever a kept file is like, the notes open
            return
        found = [one for one in read if isinstance(one, FactFile)]
        if found:
            self._content.use_fact_files(found)
            self._is_used = True
            self._on_change(Change.DOORS)

    def put_down(self) -> None:
        """Use our own lists alone again: the vault closes, and the window with it."""
        if self._is_used:
            self._content.use_fact_files(())

    def kept(self) -> tuple[KeptFactFile, ...]:
        """Return all kept files, those out of use too. Raises CompanionError."""
        return self._store.fact_files()

    def take(self, file: FactFile) -> FactFile | Refused:
        """Keep a file and put it in use: all of it, or nothing. Raises CompanionError."""
        read = self._content.read_fact_file(file.text, today(self._clock))
        if isinstance(read, FactFile):
            self._store.keep_fact_file(KeptFactFile(read.code, read.text, read.added_on))
            others = (one for one in self._content.fact_files() if one.code != read.code)
            self._content.use_fact_files((*others, read))
            self._is_used = True
            self._on_change(Change.DOORS)
        return read

    def drop(self, code: str) -> None:
        """Go back to our own list of a country. Raises CompanionError."""
        self._store.drop_fact_file(code)
        others = tuple(one for one in self._content.fact_files() if one.code != code)
        self._content.use_fact_files(others)
        self._on_change(Change.DOORS)


def today(clock: Clock) -> date:
    """Return the day it is for the person."""
    return clock.now().astimezone().date()
