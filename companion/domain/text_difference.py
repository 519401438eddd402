# SPDX-License-Identifier: Apache-2.0
"""How two wordings of a box differ: runs of words that were kept, added or removed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")
_SENTENCES = re.compile(r"[^\n.!?]*(?:[\n.!?]+\s*|\Z)")
_MOST_WORK = 400_000
"""How many pairs of equal pieces are compared before larger pieces are taken."""

_SHORT_KEPT = 2


class RunKind(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and what became of it."""

    kind: RunKind
    text: str = field(repr=False)


def differences(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs of two wordings. Kept and removed give the old, kept and added the new."""
    return tuple(_joined(_bridged(list(_joined(_runs(old, new))))))


def _runs(old: str, new: str) -> Iterator[Run]:
    """Compare words; sentences first where the words are too many to compare one by one."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    start = _same_at_start(before, after)
    end = _same_at_start(before[start:][::-1], after[start:][::-1])
    yield Run(RunKind.KEPT, "".join(before[:start]))
    before_middle = before[start : len(before) - end]
    after_middle = after[start : len(after) - end]
    if _work(before_middle, after_middle) <= _MOST_WORK:
        yield from _compared(before_middle, after_middle)
    else:
        yield from _sentence_runs("".join(before_middle), "".join(after_middle))
    yield Run(RunKind.KEPT, "".join(before[len(before) - end :]))


def _sentence_runs(old: str, new: str) -> Iterator[Run]:
    """Compare sentences, and the words of those that changed as long as that is quick."""
    before, after = _SENTENCES.findall(old), _SENTENCES.findall(new)
    if _work(before, after) > _MOST_WORK:
        yield Run(RunKind.REMOVED, old)
        yield Run(RunKind.ADDED, new)
        return
    left = _MOST_WORK
    for removed, added in _stretches(_compared(before, after)):
        if isinstance(added, Run):
            yield added
            continue
        pieces = _WORDS.findall(removed), _WORDS.findall(added)
        work = _work(*pieces)
        left -= work
        if left >= 0:
            yield from _compared(*pieces)
        else:
            left += work
            yield Run(RunKind.REMOVED, removed)
            yield Run(RunKind.ADDED, added)


def _stretches(runs: Iterator[Run]) -> Iterator[tuple[str, str | Run]]:
    """Yield what was removed with what was added in its place, and each kept run by itself."""
    removed = added = ""
    for run in runs:
        if run.kind is RunKind.KEPT:
            yield removed, added
            removed = added = ""
            yield "", run
        removed += run.text * (run.kind is RunKind.REMOVED)
        added += run.text * (run.kind is RunKind.ADDED)
    yield removed, added


def _same_at_start(before: Sequence[str], after: Sequence[str]) -> int:
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))


def _work(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many pairs of equal pieces there are, which is what comparing them costs."""
    counts = Counter(after)
    pairs = sum(counts[piece] for piece in before)
    return pairs + len(before) + len(after)


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag == "equal":
            yield Run(RunKind.KEPT, "".join(before[first:last]))
        else:
            yield Run(RunKind.REMOVED, "".join(before[first:last]))
            yield Run(RunKind.ADDED, "".join(after[new_first:new_last]))


def _bridged(runs: Sequence[Run]) -> Iterator[Run]:
    """Take what is kept between two changes for changed too, where it is no word."""
    for at, run in enumerate(runs):
        is_between = 0 < at < len(runs) - 1
        is_small = len(run.text) <= _SHORT_KEPT and not any(one.isalnum() for one in run.text)
        if run.kind is RunKind.KEPT and is_between and is_small and "\n" not in run.text:
            yield Run(RunKind.REMOVED, run.text)
            yield Run(RunKind.ADDED, run.text)
        else:
            yield run


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Yield runs without empty ones; between two kept ones, what was removed comes first."""
    removed, added, kept = "", "", ""
    for run in runs:
        if not run.text:
            continue
        if run.kind is RunKind.KEPT:
            yield from _changed(removed, added)
            removed = added = ""
            kept += run.text
            continue
        if kept:
            yield Run(RunKind.KEPT, kept)
            kept = ""
        removed += run.text * (run.kind is RunKind.REMOVED)
        added += run.text * (run.kind is RunKind.ADDED)
    if kept:
        yield Run(RunKind.KEPT, kept)
    yield from _changed(removed, added)


def _changed(removed: str, added: str) -> Iterator[Run]:
    if removed:
        yield Run(RunKind.REMOVED, removed)
    if added:
        yield Run(RunKind.ADDED, added)
