# SPDX-License-Identifier: Apache-2.0
"""What is typed about a child and not saved: kept, sealed like all words, gone with saving."""

from dataclasses import replace
from datetime import timedelta

import pytest

from companion.domain.checklist import Child, ChildColour
from companion.domain.guide import AgeBand
from tests.fakes import START
from tests.unit.storage.test_sealed_words import closed, refused_for_zed, refused_now

NEW = Child(0, "Jo", AgeBand.AGE_8_10, True, None, ChildColour.ROSE)
LATER = START + timedelta(hours=1)


@pytest.fixture
def vault(home):
    return home.unlock()


@pytest.fixture
def mia(vault):
    return vault.children.add_child("Mia", None, has_extra_needs=False)


def add(vault, child):
    return vault.children.add_child(
        child.label,
        child.age_band,
        has_extra_needs=child.has_extra_needs,
        birth_year=child.birth_year,
        colour=child.colour,
    )


def test_one_of_a_new_child_and_one_of_each_that_is_changed(vault, mia):
    drafts = vault.child_drafts
    assert drafts.child_drafts() == ()
    changed = replace(mia, label="Mia K.", birth_year=2014)
    for one in (NEW, changed, replace(NEW, label="Jon")):
        drafts.keep_child_draft(one, START)
    assert set(drafts.child_drafts()) == {replace(NEW, label="Jon"), changed}
    drafts.drop_child_draft(0)
    assert drafts.child_drafts() == (changed,)
    drafts.drop_child_draft(mia.id)
    drafts.drop_child_draft(mia.id)
    assert drafts.child_drafts() == ()


def test_saving_what_the_draft_says_drops_it_in_the_same_step(vault, mia):
    drafts = vault.child_drafts
    changed = replace(mia, label="Mia K.")
    drafts.keep_child_draft(NEW, START)
    drafts.keep_child_draft(changed, START)
    add(vault, NEW)
    assert drafts.child_drafts() == (changed,)
    vault.children.change_child(changed)
    assert drafts.child_drafts() == ()


def test_another_child_that_is_added_leaves_it_alone(vault, mia):
    vault.child_drafts.keep_child_draft(NEW, START)
    add(vault, replace(NEW, birth_year=2014, age_band=None))
    assert vault.child_drafts.child_drafts() == (NEW,)


def test_a_new_child_that_was_refused_comes_back(home, vault):
    refused_now(vault, lambda: vault.child_drafts.keep_child_draft(NEW, START))
    sealed = closed(vault)
    again = home.unlock()
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == 1
    assert again.child_drafts.child_drafts() == (NEW,)


def test_changes_that_were_refused_come_back_to_their_child(home, vault, mia):
    changed = replace(mia, label="Mia K.")
    refused_now(vault, lambda: vault.child_drafts.keep_child_draft(changed, START))
    sealed = closed(vault)
    again = home.unlock()
    again.unkept.take(sealed)
    assert again.unkept.put_back() == 1
    assert again.child_drafts.child_drafts() == (changed,)


def test_what_was_typed_since_is_not_overwritten(home, vault):
    refused_now(vault, lambda: vault.child_drafts.keep_child_draft(NEW, START))
    sealed = closed(vault)
    again = home.unlock()
    again.child_drafts.keep_child_draft(Child(0, "Tom"), LATER)
    again.unkept.take(sealed)
    again.unkept.put_back()
    assert [one.label for one in again.child_drafts.child_drafts()] == ["Tom Jo"]


def test_the_same_typed_since_stays_as_it_is(home, vault):
    refused_now(vault, lambda: vault.child_drafts.keep_child_draft(NEW, START))
    sealed = closed(vault)
    again = home.unlock()
    again.child_drafts.keep_child_draft(Child(0, "Jonas"), LATER)
    again.unkept.take(sealed)
    again.unkept.put_back()
    assert [one.label for one in again.child_drafts.child_drafts()] == ["Jonas"]


@pytest.mark.parametrize(("label", "waiting"), [("Zed K.", "Zed\n\nZed K."), ("Zed", None)])
def test_of_a_child_that_is_gone_only_words_wait(home, vault, label, waiting):
    def keep(vault, child_id):
        changed = Child(child_id, label, birth_year=2014)
        vault.child_drafts.keep_child_draft(changed, START)

    sealed = refused_for_zed(home, vault, keep)
    again = home.unlock()
    again.unkept.take(sealed)
    assert again.unkept.put_back() == 0
    again.unkept.carry_strange()
    strange = again.edges.strange()
    assert (strange[1] if strange else None) == waiting
    assert again.child_drafts.child_drafts() == ()
    assert not again.unkept.is_waiting
