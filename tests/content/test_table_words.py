# SPDX-License-Identifier: Apache-2.0
"""The words that lie on the table: nothing that a child should not meet there first."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.domain.guide import Audience

CATALOG = Catalog.built_in(Path(__file__).resolve().parents[2] / "resources" / "content")
NOT_FOR_THE_TABLE = re.compile(
    r"\b(?:nud(?:e|es|ity)|naked|undress\w*|underwear|sex\w*|porn\w*|rap(?:e|es|ed|ist)"
    r"|molest\w*|abus\w*|assault\w*|groom\w*|predator\w*|genital\w*|private parts?"
    r"|blackmail\w*|sextort\w*|threat\w*|suicid\w*|kill\w*|murder\w*|self-harm\w*"
    r"|(?:hurt|cut|harm)(?:s|ing)? (?:yourself|yourselves|themsel\w+|himself|herself)"
    r"|police|prison|arrest\w*|court|kidnap\w*|weapons?|drugs?|alcohol)\b",
    re.IGNORECASE,
)


def on_the_table(starters, ideas):
    """Yield the id and each text of what a child at the table may read."""
    for one in starters:
        if one.audience is Audience.TOGETHER:
            yield one.id, one.words
    for idea in ideas:
        if idea.audience is Audience.TOGETHER:
            for text in (idea.word, idea.text, idea.adults, idea.ask_together):
                yield idea.id, text


def found(starters, ideas):
    return [
        (one, text) for one, text in on_the_table(starters, ideas) if NOT_FOR_THE_TABLE.search(text)
    ]


def test_nothing_on_the_table_frightens():
    assert found(CATALOG.starters(), CATALOG.smart_ideas()) == []


def test_every_idea_and_only_everyday_starters_are_for_the_table():
    assert {one.audience for one in CATALOG.smart_ideas()} == {Audience.TOGETHER}
    together = [one for one in CATALOG.starters() if one.audience is Audience.TOGETHER]
    assert len(together) > 100
    assert {one.situations for one in together} == {("everyday",)}


@pytest.mark.parametrize(
    "words",
    [
        "Has anyone asked you for a nude?",
        "Some people are killed that way.",
        "Do you ever hurt yourself?",
        "We would tell the police.",
        "What do you know about sex?",
        "Someone may blackmail you.",
    ],
)
def test_one_wrong_word_is_found_wherever_it_stands(words):
    starters, ideas = CATALOG.starters(), CATALOG.smart_ideas()
    starter = next(one for one in starters if one.audience is Audience.TOGETHER)
    changed = replace(starter, words=words)
    assert found([changed], ()) == [(starter.id, words)]
    for field in ("text", "adults", "ask_together"):
        idea = replace(ideas[0], **{field: words})
        assert found((), [idea]) == [(idea.id, words)]
