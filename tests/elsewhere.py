# SPDX-License-Identifier: Apache-2.0
"""On other systems than Linux, a test that needs what only some systems have is skipped.

On Linux nothing is: what is missing there is a fault. Only what the test itself asks for counts;
where our own code asks for what a system does not have, the test fails.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

TESTS = Path(__file__).resolve().parent
OF_THE_SYSTEM = (os, signal, time)
MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "termios"}
NO_LINK_ALLOWED = 1314
"""What Windows says to whoever may not make links: "a required privilege is not held"."""


def what_is_missing(error: BaseException) -> str:
    """Return what this system does not have and a test asked for; or nothing."""
    if sys.platform == "linux":
        return ""
    if getattr(error, "winerror", None) == NO_LINK_ALLOWED:
        return "this user may make no links"
    frames = traceback.extract_tb(error.__traceback__)
    if not frames or not Path(frames[-1].filename).resolve().is_relative_to(TESTS):
        return ""
    if isinstance(error, AttributeError) and isinstance(error.obj, ModuleType):
        is_known = error.obj in OF_THE_SYSTEM
        return f"this system has no {error.obj.__name__}.{error.name}" if is_known else ""
    if isinstance(error, ImportError) and error.name in MODULES:
        return f"this system has no {error.name}"
    return ""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Skip what can not be done here."""
    return (yield from _skipping())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, object, object]:
    """Skip what can not be made ready here."""
    return (yield from _skipping())


def _skipping() -> Generator[None, object, object]:
    try:
        return (yield)
    except Exception as error:
        missing = what_is_missing(error)
        if missing:
            pytest.skip(missing)
        raise
