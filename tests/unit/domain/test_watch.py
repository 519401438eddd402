# SPDX-License-Identifier: Apache-2.0
"""When a decision to watch is due, and quick notes on one line."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from companion.domain.noticing import Noticing, one_line
from companion.domain.watch import Watch, due

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WATCH = Watch(1, 1, date(2026, 3, 8), why="what she said", outcome="it was a surprise party")


@pytest.mark.parametrize(("day", "is_due"), [(7, False), (8, True), (9, True)])
def test_it_is_due_from_its_day_on(day, is_due):
    assert WATCH.is_due(date(2026, 3, day)) is is_due


def test_one_that_has_ended_is_never_due():
    ended = replace(WATCH, ended_at=NOW)
    assert not ended.is_open
    assert not ended.is_due(date(2027, 1, 1))


def test_the_one_that_has_waited_longest_comes_first():
    others = [replace(WATCH, id=2, look_again_on=date(2026, 3, 2)), replace(WATCH, id=3)]
    later = replace(WATCH, id=4, look_again_on=date(2026, 9, 1))
    found = due([later, *others, WATCH], date(2026, 3, 8))
    assert [one.id for one in found] == [2, 1, 3]


def test_words_do_not_show_in_logs():
    note = Noticing(1, 1, "night-use", "what he said", NOW, NOW)
    assert "said" not in repr(note) + repr(WATCH)
    assert "party" not in repr(WATCH)
    assert not note.is_taken_back


def test_a_note_is_one_line():
    assert one_line(" The phone\n buzzed \t all night ") == "The phone buzzed all night"
