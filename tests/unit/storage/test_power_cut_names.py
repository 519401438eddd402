# SPDX-License-Identifier: Apache-2.0
"""The power goes while files get their names: what is found is old or new, whole, and opens."""

import hashlib
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from companion.domain.errors import CompanionError
from companion.storage.cipher import DriverError
from tests.counts import how_many
from tests.unit.storage import do_all_schemes
from tests.unit.storage.cut_schemes import SCHEMES, Base, Scheme, Told
from tests.unit.storage.power_cut import CALLS, Call, Disk, OneFile, calls

STATES = how_many(150, 1_000)
"""For each scheme."""
AT_THE_END = 8
NAMES_COUNT_AS = 20
"""So many times more often before or after a name than in the middle of a file."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the calls of a program")


@dataclass
class Recorded:
    """Where everything was done, as it was before, and the calls that did it."""

    top: Path
    before: Path
    told: dict[str, Told]
    calls: list[Call]

    def of(self, scheme: Scheme) -> tuple[Disk, list[Call]]:
        """Return the disk as it was before a scheme, and the calls of that scheme."""
        disk = Disk(self.top / scheme.name, self.before / scheme.name)
        marks = [
            number
            for number, (name, arguments, _) in enumerate(self.calls)
            if name == "write" and _hex(f" {scheme.name}\n") in arguments
        ]
        begin, end = marks
        return disk, self.calls[begin : end + 1]


def _hex(words):
    return "".join(f"\\x{byte:02x}" for byte in words.encode())


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cuts")
    assert shutil.which("strace"), "strace is not installed; see dev.py test"
    top, before, log = folder / "top", folder / "before", folder / "calls.log"
    told, base = {}, Base.make(folder / "base")
    for scheme in SCHEMES:
        (top / scheme.name).mkdir(parents=True)
        told[scheme.name] = scheme.prepare(top / scheme.name, base)
    shutil.copytree(top, before)
    (top / "told.json").write_text(json.dumps({name: one.plain for name, one in told.items()}))
    command = ["strace", "-f", "-qq", "-xx", "-s", "4000000", "--seccomp-bpf"]
    command += ["-e", f"trace={CALLS}", "-o", str(log)]
    command += [sys.executable, "-m", do_all_schemes.__name__, str(top)]
    subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL)
    return Recorded(top, before, told, list(calls(log)))


def seen(folder):
    """Return all names and contents in a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def moments(disk, played):
    """Play everything, and return after which calls a cut shows something, the names often."""
    found = []
    for number, call in enumerate(played):
        names = len(disk.unsure)
        if disk.play(call):
            is_name = len(disk.unsure) != names or "sync" in call[0]
            found.append((number, NAMES_COUNT_AS if is_name else 1))
    return found


def cut_again_and_again(recorded, scheme, states, to):
    """Cut the power that often; give the folder that is found, and whether it was done."""
    dice = random.Random(3)  # noqa: S311 - no secret
    disk, played = recorded.of(scheme)
    places, weights = zip(*moments(disk, played), strict=True)
    cuts = sorted(dice.choices(places, weights, k=states)) + [len(played) - 1] * AT_THE_END
    disk, played = recorded.of(scheme)
    done = 0
    for number, cut in enumerate(cuts):
        for call in played[done : cut + 1]:
            disk.play(call)
        done = cut + 1
        found = to / f"{number}"
        disk.write_after_a_cut(found, dice)
        yield found, f"done {scheme.name}\n".encode() in disk.said
        shutil.rmtree(found)


def digest(folder):
    return hashlib.sha256(repr(sorted(seen(folder).items())).encode()).digest()


@pytest.mark.slow
@pytest.mark.bar(2)
@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda one: one.name.replace(" ", "-"))
def test_no_power_cut_leaves_half_a_step(recorded, scheme, tmp_path, tally):
    told, found, looked_at = recorded.told[scheme.name], Counter(), {}
    for folder, is_done in cut_again_and_again(recorded, scheme, STATES, tmp_path):
        before = (digest(folder), is_done)
        if before not in looked_at:
            looked_at[before] = scheme.look(folder, told, is_done)
        found[looked_at[before]] += 1
    tally(states=found.total(), different=len(looked_at), lost=0, **found)
    assert len(looked_at) > 4


def test_what_is_played_again_is_what_was_done(recorded, tmp_path):
    for scheme in SCHEMES:
        disk, played = recorded.of(scheme)
        for call in played:
            disk.play(call)
        disk.write_as_it_is(tmp_path / scheme.name)
        assert seen(tmp_path / scheme.name) == seen(recorded.top / scheme.name)


def test_on_a_disk_that_breaks_its_word_something_is_lost(recorded, tmp_path, monkeypatch):
    monkeypatch.setattr(Disk, "_make_sure", lambda *_: None)
    monkeypatch.setattr(OneFile, "sync", lambda _file: None)
    lost = 0
    for number, scheme in enumerate(SCHEMES):
        told, to = recorded.told[scheme.name], tmp_path / f"{number}"
        for folder, is_done in cut_again_and_again(recorded, scheme, 2, to):
            try:
                scheme.look(folder, told, is_done)
            except (AssertionError, CompanionError, DriverError, OSError):
                lost += 1
                break
    assert lost == len(SCHEMES)
