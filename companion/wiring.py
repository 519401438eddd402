# SPDX-License-Identifier: Apache-2.0
"""Wires everybody to everybody, for one run of the window or of the cards.

Loaded once the first line of the window is on the screen; in an order that is the quickest.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from companion import paths
from companion.content.catalog import Catalog, language_folders
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.preferences import Preferences
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
from companion.ui.app import App, Relaunch, Table, WaysOut, open_address
from companion.ui.kit.clipboard import Clipboard
from companion.ui.kit.desk import Desk
from companion.ui.kit.formatting import country_of_this_computer
from companion.ui.kit.look import Look
from companion.ui.kit.signals import Signals
from companion.ui.kit.tasks import MainThreadPost, Tasks
from companion.writers.files import Files

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

    from companion.services.notice_ports import NoticeSource
    from companion.ui.main_window import MainWindow


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never jump back."""
        return time.monotonic()


def seconds_asleep() -> float:
    """Return how long this computer slept since its start; 0 where no clock tells it.

    Setting the time changes none of these clocks.
    """
    asleep = 0.0
    if sys.platform == "linux":
        asleep = time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
    elif sys.platform == "darwin":
        awake = time.clock_gettime(time.CLOCK_UPTIME_RAW)
        asleep = time.clock_gettime(time.CLOCK_MONOTONIC_RAW) - awake
    return asleep


class Wiring:
    """Everything that the window and the cards stand on, for one run."""

    def __init__(
        self,
        data_folder: Path,
        relaunch: Callable[[Relaunch], None],
        content_folder: Path | None = None,
        only_window: "QLockFile | None" = None,
        look: Look | None = None,
    ) -> None:
        """Wire; `look` is the one that the window has already, if it is there."""
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
        look = look or _new_look(resources, now)
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
            keeper=RoomKeeper(
                VaultFolder(
                    data_folder,
                    clock,
                    elsewhere=paths.other_folders(),
                    is_waited_for=self.storage.is_waited_for,
                ),
                content,
                clock,
                signals.on_change,
            ),
            files=Files(),
            notices=lambda: _notices(resources / "notices"),
            open_address=open_address,
            data_folder=str(data_folder),
            is_portable=paths.portable_folder() is not None and data_folder == paths.data_folder(),
        )
        release = only_window.unlock if only_window is not None else lambda: None
        self.lock = LockService(clock, now.idle_minutes, seconds_asleep)
        self.ways_out = WaysOut(self.desk, relaunch, release)


class Session(Wiring):
    """One run of the window."""

    def __init__(
        self,
        data_folder: Path,
        relaunch: Callable[[Relaunch], None],
        content_folder: Path | None = None,
        only_window: "QLockFile | None" = None,
        window: "MainWindow | None" = None,
    ) -> None:
        """Wire and furnish the window, which may be on the screen already."""
        look = window.look if window is not None else None
        super().__init__(data_folder, relaunch, content_folder, only_window, look)
        self.app = App(self.desk, self.lock, self.ways_out, window)

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

    def __init__(
        self,
        data_folder: Path,
        relaunch: Callable[[Relaunch], None],
        content_folder: Path | None,
        only_window: "QLockFile | None",
        table: tuple[str, str],
    ) -> None:
        """Wire; `table` is the deck, and where the window was."""
        super().__init__(data_folder, relaunch, content_folder, only_window)
        self.app = Table(self.desk, *table, self.ways_out)


def _new_look(resources: Path, now: Preferences) -> Look:
    look = Look(resources, now.theme, now.text_size)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        # Before anything is built: else all of it would be styled and laid out twice.
        look.apply(application)
    return look


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
