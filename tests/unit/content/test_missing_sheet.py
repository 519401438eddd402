# SPDX-License-Identifier: Apache-2.0
"""The sheet for a missing child: what is wrong with a file is named, and what ours must hold."""

import pytest

from companion.content.catalog import Catalog
from companion.content.checks import find_problems
from companion.content.pack_files import PackFiles, read_pack
from companion.domain.missing import MissingPart
from companion.paths import resources_folder
from tests.unit.content.small_pack import write_pack

FILE = "missing.toml"


@pytest.fixture(scope="module")
def form():
    return Catalog.built_in(resources_folder() / "content").missing_form()


def test_both_parts_have_their_questions(form):
    ready, day = ([one.id for one in part] for part in (form.ready, form.day))
    assert {"looks", "height", "hair", "marks", "usual-clothes", "health", "medicines"} <= {*ready}
    assert {"phone", "usernames", "friends", "places", "languages", "who-to-ring"} <= {*ready}
    assert {"last-seen-when", "last-seen-where", "clothes-now", "with-whom"} <= {*day}
    assert {"taken-along", "messages", "told", "incident"} <= {*day}


def test_it_says_that_nobody_waits_and_that_no_picture_is_kept(form):
    day = " ".join(note.text for note in form.notes_of(MissingPart.DAY))
    ready = " ".join(note.text for note in form.notes_of(MissingPart.READY))
    assert "do not have to wait 24 hours" in day
    assert "Companion keeps none" in ready
    assert "bank card" in ready


def test_no_field_asks_for_a_card_number_or_a_picture(form):
    asked = " ".join(one.question for one in (*form.ready, *form.day)).lower()
    assert "photo" not in asked
    assert "card" not in asked


def test_a_part_without_questions_is_named(tmp_path):
    folder = write_pack(tmp_path)
    file = folder / FILE
    text = file.read_text(encoding="utf-8").replace('part = "day"', 'part = "ready"')
    file.write_text(text, encoding="utf-8")
    problems = [one for one in find_problems(read_pack(PackFiles([folder]))) if one.file == FILE]
    assert [one.key for one in problems] == ["note", "field"]
