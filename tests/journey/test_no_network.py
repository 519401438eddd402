# SPDX-License-Identifier: Apache-2.0
"""No network and no traces, proved: every page and dialog, with every call looked at."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.journey import walk_everything
from tests.journey.real_app import ROOT, bare_variables, written_paths

NETWORK = re.compile(r"AF_INET6?|AF_NETLINK|AF_PACKET|AF_VSOCK|AF_BLUETOOTH")
CALLS = "socket,connect,openat,open,creat,rename,renameat,renameat2"
HARMLESS = re.compile(r"/dev/.*|/proc/self/.*|/memfd:.*|.*/xdg_config_home")
OURS = re.compile(
    r"DATA/"
    r"|DATA/(vault\.db|keys\.json|settings\.json)(\.new|\.making|-journal)*"
    r"|DATA/vault\.making"
    r"|DATA/copies/(making|making-there)\.db(-journal)?"
    r"|DATA/copies/tried/(keys\.json|vault\.db(-journal)?)"
    r"|DATA/(copies/)?copy-\d+\.zip(\.making)?|DATA/copy-[0-9a-f]+\.making"
    # What the scenes themselves make, to be taken in or to be away.
    r"|DATA/(away\.db|doors\.toml|notes\.(csv|txt|zip))"
)
"""Everything that is written on the way through all scenes."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the calls of a program")


def without_a_network(command):
    """Return the command in a place where no network is, where that is permitted."""
    alone = ["unshare", "--map-root-user", "--net"]
    is_there = shutil.which("unshare") is not None
    if is_there and not subprocess.run([*alone, "true"], check=False).returncode:
        return [*alone, *command]
    return command


@dataclass
class Walk:
    """What one walk through all scenes did, in a home of its own."""

    home: Path
    log: Path
    found: dict[str, Any]

    @property
    def calls(self) -> list[str]:
        return self.log.read_text(encoding="utf-8", errors="replace").splitlines()

    @property
    def written(self) -> set[str]:
        """Return what was written: in the folders of data, then beside them."""
        beside = re.compile(f"{re.escape(str(self.home))}/tmpdir/[^/]+/?")
        paths = {beside.sub("DATA/", path) for path in written_paths(self.log)}
        return {path for path in paths if not HARMLESS.fullmatch(path)}


@pytest.fixture(scope="module")
def walk(tmp_path_factory) -> Walk:
    """Go through every page and dialog once, for all that is asked about it."""
    home = tmp_path_factory.mktemp("walk")
    log = home / "calls.log"
    trace = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", f"trace={CALLS}", "-o", str(log)]
    program = [sys.executable, "-m", walk_everything.__name__]
    done = subprocess.run(
        without_a_network([*trace, *program]),
        env=bare_variables(home),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Walk(home, log, json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.slow
@pytest.mark.bar(17)
def test_every_page_and_dialog_asks_for_no_network(walk, tally):
    assert (walk.found["events"], walk.found["modules"]) == ([], [])
    assert [call for call in walk.calls if NETWORK.search(call)] == []
    tally(scenes=walk.found["scenes"], network_calls=0)


@pytest.mark.slow
@pytest.mark.bar(8)
@pytest.mark.bar(21)
def test_every_page_and_dialog_writes_our_own_files_and_leaves_nothing(walk, tally):
    assert "DATA/vault.db" in walk.written
    assert {path for path in walk.written if not OURS.fullmatch(path)} == set()
    left = [path for path in walk.home.rglob("*") if path.is_file() and path != walk.log]
    assert left == []
    tally(scenes=walk.found["scenes"], files_left=0)


def test_a_call_for_the_network_would_be_seen(tmp_path):
    log = tmp_path / "calls.log"
    program = [sys.executable, "-c", "import socket; socket.socket()"]
    trace = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(log)]
    subprocess.run([*trace, *program], check=True)
    assert NETWORK.search(log.read_text(encoding="utf-8"))
