# SPDX-License-Identifier: Apache-2.0
"""Answers of a review as words."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import Answer, Child, Reply, Sign, Since
from companion.domain.earlier import EarlierTick
from companion.domain.noticing import Noticing
from companion.domain.over_time import Usual
from companion.ui.kit import formatting


def since_words(since: Since) -> str:
    """Return how long a sign has been there, as a person says it."""
    return {
        Since.TODAY: QCoreApplication.translate("AnswerWords", "Today"),
        Since.THIS_WEEK: QCoreApplication.translate("AnswerWords", "This week"),
        Since.WEEKS: QCoreApplication.translate("AnswerWords", "A few weeks"),
        Since.MONTHS: QCoreApplication.translate("AnswerWords", "Months"),
        Since.ALWAYS: QCoreApplication.translate("AnswerWords", "Always"),
    }[since]


def follow_up_words(reply: Reply) -> str:
    """Return the answer to a follow-up question."""
    return {
        Reply.YES: QCoreApplication.translate("AnswerWords", "Yes"),
        Reply.NOT_SURE: QCoreApplication.translate("AnswerWords", "I don't know"),
        Reply.NO: QCoreApplication.translate("AnswerWords", "No"),
    }[reply]


def reasons_words(sign: Sign) -> str:
    """Return the ordinary reasons for a sign, as one line."""
    reasons = ended("; ".join(sign.ordinary_reasons))
    words = QCoreApplication.translate("AnswerWords", "Ordinary reasons: {reasons}")
    return words.format(reasons=reasons)


def harm_words(sign: Sign) -> str:
    """Return that a sign may be more than a sign, wherever it stands; empty for the others."""
    if not sign.is_harm_already:
        return ""
    return QCoreApplication.translate(
        "AnswerWords",
        "A yes here may mean harm or danger already, not only a sign of it. Tell someone today.",
    )


def telling_words(sign: Sign) -> str:
    """Return at which age a sign says more; nothing where that is not known."""
    if not sign.more_telling_at:
        return ""
    words = QCoreApplication.translate("AnswerWords", "Ages where it counts most: {age}")
    return words.format(age=ended(sign.more_telling_at))


def ended(text: str) -> str:
    """Return words with a full stop."""
    return text if text.endswith(".") else f"{text}."


def details(sign: Sign, answer: Answer) -> tuple[str, ...]:
    """Return what was added to an answer, a sentence each."""
    found = []
    if answer.reply is Reply.YES:
        found += [
            f"{question} {follow_up_words(reply)}"
            for question, reply in zip(sign.questions, answer.follow_ups, strict=False)
            if reply is not None
        ]
        if answer.since:
            words = QCoreApplication.translate("AnswerWords", "Since when: {when}")
            found.append(words.format(when=since_words(answer.since)))
        if answer.is_usual:
            found.append(QCoreApplication.translate("AnswerWords", "Usual for this child"))
    if answer.is_correction:
        found.append(ended(correction_words()))
    if answer.note:
        words = QCoreApplication.translate("AnswerWords", "Your note: {note}")
        found.append(words.format(note=answer.note))
    return tuple(found)


def noted_words(noticing: Noticing, about: str = "") -> str:
    """Return when something was noticed in passing, and what: the sign, the words, or both."""
    day = formatting.day(formatting.local(noticing.noticed_at).date())
    what = " ".join(part for part in (about, noticing.words) if part)
    if not what:
        words = QCoreApplication.translate("AnswerWords", "You noticed this on {day}.")
        return words.format(day=day)
    words = QCoreApplication.translate("AnswerWords", "You noticed on {day}: {what}")
    return words.format(day=day, what=what)


def happened_words(event: EarlierTick) -> str:
    """Return that an event of an earlier time counts on, with its day."""
    if event.is_noted:
        words = QCoreApplication.translate(
            "AnswerWords", "You noted this on {day}; it still counts."
        )
    else:
        words = QCoreApplication.translate(
            "AnswerWords", "You ticked this on {day}; it still counts."
        )
    return words.format(day=formatting.day(event.day))


def reported_words(event: EarlierTick) -> tuple[str, ...]:
    """Return that a report was written down since, where one was."""
    if event.reported_on is None:
        return ()
    words = QCoreApplication.translate("AnswerWords", "You wrote down a report on {day}.")
    return (words.format(day=formatting.day(event.reported_on)),)


def correction_words() -> str:
    """Return what a no may mean where an event was ticked before."""
    return QCoreApplication.translate(
        "AnswerWords", "It never happened: the earlier tick was a mistake"
    )


def mistake_words(day: date) -> str:
    """Return that a tick was called a mistake in a later list."""
    words = QCoreApplication.translate(
        "AnswerWords", "On {day} you said that this tick was a mistake."
    )
    return words.format(day=formatting.day(day))


def usual_words(usual: Usual, child: Child) -> str:
    """Return since when a sign is usual for a child, by what the person said."""
    words = QCoreApplication.translate("AnswerWords", "Usual for {child} since {day}, you said.")
    return words.format(child=child.label, day=formatting.day(usual.since))
