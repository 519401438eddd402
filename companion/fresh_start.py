# SPDX-License-Identifier: Apache-2.0
"""Ends this process, which held the key, and starts a fresh one."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from companion.handover import Handover, offer

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from companion.options import Options
    from companion.ui.app import Relaunch

SYSTEM: str = sys.platform


def restart(options: Options) -> Callable[[Relaunch], None]:
    """Return how to end this process, which held the key, and start a fresh one."""

    def relaunch(again: Relaunch) -> None:
        command = [*program(), "--data-dir", str(options.data_folder)]
        if options.content_folder is not None:
            command += ["--content", str(options.content_folder)]
        if options.is_demo_window:
            command.append("--demo-window")
        handed = Handover(again.target, again.geometry, again.is_quiet, again.sealed)
        try:
            if SYSTEM == "linux":
                # The same process number, with wholly new memory: the terminal and a throw-away
                # demo folder that wait for this process go on waiting for it. On other systems
                # the folder waits for everybody who could still write to the output of the first.
                command += ["--handover", str(offer(handed))]
                os.execv(command[0], command)  # noqa: S606 - our own program
            start_another(command, handed, keeps_output=options.is_demo_window)
        finally:
            # Started or not: this one must not stay, unseen and with the key.
            os._exit(0)

    return relaunch


def start_another(
    command: list[str], handed: Handover, *, keeps_output: bool = False
) -> subprocess.Popen[bytes]:
    """Start a process of its own, and hand over through its standard input."""
    import subprocess

    nowhere = subprocess.DEVNULL
    started = subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--handover", "0"],
        stdin=subprocess.PIPE,
        stdout=None if keeps_output else nowhere,
        stderr=nowhere,
    )
    if started.stdin is not None:
        with suppress(OSError), started.stdin as pipe:
            pipe.write(handed.as_bytes())
    return started


def program() -> list[str]:
    """Return the command that starts this program."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, str(Path(__file__).resolve().parent.parent / "main.py")]
