# SPDX-License-Identifier: Apache-2.0
"""Another child is chosen while something of the one before is still on its way to the vault."""

from __future__ import annotations

import threading

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from tests.ui.journal_writer import JournalWriter


@pytest.fixture
def writer(qtbot, desk, room):
    return JournalWriter(qtbot, desk, room)


@pytest.fixture
def tom(writer):
    tom = writer.child("Tom")
    writer.write("About Tom", child=tom)
    writer.desk.chosen_child.choose(writer.mia.id)
    return tom


def shown_titles(writer):
    """Return a list that grows by each title that a person gets to see."""
    seen = []
    writer.editor.opened.connect(
        lambda _: seen.append(writer.editor.title.text()) if writer.editor.isVisible() else None
    )
    return seen


def test_a_save_that_ends_after_the_switch_shows_nothing_of_the_child_before(writer, tom):
    writer.open("new")
    writer.type("About Mia")
    may_go_on = threading.Event()
    add = writer.room.journal._store.add_entry

    def slow(*given):
        may_go_on.wait(10)
        return add(*given)

    writer.room.journal._store.add_entry = slow
    seen = shown_titles(writer)
    writer.editor.save()
    writer.desk.chosen_child.choose(tom.id)
    assert not writer.editor.isVisible()
    may_go_on.set()
    writer.qtbot.waitUntil(lambda: writer.editor.child_id == tom.id)
    assert seen == ["New entry about Tom"]
    assert writer.form.saw.toPlainText() == ""
    assert writer.saved().text.saw == "About Mia"
    assert writer.draft(child=tom) is None


def test_words_that_can_not_be_kept_bring_their_child_back(writer, tom):
    page = writer.open("new")
    keep = writer.room.journal._store.keep_draft

    def full(_draft):
        raise CompanionError(ErrorCode.DISK_FULL)

    writer.room.journal._store.keep_draft = full
    writer.type("About Mia")
    writer.desk.chosen_child.choose(tom.id)
    writer.qtbot.waitUntil(lambda: page.choice.child == writer.mia and writer.editor.isVisible())
    assert page.banner.isVisible()
    assert writer.form.saw.toPlainText() == "About Mia"
    writer.room.journal._store.keep_draft = keep
    assert writer.keep().text.saw == "About Mia"


def test_with_no_child_chosen_the_hidden_form_is_empty(writer, tom):
    page = writer.open("new")
    writer.type("About Mia")
    page.choice.chosen.emit(None)
    writer.qtbot.waitUntil(lambda: not writer.editor.is_ready)
    assert not writer.editor.isVisible()
    assert writer.form.saw.toPlainText() == ""
    assert writer.draft().text.saw == "About Mia"
    page.choice.chosen.emit(writer.mia)
    writer.qtbot.waitUntil(writer.editor.isVisible)
    assert writer.form.saw.toPlainText() == "About Mia"
