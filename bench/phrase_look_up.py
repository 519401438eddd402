# SPDX-License-Identifier: Apache-2.0
"""The phrase look-up in pasted chats, against reading the same words without looking them up."""

import itertools
import re
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import Figure, median_ms
from companion.content.catalog import Catalog
from companion.domain.phrases import LONGEST_TEXT
from companion.services.phrase_service import PhraseService

CONTENT = Path(__file__).resolve().parents[1] / "resources" / "content"
ROUNDS = 9
_WORD = re.compile(r"\w+")

EVERYDAY = ("are you coming to practice later", "cant find my maths book", "haha that was so good")
WORRYING = ("u home alone", "dont tell ur mum about us", "add me on snap its better there")


def measure() -> list[Figure]:
    """Look up chats of the greatest length that is read, and one line."""
    service = PhraseService(Catalog.built_in(CONTENT))
    service.prepare()
    texts = {
        "one line": WORRYING[1],
        "longest everyday chat": _filled(EVERYDAY, "\n"),
        "longest mixed chat": _filled(EVERYDAY + WORRYING, "\n"),
        "longest text without line breaks": _filled(WORRYING, " "),
    }
    return [_figure(service, name, text) for name, text in texts.items()]


def _filled(lines: tuple[str, ...], between: str) -> str:
    numbered = (f"{line} {number}{between}" for number, line in enumerate(itertools.cycle(lines)))
    shortest = min(map(len, lines))
    return "".join(itertools.islice(numbered, LONGEST_TEXT // shortest))[:LONGEST_TEXT]


def _figure(service: PhraseService, name: str, text: str) -> Figure:
    ours = [_timed(lambda: service.look_up(text)) for _ in range(ROUNDS)]
    bare = [_timed(lambda: _WORD.findall(text.casefold())) for _ in range(ROUNDS)]
    return Figure(f"phrase look-up, {name}", median_ms(ours), median_ms(bare))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
