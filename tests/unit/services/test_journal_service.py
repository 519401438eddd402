# SPDX-License-Identifier: Apache-2.0
"""The journal: drafts, saving, revisions, striking out, finding."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from companion.domain.entry_details import EntryDetails, EntryKind
from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Certainty, EntryText, Happened, Reasons, RevisionKind
from companion.services.changes import Change
from companion.services.journal_service import JournalService
from tests.unit.services.local_fakes import Ledger, MemoryJournal, StillClock

CHILD = 7
TEXT = EntryText(saw="A message from Robin")
OTHER = EntryText(saw="A message from Sam")
YESTERDAY = Happened(Certainty.EXACT, date(2026, 6, 29), time(23, 40))


@pytest.fixture
def store():
    return MemoryJournal()


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def journal(store, clock, ledger):
    return JournalService(store, clock, ledger)


@pytest.fixture
def entry(journal):
    return journal.save_entry(CHILD, YESTERDAY, TEXT)


def test_saving_stores_the_entry_drops_the_draft_and_says_so(journal, store, ledger):
    journal.keep_draft(CHILD, None, YESTERDAY, TEXT)
    entry = journal.save_entry(CHILD, YESTERDAY, TEXT)
    assert store.entry(entry.id).current.text == TEXT
    assert journal.drafts() == ()
    assert ledger.changes == [Change.JOURNAL]


def test_the_event_has_local_time_and_the_writing_has_utc(journal, clock):
    clock.moment = datetime(2026, 6, 30, 23, 15, tzinfo=timezone(timedelta(hours=2)))
    entry = journal.save_entry(CHILD, YESTERDAY, TEXT)
    assert entry.current.happened == YESTERDAY
    assert entry.current.written_at == datetime(2026, 6, 30, 21, 15, tzinfo=UTC)
    assert entry.current.written_at.tzinfo is UTC


def test_a_new_entry_begins_with_this_minute(journal, clock):
    local = clock.now().astimezone()
    assert journal.happened_now() == Happened(
        Certainty.EXACT, local.date(), time(local.hour, local.minute)
    )


@pytest.mark.parametrize(
    "happened",
    [
        Happened(Certainty.EXACT, None, time(8)),
        Happened(Certainty.UNKNOWN, date(2026, 6, 1), None),
    ],
)
def test_an_unknown_time_stays_unknown(journal, happened):
    assert journal.save_entry(CHILD, happened, TEXT).current.happened == Happened()


def test_a_blank_entry_is_refused_and_the_draft_stays(journal, store, entry):
    journal.keep_draft(CHILD, entry.id, YESTERDAY, OTHER)
    for save in (
        lambda: journal.save_entry(CHILD, YESTERDAY, EntryText(saw=" \n")),
        lambda: journal.change_entry(entry.id, YESTERDAY, EntryText()),
    ):
        with pytest.raises(CompanionError) as caught:
            save()
        assert caught.value.code is ErrorCode.ENTRY_EMPTY
    assert len(store.wordings) == 1
    assert journal.resume_draft(CHILD, entry.id)


def test_any_box_is_enough(journal):
    assert journal.save_entry(CHILD, Happened(), EntryText(child_words="He asked me"))


def test_drafts_are_kept_resumed_and_dropped(journal, clock):
    journal.keep_draft(CHILD, None, YESTERDAY, TEXT)
    draft = journal.resume_draft(CHILD)
    assert (draft.text, draft.happened, draft.kept_at) == (TEXT, YESTERDAY, clock.now())
    assert journal.resume_draft(CHILD, 1) is None
    journal.drop_draft(CHILD)
    assert journal.resume_draft(CHILD) is None


def test_an_emptied_draft_leaves_nothing_behind(journal):
    journal.keep_draft(CHILD, None, YESTERDAY, TEXT)
    journal.keep_draft(CHILD, None, YESTERDAY, EntryText(saw=" "))
    assert journal.drafts() == ()


@pytest.mark.expects_log_warning
def test_a_draft_that_cannot_be_dropped_does_not_undo_saving(journal, store, ledger, caplog):
    store.draft_error = CompanionError(ErrorCode.DISK_FULL)
    assert journal.save_entry(CHILD, YESTERDAY, TEXT).id == 1
    assert ledger.changes == [Change.JOURNAL]
    assert "draft not dropped" in caplog.text
    assert "Robin" not in caplog.text


def test_a_change_is_a_revision(journal, ledger, entry):
    journal.keep_draft(CHILD, entry.id, YESTERDAY, OTHER)
    changed = journal.change_entry(entry.id, YESTERDAY, OTHER, "wrong name")
    assert changed.current.text == OTHER
    assert [one.text for one in journal.history(entry.id)] == [TEXT, OTHER]
    assert journal.history(entry.id)[1].reason == "wrong name"
    assert journal.drafts() == ()
    assert ledger.changes == [Change.JOURNAL] * 2


def test_another_time_is_a_change_too(journal, entry):
    journal.change_entry(entry.id, Happened(), TEXT)
    assert len(journal.history(entry.id)) == 2


def test_saving_without_a_change_makes_no_revision(journal, ledger, entry):
    journal.keep_draft(CHILD, entry.id, YESTERDAY, TEXT)
    assert journal.change_entry(entry.id, YESTERDAY, TEXT, "no reason") == entry
    assert len(journal.history(entry.id)) == 1
    assert journal.drafts() == ()
    assert ledger.changes == [Change.JOURNAL]


def test_striking_out_and_restoring(journal, ledger, entry):
    struck = journal.strike_out(entry.id, "written twice")
    assert struck.is_struck_out
    assert struck.current.text == TEXT
    assert journal.strike_out(entry.id, "again") == struck
    restored = journal.restore(entry.id, "it was right")
    assert not restored.is_struck_out
    assert journal.restore(entry.id) == restored
    assert [(one.kind, one.reason) for one in journal.history(entry.id)[1:]] == [
        (RevisionKind.STRUCK_OUT, "written twice"),
        (RevisionKind.RESTORED, "it was right"),
    ]
    assert ledger.changes == [Change.JOURNAL] * 3


def test_listing_and_finding(journal, entry):
    other = journal.save_entry(CHILD, YESTERDAY, OTHER)
    assert [line.id for line in journal.lines(CHILD)] == [other.id, entry.id]
    assert [line.id for line in journal.lines(CHILD, offset=1, limit=1)] == [entry.id]
    assert journal.count(CHILD) == 2
    assert [line.id for line in journal.search(CHILD, "Robin")] == [entry.id]
    assert journal.search(CHILD, "  ") == journal.lines(CHILD)


def test_one_entry(journal, entry):
    assert journal.entry(entry.id) == entry
    with pytest.raises(CompanionError):
        journal.entry(99)


def test_asks_the_store_whether_the_chain_holds(journal):
    assert journal.first_broken_revision() is None


def test_reasons_alone_are_a_draft(journal, entry):
    journal.keep_draft(CHILD, entry.id, YESTERDAY, EntryText(), Reasons("it was Sam"))
    assert journal.resume_draft(CHILD, entry.id).reasons == Reasons("it was Sam")
    journal.keep_draft(CHILD, entry.id, YESTERDAY, EntryText(), Reasons(" "))
    assert journal.resume_draft(CHILD, entry.id) is None


def test_striking_out_drops_a_draft_that_held_only_the_reason(journal, entry):
    journal.keep_draft(CHILD, entry.id, YESTERDAY, TEXT, Reasons(strike_out="another day"))
    journal.strike_out(entry.id, "another day")
    assert journal.resume_draft(CHILD, entry.id) is None


def test_striking_out_keeps_an_unsaved_change_without_the_reason_given(journal, entry):
    both = Reasons("it was Sam", "another day")
    journal.keep_draft(CHILD, entry.id, YESTERDAY, OTHER, both)
    journal.strike_out(entry.id, "another day")
    draft = journal.resume_draft(CHILD, entry.id)
    assert (draft.text, draft.reasons) == (OTHER, Reasons("it was Sam"))


@pytest.mark.expects_log_warning
def test_striking_out_succeeds_even_where_its_draft_stays(journal, store, entry):
    journal.keep_draft(CHILD, entry.id, YESTERDAY, TEXT, Reasons(strike_out="another day"))
    store.draft_error = CompanionError(ErrorCode.DISK_FULL)
    assert journal.strike_out(entry.id, "another day").is_struck_out


def test_details_are_tidied_kept_and_change_an_entry(journal, store):
    details = EntryDetails(EntryKind.TALK, tags=(" night ", "Night"))
    entry = journal.save_entry(CHILD, YESTERDAY, TEXT, details)
    assert entry.current.details == EntryDetails(EntryKind.TALK, tags=("night",))
    assert journal.change_entry(entry.id, YESTERDAY, TEXT) == entry
    reworded = journal.change_entry(entry.id, YESTERDAY, OTHER)
    assert reworded.current.details == entry.current.details
    assert journal.change_entry(entry.id, YESTERDAY, OTHER, details=details) == reworded
    other = journal.change_entry(entry.id, YESTERDAY, OTHER, details=EntryDetails())
    assert other.current.details == EntryDetails()
    assert len(store.wordings) == 3
    assert journal.tags(CHILD) == ()


def test_the_words_for_a_day_are_kept_tidied_and_alone_make_a_draft(journal, entry):
    journal.keep_draft(CHILD, None, Happened(said="last  week"), EntryText())
    assert journal.resume_draft(CHILD).happened.said == "last  week"
    changed = journal.change_entry(entry.id, Happened(said=" last  week "), entry.current.text)
    assert changed.current.happened == Happened(said="last week")


def test_a_draft_of_details_alone_is_kept(journal):
    details = EntryDetails(tags=("night",))
    journal.keep_draft(CHILD, None, YESTERDAY, EntryText(), details=details)
    assert journal.resume_draft(CHILD).details == details
    journal.keep_draft(CHILD, None, YESTERDAY, EntryText(), details=EntryDetails(EntryKind.SAW))
    assert journal.resume_draft(CHILD) is None


def test_more_is_found_behind_the_first(journal, entry):
    assert journal.find(CHILD, Wanted("Robin"), offset=1).lines == ()
    assert journal.find(CHILD, Wanted(" \n")).lines == journal.lines(CHILD)
