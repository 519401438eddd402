# SPDX-License-Identifier: Apache-2.0
"""A chronology as a Word file: real headings, numbered pages, and nothing about who made it."""

import io
import unicodedata

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.story import StoryPart
from docx.shared import Mm, RGBColor

from companion.domain.chronology import Progress, go_on
from companion.domain.chronology_script import Line, Script, printable

TITLE, PART, ITEM, BODY = "Title", "Heading1", "Heading2", "Normal"
SMALL_POINTS = 9
LETTERS_IN_LINE = 90
LETTERS_WITH_HEADING = 2 * LETTERS_IN_LINE
"""Word itself keeps two lines of a paragraph together: with these a heading has three."""
MARGIN_MM = 20
A4_MM, LETTER_MM = (210, 297), (216, 279)
BLACK = RGBColor(0, 0, 0)
_TRACES = (
    *("/thumbnail", "/core-properties", "/extended-properties"),
    *("/customXml", "/stylesWithEffects"),
)
"""Ends of the names of what the empty file of the library brings along."""
_TRACES_OF_SETTINGS = ("w:rsids", "w:savePreviewPicture", "w:proofState")


def word_bytes(script: Script, progress: Progress) -> bytes:
    """Return the file. Raises CompanionError(STOPPED)."""
    document = Document()
    _forget_maker(document)
    _set_up_styles(document)
    _set_up_pages(document, script)
    writing = _Writing(document.element.body, is_right_to_left=script.is_right_to_left)
    writing.words(Line("", script.danger))
    writing.heading(script.title, TITLE)
    for line in script.cover:
        writing.words(line)
    done = 0
    for part in script.parts:
        if part.title:
            writing.heading(part.title, PART)
        for item in part.items:
            go_on(progress, done, script.length)
            writing.heading(item.heading, ITEM)
            writing.item(item.lines)
            done += 1
    if script.appendix:
        writing.heading(script.appendix.title, PART, starts_page=True)
        writing.words(Line("", script.appendix.about))
        for line in script.appendix.lines:
            writing.words(line)
    for foot in script.feet:
        writing.words(Line(foot, is_small=True))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


class _Writing:
    """Adds paragraphs. Far quicker than the library's own way, which looks up each style."""

    def __init__(self, place: BaseOxmlElement, *, is_right_to_left: bool) -> None:
        self._place = place
        self._end = place.find(qn("w:sectPr"))
        self._is_right_to_left = is_right_to_left

    def heading(self, words: str, style: str, *, starts_page: bool = False) -> None:
        """Add a heading."""
        paragraph = self._add_paragraph(words, style)
        paragraph.get_or_add_pPr().pageBreakBefore_val = starts_page or None
        self._add_run(paragraph, words)

    def item(self, lines: tuple[Line, ...]) -> None:
        """Add the paragraphs of an item; the first lines of it stay with its heading."""
        letters = 0
        for line in lines:
            letters += max(LETTERS_IN_LINE, len(line.label) + len(line.text))
            # A long one must not be kept: some programs then move all of it to another page.
            is_start = letters <= LETTERS_WITH_HEADING and line is not lines[-1]
            self.words(line, keeps_next=is_start)

    def words(self, line: Line, *, keeps_next: bool = False) -> None:
        """Add a paragraph, with its label in bold."""
        paragraph = self._add_paragraph(line.text or line.label, BODY)
        if keeps_next:
            paragraph.get_or_add_pPr().keepNext_val = True
        if line.label:
            label = f"{line.label} " if line.text else line.label
            self._add_run(paragraph, label, is_bold=True)
        self._add_run(paragraph, line.text, is_italic=line.is_quotation, is_small=line.is_small)

    def field(self, before: str, between: str, after: str) -> None:
        """Add a line with the number of the page and the number of pages."""
        paragraph = self._add_paragraph("", BODY)
        for words, code in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            self._add_run(paragraph, words)
            if code:
                number = OxmlElement("w:fldSimple")
                number.set(qn("w:instr"), code)
                paragraph.append(number)

    def _add_paragraph(self, words: str, style: str) -> CT_P:
        paragraph: CT_P = OxmlElement("w:p")
        if self._end is None:
            self._place.append(paragraph)
        else:
            self._end.addprevious(paragraph)
        paragraph.style = style
        if _is_right_to_left(words, otherwise=self._is_right_to_left):
            paragraph.get_or_add_pPr().append(OxmlElement("w:bidi"))
        return paragraph

    def _add_run(
        self,
        paragraph: CT_P,
        words: str,
        *,
        is_bold: bool = False,
        is_italic: bool = False,
        is_small: bool = False,
    ) -> None:
        if not words:
            return
        is_right_to_left = _is_right_to_left(words)
        run = paragraph.add_r()
        run.text = printable(words)
        properties = run.get_or_add_rPr()
        if is_bold:
            properties.append(OxmlElement("w:b"))
        if is_italic and not is_right_to_left:
            # Arabic and Hebrew have no italics; made ones can not be read.
            properties.append(OxmlElement("w:i"))
        if is_small:
            size = OxmlElement("w:sz")
            size.set(qn("w:val"), str(2 * SMALL_POINTS))
            properties.append(size)
        if is_right_to_left:
            properties.append(OxmlElement("w:rtl"))


def _is_right_to_left(words: str, *, otherwise: bool = False) -> bool:
    """Return the direction of the first letter that has one."""
    for letter in words:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return otherwise


def _forget_maker(document: DocumentType) -> None:
    """Take out what the library's empty file says about its own maker."""
    for relations in (document.part.package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(_TRACES):
                del relations[name]
    settings = document.settings.element
    for tag in _TRACES_OF_SETTINGS:
        for found in settings.findall(qn(tag)):
            settings.remove(found)


def _set_up_styles(document: DocumentType) -> None:
    for style in document.styles:
        if style.style_id in (TITLE, PART, ITEM):
            style.font.color.rgb = BLACK
    # The words are in the reader's language, which the reader's program knows best.
    for found in list(document.styles.element.iter(qn("w:lang"), qn("w:rsid"))):
        found.getparent().remove(found)


def _set_up_pages(document: DocumentType, script: Script) -> None:
    section = document.sections[0]
    width, height = LETTER_MM if script.is_letter else A4_MM
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    section.different_first_page_header_footer = True
    before, _, rest = script.page_words.partition("{page}")
    between, _, after = rest.partition("{count}")
    for foot in (section.first_page_footer, section.footer):
        foot.is_linked_to_previous = False
        _emptied(foot.part, script).field(before, between, after)
    section.header.is_linked_to_previous = False
    _emptied(section.header.part, script).words(Line("", script.danger))


def _emptied(part: StoryPart, script: Script) -> _Writing:
    for paragraph in list(part.element):
        part.element.remove(paragraph)
    return _Writing(part.element, is_right_to_left=script.is_right_to_left)
