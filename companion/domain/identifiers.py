# SPDX-License-Identifier: Apache-2.0
"""Finds accounts in free text: handles, links, e-mail addresses, phone numbers, game tags, ids.

What is found is only offered; the person says whether it is one. Ordinary prose stays silent.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from companion.domain.search import Span


class IdentifierKind(StrEnum):
    """What sort of account or address it is."""

    LINK = "link"
    EMAIL = "email"
    GAME_TAG = "game-tag"
    HANDLE = "handle"
    ACCOUNT_NUMBER = "account-number"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Identifier:
    """An account as it was written first, and every place where it stands.

    `folded` is the same for two ways to write one account. `app` is the app named beside it, as
    in "snap: name_12"; empty where there is none.
    """

    kind: IdentifierKind
    text: str = field(repr=False)
    folded: str = field(repr=False)
    spans: tuple[Span, ...]
    app: str = ""


_APPS = {
    "snapchat": ("snapchat", "snap", "sc"),
    "instagram": ("instagram", "insta", "ig"),
    "tiktok": ("tiktok", "tik tok"),
    "discord": ("discord", "disc"),
    "roblox": ("roblox",),
    "fortnite": ("fortnite",),
    "epic games": ("epic games", "epic"),
    "minecraft": ("minecraft",),
    "steam": ("steam",),
    "xbox": ("xbox live", "xbox"),
    "playstation": ("playstation", "psn"),
    "nintendo": ("nintendo",),
    "telegram": ("telegram",),
    "kik": ("kik",),
    "whatsapp": ("whatsapp", "whats app"),
    "signal": ("signal",),
    "facebook": ("facebook", "messenger", "fb"),
    "x": ("twitter",),
    "youtube": ("youtube",),
    "twitch": ("twitch",),
    "reddit": ("reddit",),
    "wizz": ("wizz",),
    "yubo": ("yubo",),
    "bereal": ("bereal",),
    "skype": ("skype",),
    "viber": ("viber",),
}
_APP_OF = {name: app for app, names in _APPS.items() for name in names}
_APP = "|".join(sorted(_APP_OF, key=len, reverse=True))
_NAMING = r"user ?names?|screen ?names?|profile names?|gamer ?tags?|handles?|user ?ids?|nicknames?"
_LEADING = r"(?<![\w@#/.-])"
_NAME = r"[^\W_][\w.-]{1,30}[\w]|_[\w.-]{1,30}[\w]"
_QUOTED = r"[“\"'‘](?P<quoted>[^\s“”\"‘’][^\n“”\"‘’]{1,31})[”\"'’]"
_IS = r"(?: ?[:=] ?| is | was | called | named |: ?@)"
_LIKE_A_NAME = re.compile(r"(?=.*[^\W\d_])(?:.*[^\W_]_+[^\W_]|_[^\W_]|.*[^\W_]_\Z|.*\d|\w+\.\w)")
_NUMBER_WORD = re.compile(
    r"\d+(?:st|nd|rd|th|am|pm|m|mins?|h|hrs?|k|yo|yrs?|days?|x|p|g|gb|kg|cm|s|ish)|"
    r"(?:ps|u|y|yr|year|mp|covid|ks|xbox|iphone|ipad|gcse|wk|week|win|windows|chapter|season|v|"
    r"ch|lvl|level|round|day|group|room|set|form|class|a|b|m)-?\d{1,3}",
    re.IGNORECASE,
)
_ORDINARY_TEXT = """
a about account actually after again all already also always an and another any anyone app are
around as asked at back bad banned because been before being blank blocked but by called came
changed cool could dad deleted did different didnt does doing done dont down easy empty even ever
everyone fake family for found friends from full fun gone good got great had has have he hello her
hers here hidden him his hmm home how i if in is it its ive kept like locked logged made many
maybe me mine missing more mum my name never new no nobody none not nothing now of off ok okay old
on one only open or our out over private public quiet rather really removed same secret see sent
set she should since so some someone something stays still stuff such taken that the their them
then there they this to today tonight too turned two under unknown up us used very was we weird
odd strange similar rude familiar linked written well were what when where which who why will with
without work would yes yesterday you your yours
"""
_ORDINARY = frozenset(_ORDINARY_TEXT.split())
_PLACES_TEXT = """
home school work church nans dads mums lunch night gran grans college nursery uni party
"""
_PLACES = frozenset(_PLACES_TEXT.split())
_FILES = re.compile(r"\.(?:jpe?g|png|gif|mp4|mov|heic|pdf|docx?|txt|mp3|webp)\Z", re.IGNORECASE)
_SURE_ENDINGS = "com|net|org|co|gg|io|uk|app|link|xyz|ly|tv|info|chat|dev|online|site|live|ru|de|fr"
_ENDINGS_WITH_PATH = "me|be|in|it|is|to|us|so|am|do|la|at|no|im|my|ai|ee|gd|cc"
_LABELS = r"(?<![.-])(?:[a-z0-9-]{1,63}\.){1,5}"
_LINK = re.compile(
    r"(?<![\w@])(?:https?://[^\s<>\"“”]+|www\.[^\s<>\"“”]+"
    rf"|{_LABELS}(?:{_SURE_ENDINGS})(?:/[^\s<>\"“”]*|(?![\w.-]{{0,80}}[\w@]))"
    rf"|{_LABELS}(?:{_ENDINGS_WITH_PATH})/[^\s<>\"“”]+)",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w][\w.+-]{0,63}@(?:[^\W_][\w-]{0,62}\.)+[^\W\d_]{2,24}(?![\w@])"
)
_TAG = re.compile(r"(?<![\w#])(?P<name>\w[\w.]{1,30}\w)#\d{3,5}(?!\w)")
_PLAYER = re.compile(
    r"(?<!\w)(?:#(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[0289PYLQGRJCUV]{7,10}|SW(?:-\d{4}){3})(?!\w)"
)
_NOT_A_TAG_TEXT = """
ref reference no number case crime report room flat page ticket log
"""
_NOT_A_TAG = frozenset(_NOT_A_TAG_TEXT.split())
_AT_NAME = re.compile(r"(?<![\w@./])@(?P<name>[\w](?:[\w.-]{0,30}[\w])?_?)(?![\w@])")
_AT_TIME = re.compile(r"\d{1,2}(?:[.:]?\d\d)?(?:am|pm|ish)?|noon|midnight", re.IGNORECASE)
_APP_SAID = re.compile(
    rf"{_LEADING}(?P<app>{_APP})(?:'s|’s)?(?P<naming> (?:account |user )?(?:{_NAMING}|name|account|"
    rf"id|tag|profile|username)\b)?(?: me)?(?P<is>{_IS})?(?P<space> )?(?:{_QUOTED}|"
    rf"@?(?P<name>{_NAME}))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"{_LEADING}(?:(?P<naming>{_NAMING})(?: on (?P<app>{_APP}))?(?P<is>{_IS})|"
    r"(?:goes by|calls? (?:him|her)self|calling (?:him|her)self|called (?:him|her)self|"
    rf"known as|playing as|plays as) (?:the name )?)(?:{_QUOTED}|@?(?P<name>{_NAME}))",
    re.IGNORECASE,
)
_LOOSE = re.compile(rf"{_LEADING}(?P<name>{_NAME}|\w+_)(?![\w@#])")
_REDDIT = re.compile(r"(?<![\w/.])/?u/[\w-]{3,20}(?!\w)")
_NUMBERED = re.compile(
    rf"{_LEADING}(?:(?P<app>{_APP}) )?(?:user|account|player|profile|friend)? ?(?:id|code)"
    r"(?: number)?(?: ?[:=] ?| is | )(?P<number>\d[\d -]{3,24}\d)(?!\w)",
    re.IGNORECASE,
)
_LONG_ID = re.compile(r"(?<![\w+.£$€-])[1-9]\d{16,19}(?![\w.,]\d|\w)")
_PHONE = re.compile(
    r"(?<![\w£$€#/.,:+-])(?P<number>(?:\+|00|\(0?\d|0)[\d][\d() .-]{6,22}\d)"
    r"(?![\w/:]|[.,-]\d)"
)
_PHONE_GROUPS = re.compile(r"(?<![\w£$€#/.,:+-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w/:-])")
_SAID_PHONE = re.compile(
    r"(?:phone|mobile|tel|telephone|whats ?app|cell|number|rang|texted|called|text|call)"
    r"(?: number)?(?: ?[:=] ?| is | was | from | on | )"
    r"(?P<number>[\d][\d .-]{6,18}\d)(?![\w/:]|[.,-]\d)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:\b(?:ref(?:erence)?|crime|incident|log|case|ticket|order|invoice|report|receipt|card|"
    r"barcode|isbn|nhs|policy)(?: ?(?:number|no|ref|reference|id))?\.?(?: is| was)? ?[:#]? ?)\Z",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:19|20)\d\d[-. ][01]\d[-. ][0-3]\d|[0-3]?\d[-.][01]?\d[-.](?:19|20)\d\d")
_FEWEST_DIGITS, _MOST_DIGITS = 9, 15
_BEFORE = 40
_TRAILING = ".,;:!?)]}'’”\"*_"

_Find = Callable[[str], Iterator[tuple[IdentifierKind, int, int, str]]]
"""Yields the kind, the start, the end and the app of what it finds."""


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the accounts of a text in the order in which they stand, each once."""
    taken = bytearray(len(text))
    found: list[tuple[int, int, IdentifierKind, str]] = []
    for find in _FINDERS:
        for kind, start, end, app in find(text):
            if start < end and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append((start, end, kind, app))
    return _folded_together(text, sorted(found))


def fold_identifier(kind: IdentifierKind, text: str) -> str:
    """Return what is the same for every way to write one account."""
    folded = text.casefold().strip()
    match kind:
        case IdentifierKind.PHONE:
            digits = "".join(one for one in folded if one.isdigit())
            if folded.startswith("+"):
                return f"+{digits.removeprefix('0')}"
            return f"+{digits[2:]}" if digits.startswith("00") else digits
        case IdentifierKind.LINK:
            return re.sub(r"\A(?:https?://)?(?:www\.)?", "", folded).rstrip("/")
        case IdentifierKind.ACCOUNT_NUMBER:
            return "".join(one for one in folded if one.isdigit())
    return folded.removeprefix("@")


def _folded_together(
    text: str, found: list[tuple[int, int, IdentifierKind, str]]
) -> tuple[Identifier, ...]:
    places: dict[tuple[IdentifierKind, str], list[Span]] = {}
    apps: dict[tuple[IdentifierKind, str], str] = {}
    for start, end, kind, app in found:
        key = kind, fold_identifier(kind, text[start:end])
        places.setdefault(key, []).append((start, end - start))
        apps[key] = apps.get(key) or app
    return tuple(
        Identifier(kind, text[start : start + length], folded, tuple(spans), apps[kind, folded])
        for (kind, folded), spans in places.items()
        for start, length in spans[:1]
    )


def _links(text: str) -> Iterator[tuple[IdentifierKind, int, int, str]]:
    for found in _LINK.finditer(text):
        written = found.group().rstrip(_TRAILING)
        yield IdentifierKind.LINK, found.start(), found.start() + len(written), ""


def _emails(text: str) -> Iterator[tuple[IdentifierKind, int, int, str]]:
    for found in _EMAIL.finditer(text):
        yield IdentifierKind.EMAIL, found.start(), found.end(), ""


def _tags(text: str) -> Iterator[tuple[IdentifierKind, int, int, str]]:
    for found in _TAG.finditer(text):
        if found["name"].casefold() not in _NOT_A_TAG:
            yield IdentifierKind.GAME_TAG, found.start(), found.end(), ""
    for found in _PLAYER.finditer(text):
        yield IdentifierKind.GAME_TAG, found.start(), found.end(), ""


def _at_names(text: str) -> Iterator[tuple[IdentifierKind, int, int, str]]:
    for found in _AT_NAME.finditer(text):
        name = found["name"]
        is_ordinary = name.casefold() in _PLACES | _ORDINARY or _AT_TIME.fullmatch(name)
        if not is_ordinary and re.search(r"[^\W\d_]", name) and len(name) > 1:
            yield IdentifierKind.HANDLE, found.start(), found.end(), ""


def _app_names(text: str) -> Iterator[tuple[IdentifierKind, int, int, str]]:
    """Find "snap: name_12", "insta name_12", "his roblox name is CoolDude"."""
    for found in _APP_SAID.finditer(text):
        app = _APP_OF[found["app"].casefold()]
        link = (found["is"] or "").strip()
        is_said = bool(found["naming"]) and bool(link or found["quoted"])
        if not (link or found["space"]):
            continue
        if found["quoted"]:
            if is_said or link in (":", "=", "called", "named"):
                yield IdentifierKind.HANDLE, *found.span("quoted"), app
        elif _is_name(found["name"], is_said=is_said) or (
            link in (":", "=")
            and _is_alone(text, found.end())
            and _is_name(found["name"], is_said=True)
        ):
            yield IdentifierKind.HANDLE, *found.span("name"), app


def _said_names(text: str) -> Iterator[tuple[IdentifierKind, int, int, str]]:
    """Find "his username is bluebird", "goes by “dark wolf”"."""
    for found in _NAMED.finditer(text):
        app = _APP_OF[found["app"].casefold()] if found["app"] else ""
        if found["quoted"]:
            yield IdentifierKind.HANDLE, *found.span("quoted"), app
        elif _is_name(found["name"], is_said=bool(found["naming"])):
            yield IdentifierKind.HANDLE, *found.span("name"), app


def _loose_names(text: str) -> Iterator[tuple[IdentifierKind, int, int, str]]:
    """Find names that no ordinary word looks like: with a low line inside."""
    for found in _REDDIT.finditer(text):
        yield IdentifierKind.HANDLE, found.start(), found.end(), "reddit"
    for found in _LOOSE.finditer(text):
        name = found["name"]
        has_line = re.search(r"[^\W_]_+[^\W_]|[^\W\d_]\d+_\Z", name)
        if has_line and _is_name(name, is_said=False):
            yield IdentifierKind.HANDLE, found.start(), found.start() + len(name), ""


def _account_numbers(text: str) -> Iterator[tuple[IdentifierKind, int, int, str]]:
    for found in _NUMBERED.finditer(text):
        app = _APP_OF[found["app"].casefold()] if found["app"] else ""
        yield IdentifierKind.ACCOUNT_NUMBER, *found.span("number"), app
    for found in _LONG_ID.finditer(text):
        if not _REFERENCE.search(text[max(0, found.start() - _BEFORE) : found.start()]):
            yield IdentifierKind.ACCOUNT_NUMBER, found.start(), found.end(), ""


def _phones(text: str) -> Iterator[tuple[IdentifierKind, int, int, str]]:
    for pattern, group in ((_PHONE, "number"), (_PHONE_GROUPS, 0), (_SAID_PHONE, "number")):
        for found in pattern.finditer(text):
            start, end = found.span(group)
            if _is_phone(text, start, end):
                yield IdentifierKind.PHONE, start, end, ""


_FINDERS: tuple[_Find, ...] = (
    _emails, _links, _tags, _app_names, _said_names, _at_names, _loose_names, _account_numbers,
    _phones,
)  # fmt: skip


def _is_name(name: str, *, is_said: bool) -> bool:
    """Return whether it can be a name of an account; `is_said` where the words call it one."""
    if name.casefold() in _ORDINARY or _FILES.search(name) or _NUMBER_WORD.fullmatch(name):
        return False
    if not re.search(r"[^\W\d_]", name):
        return False
    return is_said or _LIKE_A_NAME.match(name) is not None


def _is_alone(text: str, end: int) -> bool:
    """Return whether a name ends its piece of a list: nothing of a sentence follows."""
    return (
        re.match(r"\s*(?:[,;.)\n/|]|\Z|and (?:his|her|their)\b)", text[end : end + 20]) is not None
    )


def _is_phone(text: str, start: int, end: int) -> bool:
    number = text[start:end]
    digits = sum(one.isdigit() for one in number)
    before = text[max(0, start - _BEFORE) : start]
    return (
        _FEWEST_DIGITS <= digits <= _MOST_DIGITS
        and number.isascii()
        and not _DATE.search(number)
        and not _REFERENCE.search(before)
        and ".." not in number
        and "  " not in number
    )
