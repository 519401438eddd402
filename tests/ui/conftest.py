"""A desk with the real content, and a private room over a real vault with a cheap key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from companion.content.catalog import Catalog
from companion.content.notice_files import NoticeFiles
from companion.domain.preferences import ThemeChoice
from companion.paths import resources_folder
from companion.services.channel_service import ChannelService
from companion.services.guide_service import GuideService
from companion.services.links_service import LinksService
from companion.services.phrase_service import PhraseService
from companion.services.preferences_service import PreferencesService
from companion.services.private_room import RoomKeeper
from companion.services.search_service import SearchService
from companion.storage.kdf import KdfCost
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.storage_thread import StorageThread
from companion.storage.vault import VaultFolder
from companion.ui.kit.clipboard import Clipboard
from companion.ui.kit.desk import Desk
from companion.ui.kit.look import Look
from companion.ui.kit.signals import Signals
from companion.ui.kit.tasks import MainThreadPost, Tasks
from companion.writers.files import Files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from companion.services.private_room import PrivateRoom

PASSPHRASE = "kettle orbit velvet nine"
CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)


class SteadyClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self._now = datetime(2026, 12, 3, 20, 15, tzinfo=UTC)
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def forward(self, **by: float) -> None:
        """Move on, for example `days=8`."""
        step = timedelta(**by)
        self._now += step
        self._monotonic += step.total_seconds()


@pytest.fixture
def clock() -> SteadyClock:
    return SteadyClock()


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were handed to the system."""
    return []


@pytest.fixture
def desk(
    qapp: QApplication, tmp_path: Path, clock: SteadyClock, opened: list[str]
) -> Iterator[Desk]:
    """The tools of every page, wired as bootstrap does it; data lies in `tmp_path`."""
    signals, post = Signals(), MainThreadPost()
    storage = StorageThread(post)
    content = Catalog.built_in(resources_folder() / "content")
    channels = ChannelService(content, clock, "GB")
    keeper = RoomKeeper(VaultFolder(tmp_path, clock, CHEAP), content, clock, signals.on_change)
    look = Look(resources_folder(), ThemeChoice.LIGHT, 100)
    look.apply(qapp)
    qapp.setStyleSheet(look.sheet)
    yield Desk(
        look=look,
        tasks=Tasks(storage, post),
        signals=signals,
        clipboard=Clipboard(),
        clock=clock,
        content=content,
        guide=GuideService(content, channels),
        search=SearchService(content, channels),
        links=LinksService(content, channels),
        phrases=PhraseService(content),
        channels=channels,
        preferences=PreferencesService(
            JsonPreferencesFile(tmp_path / "settings.json"), signals.on_change
        ),
        keeper=keeper,
        files=Files(),
        notices=lambda: NoticeFiles(resources_folder() / "notices"),
        open_address=lambda address: opened.append(address) is None,
        data_folder=str(tmp_path),
    )
    storage.run_now(keeper.close, 10)
    assert storage.stop(10)


@pytest.fixture
def room(desk: Desk) -> PrivateRoom:
    """The open private room. Outside `on_vault`, call it through `desk.tasks.now_on_vault`."""

    def open_new() -> PrivateRoom:
        desk.keeper.create(PASSPHRASE)
        return desk.keeper.open(PASSPHRASE)

    return desk.tasks.now_on_vault(open_new, 30)
