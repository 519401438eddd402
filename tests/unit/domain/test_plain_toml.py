"""What the hurried reader makes of our own files is what the real one makes of them."""

from __future__ import annotations

import tomllib

import pytest

from companion.domain.plain_toml import read_plain
from companion.paths import resources_folder

THEMES = sorted((resources_folder() / "themes").glob("*.toml"))


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_reads_a_theme_whole(path):
    text = path.read_text(encoding="utf-8")
    found = read_plain(text)
    assert found.pop("") | found == tomllib.loads(text)


def test_there_are_themes():
    assert {"light", "dark", "contrast-light", "contrast-dark"} <= {path.stem for path in THEMES}


@pytest.mark.parametrize(
    "line",
    ["a = 1", 'a = "\\n"', "a = 'b'", 'a = "b" # c', 'a = ["b"]', 'a = "b" "c"', "a = ", "a"],
)
def test_leaves_out_what_is_not_plain(line):
    assert read_plain(line) == {"": {}}
