# SPDX-License-Identifier: Apache-2.0
"""Whatever stands in a file: it is read or refused, within limits, and never raises."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.import_days import DayOrder, day_at_start, time_alone
from companion.domain.import_file import OpenedFile, Reading, Way, first_reading, open_file, reading
from companion.domain.import_notes import LONGEST_BOX, Refusal, Source
from companion.domain.import_table import Delimiter, Role
from companion.domain.import_text import Split
from companion.domain.journal import Certainty, EntryText
from companion.domain.record_check import FORMAT
from tests.counts import how_many

ENDINGS = ("txt", "csv", "tsv", "json", "", "JSON", "exe")
HASH = "ab" * 32
FILES = how_many(250, 3_500)

texts = st.text(max_size=40) | st.sampled_from(
    ["2026-05-03", "3/4/2026 9pm", "\0", "\ud800", 'a,b;c\t"d', "![](dayone-moment://x)", "\r\n"]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)


def shaped(**parts):
    return st.fixed_dictionaries({}, optional={name: values | kind for name, kind in parts.items()})


day_one = shaped(
    text=texts,
    creationDate=st.sampled_from(["2026-05-03T20:14:00Z", "2026-02-31T20:14:00Z"]),
    timeZone=st.sampled_from(["Europe/London", "Nowhere"]),
    tags=st.lists(texts, max_size=3),
    photos=st.lists(values, max_size=3),
)
jrnl = shaped(title=texts, body=texts, date=texts, time=texts, tags=st.lists(texts, max_size=3))
revision = st.fixed_dictionaries(
    {"id": st.integers(1, 9), "previous_hash": st.sampled_from(["", HASH]), "hash": st.just(HASH)},
    optional={
        "entry": values | st.integers(1, 3),
        "child": values | st.integers(1, 2),
        "kind": texts | st.sampled_from(["written", "struck-out", "restored"]),
        "written_at": st.sampled_from(["2026-06-30T21:15:42+00:00", "2030-01-01T00:00:00+14:00"]),
        "certainty": values | st.sampled_from(["exact", "about", "unknown"]),
        "day": texts,
        "time": texts,
        "said": values,
        "text": values | shaped(saw=texts, did=texts),
        "details": values | shaped(tags=values, people=values, accounts=values, signs=values),
    },
)
files = st.one_of(
    st.fixed_dictionaries({"metadata": values, "entries": st.lists(day_one | values, max_size=4)}),
    st.fixed_dictionaries({"tags": values, "entries": st.lists(jrnl | values, max_size=4)}),
    st.fixed_dictionaries(
        {
            "format": st.just(FORMAT),
            "version": st.just(1) | values,
            "revisions": st.lists(revision, max_size=4) | values,
            "newest_hash": texts,
        }
    ),
    values,
)


def check(found):
    """Assert that what was read can be stored and hashed as it is."""
    if isinstance(found, Refusal):
        return
    assert isinstance(found, Reading)
    for note in found.found.notes:
        assert not note.text.is_blank
        boxes = [getattr(note.text, box.name) for box in fields(EntryText)]
        for words in (*boxes, *note.details.tags):
            words.encode("utf-8")
            assert "\0" not in words
            assert len(words) <= LONGEST_BOX
        if note.happened.day is None:
            assert note.happened.certainty is Certainty.UNKNOWN
        assert note.likeness


def read_every_way(data, ending):
    file = open_file(data, ending)
    if isinstance(file, Refusal):
        return
    assert isinstance(file, OpenedFile)
    found = first_reading(file)
    check(found)
    if file.source in (Source.TEXT, Source.TABLE):
        for source in (Source.TEXT, Source.TABLE):
            check(first_reading(file, source))
        for split in Split:
            check(reading(file, Way(Source.TEXT, DayOrder.MONTH_FIRST, split)))
        roles = (Role.DAY, Role.SAW, Role.TAGS, Role.TIME)
        for delimiter in Delimiter:
            check(reading(file, Way(Source.TABLE, delimiter=delimiter, roles=roles)))
    elif isinstance(found, Reading):
        for child in file.children:
            check(reading(file, replace(found.way, child=child)))


@pytest.mark.bar(5)
@settings(max_examples=FILES, deadline=None)
@given(data=st.binary(max_size=300), ending=st.sampled_from(ENDINGS))
def test_any_bytes(data, ending):
    read_every_way(data, ending)


@pytest.mark.bar(5)
@settings(max_examples=FILES, deadline=None)
@given(lines=st.lists(texts, max_size=8), ending=st.sampled_from(ENDINGS))
def test_any_words(lines, ending):
    read_every_way("\n".join(lines).encode("utf-8", "surrogatepass"), ending)


@pytest.mark.bar(5)
@settings(max_examples=FILES, deadline=None)
@given(data=files)
def test_any_json(data):
    read_every_way(json.dumps(data).encode(), "json")


@settings(max_examples=200, deadline=None)
@given(words=st.text(alphabet="0123456789/-.: TZapmMay,\u0663", max_size=30))
def test_any_day(words):
    for order in DayOrder:
        day_at_start(words, order)
    time_alone(words)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("begin", "again", "ending"),
    [
        ("", "[", "json"),
        ('{"entries": ', '{"a":', "json"),
        ('{"entries": [', "[],", "json"),
        ("", "\\", "txt"),
        ("", "![](", "txt"),
        ("", '"', "csv"),
        ("", '",', "csv"),
        ("", ",", "csv"),
        ("", "\r", "csv"),
        ("", "1/", "txt"),
        ("", "may ", "txt"),
        ('{"entries": [{"creationDate": "", "text": "', "![](", "json"),
    ],
)
def test_long_odd_files_are_read_or_refused(begin, again, ending):
    data = (begin + again * (200_000 // len(again))).encode()
    for closed in (b"", b'"}]}'):
        read_every_way(data + closed, ending)
