# SPDX-License-Identifier: Apache-2.0
"""From the structs of the phrase files to the book of the look-up."""

from collections.abc import Iterable, Iterator

from companion.content import pack_files
from companion.content import phrase_schema as schema
from companion.content.phrase_weights import word_evidence
from companion.content.reader import damaged
from companion.content.to_domain import provenance
from companion.domain.chat_spelling import ChatSpelling
from companion.domain.phrase_pattern import (
    BadPatternError,
    Pattern,
    PatternReader,
)
from companion.domain.phrases import (
    Cue,
    Frame,
    Phrase,
    PhraseBook,
    Strength,
    Together,
    Wording,
)


def phrase_book(
    file: schema.PhrasesFile,
    words: schema.PhraseWordsFile,
    weights: schema.PhraseWeightsFile,
) -> PhraseBook:
    """Return the book of the look-up. Raises CompanionError(CONTENT_DAMAGED)."""
    same = _same(words)
    reader = _reader(words, ChatSpelling(same, frozenset(words.same)))
    frames = tuple(
        Frame(
            one.reach,
            tuple(_patterns(one.patterns, reader, f"frame.{number}.patterns")),
            tuple(_patterns(one.unless, reader, f"frame.{number}.unless")),
        )
        for number, one in enumerate(words.frame)
    )
    wordings = tuple(_wordings(words.wording, reader))
    known = frozenset(_words_of(frames, wordings))
    spelling = ChatSpelling(
        same,
        known,
        corrected=frozenset(words.corrected.split()),
        other=known | frozenset(words.other.split()),
        signers=frozenset(words.signers.split()),
    )
    return PhraseBook(
        phrases=tuple(_phrases(file)),
        together=tuple(_together(file)),
        spelling=spelling,
        denials=frozenset(words.denials.split()),
        everyday=frozenset(words.everyday.split()),
        frames=frames,
        wordings=wordings,
        evidence=word_evidence(weights, words, spelling),
    )


def _same(words: schema.PhraseWordsFile) -> dict[tuple[str, ...], tuple[str, ...]]:
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    for word, spellings in words.same.items():
        same |= {_spelt(spelling): tuple(word.split()) for spelling in spellings.split()}
    return same | {_spelt(spelling): () for spelling in words.left_out.split()}


def _reader(words: schema.PhraseWordsFile, spelling: ChatSpelling) -> PatternReader:
    reader = PatternReader(spelling.plain)
    for name, text in words.groups.items():
        try:
            reader.add_group(name, text)
        except BadPatternError:
            raise damaged(pack_files.PHRASE_WORDS, f"groups.{name}") from None
    return reader


def _patterns(texts: Iterable[str], reader: PatternReader, key: str) -> Iterator[Pattern]:
    for text in texts:
        try:
            yield reader.read(text)
        except BadPatternError:
            raise damaged(pack_files.PHRASE_WORDS, f"{key}.{text}") from None


def _wordings(tables: Iterable[schema.WordingTable], reader: PatternReader) -> Iterator[Wording]:
    for number, table in enumerate(tables):
        yield Wording(
            cues=tuple(table.cues),
            strength=Strength(table.strength),
            patterns=tuple(_patterns(table.patterns, reader, f"wording.{number}.patterns")),
            unless=tuple(_patterns(table.unless, reader, f"wording.{number}.unless")),
            needs=tuple(_patterns(table.needs, reader, f"wording.{number}.needs")),
        )


def _words_of(frames: Iterable[Frame], wordings: Iterable[Wording]) -> Iterator[str]:
    patterns = [pattern for one in frames for pattern in (*one.patterns, *one.unless)]
    for wording in wordings:
        patterns += [*wording.patterns, *wording.unless, *wording.needs]
    for element in (element for pattern in patterns for element in pattern.elements):
        for first, rests in element.runs.items():
            yield first
            yield from (word for rest in rests for word in rest)


def _spelt(spelling: str) -> tuple[str, ...]:
    return tuple(spelling.split("_"))


def _phrases(file: schema.PhrasesFile) -> Iterator[Phrase]:
    for table in file.phrase:
        yield Phrase(
            id=table.id,
            title=table.title,
            tactic=table.tactic,
            ask=tuple(table.ask),
            report_when=table.report_when,
            cards=tuple(table.cards),
            call_purposes=tuple(table.call_purposes),
            cues=tuple(Cue(cue.id, cue.says, tuple(cue.ordinary)) for cue in table.cue),
            provenance=provenance(table, file),
            ordinary=tuple(table.ordinary),
            no_reason=table.no_reason,
            warning=table.warning,
            read=table.read,
            topic=table.topic,
            is_grave=table.is_grave,
        )


def _together(file: schema.PhrasesFile) -> Iterator[Together]:
    for table in file.together:
        yield Together(
            id=table.id,
            any_of=tuple(table.any_of),
            with_any_of=tuple(table.with_any_of),
            text=table.text,
            cards=tuple(table.cards),
            call_purposes=tuple(table.call_purposes),
            provenance=provenance(table, file),
        )
