# SPDX-License-Identifier: Apache-2.0
"""Checks of the phrase look-up: every cue is worded once or more, and every pattern can be read."""

from collections import Counter
from collections.abc import Iterator

from companion.content import pack_files
from companion.content.pack_files import Pack
from companion.content.phrases_to_domain import phrase_book
from companion.content.problem import Problem
from companion.domain.errors import CompanionError


def phrase_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong between phrases.toml and phrase_words.toml."""
    try:
        phrase_book(pack.phrases, pack.phrase_words)
    except CompanionError as error:
        yield Problem(pack_files.PHRASE_WORDS, str(error.parameters["key"]), "cannot be read")
    cues = Counter(cue.id for phrase in pack.phrases.phrase for cue in phrase.cue)
    worded = {cue for wording in pack.phrase_words.wording for cue in wording.cues}
    for cue, count in cues.items():
        if count > 1:
            yield Problem(pack_files.PHRASES, f"cue.{cue}", "the id is used twice")
    for cue in sorted(cues.keys() - worded):
        yield Problem(pack_files.PHRASE_WORDS, f"cue.{cue}", "has no wording")
    for cue in sorted(worded - cues.keys()):
        yield Problem(pack_files.PHRASE_WORDS, f"cue.{cue}", "does not exist")
