# SPDX-License-Identifier: Apache-2.0
"""From what is wanted to a full-text query: nothing of what was typed is interpreted."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from companion.domain.entry_details import EntryDetails, EntryKind, fold_tag
from companion.domain.entry_find import StruckOut, Term, Wanted
from companion.storage.stored_text import storable

STRUCK_OUT = "x1"
SIGN = "s"
"""Marks of signs, and no others, begin with it."""

# The index knows no symbol that is newer than 2012, and takes it for a letter.
_SYMBOL = "[\u20a0-\u20cf\u2100-\u2bff\u3000-\u303f\U0001f000-\U0001fbff]"
_WORD_BY_SYMBOL = re.compile(rf"(?<=\w)(?!\w)(?={_SYMBOL})|(?<={_SYMBOL})(?<!\w)(?=\w)")

_AROUND_SYMBOL = re.compile(rf" *({_SYMBOL}) *")


def indexable(text: str) -> str:
    """Return a text as it is indexed and asked for: composed, and no word touching a symbol."""
    if text.isascii():
        return text
    return _WORD_BY_SYMBOL.sub(" ", unicodedata.normalize("NFC", text))


def without_room(indexed: str) -> str:
    """Return an indexed text without the room around symbols.

    Where that goes depends on what Python takes for a letter, and a newer one knows more of them.
    """
    return _AROUND_SYMBOL.sub(r"\1", unicodedata.normalize("NFC", indexed))


def child_mark(child_id: int) -> str:
    """Return the mark of the entries about one child."""
    return f"c{child_id}"


def marks_of(
    child_id: int, details: EntryDetails, *, people: Iterable[int], accounts: Iterable[int]
) -> list[str]:
    """Return the words by which filters find an entry."""
    return [
        child_mark(child_id),
        _kind_mark(details.kind),
        *map(_tag_mark, details.tags),
        *map(_sign_mark, details.sign_ids),
        *map(_person_mark, people),
        *map(_account_mark, accounts),
    ]


def words_query(terms: Sequence[Term]) -> str:
    """Return the query for texts with all of the terms; empty for no terms."""
    if not terms:
        return ""
    return f"words : ({' AND '.join(map(_term_query, terms))})"


def marks_query(
    child_id: int, wanted: Wanted, *, people: Sequence[int], accounts: Sequence[int]
) -> str:
    """Return the query for the filters besides the days; empty where only the child is asked for.

    `people` and `accounts` are all that the person stands for.
    """
    marks = [
        *([_kind_mark(wanted.kind)] if wanted.kind else []),
        *([_tag_mark(wanted.tag)] if fold_tag(wanted.tag) else []),
        *([_sign_mark(wanted.sign_id)] if wanted.sign_id else []),
        *([_account_mark(wanted.account_id)] if wanted.account_id is not None else []),
        *([STRUCK_OUT] if wanted.struck_out is StruckOut.ONLY else []),
    ]
    anyone = [*map(_person_mark, people), *map(_account_mark, accounts)]
    if anyone:
        marks.append(f"({' OR '.join(anyone)})")
    return f"marks : ({' AND '.join([child_mark(child_id), *marks])})" if marks else ""


def in_child(query: str, child_id: int) -> str:
    """Narrow a query down to the entries of one child."""
    return f"marks : {child_mark(child_id)} AND {query}"


def without_struck_out(query: str) -> str:
    """Leave out the entries that are struck out."""
    return f"({query}) NOT marks : {STRUCK_OUT}"


def _term_query(term: Term) -> str:
    star = " *" if term.is_beginning else ""
    choices = [f"{_quoted(words)}{star}" for words in (term.text, *term.others)]
    return choices[0] if not term.others else f"({' OR '.join(choices)})"


def _quoted(words: str) -> str:
    return '"{}"'.format(indexable(storable(words)).replace('"', '""'))


def _kind_mark(kind: EntryKind) -> str:
    return f"k{kind.value}"


def _tag_mark(tag: str) -> str:
    """Return the tag as one word of letters and digits, whatever it is written with."""
    return f"t{fold_tag(storable(tag)).encode().hex()}"


def _sign_mark(sign_id: str) -> str:
    return f"{SIGN}{storable(sign_id).encode().hex()}"


def sign_of_mark(mark: str) -> str:
    """Return the sign that a mark stands for."""
    return bytes.fromhex(mark.removeprefix(SIGN)).decode()


def _person_mark(person_id: int) -> str:
    return f"p{person_id}"


def _account_mark(account_id: int) -> str:
    return f"a{account_id}"
