# SPDX-License-Identifier: Apache-2.0
"""Leaves out of words what a reader should not get, and always leaves a mark in its place."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

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
from companion.domain.chronology_names import NameBook
from companion.domain.entry_details import AccountKind, AccountName, fold_label
from companion.domain.folded_text import FoldedText, fold, fold_word
from companion.domain.identifiers import find_identifiers
from companion.domain.name_finder import NameFinder
from companion.domain.names_still_there import ACCOUNT_NAMES, StillThere
from companion.domain.people import PersonSeen
from companion.domain.private_words import PrivateFinder, PrivateKind
from companion.domain.records import is_like_initials
from companion.domain.search import Span

ACCOUNT, REFERENCE_BOX = "account", "report-reference"
Change = tuple[Span, Piece]
_LEFT = {
    PrivateKind.ADDRESS: Left.ADDRESS,
    PrivateKind.PHONE: Left.PHONE,
    PrivateKind.EMAIL: Left.EMAIL,
}
_LEFT_ACCOUNTS = {AccountKind.PHONE: Left.PHONE, AccountKind.EMAIL: Left.EMAIL}


class Redaction:
    """Knows what one reader should not get."""

    def __init__(
        self,
        child: Child,
        other_children: tuple[Child, ...],
        people: tuple[PersonSeen, ...],
        streets: Iterable[str],
        choices: Choices,
    ) -> None:
        self._private = PrivateFinder(streets)
        self._left = frozenset(choices.leave_out)
        others = [one.label for one in other_children]
        named = [label for one in people for label in (one.person.label, *one.labels)]
        known = [(label,) for label in others] + [(p.person.label, *p.labels) for p in people]
        has_initials = choices.child_as_initials or is_like_initials(child.label)
        # A label that is written as initials already must not be given to somebody else.
        self._names = NameBook([(child.label,), *known] if has_initials else known)
        self.child = self._names.initials(child.label) if choices.child_as_initials else child.label
        hidden = others if LeaveOut.OTHER_CHILDREN in self._left else []
        changed = [child.label] if choices.child_as_initials else []
        if choices.names_as_initials:
            own = fold_label(child.label)
            changed += [label for label in (*others, *named) if fold_label(label) != own]
        typed = choices.other_names.splitlines()
        self._left_out_names = NameFinder(hidden, is_wide=True)
        self._typed_names = NameFinder(typed, is_wide=True)
        self._changed_names = NameFinder(changed)
        self._hides_names = bool(hidden or changed or typed) or choices.hides_names
        also = _other_labels((*hidden, *typed), people, child)
        self._hidden, self._changed = (*hidden, *typed, *also), tuple(changed)
        self._own = frozenset(fold_word(child.label).split())
        self._known = frozenset(map(fold_label, (child.label, *named, *others)))

    def still_shown(
        self, shown: Iterable[str], accounts: Iterable[str], typed: Iterable[str]
    ) -> tuple[str, ...]:
        """Return the words of names that are shown all the same, and words that hold one.

        `accounts` are shown too. `typed` stands where names belong; what no label knows is taken
        for a name.
        """
        if not self._hides_names:
            return ()
        unknown = [self._without_own(one) for one in typed if fold_label(one) not in self._known]
        return StillThere(self._hidden, self._changed, unknown).words(shown, accounts)

    def _without_own(self, name: str) -> str:
        """Return a name without the words of this child's: those may stand there."""
        return " ".join(one for one in name.split() if fold_word(one) not in self._own)

    def part(self, name: str, words: str, *codes: str) -> Part:
        """Return a box with what may be shown of it."""
        if name == OPINION_BOX and LeaveOut.OPINIONS in self._left:
            return Part(name, (Piece(left_out=Left.OPINION),), codes)
        changes = self._changes(words, has_reference=name == REFERENCE_BOX)
        return Part(name, tuple(_pieces(words, changes, is_quotation=name == CHILD_WORDS)), codes)

    def account(self, account: AccountName) -> Part:
        """Return an account; one that is a phone number or an e-mail address goes with those."""
        left = _LEFT_ACCOUNTS.get(account.kind)
        if left and LeaveOut.ADDRESSES in self._left:
            return Part(ACCOUNT, (Piece(left_out=left),), (account.kind.value,))
        return Part(ACCOUNT, self.pieces(account.text), (account.kind.value,))

    def untouched(self, name: str, words: str, *codes: str) -> Part:
        """Return a box of our own words, in which nothing is private."""
        return Part(name, (Piece(words),) if words else (), codes)

    def pieces(self, words: str) -> tuple[Piece, ...]:
        """Return the words, with marks and initials in place of what is left out."""
        return tuple(_pieces(words, self._changes(words)))

    def _changes(self, words: str, *, has_reference: bool = False) -> Iterator[Change]:
        if not words.strip():
            return
        folded = fold(words)
        yield from self._left_out_changes(words, folded, has_reference=has_reference)
        names = list(self._changed_names.find(words, folded))
        accounts = sorted(_account_names(words)) if names else []
        for span, label in names:
            initials = self._names.initials(label)
            written = words[span[0] : sum(span)]
            if initials != written and not _is_inside_one(span, accounts):
                yield span, Piece(initials, Left.NAME)

    def _left_out_changes(
        self, words: str, folded: FoldedText, *, has_reference: bool
    ) -> Iterator[Change]:
        for span, _ in self._left_out_names.find(words, folded):
            yield span, Piece(left_out=Left.OTHER_CHILD)
        for span, _ in self._typed_names.find(words, folded):
            yield span, Piece(left_out=Left.OTHER_NAME)
        if LeaveOut.ADDRESSES in self._left:
            for span, kind in self._private.find(words, folded):
                # The number of a report is a long row of digits as well, and no phone's.
                if not (has_reference and kind is PrivateKind.PHONE):
                    yield span, Piece(left_out=_LEFT[kind])


def _other_labels(
    hidden: Iterable[str], people: Iterable[PersonSeen], child: Child
) -> Iterator[str]:
    """Yield how else the person calls somebody who is left out."""
    known = set(map(fold_label, hidden))
    for seen in people:
        labels = {fold_label(one): one for one in (seen.person.label, *seen.labels)}
        if labels.keys() & known:
            others = labels.keys() - known - {fold_label(child.label)}
            yield from (labels[one] for one in sorted(others))


def _pieces(
    words: str, changes: Iterable[Change], *, is_quotation: bool = False
) -> Iterator[Piece]:
    end = 0
    for (start, length), piece in _merged(changes):
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


def _merged(changes: Iterable[Change]) -> list[Change]:
    """Return the changes in order; those that overlap are one, with the mark of the longest."""
    merged: list[Change] = []
    longest = 0
    for (start, length), piece in sorted(changes, key=lambda one: (one[0][0], -one[0][1])):
        weight = length if piece.left_out is not Left.NAME else 0
        if not merged or start >= sum(merged[-1][0]):
            merged.append(((start, length), piece))
            longest = weight
            continue
        (first, so_far), mark = merged[-1]
        union = (first, max(first + so_far, start + length) - first)
        if weight > longest:
            mark, longest = piece, weight
        merged[-1] = (union, mark)
    return merged


def _account_names(words: str) -> Iterator[Span]:
    for found in find_identifiers(words):
        if found.kind in ACCOUNT_NAMES:
            yield from found.spans


def _is_inside_one(span: Span, wholes: list[Span]) -> bool:
    """Return whether a span is part of one of these, and not all of it. They do not overlap."""
    place = bisect_right(wholes, (span[0], sum(span) + 1))
    near = wholes[max(0, place - 1) : place + 1]
    return any(span != one and one[0] <= span[0] and sum(span) <= sum(one) for one in near)
