# SPDX-License-Identifier: Apache-2.0
"""The open room's library as short pages: what stands on each, and on which one an item is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import SignGroup
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import HANDBOOK_PARTS, GuidePage, Part, Point, TacticKind
from companion.services.ports import ContentSource
from companion.ui.kit.desk import Desk
from companion.ui.widgets.guide_words import page_words
from companion.ui.widgets.library_items import (
    LibraryItem,
    card_item,
    never_item,
    point_item,
    principle_item,
    sign_item,
    smart_item,
    tactic_item,
)

HANDBOOK = "handbook"
SITUATIONS, TALKING, SMART, NEVER = "situations", "talking", "smart", "never"
STAGES, TACTICS, PATTERNS, SOURCES = "stages", "tactics", "patterns", "sources"
translate = QCoreApplication.translate


@dataclass(frozen=True)
class LibraryPage:
    """One short page. `part` says below which words of the list it stands."""

    id: str
    part: Part
    title: str
    intro: str
    note: str
    build: Callable[[], tuple[LibraryItem, ...]]
    book: str = "understand"
    """The page of the window on which it is read."""

    @property
    def target(self) -> str:
        """What opens it, such as "page:understand#smart"."""
        return f"page:{self.book}#{self.id}"

    @cached_property
    def items(self) -> tuple[LibraryItem, ...]:
        """What stands on the page, made when the page is first wanted."""
        return self.build()


class Book:
    """Short pages, in the order of their list, and the name of the window's page for them."""

    def __init__(self, name: str, pages: tuple[LibraryPage, ...]) -> None:
        self.name = name
        self.pages = pages

    def page(self, page_id: str) -> LibraryPage | None:
        """Return a page, or None."""
        return next((page for page in self.pages if page.id == page_id), None)

    def find(self, part: str) -> tuple[LibraryPage, str] | None:
        """Return the page for a target such as "sign:hides-phone" or "never-pay", and the item."""
        kind, _, name = part.rpartition(":")
        if kind == "source":
            page = self.page(SOURCES)
            return (page, name) if page is not None else None
        if kind in ("", "group") and (page := self.page(name)) is not None:
            return page, ""
        for page in self.pages:
            for item in page.items:
                if item.id == name and kind in ("", item.kind):
                    return page, item.id
        return None

    def title_of(self, target: str) -> str:
        """Return the title of a target that stands in the library, or nothing."""
        kind, _, name = target.partition(":")
        found = self.find(name.removeprefix(f"{self.name}#") if kind == "page" else target)
        if found is None:
            return ""
        page, item_id = found
        return next((item.title for item in page.items if item.id == item_id), page.title)


class Library(Book):
    """The guide. Raises CompanionError where content is damaged."""

    def __init__(self, content: ContentSource) -> None:
        self._content = content
        pages = (
            self._situations(),
            self._never(),
            *self._written(Part.WHEN),
            *self._written(Part.GROOMING),
            *self._tactics(),
            *self._written(Part.SIGNS),
            *(self._signs(group) for group in content.sign_groups()),
            self._talking(),
            *self._written(Part.TALK),
            self._smart(),
            *self._written(Part.RECORD),
            *self._written(Part.BACKGROUND),
            self._sources(),
        )
        super().__init__("understand", pages)

    def _situations(self) -> LibraryPage:
        return LibraryPage(
            SITUATIONS,
            Part.WHEN,
            translate("Library", "First steps"),
            translate(
                "Library",
                "Choose what fits best. Each card is one page: what to do, and whom to ask.",
            ),
            "",
            lambda: tuple(card_item(card) for card in self._content.cards().values()),
        )

    def _never(self) -> LibraryPage:
        return LibraryPage(
            NEVER,
            Part.WHEN,
            translate("Library", "Never, whatever happens"),
            translate("Library", "These hold in every situation, however angry or afraid you are."),
            "",
            lambda: tuple(never_item(rule) for rule in self._content.never_rules()),
        )

    def _written(self, part: Part) -> tuple[LibraryPage, ...]:
        """Return the pages of a part as they stand in the content."""
        return tuple(_page(page) for page in self._content.pages() if page.part is part)

    def _tactics(self) -> tuple[LibraryPage, ...]:
        note = translate(
            "Library",
            "Ordinary reasons stand beside each of these. But a threat, a request for sexual "
            "pictures or talk, or a secret plan to meet is enough: get help today.",
        )
        kinds = (
            (
                STAGES,
                TacticKind.STAGE,
                translate("Library", "Stages"),
                translate(
                    "Library",
                    "A way to think, not a timetable. The stages may come in any order, in "
                    "minutes or over years. Some may never come.",
                ),
            ),
            (
                TACTICS,
                TacticKind.TACTIC,
                translate("Library", "Tactics"),
                translate(
                    "Library",
                    "What a person who grooms may do and say. Only that person is to blame, never "
                    "your child.",
                ),
            ),
            (
                PATTERNS,
                TacticKind.PATTERN,
                translate("Library", "Newer patterns"),
                translate("Library", "Ways that have come with newer apps, games and tools."),
            ),
        )
        return tuple(
            LibraryPage(page_id, Part.GROOMING, title, intro, note, self._tactics_of(kind))
            for page_id, kind, title, intro in kinds
        )

    def _tactics_of(self, kind: TacticKind) -> Callable[[], tuple[LibraryItem, ...]]:
        return lambda: tuple(
            tactic_item(one) for one in self._content.tactics().values() if one.kind is kind
        )

    def _signs(self, group: SignGroup) -> LibraryPage:
        def build() -> tuple[LibraryItem, ...]:
            cards = self._content.cards()
            signs = (sign for sign in self._content.signs().values() if sign.group == group.id)
            return tuple(sign_item(sign, cards[sign.cards[0]]) for sign in signs)

        return LibraryPage(
            group.id,
            Part.SIGNS,
            group.title,
            group.intro,
            translate(
                "Library",
                "A sign is a reason to be curious. It is not proof that something is wrong.",
            ),
            build,
        )

    def _talking(self) -> LibraryPage:
        return LibraryPage(
            TALKING,
            Part.TALK,
            translate("Library", "What helps a talk"),
            translate(
                "Library",
                "Sixteen things that make it easier for a child to talk, and to be heard.",
            ),
            "",
            lambda: tuple(principle_item(one) for one in self._content.principles()),
        )

    def _smart(self) -> LibraryPage:
        return LibraryPage(
            SMART,
            Part.TALK,
            translate("Library", "SMART: five ideas"),
            translate(
                "Library",
                "Five cards to go through together, one at a time. The five SMART ideas are "
                "Childnet's. The words here are ours.",
            ),
            "",
            lambda: tuple(smart_item(idea) for idea in self._content.smart_ideas()),
        )

    def _sources(self) -> LibraryPage:
        return LibraryPage(
            SOURCES,
            Part.BACKGROUND,
            translate("Library", "Sources"),
            translate(
                "Library",
                "Where the words of this guide come from. Titles stand as they were printed. They "
                "are the words of others, and some are not words that we would choose.",
            ),
            "",
            tuple,
        )


def place_title(desk: Desk, target: str) -> str:
    """Return the title of a place of the guide, pages that are made here included, or nothing."""
    kind, _, page_id = target.partition("#")
    title = desk.guide.title_of(target)
    if title or kind != "page:understand":
        return title
    page = Library(desk.content).page(page_id)
    return page.title if page is not None else ""


def part_title(part: Part) -> str:
    """Return the words above a part of the list."""
    return {
        Part.WHEN: translate("Library", "When something has happened"),
        Part.GROOMING: translate("Library", "What grooming is"),
        Part.SIGNS: translate("Library", "Signs you may notice"),
        Part.TALK: translate("Library", "Talking with a child"),
        Part.RECORD: translate("Library", "Writing it down"),
        Part.BACKGROUND: translate("Library", "Behind this guide"),
        Part.BEGIN: translate("Handbook", "Begin here"),
        Part.LOCK: translate("Handbook", "The lock and your notes"),
        Part.SHARING: translate("Handbook", "Paper, files and other people"),
        Part.COMPUTER: translate("Handbook", "Companion on this computer"),
    }[part]


def handbook(content: ContentSource) -> Book:
    """Return the chapters on how Companion itself works."""
    found = tuple(
        LibraryPage(
            chapter.id,
            chapter.part,
            chapter.title,
            chapter.intro,
            chapter.note,
            partial(_help_items, content, chapter),
            HANDBOOK,
        )
        for part in HANDBOOK_PARTS
        for chapter in content.handbook()
        if chapter.part is part
    )
    if not found:
        raise CompanionError(ErrorCode.CONTENT_DAMAGED, file=HANDBOOK, key="")
    return Book(HANDBOOK, found)


def _help_items(content: ContentSource, chapter: GuidePage) -> tuple[LibraryItem, ...]:
    """Return what stands in a chapter, with the ways to the pages that it is about."""
    titles = {
        **{f"page:{HANDBOOK}#{one.id}": one.title for one in content.handbook()},
        **{f"card:{one.id}": one.title for one in content.cards().values()},
    }

    def item(point: Point) -> LibraryItem:
        ways = ((titles.get(link) or page_words(link), link) for link in point.links)
        return replace(point_item(point), kind="help", opens=tuple(ways), links=())

    return tuple(map(item, chapter.points))


def _page(page: GuidePage) -> LibraryPage:
    return LibraryPage(
        page.id,
        page.part,
        page.title,
        page.intro,
        page.note,
        lambda: tuple(point_item(point) for point in page.points),
    )
