# SPDX-License-Identifier: Apache-2.0
"""The shape of content files: strict, unknown keys forbidden. One struct per kind of file.

A file carries `checked_on` and `review_by` for all its items; an item may carry its own.
"""

from datetime import date
from typing import Annotated

import msgspec

from companion.content.values import (
    AtLeastOne,
    Count,
    CountryCode,
    Days,
    FactId,
    Id,
    Need,
    SomeDays,
    Text,
    UrgencyWord,
)
from companion.domain.channel import Purpose
from companion.domain.guide_terms import AgeBand, Audience, ReactionKind
from companion.domain.sign_terms import GroupKind, Since


class Strict(msgspec.Struct, forbid_unknown_fields=True):
    """A table in a content file; a key that is not named here is refused."""


class Item(Strict, kw_only=True):
    """Anything shown to the reader: a stable id and at least one source."""

    id: Id
    sources: Annotated[list[str], AtLeastOne]
    facts: list[FactId] = []
    checked_on: date | None = None
    review_by: date | None = None


class File(Strict, kw_only=True):
    """The head of every content file."""

    checked_on: date
    review_by: date


class PackFile(File):
    """The file pack.toml."""

    id: Id
    version: Text
    language: Text
    title: Text
    countries: Annotated[dict[str, Text], AtLeastOne]


class SourceTable(Strict):
    """One source."""

    id: Id
    publisher: Text
    title: Text
    date: Text
    address: str = ""


class SourcesFile(Strict):
    """The file sources.toml."""

    source: list[SourceTable]


class TileTable(Item):
    """One answer to "What brings you here today?"."""

    title: Text
    text: Text
    icon: Text
    opens: Text


class StartFile(File):
    """The file start.toml."""

    tile: Annotated[list[TileTable], AtLeastOne]


class CardTable(Item, kw_only=True):
    """One situation card."""

    title: Text
    summary: Text
    opening: str = ""
    first_steps: Annotated[list[Text], AtLeastOne]
    words_that_help: list[Text]
    words_that_harm: list[Text]
    do_not: list[Text]
    notes: list[Text] = []
    call_purposes: list[Purpose]
    related: list[str] = []


class NeverTable(Item):
    """One line of the never list."""

    text: Text
    reason: str = ""


class SituationsFile(File):
    """The file situations.toml."""

    never: Annotated[list[NeverTable], AtLeastOne]
    card: Annotated[list[CardTable], AtLeastOne]


class PrincipleTable(Item):
    """One principle of talking with a child."""

    title: Text
    text: Text


class PrinciplesFile(File):
    """The file principles.toml."""

    principle: Annotated[list[PrincipleTable], AtLeastOne]


class SmartTable(Item):
    """One SMART idea."""

    letter: Text
    word: Text
    text: Text
    adults: Text
    ask_together: Text
    audience: Audience = Audience.ADULT


class SmartFile(File):
    """The file smart.toml."""

    idea: Annotated[list[SmartTable], AtLeastOne]


class TopicTable(Item):
    """One topic of conversation."""

    title: Text
    points: Annotated[list[Text], AtLeastOne]


class ReactionTable(Strict):
    """One way in which a child may answer."""

    child: Text
    say: Text
    kind: ReactionKind


class StarterTable(Item, kw_only=True):
    """One conversation starter."""

    words: Text
    ages: Annotated[list[AgeBand], AtLeastOne]
    topic: Text
    situations: list[str] = []
    needs: list[Need] = []
    why: Text
    reactions: Annotated[list[ReactionTable], AtLeastOne]
    avoid: Text
    audience: Audience = Audience.ADULT


class TopicsFile(File):
    """The file topics.toml."""

    topic: Annotated[list[TopicTable], AtLeastOne]


class StartersFile(File):
    """The file starters/<age band>.toml."""

    starter: Annotated[list[StarterTable], AtLeastOne]


class StepUpTable(Strict):
    """A higher urgency of a sign, and what decides it."""

    to: UrgencyWord
    ask: str = ""
    with_another_sign: bool = False
    for_step_up_child: bool = False
    is_event: bool = False


class SignTable(Item):
    """One sign."""

    group: Text
    text: Text
    ordinary_reasons: Annotated[list[Text], AtLeastOne]
    more_telling_at: Text
    urgency: UrgencyWord
    step_ups: list[StepUpTable] = []
    also: str = ""
    cards: list[str] = []
    is_harm_already: bool = False
    is_event: bool = False


class GroupTable(Strict):
    """One group of signs."""

    id: Id
    title: Text
    intro: str
    kind: GroupKind = GroupKind.CHILD


class SignsFile(File):
    """The file signs.toml."""

    group: Annotated[list[GroupTable], AtLeastOne]
    sign: Annotated[list[SignTable], AtLeastOne]


class StrengthTable(Item):
    """One thing that may be going well."""

    text: Text
    build_on: Text


class StrengthsFile(File):
    """The file strengths.toml."""

    strength: Annotated[list[StrengthTable], AtLeastOne]


class ConditionTable(Strict):
    """One way in which a rule fits: all that is set must hold."""

    urgencies: list[UrgencyWord] = []
    count: Count = 0
    groups: list[str] = []
    new_eye: Count = 0
    new_eye_groups: Count = 0
    for_step_up_child: bool = False
    still_worried: bool = False
    no_ticks: bool = False


class RuleTable(Item):
    """One row of the rule table."""

    headline: Text
    lead: Text
    actions: Annotated[list[Text], AtLeastOne]
    any_of: Annotated[list[ConditionTable], AtLeastOne]
    call_purposes: list[Purpose]
    cards: list[str] = []
    look_again_days: Days = 0


class NextStepsFile(File):
    """The file next_steps.toml: what all rules count by, and the rule table."""

    usual_days: SomeDays
    new_since: Annotated[list[Since], AtLeastOne]
    careful_bands: Annotated[list[AgeBand], AtLeastOne]
    rule: Annotated[list[RuleTable], AtLeastOne]


class ChannelTable(Item, kw_only=True):
    """One door."""

    nation: str = ""
    name: Text
    operator: Text
    purposes: Annotated[list[Purpose], AtLeastOne]
    for_whom: Text
    for_child: bool = False
    for_parent: bool = False
    online_only: bool = False
    what_it_is: Text
    not_for: str = ""
    address: str = ""
    phone: str = ""
    dial: str = ""
    calm_phone: str = ""
    calm_dial: str = ""
    text: str = ""
    mail: str = ""
    other_ways: str = ""
    without_speaking: str = ""
    hours: str = ""
    hours_note: str = ""
    cost: str = ""
    anonymity: str = ""
    good_to_know: str = ""


class CountryHead(File, kw_only=True):
    """What stands before the channels in channels/<country code>.toml.

    `includes` names other channel files whose channels also serve this country ("EU", "INT");
    `leave_out` lists ids of those that do not.
    """

    code: CountryCode
    name: Text
    emergency_line: str
    emergency_dial: str
    nations: dict[str, str] = {}
    notes: list[Text] = []
    includes: list[str] = []
    leave_out: list[str] = []


class ChannelsFile(CountryHead, kw_only=True):
    """The file channels/<country code>.toml."""

    source: list[SourceTable]
    channel: list[ChannelTable]
