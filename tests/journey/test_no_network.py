# SPDX-License-Identifier: Apache-2.0
"""No network, proved: every page and dialog, in a place without one, with every call looked at."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from tests.journey import walk_everything

NETWORK = re.compile(r"AF_INET6?|AF_NETLINK|AF_PACKET|AF_VSOCK|AF_BLUETOOTH")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the calls of a program")


def without_a_network(command):
    """Return the command in a place where no network is, where that is permitted."""
    alone = ["unshare", "--map-root-user", "--net"]
    is_there = shutil.which("unshare") is not None
    if is_there and not subprocess.run([*alone, "true"], check=False).returncode:
        return [*alone, *command]
    return command


@pytest.mark.slow
@pytest.mark.bar(17)
def test_every_page_and_dialog_asks_for_no_network(tmp_path, tally):
    log = tmp_path / "calls.log"
    trace = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect", "-o", str(log)]
    program = [sys.executable, "-m", walk_everything.__name__]
    command = without_a_network([*trace, *program])
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["events"], found["modules"]) == ([], [])
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert [call for call in calls if NETWORK.search(call)] == []
    tally(scenes=found["scenes"], network_calls=0)


def test_a_call_for_the_network_would_be_seen(tmp_path):
    log = tmp_path / "calls.log"
    program = [sys.executable, "-c", "import socket; socket.socket()"]
    trace = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(log)]
    subprocess.run([*trace, *program], check=True)
    assert NETWORK.search(log.read_text(encoding="utf-8"))
