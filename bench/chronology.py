# SPDX-License-Identifier: Apache-2.0
"""A chronology of a thousand entries as files, against bare drawing and writing of its words."""

import re
import textwrap
import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFontDatabase, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from bench.figures import Figure, median_ms
from companion.content.catalog import Catalog
from companion.demo.many_entries import generated_entries
from companion.domain.checklist import Child
from companion.domain.chronology import Choices, Reader, always, suggestion_for
from companion.domain.chronology_making import Material, chronology_of
from companion.domain.chronology_script import Script
from companion.domain.journal import Entry, Revision, RevisionKind
from companion.paths import resources_folder
from companion.ui.kit.paper_chronology import chronology_pdf
from companion.ui.kit.paper_document import font_of
from companion.ui.kit.paper_pages import POINTS_PER_INCH, Paper
from companion.ui.widgets.written_chronology import script_of
from companion.writers.files import Files

ENTRIES = 1_000
ROUNDS = 3
LETTERS_IN_LINE, LINES_ON_PAGE = 95, 52
POINTS, LINE_POINTS = 11, 14
_WORD = re.compile(r"\w+")


def measure() -> list[Figure]:
    """Leave out for a school, then make a PDF and a Word file of the same words."""
    application = QApplication.instance() or QApplication([])
    for file in (resources_folder() / "fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    material = _material()
    choices = suggestion_for(Reader.SCHOOL).applied_to(Choices(1))
    made = chronology_of(material, choices)
    script = script_of(made, "999 or 112", "GB")
    words = Files().text(script, always).decode()
    making = _timed(lambda: script_of(chronology_of(material, choices), "999 or 112", "GB"))
    reading = _timed(lambda: _WORD.findall(words))
    drawing = _timed(lambda: _drawn(words))
    del application
    return [
        Figure("chronology of 1,000 entries, leaving out", making, reading),
        Figure("chronology of 1,000 entries, PDF", _timed(lambda: _pdf(script)), drawing),
        Figure("chronology of 1,000 entries, Word", _timed(lambda: _word(script)), drawing),
    ]


def _material() -> Material:
    entries = []
    for number, new in enumerate(generated_entries(ENTRIES), 1):
        kind, sealed = RevisionKind.WRITTEN, f"{number:064x}"
        revision = Revision(
            number, number, kind, new.at, new.happened, new.text, hash=sealed, details=new.details
        )
        entries.append(
            (Entry(number, 1, new.at, is_struck_out=False, current=revision), (revision,))
        )
    content = Catalog.built_in(resources_folder() / "content")
    return Material(
        Child(1, "M."),
        datetime.now(UTC),
        content.wording(),
        to_read=(),
        other_children=(Child(2, "Player"),),
        entries=tuple(entries),
    )


def _pdf(script: Script) -> bytes:
    return chronology_pdf(script, Paper.A4)


def _word(script: Script) -> bytes:
    return Files().word(script, always)


def _drawn(words: str) -> bytes:
    """Draw lines of the same words, cut by their number of letters: the least that Qt can do."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.scale(*[writer.logicalDpiX() / POINTS_PER_INCH] * 2)
    painter.setFont(font_of(POINTS))
    lines = [line for one in words.split("\r\n") for line in textwrap.wrap(one, LETTERS_IN_LINE)]
    for number, line in enumerate(lines):
        place = number % LINES_ON_PAGE
        if number and not place:
            writer.newPage()
        painter.drawText(0, LINE_POINTS * (place + 1), line)
    painter.end()
    return bytes(buffer.data().data())


def _timed(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median_ms(seconds)
