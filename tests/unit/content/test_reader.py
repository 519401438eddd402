# SPDX-License-Identifier: Apache-2.0
"""Reading one file: what is right comes through, and every damage names file and key."""

import pytest

from companion.content import reader
from companion.content.reader import read_toml
from companion.content.schema import SourcesFile, StarterTable, StartFile
from companion.domain.errors import CompanionError, ErrorCode

GOOD = """
checked_on = 2026-11-01
review_by = 2027-05-01
[[tile]]
id = "told"
title = "My child told me"
text = "What to say."
icon = "heart"
opens = "card:told"
sources = ["s1"]
"""


def read(tmp_path, data, shape=StartFile):
    path = tmp_path / "start.toml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_toml(path, "start.toml", shape)


def key_of_damage(tmp_path, data, shape=StartFile):
    with pytest.raises(CompanionError) as caught:
        read(tmp_path, data, shape)
    assert caught.value.code is ErrorCode.CONTENT_DAMAGED
    assert caught.value.parameters["file"] == "start.toml"
    assert caught.value.__context__ is None or caught.value.__suppress_context__
    return caught.value.parameters["key"]


def test_reads_a_good_file(tmp_path):
    assert read(tmp_path, GOOD).tile[0].title == "My child told me"


def test_reads_what_windows_editors_write(tmp_path):
    data = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert read(tmp_path, data).tile[0].id == "told"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('opens = "card:told"', "", "tile[0].opens"),
        ('icon = "heart"', 'icon = "heart"\nextra = 1', "tile[0].extra"),
        ('title = "My child told me"', "title = 3", "tile[0].title"),
        ('title = "My child told me"', 'title = "  "', "tile[0].title"),
        ('sources = ["s1"]', "", "tile[0].sources"),
        ('sources = ["s1"]', "sources = []", "tile[0].sources"),
        ('id = "told"', 'id = "Not an id"', "tile[0].id"),
        ('id = "told"', 'id = "told\\n"', "tile[0].id"),
        ("2026-11-01", '"2026-11-01"', "checked_on"),
        ("2026-11-01", "2026-11-01T10:00:00", "checked_on"),
        ("2026-11-01", "tomorrow", "line 2"),
        ("[[tile]]", "[[tile]", "line 4"),
        ("[[tile]]", "[[ti le]]", "line 4"),
        ('icon = "heart"', 'icon = "heart"\n"secret words" = 1', "tile[0]"),
    ],
)
def test_names_the_key_and_never_the_text(tmp_path, old, new, key):
    assert old in GOOD
    assert key_of_damage(tmp_path, GOOD.replace(old, new)) == key


def test_refuses_a_value_outside_its_list(tmp_path):
    table = 'id="a"\nsources=["s"]\nwords="w"\nages=["8-99"]\ntopic="t"\nwhy="w"\navoid="a"'
    assert key_of_damage(tmp_path, table, StarterTable) == "ages[0]"


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"a = " + b"[" * 100_000,
        b"a = " + b"9" * 5000,
        b"# " + b"x" * reader.LARGEST_FILE,
    ],
    ids=["not-utf-8", "nested", "huge-number", "too-large"],
)
def test_refuses_what_is_no_content_file(tmp_path, data):
    assert key_of_damage(tmp_path, data) in ("", "line 1")


def test_refuses_a_missing_file_and_a_folder(tmp_path):
    for name in ("absent.toml", "."):
        with pytest.raises(CompanionError) as caught:
            read_toml(tmp_path / name, "sources.toml", SourcesFile)
        assert caught.value.parameters == {"file": "sources.toml", "key": ""}


def test_refuses_a_file_that_cannot_be_opened(tmp_path, monkeypatch):
    def refuse(*_arguments, **_options):
        raise PermissionError

    path = tmp_path / "start.toml"
    path.write_text(GOOD)
    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(CompanionError):
        read_toml(path, "start.toml", StartFile)
