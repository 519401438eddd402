# SPDX-License-Identifier: Apache-2.0
"""The files of a content pack, each from the first folder that has it, and read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from companion.content import schema
from companion.content.reader import damaged, read_toml, read_toml_head
from companion.domain.guide_terms import AgeBand
from companion.domain.passphrase import FEWEST_WORDS

PACK = "pack.toml"
SOURCES = "sources.toml"
START = "start.toml"
SITUATIONS = "situations.toml"
PRINCIPLES = "principles.toml"
SMART = "smart.toml"
TOPICS = "topics.toml"
SIGNS = "signs.toml"
STRENGTHS = "strengths.toml"
NEXT_STEPS = "next_steps.toml"
TACTICS = "tactics.toml"
SYNONYMS = "synonyms.toml"
PHRASES = "phrases.toml"
PHRASE_WORDS = "phrase_words.toml"
PHRASE_WEIGHTS = "phrase_weights.toml"
WORDING = "wording.toml"
WORDING_WORDS = "wording_words.toml"
DOOR_FINDER = "door_finder.toml"
WORKSHEETS = "worksheets.toml"
MISSING = "missing.toml"
STARTERS = tuple(f"starters/{band.value}.toml" for band in AgeBand)
FIXED = (
    PACK, SOURCES, START, SITUATIONS, PRINCIPLES, SMART, TOPICS, SIGNS, STRENGTHS, NEXT_STEPS,
    TACTICS, SYNONYMS, PHRASES, PHRASE_WORDS, PHRASE_WEIGHTS, WORDING, WORDING_WORDS,
    DOOR_FINDER, WORKSHEETS, MISSING, *STARTERS,
)  # fmt: skip
DRAWN_WORDS = "passphrase_words.txt"
HANDBOOK = "handbook/"
FOLDERS = ("starters/", "pages/", "channels/", HANDBOOK)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from companion.content import (
        finder_schema,
        missing_schema,
        page_schema,
        phrase_schema,
        wording_schema,
        worksheet_schema,
    )

_Shape = TypeVar("_Shape", bound=schema.Strict)


def channels_file(code: str) -> str:
    """Return the name of the file with the channels of a country."""
    return f"channels/{code}.toml"


class PackFiles:
    """One pack in one or more folders: what a folder lacks comes from the next."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._read: dict[str, schema.Strict] = {}

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders, the one that is asked first at the front."""
        return self._folders

    def read(self, name: str, shape: type[_Shape]) -> _Shape:
        """Return a file as its struct. Raises CompanionError(CONTENT_DAMAGED)."""
        known = self._read.get(name)
        if isinstance(known, shape):
            return known
        return self._keep(name, read_toml(self._path(name), name, shape))

    def read_head(self, name: str, shape: type[_Shape]) -> _Shape:
        """Return what stands at the head of a file. Raises CompanionError(CONTENT_DAMAGED)."""
        known = self._read.get(name)
        return known if isinstance(known, shape) else read_toml_head(self._path(name), name, shape)

    def with_file(self, name: str, content: schema.Strict) -> PackFiles:
        """Return the same pack with another content of one file. Nothing is written."""
        other = PackFiles(self._folders)
        other._read = {**self._read, name: content}
        return other

    def names(self) -> tuple[str, ...]:
        """Return the names of all files in all folders, known or not, hidden ones apart."""
        return tuple(sorted({name for folder in self._folders for name in _names(folder)}))

    def passphrase_words(self) -> tuple[str, ...]:
        """Return the words to draw from: ours only, since an added guide could bring few.

        Raises CompanionError(CONTENT_DAMAGED).
        """
        try:
            text = (self._folders[-1] / DRAWN_WORDS).read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            raise damaged(DRAWN_WORDS) from None
        words = [line for line in text.splitlines() if not line.startswith("#")]
        if len(set(words)) < FEWEST_WORDS or not all(map(str.isalpha, words)):
            raise damaged(DRAWN_WORDS)
        return tuple(words)

    def pages(self) -> tuple[str, ...]:
        """Return the names of the files with guide pages."""
        return tuple(name for name in self.names() if name.startswith("pages/"))

    def handbook(self) -> tuple[str, ...]:
        """Return the names of the files on how Companion itself works."""
        return tuple(name for name in self.names() if name.startswith(HANDBOOK))

    def _keep(self, name: str, content: _Shape) -> _Shape:
        self._read[name] = content
        return content

    def _path(self, name: str) -> Path:
        candidates = (folder / name for folder in self._folders)
        return next((path for path in candidates if path.exists()), self._folders[-1] / name)


def _names(folder: Path) -> Iterable[str]:
    for pattern in ("*.toml", *(f"{inside}*.toml" for inside in FOLDERS)):
        for path in folder.glob(pattern):
            if not path.name.startswith("."):
                yield path.relative_to(folder).as_posix()


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was read whole, before it is checked."""

    head: schema.PackFile
    sources: schema.SourcesFile
    start: schema.StartFile
    situations: schema.SituationsFile
    principles: schema.PrinciplesFile
    smart: schema.SmartFile
    topics: schema.TopicsFile
    signs: schema.SignsFile
    strengths: schema.StrengthsFile
    next_steps: schema.NextStepsFile
    tactics: page_schema.TacticsFile
    synonyms: page_schema.SynonymsFile
    phrases: phrase_schema.PhrasesFile
    phrase_words: phrase_schema.PhraseWordsFile
    phrase_weights: phrase_schema.PhraseWeightsFile
    wording: wording_schema.WordingFile
    wording_words: wording_schema.WordingWordsFile
    door_finder: finder_schema.DoorFinderFile
    worksheets: worksheet_schema.WorksheetsFile
    missing: missing_schema.MissingFile
    pages: dict[str, page_schema.PagesFile]
    handbook: dict[str, page_schema.PagesFile]
    starters: dict[str, schema.StartersFile]
    channels: dict[str, schema.ChannelsFile]


def read_pack(files: PackFiles) -> Pack:
    """Read every file. Raises CompanionError(CONTENT_DAMAGED), also for an unknown file."""
    from companion.content import (
        finder_schema,
        missing_schema,
        page_schema,
        phrase_schema,
        wording_schema,
        worksheet_schema,
    )

    names = files.names()
    channels = [name for name in names if name.startswith("channels/")]
    for name in names:
        if name not in FIXED and not name.startswith(("channels/", "pages/", HANDBOOK)):
            raise damaged(name)
    return Pack(
        head=files.read(PACK, schema.PackFile),
        sources=files.read(SOURCES, schema.SourcesFile),
        start=files.read(START, schema.StartFile),
        situations=files.read(SITUATIONS, schema.SituationsFile),
        principles=files.read(PRINCIPLES, schema.PrinciplesFile),
        smart=files.read(SMART, schema.SmartFile),
        topics=files.read(TOPICS, schema.TopicsFile),
        signs=files.read(SIGNS, schema.SignsFile),
        strengths=files.read(STRENGTHS, schema.StrengthsFile),
        next_steps=files.read(NEXT_STEPS, schema.NextStepsFile),
        tactics=files.read(TACTICS, page_schema.TacticsFile),
        synonyms=files.read(SYNONYMS, page_schema.SynonymsFile),
        phrases=files.read(PHRASES, phrase_schema.PhrasesFile),
        phrase_words=files.read(PHRASE_WORDS, phrase_schema.PhraseWordsFile),
        phrase_weights=files.read(PHRASE_WEIGHTS, phrase_schema.PhraseWeightsFile),
        wording=files.read(WORDING, wording_schema.WordingFile),
        wording_words=files.read(WORDING_WORDS, wording_schema.WordingWordsFile),
        door_finder=files.read(DOOR_FINDER, finder_schema.DoorFinderFile),
        worksheets=files.read(WORKSHEETS, worksheet_schema.WorksheetsFile),
        missing=files.read(MISSING, missing_schema.MissingFile),
        pages={name: files.read(name, page_schema.PagesFile) for name in files.pages()},
        handbook={name: files.read(name, page_schema.PagesFile) for name in files.handbook()},
        starters={name: files.read(name, schema.StartersFile) for name in STARTERS},
        channels={name: files.read(name, schema.ChannelsFile) for name in channels},
    )
