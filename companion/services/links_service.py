# SPDX-License-Identifier: Apache-2.0
"""What goes with what in the guide, both ways: signs, tactics, topics, starters, cards, doors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from companion.domain.channel import Channel
    from companion.domain.checklist import Sign
    from companion.domain.guide import Provenance, SituationCard, Starter, Tactic, Topic
    from companion.services.channel_service import ChannelService
    from companion.services.ports import ContentSource

UNDERSTAND, HANDBOOK = "page:understand#", "page:handbook#"
EVERYDAY = "everyday"
"""The card for talks when nothing is wrong: it goes with every topic, so it says nothing."""


@dataclass(frozen=True, slots=True)
class Related:
    """What to read next. `purposes` name the doors that fit, best first."""

    signs: tuple[Sign, ...] = ()
    tactics: tuple[Tactic, ...] = ()
    topics: tuple[Topic, ...] = ()
    starters: tuple[Starter, ...] = ()
    cards: tuple[SituationCard, ...] = ()
    purposes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the guide says: what it is, how it is called, where it stands."""

    kind: str
    title: str
    target: str
    provenance: Provenance


class LinksService:
    """Computed from the content alone. Whatever leads there also leads back."""

    def __init__(self, content: ContentSource, channels: ChannelService) -> None:
        self._content = content
        self._channels = channels

    def of_sign(self, sign_id: str) -> Related:
        """Return the tactics and cards of a sign, words to begin with, and doors."""
        sign = self._content.signs()[sign_id]
        tactics = tuple(one for one in self._tactics if sign_id in one.signs)
        return Related(
            tactics=tactics,
            topics=self._topics(topic for one in tactics for topic in one.topics),
            cards=self._cards(sign.cards),
            purposes=self._purposes(sign.cards),
        )

    def of_tactic(self, tactic_id: str) -> Related:
        """Return what a stage, tactic or newer pattern goes with."""
        tactic = self._content.tactics()[tactic_id]
        signs = self._content.signs()
        return Related(
            signs=tuple(signs[one] for one in tactic.signs),
            topics=self._topics(tactic.topics),
            cards=self._cards(tactic.cards),
            purposes=self._purposes_of(tactic),
        )

    def of_card(self, card_id: str) -> Related:
        """Return the signs and tactics that may lead to a card, and starters for it."""
        card = self._content.cards()[card_id]
        signs = self._content.signs().values()
        return Related(
            signs=tuple(one for one in signs if card_id in one.cards),
            tactics=tuple(one for one in self._tactics if card_id in one.cards),
            starters=tuple(one for one in self._content.starters() if card_id in one.situations),
            cards=self._cards(card.related),
            purposes=card.call_purposes,
        )

    def of_topic(self, topic_id: str) -> Related:
        """Return the tactics that a topic is about, the signs of those, and calm doors."""
        tactics = tuple(one for one in self._tactics if topic_id in one.topics)
        wanted = {sign for one in tactics for sign in one.signs}
        starters = tuple(one for one in self._content.starters() if one.topic == topic_id)
        return Related(
            signs=tuple(one for one in self._content.signs().values() if one.id in wanted),
            tactics=tactics,
            starters=starters,
            cards=self._cards(card for one in tactics for card in one.cards if card != EVERYDAY),
            purposes=self._purposes(one for one in (EVERYDAY,) if one in self._content.cards()),
        )

    def of_starter(self, starter_id: str) -> Related:
        """Return what a starter goes with: that of its topic, its own situations, and doors."""
        starter = next(one for one in self._content.starters() if one.id == starter_id)
        topic = self.of_topic(starter.topic)
        grave = [one for one in starter.situations if one != EVERYDAY]
        return Related(
            signs=topic.signs,
            tactics=topic.tactics,
            topics=self._topics([starter.topic]),
            cards=self._cards(starter.situations),
            purposes=self._purposes(grave) or topic.purposes,
        )

    def of_channel(self, channel_id: str) -> Related:
        """Return what leads to a door in the place in use."""
        signs, cards = self._content.signs().values(), self._content.cards().values()
        return Related(
            signs=tuple(one for one in signs if self._leads(channel_id, one.cards)),
            tactics=tuple(
                one for one in self._tactics if self._opens(channel_id, self._purposes_of(one))
            ),
            cards=tuple(one for one in cards if self._opens(channel_id, one.call_purposes)),
        )

    def statements(self) -> tuple[Statement, ...]:
        """Return everything that has sources, the doors of the place at the end."""
        doors = (
            Statement("channel", one.name, f"channel:{one.id}", one.provenance)
            for one in self._channels.channels()
        )
        return (*self._guide, *doors)

    def uses(self, source_id: str) -> tuple[Statement, ...]:
        """Return the statements that stand on a source."""
        return tuple(one for one in self.statements() if source_id in one.provenance.sources)

    def provenances_of(self, target: str) -> tuple[Provenance, ...]:
        """Return why what stands at a target may be shown; of a page, why each of its points."""
        kind, _, name = target.partition("#")
        wanted = {target} if kind != "page:talk" else {f"topic:{name}"}
        books = ((UNDERSTAND, self._content.pages()), (HANDBOOK, self._content.handbook()))
        for book, pages in books:
            for page in pages:
                if target == f"{book}{page.id}":
                    wanted |= {f"{book}{point.id}" for point in page.points}
        return tuple(one.provenance for one in self.statements() if one.target in wanted)

    @property
    def _tactics(self) -> Iterable[Tactic]:
        return self._content.tactics().values()

    def _topics(self, ids: Iterable[str]) -> tuple[Topic, ...]:
        topics = self._content.topics()
        return tuple(topics[one] for one in dict.fromkeys(ids))

    def _cards(self, ids: Iterable[str]) -> tuple[SituationCard, ...]:
        cards = self._content.cards()
        return tuple(cards[one] for one in dict.fromkeys(ids))

    def _purposes(self, card_ids: Iterable[str]) -> tuple[str, ...]:
        """Return what the first card asks for: that of several would send too far at once."""
        first = next(iter(card_ids), "")
        return self._content.cards()[first].call_purposes if first else ()

    def _purposes_of(self, tactic: Tactic) -> tuple[str, ...]:
        return tactic.call_purposes or self._purposes(tactic.cards)

    def _leads(self, channel_id: str, card_ids: tuple[str, ...]) -> bool:
        return self._opens(channel_id, self._purposes(card_ids))

    def _opens(self, channel_id: str, purposes: tuple[str, ...]) -> bool:
        return any(door.id == channel_id for door in self._doors(purposes))

    def _doors(self, purposes: tuple[str, ...]) -> tuple[Channel, ...]:
        return self._channels.doors_for(purposes) if purposes else ()

    @cached_property
    def _guide(self) -> tuple[Statement, ...]:
        return tuple(_statements(self._content))


def _statements(content: ContentSource) -> Iterator[Statement]:
    for card in content.cards().values():
        yield Statement("card", card.title, f"card:{card.id}", card.provenance)
    for sign in content.signs().values():
        yield Statement("sign", sign.text, f"sign:{sign.id}", sign.provenance)
    yield from _of_library(content)
    for point in (point for chapter in content.handbook() for point in chapter.points):
        yield Statement("help", point.title, f"{HANDBOOK}{point.id}", point.provenance)
    for topic in content.topics().values():
        yield Statement("topic", topic.title, f"topic:{topic.id}", topic.provenance)
    for starter in content.starters():
        yield Statement("starter", starter.words, f"starter:{starter.id}", starter.provenance)
    for tile in content.start_tiles():
        yield Statement("tile", tile.title, "page:start", tile.provenance)
    for rule in content.rules():
        yield Statement("rule", rule.headline, "page:notice", rule.provenance)


def _of_library(content: ContentSource) -> Iterator[Statement]:
    points = (point for page in content.pages() for point in page.points)
    found: Iterable[tuple[str, Iterable[tuple[str, str, Provenance]]]] = (
        ("tactic", ((one.id, one.title, one.provenance) for one in content.tactics().values())),
        ("point", ((one.id, one.title, one.provenance) for one in points)),
        ("principle", ((one.id, one.title, one.provenance) for one in content.principles())),
        ("smart", ((one.id, one.word, one.provenance) for one in content.smart_ideas())),
        ("never", ((one.id, one.text, one.provenance) for one in content.never_rules())),
    )
    for kind, items in found:
        for item_id, title, provenance in items:
            yield Statement(kind, title, f"{UNDERSTAND}{item_id}", provenance)
