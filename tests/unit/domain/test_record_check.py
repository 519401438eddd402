# SPDX-License-Identifier: Apache-2.0
"""An exported record checked by itself and against a vault: whatever is changed is found."""

import json
from copy import deepcopy
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain import record_check
from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.journal import Certainty, EntryText, Happened, data_hash
from companion.domain.record_check import Problem, read_record
from companion.services.record_check_service import RecordCheckService, verify_record
from tests.fakes import START, FakeClock, InMemoryVault


@pytest.fixture
def vault():
    vault = InMemoryVault()
    details = EntryDetails(
        tags=("é",), people=("Jay",), accounts=(AccountName(AccountKind.OTHER, "fox"),)
    )
    happened = Happened(Certainty.EXACT, date(2026, 2, 3))
    for number in range(4):
        at = START + timedelta(hours=number)
        text = EntryText(saw=f"words {number}")
        vault.journal.add_entry(1 + number % 2, happened, text, at, details)
    vault.journal.strike_out(2, "wrong", START + timedelta(hours=9))
    return vault


@pytest.fixture
def service(vault):
    return RecordCheckService(vault.journal, FakeClock())


@pytest.fixture
def record(service):
    return service.record([1, 3])


def against(service, text):
    """Check a record as the page does."""
    return verify_record(text, service.known_hashes())


def test_a_sound_record_fits_itself_and_the_vault(service, record):
    check = against(service, json.dumps(record))
    assert check == verify_record(json.dumps(record, indent=2))
    assert (check.problem, check.revisions, check.left_out) == (None, 2, 3)
    assert (check.first_broken, check.first_different) == (None, None)
    assert (check.oldest, check.newest) == (START, START + timedelta(hours=2))
    assert check.newest_hash == record["newest_hash"] == service.verify().newest_hash
    assert "words 1" not in json.dumps(record)


def test_only_what_is_shown_in_full_has_its_salt(vault, record):
    """With the salt of an entry that is left out, its words could be found by guessing."""
    salts = {link.id: link.revision.salt for link in vault.journal.links(after=0, limit=9)}
    shown = {one["id"]: one["salt"] for one in record["revisions"] if "salt" in one}
    assert shown == {number: salts[number] for number in (1, 3)}
    hidden = [salt for number, salt in salts.items() if number not in shown]
    assert hidden
    assert not [salt for salt in hidden if salt in str(record)]


def test_all_of_a_record_and_nothing_of_it(service):
    assert against(service, json.dumps(service.record(range(9)))).revisions == 5
    nothing = RecordCheckService(InMemoryVault().journal, FakeClock())
    text = json.dumps(nothing.record([]))
    check = against(nothing, text)
    assert (check.revisions, check.first_broken, check.newest_hash) == (0, None, "")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("revisions", 0, "text", "saw"), "other"),
        (("revisions", 0, "details", "tags"), []),
        (("revisions", 0, "details", "people"), ["Sam"]),
        (("revisions", 0, "details", "accounts"), []),
        (("revisions", 0, "details", "kind"), "told"),
        (("revisions", 0, "written_at"), "2020-01-01T00:00:00+00:00"),
        (("revisions", 0, "child"), 2),
        (("revisions", 0, "day"), "2026-02-04"),
        (("revisions", 0, "added"), "more"),
        (("revisions", 0, "hash"), "0" * 64),
        (("revisions", 1, "hash"), "0" * 64),
        (("revisions", 1, "previous_hash"), "0" * 64),
        (("revisions", 1, "id"), 1),
        (("newest_hash",), "0" * 64),
    ],
)
def test_whatever_is_changed_is_found(record, place, value):
    changed = deepcopy(record)
    inside = changed
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = value
    assert verify_record(json.dumps(changed)).first_broken is not None


@pytest.mark.parametrize("number", range(5))
def test_a_revision_taken_out_is_found(record, number):
    del record["revisions"][number]
    assert verify_record(json.dumps(record)).first_broken is not None


def test_revisions_that_changed_places_are_found(record):
    record["revisions"][1:3] = record["revisions"][2:0:-1]
    assert verify_record(json.dumps(record)).first_broken == 3


def test_nothing_left_of_a_record_is_found(record):
    record["revisions"] = []
    assert verify_record(json.dumps(record)).first_broken == 0


def test_a_record_of_another_vault_is_different_from_the_first_on(service, vault):
    other = InMemoryVault()
    other.journal.add_entry(1, Happened(), EntryText(saw="other"), START)
    text = json.dumps(RecordCheckService(other.journal, FakeClock()).record([1]))
    check = against(service, text)
    assert (check.first_broken, check.first_different) == (None, 1)
    empty = RecordCheckService(InMemoryVault().journal, FakeClock())
    assert against(empty, text).first_different == 1


def test_a_wording_is_named_only_where_the_vault_has_the_same(service, record):
    record["revisions"][0]["text"]["saw"] = "other"
    check = against(service, json.dumps(record))
    assert service.wording(check.first_broken, check.place).text.saw == "words 0"
    record["revisions"][0]["hash"] = "0" * 64
    check = against(service, json.dumps(record))
    assert service.wording(check.first_broken, check.place) is None
    assert [service.wording(number) for number in (-1, 0, 99, 10**30)] == [None] * 4


def test_a_record_that_is_cut_off_is_no_other_file(record):
    assert verify_record(json.dumps(record)[:-1]).problem is Problem.CUT_OFF
    assert verify_record('{"format": "other"').problem is Problem.NOT_A_RECORD


def test_what_was_added_since_is_no_difference(service, vault, record):
    vault.journal.add_entry(1, Happened(), EntryText(saw="later"), START)
    assert against(service, json.dumps(record)).first_different is None


GOOD = {"format": record_check.FORMAT, "version": 1, "newest_hash": "", "revisions": []}
HASH = "ab" * 32
LINK = {"id": 1, "previous_hash": "", "hash": HASH}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ([], Problem.NOT_A_RECORD),
        ({}, Problem.NOT_A_RECORD),
        ({**GOOD, "format": "other"}, Problem.NOT_A_RECORD),
        ({**GOOD, "version": 2}, Problem.NEWER),
        ({**GOOD, "revisions": {}}, Problem.NOT_A_RECORD),
        ({**GOOD, "revisions": [1]}, Problem.NOT_A_RECORD),
        ({**GOOD, "revisions": [{**LINK, "id": True}]}, Problem.NOT_A_RECORD),
        ({**GOOD, "revisions": [{**LINK, "hash": 1}]}, Problem.NOT_A_RECORD),
        ({**GOOD, "revisions": [{**LINK, "hash": "x"}]}, Problem.NOT_A_RECORD),
        ({**GOOD, "revisions": [{**LINK, "hash": ""}]}, Problem.NOT_A_RECORD),
        ({**GOOD, "revisions": [{**LINK, "hash": HASH.upper()}]}, Problem.NOT_A_RECORD),
        ({**GOOD, "revisions": [{**LINK, "previous_hash": "x"}]}, Problem.NOT_A_RECORD),
        ({**GOOD, "revisions": [{**LINK, "previous_hash": None}]}, Problem.NOT_A_RECORD),
        ({**GOOD, "revisions": [{**LINK, "text": {}}]}, Problem.NOT_A_RECORD),
        ({**GOOD, "revisions": [{**LINK, "written_at": "2026-01-01"}]}, Problem.NOT_A_RECORD),
    ],
)
def test_what_is_no_record_is_said(data, problem):
    assert verify_record(json.dumps(data)).problem is problem


@pytest.mark.parametrize("name", ["text", "saw", "id", "hash", "revisions", "format"])
def test_a_name_that_stands_twice_is_refused(record, name):
    """What a reader sees first would not be what the hash covers."""
    text = json.dumps(record)
    forged = text.replace(f'"{name}": ', f'"{name}": {{"saw": "forged"}}, "{name}": ', 1)
    assert forged != text
    assert verify_record(forged).problem is Problem.NOT_A_RECORD


@pytest.mark.parametrize(
    "written_at",
    [
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "2026-01-01T00:00:00",
    ],
)
def test_a_moment_that_no_clock_gives_is_no_record(record, written_at):
    record["revisions"][0]["written_at"] = written_at
    assert verify_record(json.dumps(record)).problem is Problem.NOT_A_RECORD


def test_times_are_given_in_utc(record):
    data = {**record["revisions"][0], "written_at": "2026-01-01T01:00:00+05:45"}
    del data["hash"], data["previous_hash"]
    own = data_hash("", data)
    seals = {"previous_hash": "", "hash": own}
    one = {**GOOD, "newest_hash": own, "revisions": [{**data, **seals}]}
    check = verify_record(json.dumps(one))
    assert check.first_broken is None
    assert check.oldest.isoformat() == "2025-12-31T19:15:00+00:00"


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a": ' + "9" * 5000 + "}"])
def test_a_text_that_is_no_json_is_said(text):
    assert verify_record(text).problem is Problem.NOT_A_RECORD


def test_a_file_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(record_check, "LONGEST_RECORD", 10)
    assert verify_record(json.dumps(GOOD)).problem is Problem.TOO_LARGE


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.lists(st.fixed_dictionaries({"id": JSON, "hash": JSON, "previous_hash": JSON}) | JSON))
def test_no_file_stops_the_check(revisions):
    check = verify_record(json.dumps({**GOOD, "revisions": revisions}))
    assert check.problem or check.first_broken is not None or not revisions


def test_reading_returns_the_data(record):
    assert read_record(json.dumps(record)) == record
