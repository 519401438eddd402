# SPDX-License-Identifier: Apache-2.0
"""From the structs of the wording files to the books of the wording check and picture check."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from companion.content import pack_files
from companion.content import wording_schema as schema
from companion.content.reader import damaged
from companion.content.to_domain import provenance
from companion.domain.chat_spelling import ChatSpelling
from companion.domain.phrase_pattern import BadPatternError, Pattern, PatternReader
from companion.domain.picture_words import PictureBook, PictureRule
from companion.domain.wording_check import WordingAdvice, WordingBook, WordingRule


def wording_book(file: schema.WordingFile, words: schema.WordingWordsFile) -> WordingBook:
    """Return the book of the wording check. Raises CompanionError(CONTENT_DAMAGED)."""
    spelling = _spelling(words)
    reader = _reader(words, spelling)
    rules = (
        WordingRule(
            one.advice,
            frozenset(one.boxes),
            tuple(_patterns(one.patterns, reader, f"rule.{number}.patterns")),
            tuple(_patterns(one.unless, reader, f"rule.{number}.unless")),
        )
        for number, one in enumerate(words.rule)
    )
    advice = {table.id: _advice(table, file) for table in file.advice}
    streets = frozenset(words.streets.split())
    return WordingBook(MappingProxyType(advice), tuple(rules), spelling, streets)


def picture_book(words: schema.WordingWordsFile) -> PictureBook:
    """Return the book of the picture check. Raises CompanionError(CONTENT_DAMAGED)."""
    spelling = _spelling(words)
    reader = _reader(words, spelling)
    rules = (
        PictureRule(
            one.talk,
            tuple(_patterns(one.patterns, reader, f"picture.{number}.patterns")),
            tuple(_patterns(one.unless, reader, f"picture.{number}.unless")),
        )
        for number, one in enumerate(words.picture)
    )
    return PictureBook(spelling, tuple(rules))


def _advice(table: schema.AdviceTable, file: schema.WordingFile) -> WordingAdvice:
    return WordingAdvice(
        id=table.id,
        kind=table.kind,
        title=table.title,
        why=table.why,
        instead=tuple(table.instead),
        provenance=provenance(table, file),
    )


def _spelling(words: schema.WordingWordsFile) -> ChatSpelling:
    return ChatSpelling({(word,): () for word in words.left_out.split()}, frozenset())


def _reader(words: schema.WordingWordsFile, spelling: ChatSpelling) -> PatternReader:
    reader = PatternReader(spelling.plain)
    for name, text in words.groups.items():
        try:
            reader.add_group(name, text)
        except BadPatternError:
            raise damaged(pack_files.WORDING_WORDS, f"groups.{name}") from None
    return reader


def _patterns(texts: Iterable[str], reader: PatternReader, key: str) -> Iterator[Pattern]:
    for text in texts:
        try:
            yield reader.read(text)
        except BadPatternError:
            raise damaged(pack_files.WORDING_WORDS, f"{key}.{text}") from None
