# SPDX-License-Identifier: Apache-2.0
"""The boxes of a chronology in words, with a mark where something was left out."""

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from companion.domain.checklist import Since
from companion.domain.chronology import Left, Part, Piece
from companion.domain.chronology_script import Line
from companion.domain.entry_details import AccountKind, AccountName
from companion.ui.kit import formatting
from companion.ui.widgets.answer_words import since_words
from companion.ui.widgets.entry_words import account_words

translate = QCoreApplication.translate
_TITLES: dict[str, object] = {
    "said": QT_TRANSLATE_NOOP("Chronology", "The day in the writer's words"),
    "saw": QT_TRANSLATE_NOOP("Chronology", "Seen or heard by the writer"),
    "told_by": QT_TRANSLATE_NOOP("Chronology", "Told by"),
    "child_words": QT_TRANSLATE_NOOP("Chronology", "The child's exact words"),
    "asked": QT_TRANSLATE_NOOP("Chronology", "What the writer asked"),
    "seemed": QT_TRANSLATE_NOOP("Chronology", "How the child seemed"),
    "think": QT_TRANSLATE_NOOP("Chronology", "What the writer thinks (opinion)"),
    "did": QT_TRANSLATE_NOOP("Chronology", "What the writer did"),
    "outcome": QT_TRANSLATE_NOOP("Chronology", "What came of it"),
    "place": QT_TRANSLATE_NOOP("Chronology", "Where it was"),
    "who": QT_TRANSLATE_NOOP("Chronology", "Who was in it"),
    "person": QT_TRANSLATE_NOOP("Chronology", "Person named"),
    "account": QT_TRANSLATE_NOOP("Chronology", "Account named"),
    "sign": QT_TRANSLATE_NOOP("Chronology", "Sign noticed"),
    "sign-note": QT_TRANSLATE_NOOP("Chronology", "Note to this sign"),
    "note-words": QT_TRANSLATE_NOOP("Chronology", "Noticed"),
    "tag": QT_TRANSLATE_NOOP("Chronology", "Tag"),
    "report-channel": QT_TRANSLATE_NOOP("Chronology", "Told to"),
    "report-how": QT_TRANSLATE_NOOP("Chronology", "How"),
    "report-reference": QT_TRANSLATE_NOOP("Chronology", "Reference number"),
    "report-spoke-to": QT_TRANSLATE_NOOP("Chronology", "Spoke to"),
    "report-said": QT_TRANSLATE_NOOP("Chronology", "What was said"),
    "report-promise": QT_TRANSLATE_NOOP("Chronology", "What they said they would do"),
    "report-update": QT_TRANSLATE_NOOP("Chronology", "What came after it"),
    "report-next": QT_TRANSLATE_NOOP("Chronology", "What the writer wants to do next"),
    "talk-state": QT_TRANSLATE_NOOP("Chronology", "Talk"),
    "talk-topic": QT_TRANSLATE_NOOP("Chronology", "About"),
    "talk-opening": QT_TRANSLATE_NOOP("Chronology", "Words to begin with"),
    "talk-went": QT_TRANSLATE_NOOP("Chronology", "How it went"),
}


def left_words(what: Left) -> str:
    """Return the mark that stands where something was left out."""
    return {
        Left.OTHER_CHILD: translate("Chronology", "[left out: another child]"),
        Left.ADDRESS: translate("Chronology", "[left out: an address]"),
        Left.PHONE: translate("Chronology", "[left out: a phone number]"),
        Left.EMAIL: translate("Chronology", "[left out: an email address]"),
        Left.OPINION: translate("Chronology", "[left out: an opinion]"),
        Left.OTHER_NAME: translate("Chronology", "[left out: a name]"),
        Left.NAME: translate("Chronology", "[a name as initials]"),
        Left.EARLIER_WORDING: translate("Chronology", "[left out: an earlier wording]"),
        Left.STRUCK_OUT: translate("Chronology", "[left out: a struck-out item]"),
    }[what]


def part_line(part: Part) -> Line:
    """Return a box as a paragraph with its label."""
    label = translate("Chronology", "{label}:").format(label=part_title(part.name))
    return Line(part_text(part), label, is_quotation=part.is_quotation)


def part_text(part: Part) -> str:
    """Return the words of a box."""
    words = text_of(part.pieces)
    if part.name == "account" and part.codes and not _is_mark(part):
        return account_words(AccountName(AccountKind(part.codes[0]), words))
    if part.name == "sign":
        return " · ".join(one for one in (words, *map(_sign_code_words, part.codes)) if one)
    if part.name == "talk-state":
        is_held = "held" in part.codes
        held, planned = translate("Chronology", "Held"), translate("Chronology", "Planned")
        return held if is_held else planned
    return _report_words(part, words)


def _is_mark(part: Part) -> bool:
    return any(piece.left_out and piece.left_out is not Left.NAME for piece in part.pieces)


def _sign_code_words(code: str) -> str:
    if code == "usual":
        return translate("Chronology", "usual for this child")
    if code == "taken-back":
        return translate("Chronology", "taken back: the earlier tick was a mistake")
    if not code:
        return ""
    words = translate("Chronology", "since: {when}")
    return words.format(when=since_words(Since(code)))


def _report_words(part: Part, words: str) -> str:
    if part.name == "report-promise":
        return _promise_words(words, *part.codes)
    if part.name == "report-update":
        return _dated_words(words, *part.codes)
    if part.name == "report-next":
        return _next_words(words, *part.codes)
    return words


def _promise_words(words: str, by: str, state: str) -> str:
    found = [words] if words else []
    if by:
        day = formatting.day(date.fromisoformat(by))
        found.append(translate("Chronology", "by {day}").format(day=day))
    states = {
        "kept": translate("Chronology", "done"),
        "changed": translate("Chronology", "they changed it since"),
    }
    found.append(states.get(state, translate("Chronology", "not yet")))
    return " · ".join(found)


def _dated_words(words: str, on: str) -> str:
    said = translate("Chronology", "{day}: {words}")
    return said.format(day=formatting.day(date.fromisoformat(on)), words=words)


def _next_words(words: str, on: str) -> str:
    if not on:
        return words
    day = translate("Chronology", "by {day}")
    by = day.format(day=formatting.day(date.fromisoformat(on)))
    return " · ".join(one for one in (words, by) if one)


def text_of(pieces: tuple[Piece, ...]) -> str:
    """Return pieces as one text."""
    return "".join(
        left_words(piece.left_out)
        if piece.left_out and piece.left_out is not Left.NAME
        else piece.text
        for piece in pieces
    )


def part_title(name: str) -> str:
    """Return how a box is called for a reader who did not write it."""
    return translate("Chronology", str(_TITLES[name]))


def with_reason(words: str, reason: tuple[Piece, ...]) -> str:
    """Return what was done, and why."""
    if not reason:
        return words
    with_reason = translate("Chronology", "{what}. Reason: {reason}")
    return with_reason.format(what=words, reason=text_of(reason))
