# SPDX-License-Identifier: Apache-2.0
"""One thing that is wrong with a content pack."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """The file, the key in it, and what is wrong there, for the people who write content."""

    file: str
    key: str
    what: str
