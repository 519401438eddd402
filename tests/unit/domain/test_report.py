# SPDX-License-Identifier: Apache-2.0
"""Reports: what is open of their promises, and in which order it is told."""

from datetime import date

from companion.domain.report import (
    Promise,
    PromiseState,
    Report,
    Update,
    still_open,
    to_come_back_to,
)

DAY, LATER = date(2026, 5, 3), date(2026, 5, 9)


def report(report_id, *promises, day=DAY, next_on=None):
    return Report(report_id, 1, "CEOP", day, promises=promises, next_on=next_on)


def test_a_promise_is_blank_without_words_and_day():
    assert Promise().is_blank
    assert not Promise("ring").is_blank
    assert not Promise(by=DAY).is_blank


def test_open_is_what_is_neither_done_nor_changed():
    kept, changed = Promise("a", DAY, PromiseState.KEPT), Promise("b", state=PromiseState.CHANGED)
    waits = Promise("c")
    assert report(1, kept, changed, waits).open_promises == (waits,)


def test_one_promise_is_marked_and_the_others_stay():
    before = report(1, Promise("a"), Promise("b"))
    after = before.with_state(1, PromiseState.KEPT)
    assert after.promises == (Promise("a"), Promise("b", state=PromiseState.KEPT))


def test_a_promise_is_known_by_its_words_its_day_and_its_place():
    one = report(1, Promise("a", DAY, PromiseState.KEPT))
    assert one.has_promise(Promise("a", DAY), 0)
    assert not one.has_promise(Promise("a", LATER), 0)
    assert not one.has_promise(Promise("b", DAY), 0)
    assert not one.has_promise(Promise("a", DAY), 1)


def test_the_earliest_day_is_told_first_and_no_day_last():
    first, last = Promise("x", DAY), Promise("y", LATER)
    one, other = report(1, Promise("z"), last), report(2, first)
    assert still_open([one, other]) == ((other, first), (one, last), (one, Promise("z")))


def test_reports_to_come_back_to_stand_in_the_order_of_their_days():
    late, none, soon = report(1, next_on=LATER), report(2), report(3, next_on=DAY)
    assert to_come_back_to([late, none, soon]) == (soon, late)


def test_private_words_are_in_no_printed_form():
    shown = repr(report(1, Promise("secret"))) + repr(Update(DAY, "secret"))
    assert "secret" not in shown
