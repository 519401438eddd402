# SPDX-License-Identifier: Apache-2.0
"""Goes through all items of a pack, with the file and the key of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from companion.content import pack_files, schema
from companion.content.pack_files import Pack


@dataclass(frozen=True, slots=True)
class Place:
    """An item of a pack and where it stands."""

    file: str
    kind: str
    item: schema.Item
    head: schema.File

    @property
    def key(self) -> str:
        """The key of the item: its kind and its id."""
        return f"{self.kind}.{self.item.id}"


def all_items(pack: Pack) -> Iterator[Place]:
    """Yield every item of every file."""
    for file, head, tables in _tables(pack):
        for kind, items in tables:
            for item in items:
                yield Place(file, kind, item, head)


_Tables = Iterable[tuple[str, Sequence[schema.Item]]]


def _tables(pack: Pack) -> Iterator[tuple[str, schema.File, _Tables]]:
    yield pack_files.START, pack.start, [("tile", pack.start.tile)]
    situations = pack.situations
    yield (
        pack_files.SITUATIONS,
        situations,
        [("never", situations.never), ("card", situations.card)],
    )
    yield pack_files.PRINCIPLES, pack.principles, [("principle", pack.principles.principle)]
    yield pack_files.SMART, pack.smart, [("idea", pack.smart.idea)]
    yield pack_files.TOPICS, pack.topics, [("topic", pack.topics.topic)]
    yield pack_files.SIGNS, pack.signs, [("sign", pack.signs.sign)]
    yield pack_files.STRENGTHS, pack.strengths, [("strength", pack.strengths.strength)]
    yield pack_files.NEXT_STEPS, pack.next_steps, [("rule", pack.next_steps.rule)]
    tactics = pack.tactics
    yield (
        pack_files.TACTICS,
        tactics,
        [("stage", tactics.stage), ("tactic", tactics.tactic), ("pattern", tactics.pattern)],
    )
    phrases = pack.phrases
    yield (
        pack_files.PHRASES,
        phrases,
        [("phrase", phrases.phrase), ("together", phrases.together)],
    )
    yield pack_files.WORDING, pack.wording, [("advice", pack.wording.advice)]
    finder = pack.door_finder
    yield (
        pack_files.DOOR_FINDER,
        finder,
        [
            ("question", finder.question),
            ("path", finder.path),
            ("extra", finder.extra),
            ("reason", finder.reason),
        ],
    )
    sheets = pack.worksheets
    yield (
        pack_files.WORKSHEETS,
        sheets,
        [("field", sheets.field), ("worksheet", sheets.worksheet)],
    )
    missing = pack.missing
    yield (
        pack_files.MISSING,
        missing,
        [("missing-note", missing.note), ("missing-field", missing.field)],
    )
    for name, pages in pack.pages.items():
        yield name, pages, [("point", page.point) for page in pages.page]
    for name, chapters in pack.handbook.items():
        yield name, chapters, [("help", page.point) for page in chapters.page]
    for name, starters in pack.starters.items():
        yield name, starters, [("starter", starters.starter)]
    for name, channels in pack.channels.items():
        yield name, channels, [("channel", channels.channel)]


def heads(pack: Pack) -> Iterator[tuple[str, schema.File]]:
    """Yield every file that has dates at its head."""
    yield pack_files.PACK, pack.head
    yield pack_files.PHRASE_WEIGHTS, pack.phrase_weights
    for file, head, _ in _tables(pack):
        yield file, head
