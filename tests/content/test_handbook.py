# SPDX-License-Identifier: Apache-2.0
"""The handbook: whole, in its own book, its ways leading somewhere, and the same in docs/user/."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.content.help_checks import PAGES as MAY_LEAD_TO
from companion.domain.guide import HANDBOOK_PARTS
from companion.domain.search import Kind
from companion.services.channel_service import ChannelService
from companion.services.search_service import SearchService
from companion.ui.page_registry import PAGES
from companion.ui.widgets.guide_library import part_title
from companion.ui.widgets.guide_words import page_words
from devtools import handbook
from tests.fakes import FakeClock

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "resources" / "content"
MADE = ROOT / handbook.FOLDER
WANTED = {
    "quick-start", "whose-computer", "what-is-protected", "leaving-quickly",
    "passphrase-and-sheet", "copies-and-stick", "does-not-open", "wiping",
    "printing", "handing-over", "for-carers",
    "installing", "where-notes-are", "on-a-stick", "keys-and-reading",
}  # fmt: skip
ASKED = {
    "forgot my passphrase": "passphrase-forgotten",
    "usb stick": "copies-stick",
    "smartscreen windows protected your pc": "installing-windows",
    "where is the vault file": "where-folder",
    "foster carer initials": "carers-mode",
    "print large": "printing-how",
    "clear browser history": "leaving-not",
    "forgot password": "passphrase-forgotten",
    "make a backup": "copies-and-stick",
    "uninstall": "where-uninstall",
    "how do i delete a record": "wiping-record",
    "use it with the keyboard": "keys-and-reading",
}


@pytest.fixture(scope="module")
def content():
    return Catalog.built_in(CONTENT)


@pytest.fixture(scope="module")
def search(content):
    return SearchService(content, ChannelService(content, FakeClock(), "GB"))


def test_every_chapter_is_there_once(content):
    chapters = content.handbook()
    assert sorted(one.id for one in chapters) == sorted(WANTED)
    assert {one.part for one in chapters} == set(HANDBOOK_PARTS)


def test_every_page_that_a_chapter_may_lead_to_is_in_the_window_and_has_a_name():
    assert set(MAY_LEAD_TO) <= {spec.id for spec in PAGES}
    assert [page for page in MAY_LEAD_TO if not page_words(f"page:{page}")] == []


@pytest.mark.parametrize(("typed", "point"), ASKED.items())
def test_a_question_about_the_program_finds_its_chapter(search, typed, point):
    found = {group.kind: group.results for group in search.search(typed)}
    assert f"page:handbook#{point}" in [one.target for one in found[Kind.HELP]]


def test_every_chapter_is_found_by_its_title(content, search):
    for chapter in content.handbook():
        found = search.search(chapter.title, 1_000, Kind.HELP)
        shown = [result.target for group in found for result in group.results]
        assert f"page:handbook#{chapter.id}" in shown


def test_the_guide_stands_before_the_handbook_in_what_is_found():
    assert list(Kind)[-1] is Kind.HELP


def test_the_pages_for_a_browser_are_up_to_date():
    wanted = handbook.pages(CONTENT / "en")
    assert {file.name: file.read_text(encoding="utf-8") for file in MADE.iterdir()} == wanted


def test_the_pages_for_a_browser_hold_every_sentence(content):
    for chapter in content.handbook():
        page = (MADE / f"{chapter.id}.md").read_text(encoding="utf-8")
        said = (chapter.title, chapter.intro, chapter.note, *(p.title for p in chapter.points))
        assert all(words in page for words in said)
        assert all(words in page for point in chapter.points for words in point.text)


def test_both_name_the_parts_in_the_same_words():
    assert {part.value: part_title(part) for part in HANDBOOK_PARTS} == handbook.PARTS
