# SPDX-License-Identifier: Apache-2.0
"""How the page of people and accounts says things: sorts of accounts, where a name was first."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from companion.domain.entry_details import AccountKind
from companion.domain.people import AccountSeen, FirstSeen, Merge, PersonSeen
from companion.ui.widgets.entry_words import happened_words, moment_words

ROW_CHARACTERS, CARD_CHARACTERS = 60, 300
"""What was written in a box may be a whole page; so much of it stands here."""
BETWEEN = " · "


def sort_words(kind: AccountKind) -> str:
    """Return what sort of account it is, such as "User name"."""
    return {
        AccountKind.HANDLE: QCoreApplication.translate("PeopleWords", "User name"),
        AccountKind.LINK: QCoreApplication.translate("PeopleWords", "Link"),
        AccountKind.PHONE: QCoreApplication.translate("PeopleWords", "Phone number"),
        AccountKind.EMAIL: QCoreApplication.translate("PeopleWords", "Email address"),
        AccountKind.GAME_TAG: QCoreApplication.translate("PeopleWords", "Game tag"),
        AccountKind.OTHER: QCoreApplication.translate("PeopleWords", "Another sort of name"),
    }[kind]


def person_row(seen: PersonSeen) -> tuple[str, str]:
    """Return the two lines of a person in a list."""
    others = [label for label in seen.labels if label != seen.person.label]
    also = QCoreApplication.translate("PeopleWords", "also “{labels}”")
    parts = [also.format(labels=shortened("”, “".join(others), ROW_CHARACTERS))] if others else []
    return seen.person.label, BETWEEN.join([*parts, *_first_parts(seen.first)])


def account_row(seen: AccountSeen, owner: str) -> tuple[str, str]:
    """Return the two lines of an account in a list; the owner is empty where nobody said so."""
    name = seen.account.name
    parts = [sort_words(name.kind)]
    if owner:
        whose = QCoreApplication.translate("PeopleWords", "of {person}")
        parts.append(whose.format(person=shortened(owner, ROW_CHARACTERS)))
    return name.text, BETWEEN.join([*parts, *_first_parts(seen.first)])


def first_lines(first: FirstSeen | None) -> tuple[str, ...]:
    """Return where a name stands first, as sentences."""
    if first is None:
        return (
            QCoreApplication.translate(
                "PeopleWords", "Only entries that you struck out have this name."
            ),
        )
    return tuple(_first_sentences(first))


def merge_words(merge: Merge) -> str:
    """Return who was put together, when, and when it was taken back."""
    words = QCoreApplication.translate(
        "PeopleWords", "You put “{merged}” together with “{kept}” on {moment}."
    )
    said = words.format(
        merged=merge.merged.label, kept=merge.kept.label, moment=moment_words(merge.merged_at)
    )
    if merge.undone_at is None:
        return said
    undone = QCoreApplication.translate("PeopleWords", "You took them apart again on {moment}.")
    return f"{said} {undone.format(moment=moment_words(merge.undone_at))}"


def shortened(words: str, most: int) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words[: most * 2].split())
    return line if len(line) <= most else f"{line[: most - 2].rstrip()} …"


def _first_parts(first: FirstSeen | None) -> Iterator[str]:
    if first is None:
        yield QCoreApplication.translate("PeopleWords", "only in entries you struck out")
        return
    if first.happened.day is None:
        when = QCoreApplication.translate("PeopleWords", "first written {when}")
        yield when.format(when=moment_words(first.written_at))
    else:
        when = QCoreApplication.translate("PeopleWords", "first seen: {when}")
        yield when.format(when=happened_words(first.happened))
    if first.place.strip():
        yield shortened(first.place, ROW_CHARACTERS)
    if first.told_by.strip():
        told = QCoreApplication.translate("PeopleWords", "told by: {who}")
        yield told.format(who=shortened(first.told_by, ROW_CHARACTERS))


def _first_sentences(first: FirstSeen) -> Iterator[str]:
    if first.happened.day is None:
        words = QCoreApplication.translate(
            "PeopleWords", "First seen: the day is not known. You wrote it down on {moment}."
        )
        yield words.format(moment=moment_words(first.written_at))
    else:
        words = QCoreApplication.translate("PeopleWords", "First seen: {when}.")
        yield words.format(when=happened_words(first.happened))
    said = (
        (first.happened.said, QCoreApplication.translate("PeopleWords", "You wrote: “{words}”")),
        (first.place, QCoreApplication.translate("PeopleWords", "Where: {words}")),
        (first.told_by, QCoreApplication.translate("PeopleWords", "Who told you: {words}")),
    )
    for words, sentence in said:
        if words.strip():
            yield sentence.format(words=shortened(words, CARD_CHARACTERS))
