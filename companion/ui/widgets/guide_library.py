# SPDX-License-Identifier: Apache-2.0
"""The open room's library as short pages: what stands on each, and on which one an item is."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import Sign, SignGroup
from companion.domain.guide import NeverRule, Principle, Provenance, SituationCard, SmartIdea
from companion.services.ports import ContentSource
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.sheets import sheet_of

SITUATIONS, TALKING, SMART, NEVER = "situations", "talking", "smart", "never"
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """One statement: a title, then pairs of a label (or none) and words."""

    id: str
    kind: str
    title: str
    lines: tuple[tuple[str, str], ...]
    provenance: Provenance
    letter: str = ""
    opens: tuple[tuple[str, str], ...] = ()
    """Titles and targets of what to read next."""


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """One short page. `part` says below which words of the list it stands."""

    id: str
    part: str
    title: str
    intro: str
    note: str
    items: tuple[LibraryItem, ...]


class Library:
    """All pages, in the order of the list. Raises CompanionError where content is damaged."""

    def __init__(self, content: ContentSource) -> None:
        self._content = content
        self.pages = (
            self._situations(),
            self._never(),
            *(self._signs(group) for group in content.sign_groups()),
            self._talking(),
            self._smart(),
        )

    def page(self, page_id: str) -> LibraryPage | None:
        """Return a page, or None."""
        return next((page for page in self.pages if page.id == page_id), None)

    def find(self, part: str) -> tuple[LibraryPage, str] | None:
        """Return the page for a target such as "sign:hides-phone" or "never-pay", and the item."""
        kind, _, name = part.rpartition(":")
        for page in self.pages:
            if page.id == name and kind in ("", "group"):
                return page, ""
        for page in self.pages:
            for item in page.items:
                if item.id == name and kind in ("", item.kind):
                    return page, item.id
        return None

    def _situations(self) -> LibraryPage:
        return LibraryPage(
            SITUATIONS,
            "when",
            translate("Library", "First steps"),
            translate(
                "Library",
                "Choose what fits best. Each card is one page: what to do, and whom to ask.",
            ),
            "",
            tuple(_card_item(card) for card in self._content.cards().values()),
        )

    def _never(self) -> LibraryPage:
        return LibraryPage(
            NEVER,
            "when",
            translate("Library", "Never, whatever happens"),
            translate("Library", "These hold in every situation, however angry or afraid you are."),
            "",
            tuple(_never_item(rule) for rule in self._content.never_rules()),
        )

    def _signs(self, group: SignGroup) -> LibraryPage:
        cards = self._content.cards()
        signs = (sign for sign in self._content.signs().values() if sign.group == group.id)
        return LibraryPage(
            group.id,
            "signs",
            group.title,
            group.intro,
            translate(
                "Library",
                "A sign is a reason to be curious. It is not proof that something is wrong.",
            ),
            tuple(_sign_item(sign, cards[sign.cards[0]]) for sign in signs),
        )

    def _talking(self) -> LibraryPage:
        return LibraryPage(
            TALKING,
            "talk",
            translate("Library", "What helps a talk"),
            translate(
                "Library",
                "Sixteen things that make it easier for a child to talk, and to be heard.",
            ),
            "",
            tuple(_principle_item(one) for one in self._content.principles()),
        )

    def _smart(self) -> LibraryPage:
        return LibraryPage(
            SMART,
            "talk",
            translate("Library", "SMART: five ideas"),
            translate(
                "Library",
                "Five cards to go through together, one at a time. The five SMART ideas are "
                "Childnet's. The words here are ours.",
            ),
            "",
            tuple(_smart_item(idea) for idea in self._content.smart_ideas()),
        )


def part_title(part: str) -> str:
    """Return the words above a part of the list."""
    return {
        "when": translate("Library", "When something has happened"),
        "signs": translate("Library", "Signs you may notice"),
        "talk": translate("Library", "Talking with a child"),
    }[part]


def page_sheet(desk: Desk, page: LibraryPage) -> Sheet:
    """Return a page of the library for paper."""
    blocks = [Block("note", page.note)] if page.note else []
    for item in page.items:
        title = f"{item.letter} · {item.title}" if item.letter else item.title
        blocks.append(Block("heading", title))
        blocks += [
            Block("words", f"{label} {words}" if label else words) for label, words in item.lines
        ]
    return sheet_of(desk, page.title, page.intro, blocks, _all_of(page))


def _all_of(page: LibraryPage) -> Provenance:
    found = [item.provenance for item in page.items]
    return Provenance(
        sources=tuple(dict.fromkeys(source for one in found for source in one.sources)),
        checked_on=min(one.checked_on for one in found),
        review_by=min(one.review_by for one in found),
    )


def _card_item(card: SituationCard) -> LibraryItem:
    return LibraryItem(card.id, "card", card.title, (("", card.summary),), card.provenance)


def _never_item(rule: NeverRule) -> LibraryItem:
    return LibraryItem(rule.id, "never", rule.text, (("", rule.reason),), rule.provenance)


def _principle_item(one: Principle) -> LibraryItem:
    return LibraryItem(one.id, "principle", one.title, (("", one.text),), one.provenance)


def _smart_item(idea: SmartIdea) -> LibraryItem:
    lines = (("", idea.text), (translate("Library", "Ask each other:"), idea.ask_together))
    return LibraryItem(idea.id, "smart", idea.word, lines, idea.provenance, letter=idea.letter)


def _sign_item(sign: Sign, card: SituationCard) -> LibraryItem:
    reasons = "; ".join(sign.ordinary_reasons)
    lines = (
        (translate("Library", "Ordinary reasons:"), reasons.rstrip(".") + "."),
        (translate("Library", "More telling at:"), f"{sign.more_telling_at}."),
        ("", sign.also),
    )
    return LibraryItem(
        sign.id,
        "sign",
        sign.text,
        tuple(line for line in lines if line[1]),
        sign.provenance,
        opens=(
            (
                card.title,
                f"card:{card.id}",
            ),
        ),
    )
