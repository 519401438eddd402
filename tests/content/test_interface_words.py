# SPDX-License-Identifier: Apache-2.0
"""The words of the interface itself: the same list to avoid, the same short sentences."""

import ast
import re
from pathlib import Path

import pytest

from tests.content.reading import read
from tests.content.test_words import AVOID, SAFE_ALLOWED, sentences

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "companion" / "ui"
LONGEST_SENTENCE = 25
AVERAGE = 10
GRADE = 4

NAMED_EXCEPTIONS = {
    # It says that there is none.
    ("widgets/review_landing.py", "score"),
}


def told(tree):
    """Yield the words that are handed to `tr`, `translate` or `QT_TRANSLATE_NOOP`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        place = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}.get(name)
        if place is None or len(node.args) <= place:
            continue
        words = node.args[place]
        if isinstance(words, ast.Constant) and isinstance(words.value, str):
            yield words.lineno, words.value


def shown():
    for file in sorted(UI.rglob("*.py")):
        for line, words in told(ast.parse(file.read_text(encoding="utf-8"))):
            yield f"{file.relative_to(UI).as_posix()}:{line}", words


TEXTS = list(shown())


def test_there_is_text():
    assert len(TEXTS) > 800


@pytest.mark.parametrize("name", AVOID)
def test_avoids(name):
    pattern = re.compile(rf"\b(?:{AVOID[name]})\b", re.IGNORECASE)
    found = [
        f"{place}: {text}"
        for place, text in TEXTS
        if pattern.search(text) and (place.partition(":")[0], name) not in NAMED_EXCEPTIONS
    ]
    assert found == []


def test_never_finds_that_something_is_safe():
    found = [
        f"{place}: {sentence}"
        for place, text in TEXTS
        for sentence in sentences(text)
        if re.search(r"\bsafe\b", sentence, re.IGNORECASE) and not SAFE_ALLOWED.match(sentence)
    ]
    assert found == []


def test_sentences_are_short():
    long = [
        f"{place}: {len(sentence.split())} words: {sentence}"
        for place, text in TEXTS
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_is_easy_to_read_on_average():
    whole = [text.replace("&", "") for _place, text in TEXTS if text.rstrip("”")[-1:] in ".?"]
    figures = read([re.sub(r"\{\w+\}", "it", text) for text in whole])
    assert figures.words_each < AVERAGE
    assert figures.grade < GRADE


def test_has_no_exclamation_mark():
    assert [f"{place}: {text}" for place, text in TEXTS if "!" in text] == []


def test_every_exception_is_still_needed():
    for file, name in NAMED_EXCEPTIONS:
        texts = [text for place, text in TEXTS if place.partition(":")[0] == file]
        assert any(re.search(AVOID[name], text, re.IGNORECASE) for text in texts)


@pytest.mark.parametrize(
    "code",
    [
        'self.tr("Just now")',
        'translate("Sheets", "Just now")',
        'QT_TRANSLATE_NOOP("Sheets", "Just now")',
        'QCoreApplication.translate("A", "Just now").format(a=1)',
    ],
)
def test_words_are_found_however_they_are_said(code):
    assert [text for _line, text in told(ast.parse(code))] == ["Just now"]
