# SPDX-License-Identifier: Apache-2.0
"""The handbook of a pack: one thing broken at a time, and the place that is named."""

import pytest

from companion.content.catalog import Catalog
from companion.content.checks import find_problems
from companion.content.pack_files import PackFiles, read_pack
from tests.unit.content.small_pack import DATES, change, write, write_pack

HELP = "handbook/begin.toml"
CHAPTER = """
[[page]]
id = "quick-start"
part = "begin"
title = "Quick start"
intro = "In short."
[[page.point]]
id = "first"
title = "First"
text = ["Read."]
links = ["page:start", "page:handbook#quick-start", "page:handbook#first", "card:told"]
sources = ["s1"]
"""


@pytest.fixture
def folder(tmp_path):
    made = write_pack(tmp_path / "pack")
    write(made, HELP, DATES + CHAPTER)
    return made


def problems(folder):
    found = find_problems(read_pack(PackFiles([folder])))
    return {(problem.file, problem.key) for problem in found}


def test_a_sound_handbook_is_taken_and_read(folder):
    assert problems(folder) == set()
    (chapter,) = Catalog(PackFiles([folder])).handbook()
    assert (chapter.title, chapter.points[0].text) == ("Quick start", ("Read.",))


def test_a_pack_needs_no_handbook_of_its_own(tmp_path):
    assert problems(write_pack(tmp_path / "pack")) == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        (HELP, 'id = "first"', 'id = "quick-start"', "help.quick-start"),
        (HELP, 'part = "begin"', 'part = "grooming"', "page.quick-start.part"),
        (HELP, '"page:start"', '"page:nowhere"', "help.first.links"),
        (HELP, '"page:start"', '"page:understand#meaning"', "help.first.links"),
        (HELP, '"card:told"', '"card:none"', "help.first.links"),
        (HELP, '["s1"]', '["s9"]', "help.first.sources"),
        ("pages/grooming.toml", 'part = "grooming"', 'part = "begin"', "page.what-it-is.part"),
    ],
)
def test_what_is_wrong_is_named(folder, file, old, new, key):
    change(folder, file, old, new)
    assert (file, key) in problems(folder)


def test_the_same_id_may_stand_in_the_guide(folder):
    change(folder, HELP, 'id = "first"', 'id = "meaning"')
    change(folder, HELP, "handbook#first", "handbook#meaning")
    assert problems(folder) == set()
