# SPDX-License-Identifier: Apache-2.0
"""A chronology in words and on pages: read back from the PDF, and made away from the window."""

import io
import re
import unicodedata
from dataclasses import replace
from datetime import date, time

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, QSizeF
from PySide6.QtGui import QImage, QPainter

from companion.domain.chronology import Choices, LeaveOut, Part, Piece, Reader, always
from companion.domain.chronology_making import chronology_of
from companion.domain.chronology_script import Line, ScriptItem, ScriptPart
from companion.domain.entry_details import AccountKind, AccountName, EntryDetails, EntryKind
from companion.domain.errors import ErrorCode
from companion.domain.journal import Certainty, EntryText, Happened, RevisionKind
from companion.services import chronology_service
from companion.ui.kit.chronology_work import ChronologyReading
from companion.ui.kit.paper_chronology import (
    LONGEST_PARAGRAPH,
    ChronologyPages,
    chronology_pdf,
    paragraphs_of,
)
from companion.ui.kit.paper_document import Variant
from companion.ui.kit.paper_pages import Paper
from companion.ui.kit.working import Working
from companion.ui.widgets.written_chronology import left_out_words, script_of
from companion.ui.widgets.written_parts import left_words, part_text
from companion.writers.files import Files
from tests.unit.domain.chronology_story import EVERYTHING, changed, entry, material, on, person

DETAILS = EntryDetails(
    EntryKind.SAW,
    people=("Dave Smith",),
    accounts=(AccountName(AccountKind.HANDLE, "kai_12"), AccountName(AccountKind.PHONE, "0123")),
)


PEOPLE = (person(1, "Dave Smith"),)


def chronology(*entries, **chosen):
    read = material(*entries, **EVERYTHING, people=PEOPLE)
    return chronology_of(replace(read, newest_hash="ab" * 32), Choices(1, **chosen))


def script(*entries, **chosen):
    return script_of(chronology(*entries, **chosen), "999 or 112", "GB")


def usual(**chosen):
    day = on(date(2026, 5, 1), time(21, 5), Certainty.ABOUT)
    first = entry(1, day, DETAILS, saw="Dave Smith rang 07700 900123", child_words="It was fine")
    again = changed(first, RevisionKind.CHANGED, "I had the hour wrong", did="Nothing")
    struck = changed(entry(2, saw="Not hers"), RevisionKind.STRUCK_OUT, "Another child")
    chosen = {"with_earlier_wordings": True, "with_struck_out": True} | chosen
    return script(again, struck, **chosen)


def words_of(pdf):
    return [page_words(page) for page in PdfReader(io.BytesIO(pdf)).pages]


def page_words(page):
    """The words of a page; letters that were drawn as one are two again."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", page.extract_text()))


def lines_of(made):
    """Every paragraph of a script, as it reads."""
    found = [*made.cover, *(line for one in made.items for line in one.lines)]
    return [f"{line.label} {line.text}".strip() for line in found]


def test_the_first_page_says_what_it_is_and_then_the_items_begin(qapp):
    pages = words_of(chronology_pdf(usual(reader=Reader.POLICE, maker_name="Jo"), Paper.A4))
    for words in (
        "If anyone is in danger now, phone 999 or 112.",
        "what was written down about Mia",
        "It does not prove what happened, or who did it.",
        "The record may hold more.",
        "For: The police", "Written by: Jo", "Numbered items: 2",
        "Of these, day not known: 1", "Days covered: 1 May 2026",
        "Nothing in these items",
    ):  # fmt: skip
        assert words in pages[0]
    assert pages[0].index("Nothing in these items") < pages[0].index("1. About Fri 1 May 2026")
    assert "ingerprint" not in pages[0]


def test_fingerprints_stand_on_the_last_page_by_number(qapp):
    pages = words_of(chronology_pdf(usual(), Paper.A4))
    assert len(pages) == 2
    about, _, rows = pages[1].partition("1. hash-1")
    assert "Fingerprints, for checking" in about
    assert "still fit" in about
    assert "2. hash-2" in rows
    assert "Newest fingerprint of the record: abababab" in rows


def test_without_fingerprints_there_is_no_page_for_them(qapp):
    assert usual(leave_out=(LeaveOut.ADDRESSES,)).appendix is None


def lines_below_headings(pages):
    """For each heading of an item, how many lines of its page stand below it."""
    for page in pages:
        # A label is read as a line of its own, and stands in the line of the words after it.
        text = page.extract_text().replace("\t", " ").replace(": \n", ": ")
        lines = [line for line in text.split("\n") if line.strip()]
        lines = [line for line in lines if not line.startswith("Page ")]
        for place, line in enumerate(lines):
            if re.match(r"\d+\. (About|Day)", line):
                yield len(lines) - place - 1


@pytest.mark.parametrize("paper", list(Paper))
def test_no_heading_stands_at_a_foot_with_less_than_three_lines(qapp, paper):
    day = on(date(2026, 5, 1), time(21, 5), Certainty.ABOUT)
    several = [
        entry(number, day, DETAILS, saw="words " * (7 * number % 90 + 20), did="Nothing")
        for number in range(1, 60)
    ]
    pages = PdfReader(io.BytesIO(chronology_pdf(script(*several), paper))).pages
    below = list(lines_below_headings(pages))
    assert len(below) == 59
    assert min(below) >= 3


def test_every_page_has_its_number_and_what_to_do_in_danger(qapp):
    entries = [entry(number, saw="words " * 80) for number in range(1, 9)]
    pages = words_of(chronology_pdf(script(*entries), Paper.A4))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "If anyone is in danger now, phone 999 or 112." in page


def test_an_entry_shows_its_boxes_its_times_and_its_earlier_wording(qapp):
    page = words_of(chronology_pdf(usual(), Paper.A4))[0]
    for words in (
        "Seen or heard by the writer: Dave Smith rang 07700 900123",
        "The child's exact words: It was fine",
        "What the writer did: Nothing",
        "Person named: Dave Smith",
        "Account named: kai_12 (user name)",
        "Written Wed 20 May 2026",
        "Changed Thu 21 May 2026",
        "Reason: I had the hour wrong",
        "Earlier wording.",
        "Day not known",
        "(struck out)",
        "Reason: Another child",
        "Not hers",
    ):
        assert words in page


def test_what_is_left_out_is_said_in_its_place_and_on_the_first_page(qapp):
    made = usual(names_as_initials=True, leave_out=(LeaveOut.ADDRESSES,))
    pages = words_of(chronology_pdf(made, Paper.A4))
    everything = " ".join(pages)
    assert "900123" not in everything
    assert "Smith" not in everything
    assert "D.S. rang [left out: a phone number]" in pages[0]
    assert "Account named: [left out: a phone number]" in pages[0]
    assert "Phone numbers: 4" in pages[0]
    assert "Names shown as initials: 4" in pages[0]
    assert "square brackets" in pages[0]


def test_no_fingerprint_stands_where_something_was_left_out(qapp):
    made = usual(leave_out=(LeaveOut.ADDRESSES,))
    everything = " ".join((*lines_of(made), *(cell for one in made.items for cell in one.cells)))
    assert "hash-" not in everything
    assert "abab" not in everything
    assert "fingerprint" not in everything
    assert "Entry 1 of the record" in everything
    assert "hash-" not in " ".join(words_of(chronology_pdf(made, Paper.A4)))


def test_an_entry_s_own_lines_stand_further_in_in_a_table(qapp):
    read = changed(entry(1, saw="x\n2. Day not known"), RevisionKind.CHANGED, saw="y")
    made = script(read, with_earlier_wordings=True)
    row = dict(zip(made.columns, next(iter(made.items)).cells, strict=True))
    assert "x\n    2. Day not known" in row["Earlier wordings"]


def test_where_an_entry_was_brought_in_from_is_told(qapp):
    old, (revision,) = entry(1)
    brought_in = replace(revision, reason="Brought in from Day One")
    lines = lines_of(script((replace(old, current=brought_in), (brought_in,))))
    assert any("20:30. Reason: Brought in from Day" in one for one in lines)


def test_an_earlier_wording_that_is_left_out_leaves_a_mark(qapp):
    made = usual(with_earlier_wordings=False)
    assert "[left out: an earlier wording]" in lines_of(made)
    row = dict(zip(made.columns, next(iter(made.items)).cells, strict=True))
    assert row["Earlier wordings"] == "[left out: an earlier wording]"
    assert made.left_out == "Left out or changed for this reader: Earlier wordings: 1"


def test_why_it_was_changed_goes_with_the_earlier_wording(qapp):
    everything = " ".join(lines_of(usual(with_earlier_wordings=False)))
    assert "Changed Thu 21 May 2026" in everything
    assert "I had the hour wrong" not in everything


def test_a_short_item_stands_on_one_page(qapp):
    lines = tuple(Line("Word " * 12) for _ in range(4))
    items = tuple(ScriptItem(f"Item {number}", lines, ()) for number in range(60))
    made = replace(usual(), parts=(ScriptPart("All", items),))
    pages = words_of(chronology_pdf(made, Paper.A4))
    assert len(pages) > 3
    for page in pages[:-1]:
        assert page.count("Word") % (12 * 4) == 0


def test_reports_talks_and_signs_are_told_in_words(qapp):
    lines = lines_of(script(with_reports=True, with_talks=True, with_signs=True))
    for words in (
        "Told to: The police", "Reference number: CR-12",
        "What they said they would do: ring back · by 9 May 2026 · done",
        "What they said they would do: write to me · not yet",
        "Talk: Planned", "Talk: Held", "The child's exact words: I know.",
        "Sign noticed: Hides the screen · since: A few weeks · usual for this child",
        "Note to this sign: At night.", "Noticed: New phone",
    ):  # fmt: skip
        assert words in lines


def test_a_tick_that_was_a_mistake_has_words(qapp):
    assert part_text(Part("sign", (Piece("Two phones"),), ("", "taken-back"))) == (
        "Two phones · taken back: the earlier tick was a mistake"
    )


def test_every_mark_has_words(qapp):
    for left in chronology(leave_out=()).left_out:
        assert left_words(left.what)
    assert left_out_words(chronology(with_signs=True).left_out[0].what, 2) == "Struck-out items: 2"


def test_the_row_of_a_table_has_a_cell_for_each_column(qapp):
    made = usual(with_reports=True, with_talks=True, with_signs=True)
    assert {len(item.cells) for item in made.items} == {len(made.columns)}
    row = dict(zip(made.columns, next(iter(made.items)).cells, strict=True))
    assert (row["Day"], row["Time"], row["How sure"]) == ("2026-05-01", "21:05", "about")
    assert row["Seen or heard by the writer"] == "Dave Smith rang 07700 900123"
    assert "Person named: Dave Smith" in row["Everything else"]
    assert "Earlier wording." in row["Earlier wordings"]


def test_a_pdf_says_nothing_about_itself_and_holds_its_fonts(qapp):
    reader = PdfReader(io.BytesIO(chronology_pdf(usual(), Paper.LETTER)))
    assert not reader.metadata
    assert "/Metadata" not in reader.trailer["/Root"]
    assert "/ID" not in reader.trailer
    assert round(reader.pages[0].mediabox.width) == 612
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            inside = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in inside["/FontDescriptor"].get_object()


def test_a_locked_pdf_holds_the_same_words(qapp):
    pdf = chronology_pdf(usual(), Paper.A4)
    locked = PdfReader(io.BytesIO(Files().locked_pdf(pdf, "four long words")))
    assert locked.decrypt("four long words")
    assert not locked.metadata
    assert "/Metadata" not in locked.trailer["/Root"]
    assert "/Info" not in locked.trailer
    assert page_words(locked.pages[1]) == words_of(pdf)[1]


@pytest.mark.parametrize("variant", list(Variant))
def test_hard_words_break_no_page(qapp, variant):
    hard = "a\x00b \ud800 \u202e\u05e9\u05dc\u05d5\u05dd \U0001f98a\r\nnext\ttab \u2028 end"
    made = script(entry(1, saw=hard, child_words=hard))
    assert chronology_pdf(made, Paper.A4, variant)


def test_a_text_of_a_megabyte_fills_pages(qapp):
    made = script(entry(1, saw="word " * 200_000 + "the end"))
    pages = PdfReader(io.BytesIO(chronology_pdf(made, Paper.A4))).pages
    assert len(pages) > 150
    assert "the end" in page_words(pages[-2])


def test_a_long_text_is_parted_where_words_end():
    words = "word " * 3_000
    pieces = paragraphs_of(words)
    assert max(map(len, pieces)) <= LONGEST_PARAGRAPH
    assert " ".join(pieces) == words
    assert len(paragraphs_of("x" * 9_000)) == 3
    sentences = paragraphs_of("He rang. " * 1_000)
    assert [one.rstrip()[-1] for one in sentences] == ["."] * len(sentences)
    assert paragraphs_of("one\ntwo") == ["one\u2028two"]


def test_pages_can_be_painted_for_a_picture(qapp):
    pages = ChronologyPages(usual())
    assert pages.lay_out(QSizeF(504, 750)) == pages.lay_out(QSizeF(504, 750)) == 2
    image = QImage(504, 750, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    pages.paint(painter, 1)
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(0, 504, 3) for y in range(0, 750, 3)}
    assert "#ffffff" in colours
    assert len(colours) > 1


def test_making_a_pdf_can_be_watched_and_stopped(qapp, desk, qtbot):
    made, told, stopped = usual(), [], []
    assert chronology_pdf(made, Paper.A4, progress=lambda done, of: told.append((done, of)) is None)
    assert list(dict.fromkeys(told)) == [(0, 0), (1, 0), (2, 0), (0, 2), (1, 2)]
    working = Working()
    working.stop()
    desk.tasks.run(
        working,
        lambda: chronology_pdf(made, Paper.A4, progress=working),
        lambda _data: None,
        stopped.append,
    )
    qtbot.waitUntil(lambda: bool(stopped))
    assert stopped[0].code is ErrorCode.STOPPED


def test_work_on_another_thread_tells_how_far_it_is(qapp, desk, qtbot):
    working, moves, made = Working(), [], []
    working.moved.connect(lambda done, of: moves.append((done, of)))
    script_made = usual()
    desk.tasks.run(
        working,
        lambda: chronology_pdf(script_made, Paper.A4, progress=working),
        made.append,
        lambda _error: None,
    )
    qtbot.waitUntil(lambda: bool(made))
    assert moves[-1] == (1, 2)
    assert made[0].startswith(b"%PDF")


def test_thousands_of_steps_are_told_a_hundred_times(qapp):
    working, moves = Working(), []
    working.moved.connect(lambda done, of: moves.append((done, of)))
    for done in range(10_000):
        assert working(done, 10_000)
    assert len(moves) == 100


def written(desk, room, count):
    def write():
        child = room.checklist.add_child("Mia").id
        happened = Happened(Certainty.EXACT, date(2026, 5, 1))
        saved = [
            room.journal.save_entry(child, happened, EntryText(saw=f"entry {number}"))
            for number in range(count)
        ]
        return Choices(child, entry_ids=tuple(one.id for one in saved))

    return desk.tasks.now_on_vault(write, 30)


def test_entries_are_read_in_steps_from_the_vault(desk, room, qtbot, monkeypatch):
    monkeypatch.setattr(chronology_service, "ENTRIES_AT_ONCE", 2)
    choices, owner, read, moves = written(desk, room, 5), QObject(), [], []
    reading = ChronologyReading(desk.tasks, owner)
    reading.start(
        room.chronology, choices, read.append, pytest.fail, lambda *far: moves.append(far)
    )
    qtbot.waitUntil(lambda: bool(read))
    assert moves == [(2, 5), (4, 5)]
    assert chronology_of(read[0], choices).entry_ids == choices.entry_ids


def test_a_new_reading_takes_the_place_of_the_one_before(desk, room, qtbot):
    choices, owner, read = written(desk, room, 3), QObject(), []
    reading = ChronologyReading(desk.tasks, owner)
    reading.start(room.chronology, Choices(99), pytest.fail, pytest.fail)
    reading.start(room.chronology, choices, read.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(read))
    assert read[0].entries_read == 3


def test_a_failed_reading_is_told(desk, room, qtbot):
    owner, failed = QObject(), []
    reading = ChronologyReading(desk.tasks, owner)
    reading.start(room.chronology, Choices(99), pytest.fail, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0].code is ErrorCode.NO_SUCH_ENTRY


def test_a_part_without_items_before_it_has_its_title(qapp):
    item = ScriptItem("1. Day not known", (Line("words"),), ())
    made = replace(usual(), parts=(ScriptPart("", ()), ScriptPart("Day not known", (item,))))
    pages = words_of(chronology_pdf(made, Paper.A4, Variant.PLAIN, always))
    assert "Day not known" in pages[0]
