# SPDX-License-Identifier: Apache-2.0
"""Words without any gap that are far longer than a line: they get line breaks.

A window lays out one word in a time that grows with the square of its length.
"""

import re

MOST_LETTERS = 1_000
_GAPS = "\\n\\r\\t \u200b\u2028\u2029\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Also letters of languages that are written without gaps: a line may end at each of these."""
_LONG_WORD = re.compile(rf"(?<![^{_GAPS}])[^{_GAPS}]{{{MOST_LETTERS + 1},}}")


def broken(text: str) -> str:
    """Return the text with a line break after every 1,000 letters that have no gap."""
    return _LONG_WORD.sub(_parted, text) if len(text) > MOST_LETTERS else text


def _parted(found: re.Match[str]) -> str:
    word = found.group()
    return "\n".join(
        word[place : place + MOST_LETTERS] for place in range(0, len(word), MOST_LETTERS)
    )
