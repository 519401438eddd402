# SPDX-License-Identifier: Apache-2.0
"""The only place that knows everybody: reads the arguments, wires, starts and stops."""

import argparse
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from companion import __version__, paths
from companion.services.changes import OnChange
from companion.services.lock_service import LockService
from companion.services.preferences_service import PreferencesService
from companion.services.private_room import RoomKeeper

LOG = logging.getLogger("companion")


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never jump back."""
        return time.monotonic()


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asked for."""

    data_folder: Path
    target: str
    geometry: str
    self_test: bool
    is_demo: bool


def main(argv: list[str]) -> int:
    """Run the app and return its exit code."""
    options = _parse(argv)
    _harden()
    if options.self_test:
        from companion.self_test import run_self_test

        return run_self_test()
    if options.is_demo:
        return _run_demo(options)
    return run(options)


def run(options: Options) -> int:
    """Open the window and stay until it is left."""
    from companion.ui.app import make_application

    application = make_application(sys.argv)
    session = Session(options.data_folder, relaunch=_restart(options))
    session.app.show(options.target or session.first_target(), options.geometry)
    return application.exec()


class Session:
    """Everything wired together for one run of the window."""

    def __init__(self, data_folder: Path, relaunch: Callable[..., None]) -> None:
        from companion.storage.preferences_file import JsonPreferencesFile
        from companion.storage.storage_thread import StorageThread
        from companion.storage.vault import VaultFolder
        from companion.ui.app import App
        from companion.ui.kit.signals import Signals
        from companion.ui.kit.tasks import MainThreadPost, Tasks

        self.clock = SystemClock()
        self._signals = Signals()
        post = MainThreadPost()
        self.storage = StorageThread(post)
        self.tasks = Tasks(self.storage, post)
        resources = paths.resources_folder()
        self.preferences = PreferencesService(
            JsonPreferencesFile(data_folder / "settings.json"), self._signals.on_change
        )
        content = _content(resources)
        keeper = RoomKeeper(
            VaultFolder(data_folder, self.clock), content, self.clock, self._signals.on_change
        )
        lock = LockService(self.clock, self.preferences.now.idle_minutes)
        self.app = App(self._desk(resources, content, keeper), lock, relaunch)
        _catch_bugs(self.app.window)
