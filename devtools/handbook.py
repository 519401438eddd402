"""The handbook as pages for people who read it in a browser: docs/user/, made from the content.

The content is the one source. The app shows the same words (`page:handbook`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "docs/user"
CONTENTS = "README.md"
NOTE = "<!-- Made by `python3 dev.py handbook`. Change resources/content/en/handbook. -->"
PARTS = {
    "begin": "Begin here",
    "lock": "The lock and your notes",
    "sharing": "Paper, files and other people",
    "computer": "Companion on this computer",
}
"""The parts in their order, with the words that the app shows above each."""
CHAPTER = "page:handbook#"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as it stands in the content."""

    part: str
    checked_on: str
    table: dict[str, Any]

    @property
    def id(self) -> str:
        """Its id, which is the name of its file as well."""
        return str(self.table["id"])

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.table["title"])


def chapters(content: Path) -> tuple[Chapter, ...]:
    """Return the chapters of a language in the order of the app."""
    files = (_table(file) for file in sorted((content / "handbook").glob("*.toml")))
    found = [
        Chapter(page["part"], f"{file['checked_on']}", page)
        for file in files
        for page in file["page"]
    ]
    order = list(PARTS)
    return tuple(sorted(found, key=lambda chapter: order.index(chapter.part)))


def pages(content: Path) -> dict[str, str]:
    """Return every file of the folder by its name."""
    found = chapters(content)
    sources = {one["id"]: one for one in _table(content / "sources.toml")["source"]}
    texts = {
        f"{chapter.id}.md": "\n".join((*_lines(chapter, found), *_foot(chapter, sources)))
        for chapter in found
    }
    return {CONTENTS: "\n".join(_contents(found)), **texts}


def _contents(found: tuple[Chapter, ...]) -> Iterator[str]:
    yield from (NOTE, "", "# How Companion works", "")
    yield "The same chapters are in the app: Settings, then “How Companion works”."
    for part, title in PARTS.items():
        yield from ("", f"## {title}", "")
        for chapter in found:
            if chapter.part == part:
                yield f"- [{chapter.title}]({chapter.id}.md): {chapter.table['intro']}"
    yield ""


def _lines(chapter: Chapter, found: tuple[Chapter, ...]) -> Iterator[str]:
    titles = {f"{CHAPTER}{one.id}": one.title for one in found}
    yield from (NOTE, "", f"# {chapter.title}", "", str(chapter.table["intro"]))
    if note := chapter.table.get("note"):
        yield from ("", f"> {note}")
    for point in chapter.table["point"]:
        yield from ("", f"## {point['title']}")
        for text in point["text"]:
            yield from ("", text)
        ways = [link for link in point.get("links", []) if link in titles]
        if ways:
            linked = (f"[{titles[link]}]({link.removeprefix(CHAPTER)}.md)" for link in ways)
            yield from ("", f"See also: {', '.join(linked)}.")


def _foot(chapter: Chapter, sources: dict[str, dict[str, str]]) -> Iterator[str]:
    named = dict.fromkeys(one for point in chapter.table["point"] for one in point["sources"])
    yield from ("", "---", "", f"Checked on {chapter.checked_on}. Where this comes from:", "")
    for one in named:
        source = sources[one]
        yield f"- {source['publisher']}: {source['title']} ({source['date']})"
    yield from ("", f"[All chapters]({CONTENTS})", "")


def _table(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
