# SPDX-License-Identifier: Apache-2.0
"""Paper: what stands on it, where pages end, what a PDF and a text file hold."""

from __future__ import annotations

import io
import re
import time
from itertools import pairwise

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPainter, QPdfWriter

from companion.domain.preferences import ThemeChoice
from companion.paths import resources_folder
from companion.ui.kit.look import Look
from companion.ui.kit.paper import Block, Design, Sheet, text_of
from companion.ui.kit.paper_designs import FridgePages, PocketPages, pages_for
from companion.ui.kit.paper_document import A4_TEXT_WIDTH, Variant, document_for
from companion.ui.kit.paper_pages import (
    Paper,
    RunningPages,
    pdf_bytes,
    print_to,
    set_margins,
    usual_paper,
)

TITLE = "Someone threatens to share a picture"
LINE = "Keep calm. Say that it is not their fault and that you will help."
ARABIC = "إذا كان طفلك في خطر الآن فاتصل بالشرطة. "
MARGIN = 45
SHARP = 2
PAPERS = [QSizeF(504, 751), QSizeF(521, 701)]
"""What the margins leave of A4 and of Letter, in points."""


def blocks(steps=6):
    return (
        Block("heading", "Do now"),
        *(Block("step", f"Step {n}. {LINE}") for n in range(1, steps + 1)),
        Block("heading", "Words that help"),
        *(Block("quote", f"Helping words {n}. {LINE}") for n in range(1, 5)),
        Block("heading", "Words that hurt"),
        *(Block("point", f"Hurting words {n}.") for n in range(1, 4)),
        Block("heading", "Never"),
        *(Block("point", f"Never {n}. {LINE}") for n in range(1, 5)),
        Block("note", "A note <b>as it is</b> & no more."),
    )


def sheet(**changed):
    values = {
        "title": TITLE,
        "subtitle": "You can act now.",
        "blocks": blocks(),
        "emergency_line": "999 or 112",
        "checked_note": "Checked on 21 November 2026.",
        "sources_note": "Sources: an invented office.",
    }
    return Sheet(**(values | changed))


def written(changed=None, variant=Variant.NORMAL):
    return document_for(changed or sheet(), width=A4_TEXT_WIDTH, variant=variant)


def all_blocks(document):
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def lines_of(document, block):
    top = document.documentLayout().blockBoundingRect(block).top()
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        yield top + line.y(), top + line.y() + line.height()


def page_of(pages, top, bottom):
    found = [
        number
        for number, view in enumerate(pages.views)
        if view.top() - 0.01 <= top and bottom <= view.bottom() + 0.01
    ]
    assert len(found) == 1, "a line stands on no page, or on two"
    return found[0]


def pages_of_block(pages, block):
    return [page_of(pages, *edges) for edges in lines_of(pages.document, block)]


def laid_out(of, size=PAPERS[0], variant=Variant.NORMAL):
    pages = RunningPages(of, variant)
    pages.lay_out(size)
    return pages


def painted(pages, page, size):
    """Return a picture of a page with its margins, black on white."""
    whole = QSizeF(size.width() + 2 * MARGIN, size.height() + 2 * MARGIN) * SHARP
    picture = QImage(whole.toSize(), QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.scale(SHARP, SHARP)
    painter.translate(MARGIN, MARGIN)
    pages.paint(painter, page)
    painter.end()
    return picture


def ink(picture, left, top, right, bottom):
    """Return whether anything is painted in a part of the page, in points from its corner."""
    part = picture.copy(
        round(left * SHARP),
        round(top * SHARP),
        round((right - left) * SHARP),
        round((bottom - top) * SHARP),
    )
    bare = QImage(part.size(), part.format())
    bare.fill(Qt.GlobalColor.white)
    return part != bare


def assert_nothing_in_the_margins(picture, size):
    width, height = size.width() + 2 * MARGIN, size.height() + 2 * MARGIN
    assert not ink(picture, 0, 0, MARGIN - 2, height)
    assert not ink(picture, width - MARGIN + 2, 0, width, height)
    assert not ink(picture, 0, 0, width, 12)
    assert not ink(picture, 0, height - 12, width, height)


@pytest.fixture(autouse=True)
def look(qapp):
    look = Look(resources_folder(), ThemeChoice.DARK, 100)
    look.apply(qapp)
    qapp.setStyleSheet(look.sheet)
    return look


class TestDocument:
    def test_each_variant_has_its_size(self):
        documents = [written(variant=variant) for variant in Variant]
        sizes = [one.find("Helping words").charFormat().font().pixelSize() for one in documents]
        assert sizes == [11, 16, 12]

    def test_is_as_wide_as_asked(self):
        assert document_for(sheet(), width=300).textWidth() == 300

    @pytest.mark.parametrize("variant", Variant)
    def test_everything_stands_in_order(self, variant):
        text = written(variant=variant).toPlainText()
        parts = [
            "If anyone is in danger now, phone 999 or 112.",
            TITLE,
            "You can act now.",
            *(block.text for block in blocks()),
            "Checked on 21 November 2026.",
            "Sources: an invented office.",
            "Companion is not a police, medical or emergency service.",
        ]
        places = [text.index(part) for part in parts]
        assert places == sorted(places)

    def test_without_a_number_it_still_says_what_to_do(self):
        text = written(sheet(emergency_line="")).toPlainText()
        assert "If anyone is in danger now, phone your emergency number." in text

    def test_empty_parts_leave_no_gap(self):
        bare = sheet(subtitle="", checked_note="", sources_note="")
        assert written(bare).blockCount() == written().blockCount() - 3

    def test_only_consecutive_steps_are_one_list(self):
        kinds = ("step", "step", "words", "step")
        mixed = sheet(blocks=tuple(Block(kind, f"{kind} text") for kind in kinds))
        text = written(mixed).toPlainText()
        assert re.findall(r"(\d+)\.\tstep", text) == ["1", "2", "1"]

    def test_ten_steps_still_hang_before_their_words(self):
        document = written(sheet(blocks=blocks(12)))
        assert document.size().height() > 0
        lines = [document.find(f"Step {n}.").block().layout().lineAt(0) for n in (2, 12)]
        at = [line.cursorToX(line.textStart() + 3 + i)[0] for i, line in enumerate(lines)]
        assert at[0] == pytest.approx(at[1], abs=0.5)

    def test_a_line_break_starts_no_new_paragraph(self):
        broken = sheet(blocks=(Block("step", "one\ntwo\r\nthree"),))
        whole = sheet(blocks=(Block("step", "one"),))
        assert len({written(one).blockCount() for one in (broken, whole)}) == 1

    @pytest.mark.parametrize("variant", Variant)
    def test_is_black_whatever_the_theme(self, variant):
        for block in all_blocks(written(variant=variant)):
            for part in block:
                assert part.fragment().charFormat().foreground().color() == QColor("black")

    def test_plain_has_no_boxes_indents_italics_or_small_print(self):
        document = written(variant=Variant.PLAIN)
        assert document.rootFrame().childFrames() == []
        for block in all_blocks(document):
            assert block.blockFormat().indent() == 0
            assert block.charFormat().font().pixelSize() >= 12
            assert not block.charFormat().font().italic()
        assert "1. Step 1." in document.toPlainText()
        assert "- Never 1." in document.toPlainText()

    def test_letters_without_italics_stand_upright(self):
        quotes = sheet(blocks=(Block("quote", "Latin"), Block("quote", ARABIC)))
        document = written(quotes)
        fonts = [document.find(words).charFormat().font() for words in ("Latin", ARABIC.strip())]
        assert [font.italic() for font in fonts] == [True, False]

    def test_shows_no_private_words_in_a_traceback(self):
        assert TITLE not in repr(sheet())
        assert LINE not in repr(sheet())


class TestPages:
    @pytest.mark.parametrize("size", PAPERS)
    def test_a_card_fits_on_one_page(self, size):
        assert RunningPages(sheet(), Variant.NORMAL).lay_out(size) == 1

    @pytest.mark.parametrize("variant", Variant)
    def test_each_line_stands_whole_on_one_page(self, variant):
        pages = laid_out(sheet(blocks=blocks(70)), variant=variant)
        assert len(pages.views) > 1
        for block in all_blocks(pages.document):
            if block.text():
                pages_of_block(pages, block)
        for view in pages.views:
            assert view.height() <= PAPERS[0].height()

    def test_a_heading_goes_to_the_page_of_its_words(self):
        lines = tuple(Block("words", f"Line {n}.") for n in range(80))
        for at in range(25, 45):
            parted = sheet(blocks=(*lines[:at], Block("heading", "Here"), *lines[at:]))
            pages = laid_out(parted)
            heading = pages.document.find("Here").block()
            assert pages_of_block(pages, heading) == pages_of_block(pages, heading.next())

    @pytest.mark.parametrize("count", [12, 60, 130])
    def test_no_line_of_a_paragraph_stands_alone(self, count):
        for before in range(20, 45):
            lines = tuple(Block("words", f"Line {n}.") for n in range(before))
            pages = laid_out(sheet(blocks=(*lines, Block("words", "Many words here. " * count))))
            found = pages_of_block(pages, pages.document.find("Many words").block())
            assert all(found.count(page) > 1 for page in set(found))

    def test_what_belongs_together_is_not_parted(self):
        parts = []
        for n in range(30):
            parts.append(Block("heading", f"Part {n}"))
            parts += [Block("words", LINE * 2, is_kept=True) for _ in range(n % 5 + 1)]
        pages = laid_out(sheet(blocks=tuple(parts)))
        assert len(pages.views) > 2
        for n in range(30):
            block = pages.document.find(f"Part {n}").block()
            found = {*pages_of_block(pages, block)}
            for _ in range(n % 5 + 1):
                block = block.next()
                found |= {*pages_of_block(pages, block)}
            assert len(found) == 1

    def test_a_group_longer_than_a_page_is_parted_between_paragraphs(self):
        long = tuple(Block("words", LINE, is_kept=True) for _ in range(80))
        pages = laid_out(sheet(blocks=(Block("heading", "Long"), *long)))
        assert len(pages.views) == 3
        for block in all_blocks(pages.document):
            assert not block.text() or len({*pages_of_block(pages, block)}) == 1

    def test_a_part_starts_on_a_page_of_its_own(self):
        parts = (Block("words", "One."), Block("page", "Second"), Block("words", "Two."))
        pages = laid_out(sheet(blocks=parts))
        found = [pages.document.find(words).block() for words in ("One.", "Second", "Two.")]
        assert [pages_of_block(pages, block) for block in found] == [[0], [1], [1]]

    @pytest.mark.parametrize("variant", Variant)
    def test_the_emergency_line_heads_every_page(self, variant):
        pages = laid_out(sheet(blocks=blocks(70)), variant=variant)
        assert len(pages.views) > 1
        for page in range(1, len(pages.views)):
            picture = painted(pages, page, PAPERS[0])
            assert ink(picture, MARGIN, MARGIN - 33, MARGIN + 200, MARGIN - 10)
            assert_nothing_in_the_margins(picture, PAPERS[0])

    def test_numbers_pages_only_where_there_are_several(self):
        height = PAPERS[0].height() + MARGIN
        for count in (4, 70):
            pages = laid_out(sheet(blocks=blocks(count)))
            picture = painted(pages, 0, PAPERS[0])
            assert ink(picture, 0, height + 2, 594, height + 30) is (len(pages.views) > 1)

    @pytest.mark.parametrize("variant", Variant)
    @pytest.mark.parametrize("direction", ["LeftToRight", "RightToLeft"])
    def test_long_words_and_other_directions_stay_on_the_page(self, qapp, variant, direction):
        parts = (
            Block("step", "W" * 300),
            Block("point", f"https://example.org/{'a' * 300}"),
            Block("quote", ARABIC * 9),
            Block("line", ""),
        )
        qapp.setLayoutDirection(Qt.LayoutDirection[direction])
        try:
            pages = laid_out(sheet(title="x" * 200, blocks=parts), variant=variant)
            for page in range(len(pages.views)):
                assert_nothing_in_the_margins(painted(pages, page, PAPERS[0]), PAPERS[0])
        finally:
            qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def test_a_paper_smaller_than_a_line_still_ends(self):
        assert RunningPages(sheet(), Variant.LARGE).lay_out(QSizeF(300, 8)) > 1


class TestPaper:
    @pytest.mark.parametrize("country", ["US", "CA", "MX", "PH"])
    def test_letter_where_it_is_usual(self, country):
        assert usual_paper(country) is Paper.LETTER

    @pytest.mark.parametrize("country", ["GB", "IE", "DE", "KE", "AU"])
    def test_a4_elsewhere(self, country):
        assert usual_paper(country) is Paper.A4

    def test_margins_give_way_to_what_a_printer_has_to_keep(self, tmp_path):
        writer = QPdfWriter(str(tmp_path / "paper.pdf"))
        set_margins(writer, 11)
        layout = writer.pageLayout()
        assert layout.margins(QPageLayout.Unit.Millimeter).left() == pytest.approx(11, abs=0.2)
        layout.setMinimumMargins(QMarginsF(20, 20, 20, 20))
        writer.setPageLayout(layout)
        set_margins(writer, 11)
        margins = writer.pageLayout().margins(QPageLayout.Unit.Millimeter)
        assert margins.left() == margins.bottom() > 11


class TestPdf:
    def test_tells_nothing_about_itself(self):
        data = pdf_bytes(RunningPages(sheet(), Variant.NORMAL), Paper.A4)
        assert data.startswith(b"%PDF")
        for word in ("threatens", "Companion", "python", "Qt 6", "Producer", "Date", "uuid:"):
            assert word.encode() not in data
            assert word.encode("utf-16-be") not in data

    def test_is_the_same_file_whenever_it_is_made(self):
        made = pdf_bytes(RunningPages(sheet(), Variant.NORMAL), Paper.A4)
        then = int(time.time())
        while int(time.time()) == then:
            pass
        assert pdf_bytes(RunningPages(sheet(), Variant.NORMAL), Paper.A4) == made

    def test_is_a_sound_file_to_a_strict_reader(self):
        data = pdf_bytes(RunningPages(sheet(), Variant.NORMAL), Paper.A4)
        reader = PdfReader(io.BytesIO(data), strict=True)
        assert not reader.metadata
        assert reader.xmp_metadata is None
        assert "/ID" not in reader.trailer
        assert reader.pages[0].extract_text()

    @pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
    def test_has_the_pages_and_the_paper_that_were_asked_for(self, paper, size):
        pages = RunningPages(sheet(blocks=blocks(60)), Variant.LARGE)
        data = pdf_bytes(pages, Paper(paper))
        assert len(pages.views) > 1
        assert len(re.findall(rb"/Type\s*/Page\b", data)) == len(pages.views)
        box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
        assert tuple(round(float(side)) for side in box.groups()) == size

    def test_says_that_it_was_printed(self, tmp_path):
        writer = QPdfWriter(str(tmp_path / "paper.pdf"))
        set_margins(writer)
        assert print_to(writer, RunningPages(sheet(), Variant.NORMAL))


class TestText:
    def test_holds_the_same_words_in_the_same_order(self):
        text = text_of(sheet())
        assert text.startswith("If anyone is in danger now, phone 999 or 112.\n")
        parts = [TITLE, "You can act now.", *(block.text for block in blocks()), *sheet().feet]
        places = [text.index(part) for part in parts]
        assert places == sorted(places)

    def test_numbers_steps_and_draws_lines_to_write_on(self):
        parts = (Block("step", "one"), Block("step", "two"), Block("words", "x"), Block("line", ""))
        text = text_of(sheet(blocks=parts))
        assert "1. one\n2. two\n" in text
        assert re.search(r"\n_{10,}\n", text)

    def test_a_letter_stands_before_its_word(self):
        assert "\nS: Safe\n" in text_of(sheet(blocks=(Block("heading", "Safe", mark="S"),)))


def pocket(panels=4):
    parts = [Block("point", LINE)]
    for n in range(1, panels):
        parts += [Block("page", f"Panel {n}"), *(Block("step", LINE) for _ in range(7))]
    return sheet(blocks=tuple(parts), design=Design.POCKET)


class TestPocket:
    @pytest.mark.parametrize("size", PAPERS)
    def test_panels_fit_their_quarters_and_keep_off_the_folds(self, size):
        pages = pages_for(pocket(), Variant.LARGE)
        assert isinstance(pages, PocketPages)
        assert pages.lay_out(size) == 1
        assert len(pages.panels) == 4
        for place, document in pages.panels:
            assert document.size().height() * pages.scale <= place.height()
        picture = painted(pages, 0, size)
        assert_nothing_in_the_margins(picture, size)
        middle = MARGIN + size.height() / 2
        fold = MARGIN + size.width() / 2
        assert not ink(picture, 0, middle + 2, fold - 2, middle + 14)
        assert not ink(picture, fold + 2, middle - 14, size.width(), middle - 2)

    def test_every_panel_says_the_emergency_line_first(self):
        pages = pages_for(pocket(), Variant.NORMAL)
        pages.lay_out(PAPERS[0])
        for _place, document in pages.panels:
            assert document.toPlainText().strip().startswith("If anyone is in danger now")

    def test_the_front_is_where_a_card_opens_in_each_direction(self, qapp):
        pages = pages_for(pocket(), Variant.NORMAL)
        pages.lay_out(PAPERS[0])
        front = pages.panels[0][0]
        assert front.right() == pytest.approx(PAPERS[0].width())
        assert front.bottom() == pytest.approx(PAPERS[0].height())
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        try:
            assert pages.panels[0][0].left() == 0
        finally:
            qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def fridge():
    parts = []
    for letter in "SMART":
        parts += [Block("heading", "Word", mark=letter), Block("words", LINE * 2, is_kept=True)]
    parts += [Block("page", "Three people"), *(Block("line", "") for _ in range(3))]
    return sheet(blocks=tuple(parts), design=Design.FRIDGE)


class TestFridge:
    @pytest.mark.parametrize("size", PAPERS)
    def test_parts_stand_below_each_other_on_one_page(self, size):
        pages = pages_for(fridge(), Variant.NORMAL)
        assert isinstance(pages, FridgePages)
        assert pages.lay_out(size) == 1
        places = [place for _part, place in pages.places()]
        assert all(above.bottom() < below.top() for above, below in pairwise(places))
        whole = QRectF(0, 0, size.width() / pages.scale, size.height() / pages.scale + 0.01)
        assert all(whole.contains(place) for place in places)
        assert_nothing_in_the_margins(painted(pages, 0, size), size)

    def test_letters_are_apart_from_their_words(self):
        pages = pages_for(fridge(), Variant.NORMAL)
        pages.lay_out(PAPERS[0])
        parts = [part for part, _place in pages.places()]
        assert [part.letter for part in parts if part.letter] == [*"SMART"]
        assert sum(part.is_boxed for part in parts) == 1
