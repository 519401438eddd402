# SPDX-License-Identifier: Apache-2.0
"""The weighted words of the phrase look-up: made as said, no lines in them, and they generalise."""

import tomllib
from dataclasses import replace

import pytest

from companion.content import phrase_schema, phrase_weights
from companion.content.pack_files import PHRASE_WEIGHTS, PHRASE_WORDS, PackFiles
from companion.domain.phrases import PhraseFinder
from devtools import phrase_weights as counting

FOLDS = 5
FOUND_AT_LEAST, FALSE_AT_MOST = 0.67, 0.05
LARGEST = 200_000


@pytest.fixture(scope="module")
def book():
    return counting.book_of(counting.PACK)


def test_the_shipped_file_is_what_counting_makes():
    shipped = (counting.PACK / PHRASE_WEIGHTS).read_text(encoding="utf-8")
    assert shipped == counting.file_text()


def test_it_is_small_and_holds_only_words_and_pairs():
    path = counting.PACK / PHRASE_WEIGHTS
    assert path.stat().st_size < LARGEST
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["weights"].splitlines()
    assert max(len(row.split("|")[0].split()) for row in rows) == 2


def rows_of(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def finder_without(book, files, fold, sets):
    """A look-up whose words were counted without every fifth line of the second set."""
    first, second = sets
    left = [line for at, line in enumerate(second) if at % FOLDS != fold]
    made = tomllib.loads(counting.made_part([*first, *left], [one.id for one in book.phrases]))
    words = files.read(PHRASE_WORDS, phrase_schema.PhraseWordsFile)
    head = files.read(PHRASE_WEIGHTS, phrase_schema.PhraseWeightsFile)
    for name, value in made.items():
        setattr(head, name, value)
    return PhraseFinder(
        replace(book, evidence=phrase_weights.word_evidence(head, words, book.spelling))
    )


def test_lines_that_were_not_counted_are_found_as_well(book):
    sets = [list(counting.read_lines(book, [path])) for path in counting.SETS]
    rows = rows_of(counting.SETS[1])
    found, alarms, everyday = 0, 0, sum(labels == counting.EVERYDAY for labels, _ in rows)
    for fold in range(FOLDS):
        finder = finder_without(book, PackFiles([counting.PACK]), fold, sets)
        for labels, text in rows[fold::FOLDS]:
            findings = finder.find(text)
            if labels == counting.EVERYDAY:
                alarms += bool(findings)
            else:
                names = {
                    name for one in findings[:3] for name in (one.phrase.id, one.phrase.tactic)
                }
                found += bool(names & set(labels.split("|")))
    assert found / (len(rows) - everyday) >= FOUND_AT_LEAST
    assert alarms / everyday <= FALSE_AT_MOST
