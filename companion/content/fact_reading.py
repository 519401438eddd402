# SPDX-License-Identifier: Apache-2.0
"""A file with newer facts beside our own list of the same country, as the rules look at them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from companion.content import schema, to_domain
from companion.content.pack_files import PackFiles
from companion.domain.channel import Channel, Purpose
from companion.domain.fact_file import FIELDS


@dataclass(frozen=True, slots=True)
class NewText:
    """One thing that a file says in another way than our own list, or that we do not say."""

    door: Channel
    own: Channel | None
    name: str
    before: str
    after: str

    @property
    def place(self) -> str:
        """The key in the file, for its author."""
        return f"channel.{self.door.id}.{self.name}"


@dataclass(frozen=True, slots=True)
class Reading:
    """Our own file of a country and the given one."""

    files: PackFiles
    own: schema.ChannelsFile
    given: schema.ChannelsFile
    own_doors: dict[str, Channel]
    given_doors: dict[str, Channel]
    today: date

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield every text of the file with its place, also those that it leaves as they are."""
        for door in self.given_doors.values():
            for name in FIELDS:
                yield f"channel.{door.id}.{name}", getattr(door, name)
        for source in self.given.source:
            for name, value in msgspec.structs.asdict(source).items():
                yield f"source.{source.id}.{name}", str(value or "")

    def new_texts(self) -> Iterator[NewText]:
        """Yield what the file says of doors in another way."""
        for door_id, door in self.given_doors.items():
            own = self.own_doors.get(door_id)
            for name in FIELDS:
                before, after = getattr(own, name, ""), getattr(door, name)
                if before != after:
                    yield NewText(door, own, name, before, after)

    def new_source_words(self) -> Iterator[tuple[str, str]]:
        """Yield the words of sources that our list does not have so, with their places."""
        ours = {one.id: (one.publisher, one.title) for one in self.own.source}
        for one in self.given.source:
            if ours.get(one.id) != (one.publisher, one.title):
                yield f"source.{one.id}", f"{one.publisher}; {one.title}"


def doors_of_file(file: schema.ChannelsFile) -> dict[str, Channel]:
    """Return the doors of a file by id."""
    return {door.id: door for door in to_domain.channels(file)}


def is_for_children(door: Channel) -> bool:
    """Return whether a child may be the one who uses a door."""
    return door.is_for_child or Purpose.CHILD_HELPLINE in door.purposes
