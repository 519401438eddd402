# SPDX-License-Identifier: Apache-2.0
"""From the structs of content files to the objects of the domain."""

from collections.abc import Sequence

from companion.content import schema
from companion.domain.channel import Channel, Country
from companion.domain.checklist import Sign, SignGroup, StepUp, Strength
from companion.domain.guide import (
    NeverRule,
    Principle,
    Provenance,
    Reaction,
    SituationCard,
    SmartIdea,
    Source,
    Starter,
    StartTile,
    Topic,
)
from companion.domain.next_step import Condition, Rule, RuleTable


def provenance(item: schema.Item, file: schema.File) -> Provenance:
    """Return where an item comes from; its own dates go before those of its file."""
    return Provenance(
        sources=tuple(item.sources),
        checked_on=item.checked_on or file.checked_on,
        review_by=item.review_by or file.review_by,
    )


def source(table: schema.SourceTable) -> Source:
    """Return a source."""
    return Source(
        id=table.id,
        publisher=table.publisher,
        title=table.title,
        date=table.date,
        address=table.address or None,
    )


def start_tiles(file: schema.StartFile) -> tuple[StartTile, ...]:
    """Return the answers to "What brings you here today?"."""
    return tuple(
        StartTile(
            id=tile.id,
            title=tile.title,
            text=tile.text,
            icon=tile.icon,
            opens=tile.opens,
            provenance=provenance(tile, file),
        )
        for tile in file.tile
    )


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


def sign_groups(file: schema.SignsFile) -> tuple[SignGroup, ...]:
    """Return the groups of signs."""
    return tuple(
        SignGroup(id=one.id, title=one.title, intro=one.intro, kind=one.kind) for one in file.group
    )


def strengths(file: schema.StrengthsFile) -> tuple[Strength, ...]:
    """Return the strengths."""
    return tuple(
        Strength(id=one.id, text=one.text, build_on=one.build_on, provenance=provenance(one, file))
        for one in file.strength
    )


def signs(file: schema.SignsFile) -> tuple[Sign, ...]:
    """Return the signs."""
    return tuple(
        Sign(
            id=sign.id,
            group=sign.group,
            text=sign.text,
            ordinary_reasons=tuple(sign.ordinary_reasons),
            more_telling_at=sign.more_telling_at,
            urgency=sign.urgency.urgency,
            step_ups=tuple(_step_up(step) for step in sign.step_ups),
            also=sign.also,
            cards=tuple(sign.cards),
            provenance=provenance(sign, file),
            is_harm_already=sign.is_harm_already,
            is_event=sign.is_event,
        )
        for sign in file.sign
    )


def _step_up(step: schema.StepUpTable) -> StepUp:
    return StepUp(
        to=step.to.urgency,
        ask=step.ask,
        with_another_sign=step.with_another_sign,
        for_step_up_child=step.for_step_up_child,
        is_event=step.is_event,
    )


def rule_table(file: schema.NextStepsFile) -> RuleTable:
    """Return the rule table, in its order."""
    return RuleTable(
        rules=tuple(_rule(rule, file) for rule in file.rule),
        usual_days=file.usual_days,
        new_since=tuple(file.new_since),
        careful_bands=tuple(file.careful_bands),
    )


def _rule(rule: schema.RuleTable, file: schema.NextStepsFile) -> Rule:
    return Rule(
        id=rule.id,
        headline=rule.headline,
        lead=rule.lead,
        actions=tuple(rule.actions),
        any_of=_conditions(rule.any_of),
        call_purposes=tuple(rule.call_purposes),
        cards=tuple(rule.cards),
        look_again_days=rule.look_again_days,
        provenance=provenance(rule, file),
    )


def _conditions(tables: Sequence[schema.ConditionTable]) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            urgencies=tuple(word.urgency for word in table.urgencies),
            count=table.count,
            groups=tuple(table.groups),
            new_eye=table.new_eye,
            new_eye_groups=table.new_eye_groups,
            for_step_up_child=table.for_step_up_child,
            still_worried=table.still_worried,
            no_ticks=table.no_ticks,
        )
        for table in tables
    )


def country(file: schema.ChannelsFile) -> Country:
    """Return what holds for a whole country."""
    return Country(
        code=file.code,
        name=file.name,
        emergency_line=file.emergency_line,
        emergency_dial=file.emergency_dial,
        nations=tuple(file.nations.items()),
        notes=tuple(file.notes),
    )


def channels(file: schema.ChannelsFile) -> tuple[Channel, ...]:
    """Return the channels of one file."""
    return tuple(_channel(channel, file) for channel in file.channel)


def _channel(channel: schema.ChannelTable, file: schema.ChannelsFile) -> Channel:
    return Channel(
        id=channel.id,
        country=file.code,
        nation=channel.nation,
        name=channel.name,
        operator=channel.operator,
        purposes=tuple(channel.purposes),
        for_whom=channel.for_whom,
        what_it_is=channel.what_it_is,
        not_for=channel.not_for,
        address=channel.address,
        phone=channel.phone,
        dial=channel.dial,
        other_ways=channel.other_ways,
        hours=channel.hours,
        hours_note=channel.hours_note,
        cost=channel.cost,
        anonymity=channel.anonymity,
        good_to_know=channel.good_to_know,
        provenance=provenance(channel, file),
        is_for_child=channel.for_child,
        without_speaking=channel.without_speaking,
        text=channel.text,
        mail=channel.mail,
    )
