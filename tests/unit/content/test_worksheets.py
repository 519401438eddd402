# SPDX-License-Identifier: Apache-2.0
"""The worksheets: what is wrong with a file is named, and what the shipped ones must hold."""

import pytest

from companion.content.catalog import Catalog
from companion.content.checks import find_problems
from companion.content.pack_files import PackFiles, read_pack
from companion.content.problem import Problem
from companion.domain.errors import CompanionError
from companion.domain.preparation import GENERAL, FieldKind, Fill, Way
from companion.paths import resources_folder
from tests.unit.content.small_pack import change, write_pack

FILE = "worksheets.toml"
ALL = {
    "ceop", "police-call", "cybertipline", "cybertip-ca", "esafety", "iwf", "report-remove",
    "take-it-down", GENERAL,
}  # fmt: skip
CHECKED = {"ceop", "iwf"}
"""Whose questions the facts sheet names; of the others it is said that they are our own."""


@pytest.fixture
def folder(tmp_path):
    return write_pack(tmp_path)


@pytest.fixture(scope="module")
def catalog():
    return Catalog.built_in(resources_folder() / "content")


@pytest.fixture(scope="module")
def sheets(catalog):
    return {one.id: one for one in catalog.worksheets()}


def problems(folder):
    return find_problems(read_pack(PackFiles([folder])))


def test_is_read_whole(folder):
    (sheet,) = Catalog(PackFiles([folder])).worksheets()
    (field,) = sheet.fields
    assert (sheet.id, sheet.way, sheet.is_own) == (GENERAL, Way.FORM, True)
    assert (field.question, field.kind, field.fills) == (
        "What happened?",
        FieldKind.LINES,
        (Fill.HAPPENED,),
    )


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        ('fields = ["what-happened"]', 'fields = ["other"]', "worksheet.general.fields",
         "other does not exist"),
        ('fields = ["what-happened"]', 'fields = ["what-happened", "what-happened"]',
         "worksheet.general.fields", "what-happened is named twice"),
        ("is_own = true", 'is_own = true\nchannels = ["no-door"]', "worksheet.general.channels",
         "no-door does not exist"),
        ('id = "general"', 'id = "other"', "worksheet", "no worksheet general"),
        ('fill = ["happened"]\nsources = ["s1"]', 'fill = ["happened"]\nsources = ["s9"]',
         "field.what-happened.sources", "no source s9"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(folder, old, new, key, what):
    change(folder, FILE, old, new)
    assert Problem(FILE, key, what) in problems(folder)


def test_a_door_has_one_worksheet(folder):
    path = folder / FILE
    text = path.read_text(encoding="utf-8")
    sheet = text[text.index("[[worksheet]]") :]
    door = 'is_own = true\nchannels = ["gb-helpline"]'
    twice = sheet.replace("is_own = true", door)
    path.write_text(text.replace(sheet, twice) + twice.replace('"general"', '"two"'))
    assert Problem(FILE, "worksheet", "gb-helpline is named twice") in problems(folder)


def test_the_sources_of_a_door_may_stand_beside_what_it_asks(folder):
    change(folder, FILE, 'is_own = true\nfields = ["what-happened"]\nsources = ["s1"]',
           'is_own = true\nfields = ["what-happened"]\nsources = ["gb-s"]')  # fmt: skip
    assert problems(folder) == []


def test_a_fill_that_nobody_knows_is_damaged(folder):
    change(folder, FILE, 'fill = ["happened"]', 'fill = ["magic"]')
    with pytest.raises(CompanionError):
        Catalog(PackFiles([folder])).worksheets()


def test_every_worksheet_is_there(sheets):
    assert set(sheets) == ALL
    assert {one for one, sheet in sheets.items() if not sheet.is_own} == CHECKED


def test_only_what_a_child_does_is_for_a_door_of_children(catalog, sheets):
    of_children = {
        door.id
        for code in catalog.countries()
        for door in catalog.channels(code)
        if door.is_for_child
    }
    for sheet in sheets.values():
        is_for_child = bool(of_children & set(sheet.channels))
        assert (sheet.way is Way.CHILD) == is_for_child, sheet.id


def test_the_link_services_ask_for_no_story(sheets):
    for name in ("iwf", "report-remove", "take-it-down"):
        asked = {field.id for field in sheets[name].fields}
        assert not asked & {"what-happened", "the-person", "accounts", "child", "contact"}, name


def test_every_worksheet_says_that_no_picture_goes_with_it(sheets):
    for sheet in sheets.values():
        notes = " ".join(sheet.notes)
        assert "picture" in notes, sheet.id
        assert any(word in notes.split() for word in ("not", "Never", "never")), sheet.id


def test_whoever_takes_a_report_of_blackmail_is_told_of_money_and_none_is_advised(sheets):
    for name in ("ceop", "police-call", "cybertipline", "cybertip-ca", "general"):
        money = next(field for field in sheets[name].fields if field.id == "money")
        assert money.question == "What do they ask for, and was anything paid?"
        assert money.help.endswith("If something was paid, pay no more.")


def test_every_question_is_asked_somewhere(catalog, sheets):
    asked = {field.id for sheet in sheets.values() for field in sheet.fields}
    text = (resources_folder() / "content" / "en" / FILE).read_text(encoding="utf-8")
    assert text.count("[[field]]") == len(asked)


def test_a_line_is_never_filled_with_a_story(sheets):
    stories = {Fill.HAPPENED, Fill.DONE, Fill.TOLD, Fill.ACCOUNTS, Fill.PEOPLE}
    for sheet in sheets.values():
        for field in sheet.fields:
            if field.kind is FieldKind.LINE:
                assert not stories & set(field.fills), field.id
