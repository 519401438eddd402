# SPDX-License-Identifier: Apache-2.0
"""The words for a day that stand in what somebody wrote, such as "last night"."""

import re

from companion.domain.when_days import WEEKDAYS

LOOKED_AT = 2_000
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_DAY = "|".join(WEEKDAYS)
_COUNT = r"(?:\d{1,2}|two|three|four|five|six|ten|a couple of)"
_NAMED = re.compile(
    rf"(?<![\w'’-])(?:last\s+night|yesterday{_PART}|this\s+(?:morning|afternoon|evening)"
    rf"|(?:on|last)\s+(?:{_DAY}){_PART}|{_COUNT}\s+days\s+ago|last\s+weekend)(?![\w-])",
    re.IGNORECASE,
)


def day_named_in(text: str) -> str:
    """Return the first words for a day in a text as they stand there, or nothing."""
    found = _NAMED.search(text[:LOOKED_AT])
    return " ".join(found[0].split()) if found else ""
