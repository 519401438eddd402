# SPDX-License-Identifier: Apache-2.0
"""Worksheets got ready: the same tests for the real store and for the fake."""

from datetime import timedelta

import pytest

from companion.domain.preparation import Preparation
from tests.fakes import START, InMemoryVault


@pytest.fixture(params=["real", "fake"])
def vault(request):
    return request.getfixturevalue("home").unlock() if request.param == "real" else InMemoryVault()


@pytest.fixture
def child(vault):
    return vault.children.add_child("A", None, has_extra_needs=False).id


def made(child, sheet="ceop", words="words", minutes=0):
    return Preparation(
        child, sheet, "uk-ceop", {"what": words}, {"what": "w"}, START + timedelta(minutes=minutes)
    )


def test_comes_back_as_it_was_kept(vault, child):
    vault.preparations.keep_preparation(made(child))
    assert vault.preparations.preparations(child) == (made(child),)


def test_there_is_one_of_each_kind_and_the_last_written_comes_first(vault, child):
    for one in (made(child), made(child, "general", minutes=1), made(child, words="b", minutes=2)):
        vault.preparations.keep_preparation(one)
    assert vault.preparations.preparations(child) == (
        made(child, words="b", minutes=2),
        made(child, "general", minutes=1),
    )


def test_another_child_has_its_own(vault, child):
    other = vault.children.add_child("B", None, has_extra_needs=False).id
    vault.preparations.keep_preparation(made(child))
    assert vault.preparations.preparations(other) == ()


def test_one_without_words_goes(vault, child):
    vault.preparations.keep_preparation(made(child))
    vault.preparations.keep_preparation(made(child, words=" "))
    assert vault.preparations.preparations(child) == ()


def test_any_text_is_kept(vault, child):
    text = "שלום \u202eabc\u202c 😀 'quote\"; drop table preparation\n" + "x" * 1_000_000
    vault.preparations.keep_preparation(made(child, words=text))
    assert vault.preparations.preparations(child)[0].words == {"what": text}
