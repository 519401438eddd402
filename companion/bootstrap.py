# SPDX-License-Identifier: Apache-2.0
"""The only place that knows everybody: reads the arguments, wires, starts and stops.

What needs no Qt is imported up here: Qt makes every import after it slower.

`--self-test` and `--verify` are listed here and handled in `__main__`, which stands on this module;
so is `--make-demo`, with which `--demo` makes its throw-away vault.
"""

import argparse
import os
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from companion import __version__, paths
from companion.content.catalog import Catalog, language_folders
from companion.domain.errors import CompanionError, ErrorCode
from companion.handover import Handover, offer, take
from companion.services.changes import Change
from companion.services.channel_service import ChannelService
from companion.services.guide_service import GuideService
from companion.services.links_service import LinksService
from companion.services.lock_service import LockService
from companion.services.phrase_service import PhraseService
from companion.services.preferences_service import PreferencesService
from companion.services.private_room import RoomKeeper
from companion.services.search_service import SearchService
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.storage_thread import StorageThread
from companion.storage.vault import VaultFolder
from companion.storage.wipe_all import finish_wipe, is_wiping
from companion.writers.files import Files

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from PySide6.QtCore import QLockFile

    from companion.services.notice_ports import NoticeSource
    from companion.ui.app import Relaunch

SYSTEM: str = sys.platform
STOP_SECONDS = 5.0
HELP_NOW = ("report-grooming", "adult-advice", "child-helpline", "missing-child")
"""What a second start, which has no pages, shows doors for."""
PR_SET_DUMPABLE = 4
"""From linux/prctl.h."""
NO_FAULT_BOX, REPORT_NO_HEAP = 0x2, 0x1
"""SEM_NOGPFAULTERRORBOX and WER_FAULT_REPORTING_FLAG_NOHEAP. Not tried yet."""


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
    is_quiet: bool
    content_folder: Path | None
    is_demo: bool
    table: str
    """The deck of together mode, such as "smart"; empty for the window."""
    sealed: str = field(default="", repr=False)
    """What the vault could not take before the lock: only the vault can read it."""


def main(argv: list[str]) -> int:
    """Run the app and return its exit code."""
    options = _parse(argv)
    _harden()
    if options.is_demo:
        return _run_demo(options)
    return run(options)


def run(options: Options) -> int:
    """Open the window and stay until it is left."""
    from companion.ui.app import make_application
    from companion.ui.kit.system_end import SystemEnd
    from companion.ui.kit.tidy_memory import TidyMemory

    _keep_settings_of_qt()
    with paths.caches_beside_the_program():
        application = make_application(sys.argv)
        TidyMemory(application)
        only_window = _only_window(options.data_folder)
        if only_window is not None:
            _finish_wipe(options.data_folder)
        session = _session(options, only_window)
    session.desk.keeper.sealed = options.sealed
    _catch_bugs(session)
    SystemEnd(session.app.leave, application)
    try:
        if only_window is None:
            from companion.ui.dialogs.already_open_dialog import AlreadyOpenDialog
            from companion.ui.widgets.sheets import doors_on_paper

            desk = session.desk
            number = desk.channels.emergency_line_or_none()
            doors = doors_on_paper(desk, HELP_NOW)
            return AlreadyOpenDialog(desk.look, number, doors).exec()
        if isinstance(session, TableSession):
            session.app.show()
        else:
            session.show(options.target, options.geometry, is_quiet=options.is_quiet)
        return application.exec()
    finally:
        session.storage.stop(STOP_SECONDS)


class Wiring:
    """Everything that the window and the cards stand on, for one run."""

    def __init__(
        self,
        data_folder: Path,
        relaunch: "Callable[[Relaunch], None]",
        content_folder: Path | None = None,
        only_window: "QLockFile | None" = None,
    ) -> None:
        from PySide6.QtWidgets import QApplication

        from companion.ui.app import WaysOut, open_address
        from companion.ui.kit.clipboard import Clipboard
        from companion.ui.kit.desk import Desk
        from companion.ui.kit.formatting import country_of_this_computer
        from companion.ui.kit.look import Look
        from companion.ui.kit.signals import Signals
        from companion.ui.kit.tasks import MainThreadPost, Tasks

        clock = SystemClock()
        signals = Signals()
        post = MainThreadPost()
        resources = paths.resources_folder()
        content, self._refused = _content(resources / "content", content_folder)

        def on_preferences_change(change: Change) -> None:
            # The place first: whoever hears of the change asks for the doors of the new one.
            country = preferences.now.country or country_of_this_computer()
            channels.choose(country, preferences.now.nation)
            signals.on_change(change)

        preferences = PreferencesService(
            JsonPreferencesFile(data_folder / "settings.json"), on_preferences_change
        )
        now = preferences.now
        look = Look(resources, now.theme, now.text_size)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # Before anything is built: else all of it would be styled and laid out twice.
            look.apply(application)
        country = now.country or country_of_this_computer()
        channels = ChannelService(content, clock, country, now.nation)
        self.storage = StorageThread(post)
        self.desk = Desk(
            look=look,
            tasks=Tasks(self.storage, post),
            signals=signals,
            clipboard=Clipboard(),
            clock=clock,
            content=content,
            guide=GuideService(content, channels),
            search=SearchService(content, channels),
            links=LinksService(content, channels),
            phrases=PhraseService(content),
            channels=channels,
            preferences=preferences,
            keeper=RoomKeeper(VaultFolder(data_folder, clock), content, clock, signals.on_change),
            files=Files(),
            notices=lambda: _notices(resources / "notices"),
            open_address=open_address,
            data_folder=str(data_folder),
        )
        release = only_window.unlock if only_window is not None else lambda: None
        self.lock = LockService(clock, now.idle_minutes)
        self.ways_out = WaysOut(self.desk, relaunch, release)


class Session(Wiring):
    """One run of the window."""

    def __init__(
        self,
        data_folder: Path,
        relaunch: "Callable[[Relaunch], None]",
        content_folder: Path | None = None,
        only_window: "QLockFile | None" = None,
    ) -> None:
        from companion.ui.app import App

        super().__init__(data_folder, relaunch, content_folder, only_window)
        self.app = App(self.desk, self.lock, self.ways_out)

    def show(self, target: str, geometry: str, *, is_quiet: bool = False) -> None:
        """Show the window, and say so if an added guide was not taken."""
        self.app.show(target or self.first_target(), geometry, is_quiet=is_quiet)
        if self._refused is not None:
            self.app.window.page.say_error(self._refused)

    def first_target(self) -> str:
        """Return where a person begins who comes without a target."""
        is_done = self.desk.preferences.now.is_first_start_done
        return "page:start" if is_done else "page:first-start"


class TableSession(Wiring):
    """One run of together mode. The main window is never built, the vault never opened."""

    def __init__(self, options: Options, only_window: "QLockFile | None") -> None:
        from companion.ui.app import Table

        relaunch = _restart(options)
        super().__init__(options.data_folder, relaunch, options.content_folder, only_window)
        self.app = Table(self.desk, options.table, options.geometry, self.ways_out)


def _session(options: Options, only_window: "QLockFile | None") -> Session | TableSession:
    if options.table and only_window is not None:
        return TableSession(options, only_window)
    return Session(options.data_folder, _restart(options), options.content_folder, only_window)


def _content(built_in: Path, added: Path | None) -> tuple[Catalog, CompanionError | None]:
    """Return the content, and why an added guide was not taken: then the built-in one is used."""
    if added is None:
        return Catalog.built_in(built_in), None
    from companion.content.pack_files import PackFiles
    from companion.content.pack_loader import PackLoader

    try:
        folders = PackFiles(language_folders(built_in, "en"))
        return PackLoader(folders).load(added), None
    except CompanionError as error:
        refused = CompanionError(ErrorCode.PACK_REFUSED, **error.parameters)
        return Catalog.built_in(built_in), refused


def _notices(folder: Path) -> "NoticeSource":
    from companion.content.notice_files import NoticeFiles

    return NoticeFiles(folder)


def _parse(argv: list[str]) -> Options:
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
    if given.demo and given.data_dir:
        parser.error("--demo has a folder of its own, which is thrown away: leave --data-dir out")
    table, handed = given.together, Handover(given.target, given.geometry, given.quiet)
    if given.handover is not None:
        table, handed = _table_or_window(take(given.handover))
    folder = Path(given.data_dir).resolve() if given.data_dir else paths.data_folder()
    content = Path(given.content).resolve() if given.content else None
    return Options(
        data_folder=folder,
        target=handed.target,
        geometry=handed.geometry,
        is_quiet=handed.is_quiet,
        content_folder=content,
        is_demo=given.demo,
        table=table,
        sealed=handed.sealed,
    )


def _harden() -> None:
    """Leave no memory in a file after a crash; on Linux no other program of the user reads it."""
    import ctypes

    if SYSTEM == "win32":
        # For this process only: to be left out for good is written down for all to see.
        with suppress(OSError, AttributeError):
            windows = ctypes.CDLL("kernel32")
            windows.SetErrorMode(NO_FAULT_BOX)
            windows.WerSetFlags(REPORT_NO_HEAP)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if SYSTEM == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0)


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
        with suppress(CompanionError):
            finish_wipe(data_folder)


def _restart(options: Options) -> "Callable[[Relaunch], None]":
    """Return how to end this process, which held the key, and start a fresh one."""

    def relaunch(again: "Relaunch") -> None:
        command = [*_program(), "--data-dir", str(options.data_folder)]
        if options.content_folder is not None:
            command += ["--content", str(options.content_folder)]
        handed = Handover(again.target, again.geometry, again.is_quiet, again.sealed)
        if SYSTEM == "linux":
            # The same process number, with wholly new memory: the terminal and a throw-away
            # demo folder that wait for this process go on waiting for it.
            with suppress(OSError):
                command += ["--handover", str(offer(handed))]
                os.execv(command[0], command)  # noqa: S606 - our own program
            # It can not be started again: it must not stay either, unseen and with the key.
            os._exit(1)
        with suppress(OSError):
            _start_another(command, handed)
        os._exit(0)

    return relaunch


def _start_another(command: list[str], handed: Handover) -> "subprocess.Popen[bytes]":
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


def _table_or_window(handed: Handover) -> tuple[str, Handover]:
    """Return the deck of cards to show, if it is one, and what else was handed over."""
    from companion.ui.app import TOGETHER

    if handed.target.startswith(TOGETHER):
        return handed.target.removeprefix(TOGETHER), replace(handed, target="")
    return "", handed


def _catch_bugs(session: Session | TableSession) -> None:
    """Show a bug to the person, with nothing of theirs in it, instead of ending silently."""

    def on_bug(
        kind: type[BaseException], _problem: BaseException, trace: TracebackType | None
    ) -> None:
        from companion.ui.dialogs.crash_dialog import describe, show_crash

        report = describe(kind, trace, __version__)
        _tell(report)
        if kind is not KeyboardInterrupt:
            show_crash(session.desk.look, report, session.app.leave, session.app.window)

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
