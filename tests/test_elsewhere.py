# SPDX-License-Identifier: Apache-2.0
"""What other systems do not have is skipped there, and only there, and only in tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import elsewhere

ROOT = Path(__file__).resolve().parent.parent
AS_ON_WINDOWS = """
import os, signal, sys
for name in ("grp", "pty", "pwd", "resource", "termios"):
    sys.modules[name] = None

def pytest_collectstart(collector):
    for name in ("mkfifo", "fork", "geteuid", "setsid", "killpg", "openpty", "memfd_create"):
        if hasattr(os, name):
            delattr(os, name)
    for name in ("SIGKILL", "SIGHUP", "SIGSTOP", "SIGCONT", "SIGUSR1", "SIGXFSZ"):
        if hasattr(signal, name):
            delattr(signal, name)
"""
"""Takes away what Windows does not have, before the first module of tests is read."""


@pytest.fixture
def other_system(monkeypatch):
    monkeypatch.setattr(elsewhere.sys, "platform", "win32")


def raised(do) -> BaseException:
    """Return what it raises, with where it was raised."""
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it is
        do()
    return caught.value


def no_such_call() -> None:
    os.no_such_call()  # type: ignore[attr-defined]


def no_right_to_make_links() -> None:
    error = OSError("a required privilege is not held by the client")
    error.winerror = elsewhere.NO_LINK_ALLOWED  # type: ignore[attr-defined]
    raise error


@pytest.mark.usefixtures("other_system")
def test_what_a_test_asks_for_in_vain_is_named():
    assert elsewhere.what_is_missing(raised(no_such_call)) == "this system has no os.no_such_call"
    links = elsewhere.what_is_missing(raised(no_right_to_make_links))
    assert links == "this user may make no links"


@pytest.mark.usefixtures("other_system")
def test_what_our_own_code_asks_for_in_vain_is_a_fault(monkeypatch):
    error = raised(no_such_call)
    monkeypatch.setattr(elsewhere, "TESTS", ROOT / "companion")
    assert elsewhere.what_is_missing(error) == ""


@pytest.mark.usefixtures("other_system")
def test_other_errors_are_faults():
    for error in (OSError("disk"), AttributeError("none"), ImportError("x", name="json")):
        assert elsewhere.what_is_missing(error) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="here things may be missing")
def test_on_linux_nothing_may_be_missing():
    assert elsewhere.what_is_missing(raised(no_such_call)) == ""
    assert elsewhere.what_is_missing(raised(no_right_to_make_links)) == ""


@pytest.mark.slow
def test_every_module_of_tests_can_be_read_without_what_windows_does_not_have(tmp_path):
    (tmp_path / "as_on_windows.py").write_text(AS_ON_WINDOWS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "as_on_windows", "--collect-only", "-q"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", "tests"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "error" not in done.stdout.splitlines()[-1], done.stdout[-2000:]
    assert done.returncode == 0
