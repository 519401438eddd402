# SPDX-License-Identifier: Apache-2.0
"""Sorts what a search found into its kinds; loaded at the first search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.domain.search import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from companion.domain.word_search import Found

SHOWN_PER_GROUP, SHOWN_CARDS = 3, 5
MOST_CARDS = 3
"""So many cards are shown that hold only some of the words."""


def shown_at_first(kind: Kind) -> int:
    """Return how many results of a kind are shown."""
    return SHOWN_CARDS if kind is Kind.CARD else SHOWN_PER_GROUP


def by_kind(found: Found) -> Iterable[tuple[Kind, list[int], bool]]:
    """Yield the documents of each kind, best first, and whether they hold all of the words.

    A first-hour card is the thing most wanted: if none holds all of the words, the nearest stand.
    """
    split = _split(found, found.with_all or found.with_most)
    has_all = bool(found.with_all)
    for kind in Kind:
        if kind is Kind.CARD and not (has_all and split[kind]):
            cards = _split(found, sorted(found.scores))[kind]
            nearest = sorted(cards, key=found.scores.__getitem__, reverse=True)
            yield kind, nearest[:MOST_CARDS], False
        else:
            yield kind, split[kind], has_all


def _split(found: Found, numbers: Iterable[int]) -> dict[Kind, list[int]]:
    split: dict[Kind, list[int]] = {kind: [] for kind in Kind}
    documents = found.index.documents
    for number in numbers:
        split[documents[number].kind].append(number)
    return split
