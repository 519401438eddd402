# SPDX-License-Identifier: Apache-2.0
"""Counts words and pairs of words in the sample lines: `python -m devtools.phrase_weights`.

Writes the weights of the phrase look-up into phrase_weights.toml. What stands above them there is
written by hand and stays as it is.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from companion.content import pack_files, phrase_schema, phrases_to_domain
from companion.content.pack_files import PackFiles
from companion.domain.phrases import PhraseBook, PhraseFinder
from devtools.console import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "resources" / "content" / "en"
SETS = tuple(ROOT / "tests" / "data" / f"phrases_{name}.tsv" for name in ("build", "build_2"))
MADE = "fillers = "
"""Begins the part of the file that is made here."""

EVERYDAY = "everyday"
FOR_TACTIC = {"bringing-in-sex": "sexual-talk"}
"""The phrase that stands for a tactic with several."""

UNSEEN = 0.5
"""What is added to each count, so that nothing is impossible."""
HELD_BACK = 3.0
"""How many lines are taken to be like any other, before those of a phrase are counted."""
PAIR = 0.7
"""A pair says part of what its words say already."""
PAIR_SEEN = 2
LEAST_FITTING = 0.5
MOST_FILLERS = 40

Line = tuple[frozenset[str], frozenset[str]]
"""The phrases of a line, none for everyday talk; and its words and pairs."""


@dataclass
class Counts:
    """In how many lines each word stands."""

    lines: int = 0
    seen: Counter[str] = field(default_factory=Counter)

    def add(self, features: Iterable[str]) -> None:
        """Count a line."""
        self.lines += 1
        self.seen.update(features)

    def share(self, feature: str) -> float:
        """Return the share of lines with this in it."""
        return (self.seen[feature] + UNSEEN) / (self.lines + 2 * UNSEEN)


def book_of(folder: Path) -> PhraseBook:
    """Return the book of a pack."""
    files = PackFiles([folder])
    return phrases_to_domain.phrase_book(
        files.read(pack_files.PHRASES, phrase_schema.PhrasesFile),
        files.read(pack_files.PHRASE_WORDS, phrase_schema.PhraseWordsFile),
        files.read(pack_files.PHRASE_WEIGHTS, phrase_schema.PhraseWeightsFile),
    )


def read_lines(book: PhraseBook, sets: Iterable[Path]) -> Iterator[Line]:
    """Yield what is counted of the lines of some sets."""
    finder = PhraseFinder(book)
    for path in sets:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                labels, _, text = line.partition("\t")
                yield read_line(book, finder, labels, text)


def read_line(book: PhraseBook, finder: PhraseFinder, labels: str, text: str) -> Line:
    """Return what is counted of one line."""
    phrases = {one.tactic: one.id for one in book.phrases} | FOR_TACTIC
    phrases |= {one.id: one.id for one in book.phrases if one.id not in FOR_TACTIC}
    names = set(labels.split("|")) - {EVERYDAY}
    stems = book.evidence.stems if book.evidence else None
    features = {
        feature
        for sentence in finder.said(text)
        if stems is not None
        for feature in stems.features(sentence.words)
    }
    return frozenset(phrases[name] for name in names), frozenset(features)


def made_part(lines: Iterable[Line], phrases: list[str]) -> str:
    """Return the part of the file that is made by counting."""
    talk, tactics = Counts(), Counts()
    own: defaultdict[str, Counts] = defaultdict(Counts)
    for labels, features in lines:
        (tactics if labels else talk).add(features)
        for label in labels:
            own[label].add(features)
    seen = talk.seen + tactics.seen
    kept = sorted(one for one, count in seen.items() if " " not in one or count >= PAIR_SEEN)
    rows = [_row(one, talk, tactics, [own[phrase] for phrase in phrases]) for one in kept]
    words = sorted((-count, one) for one, count in seen.items() if one.isalnum())
    fillers = sorted(one for _, one in words[:MOST_FILLERS])
    head = f'{MADE}"{" ".join(fillers)}"\nphrases = [\n'
    return head + "".join(f'    "{one}",\n' for one in phrases) + _quoted(rows)


def _quoted(rows: Iterable[str]) -> str:
    return "]\nweights = '''\n" + "".join(f"{row}\n" for row in rows) + "'''\n"


def _row(feature: str, talk: Counts, tactics: Counts, own: list[Counts]) -> str:
    scale = PAIR if " " in feature else 1.0
    total = math.log(tactics.share(feature) / talk.share(feature)) * scale
    usual = (talk.seen[feature] + tactics.seen[feature] + UNSEEN) / (talk.lines + tactics.lines + 1)
    fitting = []
    for place, counts in enumerate(own):
        share = (counts.seen[feature] + HELD_BACK * usual) / (counts.lines + HELD_BACK)
        fits = math.log(share / usual) * scale
        if counts.seen[feature] and fits >= LEAST_FITTING:
            fitting.append(f"{place}:{fits:.1f}")
    return f"{feature}|{total:.1f}|{' '.join(fitting)}"


def file_text(folder: Path = PACK, sets: Iterable[Path] = SETS) -> str:
    """Return the whole file: what was written by hand, then what is counted."""
    book = book_of(folder)
    written, _, _ = (folder / pack_files.PHRASE_WEIGHTS).read_text(encoding="utf-8").partition(MADE)
    phrases = [one.id for one in book.phrases]
    return written + made_part(read_lines(book, sets), phrases)


def main() -> None:
    """Write the file."""
    text = file_text()
    (PACK / pack_files.PHRASE_WEIGHTS).write_text(text, encoding="utf-8", newline="\n")
    say(f"{pack_files.PHRASE_WEIGHTS}: {len(text.splitlines())} lines, {len(text) // 1024} kB")


if __name__ == "__main__":
    main()
