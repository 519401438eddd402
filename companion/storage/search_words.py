# SPDX-License-Identifier: Apache-2.0
"""From what somebody types to a full-text query: words only, nothing of it is interpreted."""

import unicodedata

from companion.storage.stored_text import storable

LONGEST_QUERY = 1000
MOST_WORDS = 32


def words_query(typed: str) -> str:
    """Return the query for texts with all words, the last as a beginning; empty for no words."""
    text = unicodedata.normalize("NFC", storable(typed[:LONGEST_QUERY]))
    words = [word for word in text.split() if any(c.isalnum() for c in word)][:MOST_WORDS]
    if not words:
        return ""
    quoted = ['"{}"'.format(word.replace('"', '""')) for word in words]
    return f"words : ({' AND '.join(quoted)} *)"


def in_child(query: str, child_id: int) -> str:
    """Narrow a query down to the entries of one child."""
    return f'child_id : "{child_id}" AND {query}'
