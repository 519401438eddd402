# SPDX-License-Identifier: Apache-2.0
"""A decision to watch, in sentences. A day that has come is told in words, with no other mark."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from companion.domain.watch import Watch
from companion.ui.kit import formatting
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.record_row import RecordRow

translate = QCoreApplication.translate


def watch_day(watch: Watch, today: date) -> str:
    """Return when to look again, or that the day has come."""
    day = formatting.day(watch.look_again_on)
    if watch.is_due(today):
        return translate("WatchWords", "You wanted to look again by {day}.").format(day=day)
    return translate("WatchWords", "Look again by {day}, or sooner.").format(day=day)


def in_order(watches: tuple[Watch, ...]) -> list[Watch]:
    """Return those that are open, the one to look at first in front."""
    return sorted((one for one in watches if one.is_open), key=lambda one: one.look_again_on)


def watch_row(look: Look, watch: Watch, today: date) -> RecordRow:
    """Return the row of a decision, without its buttons."""
    lines = _open_lines(watch, today) if watch.is_open else _ended_lines(watch)
    return RecordRow(look, watch_title(watch), (*lines, (_decided(watch), "muted")))


def add_ways(
    row: RecordRow, look: Look, watch: Watch, go: Callable[[str], None]
) -> dict[str, ActionButton]:
    """Put the ways on below an open decision, and return them by what they are for."""
    ways = (
        ("again", translate("WatchWords", "Look again now"), "list-checks", "page:notice"),
        (
            "looked",
            translate("WatchWords", "I have looked"),
            "check",
            f"page:plans#looked={watch.id}",
        ),
        ("", translate("WatchWords", "Change"), "pencil", f"page:plans#watch={watch.id}"),
    )
    made: dict[str, ActionButton] = {}
    for kind, words, icon, target in ways:
        button = ActionButton(look, words, icon, "quiet", partial(go, target))
        button.setAccessibleDescription(watch_title(watch))
        row.add_action(button)
        made[f"watch:{watch.id}:{kind}" if kind else f"watch:{watch.id}"] = button
    return made


def watch_title(watch: Watch) -> str:
    """Return why they watch, or that they do."""
    return watch.why or translate("WatchWords", "You watch and wait")


def _open_lines(watch: Watch, today: date) -> tuple[tuple[str, str], ...]:
    return ((watch_day(watch, today), "body"), (_what_would_change(watch), "body"))


def _ended_lines(watch: Watch) -> tuple[tuple[str, str], ...]:
    if watch.outcome:
        words = translate("WatchWords", "What came of it: {words}").format(words=watch.outcome)
    else:
        words = ""
    return ((_what_would_change(watch), "body"), (words, "body"), (_ended(watch), "muted"))


def _what_would_change(watch: Watch) -> str:
    if not watch.what_would_change:
        return ""
    words = translate("WatchWords", "What would make you act sooner: {words}")
    return words.format(words=watch.what_would_change)


def _decided(watch: Watch) -> str:
    if watch.decided_at is None:
        return ""
    day = formatting.day(formatting.local(watch.decided_at).date())
    return translate("WatchWords", "You decided this on {day}.").format(day=day)


def _ended(watch: Watch) -> str:
    if watch.ended_at is None:
        return ""
    day = formatting.day(formatting.local(watch.ended_at).date())
    if watch.changed_at is not None:
        return translate("WatchWords", "You changed this on {day}.").format(day=day)
    return translate("WatchWords", "You looked again on {day}.").format(day=day)
