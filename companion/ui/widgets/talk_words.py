# SPDX-License-Identifier: Apache-2.0
"""A talk as sentences, and what became of the last look through the list."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from companion.domain.talk import Talk, WhatNext
from companion.ui.kit import formatting
from companion.ui.widgets.look_back import LookedThrough

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


def talk_lines(talk: Talk) -> tuple[tuple[str, str], ...]:
    """Return all that a list says of a talk, as lines with their look; empty ones included."""
    opening = (talk_opening(talk), "quote" if talk.held_on is None else "body")
    when = ((talk_day(talk), "muted"), (talk_moment(talk), "muted"))
    went = (talk_went(talk), talk_child_words(talk), talk_next(talk), talk_note(talk))
    return (*when, opening, *((words, "body") for words in went))


def talk_moment(talk: Talk) -> str:
    """Return the moment that was thought of, while the talk is only planned."""
    if not talk.moment or talk.held_on is not None:
        return ""
    return translate("TalkWords", "A good moment: {words}").format(words=talk.moment)


def talk_note(talk: Talk) -> str:
    """Return the note to oneself."""
    if not talk.note:
        return ""
    return translate("TalkWords", "Note to yourself: {words}").format(words=talk.note)


def talk_child_words(talk: Talk) -> str:
    """Return what the child said, word for word."""
    if not talk.child_words:
        return ""
    words = translate("TalkWords", "Your child's own words: {words}")
    return words.format(words=talk.child_words)


def what_next_words(one: WhatNext) -> str:
    """Return what may come after a talk."""
    return {
        WhatNext.LOOK_AGAIN: translate("TalkWords", "Look through the list again"),
        WhatNext.TALK_AGAIN: translate("TalkWords", "Talk again"),
        WhatNext.WRITE_ENTRY: translate("TalkWords", "Write an entry"),
        WhatNext.ASK_ADVISER: translate("TalkWords", "Ask an adviser"),
    }[one]


def talk_next(talk: Talk) -> str:
    """Return what is to come after a talk, and on which day."""
    day = formatting.weekday_and_day(talk.next_on) if talk.next_on is not None else ""
    if not talk.what_next:
        return translate("TalkWords", "Next: on {day}").format(day=day) if day else ""
    things = ", ".join(what_next_words(one) for one in talk.what_next)
    if not day:
        return translate("TalkWords", "Next: {things}").format(things=things)
    return translate("TalkWords", "Next: {things}. On {day}").format(things=things, day=day)


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
