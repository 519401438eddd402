# SPDX-License-Identifier: Apache-2.0
"""Finds doors: the channels of the chosen country and nation, and what may be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.domain import door_order
from companion.domain.channel import Channel, Country, Purpose
from companion.domain.errors import CompanionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from companion.domain.fact_file import FactFile
    from companion.domain.guide import Provenance
    from companion.services.ports import Clock, ContentSource

ELSEWHERE = "INT"
"""The place that stands for any country without channels of its own."""

_OPENABLE = ("https:", "tel:", "sms:", "mailto:")


class ChannelService:
    """The doors for one place. The place is a preference; nothing here is private."""

    def __init__(
        self, content: ContentSource, clock: Clock, country: str = "", nation: str = ""
    ) -> None:
        self._content = content
        self._clock = clock
        self._chosen = (country, nation)

    def choose(self, country: str, nation: str = "") -> None:
        """Take another country and nation. Those that the content does not know are passed over."""
        self._chosen = (country, nation)

    @property
    def place(self) -> tuple[str, str]:
        """The country and nation in use: the chosen ones, or no country in particular."""
        code, nation = self._chosen
        if code not in self._content.countries():
            return ELSEWHERE, ""
        nations = dict(self._content.country(code).nations)
        return code, nation if nation in nations else ""

    @property
    def is_place_known(self) -> bool:
        """Whether a country is in use that somebody named; "another country" is one too."""
        return self._chosen[0] in self._content.countries()

    @property
    def edition(self) -> tuple[object, ...]:
        """What the list of doors depends on: the place, and the files in use."""
        files = ((one.code, one.checked_on, len(one.text)) for one in self._content.fact_files())
        return (*self.place, self.is_place_known, *files)

    def files_in_use(self) -> tuple[FactFile, ...]:
        """Return the files of the person that speak beside our own lists."""
        return self._content.fact_files()

    def countries(self) -> Mapping[str, str]:
        """Return the name of each country with channels, by code."""
        return self._content.countries()

    def country(self) -> Country:
        """Return the country in use."""
        return self._content.country(self.place[0])

    def emergency_line(self) -> str:
        """Return the line that stands on every screen and print-out."""
        return self.country().emergency_line

    def emergency_line_or_none(self) -> str:
        """Return that line, or nothing where the content of the country can not be read."""
        try:
            return self.emergency_line()
        except CompanionError:
            return ""

    def channels(self) -> tuple[Channel, ...]:
        """Return all channels of the place: those of the whole country and of the nation."""
        code, nation = self.place
        return tuple(
            channel for channel in self._content.channels(code) if channel.nation in ("", nation)
        )

    def channel(self, channel_id: str) -> Channel | None:
        """Return a channel of the place, or None."""
        return next((one for one in self.channels() if one.id == channel_id), None)

    def nations_apart(self) -> tuple[str, ...]:
        """Return the names of the nations with doors of their own, while none is chosen."""
        code, nation = self.place
        if nation:
            return ()
        found = {channel.nation for channel in self._content.channels(code)}
        return tuple(name for one, name in self._content.country(code).nations if one in found)

    def purposes(self) -> tuple[Purpose, ...]:
        """Return the purposes that have a channel here."""
        found = {purpose for channel in self.channels() for purpose in channel.purposes}
        return tuple(purpose for purpose in Purpose if purpose in found)

    def doors_for(self, purposes: Iterable[str]) -> tuple[Channel, ...]:
        """Return the doors that fit these purposes: the first of each, then the others.

        Where the place has none, those that stand in; nothing where none does.
        """
        return door_order.doors_for(self.channels(), purposes)

    def unserved(self, purposes: Iterable[str]) -> tuple[str, ...]:
        """Return those of the purposes for which the place has no door, and none standing in."""
        wanted, channels = tuple(purposes), self.channels()
        is_urgent = Purpose.EMERGENCY in wanted
        return tuple(
            purpose
            for purpose in wanted
            if not door_order.serving(channels, purpose, is_urgent=is_urgent)
        )

    def only_for_parent(self, purpose: Purpose) -> bool:
        """Return whether the doors for a purpose here all help the adult who reads only."""
        return door_order.only_for_parent(self.channels(), purpose)

    def may_open(self, link: str) -> bool:
        """Return whether this very link, character for character, is in the channel list."""
        return link.startswith(_OPENABLE) and any(link in links for links in self._links())

    def is_due(self, provenance: Provenance) -> bool:
        """Return whether a statement is past its review date."""
        return provenance.is_due(self._clock.now().astimezone().date())

    def _links(self) -> Iterator[set[str]]:
        """Yield the links of each country, the one in use first: the rest is rarely read."""
        here = self.place[0]
        for code in (here, *(code for code in self._content.countries() if code != here)):
            channels = self._content.channels(code)
            links = {link for channel in channels for link in channel.links}
            yield links | {self._content.country(code).emergency_dial}
