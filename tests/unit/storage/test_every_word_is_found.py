# SPDX-License-Identifier: Apache-2.0
"""No word of an entry is unfindable, in any order, whole, begun or as a phrase."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.entry_find import Wanted
from companion.domain.journal import EntryText, Happened
from companion.storage.open_vault import UnlockedVault
from tests.fakes import START

UNHURRIED = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LETTERS = "abcéÉñoßжЖשאلم你好あ한ğıøł0129"
BETWEEN = " \n\t.,;:!?-–—_'’\"“”()[]{}*^/\\@#&%+=|<>~`🙂₽☎\u202e\u200b"
TEXTS = st.text(LETTERS + BETWEEN, min_size=1, max_size=60)
WORDS = re.compile(r"[^\W_]+")


@pytest.fixture
def vault(home) -> UnlockedVault:
    vault = home.unlock()
    vault.children.add_child("A", None, has_extra_needs=False)
    return vault


def ids(vault, child, typed):
    lines = vault.journal.find(child, Wanted(typed), offset=0, limit=9).lines
    return [line.id for line in lines]


def words_of(*texts):
    return WORDS.findall(unicodedata.normalize("NFC", " ".join(texts)))[:32]


@UNHURRIED
@given(fields=st.tuples(*[TEXTS] * 5), data=st.data())
def test_every_word_of_every_field_is_found_in_any_order(vault, fields, data):
    saw, who, tag, person, account = fields
    details = EntryDetails(
        tags=(tag,), people=(person,), accounts=(AccountName(AccountKind.OTHER, account),)
    )
    text = EntryText(saw=saw, who=who)
    child = vault.children.add_child("B", None, has_extra_needs=False).id
    entry = vault.journal.add_entry(child, Happened(), text, START, details).id
    words = words_of(*fields)
    for word in words:
        assert entry in ids(vault, child, word)
        assert entry in ids(vault, child, word[: len(word) // 2 + 1])
        assert entry in ids(vault, child, f'"{word}"')
    if words:
        mixed = data.draw(st.permutations(words))
        assert entry in ids(vault, child, " ".join(mixed))
    if words_of(saw):
        phrase = re.sub('["“”]', " ", saw)
        assert entry in ids(vault, child, f'"{phrase}"')


@UNHURRIED
@given(typed=st.text(max_size=60))
def test_whatever_is_typed_stops_nothing(vault, typed):
    ids(vault, 1, typed)
