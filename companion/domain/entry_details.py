# SPDX-License-Identifier: Apache-2.0
"""What belongs to an entry besides its boxes: kind, tags, people, accounts and links."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_TAG = 60
LONGEST_NAME = 200
TAGS_SHOWN = 20
"""An entry may hold any number of tags; a screen shows the first of them."""

_SPACE = re.compile(r"\s+")
_LINK_START = re.compile(r"^[a-z][a-z0-9+.-]*://(www\.)?|^www\.")


class EntryKind(StrEnum):
    """What an entry is about. OTHER also stands where nobody said."""

    SAW = "saw"
    TOLD = "told"
    TALK = "talk"
    REPORT = "report"
    OTHER = "other"


class AccountKind(StrEnum):
    """What sort of name leads to an account."""

    HANDLE = "handle"
    LINK = "link"
    PHONE = "phone"
    EMAIL = "email"
    GAME_TAG = "game-tag"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AccountName:
    """A handle, link, number or tag, as it was written."""

    kind: AccountKind
    text: str = field(repr=False)

    @property
    def folded(self) -> str:
        """What two ways of writing the same account have in common."""
        text = fold_label(self.text)
        match self.kind:
            case AccountKind.LINK:
                return _LINK_START.sub("", text).rstrip("/")
            case AccountKind.PHONE:
                return _folded_phone(text)
            case AccountKind.HANDLE:
                return text.lstrip("@")
            case AccountKind.GAME_TAG:
                return text.replace(" ", "")
            case _:
                return text


@dataclass(frozen=True, slots=True)
class EntryDetails:
    """Part of a revision, covered by its hash. People are labels, as the person wrote them."""

    kind: EntryKind = EntryKind.OTHER
    tags: tuple[str, ...] = field(default=(), repr=False)
    people: tuple[str, ...] = field(default=(), repr=False)
    accounts: tuple[AccountName, ...] = field(default=(), repr=False)
    sign_ids: tuple[str, ...] = ()
    talk_ids: tuple[int, ...] = ()
    report_ids: tuple[int, ...] = ()

    @property
    def is_blank(self) -> bool:
        """True where nothing was added; a kind alone says nothing."""
        return self == EntryDetails(self.kind)

    @property
    def shown_tags(self) -> tuple[str, ...]:
        """Return the tags that a screen shows."""
        return self.tags[:TAGS_SHOWN]

    @property
    def words(self) -> tuple[str, ...]:
        """Return what a search by words looks into besides the boxes."""
        return (*self.tags, *self.people, *(one.text for one in self.accounts))

    def tidy(self) -> "EntryDetails":
        """Return the same without blanks and repetitions; links in order, names as first typed."""
        accounts = {
            (one.kind, one.folded): AccountName(one.kind, _one_line(one.text)[:LONGEST_NAME])
            for one in reversed(self.accounts)
            if one.folded
        }
        return EntryDetails(
            kind=self.kind,
            tags=_once(one.lstrip("# ")[:LONGEST_TAG] for one in map(_one_line, self.tags)),
            people=_once(one[:LONGEST_NAME] for one in map(_one_line, self.people)),
            accounts=tuple(reversed(accounts.values())),
            sign_ids=tuple(sorted(set(self.sign_ids))),
            talk_ids=tuple(sorted(set(self.talk_ids))),
            report_ids=tuple(sorted(set(self.report_ids))),
        )

    def as_data(self) -> dict[str, object]:
        """Return what the hash covers, and an export holds."""
        return {
            "kind": self.kind.value,
            "tags": list(self.tags),
            "people": list(self.people),
            "accounts": [[one.kind.value, one.text] for one in self.accounts],
            "signs": list(self.sign_ids),
            "talks": list(self.talk_ids),
            "reports": list(self.report_ids),
        }


def fold_label(text: str) -> str:
    """Return a tag or a name as it is compared: without case and needless white space."""
    return _one_line(unicodedata.normalize("NFC", text).casefold())


def fold_tag(tag: str) -> str:
    """Return a tag as it is compared, with or without the sign before it."""
    return fold_label(tag).lstrip("# ")


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts without blanks, each once, however it is written."""
    first: dict[str, str] = {}
    for text in texts:
        tidy = text.strip()
        first.setdefault(fold_label(tidy), tidy)
    first.pop("", None)
    return tuple(first.values())


def _folded_phone(text: str) -> str:
    digits = "".join(c for c in text if c.isdecimal())
    if text.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits
