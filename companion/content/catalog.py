# SPDX-License-Identifier: Apache-2.0
"""The content in the chosen language, read file by file when it is first asked for.

So are the modules that read the rarer files: the first page needs few of them.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from companion.content import pack_files, schema, to_domain
from companion.content.pack_files import PackFiles, channels_file
from companion.content.reader import damaged
from companion.domain.errors import CompanionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from companion.content import wording_schema
    from companion.domain.channel import Channel, Country
    from companion.domain.checklist import Sign, SignGroup, Strength
    from companion.domain.door_finder import DoorFinder
    from companion.domain.fact_file import FactFile, Refused
    from companion.domain.guide import (
        GuidePage,
        NeverRule,
        Principle,
        SituationCard,
        SmartIdea,
        Source,
        Starter,
        StartTile,
        Tactic,
        Topic,
    )
    from companion.domain.missing import MissingForm
    from companion.domain.next_step import Rule, RuleTable
    from companion.domain.phrases import PhraseBook
    from companion.domain.picture_words import PictureBook
    from companion.domain.preparation import Worksheet
    from companion.domain.wording_check import WordingBook

SOURCE_LANGUAGE = "en"


def language_folders(root: Path, language: str) -> tuple[Path, ...]:
    """Return the folders of the built-in content for a language, English behind it."""
    wanted = root / language
    is_known = language.isalnum() and (wanted / pack_files.PACK).is_file()
    source = root / SOURCE_LANGUAGE
    return (wanted, source) if is_known and language != SOURCE_LANGUAGE else (source,)


class Catalog:
    """Content from files: a ContentSource. Each file is read once, and only when it is needed."""

    def __init__(self, files: PackFiles) -> None:
        self._files = files
        self._countries: dict[str, Country] = {}
        self._channels: dict[str, tuple[Channel, ...]] = {}
        self._channel_sources: dict[str, Source] = {}
        self._in_use: tuple[FactFile, ...] = ()
        self._file_sources: Mapping[str, Source] = {}

    @classmethod
    def built_in(cls, root: Path, language: str = SOURCE_LANGUAGE) -> Catalog:
        """Return the content that comes with the app. Reads nothing yet."""
        return cls(PackFiles(language_folders(root, language)))

    def start_tiles(self) -> tuple[StartTile, ...]:
        return self._start_tiles

    def cards(self) -> Mapping[str, SituationCard]:
        return self._cards

    def never_rules(self) -> tuple[NeverRule, ...]:
        return self._never_rules

    def principles(self) -> tuple[Principle, ...]:
        return self._principles

    def smart_ideas(self) -> tuple[SmartIdea, ...]:
        return self._smart_ideas

    def topics(self) -> Mapping[str, Topic]:
        return self._topics

    def starters(self) -> tuple[Starter, ...]:
        return self._starters

    def tactics(self) -> Mapping[str, Tactic]:
        return self._tactics

    def pages(self) -> tuple[GuidePage, ...]:
        return self._pages

    def handbook(self) -> tuple[GuidePage, ...]:
        return self._handbook

    def phrases(self) -> PhraseBook:
        return self._phrases

    def wording(self) -> WordingBook:
        return self._wording

    def picture_words(self) -> PictureBook:
        return self._picture_words

    def passphrase_words(self) -> tuple[str, ...]:
        return self._files.passphrase_words()

    def door_finder(self) -> DoorFinder:
        return self._door_finder

    def worksheets(self) -> tuple[Worksheet, ...]:
        return self._worksheets

    def missing_form(self) -> MissingForm:
        return self._missing_form

    def synonyms(self) -> tuple[tuple[str, ...], ...]:
        from companion.content import page_schema

        file = self._files.read(pack_files.SYNONYMS, page_schema.SynonymsFile)
        return tuple(tuple(table.words) for table in file.same)

    def sources(self) -> tuple[Source, ...]:
        """Return the sources of the guide, in the order of the file."""
        return tuple(self._sources.values())

    def sign_groups(self) -> tuple[SignGroup, ...]:
        return self._sign_groups

    def signs(self) -> Mapping[str, Sign]:
        return self._signs

    def strengths(self) -> tuple[Strength, ...]:
        return self._strengths

    def rules(self) -> tuple[Rule, ...]:
        return self._rule_table.rules

    def rule_table(self) -> RuleTable:
        return self._rule_table

    def source(self, source_id: str) -> Source:
        """Return a source of the guide or of a channel file, those first that were shown."""
        in_use = self._file_sources.get(source_id)
        found = in_use or self._sources.get(source_id) or self._channel_sources.get(source_id)
        return found or self._rare_source(source_id)

    def countries(self) -> Mapping[str, str]:
        return self._country_names

    def country(self, code: str) -> Country:
        if code not in self._countries:
            self._countries[code] = to_domain.country(self._country_head(code))
        return self._countries[code]

    def channels(self, code: str) -> tuple[Channel, ...]:
        """Return the channels of a country, with what the files in use say of them."""
        own, in_use = self.own_channels(code), self._in_use
        if not in_use:
            return own
        from companion.domain.fact_file import merged

        return merged(own, in_use, code)

    def read_fact_file(
        self, text: str, today: date, added_on: date | None = None
    ) -> FactFile | Refused:
        """Return what a file with newer facts would change, or why it is not taken."""
        from companion.content.fact_file import read_fact_file

        return read_fact_file(self._files, text, today, added_on)

    def use_fact_files(self, files: Iterable[FactFile]) -> None:
        """Let these files, and no others, speak beside our own lists."""
        from companion.content.fact_file import file_sources

        found = tuple(files)
        self._file_sources = {
            source.id: source for file in found for source in file_sources(file.text)
        }
        self._in_use = found

    def fact_files(self) -> tuple[FactFile, ...]:
        return self._in_use

    def own_channels(self, code: str) -> tuple[Channel, ...]:
        """Return the channels of a country, then those of wider files that it includes."""
        if code not in self._channels:
            file = self._channels_file(code)
            wider = [self._channels_file(included) for included in file.includes]
            self._channels[code] = tuple(
                channel
                for one in (file, *wider)
                for channel in to_domain.channels(one)
                if channel.id not in file.leave_out
            )
        return self._channels[code]

    def _country_head(self, code: str) -> schema.CountryHead:
        """Return the head alone: the number for danger must not wait for the list of doors."""
        try:
            return self._files.read_head(_channels_name(code), schema.CountryHead)
        except CompanionError:
            return self._channels_file(code)

    def _channels_file(self, code: str) -> schema.ChannelsFile:
        file = self._files.read(_channels_name(code), schema.ChannelsFile)
        self._channel_sources.update({one.id: to_domain.source(one) for one in file.source})
        return file

    def _rare_source(self, source_id: str) -> Source:
        """Look in the lists of the countries that were asked for, then in every list."""
        asked = tuple(self._countries)
        every = (Path(name).stem for name in self._files.names() if name.startswith("channels/"))
        for codes in (asked, every):
            for code in codes:
                self._channels_file(code)
            if source_id in self._channel_sources:
                return self._channel_sources[source_id]
        raise damaged(pack_files.SOURCES, source_id)

    @cached_property
    def _start_tiles(self) -> tuple[StartTile, ...]:
        return to_domain.start_tiles(self._files.read(pack_files.START, schema.StartFile))

    @property
    def _situations(self) -> schema.SituationsFile:
        return self._files.read(pack_files.SITUATIONS, schema.SituationsFile)

    @cached_property
    def _cards(self) -> Mapping[str, SituationCard]:
        from companion.content import guide_to_domain

        return MappingProxyType({card.id: card for card in guide_to_domain.cards(self._situations)})

    @cached_property
    def _never_rules(self) -> tuple[NeverRule, ...]:
        from companion.content import guide_to_domain

        return guide_to_domain.never_rules(self._situations)

    @cached_property
    def _principles(self) -> tuple[Principle, ...]:
        from companion.content import guide_to_domain

        return guide_to_domain.principles(
            self._files.read(pack_files.PRINCIPLES, schema.PrinciplesFile)
        )

    @cached_property
    def _smart_ideas(self) -> tuple[SmartIdea, ...]:
        from companion.content import guide_to_domain

        return guide_to_domain.smart_ideas(self._files.read(pack_files.SMART, schema.SmartFile))

    @cached_property
    def _topics(self) -> Mapping[str, Topic]:
        from companion.content import guide_to_domain

        file = self._files.read(pack_files.TOPICS, schema.TopicsFile)
        return MappingProxyType({topic.id: topic for topic in guide_to_domain.topics(file)})

    @cached_property
    def _starters(self) -> tuple[Starter, ...]:
        from companion.content import guide_to_domain

        return tuple(
            starter
            for name in pack_files.STARTERS
            for starter in guide_to_domain.starters(self._files.read(name, schema.StartersFile))
        )

    @cached_property
    def _tactics(self) -> Mapping[str, Tactic]:
        from companion.content import page_schema, pages_to_domain

        file = self._files.read(pack_files.TACTICS, page_schema.TacticsFile)
        return MappingProxyType({one.id: one for one in pages_to_domain.tactics(file)})

    @cached_property
    def _pages(self) -> tuple[GuidePage, ...]:
        return self._read_pages(self._files.pages())

    @cached_property
    def _handbook(self) -> tuple[GuidePage, ...]:
        return self._read_pages(self._files.handbook())

    def _read_pages(self, names: Iterable[str]) -> tuple[GuidePage, ...]:
        """Read pages, file by file."""
        from companion.content import page_schema, pages_to_domain

        found = (
            page
            for name in names
            for page in pages_to_domain.pages(self._files.read(name, page_schema.PagesFile))
        )
        return tuple(found)

    @cached_property
    def _phrases(self) -> PhraseBook:
        from companion.content import phrase_schema, phrases_to_domain

        return phrases_to_domain.phrase_book(
            self._files.read(pack_files.PHRASES, phrase_schema.PhrasesFile),
            self._files.read(pack_files.PHRASE_WORDS, phrase_schema.PhraseWordsFile),
            self._files.read(pack_files.PHRASE_WEIGHTS, phrase_schema.PhraseWeightsFile),
        )

    @property
    def _wording_words(self) -> wording_schema.WordingWordsFile:
        from companion.content import wording_schema

        return self._files.read(pack_files.WORDING_WORDS, wording_schema.WordingWordsFile)

    @cached_property
    def _wording(self) -> WordingBook:
        from companion.content import wording_schema, wording_to_domain

        advice = self._files.read(pack_files.WORDING, wording_schema.WordingFile)
        return wording_to_domain.wording_book(advice, self._wording_words)

    @cached_property
    def _picture_words(self) -> PictureBook:
        from companion.content import wording_to_domain

        return wording_to_domain.picture_book(self._wording_words)

    @cached_property
    def _door_finder(self) -> DoorFinder:
        from companion.content import finder_schema, finder_to_domain

        file = self._files.read(pack_files.DOOR_FINDER, finder_schema.DoorFinderFile)
        return finder_to_domain.door_finder(file)

    @cached_property
    def _worksheets(self) -> tuple[Worksheet, ...]:
        from companion.content import worksheet_schema, worksheets_to_domain

        file = self._files.read(pack_files.WORKSHEETS, worksheet_schema.WorksheetsFile)
        return worksheets_to_domain.worksheets(file)

    @cached_property
    def _missing_form(self) -> MissingForm:
        from companion.content import missing_schema, missing_to_domain

        file = self._files.read(pack_files.MISSING, missing_schema.MissingFile)
        return missing_to_domain.missing_form(file)

    @property
    def _signs_file(self) -> schema.SignsFile:
        return self._files.read(pack_files.SIGNS, schema.SignsFile)

    @cached_property
    def _sign_groups(self) -> tuple[SignGroup, ...]:
        from companion.content import signs_to_domain

        return signs_to_domain.sign_groups(self._signs_file)

    @cached_property
    def _signs(self) -> Mapping[str, Sign]:
        from companion.content import signs_to_domain

        return MappingProxyType({sign.id: sign for sign in signs_to_domain.signs(self._signs_file)})

    @cached_property
    def _strengths(self) -> tuple[Strength, ...]:
        from companion.content import signs_to_domain

        return signs_to_domain.strengths(
            self._files.read(pack_files.STRENGTHS, schema.StrengthsFile)
        )

    @cached_property
    def _rule_table(self) -> RuleTable:
        from companion.content import signs_to_domain

        return signs_to_domain.rule_table(
            self._files.read(pack_files.NEXT_STEPS, schema.NextStepsFile)
        )

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        file = self._files.read(pack_files.SOURCES, schema.SourcesFile)
        return {table.id: to_domain.source(table) for table in file.source}

    @cached_property
    def _country_names(self) -> Mapping[str, str]:
        return MappingProxyType(self._files.read(pack_files.PACK, schema.PackFile).countries)


def _channels_name(code: str) -> str:
    if not (code.isascii() and code.isalpha() and code.isupper()):
        raise damaged("channels", "code")
    return channels_file(code)
