# SPDX-License-Identifier: Apache-2.0
"""Checks of the handbook: its chapters have ids of their own, and each way leads somewhere."""

from collections import Counter
from collections.abc import Iterator

from companion.content.pack_files import Pack
from companion.content.problem import Problem
from companion.domain.guide import HANDBOOK_PARTS

PAGES = (
    "start", "understand", "talk", "get-help", "notice", "journal", "reports", "plans", "settings",
    "first-start", "search", "secrets", "backups", "restore", "records", "hand-over", "chronology",
    "check-record", "import", "facts", "fact-file", "kept", "missing", "handbook",
    "household", "about", "new-key", "wipe",
)  # fmt: skip
"""Pages of the window that a chapter may lead to."""


def help_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with the handbook, and with pages that stand in the wrong book."""
    yield from _ids(pack)
    yield from _links(pack)
    for is_handbook, files in ((True, pack.handbook), (False, pack.pages)):
        for name, file in files.items():
            for page in file.page:
                if (page.part in HANDBOOK_PARTS) is not is_handbook:
                    yield Problem(name, f"page.{page.id}.part", "a part of the other book")


def _ids(pack: Pack) -> Iterator[Problem]:
    """Yield ids that stand for two things: one of the guide has another page of the window."""
    used = Counter(one for _, one in _all_ids(pack))
    for name, one in _all_ids(pack):
        if used[one] > 1:
            yield Problem(name, f"help.{one}", "the id is used twice")


def _links(pack: Pack) -> Iterator[Problem]:
    cards = {f"card:{card.id}" for card in pack.situations.card}
    chapters = {f"page:handbook#{one}" for _, one in _all_ids(pack)}
    opens = {f"page:{page}" for page in PAGES} | cards | chapters
    for name, file in pack.handbook.items():
        for point in (point for page in file.page for point in page.point):
            for link in point.links:
                if link not in opens:
                    yield Problem(name, f"help.{point.id}.links", f"{link} does not exist")


def _all_ids(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield the ids of chapters and of what stands in them, each with its file."""
    for name, file in pack.handbook.items():
        for page in file.page:
            yield name, page.id
            yield from ((name, point.id) for point in page.point)
