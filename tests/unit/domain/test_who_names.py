# SPDX-License-Identifier: Apache-2.0
"""The names that stand in the box for people."""

import pytest

from companion.domain.entry_details import AccountKind, AccountName
from companion.domain.import_days import DayOrder
from companion.domain.import_table import Delimiter, Role, read_table, table_of
from companion.domain.who_names import WhoBox, names_in_who, people_in, unkept_names


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Heron, Ines", ("Heron", "Ines")),
        ("Heron and Ines", ("Heron", "Ines")),
        ("Heron\nheron\nBig Kai", ("Heron", "Big Kai")),
        ("Heron (16, he says); Ms Ito", ("Heron", "Ms Ito")),
        ("me, nobody, I don't know", ()),
        ("some boy from the game that she has played for weeks", ()),
        ("Kai, @kai_12", ("Kai",)),
        ("", ()),
    ],
)
def test_people(words, people):
    assert people_in(words) == people


def test_accounts_stand_beside_the_people():
    assert names_in_who("Kai, @kai_12") == ("Kai", AccountName(AccountKind.HANDLE, "@kai_12"))


def test_what_no_entry_keeps_is_listed_once_with_its_entries():
    boxes = (
        WhoBox(1, "Heron, Ines"),
        WhoBox(2, "HERON"),
        WhoBox(3, "Ines"),
        WhoBox(4, "Kai"),
    )
    (only,) = unkept_names(boxes, known=("kai", "ines"))
    assert only.name == "Heron"
    assert only.entry_ids == (1, 2)


def test_a_table_brings_the_names_of_its_column_in():
    table = table_of('What,Who was in it\nHe wrote,"Heron, Ines, @kai_12"\n', Delimiter.COMMA)
    read = read_table(table, (Role.SAW, Role.WHO), with_names=True, order=DayOrder.DAY_FIRST)
    details = read.notes[0].details
    assert details.people == ("Heron", "Ines")
    assert details.accounts == (AccountName(AccountKind.HANDLE, "@kai_12"),)
    assert read.notes[0].text.who == "Heron, Ines, @kai_12"


def test_remarks_stand_in_the_order_of_the_file():
    rows = 'Date,What\nsoon,a\n2026-05-03,\n2026-05-03,"b"c\nlater,d\n'
    read = read_table(
        table_of(rows, Delimiter.COMMA),
        (Role.DAY, Role.SAW),
        with_names=True,
        order=DayOrder.DAY_FIRST,
    )
    places = [one.row for one in read.remarks]
    assert len(places) > 2
    assert places == sorted(places)
