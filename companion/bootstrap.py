# SPDX-License-Identifier: Apache-2.0
"""Opens the window in two steps, or all at once, and stops.

First the line to phone in danger and the way out, which need very little; in the turns of the event
loop after they were painted, all the rest. So what the first step does not need is not named up
here: `wiring` knows everybody, and comes in the second.
"""

import gc
import sys
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from companion import paths
from companion.bugs import catch_bugs
from companion.content.first_line import emergency_line
from companion.hardening import harden, leave_no_core
from companion.options import DEMO_PASSPHRASE, Options, parse
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.wipe_mark import is_wiping

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QLockFile
    from PySide6.QtWidgets import QApplication

    from companion.ui.kit.look import Look
    from companion.wiring import Session, TableSession

STOP_SECONDS = 5.0
HELP_NOW = ("report-grooming", "adult-advice", "child-helpline", "missing-child")
"""What a second start, which has no pages, shows doors for."""
SETTINGS = "settings.json"
LATER = (
    "companion.domain.channel",
    "companion.content.schema",
    "companion.content.catalog",
    "companion.services.private_room",
    "companion.storage.vault",
    "companion.ui.page_registry",
    "companion.wiring",
)
"""What the second step stands on, in pieces: each takes a few thousandths of a second."""


def main(argv: list[str]) -> int:
    """Run the app and return its exit code."""
    options = parse(argv)
    if options.is_demo:
        harden()
        return _run_demo(options)
    return run(options)


def run(options: Options) -> int:
    """Open the window and stay until it is left."""
    # Until `TidyMemory` says when: while everything is new there is nothing to tidy away.
    gc.disable()
    leave_no_core()
    from companion.ui.first_window import make_application

    with paths.caches_beside_the_program():
        application = make_application(sys.argv)
        only_window = _only_window(options.data_folder)
        if only_window is None:
            return _say_open_already(options)
        _finish_wipe(options.data_folder)
        opening = None if options.is_shown_whole else Opening(options, only_window, application)
        if opening is not None:
            opening.show_first()
    if opening is not None:
        return opening.stay()
    harden()
    return _show_whole(options, only_window, application)


class Opening:
    """The window in two steps: the first line and the way out, then all the rest."""

    def __init__(
        self, options: Options, only_window: "QLockFile", application: "QApplication"
    ) -> None:
        from companion.ui.first_window import FirstDesk
        from companion.ui.kit.look import Look
        from companion.ui.main_window import MainWindow

        self._options, self._only_window, self._application = options, only_window, application
        resources = paths.resources_folder()
        now = JsonPreferencesFile(options.data_folder / SETTINGS).load()
        look = Look(resources, now.theme, now.text_size, is_hurried=True)
        look.apply(application)
        self._number = emergency_line(resources / "content" / "en", now.country or _country_here())
        self.window = MainWindow(FirstDesk(look, self._number))
        self._session: Session | None = None

    def show_first(self) -> None:
        """Show the line to phone in danger, and the way out: both work."""
        from companion.ui.first_window import leave_at_once

        catch_bugs(self.window.look, self.window)
        self._leave = partial(leave_at_once, self._only_window.unlock)
        self.window.leave_wanted.connect(self._leave)
        self.window.painted.connect(self._go_on)
        self.window.show_first(self._options.geometry)

    def stay(self) -> int:
        """Stay until the window is left."""
        try:
            return self._application.exec()
        finally:
            if self._session is not None:
                self._session.storage.stop(STOP_SECONDS)

    def _go_on(self) -> None:
        from companion.ui.first_window import one_after_the_other

        pieces: list[Callable[[], object]] = [partial(import_module, name) for name in LATER]
        one_after_the_other([self._guard, *pieces, self._wire, self.show_page], self._on_fault)

    def _on_fault(self) -> None:
        """Let no click be kept for pages that never come."""
        if self._session is not None:
            self.window.stop_waiting()
            return
        doors: tuple[str, ...] = ()
        with suppress(Exception):
            # The fault may be here too. The number to phone in danger is known already.
            doors = _help_now(self._options)[2]
        self.window.show_no_pages(self._number, doors)

    def _guard(self) -> None:
        """Before anything private is read."""
        harden()
        self.window.look.look_closer()

    def _wire(self) -> None:
        from companion.fresh_start import restart
        from companion.wiring import Session

        options = self._options
        self._session = Session(
            options.data_folder,
            restart(options),
            options.content_folder,
            self._only_window,
            self.window,
        )
        self.window.leave_wanted.disconnect(self._leave)
        _stand_by(self._session, options, self._application)

    def show_page(self) -> None:
        """Show the page."""
        if self._session is not None:
            self._session.show(self._options.target, self._options.geometry)


def _show_whole(options: Options, only_window: "QLockFile", application: "QApplication") -> int:
    """Show all at once what has no first step: the cards, a quiet window, an added guide."""
    from companion.wiring import TableSession

    with paths.caches_beside_the_program():
        session = _session(options, only_window)
    catch_bugs(session.desk.look, session.app.window)
    _stand_by(session, options, application)
    try:
        if isinstance(session, TableSession):
            session.app.show()
        else:
            session.show(options.target, options.geometry, is_quiet=options.is_quiet)
        return application.exec()
    finally:
        session.storage.stop(STOP_SECONDS)


def _stand_by(
    session: "Session | TableSession", options: Options, application: "QApplication"
) -> None:
    """Take over what was handed over, and be ready for the system to end the program."""
    from companion.ui.kit.system_end import SystemEnd
    from companion.ui.kit.tidy_memory import TidyMemory

    session.desk.keeper.sealed = options.sealed
    if options.is_demo_window:
        session.desk.held.demo_passphrase = DEMO_PASSPHRASE
    TidyMemory(application)
    SystemEnd(session.app.leave, application)


def _say_open_already(options: Options) -> int:
    """Say where the other window is, and whom to phone in danger all the same."""
    from companion.ui.dialogs.already_open_dialog import AlreadyOpenDialog
    from companion.ui.kit.access import AccessFactory

    access = AccessFactory()
    access.install()
    return AlreadyOpenDialog(*_help_now(options)).exec()


def _help_now(options: Options) -> "tuple[Look, str, tuple[str, ...]]":
    """Return how things look, whom to phone in danger, and lines of doors: all without a page."""
    from companion.fresh_start import restart
    from companion.ui.widgets.sheets import doors_on_paper
    from companion.wiring import Wiring

    wiring = Wiring(options.data_folder, restart(options), options.content_folder)
    try:
        desk = wiring.desk
        number = desk.channels.emergency_line_or_none()
        return desk.look, number, doors_on_paper(desk, HELP_NOW)
    finally:
        wiring.storage.stop(STOP_SECONDS)


def _session(options: Options, only_window: "QLockFile | None") -> "Session | TableSession":
    from companion.fresh_start import restart
    from companion.wiring import Session, TableSession

    folder, content, relaunch = options.data_folder, options.content_folder, restart(options)
    if options.table:
        table = (options.table, options.geometry)
        return TableSession(folder, relaunch, content, only_window, table)
    return Session(folder, relaunch, content, only_window)


def _country_here() -> str:
    from companion.ui.kit.formatting import country_of_this_computer

    return country_of_this_computer()


def _only_window(data_folder: Path) -> "QLockFile | None":
    """Return the lock that says that this window is the only one; None where another one is."""
    from PySide6.QtCore import QLockFile, QSysInfo

    with suppress(OSError):
        data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = QLockFile(paths.for_qt(data_folder / "window.lock"))
    # A lock is left behind by a crash; it counts only while its process lives.
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    # On a stick it may name another computer, where nobody can ask for that process any more.
    # The vault has a lock of its own, whatever this one says.
    _, computer, _ = lock.getLockInfo()
    if computer not in ("", QSysInfo.machineHostName()):
        lock.removeStaleLockFile()
        lock.tryLock(0)
    return None if lock.error() is QLockFile.LockError.LockFailedError else lock


def _finish_wipe(data_folder: Path) -> None:
    """Wipe what was to be wiped when the program was cut off; before the settings are read."""
    if is_wiping(data_folder):
        from companion.domain.errors import CompanionError
        from companion.storage.wipe_all import finish_wipe

        with suppress(CompanionError):
            finish_wipe(data_folder, paths.other_folders())


def _run_demo(options: Options) -> int:
    """Run over a throw-away vault with an invented family; nothing of it is kept."""
    import shutil
    import tempfile

    from companion.storage.patiently import patiently

    folder = tempfile.mkdtemp(prefix="demo-", dir=paths.portable_folder())
    try:
        return _show_demo(folder, options.target)
    finally:
        patiently(partial(shutil.rmtree, folder))


def _show_demo(folder: str, target: str) -> int:
    """Make the vault and show the window, until the last one that took its place is gone."""
    import subprocess

    from companion.fresh_start import SYSTEM, program

    command = [*program(), "--make-demo", folder]
    made = subprocess.run(command, check=False)  # noqa: S603 - our own program
    if made.returncode:
        return 1
    window = [*program(), "--data-dir", folder, "--demo-window", "--target", target or "page:start"]
    # A pipe ends with the last process that could write to it: a lock starts another off Linux.
    output = None if SYSTEM == "linux" else subprocess.PIPE
    return subprocess.run(window, check=False, stdout=output).returncode  # noqa: S603 - our own
