"""README and its neighbours: every command, file, chapter and picture that they name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from devtools.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
FRONT = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md")
FILES = [*(ROOT / name for name in FRONT), *sorted((ROOT / "docs").rglob("*.md"))]
LARGEST_PICTURE = 150_000
_COMMAND = re.compile(r"python3 dev\.py ([a-z][a-z-]*)")
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def by_name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", FILES, ids=by_name)
def test_every_command_that_is_named_is_one_of_dev_py(file):
    named = set(_COMMAND.findall(file.read_text(encoding="utf-8")))
    assert named <= {command.name for command in COMMANDS}


@pytest.mark.parametrize("file", FILES, ids=by_name)
def test_every_link_inside_the_repository_leads_somewhere(file):
    links = _LINK.findall(file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_the_two_commands_come_first_and_every_other_is_listed():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert _COMMAND.findall(readme)[:2] == ["run", "test"]
    assert {command.name for command in COMMANDS} <= set(_COMMAND.findall(readme))


def test_pictures_are_small_said_in_words_and_all_in_use():
    shown = _PICTURE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert all(len(words.split()) > 3 for words, _ in shown)
    there = {by_name(file) for file in (ROOT / "docs" / "pictures").iterdir()}
    assert {path for _, path in shown} == there
    assert [name for name in there if (ROOT / name).stat().st_size > LARGEST_PICTURE] == []


@pytest.mark.parametrize("form", FORMS, ids=by_name)
def test_every_form_first_says_what_never_to_paste_and_asks_again_at_the_end(form):
    text = form.read_text(encoding="utf-8")
    body = text.partition("body:\n")[2]
    assert body.lstrip().startswith("- type: markdown")
    first = body.partition("- type: ")[2].partition("\n  - type: ")[0]
    for word in ("nothing about a real child", "vault", "emergency number"):
        assert word in first
    assert text.rstrip().endswith("required: true")
    assert "no vault, copy or note is attached" in text


def test_nobody_is_led_past_the_forms():
    config = (ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml").read_text(encoding="utf-8")
    assert "blank_issues_enabled: false" in config
    assert len(FORMS) == 5
