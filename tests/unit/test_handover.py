# SPDX-License-Identifier: Apache-2.0
"""What one process hands to the next: it arrives whole, once, and nonsense is nothing."""

import json
import os
import subprocess
import sys
from dataclasses import asdict

import pytest

from companion.fresh_start import start_another
from companion.handover import MOST_BYTES, Handover, offer, take
from companion.options import parse

WHOLE = Handover("starter:11-13-secrets-1", "40,40,1024,640", is_quiet=True)
READER = (
    "import sys; from companion.handover import take;"
    "print(take(int(sys.argv[-1])), file=open(sys.argv[1], 'w'))"
)


def pipe_with(packed: bytes) -> int:
    reading, writing = os.pipe()
    os.write(writing, packed)
    os.close(writing)
    return reading


def test_arrives_once():
    number = offer(WHOLE)
    assert os.get_inheritable(number)
    assert take(number) == WHOLE
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(number)
    assert take(number) == Handover()


@pytest.mark.parametrize(
    "packed",
    [
        *(b"", b"{", b"[]", b"3", b"\xff", b'{"target": 3}', b'{"other": ""}', b'{"is_quiet": 1}'),
        *(b'{"target": null}', b'["sealed"]', b'"sealed"', b"[" * 3000),
    ],
)
def test_nonsense_is_nothing(packed):
    assert take(pipe_with(packed)) == Handover()


@pytest.mark.parametrize(
    "others",
    [
        {"target": "page:talk", "geometry": "1,1,9,9", "is_quiet": True, "zoom": 3, "new": [{}]},
        {"target": {"page": "talk"}, "geometry": None, "is_quiet": "yes"},
        {},
    ],
    ids=["newer", "changed", "older"],
)
def test_another_version_hands_over_the_words_at_least(others):
    taken = take(pipe_with(json.dumps(others | {"sealed": "AAAA"}).encode()))
    assert taken.sealed == "AAAA"
    is_known = others.get("geometry") == "1,1,9,9"
    assert (taken.target, taken.is_quiet) == (("page:talk", True) if is_known else ("", False))


def test_only_a_pipe_is_read(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(WHOLE.as_bytes())
    number = os.open(file, os.O_RDONLY)
    assert take(number) == Handover()
    os.close(number)
    assert take(-1) == Handover()
    assert take(10**20) == Handover()


def test_what_no_pipe_would_take_at_once_is_left_out():
    assert take(offer(Handover("x" * MOST_BYTES))) == Handover()


def test_a_process_of_its_own_is_handed_over_to_by_its_input(tmp_path):
    seen = tmp_path / "seen"
    start_another([sys.executable, "-c", READER, str(seen)], WHOLE).wait(30)
    assert seen.read_text(encoding="utf-8").strip() == str(WHOLE)


def test_a_process_that_ended_at_once_is_no_bug():
    start_another([sys.executable, "-c", ""], Handover("x" * 900)).wait(30)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is handed on by its number")
def test_a_number_is_handed_on(tmp_path):
    number, seen = offer(WHOLE), tmp_path / "seen"
    command = [sys.executable, "-c", READER, str(seen), str(number)]
    subprocess.run(command, pass_fds=[number], check=True)
    os.close(number)
    assert seen.read_text(encoding="utf-8").strip() == str(WHOLE)


@pytest.mark.parametrize(
    ("target", "table"),
    [("together:starters/8-10/gaming", "starters/8-10/gaming"), ("card:blackmail", "")],
)
def test_the_start_shows_what_was_handed_over(tmp_path, target, table):
    handed = asdict(WHOLE) | {"target": target}
    number = str(offer(Handover(**handed)))
    options = parse(["--data-dir", str(tmp_path), "--handover", number])
    assert options.table == table
    assert options.target == ("" if table else target)
    assert (options.geometry, options.is_quiet) == (WHOLE.geometry, True)


def test_a_place_too_long_is_left_out_and_nothing_else():
    handed = Handover("card:" + "a" * MOST_BYTES, "1,1,9,9", is_quiet=True, sealed="AAAA")
    assert take(offer(handed)) == Handover(is_quiet=True, sealed="AAAA")
