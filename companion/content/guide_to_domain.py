# SPDX-License-Identifier: Apache-2.0
"""Cards, principles, topics and starters: from structs to objects of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.content.to_domain import provenance
from companion.domain.guide import (
    NeverRule,
    Principle,
    Reaction,
    SituationCard,
    SmartIdea,
    Starter,
    Topic,
)

if TYPE_CHECKING:
    from companion.content import schema


def cards(file: schema.SituationsFile) -> tuple[SituationCard, ...]:
    """Return the situation cards."""
    return tuple(_card(card, file) for card in file.card)


def _card(card: schema.CardTable, file: schema.File) -> SituationCard:
    return SituationCard(
        id=card.id,
        title=card.title,
        summary=card.summary,
        opening=card.opening,
        first_steps=tuple(card.first_steps),
        words_that_help=tuple(card.words_that_help),
        words_that_harm=tuple(card.words_that_harm),
        do_not=tuple(card.do_not),
        notes=tuple(card.notes),
        call_purposes=tuple(card.call_purposes),
        related=tuple(card.related),
        provenance=provenance(card, file),
    )


def never_rules(file: schema.SituationsFile) -> tuple[NeverRule, ...]:
    """Return the never list."""
    return tuple(
        NeverRule(id=rule.id, text=rule.text, reason=rule.reason, provenance=provenance(rule, file))
        for rule in file.never
    )


def principles(file: schema.PrinciplesFile) -> tuple[Principle, ...]:
    """Return the principles of talking with a child."""
    return tuple(
        Principle(id=one.id, title=one.title, text=one.text, provenance=provenance(one, file))
        for one in file.principle
    )


def smart_ideas(file: schema.SmartFile) -> tuple[SmartIdea, ...]:
    """Return the SMART ideas."""
    return tuple(
        SmartIdea(
            id=idea.id,
            letter=idea.letter,
            word=idea.word,
            text=idea.text,
            adults=idea.adults,
            ask_together=idea.ask_together,
            provenance=provenance(idea, file),
            audience=idea.audience,
        )
        for idea in file.idea
    )


def topics(file: schema.TopicsFile) -> tuple[Topic, ...]:
    """Return the topics."""
    return tuple(
        Topic(
            id=topic.id,
            title=topic.title,
            points=tuple(topic.points),
            provenance=provenance(topic, file),
        )
        for topic in file.topic
    )


def starters(file: schema.StartersFile) -> tuple[Starter, ...]:
    """Return the conversation starters of one file."""
    return tuple(
        Starter(
            id=one.id,
            words=one.words,
            ages=tuple(one.ages),
            topic=one.topic,
            situations=tuple(one.situations),
            needs=tuple(one.needs),
            why=one.why,
            reactions=tuple(Reaction(child=r.child, say=r.say, kind=r.kind) for r in one.reactions),
            avoid=one.avoid,
            provenance=provenance(one, file),
            audience=one.audience,
        )
        for one in file.starter
    )
