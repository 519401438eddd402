# SPDX-License-Identifier: Apache-2.0
"""Checks of the phrase look-up: every cue is worded, every pattern and weight can be read."""

from collections import Counter
from collections.abc import Iterator

from companion.content import pack_files
from companion.content.pack_files import Pack
from companion.content.phrases_to_domain import phrase_book
from companion.content.problem import Problem
from companion.domain.errors import CompanionError


def phrase_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong between phrases.toml and the files of its language."""
    try:
        phrase_book(pack.phrases, pack.phrase_words, pack.phrase_weights)
    except CompanionError as error:
        file, key = str(error.parameters["file"]), str(error.parameters["key"])
        yield Problem(file, key, "cannot be read")
    cues = Counter(cue.id for phrase in pack.phrases.phrase for cue in phrase.cue)
    worded = {cue for wording in pack.phrase_words.wording for cue in wording.cues}
    for cue, count in cues.items():
        if count > 1:
            yield Problem(pack_files.PHRASES, f"cue.{cue}", "the id is used twice")
    for phrase in pack.phrases.phrase:
        if not (phrase.ordinary or phrase.no_reason):
            key = f"phrase.{phrase.id}.ordinary"
            yield Problem(pack_files.PHRASES, key, "neither a reason nor that there is none")
    for cue in sorted(cues.keys() - worded):
        yield Problem(pack_files.PHRASE_WORDS, f"cue.{cue}", "has no wording")
    for cue in sorted(worded - cues.keys()):
        yield Problem(pack_files.PHRASE_WORDS, f"cue.{cue}", "does not exist")
    yield from _weight_problems(pack)


def _weight_problems(pack: Pack) -> Iterator[Problem]:
    phrases = {phrase.id for phrase in pack.phrases.phrase}
    for phrase in pack.phrase_weights.phrases:
        if phrase not in phrases:
            yield Problem(pack_files.PHRASE_WEIGHTS, "phrases", f"{phrase} does not exist")
    known = {source.id for source in pack.sources.source}
    for source in pack.phrase_weights.sources:
        if source not in known:
            yield Problem(pack_files.PHRASE_WEIGHTS, "sources", f"no source {source}")
