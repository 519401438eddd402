# SPDX-License-Identifier: Apache-2.0
"""Channels ("doors" on screen): somewhere to report or to ask, by country and nation."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.domain.guide_terms import Provenance

_NUMBER = re.compile(r"\d(?:[ .-]?\d)*")


class Purpose(StrEnum):
    """What a channel is for. Identifiers as in the channel sheet."""

    EMERGENCY = "emergency"
    REPORT_GROOMING = "report-grooming"
    REPORT_IMAGES = "report-images"
    TAKEDOWN = "takedown"
    POLICE_NON_EMERGENCY = "police-non-emergency"
    CHILD_PROTECTION = "child-protection"
    ADULT_ADVICE = "adult-advice"
    CHILD_HELPLINE = "child-helpline"
    MISSING_CHILD = "missing-child"
    BULLYING = "bullying"
    CONCERN_ABOUT_BEHAVIOUR = "concern-about-behaviour"
    REPORT_HARMFUL_CONTENT = "report-harmful-content"
    EXPLOITATION_PARENT_SUPPORT = "exploitation-parent-support"
    CRIME_TIP_ANONYMOUS = "crime-tip-anonymous"
    INFORMATION = "information"
    DIRECTORY = "directory"


class Touch(StrEnum):
    """What a file that the person added does to a door."""

    CHANGED = "changed"
    NEW = "new"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class FromFile:
    """Marks a door that a file of the person touched, and how our own list reaches it."""

    touch: Touch
    added_on: date
    own: tuple["Way", ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """One door. `nation` is empty where it serves the whole country.

    `address` is the only web address that may be opened for it, `dial` the only `tel:` link.
    `hours` is empty where the sheet is not sure; `hours_note` then says where to look.
    `is_for_child` is true where only a child may use it, and not the adult who reads.
    `is_for_parent` is true where it helps the adult who reads, and takes no worry about a child.
    `is_online_only` is true where it is for trouble online, and not for all else.
    `without_speaking` says how to reach it without a voice; `text` is an `sms:` link, `mail` a
    `mailto:` link. `calm_phone` and `calm_dial` are the number for calm days of a door whose
    `phone` is for danger. `from_file` is set where our own list was not the one that spoke last.
    """

    id: str
    country: str
    nation: str
    name: str
    operator: str
    purposes: tuple[Purpose, ...]
    for_whom: str
    what_it_is: str
    not_for: str
    address: str
    phone: str
    dial: str
    other_ways: str
    hours: str
    hours_note: str
    cost: str
    anonymity: str
    good_to_know: str
    provenance: Provenance
    is_for_child: bool = False
    without_speaking: str = ""
    text: str = ""
    mail: str = ""
    is_for_parent: bool = False
    is_online_only: bool = False
    calm_phone: str = ""
    calm_dial: str = ""
    from_file: FromFile | None = None

    @property
    def links(self) -> tuple[str, ...]:
        """All that may be opened for it."""
        links = (self.dial, self.calm_dial, self.text, self.address, self.mail)
        return tuple(filter(None, links))

    def number(self, *, is_urgent: bool = False) -> str:
        """Return the one number to ring, as printed: that for danger only in danger."""
        return self.phone if is_urgent or not self.calm_phone else self.calm_phone


@dataclass(frozen=True, slots=True)
class Country:
    """A country with channels. `emergency_line` is the short text of the line on every screen."""

    code: str
    name: str
    emergency_line: str
    emergency_dial: str
    nations: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


class WayKind(StrEnum):
    """How a door is reached."""

    PHONE = "phone"
    TEXT = "text"
    WEB = "web"
    MAIL = "mail"


class WayUse(StrEnum):
    """When a way is the right one. Only a door with two numbers tells them apart."""

    ALWAYS = "always"
    DANGER = "danger"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a door: what is shown, and the link that hands it over, if any."""

    kind: WayKind
    shown: str
    link: str
    use: WayUse = WayUse.ALWAYS

    @property
    def short(self) -> str:
        """What is shown, without what stands in brackets, such as the number from abroad."""
        return self.shown.partition(" (")[0]

    @property
    def copied(self) -> str:
        """What a copy holds: of two numbers beside each other the one that is rung."""
        is_one = len(_NUMBER.findall(self.short)) == 1
        if is_one or self.kind is not WayKind.PHONE or not self.link:
            return self.short
        return self.link.partition(":")[2]

    @property
    def code(self) -> str:
        """What a QR code of it holds: nothing for a text or a mail."""
        return self.link if self.kind in (WayKind.PHONE, WayKind.WEB) else ""


def ways_of(channel: Channel, *, is_urgent: bool = False) -> tuple[Way, ...]:
    """Return the ways to reach a door, the quickest first.

    Of two numbers the one for danger comes first only where it is urgent.
    """
    ways = (
        *_phones(channel, is_urgent=is_urgent),
        Way(WayKind.TEXT, _as_printed(channel.text.partition(":")[2], channel.phone), channel.text),
        Way(WayKind.WEB, channel.address, channel.address),
        Way(WayKind.MAIL, channel.mail.partition(":")[2], channel.mail),
    )
    return tuple(way for way in ways if way.shown)


def _phones(channel: Channel, *, is_urgent: bool) -> tuple[Way, ...]:
    if not channel.calm_phone:
        return (Way(WayKind.PHONE, channel.phone, channel.dial),)
    danger = Way(WayKind.PHONE, channel.phone, channel.dial, WayUse.DANGER)
    calm = Way(WayKind.PHONE, channel.calm_phone, channel.calm_dial, WayUse.CALM)
    return (danger, calm) if is_urgent else (calm, danger)


def _as_printed(number: str, phone: str) -> str:
    """Return a number for texts with the gaps of the printed one, where it is the same."""
    printed = phone.partition(" (")[0]
    same = [sign for sign in printed if sign.isdecimal()] == [s for s in number if s.isdecimal()]
    return printed if same else number
