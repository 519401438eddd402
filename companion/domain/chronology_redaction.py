# SPDX-License-Identifier: Apache-2.0
"""Leaves out of words what a reader should not get, and always leaves a mark in its place."""

from collections.abc import Iterator

from companion.domain.checklist import Child
from companion.domain.chronology import (
    CHILD_WORDS,
    OPINION_BOX,
    Choices,
    LeaveOut,
    Left,
    Part,
    Piece,
)
from companion.domain.chronology_names import (
    NameBook,
    NameFinder,
    initials_of,
    parts_of_names,
)
from companion.domain.entry_details import AccountKind, AccountName, fold_label
from companion.domain.identifiers import IdentifierKind, find_identifiers
from companion.domain.journal import EntryText
from companion.domain.people import PersonSeen
from companion.domain.search import Span
from companion.domain.wording_check import PrivateKind, WordingBook

Change = tuple[Span, Piece]
_LEFT = {
    PrivateKind.OTHER_CHILD: Left.OTHER_CHILD,
    PrivateKind.ADDRESS: Left.ADDRESS,
    PrivateKind.PHONE: Left.PHONE,
    PrivateKind.EMAIL: Left.EMAIL,
}
_LEFT_ACCOUNTS = {AccountKind.PHONE: Left.PHONE, AccountKind.EMAIL: Left.EMAIL}
_ACCOUNT_NAMES = frozenset(
    (IdentifierKind.LINK, IdentifierKind.EMAIL, IdentifierKind.GAME_TAG, IdentifierKind.HANDLE)
)


class Redaction:
    """Knows what one reader should not get."""

    def __init__(
        self,
        child: Child,
        other_children: tuple[Child, ...],
        people: tuple[PersonSeen, ...],
        book: WordingBook,
        choices: Choices,
    ) -> None:
        self._book = book
        self._left = frozenset(choices.leave_out)
        others = [one.label for one in other_children]
        named = [label for one in people for label in (one.person.label, *one.labels)]
        known = [(label,) for label in others] + [(p.person.label, *p.labels) for p in people]
        has_initials = choices.child_as_initials or initials_of(child.label) == child.label
        # A label that is written as initials already must not be given to somebody else.
        self._names = NameBook([(child.label,), *known] if has_initials else known)
        self.child = self._names.initials(child.label) if choices.child_as_initials else child.label
        hidden = others if LeaveOut.OTHER_CHILDREN in self._left else []
        changed = [child.label] if choices.child_as_initials else []
        if choices.names_as_initials:
            own = fold_label(child.label)
            changed += [label for label in (*others, *named) if fold_label(label) != own]
        self._left_out_names = NameFinder(hidden)
        self._changed_names = NameFinder(changed)
        self.parts_of_hidden_names = parts_of_names((*hidden, *changed))

    def part(self, name: str, words: str, *codes: str) -> Part:
        """Return a box with what may be shown of it."""
        if name == OPINION_BOX and LeaveOut.OPINIONS in self._left:
            return Part(name, (Piece(left_out=Left.OPINION),), codes)
        return Part(name, self.pieces(words, is_quotation=name == CHILD_WORDS), codes)

    def account(self, account: AccountName) -> Part:
        """Return an account; one that is a phone number or an e-mail address goes with those."""
        left = _LEFT_ACCOUNTS.get(account.kind)
        if left and LeaveOut.ADDRESSES in self._left:
            return Part("account", (Piece(left_out=left),), (account.kind.value,))
        return Part("account", self.pieces(account.text), (account.kind.value,))

    def untouched(self, name: str, words: str, *codes: str) -> Part:
        """Return a box of our own words, in which nothing is private."""
        return Part(name, (Piece(words),) if words else (), codes)

    def pieces(self, words: str, *, is_quotation: bool = False) -> tuple[Piece, ...]:
        """Return the words, with marks and initials in place of what is left out."""
        return tuple(self._pieces(words, is_quotation=is_quotation))

    def _pieces(self, words: str, *, is_quotation: bool) -> Iterator[Piece]:
        end = 0
        changes = sorted(self._changes(words), key=lambda one: (one[0][0], -one[0][1]))
        for (start, length), piece in changes:
            if start < end:
                continue
            if start > end:
                yield Piece(words[end:start])
            # The child's exact words: that they are altered must be plain to see.
            is_open = is_quotation and piece.left_out is Left.NAME
            yield Piece(f"[{piece.text}]", Left.NAME) if is_open else piece
            end = start + length
            if piece.text.endswith(".") and not is_open and words[end : end + 1] == ".":
                # The dot of the initials ends the sentence as well.
                end += 1
        if end < len(words):
            yield Piece(words[end:])

    def _changes(self, words: str) -> Iterator[Change]:
        if not words.strip():
            return
        for span in self._left_out_names.find(words):
            yield span, Piece(left_out=Left.OTHER_CHILD)
        if LeaveOut.ADDRESSES in self._left:
            for finding in self._book.private(EntryText(saw=words)):
                yield finding.span, Piece(left_out=_LEFT[finding.kind])
        names = list(self._changed_names.find(words))
        inside = list(_account_names(words)) if names else []
        for start, length in names:
            name = words[start : start + length]
            initials = self._names.initials(name)
            if initials != name and not any(_is_inside((start, length), one) for one in inside):
                yield (start, length), Piece(initials, Left.NAME)


def _account_names(words: str) -> Iterator[Span]:
    for found in find_identifiers(words):
        if found.kind in _ACCOUNT_NAMES:
            yield from found.spans


def _is_inside(span: Span, whole: Span) -> bool:
    """Return whether a span is part of another one, and not all of it."""
    return span != whole and whole[0] <= span[0] and sum(span) <= sum(whole)
