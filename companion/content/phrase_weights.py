# SPDX-License-Identifier: Apache-2.0
"""From phrase_weights.toml to the weighted words of the phrase look-up."""

from collections.abc import Iterator

from companion.content import pack_files
from companion.content import phrase_schema as schema
from companion.content.reader import damaged
from companion.domain.chat_spelling import ChatSpelling
from companion.domain.phrase_evidence import Stems, Weight, WordEvidence

BETWEEN = "|"
"""Between the weight against everyday talk and those for phrases, in a line of the list."""


def word_evidence(
    file: schema.PhraseWeightsFile, words: schema.PhraseWordsFile, spelling: ChatSpelling
) -> WordEvidence:
    """Return the list. Raises CompanionError(CONTENT_DAMAGED)."""
    return WordEvidence(
        weights=dict(_weights(file)),
        enough=file.enough,
        keeps=file.keeps,
        leeway=file.leeway,
        stems=stems(file, words, spelling),
        fillers=frozenset(file.fillers.split()),
    )


def stems(
    file: schema.PhraseWeightsFile, words: schema.PhraseWordsFile, spelling: ChatSpelling
) -> Stems:
    """Return how words are cut, and of which kind they are."""
    kinds: dict[str, str] = {}
    for name in file.kinds:
        if name not in words.groups:
            raise damaged(pack_files.PHRASE_WEIGHTS, f"kinds.{name}")
        for word in words.groups[name].split():
            if word.isalnum():
                kinds |= dict.fromkeys(spelling.plain(word), name) | kinds
    return Stems(tuple(file.endings.split()), frozenset(file.whole.split()), kinds)


def _weights(file: schema.PhraseWeightsFile) -> Iterator[tuple[str, Weight]]:
    """Yield the lines of the list, such as "send pic|2.1|5:1.3 7:0.6"."""
    for number, line in enumerate(file.weights.splitlines()):
        try:
            feature, total, fitting = line.split(BETWEEN)
            pairs = (one.split(":") for one in fitting.split())
            phrases = tuple((file.phrases[_place(at)], float(fits)) for at, fits in pairs)
            yield feature, Weight(float(total), phrases)
        except (ValueError, IndexError):
            raise damaged(pack_files.PHRASE_WEIGHTS, f"weights.{number}") from None


def _place(text: str) -> int:
    place = int(text)
    if place < 0:
        raise ValueError
    return place
