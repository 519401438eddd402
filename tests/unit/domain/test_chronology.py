# SPDX-License-Identifier: Apache-2.0
"""What a chronology takes, in which order, and what it says that it leaves out."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from companion.domain.checklist import Answer, Reply
from companion.domain.chronology import (
    SUGGESTIONS,
    Choices,
    ItemKind,
    LeaveOut,
    Left,
    LeftOut,
    Reader,
    suggestion_for,
)
from companion.domain.chronology_making import chronology_of
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Certainty, RevisionKind
from companion.domain.report import EarlierReport
from tests.unit.domain.chronology_story import (
    AT,
    CHILD,
    DETAILS,
    EVERYTHING,
    changed,
    entry,
    make,
    material,
    on,
    shown,
)

DAY, NEXT = date(2026, 5, 1), date(2026, 5, 2)


def kinds(chronology):
    return [(one.kind, one.item_id) for one in chronology.all_items]


def test_items_follow_the_events_and_unknown_days_come_last():
    read = material(
        entry(1),
        entry(2, on(NEXT)),
        entry(3, on(DAY, time(13))),
        entry(4, on(DAY)),
        entry(5, on(DAY, time(8), Certainty.ABOUT)),
        entry(6),
    )
    chronology = make(read)
    assert [one.item_id for one in chronology.items] == [5, 4, 3, 2]
    assert [one.item_id for one in chronology.undated] == [1, 6]
    assert [one.number for one in chronology.all_items] == [1, 2, 3, 4, 5, 6]
    assert chronology.days == (DAY, NEXT)
    assert chronology.entry_ids == (5, 4, 3, 2, 1, 6)


def test_an_item_holds_both_times_and_its_hash():
    item = make(material(entry(3, on(DAY, time(13), Certainty.ABOUT)))).items[0]
    assert (item.happened.day, item.happened.certainty) == (DAY, Certainty.ABOUT)
    assert item.written_at.isoformat() == "2026-05-20T22:30:00+00:00"
    assert (item.revision_id, item.revision_hash, item.changed_at) == (3, "hash-3", None)


def test_filled_boxes_and_names_are_parts_in_the_order_of_the_form():
    read = material(
        entry(1, None, DETAILS, saw="A", child_words="B", think="C"), signs=EVERYTHING["signs"]
    )
    parts = make(read).undated[0].parts
    names = ["saw", "child_words", "think", "person", "account", "account", "sign", "tag"]
    assert [part.name for part in parts] == names
    assert parts[6].pieces[0].text == "Hides the screen"
    assert [part.is_quotation for part in parts[:3]] == [False, True, False]


def test_nothing_chosen_is_an_empty_chronology():
    chronology = make(material())
    assert chronology.all_items == ()
    assert chronology.days is None
    assert chronology.can_be_checked


def test_an_earlier_wording_is_shown_with_its_reason_where_it_is_wanted():
    read = changed(entry(1, saw="He rang"), RevisionKind.CHANGED, "I had the day wrong", saw="Hm")
    chronology = make(material(read), with_earlier_wordings=True)
    item = chronology.all_items[0]
    assert item.parts[0].pieces[0].text == "Hm"
    assert item.changed_at is not None
    assert item.reason[0].text == "I had the day wrong"
    assert [one.parts[0].pieces[0].text for one in item.earlier] == ["He rang"]
    assert item.earlier[0].revision_hash == "hash-1"
    assert chronology.can_be_checked


def test_an_earlier_wording_that_is_left_out_is_counted():
    read = changed(entry(1), RevisionKind.CHANGED, saw="New")
    chronology = make(material(read))
    assert chronology.all_items[0].earlier == ()
    assert chronology.all_items[0].earlier_left_out == 1
    assert chronology.left_out == (LeftOut(Left.EARLIER_WORDING, 1),)
    assert not chronology.can_be_checked


def test_a_struck_out_entry_is_taken_only_where_it_is_wanted():
    read = material(changed(entry(1), RevisionKind.STRUCK_OUT, "Wrong child"), entry(2))
    without = make(read)
    assert without.entry_ids == (2,)
    assert without.left_out == (LeftOut(Left.STRUCK_OUT, 1),)
    chronology = make(read, with_struck_out=True)
    item = chronology.all_items[0]
    assert item.struck_out.reason[0].text == "Wrong child"
    assert item.parts[0].pieces[0].text == "words 1"
    assert item.earlier == ()
    assert chronology.can_be_checked


def test_marks_of_the_past_stand_among_the_earlier_wordings():
    struck = changed(entry(1), RevisionKind.STRUCK_OUT, "Wrong")
    back = changed(struck, RevisionKind.RESTORED, "Right after all")
    with_marks = make(material(back), with_earlier_wordings=True).all_items[0]
    assert with_marks.struck_out is None
    assert [(one.kind, one.parts) for one in with_marks.earlier] == [
        (RevisionKind.STRUCK_OUT, ()),
        (RevisionKind.RESTORED, ()),
    ]
    without = make(material(back))
    assert without.left_out == ()
    assert not without.can_be_checked


def test_a_change_after_striking_out_keeps_the_first_reason():
    struck = changed(entry(1), RevisionKind.STRUCK_OUT, "Wrong")
    later = changed(struck, RevisionKind.CHANGED, "Typing", saw="Right")
    item = make(material(later), with_struck_out=True, with_earlier_wordings=True).all_items[0]
    assert item.struck_out.reason[0].text == "Wrong"
    assert [one.kind for one in item.earlier] == [RevisionKind.WRITTEN]


def test_reports_talks_and_signs_come_only_where_they_are_wanted():
    read = material(entry(1), **EVERYTHING)
    assert kinds(make(read)) == [(ItemKind.ENTRY, 1)]
    assert kinds(make(read, with_reports=True)) == [
        *((ItemKind.REPORT, one) for one in (7, 9, 8)),
        (ItemKind.ENTRY, 1),
    ]
    assert kinds(make(read, with_talks=True)) == [
        *((ItemKind.TALK, 4), (ItemKind.TALK, 5)),
        *((ItemKind.TALK, 6), (ItemKind.ENTRY, 1)),
    ]
    signs = kinds(make(read, with_signs=True))
    assert set(signs) == {
        *((ItemKind.SIGNS, 3), (ItemKind.NOTE, 1), (ItemKind.NOTE, 2), (ItemKind.ENTRY, 1))
    }


def test_days_limit_everything_but_entries():
    read = material(entry(1, on(date(2026, 1, 1))), **EVERYTHING)
    limited = make(
        read, with_reports=True, with_talks=True, with_signs=True,
        from_day=date(2026, 5, 4), to_day=date(2026, 5, 5),
    )  # fmt: skip
    assert kinds(limited) == [(ItemKind.ENTRY, 1), (ItemKind.REPORT, 9), (ItemKind.TALK, 4)]


@pytest.mark.parametrize("day", [date(2026, 5, 3), date(2026, 5, 8), date(2026, 5, 9)])
def test_an_older_report_is_taken_where_something_of_it_lies_in_the_days(day):
    limited = make(material(**EVERYTHING), with_reports=True, from_day=day, to_day=day)
    assert (ItemKind.REPORT, 7) in kinds(limited)


def test_a_report_that_was_changed_says_so_with_its_earlier_wording():
    later = AT + timedelta(days=2)
    now = EVERYTHING["reports"][0]
    before = EarlierReport(replace(now, said="They said no."), later)
    read = material(**EVERYTHING, earlier_reports=(before,))
    item = make(read, with_reports=True, with_earlier_wordings=True).items[0]
    assert item.changed_at == later
    assert "They said no." in [part.pieces[0].text for part in item.earlier[0].parts]
    without = make(read, with_reports=True)
    assert (without.items[0].earlier, without.items[0].earlier_left_out) == ((), 1)
    assert [one.count for one in without.left_out if one.what is Left.EARLIER_WORDING] == [1]


def test_a_report_holds_what_was_told_and_promised():
    parts = make(material(**EVERYTHING), with_reports=True).items[0].parts
    told = ("channel", "how", "reference", "spoke-to", "said")
    names = (*told, "promise", "promise", "update", "next")
    assert [part.name for part in parts] == [f"report-{name}" for name in names]
    codes = [part.codes for part in parts[len(told) :]]
    assert codes == [("2026-05-09", "kept"), ("", "open"), ("2026-05-08",), ("2026-06-02",)]


def test_notes_to_oneself_about_a_talk_stay_at_home():
    words = shown(make(material(**EVERYTHING), with_talks=True))
    assert "Gaming" in words
    assert "breathe" not in words
    assert "car" not in words


def test_a_look_through_the_list_holds_only_what_was_ticked():
    item = next(
        one
        for one in make(material(**EVERYTHING), with_signs=True).items
        if one.kind is ItemKind.SIGNS
    )
    assert [(part.name, part.pieces[0].text, part.codes) for part in item.parts] == [
        ("sign", "Hides the screen", ("weeks", "usual")),
        ("sign-note", "At night.", ()),
        ("sign", "Two phones", ("", "")),
    ]


def test_a_tick_that_was_a_mistake_is_said_to_be_one():
    (looked, *_) = EVERYTHING["reviews"]
    mistake = Answer("secrecy-2", Reply.NO, note="Wrong line.", is_correction=True)
    read = material(**EVERYTHING | {"reviews": (replace(looked, answers=(mistake,)),)})
    items = make(read, with_signs=True).items
    item = next(one for one in items if one.kind is ItemKind.SIGNS)
    assert [(part.name, part.pieces[0].text, part.codes) for part in item.parts] == [
        ("sign", "Two phones", ("", "taken-back")),
        ("sign-note", "Wrong line.", ()),
    ]


def test_a_note_that_was_taken_back_is_shown_so_or_counted():
    read = material(**EVERYTHING)
    assert make(read, with_signs=True).left_out == (LeftOut(Left.STRUCK_OUT, 1),)
    notes = make(read, with_signs=True, with_struck_out=True).items
    assert [one.item_id for one in notes if one.struck_out] == [3]


def test_the_making_can_be_watched_and_stopped():
    read, told = material(entry(1), entry(2)), []
    chronology_of(read, Choices(1), lambda done, of: told.append((done, of)) is None)
    assert told == [(0, 2), (1, 2)]
    with pytest.raises(CompanionError) as stopped:
        chronology_of(read, Choices(1), lambda _done, _of: False)
    assert stopped.value.code is ErrorCode.STOPPED


def test_every_reader_has_a_suggestion_that_can_be_taken_over():
    assert [one.reader for one in SUGGESTIONS] == list(Reader)
    chosen = suggestion_for(Reader.SCHOOL).applied_to(Choices(1, entry_ids=(4,), maker_name="A"))
    assert (chosen.reader, chosen.names_as_initials) == (Reader.SCHOOL, True)
    assert LeaveOut.ADDRESSES in chosen.leave_out
    assert (chosen.entry_ids, chosen.maker_name) == ((4,), "A")


def test_the_material_says_whether_it_is_whole():
    read = material(entry(1))
    assert read.is_whole
    assert read.entries_read == 1
    assert CHILD.label == make(read).child
