# SPDX-License-Identifier: Apache-2.0
"""Which web addresses and telephone numbers content may hold."""

import re
from unicodedata import category
from urllib.parse import urlsplit

_HOST = re.compile(r"\A(?=.{4,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]+\Z")
_DIAL = re.compile(r"\A(?:tel|sms):\+?[0-9]{2,15}\Z")
_MAIL = re.compile(r"\Amailto:[A-Za-z0-9][A-Za-z0-9._-]{0,63}@(?P<host>[a-z0-9.-]+)\Z")
_ESCAPE = re.compile(r"%(?![2-7][0-9A-Fa-f])|%7[Ff]|%25|%5[Cc]")
"""What may not stand in an address: signs that nobody sees, or an escape within an escape."""
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))
_JOINERS = "\u200c\u200d"
"""Some scripts can not be written without them; they move nothing."""
_PHONE_SIGNS = frozenset(" +-()#*/.,;:'’")


def is_web_address(address: str) -> bool:
    """Return whether it is plain https: ASCII, whole, no credentials or port, no white space."""
    if not all("!" <= character <= "~" for character in address) or "\\" in address:
        return False
    if "..." in address or _ESCAPE.search(address) is not None:
        return False
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None
    except ValueError:
        return False
    return address.startswith("https://") and not has_port and _is_host(parts.netloc.lower())


def _is_host(host: str) -> bool:
    # "xn--" names letters of other scripts, some of which look like ours.
    return _HOST.match(host) is not None and not any(
        part.startswith("xn--") for part in host.split(".")
    )


def is_dial(link: str) -> bool:
    """Return whether it is `tel:` or `sms:` with digits, and nothing else."""
    return _DIAL.match(link) is not None


def is_phone(text: str) -> bool:
    """Return whether it is a number as people write it, words about it included."""
    return any(c.isdecimal() for c in text) and all(
        c.isalpha() or c.isdecimal() or c in _PHONE_SIGNS for c in text
    )


def is_text(link: str) -> bool:
    """Return whether it is `sms:` with digits, and nothing else."""
    return link.startswith("sms:") and is_dial(link)


def is_mail(link: str) -> bool:
    """Return whether it is `mailto:` one plain address: no subject, no words, no copies."""
    found = _MAIL.match(link)
    return found is not None and _is_host(found["host"])


def is_plain_text(text: str) -> bool:
    """Return whether it is one line whose signs can all be seen, in the order they stand in."""
    return all(category(sign) not in _UNSEEN or sign in _JOINERS for sign in text)
