# SPDX-License-Identifier: Apache-2.0
"""Which web addresses and telephone numbers content may hold."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"\A(?=.{4,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]+\Z")
_DIAL = re.compile(r"\A(?:tel|sms):\+?[0-9]{2,15}\Z")
_PHONE_SIGNS = frozenset(" +-()#*/.,;:'’")


def is_web_address(address: str) -> bool:
    """Return whether it is plain https: ASCII, whole, no credentials or port, no white space."""
    if not all("!" <= character <= "~" for character in address) or "\\" in address:
        return False
    if "..." in address:
        return False
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None
    except ValueError:
        return False
    return (
        address.startswith("https://")
        and not has_port
        and _HOST.match(parts.netloc.lower()) is not None
    )


def is_dial(link: str) -> bool:
    """Return whether it is `tel:` or `sms:` with digits, and nothing else."""
    return _DIAL.match(link) is not None


def is_phone(text: str) -> bool:
    """Return whether it is a number as people write it, words about it included."""
    return any(c.isdecimal() for c in text) and all(
        c.isalpha() or c.isdecimal() or c in _PHONE_SIGNS for c in text
    )
