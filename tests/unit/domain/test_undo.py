# SPDX-License-Identifier: Apache-2.0
"""Steps of a form: what is one step, taking back and doing again, and the bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain import undo
from companion.domain.undo import UndoHistory, text_change


class Watch:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def history(watch):
    history = UndoHistory(watch)
    history.begin({"saw": "", "think": "", "kind": "other"})
    return history


def type_in(history, words, place="saw", start=""):
    for end in range(1, len(words) + 1):
        history.note({place: start + words[:end]}, is_typed=True)


def test_nothing_to_take_back_at_first(history):
    assert not history.can_undo
    assert not history.can_redo
    assert history.undo() == history.redo() == {}


def test_typing_without_a_pause_is_one_step(history, watch):
    type_in(history, "She hid")
    watch.now += 1.5
    type_in(history, " it", start="She hid")
    assert history.undo() == {"saw": "She hid"}
    assert history.undo() == {"saw": ""}
    assert history.redo() == {"saw": "She hid"}
    assert history.redo() == {"saw": "She hid it"}
    assert not history.can_redo


def test_another_place_is_another_step_wherever_it_is(history):
    type_in(history, "one")
    type_in(history, "two", "think")
    history.note({"kind": "told"}, is_typed=False)
    history.note({"kind": "saw"}, is_typed=False)
    type_in(history, "!", start="one")
    steps = [history.undo() for _ in range(5)]
    assert steps == [
        {"saw": "one"},
        {"kind": "told"},
        {"kind": "other"},
        {"think": ""},
        {"saw": ""},
    ]


def test_long_typing_is_cut_into_steps(history, watch):
    text = ""
    for letter in "abcdefghij":
        text += letter
        history.note({"saw": text}, is_typed=True)
        watch.now += 0.9
    assert history.undo() == {"saw": "abcde"}


def test_a_new_change_drops_what_was_taken_back(history):
    type_in(history, "one")
    history.undo()
    history.note({"kind": "told"}, is_typed=False)
    assert not history.can_redo
    assert history.undo() == {"kind": "other"}


def test_several_places_can_be_one_step(history):
    history.note({"saw": "a", "think": "b", "kind": "other"}, is_typed=False)
    assert history.undo() == {"saw": "", "think": ""}
    assert history.redo() == {"saw": "a", "think": "b"}


def test_what_changes_nothing_is_no_step(history):
    history.note({"saw": ""}, is_typed=False)
    type_in(history, "a")
    history.note({"saw": ""}, is_typed=True)
    assert history.undo() == {}


def test_a_new_beginning_forgets_everything(history):
    type_in(history, "one")
    history.begin({"saw": "other"})
    assert not history.can_undo
    assert history.undo() == {}


def test_long_texts_keep_only_what_differs(history, monkeypatch):
    monkeypatch.setattr(undo, "MOST_LETTERS", 2_000)
    long = "x" * 1_000
    history.note({"saw": long}, is_typed=False)
    for number in range(200):
        history.note({"saw": f"{long}{number:03}"}, is_typed=False)
    backs = 0
    while history.undo():
        backs += 1
    assert backs == 201


def test_the_bounds_drop_the_oldest_and_never_the_last(history, monkeypatch):
    monkeypatch.setattr(undo, "MOST_LETTERS", 1_000)
    history.note({"saw": "first"}, is_typed=False)
    history.note({"saw": "y" * 5_000}, is_typed=False)
    assert history.undo() == {"saw": "first"}
    assert not history.can_undo


def test_so_many_steps_and_no_more(history, monkeypatch):
    monkeypatch.setattr(undo, "MOST_STEPS", 3)
    for kind in ("a", "b", "c", "d", "e"):
        history.note({"kind": kind}, is_typed=False)
    assert [history.undo() for _ in range(4)] == [{"kind": "d"}, {"kind": "c"}, {"kind": "b"}, {}]


def test_values_of_many_parts_count_too(history, monkeypatch):
    monkeypatch.setattr(undo, "MOST_LETTERS", 100)
    history.note({"kind": ("tag",) * 20}, is_typed=False)
    history.note({"kind": ()}, is_typed=False)
    assert history.undo() == {"kind": ("tag",) * 20}
    assert history.undo() == {}


@given(st.text(alphabet="ab🙂\n", max_size=12), st.text(alphabet="ab🙂\n", max_size=12))
def test_any_change_of_a_text_goes_back_and_forth(before, after):
    change = text_change(before, after)
    assert change.after(before) == after
    assert change.before(after) == before
    assert change.size <= len(before) + len(after)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=4), st.booleans()), max_size=12))
def test_taking_everything_back_and_doing_it_again_ends_where_it_was(changes):
    history = UndoHistory(lambda: 0.0)
    values = {"a": "", "b": ""}
    history.begin(values)
    for place, value, is_typed in changes:
        values[place] = value
        history.note({place: value}, is_typed=is_typed)
    seen = dict(values)
    while back := history.undo():
        seen.update(back)
    assert seen == {"a": "", "b": ""}
    while again := history.redo():
        seen.update(again)
    assert seen == values
