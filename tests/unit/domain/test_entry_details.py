# SPDX-License-Identifier: Apache-2.0
"""What belongs to an entry besides its boxes: tidying, folding, and what the hash covers."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.entry_details import (
    TAGS_SHOWN,
    AccountKind,
    AccountName,
    EntryDetails,
    EntryKind,
    fold_tag,
)

NAMES = st.lists(st.text(max_size=30), max_size=6).map(tuple)
ACCOUNTS = st.lists(
    st.builds(AccountName, st.sampled_from(AccountKind), st.text(max_size=30)), max_size=6
).map(tuple)
IDS = st.lists(st.integers(1, 9), max_size=5).map(tuple)
DETAILS = st.builds(
    EntryDetails, st.sampled_from(EntryKind), NAMES, NAMES, ACCOUNTS, NAMES, IDS, IDS
)


def test_tidy_keeps_the_first_way_of_writing():
    tidy = EntryDetails(
        tags=("#Night ", " night", "", "  ", "school\n run"),
        people=(" Jay", "JAY", "Sam"),
        accounts=(
            AccountName(AccountKind.HANDLE, " @Fox "),
            AccountName(AccountKind.HANDLE, "fox"),
            AccountName(AccountKind.HANDLE, "@"),
        ),
        sign_ids=("b", "a", "b"),
        talk_ids=(3, 1, 3),
        report_ids=(2, 2),
    ).tidy()
    assert tidy == EntryDetails(
        tags=("Night", "school run"),
        people=("Jay", "Sam"),
        accounts=(AccountName(AccountKind.HANDLE, "@Fox"),),
        sign_ids=("a", "b"),
        talk_ids=(1, 3),
        report_ids=(2,),
    )


@given(DETAILS)
def test_tidying_twice_changes_nothing_more_and_loses_no_name(details):
    tidy = details.tidy()
    assert tidy.tidy() == tidy
    assert {fold_tag(tag)[:30] for tag in details.tags} - {""} == {
        fold_tag(tag)[:30] for tag in tidy.tags
    }
    assert {one.folded for one in details.accounts if one.folded} == {
        one.folded for one in tidy.accounts
    }
    json.dumps(tidy.as_data())


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (AccountKind.HANDLE, "@Dark_Fox", "dark_fox"),
        (AccountKind.LINK, "https://www.example.org/Fox/", "EXAMPLE.org/fox"),
        (AccountKind.LINK, "www.example.org", "http://example.org"),
        (AccountKind.PHONE, "+44 7700 900123", "0044 (7700) 900-123"),
        (AccountKind.PHONE, "07700 900 123", "07700-900123"),
        (AccountKind.EMAIL, "Fox@Example.org ", "fox@example.org"),
        (AccountKind.GAME_TAG, "Fox #1234", "fox#1234"),
        (AccountKind.OTHER, "the  Red account", "The red account"),
    ],
)
def test_two_ways_of_writing_an_account(kind, one, other):
    assert AccountName(kind, one).folded == AccountName(kind, other).folded


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (AccountKind.PHONE, "07700 900123", "+44 7700 900123"),
        (AccountKind.GAME_TAG, "fox#1234", "fox#1235"),
        (AccountKind.HANDLE, "fox", "f0x"),
    ],
)
def test_what_may_be_two_accounts_stays_two(kind, one, other):
    assert AccountName(kind, one).folded != AccountName(kind, other).folded


def test_a_kind_alone_says_nothing_and_any_link_does():
    assert EntryDetails(EntryKind.TALK).is_blank
    assert not EntryDetails(sign_ids=("a",)).is_blank


def test_a_screen_shows_some_of_very_many_tags():
    details = EntryDetails(tags=tuple(f"t{number}" for number in range(10_000))).tidy()
    assert len(details.tags) == 10_000
    assert details.shown_tags == details.tags[:TAGS_SHOWN]


def test_long_tags_and_names_are_cut():
    details = EntryDetails(tags=("t" * 999,), people=("p" * 999,)).tidy()
    assert (len(details.tags[0]), len(details.people[0])) == (60, 200)


def test_private_words_are_not_in_a_log():
    details = EntryDetails(
        tags=("secret",), people=("secret",), accounts=(AccountName(AccountKind.OTHER, "secret"),)
    )
    assert "secret" not in repr(replace(details))
