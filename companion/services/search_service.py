# SPDX-License-Identifier: Apache-2.0
"""Searches the whole guide and the doors of the place as the person types."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from companion.domain.channel import Channel
from companion.domain.guide import SituationCard, Starter
from companion.domain.search import Document, Hit, Kind, Result, WordIndex
from companion.services.channel_service import ChannelService
from companion.services.ports import ContentSource

SHOWN_PER_GROUP = 8


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """The best results of one kind; `found` also counts those that are not shown."""

    kind: Kind
    results: tuple[Result, ...]
    found: int


class SearchService:
    """Search as you type. The index is built at the first search, or by `prepare`."""

    def __init__(self, content: ContentSource, channels: ChannelService) -> None:
        self._content = content
        self._channels = channels
        self._channel_index = WordIndex(())
        self._channels_of: tuple[str, str] | None = None

    def prepare(self) -> None:
        """Build the index now, so that the first search does not wait for it."""
        self.search("")

    def search(self, query: str, shown: int = SHOWN_PER_GROUP) -> tuple[ResultGroup, ...]:
        """Return what holds all the words, the last of which may be a beginning, by kind."""
        hits: dict[Kind, list[Hit]] = {kind: [] for kind in Kind}
        for index in (self._guide_index, self._index_of_channels()):
            for hit in index.search(query):
                hits[hit.document.kind].append(hit)
        return tuple(
            ResultGroup(kind, tuple(hit.result() for hit in found[:shown]), found=len(found))
            for kind, found in hits.items()
            if found
        )

    @cached_property
    def _guide_index(self) -> WordIndex:
        return WordIndex(self._guide())

    def _index_of_channels(self) -> WordIndex:
        place = self._channels.place
        if self._channels_of != place:
            self._channel_index = WordIndex(_channels(self._channels.channels()))
            self._channels_of = place
        return self._channel_index

    def _guide(self) -> Iterator[Document]:
        content = self._content
        yield from (_card(card) for card in content.cards().values())
        for sign in content.signs().values():
            text = _lines(*sign.ordinary_reasons, *sign.questions, sign.also)
            yield Document(Kind.SIGN, f"sign:{sign.id}", sign.text, text)
        yield from (_starter(starter) for starter in content.starters())
        for topic in content.topics().values():
            target = f"page:talk#{topic.id}"
            yield Document(Kind.TOPIC, target, topic.title, _lines(*topic.points))
        for one in content.principles():
            target = f"page:understand#{one.id}"
            yield Document(Kind.PRINCIPLE, target, one.title, one.text)
        for idea in content.smart_ideas():
            text = _lines(idea.text, idea.ask_together)
            yield Document(Kind.SMART, f"page:understand#{idea.id}", idea.word, text)
        for rule in content.never_rules():
            yield Document(Kind.NEVER, f"page:understand#{rule.id}", rule.text, rule.reason)


def _card(card: SituationCard) -> Document:
    text = _lines(
        card.summary,
        *card.first_steps,
        *card.words_that_help,
        *card.words_that_harm,
        *card.do_not,
        *card.notes,
    )
    return Document(Kind.CARD, f"card:{card.id}", card.title, text)


def _starter(starter: Starter) -> Document:
    reactions = (part for one in starter.reactions for part in (one.child, one.say))
    text = _lines(starter.why, *reactions, starter.avoid)
    return Document(Kind.STARTER, f"starter:{starter.id}", starter.words, text)


def _channels(channels: Iterable[Channel]) -> Iterator[Document]:
    for one in channels:
        text = _lines(
            one.what_it_is,
            one.for_whom,
            one.not_for,
            one.operator,
            one.phone,
            one.address,
            one.other_ways,
            one.good_to_know,
        )
        yield Document(Kind.CHANNEL, f"channel:{one.id}", one.name, text)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
