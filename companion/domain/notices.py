# SPDX-License-Identifier: Apache-2.0
"""Programs of others that come with this one, and under which licence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One program. `inside` names the one that brings it along; `texts` are its licences."""

    name: str
    version: str
    licence: str
    source: str
    inside: str
    copyright: tuple[str, ...]
    texts: tuple[str, ...]
