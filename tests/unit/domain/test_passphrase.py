# SPDX-License-Identifier: Apache-2.0
"""What is said of a new passphrase: length and what repeats, and never that it is strong."""

from datetime import date, timedelta

import pytest

from companion.domain.passphrase import PassphraseHint, characters_missing, hint_for
from companion.domain.recovery_sheet import is_try_due


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("", PassphraseHint.EMPTY),
        ("short", PassphraseHint.SHORT),
        (" " * 12, PassphraseHint.SHORT),
        ("aaaaaaaaaaaa", PassphraseHint.REPEATED),
        ("ababababab", PassphraseHint.REPEATED),
        ("summersummer", PassphraseHint.REPEATED),
        ("SummersummersummeR", PassphraseHint.REPEATED),
        ("1234567890", PassphraseHint.IN_ROWS),
        ("qwertyuiop", PassphraseHint.IN_ROWS),
        ("Anna987654321", PassphraseHint.IN_ROWS),
        ("wooden table", PassphraseHint.ONE_MORE_WORD),
        ("kettle orbit velvet nine", PassphraseHint.LONG),
    ],
)
def test_the_first_thing_to_say(typed, hint):
    assert hint_for(typed) is hint


def test_how_many_characters_are_missing():
    assert characters_missing("seven 7") == 3
    assert characters_missing("ten of them") == 0


def test_decomposed_letters_count_as_one():
    assert characters_missing("e\u0301" * 9) == 1


def test_a_month_after_it_worked_the_sheet_is_to_be_tried_again():
    day = date(2026, 3, 1)
    assert not is_try_due(None, day)
    assert not is_try_due(day, day + timedelta(days=30))
    assert is_try_due(day, day + timedelta(days=31))
