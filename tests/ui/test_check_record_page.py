# SPDX-License-Identifier: Apache-2.0
"""Checking the record: everything that is kept, and a file that was handed over."""

import json
import os
from datetime import datetime

import pytest

from companion.domain.journal import EntryText, Happened
from companion.domain.record_check import ChainCheck, Problem, record_data
from companion.domain.records import Wipe
from companion.ui.kit.check_words import vault_finding
from companion.ui.kit.record_file import read_record_file
from companion.ui.pages.check_record_page import CheckRecordPage
from tests.fakes import START, InMemoryVault
from tests.ui.acting import press, words

LONG_AGO = "a word that nobody wrote"


@pytest.fixture
def mia(desk, room):
    child = desk.tasks.now_on_vault(lambda: room.checklist.add_child("Mia"), 10)
    for saw in ("She hid the tablet.", "She laughed at supper."):
        text = EntryText(saw=saw)
        desk.tasks.now_on_vault(
            lambda text=text: room.journal.save_entry(child.id, Happened(), text), 10
        )
    return child


@pytest.fixture
def page(desk, room, qtbot):
    page = CheckRecordPage(desk, room)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


def shown(page, qtbot, sentence):
    qtbot.waitUntil(lambda: sentence in words(page))


def record(desk, room):
    entries = desk.tasks.now_on_vault(lambda: room.journal.lines(1), 10)
    ids = [entry.id for entry in entries][:1]
    return desk.tasks.now_on_vault(lambda: room.record_check.record(ids), 10)


def choose(page, path):
    """Choose a file as the dialog does."""
    page._on_chosen(str(path))


@pytest.mark.usefixtures("mia")
def test_all_that_is_kept_fits(page, desk, room, qtbot):
    press(page, "Check all notes kept here")
    shown(page, qtbot, "Everything fits. Saved wordings that were checked: 2.")
    press(page, "The newest fingerprint")
    check = desk.tasks.now_on_vault(room.record_check.verify, 10)
    assert check.newest_hash in words(page).replace(" ", "")


def test_where_nothing_is_saved_there_is_nothing_to_check(page, qtbot):
    press(page, "Check all notes kept here")
    shown(page, qtbot, "There is nothing to check yet")


@pytest.mark.usefixtures("mia")
def test_an_answer_is_not_shown_again_at_the_next_visit(page, qtbot):
    press(page, "Check all notes kept here")
    shown(page, qtbot, "Everything fits")
    page.refresh()
    assert "Everything fits" not in words(page)


@pytest.mark.usefixtures("mia")
def test_a_file_that_says_the_same_as_the_notes(page, desk, room, qtbot, tmp_path):
    file = tmp_path / "chronology.json"
    file.write_text(json.dumps(record(desk, room)), encoding="utf-8")
    choose(page, file)
    shown(page, qtbot, "it says the same as what is kept here")
    assert "Number of saved wordings left out: 1." in words(page)


@pytest.mark.usefixtures("mia")
def test_a_changed_file_is_found(page, desk, room, qtbot, tmp_path):
    data = record(desk, room)
    whole = next(one for one in data["revisions"] if "text" in one)
    whole["text"]["saw"] = LONG_AGO
    file = tmp_path / "chronology.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    choose(page, file)
    shown(page, qtbot, "This file was changed, or part of it is missing.")
    begins = "It begins with what was saved on 3 December 2026: “She laughed at supper.”"
    assert begins in words(page)
    assert "Rely on the record kept here, or on the first copy" in words(page)
    assert LONG_AGO not in words(page)


@pytest.mark.usefixtures("mia")
def test_a_changed_file_with_another_fingerprint_is_named_by_its_own_day(
    page, desk, room, qtbot, tmp_path
):
    data = record(desk, room)
    whole = next(one for one in data["revisions"] if "text" in one)
    whole["text"]["saw"] = LONG_AGO
    whole["hash"] = "1" * 64
    file = tmp_path / "chronology.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    choose(page, file)
    shown(page, qtbot, "It begins with what the file says was saved on 3 December 2026")
    assert "She laughed" not in words(page)


@pytest.mark.usefixtures("mia")
def test_a_number_that_no_vault_can_hold_gets_an_answer(page, desk, room, qtbot, tmp_path):
    data = record(desk, room)
    data["revisions"][-1].update({"id": 10**30, "previous_hash": "1" * 64})
    file = tmp_path / "chronology.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    choose(page, file)
    shown(page, qtbot, "This file was changed, or part of it is missing.")


@pytest.mark.usefixtures("mia")
def test_a_file_that_was_cut_off_is_said_to_be_damaged(page, desk, room, qtbot, tmp_path):
    file = tmp_path / "chronology.json"
    file.write_text(json.dumps(record(desk, room))[:-40], encoding="utf-8")
    choose(page, file)
    shown(page, qtbot, "it is damaged or cut off")


@pytest.mark.usefixtures("mia")
def test_where_the_notes_here_do_not_fit_the_first_words_are_said(page, desk, room, qtbot):
    broken = ChainCheck(2, 2, START, START, "a" * 64)
    room.record_check.verify = lambda: broken
    press(page, "Check all notes kept here")
    shown(page, qtbot, "Something does not fit.")
    assert "saved on 3 December 2026: “She laughed at supper.”" in words(page)


@pytest.mark.usefixtures("mia")
def test_a_file_of_another_vault_is_told_from_a_changed_one(page, desk, room, qtbot, tmp_path):
    other = InMemoryVault()
    other.journal.add_entry(1, Happened(), EntryText(saw="other"), START)
    data = record_data(other.journal.links(after=0, limit=9), {1}, START)
    file = tmp_path / "chronology.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    choose(page, file)
    shown(page, qtbot, "it is not what is kept here")
    assert "The day when the file was made is not sealed" in words(page)


SEAL = {"id": 1, "previous_hash": "", "hash": "0" * 64}


@pytest.mark.parametrize(
    "inside", [{"revisions": [], "newest_hash": ""}, {"revisions": [SEAL], "newest_hash": "0" * 64}]
)
@pytest.mark.usefixtures("mia")
def test_a_file_with_no_words_in_it_does_not_fit(page, desk, room, qtbot, tmp_path, inside):  # noqa: PLR0917
    file = tmp_path / "chronology.json"
    file.write_text(json.dumps({**record(desk, room), **inside}), encoding="utf-8")
    choose(page, file)
    shown(page, qtbot, "There is no wording in this file that can be checked.")
    assert "fits" not in words(page._result)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-12:00"])
@pytest.mark.usefixtures("mia")
def test_a_moment_of_no_calendar_gets_a_calm_sentence(page, desk, room, qtbot, tmp_path, moment):  # noqa: PLR0917
    data = record(desk, room)
    next(one for one in data["revisions"] if "text" in one)["written_at"] = moment
    file = tmp_path / "chronology.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    choose(page, file)
    shown(page, qtbot, "This is not a record for checking.")


def test_each_receipt_of_a_wipe_is_shown():
    wipe = Wipe(1, START, "K.L.", "", revisions=4, first_revision=1, last_revision=4)
    check = ChainCheck(0, None, None, None, "a" * 64, wiped=4, wipes=(wipe,))
    more = " ".join(vault_finding(check).more)
    assert "a record was wiped: K.L. Saved wordings in it: 4." in more
    assert "Do you not know of one of these?" in more


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_a_vault_with_a_moment_of_no_calendar_is_said_too(written):
    moment = datetime.fromisoformat(written)
    wipe = Wipe(1, moment, "K.", "")
    check = ChainCheck(2, 1, moment, moment, "a" * 64, wipes=(wipe,))
    assert "Something does not fit." in vault_finding(check).title


def test_an_emptied_vault_does_not_pass_as_a_new_one():
    assert not vault_finding(ChainCheck(0, 1, None, None, "")).is_sound


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This is not a record for checking."),
        (b"\xff\xfe\x00\xd8", "This is not a record for checking."),
        (b"[" * 100_000, "This is not a record for checking."),
        (b'{"format": "companion-record", "version": 9}', "made by a newer Companion"),
        (b'{"format": "companion-record", "version": 1}', "This is not a record for checking."),
    ],
)
def test_any_other_file_gets_a_calm_sentence(page, qtbot, tmp_path, content, sentence):
    file = tmp_path / "file.json"
    file.write_bytes(content)
    choose(page, file)
    shown(page, qtbot, sentence)


def test_a_file_that_is_gone_gets_a_calm_sentence(page, qtbot, tmp_path):
    choose(page, tmp_path / "gone.json")
    shown(page, qtbot, "This file can not be read.")


def test_the_meaning_stands_beside_it(page):
    assert "It does not show that the words are true" in words(page)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are for Unix")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.json")
    assert read_record_file(str(tmp_path / "pipe.json")) is Problem.NOT_READABLE
