# SPDX-License-Identifier: Apache-2.0
"""The list of others' programs is that of the lock file, and every licence can be read."""

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from companion.content.notice_files import NoticeFiles
from devtools import notices

SHIPPED = NoticeFiles(notices.FOLDER)
HAND = tomllib.loads(notices.BY_HAND.read_text(encoding="utf-8"))
PACKAGES = {name: versions for name, versions in notices.pins().items() if name != "pip"}
AGAIN = "out of date: python3 dev.py notices writes it again"


def test_what_is_shipped_is_what_the_lock_file_names():
    told = {one.name: one.version for one in SHIPPED.notices() if one.version}
    assert told == {name: versions[-1] for name, versions in PACKAGES.items()}, AGAIN
    assert set(HAND["not_shipped"]) == {"pip"}


def test_the_files_are_as_they_would_be_made_now():
    """Elsewhere the lock file asks for other versions, whose words may differ."""
    is_here = all(metadata.version(name) == versions[-1] for name, versions in PACKAGES.items())
    if not is_here:
        pytest.skip("other versions are installed than those that the list was made from")
    assert notices.main(["--check"]) == 0, AGAIN


def test_every_program_has_a_licence_and_a_place_for_its_source():
    for one in SHIPPED.notices():
        assert one.licence, one.name
        assert re.match(r"https?://", one.source), one.name
        assert one.texts or one.licence in {
            *("blessing", "LicenseRef-LCS-Telegraphics", "LicenseRef-Microsoft-Visual-Cpp-Runtime"),
            "GPL-2.0-or-later WITH Bootloader-exception",
        }, one.name


def test_every_text_is_there_and_belongs_to_a_program():
    named = {text for one in SHIPPED.notices() for text in one.texts}
    for text in named:
        assert len(SHIPPED.licence_text(text)) > 100, text
    found = {
        path.relative_to(notices.FOLDER).with_suffix("").as_posix()
        for path in notices.FOLDER.rglob("*.txt")
    }
    assert found == named


def test_parts_stand_inside_a_program_that_is_in_the_list():
    names = {one.name for one in SHIPPED.notices()}
    assert {one.inside for one in SHIPPED.notices() if one.inside} <= names


def test_what_is_copyleft_is_a_library_of_its_own_or_only_starts_the_program():
    copyleft = {one.name for one in SHIPPED.notices() if "GPL" in one.licence}
    assert copyleft == {
        *("pyside6-essentials", "shiboken6", "Qt 6", "libiconv"),
        "PyInstaller (the part that starts a package)",
    }


def test_the_bill_of_materials_has_every_program_once():
    bill = json.loads((notices.FOLDER / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    parts = [part for one in bill["components"] for part in (one, *one.get("components", ()))]
    references = [part["bom-ref"] for part in parts]
    assert len(references) == len(set(references)) == len(SHIPPED.notices())
    (whole,) = bill["dependencies"]
    assert set(whole["dependsOn"]) == {one["bom-ref"] for one in bill["components"]}


def test_the_bill_of_materials_names_no_person_and_no_moment():
    told = (notices.FOLDER / "sbom.cdx.json").read_text(encoding="utf-8")
    assert "timestamp" not in told
    assert str(Path.home()) not in told


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Copyright (c) 2020 Somebody", ("Copyright (c) 2020 Somebody",)),
        (" * Copyright 2014-2016 A, B", ("Copyright 2014-2016 A, B",)),
        ("the above copyright notice and this permission notice", ()),
        ("Copyright holders and contributors, see AUTHORS", ()),
    ],
)
def test_only_lines_with_a_year_say_whose_it_is(line, words):
    assert notices._copyright(line) == words
