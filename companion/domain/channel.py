# SPDX-License-Identifier: Apache-2.0
"""Channels ("doors" on screen): somewhere to report or to ask, by country and nation."""

from dataclasses import dataclass
from enum import StrEnum

from companion.domain.guide import Provenance


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


@dataclass(frozen=True, slots=True)
class Channel:
    """One door. `nation` is empty where it serves the whole country.

    `address` is the only web address that may be opened for it, `dial` the only `tel:` link.
    `hours` is empty where the sheet is not sure; `hours_note` then says where to look.
    `is_for_child` is true where only a child may use it, and not the adult who reads.
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


@dataclass(frozen=True, slots=True)
class Country:
    """A country with channels. `emergency_line` is the short text of the line on every screen."""

    code: str
    name: str
    emergency_line: str
    emergency_dial: str
    nations: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
