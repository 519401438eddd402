"""What the hurried reader makes of a file is what the real one makes of it, or nothing at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.plain_json import read_plain_json

PLAIN = {"a": "GB", "b": "", "c": 150, "d": True, "e": False, "f": [], "g": "north, west: é"}
ANY_VALUE = st.one_of(
    st.text(max_size=8),
    st.booleans(),
    st.integers(-10, 10**12),
    st.floats(allow_nan=False),
    st.none(),
    st.lists(st.text(max_size=4), max_size=2),
    st.dictionaries(st.text(max_size=3), st.booleans(), max_size=2),
)
PIECES = ["{", "}", "\n", ",", '"', ": ", " ", "a", "true", "1", "0", "[]", "\\", "\t", "\u00a0"]


def written(values):
    return json.dumps(values, indent=1, sort_keys=True, ensure_ascii=False)


def test_reads_plain_settings_whole():
    assert read_plain_json(written(PLAIN)) == PLAIN


@given(st.dictionaries(st.text(max_size=6), ANY_VALUE, max_size=5))
def test_never_reads_an_object_another_way(values):
    assert read_plain_json(written(values)) in (None, values)


@given(st.integers(0, 200), st.integers(0, 3), st.sampled_from(PIECES))
def test_never_reads_a_damaged_file_another_way(at, length, piece):
    text = written(PLAIN)
    damaged = text[:at] + piece + text[at + length :]
    found = read_plain_json(damaged)
    assert found is None or found == json.loads(damaged)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "{\n}",
        "[\n]",
        '{\n "a": "b",\n}',
        '{\n "a" "b"\n}',
        '{\n "a": 01\n}',
        "{\n a: 1\n}",
    ],
)
def test_leaves_the_rest_to_the_real_one(text):
    assert read_plain_json(text) is None
