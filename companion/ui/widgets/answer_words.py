# SPDX-License-Identifier: Apache-2.0
"""Answers of a review as words."""

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import Answer, Reply, Sign, Since


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
    if answer.note:
        words = QCoreApplication.translate("AnswerWords", "Your note: {note}")
        found.append(words.format(note=answer.note))
    return tuple(found)
