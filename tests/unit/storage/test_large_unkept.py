# SPDX-License-Identifier: Apache-2.0
"""However much was typed or pasted: what the vault refuses is read back from the file, or told."""

from dataclasses import fields, replace

import pytest

from companion.domain.journal import Draft, EntryText, Happened
from companion.storage import unkept_files
from companion.storage.unkept_files import LARGEST, MOST_LINES, NAME, UnkeptFiles
from companion.ui.widgets.field import LONGEST_BOX
from tests.fakes import START
from tests.unit.storage.test_sealed_words import closed, refused_now

FACE = "\U0001f642"
"""A letter that takes the most room."""


@pytest.fixture
def vault(home):
    vault = home.unlock()
    vault.children.add_child("Mia", None, has_extra_needs=False)
    return vault


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def come_back(home, vault, text):
    """Have a draft refused, end the program, and return what the next opening finds."""
    draft = Draft(1, None, Happened(), text, START)
    refused_now(vault, lambda: vault.journal.keep_draft(draft))
    files = home.door.unkept_files
    assert files.settle([closed(vault)], ())
    again = home.unlock()
    (words,) = files.words()
    assert again.unkept.take(words)
    assert again.unkept.put_back() == 1
    (kept,) = again.journal.drafts()
    return kept.text


def test_a_paste_of_a_million_letters_comes_back(home, vault):
    text = EntryText(saw=FACE * LONGEST_BOX)
    assert come_back(home, vault, text) == text


def test_an_entry_with_every_box_full_comes_back(home, vault):
    text = replace(EntryText(), **{one.name: FACE * LONGEST_BOX for one in fields(EntryText)})
    assert come_back(home, vault, text) == text


def test_half_a_letter_in_words_that_are_carried_hurts_nobody(home, vault):
    vault.unkept.carried = ("saw", "half \ud83d of it")
    vault._db.execute("pragma query_only = on").fetchall()
    sealed = closed(vault)
    again = home.unlock()
    assert again.unkept.take(sealed)
    again.unkept.put_back()
    assert not again.unkept.is_waiting


@pytest.mark.parametrize("limit", ["bytes", "lines"])
def test_what_could_not_be_read_back_is_not_written_but_goes_elsewhere(
    folder, tmp_path, monkeypatch, limit
):
    there = ["A" * 1_500] if limit == "bytes" else ["A"] * MOST_LINES
    monkeypatch.setattr(unkept_files, "LARGEST", LARGEST if limit == "lines" else 2_000)
    (folder / NAME).write_text("".join(f"00000000 {one}\n" for one in there), encoding="ascii")
    other = tmp_path / "elsewhere"
    files = UnkeptFiles(folder, (other,))
    before = (folder / NAME).read_bytes()
    assert files.settle(["B" * 1_000], ())
    assert (folder / NAME).read_bytes() == before
    assert files.words() == (*dict.fromkeys(there), "B" * 1_000)
    assert not UnkeptFiles(folder).settle(["C" * 1_000], ())


def test_very_many_lines_hold_no_opening_up(folder):
    (folder / NAME).write_bytes(b"A\n" * (MOST_LINES + 1))
    assert UnkeptFiles(folder).words() == ()
    assert (folder / NAME).exists()
    assert UnkeptFiles(folder).settle([], ())
