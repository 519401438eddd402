# SPDX-License-Identifier: Apache-2.0
"""Answers of a review as words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from companion.domain.checklist import Answer, Reply, Sign, Since

CONTEXT = "AnswerWords"

SINCE = {
    Since.TODAY: QT_TRANSLATE_NOOP("AnswerWords", "Today"),
    Since.THIS_WEEK: QT_TRANSLATE_NOOP("AnswerWords", "This week"),
    Since.WEEKS: QT_TRANSLATE_NOOP("AnswerWords", "Some weeks"),
    Since.MONTHS: QT_TRANSLATE_NOOP("AnswerWords", "Months"),
    Since.ALWAYS: QT_TRANSLATE_NOOP("AnswerWords", "As long as I can think"),
}
FOLLOW_UP = {
    Reply.YES: QT_TRANSLATE_NOOP("AnswerWords", "Yes"),
    Reply.NOT_SURE: QT_TRANSLATE_NOOP("AnswerWords", "I don't know"),
    Reply.NO: QT_TRANSLATE_NOOP("AnswerWords", "No"),
}


def since_words(since: Since) -> str:
    """Return how long a sign has been there, as a person says it."""
    return _words(SINCE[since])


def follow_up_words(reply: Reply) -> str:
    """Return the answer to a follow-up question."""
    return _words(FOLLOW_UP[reply])


def details(sign: Sign, answer: Answer) -> tuple[str, ...]:
    """Return what was added to an answer, a sentence each."""
    found = []
    if answer.reply is Reply.YES:
        found += [
            _words("{question} {reply}").format(question=question, reply=follow_up_words(reply))
            for question, reply in zip(sign.questions, answer.follow_ups, strict=False)
            if reply is not None
        ]
        if answer.since:
            found.append(_words("Since when: {when}").format(when=since_words(answer.since)))
        if answer.is_usual:
            found.append(_words("Usual for this child"))
    if answer.note:
        found.append(_words("Your note: {note}").format(note=answer.note))
    return tuple(found)


def _words(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
