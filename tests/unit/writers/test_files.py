# SPDX-License-Identifier: Apache-2.0
"""The files of a chronology, read back with the tools of others."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.errors import FileNotDecryptedError

from companion.domain.chronology import LeaveOut, always
from companion.domain.chronology_script import (
    UNREADABLE,
    Appendix,
    Line,
    Script,
    ScriptItem,
    ScriptPart,
    printable,
)
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import RevisionKind
from companion.domain.record_check import Problem
from companion.services.record_check_service import verify_record
from companion.writers.files import Files
from tests.unit.domain.chronology_story import (
    AT,
    DETAILS,
    EVERYTHING,
    changed,
    entry,
    make,
    material,
)

FILES = Files()
DANGER = "If anyone is in danger now, phone 999."
HARD = "tab\there\nline \x00\x07\x1b end \ud800 half \U0001f98a fox \u05e9\u05dc\u05d5\u05dd \uffff"


def item(heading, *lines, cells=("1", "text")):
    return ScriptItem(heading, lines, cells)


def script(*items, undated=(), **others):
    parts = (ScriptPart("", items), *((ScriptPart("Day not known", undated),) if undated else ()))
    return Script(
        emergency_line="999", danger=DANGER, title="Chronology",
        cover=(Line("The school", "For:"), Line("It does not prove what happened.")),
        parts=parts, feet=("No emergency service.",), page_words="Page {page} of {count}",
        columns=("Number", "Words"), not_checkable="It can not be checked.",
        **{"left_out": ""} | others,
    )  # fmt: skip


SAID = Line("I know", "Said:", is_quotation=True)
TWO = script(
    item(
        "1. Fri 1 May 2026", Line("He rang.", "Seen:"), Line("I know", "Said:", is_quotation=True)
    ),
    undated=(item("2. Day not known", Line("Later", is_small=True), Line("", "Talk:")),),
)
EVERY_KIND = [FILES.word, FILES.text, FILES.table]


def chronology(**chosen):
    read = changed(entry(1, None, DETAILS, saw="Ring 07700 900123"), RevisionKind.CHANGED, "Slip")
    struck = changed(entry(2, saw="Tom"), RevisionKind.STRUCK_OUT, "Wrong")
    chosen = {"with_earlier_wordings": True, "with_struck_out": True, "with_reports": True} | chosen
    return make(material(read, struck, **EVERYTHING), **chosen)


@pytest.mark.parametrize("write", EVERY_KIND)
def test_every_writer_can_be_watched_and_stopped(write):
    told = []
    write(TWO, lambda done, of: told.append((done, of)) is None)
    assert told == [(0, 2), (1, 2)]
    with pytest.raises(CompanionError) as stopped:
        write(TWO, lambda done, _of: done < 1)
    assert stopped.value.code is ErrorCode.STOPPED


def test_text_says_first_what_to_do_in_danger():
    data = FILES.text(TWO, always)
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[0] == DANGER
    assert lines[2:] == [
        "Chronology", "", "For: The school", "It does not prove what happened.", "",
        "1. Fri 1 May 2026", "Seen: He rang.", "Said: I know", "", "DAY NOT KNOWN", "",
        "2. Day not known", "Later", "Talk: ", "", "No emergency service.", "",
    ]  # fmt: skip


def rows_of(made):
    data = FILES.table(made, always)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_table_has_one_row_for_each_item():
    made = script(item("", cells=("1", 'He said "no",\nthen left')), item("", cells=("2", "")))
    assert rows_of(made) == [["Number", "Words"], ["1", 'He said "no",\nthen left'], ["2", ""]]


def test_a_table_ends_with_what_was_left_out():
    assert rows_of(script(left_out="Left out: 2"))[1:] == [["Left out: 2"]]


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+44 7700", "-2", "@SUM(A1)", "\t=1", " =1", "＝1", "|cmd", "\r=1", "\n=1"],  # noqa: RUF001
)
def test_a_spreadsheet_runs_nothing(words):
    cell = rows_of(script(item("", cells=("1", words))))[1][1]
    assert cell == f"'{printable(words)}"


def test_words_too_long_for_a_cell_go_on_in_the_next_row():
    rows = rows_of(script(item("", cells=("1", "x" * 70_000))))[1:]
    assert [len(row[1]) for row in rows] == [32_000, 32_000, 6_000]
    assert [row[0] for row in rows] == ["1", "", ""]


def word(made):
    return Document(io.BytesIO(FILES.word(made, always)))


def test_a_word_file_has_real_headings_in_order():
    found = [(one.style.name, one.text) for one in word(TWO).paragraphs]
    assert found == [
        ("Normal", DANGER), ("Title", "Chronology"), ("Normal", "For: The school"),
        ("Normal", "It does not prove what happened."), ("Heading 2", "1. Fri 1 May 2026"),
        ("Normal", "Seen: He rang."), ("Normal", "Said: I know"), ("Heading 1", "Day not known"),
        ("Heading 2", "2. Day not known"), ("Normal", "Later"), ("Normal", "Talk:"),
        ("Normal", "No emergency service."),
    ]  # fmt: skip


def test_labels_are_bold_and_the_childs_words_slanted():
    seen, said = word(TWO).paragraphs[5:7]
    assert [run.bold for run in seen.runs] == [True, None]
    assert [run.italic for run in said.runs] == [None, True]


def test_word_pages_are_numbered_and_say_what_to_do_in_danger():
    document = word(TWO)
    section = document.sections[0]
    for foot in (section.first_page_footer, section.footer):
        xml = foot.part.element.xml
        assert "Page " in xml
        assert 'w:instr="PAGE"' in xml
        assert 'w:instr="NUMPAGES"' in xml
    assert section.header.paragraphs[0].text == DANGER
    assert section.first_page_header.paragraphs[0].text == ""
    assert round(section.page_height.mm) == 297
    assert word(script(is_letter=True)).sections[0].page_height.mm == pytest.approx(279, abs=0.5)


def test_only_the_fingerprints_of_a_word_file_start_a_page():
    def starts(made):
        paragraphs = word(made).paragraphs
        return [one.text for one in paragraphs if one.paragraph_format.page_break_before]

    assert starts(TWO) == []
    appendix = Appendix("Fingerprints", "What they are.", (Line("abcd", "1."),))
    made = script(item("1. Today", Line("words")), appendix=appendix)
    assert starts(made) == ["Fingerprints"]
    assert [one.text for one in word(made).paragraphs][-4:] == [
        "Fingerprints", "What they are.", "1. abcd", "No emergency service.",
    ]  # fmt: skip
    assert "FINGERPRINTS\r\nWhat they are.\r\n\r\n1. abcd" in FILES.text(made, always).decode()


def test_the_first_lines_of_an_item_stay_with_its_heading_in_word():
    lines = (Line("A talk", is_small=True), Line("words " * 60, "Seen:"), Line("End"), Line("!"))
    found = word(script(item("1", *lines))).paragraphs[-5:]
    assert [one.paragraph_format.keep_with_next for one in found] == [True, *[None] * 4]


def test_a_word_file_says_nothing_of_who_made_it_and_leads_nowhere():
    with ZipFile(io.BytesIO(FILES.word(TWO, always))) as parts:
        names = parts.namelist()
        everything = b"".join(parts.read(name) for name in names)
    assert not [name for name in names if "docProps" in name or "customXml" in name]
    assert not [name for name in names if name.endswith((".jpeg", ".png"))]
    for trace in (
        b"python-docx",
        b"Macintosh",
        b"rsid w:",
        b'TargetMode="External"',
        b"<w:hyperlink",
    ):
        assert trace not in everything


def test_words_from_right_to_left_are_marked_so():
    line = Line("\u05e9\u05dc\u05d5\u05dd", "Said:", is_quotation=True)
    xml = word(script(item("1", line))).paragraphs[-2]._p.xml
    assert "<w:bidi/>" in xml
    assert "<w:rtl/>" in xml
    assert "<w:i/>" not in xml
    empty = word(script(item("...", Line("1")), is_right_to_left=True)).paragraphs
    assert "<w:bidi/>" in empty[-2]._p.xml


@pytest.mark.parametrize("write", EVERY_KIND)
def test_no_writer_breaks_on_hard_words(write):
    made = script(item(HARD, Line(HARD, HARD), cells=(HARD, HARD)), undated=())
    assert write(made, always)


def test_hard_words_stay_readable_in_word():
    found = word(script(item("1", Line(HARD)))).paragraphs[-2].text
    assert found == printable(HARD)
    assert found.startswith("tab\there\nline ")
    assert found.count(UNREADABLE) == 5


@pytest.mark.parametrize("write", EVERY_KIND)
def test_a_very_long_text_comes_out_whole(write):
    words = "word " * 200_000
    assert len(write(script(item("1", Line(words), cells=("1", words))), always)) > 1_000


@settings(max_examples=40)
@given(st.text(st.characters(codec=None), max_size=40))
def test_any_words_can_be_written(words):
    made = script(item(words, Line(words, words), cells=(words,)))
    for write in EVERY_KIND:
        assert write(made, always)
    assert printable(printable(words)) == printable(words)


def test_data_with_parts_left_out_says_that_it_can_not_be_checked():
    found = chronology(leave_out=(LeaveOut.ADDRESSES, LeaveOut.OTHER_CHILDREN))
    text = FILES.data(TWO, found, always).decode("ascii")
    data = json.loads(text)
    assert data["can_be_checked"] is False
    assert data["note"] == "It can not be checked."
    assert data["danger"] == DANGER
    assert data["left_out"] == {"phone": 4}
    assert "900123" not in text
    first = next(one for one in data["items"] if one["kind"] == "entry")
    assert first["parts"][0]["words"] == ["Ring ", {"left_out": "phone", "words": ""}]
    assert first["earlier"][0]["kind"] == "written"
    assert [one["struck_out"]["reason"] for one in data["items"] if "struck_out" in one] == [
        ["Wrong"]
    ]
    assert verify_record(text).problem is Problem.CHRONOLOGY


def test_data_with_parts_left_out_helps_nobody_to_guess_them():
    found = chronology(leave_out=(LeaveOut.ADDRESSES,))
    assert "hash" not in FILES.data(TWO, found, always).decode("ascii")
    moment = AT.replace(microsecond=123_456)
    exact = replace(
        found,
        made_at=moment,
        items=tuple(replace(one, written_at=moment) for one in found.items),
        undated=tuple(replace(one, written_at=moment, changed_at=moment) for one in found.undated),
    )
    text = FILES.data(TWO, exact, always).decode("ascii")
    assert AT.isoformat() in text
    assert "123456" not in text
    assert ".123" not in text


def test_words_of_an_entry_do_not_pass_for_ours():
    typed = "He rang\n2. Day not known\r\n[left out: a name]\u2028999"
    text = FILES.text(script(item("1. Today", Line(typed, "Seen:"))), always).decode("utf-8-sig")
    assert "\r\n    2. Day not known\r\n    [left out: a name]\r\n    999\r\n" in text


def test_signs_that_turn_the_order_of_letters_are_seen():
    turned = "\u202egpj.exe\u202c \u2066x\u2069"
    assert printable(turned) == f"{UNREADABLE}gpj.exe{UNREADABLE} {UNREADABLE}x{UNREADABLE}"
    for write in EVERY_KIND:
        assert turned[0].encode() not in write(script(item("1", Line(turned))), always)


def test_data_holds_undated_and_dated_items_by_their_numbers():
    found = chronology()
    data = json.loads(FILES.data(TWO, found, always))
    assert [one["number"] for one in data["items"]] == [1, 2, 3, 4, 5]
    assert data["items"][0]["day"] == date(2026, 5, 3).isoformat()
    assert data["items"][-1]["day"] == ""
    with pytest.raises(CompanionError):
        FILES.data(TWO, found, lambda _done, _of: False)


@pytest.fixture
def pdf():
    writer = PdfWriter()
    writer.add_blank_page(200, 100)
    writer.add_metadata({"/Author": "Somebody", "/Title": "Something"})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize("password", ["four words that are long", "gäste \U0001f98a", "x" * 120])
def test_a_locked_pdf_opens_with_its_password_only(pdf, password):
    locked = FILES.locked_pdf(pdf, password)
    assert PdfReader(io.BytesIO(locked), password=password).pages[0].mediabox.width == 200
    reader = PdfReader(io.BytesIO(locked))
    assert reader.is_encrypted
    assert not reader.decrypt("")
    with pytest.raises(FileNotDecryptedError):
        len(reader.pages)


def test_a_locked_pdf_is_locked_with_aes_256_and_names_nobody(pdf):
    reader = PdfReader(io.BytesIO(FILES.locked_pdf(pdf, "four words")), password="four words")
    rules = reader.trailer["/Encrypt"].get_object()
    assert (rules["/V"], rules["/R"], rules["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")
    assert not reader.metadata
