# SPDX-License-Identifier: Apache-2.0
"""Files with notes, as they really come: what is read, what is said of the rest."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from companion.domain import import_days, import_file, import_json, import_notes, import_table
from companion.domain.entry_details import AccountKind, AccountName, EntryDetails, EntryKind
from companion.domain.import_bytes import text_of
from companion.domain.import_days import (
    DayOrder,
    day_alone,
    day_at_start,
    day_in_cell,
    guess_order,
    time_alone,
)
from companion.domain.import_file import (
    OpenedFile,
    Way,
    divided_by,
    first_reading,
    open_file,
    reading,
)
from companion.domain.import_notes import Encoding, Refusal, Source, What
from companion.domain.import_record import read_record_notes
from companion.domain.import_table import Delimiter, Role
from companion.domain.import_text import Split
from companion.domain.journal import (
    Certainty,
    EntryText,
    Happened,
    Revision,
    RevisionKind,
    chain_hash,
)
from companion.domain.record_check import Link, record_data

DAY, MONTH = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST
AT = datetime(2026, 6, 30, 21, 15, 42, tzinfo=UTC)
BROKEN = Refusal.BROKEN_JSON


@pytest.fixture(autouse=True)
def in_london(monkeypatch):
    """The clock of this computer, wherever the tests run."""
    import time as clock

    monkeypatch.setenv("TZ", "Europe/London")
    if hasattr(clock, "tzset"):
        clock.tzset()
    yield
    monkeypatch.undo()
    if hasattr(clock, "tzset"):
        clock.tzset()


def opened(content, ending="txt"):
    data = content if isinstance(content, bytes) else content.encode()
    found = open_file(data, ending)
    assert isinstance(found, OpenedFile), found
    return found


def as_json(data):
    return opened(json.dumps(data), "json")


def first(file):
    found = first_reading(file)
    assert not isinstance(found, Refusal), found
    return found


def saw(found):
    return [note.text.saw for note in found.found.notes]


def remarks(found):
    return [(one.row, one.what) for one in found.found.remarks]


# Letters


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("café £5".encode(), Encoding.UTF_8),
        (b"\xef\xbb\xbf" + "café £5".encode(), Encoding.UTF_8),
        ("café £5".encode("utf-16"), Encoding.UTF_16),
        (b"\xfe\xff" + "café £5".encode("utf-16-be"), Encoding.UTF_16),
        ("café £5".encode("utf-16-le"), Encoding.UTF_16),
        ("café £5".encode("utf-16-be"), Encoding.UTF_16),
        ("café £5".encode("cp1252"), Encoding.WESTERN),
    ],
)
def test_letters_come_out_however_they_are_stored(data, encoding):
    assert text_of(data) == ("café £5", encoding)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", Refusal.EMPTY),
        (b" \n\t", Refusal.EMPTY),
        (b"\xef\xbb\xbf \n", Refusal.EMPTY),
        (b"PK\x03\x04 and more", Refusal.ZIP),
        (b"PK\x03\x04 xl/workbook.xml", Refusal.OFFICE),
        (b"%PDF-1.7", Refusal.NOT_WORDS),
        (b"\0\0\0\x18ftypheic", Refusal.NOT_WORDS),
        (bytes(range(256)) * 9, Refusal.NOT_WORDS),
    ],
)
def test_what_holds_no_words_is_refused(data, refusal):
    assert text_of(data) is refusal
    assert open_file(data, "txt") is refusal


def test_a_file_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(import_file, "LARGEST_FILE", 3)
    assert open_file(b"four", "txt") is Refusal.TOO_LARGE


# Days


@pytest.mark.parametrize(
    ("words", "happened"),
    [
        ("2024-05-03", Happened(Certainty.EXACT, date(2024, 5, 3))),
        ("2024/5/3 7:05", Happened(Certainty.EXACT, date(2024, 5, 3), time(7, 5))),
        ("3/5/24", Happened(Certainty.EXACT, date(2024, 5, 3))),
        ("3.5.1999 9pm", Happened(Certainty.EXACT, date(1999, 5, 3), time(21))),
        ("3/5/70", Happened(Certainty.EXACT, date(1970, 5, 3))),
        ("Fri 3rd of May 2024, 12.30 am", Happened(Certainty.EXACT, date(2024, 5, 3), time(0, 30))),
        (
            "Friday, May 3, 2024 at 9:05 PM",
            Happened(Certainty.EXACT, date(2024, 5, 3), time(21, 5)),
        ),
        ("[3-Sept-2024 14:00]", Happened(Certainty.EXACT, date(2024, 9, 3), time(14))),
        ("2024-05-03T21:14:59.5+02:00", Happened(Certainty.EXACT, date(2024, 5, 3), time(21, 14))),
        ("2024-05-03T23:30:00Z", Happened(Certainty.EXACT, date(2024, 5, 4), time(0, 30))),
        ("2024-05-03 12", None),
        ("2024-05-03 25:00", None),
        ("2024-05-03 13pm", None),
        ("3 May 2024 evening", None),
        ("31/02/2024", None),
        ("3/5/1066", None),
        ("03-05.2024", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_whole_days_are_read(words, happened):
    found = day_alone(words, DAY)
    assert (found.happened if found else None) == happened


def test_numbers_are_read_in_the_order_that_is_said():
    assert day_alone("03/04/2024", DAY).happened.day == date(2024, 4, 3)
    assert day_alone("03/04/2024", MONTH).happened.day == date(2024, 3, 4)


def test_the_last_moment_of_the_calendar_is_kept_as_it_is():
    found = day_alone("2100-12-31T23:59:00Z", DAY)
    assert found.happened.day == date(2100, 12, 31)


def test_a_moment_that_this_computer_can_not_move_is_kept_as_it_is(monkeypatch):
    class Refusing(datetime):
        def astimezone(self, *_zone):
            raise OSError

    monkeypatch.setattr(import_days, "datetime", Refusing)
    assert day_alone("2024-05-03T21:14:00Z", DAY).happened.at == time(21, 14)


@pytest.mark.parametrize(
    ("texts", "order", "is_open"),
    [
        (["3/4/2024", "13/4/2024"], DAY, False),
        (["3/4/2024", "4/13/2024"], MONTH, False),
        (["3/4/2024"], DAY, True),
        (["3 May 2024", "no day"], DAY, False),
    ],
)
def test_the_order_is_guessed_and_an_open_guess_is_said(texts, order, is_open):
    guess = guess_order(texts)
    assert (guess.order, guess.is_open) == (order, is_open)


def test_what_stands_behind_a_day_is_told():
    assert day_in_cell("3 May 2024 evening", DAY).is_rest_left
    assert not day_in_cell(" 3 May 2024. ", DAY).is_rest_left
    assert day_at_start("3 May 2024 12 cups", DAY).end == len("3 May 2024")


@pytest.mark.parametrize(
    ("words", "at"),
    [("21:14", time(21, 14)), ("9 pm", time(21)), ("9.30am", time(9, 30)), ("nine", None)],
)
def test_times_are_read(words, at):
    assert time_alone(words) == at
    assert time_alone(f"{words} or so") is None


# Day One and jrnl


def day_one(*entries):
    return first(as_json({"metadata": {"version": "1.0"}, "entries": list(entries)}))


def test_day_one_words_day_zone_and_tags():
    found = day_one(
        {
            "text": "He hid it\\. ![](dayone-moment://A1) ![](dayone-moment:/video/B2)",
            "creationDate": "2026-05-03T20:14:33Z",
            "timeZone": "America/New_York",
            "tags": ["gaming", 5, "tea"],
            "photos": [{}],
        }
    )
    (note,) = found.found.notes
    assert note.text == EntryText(saw="He hid it.")
    assert note.happened == note.there == Happened(Certainty.EXACT, date(2026, 5, 3), time(16, 14))
    assert note.details == EntryDetails(tags=("gaming", "tea"))
    assert remarks(found) == [(1, What.MEDIA)]
    assert found.found.media == 2


@pytest.mark.parametrize("zone", ["Nowhere/Land", "../../etc/passwd", "\0", "Europe", 5])
def test_a_zone_that_is_none_is_said(zone):
    found = day_one({"text": "x", "creationDate": "2026-05-03T20:14:33Z", "timeZone": zone})
    assert found.found.notes[0].happened.at == time(21, 14)
    assert remarks(found) == ([] if zone == 5 else [(1, What.ZONE_UNREAD)])


@pytest.mark.parametrize(
    "moment", ["2026-99-03T20:14:33Z", "soon", None, 5, "0001-01-01T00:00:00Z"]
)
def test_a_moment_that_is_none_is_not_known(moment):
    found = day_one({"text": "x", "creationDate": moment, "timeZone": "America/New_York"})
    assert found.found.notes[0].happened == Happened()
    assert remarks(found) == [(1, What.DAY_UNREAD)]


def test_what_is_no_note_is_said():
    found = day_one(
        {"text": "x", "creationDate": "2026-05-03T20:14:33Z", "isAllDay": True},
        7,
        {"creationDate": "2026-05-03T20:14:33Z", "audios": [1]},
        {"creationDate": "2026-05-03T20:14:33Z", "text": " ", "tags": "no"},
    )
    assert found.found.notes[0].happened == Happened(Certainty.EXACT, date(2026, 5, 3))
    assert remarks(found) == [
        (2, What.NOT_A_NOTE), (3, What.MEDIA), (3, What.NO_WORDS), (4, What.EMPTY),
    ]  # fmt: skip


def test_jrnl_words_day_and_tags():
    entries = [
        {
            "title": "Tea.",
            "body": "He laughed",
            "date": "2026-05-03",
            "time": "21:14",
            "tags": ["@a"],
        },
        {"title": "No time", "body": "", "date": "2026-05-03", "time": "late"},
        {"title": "No day", "date": 5},
        {"title": "Only day", "date": "2026-05-03"},
    ]
    found = first(as_json({"tags": {"@a": 1}, "entries": entries}))
    assert found.way.source is Source.JRNL
    assert saw(found) == ["Tea.\nHe laughed", "No time", "No day", "Only day"]
    assert found.found.notes[0].details.tags == ("a",)
    assert found.found.notes[0].happened == Happened(
        Certainty.EXACT, date(2026, 5, 3), time(21, 14)
    )
    assert found.found.notes[3].happened == Happened(Certainty.EXACT, date(2026, 5, 3))
    assert remarks(found) == [(2, What.TIME_UNREAD), (3, What.DAY_UNREAD)]


def test_a_name_that_stands_twice_is_said():
    text = '{"entries": [{"title": "a", "title": "b", "date": "2026-05-03"}]}'
    found = first(opened(text, "json"))
    assert saw(found) == ["b"]
    assert remarks(found) == [(1, What.NAME_TWICE)]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ('{"entries": [', BROKEN),
        ("[" * 100_000, BROKEN),
        ('{"entries": ' + "[" * 30 + "]" * 30 + "}", BROKEN),
        ('{"entries": ' + "9" * 5_000 + "}", BROKEN),
        ("[1]", Refusal.UNKNOWN_JSON),
        ("5", Refusal.UNKNOWN_JSON),
        ('{"entries": 5}', Refusal.UNKNOWN_JSON),
        ('{"entries": [5]}', Refusal.UNKNOWN_JSON),
        ('{"format": "companion-record", "version": NaN}', Refusal.NEWER),
        ('{"format": "companion-record", "version": 1, "revisions": 5}', Refusal.UNKNOWN_JSON),
    ],
)
def test_json_that_is_not_known_is_refused(text, refusal):
    assert open_file(text.encode(), "json") is refusal


def test_more_parts_than_are_read_are_refused(monkeypatch):
    monkeypatch.setattr(import_json, "MOST_PARTS", 3)
    assert open_file(b'{"entries": [{}, {}]}', "json") is BROKEN


def test_json_is_known_by_what_it_holds():
    text = '{"metadata": {}, "entries": []}'
    assert opened(text, "txt").source is Source.DAY_ONE
    assert opened("{once} upon a time", "txt").source is Source.TEXT
    assert open_file(b'{"format": "companion-record", "version": 2}', "txt") is Refusal.NEWER


# Our own record


def record(*revisions, child=3):
    """Return a record whose chain is whole."""
    links, previous = [], ""
    for number, revision in enumerate(revisions, 1):
        one = replace(revision, id=number, previous_hash=previous)
        one = replace(one, hash=chain_hash(previous, one, child))
        links.append(Link(one, child))
        previous = one.hash
    return record_data(links, {one.revision.entry_id for one in links}, AT)


def wording(entry, words, kind=RevisionKind.WRITTEN, **more):
    happened = more.pop("happened", Happened(Certainty.ABOUT, date(2026, 1, 2), time(8)))
    return Revision(0, entry, kind, AT, happened, EntryText(saw=words, did="rang"), **more)


def test_our_record_gives_the_newest_wordings():
    details = EntryDetails(
        EntryKind.TALK, ("tea",), ("Kai",), (AccountName(AccountKind.HANDLE, "kai_1"),), ("s1",),
        (4,), (5,),
    )  # fmt: skip
    struck, restored = RevisionKind.STRUCK_OUT, RevisionKind.RESTORED
    data = record(
        wording(1, "old"),
        wording(2, "other"),
        wording(1, "new", RevisionKind.CHANGED, details=details),
        wording(2, "other", struck),
        wording(3, "back"),
        wording(3, "back", struck),
        wording(3, "back", restored, happened=Happened(said="one evening")),
    )
    found = first(as_json(data))
    assert found.file.check.first_broken is None
    assert found.way.child == 3
    one, back = found.found.notes
    assert one.text == EntryText(saw="new", did="rang")
    assert one.details == replace(details, talk_ids=(), report_ids=())
    assert one.happened == Happened(Certainty.ABOUT, date(2026, 1, 2), time(8))
    assert one.there == Happened(Certainty.EXACT, date(2026, 6, 30), time(22, 15))
    assert back.happened == Happened(said="one evening")
    assert remarks(found) == [(1, What.LINKS), (2, What.STRUCK_OUT)]


def test_a_changed_record_says_where_its_chain_breaks():
    data = record(wording(1, "a"), wording(2, "b"))
    data["revisions"][1]["text"]["saw"] = "c"
    assert as_json(data).check.first_broken == 2


def test_odd_parts_of_a_record_are_let_go():
    data = record(*(wording(number, f"n{number}") for number in range(1, 6)))
    revisions = data["revisions"]
    revisions[0]["text"] = {"saw": "kept", "did": 5, "more": "x"}
    revisions[0]["details"] = {
        "kind": "odd", "tags": [5, "t"], "people": 5, "accounts": [[1], ["handle", "k"]],
    }  # fmt: skip
    revisions[1]["text"] = 5
    revisions[2]["entry"] = "x"
    revisions[3] |= {"day": "never", "details": 5}
    revisions[4] |= {"certainty": [], "said": 5}
    found = first(as_json(data))
    assert [(note.text.saw, note.happened.day) for note in found.found.notes] == [
        ("kept", date(2026, 1, 2)), ("n4", None), ("n5", None),
    ]  # fmt: skip
    assert found.found.notes[0].details == EntryDetails(
        tags=("t",), accounts=(AccountName(AccountKind.HANDLE, "k"),)
    )
    assert remarks(found) == [
        (2, What.EMPTY), (3, What.NOT_A_NOTE), (4, What.DAY_UNREAD), (5, What.DAY_UNREAD),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["saw", "reason", "revisions"])
def test_a_record_with_a_name_twice_is_refused(name):
    """Whoever reads the file may see the one; the hash covers the other."""
    text = json.dumps(record(wording(1, "a")))
    twice = text.replace(f'"{name}":', f'"{name}": "forged", "{name}":')
    assert twice != text
    assert open_file(twice.encode(), "json") is Refusal.UNKNOWN_JSON


def test_moments_outside_every_calendar_are_not_known():
    data = record(wording(1, "a"))
    data["revisions"][0]["written_at"] = "0001-01-01T00:00:00+14:00"
    assert open_file(json.dumps(data).encode(), "json") is Refusal.UNKNOWN_JSON
    (note,) = read_record_notes(data, 3).notes
    assert note.there == Happened()


def test_two_children_wait_for_a_choice():
    data = record(wording(1, "a"), wording(2, "b"))
    data["revisions"][1]["child"] = 9
    file = as_json(data)
    assert file.children == (3, 9)
    assert first(file).found.notes == ()
    chosen = reading(file, Way(Source.COMPANION, child=9))
    assert saw(chosen) == ["b"]


# Tables


def test_a_table_is_divided_and_its_columns_are_known_by_name():
    table = (
        'Date;Note;Tags;Mood\n03/05/2024 21:14;"a; b\nnext";x, y;calm\n13/05/2024;c;#one #two;\n'
    )
    found = first(opened(table.encode("cp1252"), "csv"))
    assert found.way.delimiter is Delimiter.SEMICOLON
    assert found.way.roles == (Role.DAY, Role.SAW, Role.TAGS, Role.SEEMED)
    one, two = found.found.notes
    assert (one.row, one.text) == (2, EntryText(saw="a; b\nnext", seemed="calm"))
    assert one.happened == Happened(Certainty.EXACT, date(2024, 5, 3), time(21, 14))
    assert one.details.tags == ("x", "y")
    assert (two.row, two.details.tags) == (4, ("one", "two"))


def test_columns_without_names_are_known_by_what_they_hold():
    found = first(opened("x\t2024-05-03\ta long description of it\ny\t2024-05-04\tmore\n", "tsv"))
    assert found.way.delimiter is Delimiter.TAB
    assert not found.way.with_names
    assert found.way.roles == (Role.NOTHING, Role.DAY, Role.SAW)
    assert len(found.found.notes) == 2


def test_day_and_time_in_two_columns_and_a_second_day_is_left_out():
    found = first(
        opened("Date,Time,Created,Text\n3 May 2024,9 pm,2020-01-01,a\n3 May 2024,,,b\n", "csv")
    )
    assert found.way.roles == (Role.DAY, Role.TIME, Role.NOTHING, Role.SAW)
    one, two = found.found.notes
    assert one.happened == Happened(Certainty.EXACT, date(2024, 5, 3), time(21))
    assert two.happened == Happened(Certainty.EXACT, date(2024, 5, 3))


def test_words_for_a_day_that_can_not_be_read_stay():
    table = "Date,Time,Text\nlast week,,a\n3 May 2024 or so,,b\n3 May 2024,noon,c\n,,d\n"
    found = first(opened(table, "csv"))
    assert [note.happened for note in found.found.notes] == [
        Happened(said="last week"),
        Happened(Certainty.ABOUT, date(2024, 5, 3), said="3 May 2024 or so"),
        Happened(Certainty.ABOUT, date(2024, 5, 3), said="3 May 2024 noon"),
        Happened(),
    ]
    assert remarks(found) == [(2, What.DAY_UNREAD), (3, What.TIME_UNREAD), (4, What.TIME_UNREAD)]


def test_rows_that_do_not_fit_are_said():
    found = first(opened('Text,Who\na,b,c\n,\n ,Kai\n"x" y,z\nw\n', "csv"))
    way = replace(found.way, roles=(Role.SAW, Role.NOTHING))
    found = reading(found.file, way)
    assert saw(found) == ["a", "x y", "w"]
    assert remarks(found) == [(2, What.MORE_CELLS), (4, What.EMPTY), (5, What.QUOTES)]


def test_a_table_of_our_own_comes_back():
    table = (
        '\ufeff"When it happened","What you saw or heard","Who told you"\r\n'
        '"About Thu 14 May 2026, 14:02","\'=a","\'quoted\'"\r\n'
    )
    found = first(opened(table, "csv"))
    (note,) = found.found.notes
    assert note.happened == Happened(Certainty.ABOUT, date(2026, 5, 14), time(14, 2))
    assert note.text == EntryText(saw="=a", told_by="'quoted'")


def test_a_quote_that_is_never_closed_is_said():
    found = first(opened('Text,Who\n"a,b\nc,d\n', "csv"))
    assert (2, What.QUOTES) in remarks(found)
    assert saw(found) == ["a,b\nc,d"]


def test_a_cell_beyond_the_limit_ends_the_table_and_is_said(monkeypatch):
    before = import_table.csv.field_size_limit(10)
    try:
        found = first(opened(f"Text,Who\na,b\n{'x' * 20},d\n", "csv"))
    finally:
        import_table.csv.field_size_limit(before)
    assert saw(found) == ["a"]
    assert remarks(found) == [(3, What.QUOTES)]


def test_a_table_of_one_column_and_one_without_rows():
    assert saw(first(opened("a\nb\n", "csv"))) == ["a", "b"]
    assert first(opened("Text\n", "csv")).found.notes == ()
    assert first(opened("a,b\n", "csv")).table.columns == 2


def test_the_person_can_divide_it_in_another_way():
    file = opened("Text|Who\na|b\n", "csv")
    assert divided_by(file, Delimiter.COMMA).way.roles == (Role.SAW,)
    assert divided_by(file, Delimiter.BAR).way.roles == (Role.SAW, Role.WHO)


# Text


def test_a_text_splits_at_dates():
    text = (
        "Before\n\n# 3 May 2024, 9 pm\nHe laughed\n\nMore\n2024-05-04 A parcel came\n"
        "May is a month\n5 May 2024\n"
    )
    found = first(opened(text))
    assert found.way.split is Split.DATES
    assert [(note.row, note.happened.day, note.text.saw) for note in found.found.notes] == [
        (1, None, "Before"),
        (3, date(2024, 5, 3), "He laughed\n\nMore"),
        (7, date(2024, 5, 4), "2024-05-04 A parcel came\nMay is a month"),
        (9, date(2024, 5, 5), "5 May 2024"),
    ]


def test_a_text_is_one_note_or_splits_at_gaps():
    file = opened("One\r\n\r\n2024-05-03\r\nTwo\r\n---\r\n\r\nThree")
    whole = first(file)
    assert (whole.way.split, len(whole.found.notes)) == (Split.WHOLE, 1)
    found = reading(file, Way(Source.TEXT, split=Split.GAPS))
    assert saw(found) == ["One", "Two", "Three"]
    assert found.found.notes[1].happened.day == date(2024, 5, 3)
    assert first_reading(file, Source.TABLE).way.source is Source.TABLE


def test_an_empty_piece_is_no_note():
    file = opened("\n\n2024-05-03\n\nx")
    found = reading(file, Way(Source.TEXT, split=Split.DATES))
    assert saw(found) == ["x"]


# Limits


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        ("a\n\nb\n\nc\n\nd", "txt"),
        ("a,b\nc,d\ne,f\ng,h\ni,j\n", "csv"),
        ("Text,Who\nc,d\ne,f\ng,h\n", "csv"),
        (json.dumps({"entries": [{"title": "a", "date": "2024-05-03"}] * 5}), "json"),
        (json.dumps({"entries": [{"text": "a", "creationDate": ""}] * 5}), "json"),
        (json.dumps(record(*(wording(number, "a") for number in range(1, 6)))), "json"),
    ],
)
def test_too_many_notes_are_refused(monkeypatch, content, ending):
    for module in (import_notes, import_table):
        monkeypatch.setattr(module, "MOST_NOTES", 2)
    file = opened(content, ending)
    found = first_reading(file)
    if ending == "txt":
        found = reading(file, Way(Source.TEXT, split=Split.GAPS))
    assert found is Refusal.TOO_MANY


def test_too_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(import_file, "MOST_LINES", 3)
    assert open_file(b"a\n\r\n\nb", "txt") is Refusal.TOO_MANY


def test_a_box_and_tags_beyond_the_limit_are_cut_and_said(monkeypatch):
    monkeypatch.setattr(import_notes, "LONGEST_BOX", 4)
    monkeypatch.setattr(import_notes, "MOST_TAGS", 2)
    found = day_one({"text": "abcdefg", "creationDate": "", "tags": ["a", "b", "c"]})
    assert found.found.notes[0].text.saw == "abcd"
    assert found.found.notes[0].details.tags == ("a", "b")
    assert [(one.what, one.count) for one in found.found.remarks[1:]] == [
        (What.TRIMMED, 3), (What.TAGS_TRIMMED, 1),
    ]  # fmt: skip


def test_a_word_too_long_for_a_window_gets_line_breaks_and_that_is_said():
    found = day_one({"text": f"He wrote {'a' * 2_500}.", "creationDate": "2024-05-03T20:14:33Z"})
    words = found.found.notes[0].text.saw
    assert words.split("\n") == [f"He wrote {'a' * 1_000}", "a" * 1_000, f"{'a' * 500}."]
    assert remarks(found) == [(1, What.LONG_WORD)]


def test_letters_that_can_not_be_kept_are_replaced_and_said():
    found = day_one(
        {"text": "a\0b\ud800c \ud83d\ude00\r\n", "creationDate": "2024-05-03T20:14:33Z"}
    )
    assert found.found.notes[0].text.saw == "a\ufffdb\ufffdc \U0001f600"
    assert remarks(found) == [(1, What.LETTERS)]


def test_private_words_are_not_shown_by_accident():
    found = first(opened("Zanzibar"))
    assert "Zanzibar" not in repr(found)
