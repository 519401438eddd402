# SPDX-License-Identifier: Apache-2.0
"""dev.py torture: bar by bar, resumed where it was cut off, and a table that can be pasted."""

from pathlib import Path

import pytest

from devtools import torture
from devtools.console import DevError

REPORT = """<testsuites><testsuite>
<testcase name="test_killed_at_any_moment"><properties><property name="bar" value="11"/>
<property name="kills" value="50"/><property name="in_the_middle" value="7"/>
<property name="lost" value="0"/><property name="mixed" value="0"/></properties></testcase>
<testcase name="test_on_a_stick"><properties><property name="bar" value="3"/></properties>
<skipped message="no disk of our own may be mounted here"/></testcase>
<testcase name="test_another"><properties><property name="bar" value="5"/></properties>
<skipped message="of another bar"/></testcase>
<testcase name="test_broken"><properties><property name="bar" value="3"/>
<property name="refused_saves" value="9"/><property name="lost" value="2"/></properties>
<failure message="x"/></testcase>
</testsuite></testsuites>"""
SOUND = REPORT.replace("<failure", "<skipped")


@pytest.fixture
def runs(monkeypatch, tmp_path):
    """What pytest was asked for; it writes a report each time."""
    asked = []

    def run(command, *, env, **_):
        report = next(one for one in command if one.startswith("--junitxml="))
        asked.append([*(one for one in command if one.startswith("--bar")), env.get(torture.LONG)])
        Path(report.partition("=")[2]).write_text(SOUND)
        return 0

    monkeypatch.setattr(torture, "run", run)
    monkeypatch.setattr(torture, "ROOT", tmp_path)
    monkeypatch.setattr(torture, "bars", lambda: {"2": ["one.py"], "11": ["other.py"]})
    return asked


def test_the_table_says_what_was_tried_and_what_was_lost(tmp_path):
    report = tmp_path / "all.xml"
    report.write_text(REPORT)
    _, _, *rows = torture.table([report, report])
    assert rows == [
        "| 3 | broken | 9 refused saves | 2 | FAILED |",
        "| 3 | on a stick | - | - | skipped: no disk of our own may be mounted here |",
        "| 11 | killed at any moment | 50 kills, 7 in the middle | 0 | ok |",
    ]


def test_the_long_run_goes_bar_by_bar_and_is_resumed(runs, tmp_path, capsys):
    assert torture.torture("python", ["--long", "--only", "2"], {}) == 0
    assert torture.torture("python", ["--long", "--resume"], {}) == 0
    assert runs == [["--bar=2", "long"], ["--bar=11", "long"]]
    assert capsys.readouterr().out.count("killed at any moment") == 2
    torture.torture("python", ["--long"], {})
    assert runs[2:] == [["--bar=2", "long"], ["--bar=11", "long"]]
    torture.torture("python", [], {})
    assert runs[4:] == [[None]]


def test_a_run_that_was_cut_off_is_not_taken_for_done(runs, monkeypatch):
    monkeypatch.setattr(torture, "run", lambda *_, **__: 130)
    assert torture.torture("python", ["--long", "--only", "2"], {}) == 130
    monkeypatch.undo()


def test_a_bar_that_failed_is_tried_again(runs, tmp_path):
    torture.torture("python", ["--long"], {})
    for report in tmp_path.rglob("2.xml"):
        report.write_text(REPORT)
    torture.torture("python", ["--long", "--resume"], {})
    assert runs[2:] == [["--bar=2", "long"]]


def test_the_bars_are_found_in_the_tests():
    found = torture.bars()
    assert {"1", "2", "11", "24"} <= set(found)
    assert list(found) == sorted(found, key=int)
    assert {Path(one).name for one in found["2"]} == {
        "test_power_cut.py",
        "test_power_cut_names.py",
    }


@pytest.mark.parametrize(
    "words", [["--only"], ["--only", "x"], ["2"], ["--longer"], ["--only", "99"]]
)
def test_other_words_are_not_understood(words):
    with pytest.raises(DevError):
        torture.torture("python", words, {})
