# SPDX-License-Identifier: Apache-2.0
"""A page of the library for paper: its statements, or the list of sources."""

from PySide6.QtCore import QCoreApplication

from companion.domain.guide import Provenance, Source
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Kind, Sheet
from companion.ui.widgets.guide_library import SOURCES, LibraryPage
from companion.ui.widgets.library_items import LibraryItem, Line, source_lines
from companion.ui.widgets.sheets import combined, sheet_of


def page_sheet(desk: Desk, page: LibraryPage) -> Sheet:
    """Return a page of the library for paper."""
    if page.id == SOURCES:
        return _sources_sheet(desk, page)
    blocks = [Block("note", page.note)] if page.note else []
    for item in page.items:
        blocks += _blocks(item)
    found = combined([item.provenance for item in page.items])
    return sheet_of(desk, page.title, page.intro, blocks, found)


def shown_sources(desk: Desk) -> tuple[Source, ...]:
    """Return the sources of the guide, then those that only doors of the place stand on."""
    sources = {source.id: source for source in desk.content.sources()}
    for one in desk.links.statements():
        for source_id in one.provenance.sources:
            sources.setdefault(source_id, desk.content.source(source_id))
    return tuple(sources.values())


def _sources_sheet(desk: Desk, page: LibraryPage) -> Sheet:
    blocks: list[Block] = []
    for source in shown_sources(desk):
        blocks.append(Block("words", source.title))
        blocks += [Block("point", line) for line in source_lines(source)]
    dates = combined([one.provenance for one in desk.links.statements()])
    unnamed = Provenance((), dates.checked_on, dates.review_by)
    return sheet_of(desk, page.title, page.intro, blocks, unnamed)


def _blocks(item: LibraryItem) -> list[Block]:
    title = f"{item.letter} · {item.title}" if item.letter else item.title
    blocks = [Block("heading", title)]
    if item.figure:
        blocks.append(Block("note", item.figure))
    for line in item.lines:
        blocks += _line(line)
    return blocks


def _line(line: Line) -> list[Block]:
    if line.mark == "words":
        return [Block("words", line.text)]
    label = QCoreApplication.translate("Library", "{label}:").format(label=line.label)
    kind: Kind = "quote" if line.mark == "quote" else "point"
    return [Block("words", label), *(Block(kind, sentence) for sentence in line.sentences)]
