# SPDX-License-Identifier: Apache-2.0
"""Words that wait one below the other."""

import pytest

from companion.domain.paragraphs import holds, joined, without_first


@pytest.mark.parametrize(
    ("first", "then", "both"),
    [
        ("one", "two", "one\n\ntwo"),
        ("one", "one", "one"),
        ("one\n\ntwo", "two", "one\n\ntwo"),
        ("two", "one\n\ntwo", "one\n\ntwo"),
        ("this", "hi", "this\n\nhi"),
        ("hi", "this", "hi\n\nthis"),
    ],
)
def test_both_are_there_and_none_twice(first, then, both):
    assert joined(first, then) == both


def test_only_whole_paragraphs_count():
    assert holds("one\n\ntwo\n\nthree", "two")
    assert not holds("one\ntwo", "two")
    assert without_first("one\n\ntwo", "one") == "two"
    assert without_first("one more\n\ntwo", "one") == "one more\n\ntwo"
