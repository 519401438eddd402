# SPDX-License-Identifier: Apache-2.0
"""The files of the wording check: how they are read, and what is wrong with them."""

import pytest

from companion.content.catalog import Catalog
from companion.content.checks import find_problems
from companion.content.pack_files import PackFiles, read_pack
from companion.content.problem import Problem
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText
from companion.domain.picture_words import PictureTalk
from tests.unit.content.small_pack import change, write_pack

WORDS = "wording_words.toml"


@pytest.fixture
def folder(tmp_path):
    return write_pack(tmp_path)


def problems(folder):
    return find_problems(read_pack(PackFiles([folder])))


def test_the_books_are_read_once(folder):
    catalog = Catalog(PackFiles([folder]))
    book = catalog.wording()
    assert book is catalog.wording()
    assert catalog.picture_words() is catalog.picture_words()
    (finding,) = book.check(EntryText(saw="It is her very fault."))
    assert book.advice[finding.advice].title == "This may read as blame."
    assert book.check(EntryText(saw="It is not her fault.", think="her fault")) == ()
    assert catalog.picture_words().find("I saw nudes").talk is PictureTalk.THERE_IS


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"her <fault>"', '"her <none>"', "rule.0.patterns.her <none>"),
        ('"not her fault"', '".."', "rule.0.unless..."),
        ('["nudes"]', '["nudes .."]', "picture.0.patterns.nudes .."),
        ('fault = "fault blame"', 'fault = "<other>"', "groups.fault"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_named(folder, old, new, key):
    change(folder, WORDS, old, new)
    assert Problem(WORDS, key, "cannot be read") in problems(folder)
    catalog = Catalog(PackFiles([folder]))
    with pytest.raises(CompanionError) as caught:
        catalog.picture_words() if key.startswith("picture") else catalog.wording()
    assert caught.value.code is ErrorCode.CONTENT_DAMAGED
    assert caught.value.parameters == {"file": WORDS, "key": key}


def test_a_rule_needs_advice_and_advice_a_rule(folder):
    change(folder, WORDS, 'advice = "blame"', 'advice = "other"')
    assert problems(folder) == [
        Problem(WORDS, "advice.blame", "has no wording"),
        Problem(WORDS, "advice.other", "does not exist"),
    ]


@pytest.mark.parametrize("box", ["child_words", "nowhere"])
def test_only_boxes_of_the_adult_are_looked_at(folder, box):
    change(folder, WORDS, 'boxes = ["saw"]', f'boxes = ["{box}"]')
    assert problems(folder) == [Problem(WORDS, f"boxes.{box}", "is no box to check")]
