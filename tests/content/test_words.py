# SPDX-License-Identifier: Apache-2.0
"""The words of the shipped content: nothing from the avoid list, no verdicts, short sentences."""

import re
import tomllib
from pathlib import Path

import pytest

CONTENT = Path(__file__).resolve().parents[2] / "resources" / "content" / "en"
LONGEST_SENTENCE = 30

# Keys that hold no prose of ours: identifiers, links, numbers, names that others chose.
NOT_PROSE = {
    "address", "ages", "call_purposes", "cards", "channels", "code", "countries", "dial",
    "emergency_dial", "facts", "fields", "fill", "group", "groups", "icon", "id", "includes",
    "language", "leave_out", "letter",
    "links", "name", "nation", "nations", "needs", "opens", "operator", "part", "phone",
    "purposes", "related", "signs", "situations", "source", "sources", "to", "topic", "topics",
    "urgencies", "urgency", "version", "when",
}  # fmt: skip
# Names of others, and words that the search and the phrase look-up compare with.
NEVER_SHOWN = {
    "pack.toml", "phrase_weights.toml", "phrase_words.toml", "sources.toml", "synonyms.toml",
    "wording_words.toml",
}  # fmt: skip
# Words that others say: quoted so that a parent knows them, not as our own.
QUOTED = {"child", "words_that_harm"}

# Facts sheet H.3, left column.
AVOID = {
    "child pornography": r"child porn",
    "child prostitute": r"prostitut",
    "put themselves at risk": r"put(s|ting)? (themsel\w+|himself|herself) at risk",
    "risk-taking": r"risk-taking|tak(e|es|ing) risks",
    "sexually precocious": r"precocious",
    "provocative images": r"provocative",
    "in a relationship with": r"in a relationship with",
    "the child has been sending pictures": r"ha(s|d|ve) been sending (pictures|photos|images)",
    "self-generated": r"self-(generated|taken|produced)",
    "admitted": r"admit(s|ted)?",
    "confessed": r"confess(es|ed)?",
    "claimed": r"claim(s|ed)?",
    "alleged": r"alleg(ed|es|edly)",
    "lifestyle choice": r"lifestyle choice",
    "promiscuous": r"promiscuous",
    "streetwise": r"streetwise",
    "attention-seeking": r"attention-seeking",
    "predator": r"predators?",
    "paedophile": r"pa?edophiles?",
    "monster": r"monsters?",
    "pervert": r"perverts?",
    "groomer": r"groomers?",
    "stranger danger": r"stranger danger",
    "fake": r"fakes?",
    "not real": r"not real",
    "sexting": r"sexting",
    "revenge porn": r"revenge porn",
    "disclosure": r"disclos(e|es|ed|ing|ure|ures)",
    "young person abuser": r"young person abuser",
    "child offender": r"(child|young) offender",
    "victim": r"victims?",
    "digital native": r"digital natives?",
    "innocent": r"innocent",
    "risk level": r"risk levels?",
    "score": r"scor(e|es|ed|ing)",
    "all clear": r"all[ -]clear",
    "just": r"just",
    "simply": r"simply",
    "obviously": r"obvious(ly)?",
    "why didn't you": r"why didn['’]t you",
}
# product.md 5: never on screen.
AVOID |= {
    "family safety plan": r"family safety plan",
    "traffic light": r"traffic lights?",
    "risk score": r"(high|low|medium)[ -]risk",
    "evidence locker": r"evidence locker",
    "surveillance": r"surveillance",
}

# "Safe" is allowed where it is a wish, a place or a name, never as a finding about a child.
SAFE_ALLOWED = re.compile(
    r"\A(?:safe\Z"  # the first of the SMART words
    r"|(?:.*\b)?(?:keep\w*|kept|stay\w*|feel\w*)(?: \w+){0,3} safe\b)",
    re.IGNORECASE | re.DOTALL,
)
NAMED_EXCEPTIONS = {
    # It is the parent who admits something, not the child.
    ("starters/11-13.toml.starter.11-13-photos-parents-share-1.why", "admitted"),
}


def prose(value, key, path):
    if isinstance(value, str) and key not in QUOTED:
        yield path, value
    if isinstance(value, list):
        for number, part in enumerate(value):
            own = part.get("id", number) if isinstance(part, dict) else number
            yield from prose(part, key, f"{path}.{own}")
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_PROSE:
                yield from prose(part, name, f"{path}.{name}")


def shipped():
    for file in sorted(CONTENT.rglob("*.toml")):
        if file.name not in NEVER_SHOWN:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
            yield from prose(table, "", file.relative_to(CONTENT).as_posix())


TEXTS = list(shipped())


def test_there_is_text():
    assert len(TEXTS) > 500


@pytest.mark.parametrize("name", AVOID)
def test_avoids(name):
    pattern = re.compile(rf"\b(?:{AVOID[name]})\b", re.IGNORECASE)
    found = [
        f"{path}: {text}"
        for path, text in TEXTS
        if pattern.search(text) and (path, name) not in NAMED_EXCEPTIONS
    ]
    assert found == []


def test_every_exception_is_still_needed():
    texts = dict(TEXTS)
    for path, name in NAMED_EXCEPTIONS:
        assert re.search(AVOID[name], texts[path], re.IGNORECASE)


def sentences(text):
    return re.split(r"(?<=[.!?])[”\"’)]*\s+", text)


def test_never_finds_that_something_is_safe():
    found = [
        f"{path}: {sentence}"
        for path, text in TEXTS
        for sentence in sentences(text)
        if re.search(r"\bsafe\b", sentence, re.IGNORECASE) and not SAFE_ALLOWED.match(sentence)
    ]
    assert found == []


def test_sentences_are_short():
    long = [
        f"{path}: {len(sentence.split())} words: {sentence}"
        for path, text in TEXTS
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_has_no_space_at_the_ends_and_no_doubled_space():
    untidy = [path for path, text in TEXTS if text != text.strip() or "  " in text]
    assert untidy == []
