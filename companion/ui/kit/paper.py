# SPDX-License-Identifier: Apache-2.0
"""What goes on paper, as plain data: a sheet of paragraphs, and the same sheet as plain text."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from PySide6.QtCore import QCoreApplication

Kind = Literal[
    "page", "part", "heading", "words", "step", "point", "quote", "note", "line", "room", "code",
]  # fmt: skip
"""`page` is the title of a part that starts a page, `part` of one that does not.

`line` is a line to write on by hand, `room` one of several for one answer, which has no number.
`code` is drawn as a QR code that holds the text; as plain text it is left out.
"""

PAPER_COUNTRY = "paper-country"
"""The property of a window that names the country whose paper is usual; empty: the computer's."""
EMERGENCY_LINE = "emergency-line"
"""The property of a window that holds the number of the chosen country, such as "999 or 112"."""
BULLET = "•"
PLAIN_BULLET = "-"
WRITING_LINE = "_" * 24
WHOLE_LINE = WRITING_LINE * 2


class Design(StrEnum):
    """How a sheet is laid out: as running words, or as one page with a place for each part."""

    RUNNING = "running"
    POCKET = "pocket"
    """Four panels; each `page` block starts the next."""
    FRIDGE = "fridge"
    """Headings with a large mark; each `page` block starts a box below them."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. Steps that follow each other are numbered as one list.

    `is_kept`: it stays on the page of the block before it, where a page has the room.
    `mark`: a letter before a heading, such as "S".
    """

    kind: Kind
    text: str = field(repr=False)
    is_kept: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one print-out says. `emergency_line` is a number such as "999 or 112", or empty."""

    title: str = field(repr=False)
    subtitle: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    emergency_line: str
    checked_note: str
    sources_note: str
    design: Design = Design.RUNNING

    @property
    def feet(self) -> tuple[str, ...]:
        """The small print at the end: when it was checked, the sources, what this is not."""
        lines = (self.checked_note, self.sources_note, no_service_words())
        return tuple(line for line in lines if line)


def danger_words(number: str) -> str:
    """Return the emergency sentence; without a number it still says what to do."""
    words = QCoreApplication.translate("Paper", "If anyone is in danger now, phone {number}.")
    fallback = QCoreApplication.translate("Paper", "your emergency number")
    return words.format(number=number or fallback)


def no_service_words() -> str:
    """Return what stands at the foot of every print-out."""
    return QCoreApplication.translate(
        "Paper", "Companion is not a police, medical or emergency service."
    )


def heading_words(block: Block) -> str:
    """Return the words of a block, with the letter that stands before it."""
    if not block.mark:
        return block.text
    return QCoreApplication.translate("Paper", "{letter}: {word}").format(
        letter=block.mark, word=block.text
    )


def marks(blocks: tuple[Block, ...], bullet: str = BULLET) -> list[str]:
    """Return what hangs before each block: the number of a step, the dot of a point, or nothing.

    A line to write on that stands alone has none.
    """
    found: list[str] = []
    number = 0
    kinds = [block.kind for block in blocks]
    for kind, before, after in zip(kinds, ["", *kinds], [*kinds[1:], ""], strict=False):
        number = number + 1 if kind in ("step", "line") else 0
        is_alone = kind == "line" and "line" not in (before, after)
        mark = bullet if kind == "point" else ""
        found.append(f"{number}." if number and not is_alone else mark)
    return found


def text_of(sheet: Sheet) -> str:
    """Return the sheet as plain text: the same words in the same order, the danger line first."""
    lines = [danger_words(sheet.emergency_line), "", _flat(sheet.title)]
    if sheet.subtitle:
        lines.append(_flat(sheet.subtitle))
    blocks = tuple(block for block in sheet.blocks if block.kind != "code")
    for block, mark in zip(blocks, marks(blocks, PLAIN_BULLET), strict=True):
        is_title = block.kind in ("page", "part", "heading")
        if is_title or (block.kind == "words" and not block.is_kept):
            lines.append("")
        drawn = {"line": WRITING_LINE, "room": WHOLE_LINE}
        words = drawn.get(block.kind) or _flat(heading_words(block))
        lines.append(f"{mark} {words}".strip())
    return "\n".join((*lines, "", *sheet.feet, ""))


def _flat(text: str) -> str:
    return text.strip().replace("\r\n", "\n").replace("\u2028", "\n")
