# SPDX-License-Identifier: Apache-2.0
"""Leaving out and initials: always openly, in whole words, and never in what is stored."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.checklist import Child
from companion.domain.chronology import LeaveOut, Left, LeftOut
from companion.domain.chronology_names import NameBook
from companion.domain.journal import Happened, RevisionKind
from companion.domain.name_finder import NameFinder
from companion.domain.records import initials_of
from companion.domain.report import Report
from tests.unit.domain.chronology_story import (
    DETAILS,
    changed,
    entry,
    make,
    material,
    person,
    shown,
)

DAY = date(2026, 5, 1)
OTHERS = (Child(2, "Tom"),)
NO_CHILDREN = {"leave_out": (LeaveOut.OTHER_CHILDREN,)}
NO_ADDRESSES = {"leave_out": (LeaveOut.ADDRESSES,)}
INITIALS = {"names_as_initials": True}


def words_of(chosen, people=(), others=(), child=None, **boxes):
    read = material(entry(1, **boxes), people=people, other_children=others)
    if child:
        read = replace(read, child=child)
    return shown(make(read, **chosen))


def test_nothing_is_left_out_unless_it_was_chosen():
    words = "Tom of 12 Mill Road, tom@example.org, 07700 900123"
    read = material(entry(1, saw=words), other_children=OTHERS)
    chronology = make(read)
    assert shown(chronology) == words
    assert chronology.left_out == ()
    assert chronology.can_be_checked


def test_other_children_leave_a_mark():
    found = words_of(NO_CHILDREN, others=OTHERS, saw="TOM saw Tomorrow with Tom's bag, tom.")
    assert found == "[other-child] saw Tomorrow with [other-child]'s bag, [other-child]."


def test_addresses_phones_and_mails_leave_a_mark_of_their_kind():
    words = "Lives at 12 Mill Road, ring 07700 900123 or write to tom@example.org."
    read = material(entry(1, saw=words))
    chronology = make(read, **NO_ADDRESSES)
    assert shown(chronology) == "Lives at [address], ring [phone] or write to [email]."
    counts = (LeftOut(Left.ADDRESS, 1), LeftOut(Left.PHONE, 1), LeftOut(Left.EMAIL, 1))
    assert chronology.left_out == counts
    assert not chronology.can_be_checked


def test_an_account_that_is_a_number_goes_with_the_numbers():
    read = material(entry(1, None, DETAILS, saw="x"))
    words = shown(make(read, **NO_ADDRESSES))
    assert "kai_12 / [phone]" in words
    assert "0123" in shown(make(read))


def test_the_opinion_leaves_as_a_box_and_only_that_box():
    found = words_of({"leave_out": (LeaveOut.OPINIONS,)}, saw="He rang", think="He lies")
    assert found == "He rang / [opinion]"


def test_what_is_left_out_is_left_out_everywhere():
    read = changed(
        entry(1, saw="Tom rang", did="Tom"), RevisionKind.CHANGED, "Tom asked me to", saw="He rang"
    )
    struck = changed(read, RevisionKind.STRUCK_OUT, "It was Tom")
    chronology = make(
        material(struck, other_children=OTHERS),
        with_earlier_wordings=True,
        with_struck_out=True,
        **NO_CHILDREN,
    )
    assert "Tom" not in shown(chronology)
    assert chronology.left_out == (LeftOut(Left.OTHER_CHILD, 5),)


def test_every_label_of_a_person_becomes_the_same_initials():
    people = (person(1, "Dave Smith", "Uncle D", "dave"), person(2, "Ann Bell"))
    found = words_of(INITIALS, people, saw="dave and DAVE  SMITH, Uncle D, met Ann Bell. Davenport")
    assert found == "D.S. and D.S., D.S., met A.B. Davenport"


def test_two_people_with_the_same_initials_are_told_apart():
    people = (person(1, "Ann Bell"), person(2, "Alan Bean", "Al"))
    found = words_of(INITIALS, people, saw="Ann Bell, Alan Bean, Al, al")
    assert found == "A.B. (1), A.B. (2), A.B. (2), A.B. (2)"


def test_the_childs_exact_words_are_altered_openly():
    people = (person(1, "Mister Lee"),)
    found = words_of(INITIALS, people, saw="Mister Lee", child_words="Mister Lee said hi")
    assert found == "M.L. / [M.L.] said hi"


def test_the_childs_own_name_stays_unless_it_was_chosen():
    people = (person(1, "mia"), person(2, "Max Hill"))
    assert words_of(INITIALS, people, saw="Mia and Max Hill") == "Mia and M.H."
    chosen = INITIALS | {"child_as_initials": True}
    read = material(entry(1, saw="Mia and Max Hill"), people=people)
    chronology = make(read, **chosen)
    assert (shown(chronology), chronology.child) == ("M. and M.H.", "M.")
    assert words_of({"child_as_initials": True}, people, saw="Mia, Max Hill") == "M., Max Hill"


def test_initials_that_a_child_has_already_are_given_to_nobody_else():
    found = words_of(INITIALS, (person(1, "Mike"),), child=Child(1, "M."), saw="M. met Mike, A.M.")
    assert found == "M. met M. (2), A.M."


def test_another_child_becomes_initials_where_it_is_not_left_out():
    assert words_of(INITIALS, others=OTHERS, saw="Tom rang") == "T. rang"
    assert words_of(INITIALS | NO_CHILDREN, others=OTHERS, saw="Tom") == "[other-child]"


def test_who_is_called_like_another_child_is_taken_for_that_child():
    people = (person(1, "tom", "Big T"),)
    assert words_of(INITIALS, people, OTHERS, saw="Tom, Big T") == "T., T."


def test_the_longer_name_goes_first():
    people = (person(1, "Ann"), person(2, "Ann Bell"))
    assert words_of(INITIALS, people, saw="Ann Bell and Ann") == "A.B. and A."


def test_a_name_that_is_an_everyday_word_needs_its_capital():
    people = (person(1, "Will"),)
    found = words_of(INITIALS, people, saw="Will will come, WILL says")
    assert found == "W. will come, W. says"


@pytest.mark.parametrize(
    "written", ["José O'Neill", "Jose\u0301 O’Neill", "josé  o\u02bcneill", "JOSÉ\nO'NEILL"]
)
def test_a_name_is_found_however_it_is_written(written):
    assert words_of(INITIALS, (person(1, "José O'Neill"),), saw=written) == "J.O.N."


def test_a_name_inside_an_account_name_stays():
    people = (person(1, "kai"), person(2, "@dark.wolf"))
    found = words_of(INITIALS, people, saw="kai wrote as kai.99@example.org, @kai.fox, @dark.wolf")
    assert found == "K. wrote as kai.99@example.org, @kai.fox, D.W."


def test_a_name_beside_a_phone_number_is_changed():
    people = (person(1, "kai"),)
    assert words_of(INITIALS, people, saw="kai, 07700 900123") == "K., 07700 900123"


def test_what_was_typed_for_the_day_is_looked_through_as_well():
    happened = Happened(said="on Tom's birthday")
    first = entry(1, happened, saw="x")
    read = changed(first, RevisionKind.CHANGED, saw="y")
    chronology = make(
        material(read, other_children=OTHERS), with_earlier_wordings=True, **NO_CHILDREN
    )
    typed = "on [other-child]'s birthday"
    assert shown(chronology) == f"{typed} / y / {typed} / x"
    item = chronology.all_items[0]
    assert "Tom" not in f"{item.happened.said}{item.earlier[0].happened.said}"


def test_names_that_still_stand_are_named():
    people = (person(1, "Dave Smith"), person(2, "Will Fry"), person(3, "the coach"))
    read = material(entry(1, saw="Dave, Dave Smith, will, the coach and kai_smith"), people=people)
    chronology = make(read, **INITIALS)
    assert chronology.may_still_show == ("Dave", "Smith")
    assert make(read).may_still_show == ()


def test_typed_names_are_left_out_too():
    read = material(entry(1, saw="kai and Anna-Lena saw it, KAI's mum too"))
    chronology = make(read, other_names="Kai\n\n Anna Lena ")
    assert shown(chronology) == "[other-name] and [other-name] saw it, [other-name]'s mum too"
    assert chronology.left_out == (LeftOut(Left.OTHER_NAME, 3),)


def test_a_name_that_no_label_knows_is_named_where_names_belong():
    read = material(
        entry(1, who="Kai Fox, Mia Bell", told_by="Mrs Shah", saw="Kai told Mia, Shah and Tom"),
        other_children=OTHERS,
    )
    assert make(read, **NO_CHILDREN).may_still_show == ("Bell", "Fox", "Kai", "Shah")
    assert make(read).may_still_show == ()


def test_who_was_never_kept_as_a_name_becomes_initials_too():
    read = material(entry(1, who="Kai Fox, his teacher", saw="Kai Fox told his teacher"))
    words = shown(make(read, names_as_initials=True))
    assert "Kai" not in words
    assert "K.F. told his teacher" in words
    assert "K.F., his teacher" in words
    assert "Kai Fox told his teacher" in shown(make(read))


def test_it_is_told_where_no_other_child_is_known():
    read = material(entry(1))
    assert not make(read, **NO_CHILDREN).knows_other_children
    assert make(read, other_names="Kai", **NO_CHILDREN).knows_other_children


def test_what_overlaps_is_left_out_as_one():
    chosen = NO_CHILDREN | {"leave_out": tuple(LeaveOut)}
    number = (Child(2, "Number 12"),)
    assert words_of(chosen, others=number, saw="At Number 12 Mill Road now") == "At [address] now"
    mail = (Child(2, "Tom Baker"),)
    assert words_of(chosen, others=mail, saw="ask Tom Baker@example.org") == "ask [email]"


def test_the_number_of_a_report_is_no_phone_number():
    report = Report(1, 1, "The police", DAY, reference="07700 900123", said="Ring 07700 900123")
    words = shown(make(material(reports=(report,)), with_reports=True, **NO_ADDRESSES))
    assert words == "The police / 07700 900123 / Ring [phone]"


def test_the_stored_words_are_never_changed():
    read = material(entry(1, saw="Tom"), other_children=OTHERS)
    make(read, **NO_CHILDREN)
    assert read.entries[0][1][0].text.saw == "Tom"


@pytest.mark.parametrize(
    ("label", "initials"),
    [
        ("Ann", "A."),
        ("M.", "M."),
        ("the man with a dog", "T.M.W.A."),
        ("🦊", "🦊"),
        ("é b", "É.B."),
    ],
)
def test_initials(label, initials):
    assert initials_of(label) == initials


def test_an_unknown_label_stays_as_it_is():
    assert NameBook([("", " "), ("Ann",)]).initials("Bob") == "Bob"


names = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=12)


@given(st.lists(names, max_size=4), st.text(max_size=60))
def test_what_is_shown_is_the_words_but_for_the_names(labels, words):
    book, finder = NameBook([(one,) for one in labels]), NameFinder(labels)
    end = 0
    for (start, length), label in finder.find(words):
        assert start >= end
        assert length > 0
        assert book.initials(label)
        end = start + length


@given(st.text(max_size=80))
def test_pieces_put_together_are_the_words(words):
    read = material(entry(1, saw=words, did="x"), other_children=OTHERS)
    parts = make(read, **NO_CHILDREN).all_items[0].parts
    pieces = parts[0].pieces if parts[0].name == "saw" else ()
    if not any(piece.left_out for piece in pieces):
        assert "".join(piece.text for piece in pieces) == (words if words.strip() else "")
