# SPDX-License-Identifier: Apache-2.0
"""Reads the arguments and opens the window in two steps; starts, starts afresh and stops.

First the line to phone in danger and the way out, which need very little; in the turns of the event
loop after they were painted, all the rest. So what the first step does not need is not named up
here: `wiring` knows everybody, and comes in the second.

`--self-test` and `--verify` are listed here and handled in `__main__`, which stands on this module;
so is `--make-demo`, with which `--demo` makes its throw-away vault.
"""

import gc
import os
import sys
import threading
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from companion import __version__, paths
from companion.content.first_line import emergency_line
from companion.hardening import harden, leave_no_core
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.wipe_mark import is_wiping
from companion.ui.kit.override import override

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from PySide6.QtCore import QLockFile
    from PySide6.QtWidgets import QApplication

    from companion.handover import Handover
    from companion.ui.app import Relaunch
    from companion.ui.kit.look import Look
    from companion.ui.main_window import MainWindow
    from companion.ui.together.together_window import TogetherWindow
    from companion.wiring import Session, TableSession

SYSTEM: str = sys.platform
STOP_SECONDS = 5.0
HELP_NOW = ("report-grooming", "adult-advice", "child-helpline", "missing-child")
"""What a second start, which has no pages, shows doors for."""
SETTINGS = "settings.json"
TOGETHER = "together:"
"""What targets of together mode begin with, such as "together:smart"."""
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


class Options(NamedTuple):
    """What the command line asked for."""

    data_folder: Path
    target: str = ""
    geometry: str = ""
    is_quiet: bool = False
    content_folder: Path | None = None
    is_demo: bool = False
    table: str = ""
    """The deck of together mode, such as "smart"; empty for the window."""
    sealed: str = ""
    """What the vault could not take before the lock: only the vault can read it."""

    @override
    def __repr__(self) -> str:
        """Name where the notes are, and nothing that was handed over."""
        return f"Options({self.data_folder})"

    @property
    def is_shown_whole(self) -> bool:
        """True where there is no first step: nothing is painted, or its number may be another.

        Nor with words in hand: only the whole program can keep them, whenever it is ended.
        """
        return bool(self.table or self.sealed) or self.is_quiet or self.content_folder is not None


def main(argv: list[str]) -> int:
    """Run the app and return its exit code."""
    options = _parse(argv)
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

    _keep_settings_of_qt()
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

        _catch_bugs(self.window.look, self.window)
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
        from companion.wiring import Session

        options = self._options
        self._session = Session(
            options.data_folder,
            _restart(options),
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
    _catch_bugs(session.desk.look, session.app.window)
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
    from companion.ui.widgets.sheets import doors_on_paper
    from companion.wiring import Wiring

    wiring = Wiring(options.data_folder, _restart(options), options.content_folder)
    try:
        desk = wiring.desk
        number = desk.channels.emergency_line_or_none()
        return desk.look, number, doors_on_paper(desk, HELP_NOW)
    finally:
        wiring.storage.stop(STOP_SECONDS)


def _session(options: Options, only_window: "QLockFile | None") -> "Session | TableSession":
    from companion.wiring import Session, TableSession

    folder, content, relaunch = options.data_folder, options.content_folder, _restart(options)
    if options.table:
        table = (options.table, options.geometry)
        return TableSession(folder, relaunch, content, only_window, table)
    return Session(folder, relaunch, content, only_window)


def _country_here() -> str:
    from companion.ui.kit.formatting import country_of_this_computer

    return country_of_this_computer()


def _parse(argv: list[str]) -> Options:
    if not argv:
        # As from the menu of the computer. What reads arguments takes a while to say so.
        return Options(paths.data_folder())
    import argparse

    parser = argparse.ArgumentParser(prog="companion", description="Companion")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--data-dir", metavar="FOLDER", help="keep everything in this folder")
    parser.add_argument("--content", metavar="FOLDER", help="use this guide if it is sound")
    parser.add_argument("--demo", action="store_true", help="look round with an invented family")
    parser.add_argument("--verify", metavar="FILE", help="check a record or a vault, and end")
    parser.add_argument("--self-test", action="store_true", help="try everything and end")
    parser.add_argument("--target", default="", help=argparse.SUPPRESS)
    parser.add_argument("--geometry", default="", help=argparse.SUPPRESS)
    parser.add_argument("--quiet", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--together", default="", metavar="DECK", help=argparse.SUPPRESS)
    parser.add_argument("--handover", type=int, metavar="NUMBER", help=argparse.SUPPRESS)
    given = parser.parse_args(argv)
    if given.data_dir == "":
        parser.error("--data-dir needs the name of a folder")
    if given.demo and given.data_dir:
        parser.error("--demo has a folder of its own, which is thrown away: leave --data-dir out")
    table, target, sealed = given.together, given.target, ""
    geometry, is_quiet = given.geometry, given.quiet
    if given.handover is not None:
        from companion.handover import take

        handed = take(given.handover)
        table, target = _table_or_target(handed.target)
        geometry, is_quiet, sealed = handed.geometry, handed.is_quiet, handed.sealed
    folder = Path(given.data_dir).resolve() if given.data_dir else paths.data_folder()
    content = Path(given.content).resolve() if given.content else None
    return Options(
        data_folder=folder,
        target=target,
        geometry=geometry,
        is_quiet=is_quiet,
        content_folder=content,
        is_demo=given.demo,
        table=table,
        sealed=sealed,
    )


def _keep_settings_of_qt() -> None:
    """In portable mode, let Qt's own file dialog write beside the program, if it writes."""
    folder = paths.cache_folder()
    if folder is not None:
        from PySide6.QtCore import QSettings

        as_here, own = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
        QSettings.setPath(as_here, own, str(folder))


def _only_window(data_folder: Path) -> "QLockFile | None":
    """Return the lock that says that this window is the only one; None where another one is."""
    from PySide6.QtCore import QLockFile, QSysInfo

    with suppress(OSError):
        data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = QLockFile(str(data_folder / "window.lock"))
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
            finish_wipe(data_folder)


def _restart(options: Options) -> "Callable[[Relaunch], None]":
    """Return how to end this process, which held the key, and start a fresh one."""
    from companion.handover import Handover, offer

    def relaunch(again: "Relaunch") -> None:
        command = [*_program(), "--data-dir", str(options.data_folder)]
        if options.content_folder is not None:
            command += ["--content", str(options.content_folder)]
        handed = Handover(again.target, again.geometry, again.is_quiet, again.sealed)
        try:
            if SYSTEM == "linux":
                # The same process number, with wholly new memory: the terminal and a throw-away
                # demo folder that wait for this process go on waiting for it.
                command += ["--handover", str(offer(handed))]
                os.execv(command[0], command)  # noqa: S606 - our own program
            _start_another(command, handed)
        finally:
            # Started or not: this one must not stay, unseen and with the key.
            os._exit(0)

    return relaunch


def _start_another(command: list[str], handed: "Handover") -> "subprocess.Popen[bytes]":
    """Start a process of its own, and hand over through its standard input."""
    import subprocess

    nowhere = subprocess.DEVNULL
    started = subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--handover", "0"], stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere
    )
    if started.stdin is not None:
        with suppress(OSError), started.stdin as pipe:
            pipe.write(handed.as_bytes())
    return started


def _table_or_target(target: str) -> tuple[str, str]:
    """Return the deck of cards to show, if it is one, else the target."""
    is_deck = target.startswith(TOGETHER)
    return (target.removeprefix(TOGETHER), "") if is_deck else ("", target)


def _catch_bugs(look: "Look | None", window: "MainWindow | TogetherWindow | None") -> None:
    """Show a bug to the person, with nothing of theirs in it, instead of ending silently."""

    def on_bug(
        kind: type[BaseException], _problem: BaseException, trace: TracebackType | None
    ) -> None:
        from companion.ui.dialogs.crash_dialog import describe, show_crash

        report = describe(kind, trace, __version__)
        _tell(report)
        if kind is not KeyboardInterrupt and look is not None and window is not None:
            show_crash(look, report, window.leave_wanted.emit, window)

    def elsewhere(found: "threading.ExceptHookArgs | sys.UnraisableHookArgs") -> None:
        # Python's own would print the message, which may quote what was written.
        from companion.ui.dialogs.crash_dialog import describe

        if found.exc_type is not None:
            _tell(describe(found.exc_type, found.exc_traceback, __version__))

    sys.excepthook = on_bug
    sys.unraisablehook = threading.excepthook = elsewhere


def _tell(report: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(report + "\n")


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, str(Path(__file__).resolve().parent.parent / "main.py")]


def _run_demo(options: Options) -> int:
    """Run over a throw-away vault with an invented family; nothing of it is kept."""
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory(prefix="demo-", dir=paths.portable_folder()) as folder:
        command = [*_program(), "--make-demo", folder]
        made = subprocess.run(command, check=False)  # noqa: S603 - our own program
        if made.returncode:
            return 1
        window = [*_program(), "--data-dir", folder, "--target", options.target or "page:start"]
        return subprocess.run(window, check=False).returncode  # noqa: S603 - our own program
