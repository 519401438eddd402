# SPDX-License-Identifier: Apache-2.0
"""How hard the shipped words are to read: reading age 9 to 11, measured item by item.

A formula is a blunt tool: it finds long sentences and long words, not muddle. It does not stand
in for parents who read the guide.
"""

from __future__ import annotations

import tomllib

import pytest

from tests.content.reading import read, syllables
from tests.content.test_words import CONTENT, prose

HIGHEST_GRADE = 6.0
MOST_WORDS_EACH = 15
ENOUGH_WORDS = 30
"""With fewer, one long word decides the figure: such items are judged with their neighbours."""

# Headings and labels are no sentences; they would make every figure look lower than it is.
NO_SENTENCES = {"headline", "letter", "place", "title", "word", "year"}
FILES = sorted(
    file.relative_to(CONTENT).as_posix()
    for file in CONTENT.rglob("*.toml")
    if file.name not in ("pack.toml", "sources.toml")
)

# Item -> why it may be harder than the rest.
EXCEPTIONS = {
    "channels/INT.toml: channel int-inhope": "it says in two lines what a report there is about",
    "signs.toml: sign sexual-contact-seen": "a grave sign has to say that the talk was sexual",
}


def texts_of(item):
    return [text for path, text in prose(item, "", "") if path.split(".")[1] not in NO_SENTENCES]


def items_of(name):
    """Give (item, its texts) of a file; a page apart from its points, a starter's words too."""
    table = tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))
    for kind, items in table.items():
        if not isinstance(items, list) or kind == "source":
            continue
        for item in items:
            # What has no id is never shown: word lists for searching and comparing.
            if not isinstance(item, dict) or "id" not in item:
                continue
            key = f"{name}: {kind} {item['id']}"
            parts = {part: value for part, value in item.items() if part != "point"}
            yield key, texts_of(parts)
            for point in item.get("point", []):
                yield f"{name}: point {point['id']}", texts_of(point)
            if kind == "starter":
                yield f"{key}, what you say", said_in(item)


def said_in(starter):
    return [starter["words"], *(reaction["say"] for reaction in starter.get("reactions", []))]


def judged_in(name):
    """Give (items, reading) of a file; short items together until there are enough words."""
    keys, texts = [], []
    for key, own in items_of(name):
        reading = read(own)
        if len(reading.words) >= ENOUGH_WORDS:
            yield key, reading
            continue
        keys.append(key)
        texts += own
        if len(read(texts).words) >= ENOUGH_WORDS:
            yield " + ".join(keys), read(texts)
            keys, texts = [], []


JUDGED = {name: dict(judged_in(name)) for name in FILES}


def test_there_is_something_to_judge():
    assert sum(map(len, JUDGED.values())) > 300


@pytest.mark.parametrize("name", FILES)
def test_reading_age(name):
    hard = [
        f"{key}: grade {reading.grade:.1f}, hardest: {', '.join(reading.hardest)}"
        for key, reading in JUDGED[name].items()
        if reading.grade > HIGHEST_GRADE and key not in EXCEPTIONS
    ]
    assert hard == []


@pytest.mark.parametrize("name", FILES)
def test_sentences_are_short_on_average(name):
    long = [
        f"{key}: {reading.words_each:.1f} words in the average sentence"
        for key, reading in JUDGED[name].items()
        if reading.words_each > MOST_WORDS_EACH and key not in EXCEPTIONS
    ]
    assert long == []


def test_every_exception_is_still_needed_and_has_a_reason():
    judged = {key: one for readings in JUDGED.values() for key, one in readings.items()}
    for key, reason in EXCEPTIONS.items():
        assert judged[key].grade > HIGHEST_GRADE or judged[key].words_each > MOST_WORDS_EACH
        assert reason


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("The cat sat on the mat.", -1.4),
        (
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            11.3,
        ),
    ],
)
def test_the_grade_is_the_known_one(words, grade):
    assert read([words]).grade == pytest.approx(grade, abs=0.1)


def test_a_line_without_a_full_stop_and_a_quotation_are_sentences():
    assert read(["Look again", "Say: “Stop. We tell.” Then go."]).sentences == 4


@pytest.mark.parametrize(
    ("word", "count"), [("child’s", 1), ("passphrase", 2), ("helpline", 2), ("messaged", 2)]
)
def test_words_that_the_dictionary_lacks_are_counted_by_their_vowels(word, count):
    assert syllables(word) == count


def test_names_the_hardest_words_first():
    assert read(["The university of a terrible vocabulary."]).hardest == [
        "university",
        "vocabulary",
        "terrible",
    ]
