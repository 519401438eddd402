# SPDX-License-Identifier: Apache-2.0
"""Words that wait for their place, and what is typed about a child, as the pages ask for them."""

import pytest

from companion.domain.checklist import Child
from companion.services.child_drafts import ChildDrafts
from companion.services.waiting_words import WaitingWords
from tests.fakes import FakeClock, InMemoryVault


@pytest.fixture
def vault():
    return InMemoryVault()


def test_words_without_their_record_are_said_as_they_are(vault, monkeypatch):
    waiting = WaitingWords(vault.edges)
    assert waiting.strange() == ""
    monkeypatch.setattr(vault.edges, "strange", lambda: ("saw", "Zed\n\nwords"))
    assert waiting.strange() == "Zed\n\nwords"


def test_words_arrive_and_nothing_arrives_without_words(vault):
    waiting = WaitingWords(vault.edges)
    vault.edges.keep_carried(("saw", "words"))
    waiting.let_arrive("")
    assert vault.edges.carried() == ("saw", "words")
    waiting.let_arrive("words")
    assert vault.edges.carried() is None


def test_what_is_typed_about_a_child_is_kept_and_given_up(vault):
    drafts = ChildDrafts(vault.child_drafts, FakeClock())
    drafts.keep(Child(0, "Jo"))
    assert drafts.all() == (Child(0, "Jo"),)
    drafts.drop(0)
    assert drafts.all() == ()
