# SPDX-License-Identifier: Apache-2.0
"""A talk as sentences, and what became of the last look through the list."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from companion.domain.talk import Talk
from companion.ui.kit import formatting
from companion.ui.widgets.record_page import LookedThrough

translate = QCoreApplication.translate


def talk_title(talk: Talk) -> str:
    """Return what it is about."""
    return talk.topic or translate("TalkWords", "A talk")


def talk_day(talk: Talk) -> str:
    """Return when it was, or when it is planned."""
    if talk.held_on is not None:
        words = translate("TalkWords", "You talked on {day}")
        return words.format(day=formatting.weekday_and_day(talk.held_on))
    if talk.planned_for is not None:
        words = translate("TalkWords", "Planned for {day}")
        return words.format(day=formatting.weekday_and_day(talk.planned_for))
    return translate("TalkWords", "Planned, no day set")


def talk_opening(talk: Talk) -> str:
    """Return the words to begin with, in quotation marks unless they have some."""
    if not talk.opening or talk.opening[0] in "“\"'‘":
        return talk.opening
    return translate("TalkWords", "“{words}”").format(words=talk.opening)


def talk_went(talk: Talk) -> str:
    """Return how it went."""
    if not talk.how_it_went:
        return ""
    return translate("TalkWords", "How it went: {words}").format(words=talk.how_it_went)


def looked_words(looked: LookedThrough) -> str:
    """Return when the list was looked through, and when the next step said to look again."""
    day, days = formatting.day(looked.day), looked.again_after
    if not days:
        return translate("TalkWords", "You looked through the list on {day}.").format(day=day)
    again = formatting.day(looked.day + timedelta(days=days))
    if days == 1:
        words = translate(
            "TalkWords",
            "You looked through the list on {day}. "
            "The next step said to look again after a day: {again}.",
        )
    else:
        words = translate(
            "TalkWords",
            "You looked through the list on {day}. "
            "The next step said to look again after {count} days: {again}.",
        )
    return words.format(day=day, count=days, again=again)
