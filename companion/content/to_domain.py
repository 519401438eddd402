# SPDX-License-Identifier: Apache-2.0
"""From the structs of content files to the objects of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.domain.channel import Channel, Country
from companion.domain.guide_terms import Provenance, Source, StartTile

if TYPE_CHECKING:
    from companion.content import schema


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


def country(file: schema.CountryHead) -> Country:
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
        is_for_parent=channel.for_parent,
        is_online_only=channel.online_only,
        calm_phone=channel.calm_phone,
        calm_dial=channel.calm_dial,
    )
