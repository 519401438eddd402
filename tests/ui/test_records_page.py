"""Records and carers: the list, carer mode, handing over, and wiping one record on purpose."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from companion.demo.making import DEMO_PASSPHRASE
from companion.domain.checklist import Child
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.domain.records import HandOver
from companion.storage import record_wipe
from companion.storage.edge_store import ON_THE_WAY, STRANGE, join_carried
from companion.storage.vault import VaultFolder
from companion.ui.kit.paper import text_of
from companion.ui.widgets.labels import Words
from tests.stage import CHEAP, Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator

CARER = "I am a foster carer"
FIRST = "Ask your service first"
NO_COPY = "I do not want a copy"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stage(template) -> Iterator[Stage]:
    stage = Stage(template)
    stage.enter()
    stage.go("page:records")
    yield stage
    assert stage.bugs == []
    stage.close()


@pytest.fixture
def locks(stage):
    """The targets that a lock was asked for."""
    asked = []
    stage.window.lock_wanted.disconnect()
    stage.window.lock_wanted.connect(asked.append)
    return asked


@pytest.fixture
def printed(stage):
    sheets = []
    stage.window._on_print_wanted = sheets.append
    return sheets


def page(stage):
    return stage.window.page


def row(stage, key):
    """Press a button of a row, such as "2:wipe"."""
    page(stage).rows[key].click()
    stage.settle()


def labels(stage):
    return [one.child.label for one in stage.on_vault(stage.room.records.records)]


def type_label(stage, words):
    page(stage)._wipe.label.setFocus()
    stage.type_into("Type Jonas", words)


def test_the_list_says_since_when_and_never_how_many(stage):
    words = stage.words()
    assert "Has notes since" in words
    assert "Jonas" in words
    shown = [one.text() for one in page(stage).findChildren(QLabel) if one.isVisible()]
    assert not any("entries" in one for one in shown)


def test_a_record_is_added_and_changed(stage):
    stage.press("Add a record")
    stage.type_into("What do you want to call this child here?", "K.")
    stage.press("Add this child")
    assert labels(stage)[-1] == "K."
    assert "Nothing is written down yet." in stage.words()
    assert "Kept." in stage.words()
    row(stage, "3:change")
    page(stage).form.label.clear()
    stage.type_into("What do you want to call this child here?", "K.L.")
    stage.press("Keep the change")
    assert labels(stage)[-1] == "K.L."
    row(stage, "3:change")
    stage.press("Leave it as it is")
    assert page(stage).rows["3:change"].hasFocus()


def test_carer_mode_is_kept_in_the_vault_and_asks_for_initials(stage):
    assert FIRST not in stage.words()
    stage.press(CARER)
    words = stage.words()
    assert FIRST in words
    assert "A record never needs a name." in words
    assert stage.on_vault(stage.room.records.is_carer)
    assert "carer" not in (stage.folder / "settings.json").read_text()
    stage.press("Add a record")
    assert "write initials here, not a name" in stage.words()
    stage.go("page:hand-over")
    stage.choose_child("Jonas")
    assert FIRST in stage.words()
    stage.go("page:records")
    stage.press(CARER)
    assert FIRST not in stage.words()


def test_carer_mode_that_can_not_be_kept_is_not_shown_as_kept(stage, monkeypatch):
    def full(*_args, **_more):
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(type(stage.room.records), "set_carer", full)
    stage.press(CARER)
    assert not page(stage).carer.isChecked()
    assert "The disk is full" in stage.words()


def test_a_hand_over_is_written_down_and_its_receipt_printed(stage, printed):
    row(stage, "2:hand-over")
    assert "Here you will find what you handed over" in stage.words()
    stage.press("Write down a hand-over")
    stage.type_into("What did you hand over?", "the chronology, on paper")
    stage.type_into("To whom?", "the social worker")
    stage.type_into("How many pages or files?", "12 pages")
    stage.press("Save hand-over")
    assert "You can print the receipt now." in stage.words()
    stage.press("Print the receipt")
    text = text_of(printed[0])
    (kept,) = stage.on_vault(lambda: stage.room.records.of(2))
    for words in (
        "Record of J.",
        "What: the chronology, on paper",
        "Pages or files: 12 pages",
        "Given to: the social worker",
        "Given by:",
        "Taken by:",
        "The whole record stays there",
        kept.newest_hash[:8],
    ):
        assert words in text
    assert kept.newest_hash == stage.on_vault(stage.room.record_check.verify).newest_hash
    assert "Jonas" not in text
    stage.go("page:records")
    assert "Handed over on" in stage.words()


def test_a_half_typed_hand_over_survives_leaving(stage):
    row(stage, "2:hand-over")
    stage.press("Write down a hand-over")
    stage.type_into("What did you hand over?", "half")
    stage.window.keep_words()
    (draft,) = stage.on_vault(lambda: stage.room.records.drafts.of(2))
    assert draft.record.what == "half"
    stage.go("page:records")
    stage.window._drop_pages("hand-over")
    stage.go("page:hand-over")
    assert "This is your draft from" in stage.words()
    assert page(stage).form.what.words == "half"


def test_wiping_says_what_goes_and_what_stays_and_can_be_left(stage):
    row(stage, "2:wipe")
    words = stage.words()
    for said in ("Every journal entry", "Backups.", "Keep the record while", "Companion locks"):
        assert said in words
    assert FIRST not in words
    stage.press("Keep this record")
    assert page(stage).rows["2:wipe"].hasFocus()
    assert labels(stage) == ["M.", "Jonas"]


def test_a_wipe_waits_for_the_copy_and_for_the_label(stage, locks):
    row(stage, "2:wipe")
    stage.press("Wipe it now")
    assert "Hand the record over first" in stage.words()
    stage.press(NO_COPY)
    type_label(stage, "Jon")
    stage.press("Wipe it now")
    assert "Nothing is gone." in stage.words()
    assert labels(stage) == ["M.", "Jonas"]
    assert locks == []


def is_seen(stage, widget):
    """Tell whether a widget is in view as a whole."""
    viewport = page(stage).scroll_area.viewport()
    top = widget.mapTo(viewport, QPoint(0, 0)).y()
    return widget.isVisible() and top >= 0 and top + widget.height() <= viewport.height()


@pytest.mark.parametrize("size", [(1024, 640), (480, 400)])
def test_why_nothing_was_wiped_is_seen_beside_what_it_is_about(stage, size):
    stage.resize(*size)
    row(stage, "2:wipe")
    wipe = page(stage)._wipe
    stage.press("Wipe it now")
    stage.wait_until(lambda: is_seen(stage, wipe.missing) and is_seen(stage, wipe.no_copy))
    stage.press(NO_COPY)
    stage.press("Wipe it now")
    stage.wait_until(lambda: is_seen(stage, wipe.missing) and is_seen(stage, wipe.label))
    assert "Nothing is gone." in stage.words()


def test_a_record_is_wiped_then_companion_locks_and_the_receipt_waits(stage, locks, printed):
    row(stage, "2:wipe")
    stage.press(NO_COPY)
    type_label(stage, "jonas")
    stage.press("Wipe it now")
    assert locks == ["page:records"]
    assert labels(stage) == ["M."]
    assert "Jonas" not in stage.words()
    stage.window._drop_pages("records")
    stage.go("page:records")
    assert "The record of J. was wiped on" in stage.words()
    assert is_seen(stage, stage.button("Print the receipt"))
    stage.press("Print the receipt")
    text = text_of(printed[0])
    assert "Record of J." in text
    assert "Wiped from this computer on" in text
    assert "Jonas" not in text
    assert stage.on_vault(stage.room.record_check.verify).first_broken is None


NONE_NOTED = "No hand-over of this record was written down in Companion."


def wiped(stage):
    """Wipe the record of Jonas without a copy, and come back to the page."""
    row(stage, "2:wipe")
    stage.press(NO_COPY)
    type_label(stage, "Jonas")
    stage.press("Wipe it now")
    stage.window._drop_pages("records")
    stage.go("page:records")


def test_the_receipt_says_that_no_hand_over_was_written_down(stage, locks, printed):
    wiped(stage)
    assert NONE_NOTED in stage.words()
    stage.press("Print the receipt")
    assert NONE_NOTED in text_of(printed[0])
    assert "To whom" in text_of(printed[0])


def test_the_receipt_says_when_a_hand_over_was_written_down(stage, locks, printed):
    jonas = stage.on_vault(stage.room.checklist.children)[1].id
    given = HandOver(0, jonas, date(2026, 11, 3), "A. Somebody", "all of it")
    stage.on_vault(lambda: stage.room.records.save(given))
    words = EntryText(saw="He was quiet.")
    stage.on_vault(lambda: stage.room.journal.save_entry(jonas, Happened(), words))
    wiped(stage)
    words = "A hand-over was written down in Companion. Its day: 3 November 2026."
    assert words in stage.words()
    assert NONE_NOTED not in stage.words()
    stage.press("Print the receipt")
    text = text_of(printed[0])
    assert words in text
    assert "This does not show who has it now, or how much it held." in text
    assert "Somebody" not in text


def test_an_older_receipt_says_nothing_of_hand_overs(stage, locks, printed):
    wiped(stage)
    db = stage.desk.keeper._open._db
    stage.on_vault(lambda: db.execute("update wipe set handed_on = null"))
    stage.window._drop_pages("records")
    stage.go("page:records")
    assert "The record of J. was wiped on" in stage.words()
    assert "written down" not in stage.words().split("Wiped today")[1]
    stage.press("Print the receipt")
    assert "written down" not in text_of(printed[0])
    assert "Was a copy handed over before? To whom, and when:" in text_of(printed[0])


def test_older_copies_that_hold_the_record_are_told_of_and_can_go(stage, locks):
    stage.on_vault(stage.room.backups.make)
    row(stage, "2:wipe")
    assert "Those kept here can be removed afterwards." in stage.words()
    stage.press(NO_COPY)
    type_label(stage, "Jonas")
    stage.press("Wipe it now")
    stage.window._drop_pages("records")
    stage.go("page:records")
    assert "It may still hold a record that you wiped" in stage.words()
    stage.press("Make a new copy, then remove the older ones")
    stage.wait_until(lambda: "The older ones are gone." in stage.words())
    assert not page(stage).old.isVisible()
    (kept,) = stage.on_vault(stage.room.backups.state).kept
    facts = stage.desk.keeper.try_backup(kept.path, DEMO_PASSPHRASE)
    stage.desk.keeper.forget_tried()
    assert facts.records == 1


def test_a_record_that_was_handed_over_asks_for_no_second_thought(stage, locks):
    row(stage, "2:hand-over")
    stage.press("Write down a hand-over")
    stage.type_into("What did you hand over?", "all")
    stage.press("Save hand-over")
    stage.go("page:records")
    row(stage, "2:wipe")
    assert not stage.has_button(NO_COPY)
    type_label(stage, "Jonas")
    stage.press("Wipe it now")
    assert locks == ["page:records"]


def test_a_copy_without_the_newest_notes_is_said_to_be_so(stage, locks):
    row(stage, "2:hand-over")
    stage.press("Write down a hand-over")
    stage.type_into("What did you hand over?", "all")
    stage.type_into("How many pages or files?", "7")
    stage.press("Save hand-over")
    assert "Pages or files: 7" in stage.words()
    words = EntryText(saw="He was quiet.")
    stage.on_vault(lambda: stage.room.journal.save_entry(2, Happened(), words))
    stage.go("page:records")
    row(stage, "2:wipe")
    assert "Notes were written or changed since then." in stage.words()
    type_label(stage, "Jonas")
    stage.press("Wipe it now")
    assert locks == []
    stage.press(NO_COPY)
    stage.press("Wipe it now")
    assert locks == ["page:records"]


def test_a_full_disk_wipes_nothing_and_says_so(stage, locks, monkeypatch):
    def full(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(record_wipe, "_copy", full)
    row(stage, "2:wipe")
    stage.press(NO_COPY)
    type_label(stage, "Jonas")
    stage.press("Wipe it now")
    words = stage.words()
    assert "The disk is full" in words
    assert "Nothing was wiped. Everything is as it was." in words
    assert locks == []
    assert labels(stage) == ["M.", "Jonas"]
    monkeypatch.undo()
    stage.press("Wipe it now")
    assert locks == ["page:records"]


WAIT = "Some of your words still wait for their place in the journal."


@pytest.mark.parametrize(
    ("strange", "on_the_way", "said"),
    [
        ("Jonas\n\nzq1", "", "They go with this record."),
        ("Zoe\n\nzq1", "", "They stay."),
        ("", "zq1", "They stay."),
        ("Jonas\n\nzq1", "zq2", "Those that begin with Jonas go with this record."),
    ],
)
def test_what_waits_beside_the_records_is_said_before_a_wipe(stage, strange, on_the_way, said):
    row(stage, "2:wipe")
    assert WAIT not in stage.words()
    stage.press("Keep this record")
    db = stage.desk.keeper._open._db
    for number, words in ((STRANGE, strange), (ON_THE_WAY, on_the_way)):
        if words:
            stage.on_vault(partial(join_carried, db, number, ("saw", words)))
    row(stage, "2:wipe")
    assert f"{WAIT} {said}" in stage.words()
    assert "A new record is half typed" not in stage.words()


def test_a_new_record_that_stays_half_typed_is_said_before_a_wipe(stage):
    stage.on_vault(partial(stage.room.child_drafts.keep, Child(0, "Zoe")))
    row(stage, "2:wipe")
    assert "A new record is half typed. It stays." in stage.words()


def test_the_ways_to_a_copy_take_the_child_along(stage):
    row(stage, "2:wipe")
    stage.press("Hand over")
    assert stage.window._page_id == "hand-over"
    assert stage.desk.chosen_child.id == 2
    stage.press("Back to the records")
    assert stage.window._page_id == "records"


def test_words_are_plain_text(stage):
    stage.on_vault(lambda: stage.room.checklist.add_child("<b>K</b> &amp;"))
    stage.settle()
    row(stage, "3:wipe")
    titles = [one.text() for one in page(stage).findChildren(Words)]
    assert page(stage)._wipe.title.text() == "Wipe the record of <b>K</b> &amp;"
    assert titles


def test_half_typed_words_of_another_child_are_kept_and_those_of_this_one_are_gone(stage):
    for child, words in (("Jonas", "kanarienvogel"), ("M.", "zaunkoenig")):
        stage.go("page:journal")
        stage.choose_child(child)
        stage.type_into("What you saw or heard", words)
    stage.go("page:records")
    row(stage, "2:wipe")
    stage.press(NO_COPY)
    type_label(stage, "Jonas")
    stage.press("Wipe it now")
    (again,) = stage.relaunched
    assert again.target == "page:records"
    vault = VaultFolder(stage.folder, stage.desk.clock, CHEAP).unlock(DEMO_PASSPHRASE)
    drafts = vault.journal.drafts()
    vault.close()
    assert [one.child_id for one in drafts] == [1]
    assert "zaunkoenig" in drafts[0].text.all_words
