# SPDX-License-Identifier: Apache-2.0
"""Searches the whole guide and the doors of the place as the person types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.domain.search import Kind, Result
    from companion.domain.word_index import WordIndex
    from companion.services.channel_service import ChannelService
    from companion.services.ports import ContentSource


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """The best results of one kind; `found` also counts those that are not shown."""

    kind: Kind
    results: tuple[Result, ...]
    found: int
    has_all_words: bool = True
    """False where nothing of this kind holds all of the words: these hold most of them."""


@dataclass(slots=True)
class _Ready:
    """The index: first the guide, then the doors of one place."""

    index: WordIndex
    guide_size: int
    edition: tuple[object, ...] | None = None


class SearchService:
    """Search as you type. The index is built at the first search, or by `prepare`."""

    def __init__(self, content: ContentSource, channels: ChannelService) -> None:
        self._content = content
        self._channels = channels
        self._ready: _Ready | None = None

    def prepare(self) -> None:
        """Build the index now, so that the first search does not wait for it."""
        self._index()

    def search(
        self, query: str, shown: int | None = None, only: Kind | None = None
    ) -> tuple[ResultGroup, ...]:
        """Return what fits best, by kind or of one kind; the last word may be a beginning."""
        from companion.domain.word_search import search
        from companion.services.search_groups import by_kind, shown_at_first

        found = search(self._index(), query)
        return tuple(
            ResultGroup(
                kind,
                tuple(map(found.result, numbers[: shown or shown_at_first(kind)])),
                len(numbers),
                has_all_words=has_all,
            )
            for kind, numbers, has_all in by_kind(found)
            if numbers and only in (None, kind)
        )

    def _index(self) -> WordIndex:
        from companion.services.search_documents import channel_documents

        ready = self._ready or self._read_guide()
        edition = self._channels.edition
        if ready.edition != edition:
            ready.index.cut(ready.guide_size)
            ready.index.add(channel_documents(self._channels.channels()))
            ready.edition = edition
        # Only now: another thread must not find an index that is half built.
        self._ready = ready
        return ready.index

    def _read_guide(self) -> _Ready:
        from companion.domain.everyday_words import EverydayWords
        from companion.domain.word_index import WordIndex
        from companion.services.search_documents import guide_documents

        everyday = EverydayWords(self._content.synonyms())
        index = WordIndex(guide_documents(self._content), everyday)
        return _Ready(index, len(index.documents))
