# SPDX-License-Identifier: Apache-2.0
"""Checks of the channel files: countries, nations, addresses and numbers."""

from collections.abc import Callable, Iterator

from companion.content import pack_files, schema
from companion.content.address import (
    is_dial,
    is_mail,
    is_phone,
    is_plain_text,
    is_text,
    is_web_address,
)
from companion.content.pack_files import Pack, channels_file
from companion.content.problem import Problem
from companion.domain.channel import Purpose

WORDS = (
    "name", "operator", "for_whom", "what_it_is", "not_for", "other_ways", "without_speaking",
    "hours", "hours_note", "cost", "anonymity", "good_to_know",
)  # fmt: skip
"""What a reader sees of a channel beside its addresses and numbers."""


def channel_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with the channel files."""
    yield from _countries(pack)
    for name, file in pack.channels.items():
        yield from _head(pack, name, file)
        for channel in file.channel:
            yield from _channel(name, file, channel)


def _countries(pack: Pack) -> Iterator[Problem]:
    listed = {channels_file(code) for code in pack.head.countries}
    included = {channels_file(code) for file in pack.channels.values() for code in file.includes}
    for name in sorted(listed - set(pack.channels)):
        yield Problem(pack_files.PACK, "countries", f"no file {name}")
    for name in sorted(set(pack.channels) - listed - included):
        yield Problem(name, "code", "neither a country of the pack nor included by one")


def _head(pack: Pack, name: str, file: schema.ChannelsFile) -> Iterator[Problem]:
    if channels_file(file.code) != name:
        yield Problem(name, "code", "differs from the name of the file")
    if bool(file.emergency_line.strip()) != bool(file.emergency_dial):
        yield Problem(name, "emergency_line", "goes together with emergency_dial")
    if file.emergency_dial and not is_dial(file.emergency_dial):
        yield Problem(name, "emergency_dial", "not tel: and digits")
    if file.emergency_line and not is_phone(file.emergency_line):
        yield Problem(name, "emergency_line", "not a number as people write it")
    yield from _wider(pack, name, file)


def _wider(pack: Pack, name: str, file: schema.ChannelsFile) -> Iterator[Problem]:
    wider = [pack.channels.get(channels_file(code)) for code in file.includes]
    for code, included in zip(file.includes, wider, strict=True):
        if included is None or included is file:
            yield Problem(name, "includes", f"no file for {code}")
    known = {channel.id for one in wider if one for channel in one.channel}
    for channel_id in file.leave_out:
        if channel_id not in known:
            yield Problem(name, "leave_out", f"no channel {channel_id} in the included files")


def _channel(
    name: str, file: schema.ChannelsFile, channel: schema.ChannelTable
) -> Iterator[Problem]:
    key = f"channel.{channel.id}"
    if channel.nation and channel.nation not in file.nations:
        yield Problem(name, f"{key}.nation", f"no nation {channel.nation}")
    shapes: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
        ("address", channel.address, is_web_address),
        ("phone", channel.phone, is_phone),
        ("dial", channel.dial, is_dial),
        ("calm_phone", channel.calm_phone, is_phone),
        ("calm_dial", channel.calm_dial, is_dial),
        ("text", channel.text, is_text),
        ("mail", channel.mail, is_mail),
        *((name, getattr(channel, name), is_plain_text) for name in WORDS),
    )
    for field, value, is_right in shapes:
        if value and not is_right(value):
            yield Problem(name, f"{key}.{field}", "has the wrong shape")
    if channel.dial and not channel.phone:
        yield Problem(name, f"{key}.phone", "a number to dial that is not shown")
    yield from _calm_number(name, channel)


def _calm_number(name: str, channel: schema.ChannelTable) -> Iterator[Problem]:
    """Check that a number for calm days stands only beside one for danger."""
    key = f"channel.{channel.id}.calm_phone"
    if bool(channel.calm_phone) != bool(channel.calm_dial):
        yield Problem(name, key, "goes together with calm_dial")
    has_both = {Purpose.EMERGENCY, Purpose.POLICE_NON_EMERGENCY}.issubset(channel.purposes)
    if channel.calm_phone and not (has_both and channel.dial):
        yield Problem(name, key, "only a door for danger and for calm days has two numbers")
