"""The command that compares the guide with a facts sheet, on a sheet of ten statements."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import commands
from devtools.coverage import (
    citations_of,
    facts_of,
    ids_in_pack,
    ids_with_reason,
    report,
    uncited_in_pack,
    unknown_in,
)

ROOT = Path(__file__).resolve().parents[2]
SHEET = """\
# A sheet

## How to read this

1. Not a statement of any section.

### A.1 Signs

| Id | Text |
|---|---|
| `hides-phone` \u2605 | Hides the phone |

## B Ways

### B.1 Stages

Often, not always.

1. First stage.
2. Second stage.

| Name | What |
|---|---|
| Gifts | Skins |

- A bullet after the table.
  It goes on here.

#### C.4.1 A card

- **First steps:** one thing.
- **Words:** two things.

### G.2 Rules

| No | If | Then |
|---|---|---|
| 0 | Always | The line |
| 1 | Any | Ring |

## I Where they differ

| No | Question |
|---|---|
| I.1 | Block or leave? |

## Source list

### D.1 Nothing here counts

1. Not this.
"""
IDS = ["hides-phone", "B.1.p1", "B.1.1", "B.1.2", "B.1.3", "B.1.4", "C.4.1"]
IDS += ["G.2.0", "G.2.1", "I.1"]
PACK = """\
[[principle]]
id = "one"
facts = ["B.1.p1", "B.1.1", "B.1.2", "B.1.3", "B.1.4"]

[[page]]
id = "two"
[[page.point]]
id = "three"
facts = ["C.4.1"]
"""
DECISIONS = """\
# Decisions

Words that are no list: `I.1`: nothing.

- `G.2.0` to `G.2.1`: a rule, obeyed.
- `I.1`: a reason.
"""


@pytest.fixture
def project(tmp_path):
    """Make a project of our commands with a tiny guide, which they take as their own."""
    shutil.copy(ROOT / "dev.py", tmp_path)
    shutil.copytree(ROOT / "devtools", tmp_path / "devtools")
    shutil.copytree(ROOT / "build_spec", tmp_path / "build_spec")
    pack = tmp_path / "resources" / "content" / "en"
    (pack / "pages").mkdir(parents=True)
    (pack / "pages" / "small.toml").write_text(PACK, encoding="utf-8")
    (pack / "signs.toml").write_text('[[sign]]\nid = "hides-phone"\n', encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "content-decisions.md").write_text(DECISIONS, encoding="utf-8")
    (tmp_path / "sheet.md").write_text(SHEET, encoding="utf-8")
    return tmp_path


def dev(project, *arguments):
    # -S: without any package besides the standard library.
    command = [sys.executable, "-S", "dev.py", "coverage", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_reads_rows_numbers_bullets_paragraphs_and_cards():
    facts = facts_of(SHEET)
    assert [fact.id for fact in facts] == IDS
    assert facts[2].words == "First stage."
    assert [fact.section for fact in facts[:3]] == ["hides-phone", "B.1", "B.1"]


def test_ids_of_a_pack_are_found_at_any_depth(project):
    found = ids_in_pack(project / "resources")
    assert found == {"hides-phone", "B.1.p1", "B.1.1", "B.1.2", "B.1.3", "B.1.4", "C.4.1"}


def test_reasons_hold_for_single_ids_and_ranges():
    assert ids_with_reason(DECISIONS, IDS) == {"G.2.0", "G.2.1", "I.1"}
    assert ids_with_reason("- `I.1`:\n- `I.1` no colon\n`I.1`: no list", IDS) == set()


def test_a_reason_for_what_the_sheet_lacks_is_found():
    assert unknown_in(DECISIONS + "- `G.2.1` to `G.2.9`: x.\n- `Z.1`: x.", IDS) == ["G.2.9", "Z.1"]


def test_pages_that_a_statement_cites_are_read_from_its_own_words():
    sheet = SHEET.replace("1. First stage.", "1. First stage [P3] [P40].")
    sheet = sheet.replace("**Words:** two things.", "**Words:** two things.\n- Source: [P66]; [P9]")
    sheet = sheet.replace("| `hides-phone` \u2605 | Hides the phone |", "| `hides-phone` | [P2] |")
    found = citations_of(sheet)
    assert found["B.1.1"] == {"p3", "p40"}
    assert found["B.1.2"] == set()
    assert found["C.4.1"] == {"p66", "p9"}
    assert found["hides-phone"] == {"p2"}


def test_an_item_is_named_where_no_statement_of_it_cites_its_page(tmp_path):
    (tmp_path / "pages.toml").write_text(
        '[[page]]\nid = "two"\n'
        '[[page.point]]\nid = "sound"\nfacts = ["B.1.1"]\nsources = ["p3", "seed-2008"]\n'
        '[[page.point]]\nid = "bare"\nfacts = ["B.1.1", "B.9.9"]\nsources = ["p4", "p3"]\n',
        encoding="utf-8",
    )
    (tmp_path / "signs.toml").write_text(
        '[[sign]]\nid = "hides-phone"\nfacts = []\nsources = ["p2"]\n', encoding="utf-8"
    )
    cited = {"B.1.1": {"p3"}, "hides-phone": {"p2"}}
    assert uncited_in_pack(tmp_path, cited) == ["bare: p4"]


def test_uncited_pages_are_shown_but_do_not_fail(project):
    pack = project / "resources" / "content" / "en" / "pages" / "small.toml"
    text = PACK.replace('facts = ["C.4.1"]', 'facts = ["C.4.1"]\nsources = ["p7"]')
    pack.write_text(text, encoding="utf-8")
    done = dev(project, "sheet.md")
    assert done.returncode == 0
    assert "to look at: no named statement cites the page of three: p7" in done.stdout


def test_report_counts_missing_and_unknown():
    lines, wrong = report(facts_of(SHEET), {"B.1.1", "K.99"}, {"G.2.0", "G.2.1", "I.1", "B.1.1"})
    assert wrong == len(IDS) - 4 + 1
    assert "B.1    restated   1 of   5, left out 0" in lines
    assert "unknown  K.99" in lines
    assert "missing  B.1.2: Second stage." in lines


def test_all_accounted_for_ends_well(project):
    done = dev(project, "sheet.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert "B.1    restated   5 of   5, left out 0" in done.stdout
    assert "missing" not in done.stdout


def test_a_statement_without_a_reason_fails_and_is_shown(project):
    (project / "docs" / "content-decisions.md").write_text("- `I.1`: a reason.", encoding="utf-8")
    done = dev(project, "sheet.md")
    assert done.returncode == 1
    assert "missing  G.2.1: 1 \u00b7 Any" in done.stdout


def test_without_a_page_of_decisions_everything_has_to_be_restated(project):
    (project / "docs" / "content-decisions.md").unlink()
    done = dev(project, "sheet.md")
    assert done.returncode == 1
    assert "missing  I.1" in done.stdout


def test_an_id_that_the_sheet_lacks_fails(project):
    with (project / "docs" / "content-decisions.md").open("a", encoding="utf-8") as page:
        page.write("- `B.9.9`: mistyped.\n")
    done = dev(project, "sheet.md")
    assert done.returncode == 1
    assert "unknown  B.9.9 in content-decisions.md" in done.stdout


def test_ids_are_printed_one_a_line(project):
    done = dev(project, "sheet.md", "--ids")
    assert done.returncode == 0
    assert done.stdout.split("\n") == [*IDS, ""]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Which facts sheet?"),
        (["--ids"], "Which facts sheet?"),
        (["one", "two"], "Which facts sheet?"),
        (["sheet.md", "--other"], "Which facts sheet?"),
        (["nowhere.md"], "There is no file nowhere.md."),
        (["docs"], "docs cannot be read as text."),
        (["dev.py"], "holds no numbered statements"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(project, arguments, words):
    done = dev(project, *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_the_real_command_reads_the_real_guide(tmp_path, capsys):
    sheet = tmp_path / "sheet.md"
    sheet.write_text("### C.1 Principles\n\n1. Little and often.\n", encoding="utf-8")
    assert commands.run_command(["coverage", str(sheet)]) == 1
    shown = capsys.readouterr().out
    assert "C.1    restated   1 of   1" in shown
    assert "unknown  C.1.2" in shown
