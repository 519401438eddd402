# SPDX-License-Identifier: Apache-2.0
"""Checks of a whole pack: what the shape of single files cannot say."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from companion.content import pack_files, page_schema, phrase_schema, schema
from companion.content.address import is_web_address
from companion.content.channel_checks import channel_problems
from companion.content.finder_checks import finder_problems
from companion.content.help_checks import help_problems
from companion.content.items import all_items, heads
from companion.content.missing_checks import missing_problems
from companion.content.pack_files import Pack
from companion.content.phrase_checks import phrase_problems
from companion.content.problem import Problem
from companion.content.rule_checks import rule_problems
from companion.content.wording_checks import wording_problems
from companion.content.worksheet_checks import worksheet_problems
from companion.domain.guide import AgeBand, Audience, ReactionKind

PAGES = (
    "start", "understand", "talk", "get-help", "notice", "journal", "reports", "plans", "settings",
    "understand#talking",
)  # fmt: skip
"""What a tile may open, next to cards."""

STARTERS_EACH = 3
EVERYDAY = ["everyday"]
"""The situations of a starter for the table: nothing has happened."""
_ONE_PAGE = ("never", "principle", "idea", "stage", "tactic", "pattern", "point")
"""Kinds that stand in the library, so that their ids must differ from each other too."""

_TACTICS = ("stage", "tactic", "pattern")


def find_problems(pack: Pack) -> list[Problem]:
    """Return everything that is wrong with a pack."""
    checks: tuple[Callable[[Pack], Iterable[Problem]], ...] = (
        _ids,
        _sources,
        _source_tables,
        _dates,
        _references,
        _starter_files,
        _audience,
        _coverage,
        rule_problems,
        phrase_problems,
        wording_problems,
        finder_problems,
        channel_problems,
        worksheet_problems,
        missing_problems,
        help_problems,
    )
    return [problem for check in checks for problem in check(pack)]


def door_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with doors and sources: all that another list of doors can break."""
    for check in (_ids, _sources, _source_tables, _dates, channel_problems):
        yield from check(pack)


def _ids(pack: Pack) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for place in all_items(pack):
        kind = "page" if place.kind in _ONE_PAGE else place.kind
        if (kind, place.item.id) in seen:
            yield Problem(place.file, place.key, "the id is used twice")
        seen.add((kind, place.item.id))
    for name, file in pack.pages.items():
        for page in file.page:
            if ("page", page.id) in seen:
                yield Problem(name, f"page.{page.id}", "the id is used twice")
            seen.add(("page", page.id))
    for group, count in Counter(group.id for group in pack.signs.group).items():
        if count > 1:
            yield Problem(pack_files.SIGNS, f"group.{group}", "the id is used twice")


def _sources(pack: Pack) -> Iterator[Problem]:
    general = {source.id for source in pack.sources.source}
    of_doors = {source.id for file in pack.channels.values() for source in file.source}
    for place in all_items(pack):
        # A worksheet says what a door asks: the sources of the door bear it out.
        known = general | of_doors if place.file == pack_files.WORKSHEETS else general
        if isinstance(place.head, schema.ChannelsFile):
            known = general | {source.id for source in place.head.source}
        for source_id in place.item.sources:
            if source_id not in known:
                yield Problem(place.file, f"{place.key}.sources", f"no source {source_id}")


def _source_tables(pack: Pack) -> Iterator[Problem]:
    lists = {pack_files.SOURCES: pack.sources.source}
    lists |= {name: file.source for name, file in pack.channels.items()}
    known: dict[str, schema.SourceTable] = {}
    for file, sources in lists.items():
        ids = Counter(source.id for source in sources)
        for source in sources:
            key = f"source.{source.id}"
            if ids[source.id] > 1 or known.setdefault(source.id, source) != source:
                yield Problem(file, key, "the id stands for another source too")
            if source.address and not is_web_address(source.address):
                yield Problem(file, f"{key}.address", "not a plain https address")


def _dates(pack: Pack) -> Iterator[Problem]:
    for file, head in heads(pack):
        if head.review_by <= head.checked_on:
            yield Problem(file, "review_by", "not after checked_on")
    for place in all_items(pack):
        checked_on = place.item.checked_on or place.head.checked_on
        if (place.item.review_by or place.head.review_by) <= checked_on:
            yield Problem(place.file, f"{place.key}.review_by", "not after checked_on")


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids that items may name."""

    cards: frozenset[str]
    topics: frozenset[str]
    signs: frozenset[str]
    tactics: frozenset[str]
    phrases: frozenset[str]
    opens: frozenset[str]
    links: frozenset[str]


def _known(pack: Pack) -> _Known:
    cards = frozenset(card.id for card in pack.situations.card)
    starters = (one.id for file in pack.starters.values() for one in file.starter)
    topics = frozenset(topic.id for topic in pack.topics.topic)
    signs = frozenset(sign.id for sign in pack.signs.sign)
    pages = (page.id for file in pack.pages.values() for page in file.page)
    in_library = (place.item.id for place in all_items(pack) if place.kind in _ONE_PAGE)
    parts = {f"page:understand#{one}" for one in (*pages, *in_library)}
    opens = {f"card:{one}" for one in cards} | {f"page:{page}" for page in PAGES} | parts
    others = {
        *(f"sign:{one}" for one in signs),
        *(f"starter:{one}" for one in starters),
        *(f"topic:{one}" for one in topics),
    }
    return _Known(
        cards,
        topics,
        signs,
        tactics=frozenset(place.item.id for place in all_items(pack) if place.kind in _TACTICS),
        phrases=frozenset(phrase.id for phrase in pack.phrases.phrase),
        opens=frozenset(opens),
        links=frozenset(opens | others),
    )


def _references(pack: Pack) -> Iterator[Problem]:
    known = _known(pack)
    for place in all_items(pack):
        if place.file in pack.handbook:
            continue
        for field, ids, allowed in _references_of(place.item, known):
            for one in ids:
                if one not in allowed:
                    yield Problem(place.file, f"{place.key}.{field}", f"{one} does not exist")


_References = tuple[str, Iterable[str], frozenset[str]]


def _references_of(item: schema.Item, known: _Known) -> Iterator[_References]:
    match item:
        case schema.TileTable():
            yield "opens", [item.opens], known.opens
        case schema.CardTable():
            yield "related", item.related, known.cards - {item.id}
        case schema.SignTable() | schema.RuleTable():
            yield "cards", item.cards, known.cards
        case schema.StarterTable():
            yield "topic", [item.topic], known.topics
            yield "situations", item.situations, known.cards
        case page_schema.TacticTable():
            yield "signs", item.signs, known.signs
            yield "topics", item.topics, known.topics
            yield "cards", item.cards, known.cards
        case phrase_schema.PhraseTable() | phrase_schema.TogetherTable():
            yield from _phrase_references(item, known)
        case page_schema.PointTable():
            yield "links", item.links, known.links
        case _:
            return


def _phrase_references(
    item: phrase_schema.PhraseTable | phrase_schema.TogetherTable, known: _Known
) -> Iterator[_References]:
    yield "cards", item.cards, known.cards
    if isinstance(item, phrase_schema.PhraseTable):
        yield "tactic", [item.tactic], known.tactics
        yield "read", [item.read] if item.read else [], known.opens
        yield "topic", [item.topic] if item.topic else [], known.topics
    else:
        yield "any_of", item.any_of, known.phrases
        yield "with_any_of", item.with_any_of, known.phrases


def _starter_files(pack: Pack) -> Iterator[Problem]:
    for name, file in pack.starters.items():
        for starter in file.starter:
            if [one.kind for one in starter.reactions] != list(ReactionKind):
                yield Problem(name, f"starter.{starter.id}.reactions", "not one of each kind")
            if not any(name == f"starters/{age.value}.toml" for age in starter.ages):
                yield Problem(name, f"starter.{starter.id}.ages", "not for the age of its file")


def _audience(pack: Pack) -> Iterator[Problem]:
    for name, file in pack.starters.items():
        for one in file.starter:
            if one.audience is Audience.TOGETHER and one.situations != EVERYDAY:
                key = f"starter.{one.id}.audience"
                yield Problem(name, key, "together, but not for every day only")
    for idea in pack.smart.idea:
        if idea.audience is not Audience.TOGETHER:
            yield Problem(pack_files.SMART, f"idea.{idea.id}.audience", "not for the table")


def _coverage(pack: Pack) -> Iterator[Problem]:
    starters = [starter for file in pack.starters.values() for starter in file.starter]
    found = Counter(pair for one in starters for pair in product(one.ages, [one.topic]))
    for age, topic in product(AgeBand, pack.topics.topic):
        if found[age, topic.id] < STARTERS_EACH:
            name = f"starters/{age.value}.toml"
            yield Problem(name, f"starter.{topic.id}", f"fewer than {STARTERS_EACH} starters")
