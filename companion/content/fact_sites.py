# SPDX-License-Identifier: Apache-2.0
"""Which web sites and mail addresses a file with newer facts may name."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from companion.content import schema
from companion.content.fact_reading import Reading, doors_of_file
from companion.content.pack_files import PackFiles
from companion.domain.channel import Channel
from companion.domain.fact_file import FIELDS, FactRefusal, Refused

_MAIL_NAME = re.compile(r"[\w.+-]+@")
_SCHEME = re.compile(r"\b(?:javascript|vbscript|data|file|http|ftp|smb):|:/")
_HOST_IN_WORDS = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}")
_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?\Z")
"""Nothing that could send the browser on to another site."""


def site_refusals(it: Reading) -> Iterator[Refused]:
    """Refuse a site that is not the door's own; of a new door one that no list of ours names."""
    known: set[str] | None = None
    for text in it.new_texts():
        if text.own is not None:
            allowed = _hosts_of((text.own,))
        else:
            known = known if known is not None else _known_hosts(it.files)
            allowed = known
        is_plain = text.name != "address" or _has_plain_path(text.after)
        if not is_plain or not _hosts(text.after) <= allowed:
            yield Refused(FactRefusal.WEB_SITE, text.place)


def _has_plain_path(address: str) -> bool:
    _, _, rest = address.removeprefix("https://").partition("/")
    return not rest or _PLAIN_PATH.match(f"/{rest}") is not None


def _known_hosts(files: PackFiles) -> set[str]:
    """Return every site of our own lists, those that are named in words too."""
    own = (
        files.read(name, schema.ChannelsFile)
        for name in files.names()
        if name.startswith("channels/")
    )
    return {host for file in own for host in _hosts_of(doors_of_file(file).values())}


def _hosts_of(doors: Iterable[Channel]) -> set[str]:
    return {host for door in doors for name in FIELDS for host in _hosts(getattr(door, name))}


def _hosts(text: str) -> set[str]:
    """Return the sites that a value names: of an address the host alone, else all in the words."""
    if text.startswith("https://") and " " not in text:
        try:
            return {urlsplit(text).netloc.lower().removeprefix("www.")}
        except ValueError:
            return {text}
    words = _MAIL_NAME.sub("", text.lower())
    found = {host.removeprefix("www.") for host in _HOST_IN_WORDS.findall(words)}
    return found | set(_SCHEME.findall(words))
