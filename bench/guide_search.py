# SPDX-License-Identifier: Apache-2.0
"""Search over the whole guide as it is typed, letter by letter: the search, then the page."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.figures import Figure, median_ms, p95_ms, progress
from bench.search import NowClock
from companion.content.catalog import Catalog
from companion.domain.preferences import Preferences
from companion.paths import resources_folder
from companion.services.channel_service import ChannelService
from companion.services.search_documents import channel_documents, guide_documents
from companion.services.search_service import SearchService
from companion.storage.preferences_file import JsonPreferencesFile

ROUNDS = 3
LONGEST_SECONDS = 300
ROOT = Path(__file__).resolve().parent.parent
WORD = re.compile(r"\w+")
TYPED = (
    *("blackmail", "sextortion", "nudes", "missing", "robux", "his phone", "ran away", "coach"),
    *("blackmial", "sucide", "snapchta", "grommed", "neudes", "boyfreind"),
    *("my child has been sent a nude", "someone asked for a picture", "she wants to meet him"),
    "my daughter is talking to an older man on discord and hides it from us",
    "what do i say when he tells me that somebody threatens to share his pictures",
)


def keystrokes() -> list[str]:
    """Return what stands in the field after each key."""
    return [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]


def measure() -> list[Figure]:
    """Build the index, search, then type on the page; each against the least that is possible."""
    content = Catalog.built_in(resources_folder() / "content")
    channels = ChannelService(content, NowClock(), "GB")
    documents = [*guide_documents(content), *channel_documents(channels.channels())]
    texts = [f"{one.title}\n{one.text}".casefold() for one in documents]
    build, split = _in_turn(
        lambda: SearchService(content, channels).prepare(),
        lambda: [set(WORD.findall(text)) for text in texts],
    )
    service = SearchService(content, channels)
    service.prepare()
    ours: list[float] = []
    bare: list[float] = []
    for typed in keystrokes():
        mine, theirs = _in_turn(partial(service.search, typed), partial(_scan, texts, typed))
        ours += mine
        bare += theirs
    progress("search in the guide: typing on the page")
    page, field = _typing()
    return [
        Figure("index of the guide", median_ms(build), median_ms(split)),
        Figure("search in the guide, median", median_ms(ours), median_ms(bare)),
        Figure("search in the guide, 95th percentile", p95_ms(ours), p95_ms(bare)),
        Figure("a key on the search page, painted, median", median_ms(page), median_ms(field)),
        Figure("a key on the search page, 95th percentile", p95_ms(page), p95_ms(field)),
    ]


def _scan(texts: list[str], typed: str) -> list[str]:
    words = typed.split()
    return [text for text in texts if all(word in text for word in words)]


def _in_turn(
    ours: Callable[[], object], bare: Callable[[], object]
) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for work, found in zip((ours, bare), times, strict=True):
            began = time.perf_counter()
            work()
            found.append(time.perf_counter() - began)
    return times


def _typing() -> tuple[list[float], list[float]]:
    """Return the seconds of each key, on our page and in a bare window, from a fresh process."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        JsonPreferencesFile(Path(folder) / "settings.json").save(
            Preferences(country="GB", is_first_start_done=True)
        )
        done = subprocess.run(
            [sys.executable, "-m", "bench.guide_typing", folder],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            timeout=LONGEST_SECONDS,
            check=True,
        )
    seconds = json.loads(done.stdout)
    return seconds["page"], seconds["field"]
