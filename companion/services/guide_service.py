# SPDX-License-Identifier: Apache-2.0
"""Finds what to read and to say: cards, starters, principles, and where each comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from companion.domain.guide_terms import AgeBand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from companion.domain.guide import (
        NeverRule,
        Principle,
        Provenance,
        SituationCard,
        SmartIdea,
        Starter,
        StartTile,
        Topic,
    )
    from companion.services.channel_service import ChannelService
    from companion.services.ports import ContentSource


@dataclass(frozen=True, slots=True)
class StarterFilter:
    """Which starters to show; what is left out lets all through."""

    age: AgeBand | None = None
    topic: str = ""
    situation: str = ""
    need: str = ""

    def lets_through(self, starter: Starter) -> bool:
        """Return whether a starter fits everything that is chosen."""
        return (
            (self.age is None or self.age in starter.ages)
            and (not self.topic or self.topic == starter.topic)
            and (not self.situation or self.situation in starter.situations)
            and (not self.need or self.need in starter.needs)
        )


@dataclass(frozen=True, slots=True)
class StarterCounts:
    """How many starters each option would show, with the other choices as they are."""

    ages: Mapping[AgeBand, int]
    topics: Mapping[str, int]
    situations: Mapping[str, int]
    needs: Mapping[str, int]


class GuideService:
    """The guide of the open room. It keeps nothing about the reader."""

    def __init__(self, content: ContentSource, channels: ChannelService) -> None:
        self._content = content
        self._channels = channels

    def start_tiles(self) -> tuple[StartTile, ...]:
        """Return the answers to "What brings you here today?"."""
        return self._content.start_tiles()

    def cards(self) -> tuple[SituationCard, ...]:
        """Return all situation cards, in the order of the content."""
        return tuple(self._content.cards().values())

    def card(self, card_id: str) -> SituationCard | None:
        """Return a card, or None."""
        return self._content.cards().get(card_id)

    def cards_named(self, card_ids: Iterable[str]) -> tuple[SituationCard, ...]:
        """Return those of the named cards that exist, in the order named."""
        cards = self._content.cards()
        return tuple(cards[card_id] for card_id in card_ids if card_id in cards)

    def never_rules(self) -> tuple[NeverRule, ...]:
        """Return the never list that stands on all cards."""
        return self._content.never_rules()

    def principles(self) -> tuple[Principle, ...]:
        """Return the principles of talking with a child."""
        return self._content.principles()

    def smart_ideas(self) -> tuple[SmartIdea, ...]:
        """Return the five SMART ideas."""
        return self._content.smart_ideas()

    def topics(self) -> tuple[Topic, ...]:
        """Return the topics, in the order of the content."""
        return tuple(self._content.topics().values())

    def starters(self, chosen: StarterFilter | None = None) -> tuple[Starter, ...]:
        """Return the starters that fit, in the order of the content."""
        lets_through = (chosen or StarterFilter()).lets_through
        return tuple(starter for starter in self._content.starters() if lets_through(starter))

    def starter(self, starter_id: str) -> Starter | None:
        """Return a starter, or None."""
        return next((one for one in self._content.starters() if one.id == starter_id), None)

    def starter_counts(self, chosen: StarterFilter) -> StarterCounts:
        """Return how many starters each option would show, options without any included."""
        starters = self._content.starters()

        def count(option: StarterFilter) -> int:
            return sum(1 for starter in starters if option.lets_through(starter))

        def counts(
            options: Iterable[str], choose: Callable[[str], StarterFilter]
        ) -> dict[str, int]:
            return {option: count(choose(option)) for option in options}

        return StarterCounts(
            ages={age: count(replace(chosen, age=age)) for age in AgeBand},
            topics=counts(self._content.topics(), lambda one: replace(chosen, topic=one)),
            situations=counts(
                dict.fromkeys(one for starter in starters for one in starter.situations),
                lambda one: replace(chosen, situation=one),
            ),
            needs=counts(
                dict.fromkeys(one for starter in starters for one in starter.needs),
                lambda one: replace(chosen, need=one),
            ),
        )

    def title_of(self, target: str) -> str:
        """Return what a target such as "card:blackmail" is called; empty where it is not known."""
        content = self._content
        kind, _, name = target.partition(":")
        name = name.removeprefix("understand#")
        match kind:
            case "card":
                titles = {one.id: one.title for one in content.cards().values()}
            case "starter":
                titles = {one.id: one.words for one in content.starters()}
            case "sign":
                titles = {one.id: one.text for one in content.signs().values()}
            case "topic":
                titles = {one.id: one.title for one in content.topics().values()}
            case "page":
                titles = self._library_titles()
            case _:
                titles = {}
        return titles.get(name, "")

    def _library_titles(self) -> dict[str, str]:
        content = self._content
        pages = content.pages()
        return {
            **{one.id: one.title for one in content.tactics().values()},
            **{one.id: one.title for one in content.principles()},
            **{one.id: one.word for one in content.smart_ideas()},
            **{one.id: one.text for one in content.never_rules()},
            **{group.id: group.title for group in content.sign_groups()},
            **{page.id: page.title for page in pages},
            **{point.id: point.title for page in pages for point in page.points},
        }

    def is_due(self, provenance: Provenance) -> bool:
        """Return whether a statement is past its review date."""
        return self._channels.is_due(provenance)
