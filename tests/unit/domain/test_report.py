# SPDX-License-Identifier: Apache-2.0
"""Reports: what is open of their promises, and in which order it is told."""

from dataclasses import replace
from datetime import UTC, date, datetime

from companion.domain.report import (
    EarlierReport,
    Promise,
    PromiseState,
    Report,
    Update,
    kept_since,
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


def test_a_promise_is_done_since_it_was_written_down_so():
    kept = Promise("a", state=PromiseState.KEPT)
    first, then, now = report(1, Promise("a")), report(1, kept), report(1, kept, Promise("b"))
    marked, added = (datetime(2026, 5, day, tzinfo=UTC) for day in (4, 6))
    earlier = (EarlierReport(first, marked), EarlierReport(then, added))
    assert kept_since(now, earlier, 0) == marked
    # Taken back and marked again, it is done since then.
    again = datetime(2026, 5, 9, tzinfo=UTC)
    earlier = (*earlier, EarlierReport(first, again))
    assert kept_since(now, earlier, 0) == again


def test_a_promise_that_was_done_from_the_first_is_so_since_that_was_written():
    kept, moment = Promise("a", state=PromiseState.KEPT), datetime(2026, 5, 4, tzinfo=UTC)
    one = replace(report(1, kept), written_at=moment)
    assert kept_since(one, (), 0) == moment
    assert kept_since(one, (EarlierReport(one, moment),), 0) is None


def test_reports_to_come_back_to_stand_in_the_order_of_their_days():
    late, none, soon = report(1, next_on=LATER), report(2), report(3, next_on=DAY)
    assert to_come_back_to([late, none, soon]) == (soon, late)


def test_private_words_are_in_no_printed_form():
    shown = repr(report(1, Promise("secret"))) + repr(Update(DAY, "secret"))
    assert "secret" not in shown
